//! Acts: what a procedure consists of.

use serde::{Deserialize, Serialize};

use super::{Listed, Verdict};
use crate::{
    base::{
        ActId, Day, Language, Moment,
        text::{Label, Title},
    },
    organisations::Website,
};

words! {
    /// What an act is.
    pub enum ActKind {
        /// The procedure begins (*avvio*).
        Start = "start",
        /// Everybody is invited to express interest (*avviso pubblico*).
        Notice = "notice",
        /// The notice stays open longer.
        Extension = "extension",
        /// The office begins to assess who expressed interest (*istruttoria*).
        Assessment = "assessment",
        /// Who is admitted and who is not (*elenco*).
        List = "list",
        /// A sitting of those admitted with the office (*seduta del tavolo*), with its minutes.
        Session = "session",
        /// What came out of the sittings (*documento di sintesi*, *progetto definitivo*).
        FinalDocument = "final_document",
        /// The municipality decides (*determina*).
        Determination = "determination",
        /// Somebody signs (*convenzione*, *patto di collaborazione*).
        Agreement = "agreement",
        /// It is carried out; how it comes along (*attuazione*).
        Implementation = "implementation",
        /// What was done with which money (*rendicontazione*).
        Account = "account",
        /// What it was good for (*valutazione*).
        Evaluation = "evaluation",
        /// The procedure rests, for a reason.
        Suspension = "suspension",
        /// It goes on.
        Resumption = "resumption",
        /// It ends before its end, for a reason.
        Revocation = "revocation",
        /// An earlier act is put right.
        Correction = "correction",
    }
}

words! {
    /// On which rules a procedure stands.
    pub enum Basis {
        /// Co-design with bodies of the third sector, art. 55 D.Lgs. 117/2017.
        CoDesign = "co_design",
        /// Shared care of common goods by anybody: *patti di collaborazione* alone.
        Collaboration = "collaboration",
    }
}

words! {
    /// What the final document is.
    pub enum DocumentKind {
        /// A summary (*documento di sintesi*).
        Summary = "summary",
        /// A finished project (*progetto definitivo*).
        Project = "project",
    }
}

words! {
    /// How an agreement is called.
    pub enum FormKind {
        /// *Convenzione*, with registered bodies only.
        Convention = "convention",
        /// *Patto di collaborazione*, with anybody.
        Pact = "pact",
    }
}

/// What is signed. A convention holds the number of the body in the national register: there is none without.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Form {
    /// *Convenzione*.
    Convention {
        /// The number of the body in the national register of the third sector.
        runts_number: String,
    },
    /// *Patto di collaborazione*.
    Pact,
}

impl Form {
    /// How it is called.
    pub const fn kind(&self) -> FormKind {
        match self {
            Self::Convention { .. } => FormKind::Convention,
            Self::Pact => FormKind::Pact,
        }
    }
}

texts! {
    /// What an act says in plain words, in Markdown; the minutes of a sitting too.
    pub struct ActText(Many, 10..=20000);
    /// Something that the office looks at when it assesses.
    pub struct Criterion(One, 3..=200);
}

/// What an act says of its own kind, with everything on which the state depends.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Content {
    /// See [`ActKind::Start`].
    Start {
        /// On which rules the procedure stands.
        basis: Basis,
    },
    /// See [`ActKind::Notice`].
    Notice {
        /// Until when interest can be expressed.
        deadline: Moment,
        /// What the office will look at, in order.
        criteria: Vec<String>,
    },
    /// See [`ActKind::Extension`].
    Extension {
        /// The new deadline.
        deadline: Moment,
    },
    /// See [`ActKind::Assessment`].
    Assessment,
    /// See [`ActKind::List`].
    List {
        /// Everybody who expressed interest and did not withdraw, by receipt.
        entries: Vec<Listed>,
    },
    /// See [`ActKind::Session`].
    Session,
    /// See [`ActKind::FinalDocument`].
    FinalDocument {
        /// What it is.
        kind: DocumentKind,
    },
    /// See [`ActKind::Determination`].
    Determination,
    /// See [`ActKind::Agreement`].
    Agreement {
        /// The receipt of whoever signs.
        receipt: u32,
        /// Who signs.
        name: String,
        /// What is signed.
        form: Form,
    },
    /// See [`ActKind::Implementation`].
    Implementation,
    /// See [`ActKind::Account`].
    Account {
        /// What was to be spent, in cents of a euro.
        planned_cents: i64,
        /// What was spent, in cents of a euro.
        spent_cents: i64,
    },
    /// See [`ActKind::Evaluation`].
    Evaluation,
    /// See [`ActKind::Suspension`].
    Suspension,
    /// See [`ActKind::Resumption`].
    Resumption,
    /// See [`ActKind::Revocation`].
    Revocation,
    /// See [`ActKind::Correction`].
    Correction {
        /// The place of the act that is put right.
        of: u16,
    },
}

impl Content {
    /// What the act is.
    pub const fn kind(&self) -> ActKind {
        match self {
            Self::Start { .. } => ActKind::Start,
            Self::Notice { .. } => ActKind::Notice,
            Self::Extension { .. } => ActKind::Extension,
            Self::Assessment => ActKind::Assessment,
            Self::List { .. } => ActKind::List,
            Self::Session => ActKind::Session,
            Self::FinalDocument { .. } => ActKind::FinalDocument,
            Self::Determination => ActKind::Determination,
            Self::Agreement { .. } => ActKind::Agreement,
            Self::Implementation => ActKind::Implementation,
            Self::Account { .. } => ActKind::Account,
            Self::Evaluation => ActKind::Evaluation,
            Self::Suspension => ActKind::Suspension,
            Self::Resumption => ActKind::Resumption,
            Self::Revocation => ActKind::Revocation,
            Self::Correction { .. } => ActKind::Correction,
        }
    }
}

/// What an officer asks for; what the database knows better (who is on the list, who is registered) is read there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step {
    /// An act that says everything itself.
    Plain(Content),
    /// The list of those who were assessed.
    List,
    /// An agreement with the holder of a receipt.
    Agreement {
        /// The receipt.
        receipt: u32,
        /// How it is called.
        form: FormKind,
    },
}

/// What every act bears, as an officer writes it.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its number in the register of the body: `DD 214/2026`.
    pub number: Label,
    /// Its date.
    pub on: Day,
    /// What it is called.
    pub title: Title,
    /// What it says in plain words; the reason, where it suspends or revokes.
    pub text: ActText,
    /// Where the body publishes it.
    pub link: Option<Website>,
    /// By when the next act is meant to follow.
    pub next_by: Option<Day>,
}

/// An act as it was taken.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Act {
    /// Its id.
    pub id: ActId,
    /// Its place among the acts of the procedure, from one.
    pub place: u16,
    /// What it says of its kind.
    pub content: Content,
    /// Its number in the register of the body.
    pub number: String,
    /// Its date.
    pub on: Day,
    /// What it is called.
    pub title: String,
    /// What it says in plain words, in Markdown.
    pub text: String,
    /// The language of title and text.
    pub language: Language,
    /// Where the body publishes it.
    pub link: Option<String>,
    /// By when the next act is meant to follow.
    pub next_by: Option<Day>,
    /// When it was published here.
    pub taken_at: Moment,
}

impl Act {
    /// The entries of a list that were admitted, with or without conditions; nobody on other acts.
    pub fn admitted(&self) -> impl Iterator<Item = &Listed> {
        let entries = match &self.content {
            Content::List { entries } => entries.as_slice(),
            _ => &[],
        };
        entries.iter().filter(|entry| !matches!(entry.verdict, Verdict::NotAdmitted { .. }))
    }
}

//! Who is interested, and what the office found.

use serde::{Deserialize, Serialize};

use crate::base::{
    ExpressionId, Language, Moment, OrganisationId, ProcedureId, Refusal,
    text::{Body, Label, Reasons},
};

words! {
    /// As what somebody expresses interest.
    pub enum PartyKind {
        /// An organisation that has a page here.
        Organisation = "organisation",
        /// Several people without a form in law.
        Group = "group",
        /// One person.
        Person = "person",
    }
}

/// As what somebody expresses interest, as it is declared.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Party {
    /// On behalf of an organisation.
    Organisation(OrganisationId),
    /// For several people without a form in law, who call themselves so.
    Group(Label),
    /// For oneself, under this name.
    Person(Label),
}

impl Party {
    /// Which of the three it is.
    pub const fn kind(&self) -> PartyKind {
        match self {
            Self::Organisation(_) => PartyKind::Organisation,
            Self::Group(_) => PartyKind::Group,
            Self::Person(_) => PartyKind::Person,
        }
    }
}

/// An expression of interest as somebody writes it. Nothing is asked about documents or nationality.
#[derive(Clone, Debug)]
pub struct Interest {
    /// As what.
    pub party: Party,
    /// What they would bring in, in Markdown.
    pub text: Body,
    /// The language of the text.
    pub language: Language,
    /// How the office reaches them; nobody else sees it.
    pub contact: Label,
}

words! {
    /// What the office finds, in one word.
    pub enum Outcome {
        /// They come to the table.
        Admitted = "admitted",
        /// They come to the table if they do something first.
        Conditions = "conditions",
        /// They do not.
        NotAdmitted = "not_admitted",
    }
}

/// What the office finds. What needs a reason holds it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Verdict {
    /// See [`Outcome::Admitted`].
    Admitted,
    /// See [`Outcome::Conditions`].
    Conditions {
        /// What they must do first.
        conditions: String,
    },
    /// See [`Outcome::NotAdmitted`].
    NotAdmitted {
        /// The place of the criterion that is not met, from nought.
        criterion: u16,
        /// Why it is not met.
        reasons: String,
    },
}

impl Verdict {
    /// Out of what a form sends.
    ///
    /// # Errors
    /// [`Refusal::ReasonMissing`] where something else than admission gives no reason; [`Refusal::UnknownChoice`] without
    /// a criterion; what [`Reasons::parse`] refuses.
    pub fn parse(outcome: Outcome, criterion: Option<u16>, reasons: &str) -> Result<Self, Refusal> {
        let reasons = || match Reasons::parse(reasons) {
            Err(Refusal::Missing) => Err(Refusal::ReasonMissing),
            parsed => parsed.map(Reasons::into_string),
        };
        Ok(match outcome {
            Outcome::Admitted => Self::Admitted,
            Outcome::Conditions => Self::Conditions { conditions: reasons()? },
            Outcome::NotAdmitted => {
                Self::NotAdmitted { criterion: criterion.ok_or(Refusal::UnknownChoice)?, reasons: reasons()? }
            }
        })
    }

    /// The verdict in one word.
    pub const fn outcome(&self) -> Outcome {
        match self {
            Self::Admitted => Outcome::Admitted,
            Self::Conditions { .. } => Outcome::Conditions,
            Self::NotAdmitted { .. } => Outcome::NotAdmitted,
        }
    }

    /// The conditions or reasons, where there are some.
    pub fn reasons(&self) -> Option<&str> {
        match self {
            Self::Admitted => None,
            Self::Conditions { conditions } => Some(conditions),
            Self::NotAdmitted { reasons, .. } => Some(reasons),
        }
    }
}

/// A line of the published list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Listed {
    /// The receipt.
    pub receipt: u32,
    /// As what they expressed interest.
    pub party: PartyKind,
    /// Who they are; `None` for groups and persons who were not admitted: they know their receipt, nobody else need.
    pub name: Option<String>,
    /// The page of an organisation.
    pub organisation: Option<OrganisationId>,
    /// What the office found.
    pub verdict: Verdict,
}

impl Listed {
    /// A line as it may be published.
    pub fn publish(
        receipt: u32,
        party: PartyKind,
        name: String,
        organisation: Option<OrganisationId>,
        verdict: Verdict,
    ) -> Self {
        let is_told = party == PartyKind::Organisation || verdict.outcome() != Outcome::NotAdmitted;
        Self { receipt, party, name: is_told.then_some(name), organisation, verdict }
    }
}

/// An expression of interest before the office.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Expression {
    /// Its id.
    pub id: ExpressionId,
    /// Its receipt.
    pub receipt: u32,
    /// As what.
    pub party: PartyKind,
    /// Who.
    pub name: String,
    /// The organisation.
    pub organisation: Option<OrganisationId>,
    /// Its number in the national register of the third sector.
    pub runts_number: Option<String>,
    /// What they would bring in, in Markdown.
    pub text: String,
    /// The language of the text.
    pub language: Language,
    /// How the office reaches them; empty once it is erased.
    pub contact: String,
    /// When it came.
    pub sent_at: Moment,
    /// When it was changed last.
    pub changed_at: Moment,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Moment>,
    /// What the office found.
    pub verdict: Option<Verdict>,
}

/// One's own expression of interest.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Own {
    /// The procedure.
    pub procedure: ProcedureId,
    /// What the procedure is called.
    pub title: String,
    /// The language of the title.
    pub title_language: Language,
    /// Until when it can be changed and withdrawn; `None` where it no longer can.
    pub until: Option<Moment>,
    /// The expression; what the office found is in it once the list is published.
    pub expression: Expression,
}

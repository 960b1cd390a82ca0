//! How far a procedure came, as types: what is known at a stage is in its variant, so no stage lacks what it needs.

use serde::{Deserialize, Serialize};

use super::{ActKind, Basis, Listed};
use crate::base::Moment;

words! {
    /// How far a procedure came, in one word.
    pub enum Stage {
        /// It was started.
        Started = "started",
        /// The notice was published.
        Notice = "notice",
        /// The office assesses.
        Assessing = "assessing",
        /// The list was published.
        Listed = "listed",
        /// Those admitted sit together with the office.
        Sitting = "sitting",
        /// The final document stands.
        Documented = "documented",
        /// The municipality decided.
        Determined = "determined",
        /// Somebody signed.
        Agreed = "agreed",
        /// It is being carried out.
        CarriedOut = "carried_out",
        /// It was accounted for.
        Accounted = "accounted",
        /// It was evaluated: the end.
        Evaluated = "evaluated",
    }
}

words! {
    /// Why a procedure does not go on.
    pub enum Halt {
        /// It rests.
        Suspended = "suspended",
        /// It was ended.
        Revoked = "revoked",
    }
}

/// What the notice says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Notice {
    /// Until when interest can be expressed.
    pub deadline: Moment,
    /// What the office looks at; there is at least one.
    pub criteria: Vec<String>,
}

/// What the published list says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Admissions {
    /// The notice that it answers.
    pub notice: Notice,
    /// Everybody, by receipt.
    pub entries: Vec<Listed>,
}

/// Who signed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Agreements {
    /// The list from which they come.
    pub admissions: Admissions,
    /// The receipt of the first who signed.
    pub first: u32,
    /// The receipts of the others.
    pub others: Vec<u32>,
}

impl Agreements {
    /// Whether the holder of the receipt has signed.
    pub fn include(&self, receipt: u32) -> bool {
        self.first == receipt || self.others.contains(&receipt)
    }
}

/// A stage with what is known there.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Course {
    /// See [`Stage::Started`].
    Started,
    /// See [`Stage::Notice`].
    Notice(Notice),
    /// See [`Stage::Assessing`].
    Assessing(Notice),
    /// See [`Stage::Listed`].
    Listed(Admissions),
    /// See [`Stage::Sitting`].
    Sitting(Admissions),
    /// See [`Stage::Documented`].
    Documented(Admissions),
    /// See [`Stage::Determined`].
    Determined(Admissions),
    /// See [`Stage::Agreed`].
    Agreed(Agreements),
    /// See [`Stage::CarriedOut`].
    CarriedOut(Agreements),
    /// See [`Stage::Accounted`].
    Accounted(Agreements),
    /// See [`Stage::Evaluated`].
    Evaluated(Agreements),
}

impl Course {
    /// The stage in one word.
    pub const fn stage(&self) -> Stage {
        match self {
            Self::Started => Stage::Started,
            Self::Notice(_) => Stage::Notice,
            Self::Assessing(_) => Stage::Assessing,
            Self::Listed(_) => Stage::Listed,
            Self::Sitting(_) => Stage::Sitting,
            Self::Documented(_) => Stage::Documented,
            Self::Determined(_) => Stage::Determined,
            Self::Agreed(_) => Stage::Agreed,
            Self::CarriedOut(_) => Stage::CarriedOut,
            Self::Accounted(_) => Stage::Accounted,
            Self::Evaluated(_) => Stage::Evaluated,
        }
    }

    /// The notice, once there is one.
    pub fn notice(&self) -> Option<&Notice> {
        match self {
            Self::Started => None,
            Self::Notice(notice) | Self::Assessing(notice) => Some(notice),
            _ => self.admissions().map(|admissions| &admissions.notice),
        }
    }

    /// The list, once there is one.
    pub const fn admissions(&self) -> Option<&Admissions> {
        match self {
            Self::Started | Self::Notice(_) | Self::Assessing(_) => None,
            Self::Listed(admissions)
            | Self::Sitting(admissions)
            | Self::Documented(admissions)
            | Self::Determined(admissions) => Some(admissions),
            Self::Agreed(agreements)
            | Self::CarriedOut(agreements)
            | Self::Accounted(agreements)
            | Self::Evaluated(agreements) => Some(&agreements.admissions),
        }
    }

    /// The agreements, once there is one.
    pub const fn agreements(&self) -> Option<&Agreements> {
        match self {
            Self::Agreed(agreements)
            | Self::CarriedOut(agreements)
            | Self::Accounted(agreements)
            | Self::Evaluated(agreements) => Some(agreements),
            _ => None,
        }
    }
}

/// Whether the procedure goes on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum State {
    /// It does.
    Running(Course),
    /// It rests and will go on from here.
    Suspended(Course),
    /// It ended here before its end.
    Revoked(Course),
}

impl State {
    /// How far it came.
    pub const fn course(&self) -> &Course {
        match self {
            Self::Running(course) | Self::Suspended(course) | Self::Revoked(course) => course,
        }
    }

    /// Why it does not go on; `None` where it does.
    pub const fn halt(&self) -> Option<Halt> {
        match self {
            Self::Running(_) => None,
            Self::Suspended(_) => Some(Halt::Suspended),
            Self::Revoked(_) => Some(Halt::Revoked),
        }
    }

    /// The kinds of acts that may follow, those that lead on first.
    pub const fn next(&self) -> &'static [ActKind] {
        use ActKind::{
            Account, Agreement, Assessment, Correction, Determination, Evaluation, Extension, FinalDocument,
            Implementation, List, Notice, Resumption, Revocation, Session, Suspension,
        };
        let course = match self {
            Self::Suspended(_) => return &[Resumption, Revocation, Correction],
            Self::Revoked(_) => return &[Correction],
            Self::Running(course) => course,
        };
        match course.stage() {
            Stage::Started => &[Notice, Suspension, Revocation, Correction],
            Stage::Notice => &[Assessment, Extension, Suspension, Revocation, Correction],
            Stage::Assessing => &[List, Suspension, Revocation, Correction],
            Stage::Listed => &[Session, List, Suspension, Revocation, Correction],
            Stage::Sitting => &[FinalDocument, Session, Suspension, Revocation, Correction],
            Stage::Documented => &[Determination, Suspension, Revocation, Correction],
            Stage::Determined => &[Agreement, Suspension, Revocation, Correction],
            Stage::Agreed => &[Implementation, Agreement, Suspension, Revocation, Correction],
            Stage::CarriedOut => &[Account, Implementation, Suspension, Revocation, Correction],
            Stage::Accounted => &[Evaluation, Implementation, Account, Suspension, Revocation, Correction],
            Stage::Evaluated => &[Correction],
        }
    }
}

impl Basis {
    /// Whether agreements of this kind can be signed on these rules.
    pub const fn lets_sign(self, form: super::FormKind) -> bool {
        matches!((self, form), (Self::CoDesign, _) | (Self::Collaboration, super::FormKind::Pact))
    }
}

//! Procedures as pages show them.

use serde::{Deserialize, Serialize};

use super::{Act, Halt, Progress, Stage};
use crate::{
    base::{
        Cursor, Day, Language, Moment, ProcedureId, Subject,
        text::{Label, Title},
    },
    territories::Territory,
};

/// A procedure as it is attached to a board or a table.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Beside what it runs.
    pub subject: Subject,
    /// What it is called.
    pub title: Title,
    /// The language of the procedure: of its title and its acts.
    pub language: Language,
    /// The office that runs it.
    pub office: Label,
}

/// A procedure as its page shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Procedure {
    /// Its id.
    pub id: ProcedureId,
    /// Beside what it runs.
    pub subject: Subject,
    /// What that is called.
    pub subject_title: String,
    /// The language of that.
    pub subject_language: Language,
    /// Where it belongs.
    pub territory: Territory,
    /// What it is called.
    pub title: String,
    /// The language of title and acts.
    pub language: Language,
    /// The office that runs it.
    pub office: String,
    /// Its acts, in their order.
    pub acts: Vec<Act>,
    /// What they fold to.
    pub progress: Progress,
}

words! {
    /// Which procedures a list shows.
    pub enum Stretch {
        /// Those in which interest can be expressed.
        Open = "open",
        /// Those that go on.
        UnderWay = "under_way",
        /// Those that are over.
        Over = "over",
    }
}

/// A procedure in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Card {
    /// Its id.
    pub id: ProcedureId,
    /// What it is called.
    pub title: String,
    /// The language of the title.
    pub language: Language,
    /// Name of its territory.
    pub territory: String,
    /// Beside what it runs.
    pub subject: Subject,
    /// How far it came.
    pub stage: Stage,
    /// Why it does not go on.
    pub halt: Option<Halt>,
    /// Until when interest can be expressed, while the notice is the last stage.
    pub deadline: Option<Moment>,
    /// By when the next act is meant to follow.
    pub next_by: Option<Day>,
    /// When it was attached.
    pub created_at: Moment,
}

impl Card {
    /// Where the list goes on after this row.
    pub fn cursor(&self) -> Cursor {
        Cursor { key: self.created_at.0, id: self.id.0 }
    }

    /// Whether the next act should have followed already.
    pub fn is_late(&self, today: Day) -> bool {
        self.halt.is_none() && self.next_by.is_some_and(|day| day < today)
    }
}

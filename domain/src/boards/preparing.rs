//! What those who prepare boards read.

use serde::{Deserialize, Serialize};

use crate::base::{BoardId, Language, Moment};

/// A board in the list of those who prepare it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Prepared {
    /// Its id.
    pub id: BoardId,
    /// The question in the reader's language, or in the board's own.
    pub question: String,
    /// The language of the question.
    pub language: Language,
    /// Name of its territory.
    pub territory: String,
    /// Since when people can read it; `None` on a draft.
    pub opened_at: Option<Moment>,
}

//! Milestones: the dated steps of an adopted initiative.

use serde::{Deserialize, Serialize};

use crate::base::{
    Day, Language, MilestoneId,
    text::{Message, Title},
};

#[cfg(feature = "db")]
pub mod actions;
#[cfg(feature = "db")]
pub mod queries;
pub mod rules;
#[cfg(feature = "db")]
pub(crate) mod tables;
#[cfg(all(test, feature = "testing"))]
mod tests;

/// A milestone as an officer writes it.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The day on which it is or was reached.
    pub on: Day,
    /// What is reached.
    pub title: Title,
    /// More about it, in Markdown.
    pub text: Option<Message>,
    /// The language of both.
    pub language: Language,
    /// Whether it is reached.
    pub is_done: bool,
}

/// A dated step of carrying an initiative out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Milestone {
    /// Its id.
    pub id: MilestoneId,
    /// The day on which it is or was reached.
    pub on: Day,
    /// What is reached.
    pub title: String,
    /// More about it, in Markdown; empty where there is no more.
    pub text: String,
    /// The language of both.
    pub language: Language,
    /// Whether it is reached.
    pub is_done: bool,
}

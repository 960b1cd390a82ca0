//! Messages: what a person is told, by which way and how soon.
//!
//! Everything that others do is in the record already, and what waits for somebody (a reminder, a seat that is offered,
//! a service to look at again) follows from what is stored. Whoever looks at the page of her things reads it from there
//! ([`queries::list_news`]); whoever left a confirmed e-mail address gets a line in the outbox for it, written by a
//! sweep off the path of any request. Who hears of what is said once for both, in `hearers`.
//!
//! [`rules::decide`] is the only place that says whether something is told, on the page or by letter. A line is unique
//! for the person and its cause, and it is claimed before it is sent: it is never sent twice. Where the process dies
//! between the claim and the mail server's answer nobody knows whether it went out; it is then not sent again, and
//! stands on the page.

use serde::{Deserialize, Serialize};

use crate::base::{Language, Moment, Subject};

#[cfg(feature = "db")]
pub mod actions;
#[cfg(feature = "db")]
mod hearers;
#[cfg(feature = "db")]
pub mod outbox;
#[cfg(feature = "db")]
pub mod queries;
pub mod rules;
#[cfg(all(test, feature = "testing"))]
mod tests;

words! {
    /// What people are told of.
    pub enum Occasion {
        /// The official answer to an initiative that one wrote, supports or follows.
        Answer = "answer",
        /// An initiative took a step: admitted, on the ballot, adopted, carried out.
        Step = "step",
        /// Somebody commented or offered help.
        Comment = "comment",
        /// An initiative has a new version.
        Version = "version",
        /// A new initiative on a board that one follows.
        Initiative = "initiative",
        /// The vote of a board that one follows was counted.
        Result = "result",
        /// A meeting for which one registered, or that one follows, has a programme, was moved or called off.
        Meeting = "meeting",
        /// A seat became free for which one waits.
        Seat = "seat",
        /// A meeting for which one has a seat begins within a day.
        Reminder = "reminder",
        /// What came of a meeting, and what was shown there.
        Materials = "materials",
        /// A session was convened of a table at which one sits or that one follows.
        Session = "session",
        /// The minutes of such a session were approved.
        Minutes = "minutes",
        /// A table speaks of or decides about something that one follows, supports or wrote.
        Decision = "decision",
        /// An act of a formal procedure, or the end of a time in which one can take part.
        Procedure = "procedure",
        /// News about what one follows.
        News = "news",
        /// The services of one's organisation: to be looked at again, or said to be wrong.
        Service = "service",
    }
}

words! {
    /// How soon and by which way one wishes to hear of an occasion.
    pub enum Pace {
        /// At once, by e-mail.
        AtOnce = "at_once",
        /// In one e-mail a day.
        Daily = "daily",
        /// In one e-mail a week.
        Weekly = "weekly",
        /// Only on the page of one's things.
        Page = "page",
        /// Not at all.
        Never = "never",
    }
}

impl Pace {
    /// Whether one is written to.
    pub const fn is_letter(self) -> bool {
        matches!(self, Self::AtOnce | Self::Daily | Self::Weekly)
    }
}

/// By which ways something is told to a person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ways {
    /// Whether it stands on the page of her things.
    pub page: bool,
    /// From when on it may be sent by e-mail; `None` where it is not sent.
    pub mail: Option<Moment>,
}

/// How a person wishes to hear of things.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Wishes {
    /// Her e-mail address, where she left one.
    pub address: Option<Address>,
    /// For every occasion how soon she wishes to hear of it.
    pub paces: Vec<(Occasion, Pace)>,
}

/// An e-mail address that a person left.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Address {
    /// The address.
    pub address: String,
    /// In which language letters to it are written.
    pub language: Language,
    /// Whether somebody opened the letter that asked for confirmation. Before that nothing else is sent.
    pub is_confirmed: bool,
}

/// What one e-mail tells one person; written in her language by whoever sends it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Letter {
    /// To which address.
    pub to: String,
    /// In which language.
    pub language: Language,
    /// What it is about.
    pub matter: Matter,
}

/// What a letter is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Matter {
    /// It asks whether the address is right; the token of the link that says yes.
    Confirmation(String),
    /// It tells of things that happened; never empty.
    Lines(Vec<Line>),
}

/// One thing that a letter tells of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// What kind of thing happened.
    pub occasion: Occasion,
    /// What was done: a word of the record.
    pub word: String,
    /// To what.
    pub subject: Subject,
    /// What that is called; not HTML.
    pub title: String,
    /// The address of its page behind the language.
    pub address: String,
    /// When what it asks for is over, or when it begins.
    pub until: Option<Moment>,
    /// The token of the link that stops letters of this occasion and can do nothing else.
    pub stop: String,
}

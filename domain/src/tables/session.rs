//! Sessions: when the table meets, what is on its agenda, and what is written down.

use serde::{Deserialize, Serialize};

use super::{Deciding, Resolution, Sits};
use crate::base::{
    ItemId, Language, MeetingId, Moment, Refusal, SeatId, Subject, TableId,
    text::{Label, Lines, Message, Reasons, Title, clean, graphemes},
};

words! {
    /// Which way a point of an agenda is moved.
    pub enum Way {
        /// Before the one above it.
        Up = "up",
        /// Behind the one below it.
        Down = "down",
    }
}

words! {
    /// How far a session came.
    pub enum Stage {
        /// It is announced.
        Convened = "convened",
        /// It is going on.
        Open = "open",
        /// It is over, its minutes are not approved yet.
        Closed = "closed",
        /// The table approved its minutes.
        Approved = "approved",
        /// It does not take place.
        Cancelled = "cancelled",
    }
}

/// What of the rulebook holds for a session, as it stood when the session was convened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Terms {
    /// How many days before it the agenda is sent.
    pub notice_days: u16,
    /// Of a hundred held seats, how many must be present.
    pub quorum_percent: u8,
    /// How the table decides.
    pub deciding: Deciding,
    /// Whether people speak by turns of the constituencies.
    pub alternates: bool,
}

/// Where a session takes place.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Where {
    /// The place.
    pub place: Option<String>,
    /// The link; told only to those who sit at the table.
    pub link: Option<String>,
}

/// A session with its agenda.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Session {
    /// The meeting.
    pub id: MeetingId,
    /// The number by which the meeting's own page is known.
    pub meeting: i64,
    /// The table.
    pub table: TableId,
    /// Which session of the table it is, counted from one.
    pub number: u32,
    /// When it begins.
    pub starts_at: Moment,
    /// When it ends.
    pub ends_at: Moment,
    /// Where it takes place.
    pub location: Where,
    /// What of the rulebook holds for it.
    pub terms: Terms,
    /// When it was convened.
    pub convened_at: Moment,
    /// Why it was convened later than the rulebook wants; not HTML.
    pub urgent_reason: Option<String>,
    /// How far it came.
    pub stage: Stage,
    /// When it was opened.
    pub opened_at: Option<Moment>,
    /// When it was closed.
    pub closed_at: Option<Moment>,
    /// When its minutes were approved, and in which session.
    pub approved: Option<(Moment, MeetingId)>,
    /// What is written down of the whole session.
    pub minutes: Minutes,
    /// The agenda in its order.
    pub items: Vec<Item>,
    /// Who was there.
    pub present: Vec<(SeatId, Sits)>,
}

/// What is written down, in Markdown, with the number of its version.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Minutes {
    /// The text; empty where nothing is written, or where the reader may not read it yet.
    pub text: String,
    /// How often it was written.
    pub version: u32,
}

impl Minutes {
    /// The most graphemes of a text.
    pub const LONGEST: usize = 20_000;

    /// The text as it is kept; it may be empty.
    ///
    /// # Errors
    /// [`Refusal::TooLong`].
    pub fn parse(text: &str) -> Result<String, Refusal> {
        let text = clean(text, Lines::Many);
        if graphemes(&text) > Self::LONGEST || text.len() > Self::LONGEST * 16 {
            return Err(Refusal::TooLong { most: Self::LONGEST });
        }
        Ok(text)
    }
}

/// A board, initiative or offer that is on an agenda.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Referred {
    /// Which one.
    pub subject: Subject,
    /// What it is called.
    pub title: String,
    /// The language of the title.
    pub language: Language,
}

/// A point on the agenda.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// What it is about; empty where the reader may not know it.
    pub title: String,
    /// More about it, in Markdown; may be empty.
    pub text: String,
    /// The board, initiative or offer that it is about.
    pub referred: Option<Referred>,
    /// Why it was added later than the rulebook wants; not HTML.
    pub urgent_reason: Option<String>,
    /// Why only those who sit at the table read it; not HTML.
    pub confidential_reason: Option<String>,
    /// What is written down of it.
    pub minutes: Minutes,
    /// What is decided about it.
    pub resolutions: Vec<Resolution>,
}

impl Item {
    /// What of a confidential point others see: that there is one, and why they do not read it.
    pub fn concealed(self) -> Self {
        Self {
            title: String::new(),
            text: String::new(),
            referred: None,
            minutes: Minutes::default(),
            resolutions: Vec::new(),
            ..self
        }
    }
}

impl Session {
    /// What somebody reads who does not sit at the table: no link, no confidential points, no voices of resolutions
    /// that are not decided yet, and the minutes once they are approved.
    pub fn for_everybody(mut self) -> Self {
        self.location.link = None;
        let is_approved = self.stage == Stage::Approved;
        if !is_approved {
            self.minutes.text.clear();
        }
        let shown = |mut item: Item| {
            if item.confidential_reason.is_some() {
                return item.concealed();
            }
            item.resolutions.retain(|resolution| resolution.outcome.is_some());
            if !is_approved {
                item.minutes.text.clear();
            }
            item
        };
        self.items = self.items.into_iter().map(shown).collect();
        self
    }
}

/// A point of an agenda as it is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ItemDraft {
    /// What it is about.
    pub title: Title,
    /// More about it, in Markdown.
    pub text: Option<Message>,
    /// The board, initiative or offer that it is about.
    pub subject: Option<Subject>,
    /// Why it comes later than the rulebook wants.
    pub urgent_reason: Option<Reasons>,
    /// Why only those who sit at the table read it.
    pub confidential_reason: Option<Reasons>,
}

impl ItemDraft {
    /// A point that has no more than its title.
    pub fn titled(title: Title) -> Self {
        Self { title, text: None, subject: None, urgent_reason: None, confidential_reason: None }
    }

    /// An agenda that is typed line by line.
    ///
    /// # Errors
    /// [`Refusal::Missing`] where no line has words; what a title is refused for.
    pub fn parse_agenda(text: &str) -> Result<Vec<Self>, Refusal> {
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let items: Vec<Self> =
            lines.map(|line| Title::parse(line).map(Self::titled)).collect::<Result<_, _>>()?;
        if items.is_empty() { Err(Refusal::Missing) } else { Ok(items) }
    }
}

/// How a session is convened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Convocation {
    /// When it begins.
    pub starts_at: Moment,
    /// When it ends.
    pub ends_at: Moment,
    /// The place.
    pub place: Option<Label>,
    /// The link.
    pub link: Option<crate::organisations::Website>,
    /// Why it is convened later than the rulebook wants.
    pub urgent_reason: Option<Reasons>,
    /// The agenda.
    pub agenda: Vec<ItemDraft>,
}

impl Convocation {
    /// Whether it says when and where.
    ///
    /// # Errors
    /// [`Refusal::DatesOutOfOrder`], [`Refusal::Missing`] where there is neither place nor link, or no agenda.
    pub fn check(&self) -> Result<(), Refusal> {
        if self.ends_at <= self.starts_at {
            return Err(Refusal::DatesOutOfOrder);
        }
        let is_somewhere = self.place.is_some() || self.link.is_some();
        if is_somewhere && !self.agenda.is_empty() { Ok(()) } else { Err(Refusal::Missing) }
    }
}

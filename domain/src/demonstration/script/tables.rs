//! Integration tables in the script.

use serde::Deserialize;

use crate::tables::{Rulebook, SeatKind};

/// A table.
#[derive(Debug, Deserialize)]
pub struct Assembly {
    /// ISTAT code.
    pub territory: String,
    /// Who of the cast keeps it.
    pub keeper: String,
    /// Its name.
    pub name: String,
    /// The language of its texts.
    pub language: String,
    /// What it is for.
    pub mandate: String,
    /// What it has agreed on.
    pub rulebook: Rulebook,
    /// Its seats in their order.
    pub seats: Vec<Seated>,
    /// Its sessions in their order.
    pub sessions: Vec<Sitting>,
}

/// An organisation or one of the cast, by key.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// An organisation.
    Organisation(String),
    /// A person.
    Person(String),
}

/// A seat.
#[derive(Debug, Deserialize)]
pub struct Seated {
    /// For whom it is kept.
    pub kind: SeatKind,
    /// For whom exactly.
    pub label: Option<String>,
    /// Who holds it; nobody where it is vacant.
    pub holder: Option<Party>,
    /// Who stands in.
    pub substitute: Option<Party>,
    /// The last day, in days from now.
    pub until: Option<i64>,
}

/// A session.
#[derive(Debug, Deserialize)]
pub struct Sitting {
    /// When, in days from now.
    pub days: i64,
    /// At which hour it begins.
    pub hour: u8,
    /// Where.
    pub place: String,
    /// Why it was convened in a hurry.
    pub urgent: Option<String>,
    /// Its agenda.
    pub agenda: Vec<Agenda>,
    /// Places of the seats that were present.
    #[serde(default)]
    pub present: Vec<usize>,
    /// Those of them for which the substitute sat.
    #[serde(default)]
    pub substitutes: Vec<usize>,
    /// Whether it approved the minutes of the session before.
    #[serde(default)]
    pub approves: bool,
    /// What was written down of it as a whole.
    pub minutes: Option<String>,
}

/// A point of an agenda.
#[derive(Debug, Deserialize)]
pub struct Agenda {
    /// What it is about.
    pub title: String,
    /// More about it.
    pub text: Option<String>,
    /// The initiative that it is about, as `board/key`.
    pub initiative: Option<String>,
    /// Why it is confidential.
    pub confidential: Option<String>,
    /// What was written down of it.
    pub minutes: Option<String>,
    /// What was decided about it.
    #[serde(default)]
    pub resolutions: Vec<Resolved>,
}

/// A resolution.
#[derive(Debug, Deserialize)]
pub struct Resolved {
    /// What is decided.
    pub text: String,
    /// Who objects; whoever is present and says nothing else consents.
    #[serde(default)]
    pub objects: Vec<Objection>,
    /// Places of the seats that say nothing: guests.
    #[serde(default)]
    pub silent: Vec<usize>,
    /// What follows.
    #[serde(default)]
    pub commitments: Vec<Promise>,
}

/// An objection.
#[derive(Debug, Deserialize)]
pub struct Objection {
    /// Place of the seat.
    pub seat: usize,
    /// Why.
    pub reasons: String,
}

/// A commitment.
#[derive(Debug, Deserialize)]
pub struct Promise {
    /// What is done.
    pub text: String,
    /// The organisation that does it.
    pub owner: String,
    /// Until when, in days from now.
    pub due: i64,
    /// How it was kept.
    pub kept: Option<Kept>,
}

/// How a commitment was kept.
#[derive(Debug, Deserialize)]
pub struct Kept {
    /// When, in days from now.
    pub days: i64,
    /// What was done.
    pub note: String,
}

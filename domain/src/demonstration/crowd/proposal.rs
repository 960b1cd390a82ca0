//! An initiative of the crowd, as the tables keep it.

use sea_orm::Value;

use super::{Member, people::SEATS, words};
use crate::{
    base::{BoardId, InitiativeId, Moment, TerritoryId, fold::fold},
    initiatives::State,
};

/// An initiative on its way into the tables.
pub(super) struct Proposal<'a> {
    pub number: usize,
    pub id: InitiativeId,
    pub board: BoardId,
    pub territory: TerritoryId,
    pub author: &'a Member,
    pub state: State,
    pub published: Moment,
    pub cost_cents: Option<i64>,
    /// Supports, doubts and passes of each constituency.
    pub voices: [[i32; 3]; SEATS.len()],
}

/// The columns of an initiative's row.
pub(super) const INITIATIVE: [&str; 21] = [
    "id",
    "board_id",
    "territory_id",
    "theme",
    "state",
    "language",
    "title",
    "body",
    "place",
    "cost_cents",
    "created_by",
    "created_at",
    "submitted_at",
    "published_at",
    "changed_at",
    "supports",
    "doubts",
    "passes",
    "is_public",
    "search",
    "revision",
];
/// The columns of its first revision.
pub(super) const REVISION: [&str; 9] = [
    "initiative_id",
    "number",
    "title",
    "body",
    "language",
    "place",
    "cost_cents",
    "created_by",
    "created_at",
];
/// The columns of its author.
pub(super) const AUTHOR: [&str; 5] = ["initiative_id", "participant_id", "position", "consent", "since"];
/// The columns of the stances on it.
pub(super) const TALLY: [&str; 5] = ["initiative_id", "constituency", "supports", "doubts", "passes"];

impl Proposal<'_> {
    pub(super) fn row(&self) -> Vec<Value> {
        let (title, body, place) =
            (words::title(self.number), words::body(self.number), words::place(self.number));
        let search = fold(&format!("{title} {body} {place}"));
        let total = |kind: usize| self.voices.iter().map(|of_seat| of_seat[kind]).sum::<i32>();
        vec![
            self.id.into(),
            self.board.into(),
            self.territory.into(),
            words::theme(self.number).as_str().into(),
            self.state.as_str().into(),
            "it".into(),
            title.into(),
            body.into(),
            place.into(),
            self.cost_cents.into(),
            self.author.id.into(),
            self.published.into(),
            self.published.into(),
            self.published.into(),
            self.published.into(),
            total(0).into(),
            total(1).into(),
            total(2).into(),
            true.into(),
            search.into(),
            1.into(),
        ]
    }

    pub(super) fn revision(&self) -> Vec<Value> {
        vec![
            self.id.into(),
            1.into(),
            words::title(self.number).into(),
            words::body(self.number).into(),
            "it".into(),
            words::place(self.number).into(),
            self.cost_cents.into(),
            self.author.id.into(),
            self.published.into(),
        ]
    }

    pub(super) fn authorship(&self) -> Vec<Value> {
        vec![self.id.into(), self.author.id.into(), 0.into(), "given".into(), self.published.into()]
    }

    pub(super) fn tallies(&self) -> impl Iterator<Item = Vec<Value>> {
        let spoken = SEATS.iter().zip(self.voices).filter(|(_, voices)| *voices != [0; 3]);
        spoken.map(|(seat, [supports, doubts, passes])| {
            vec![self.id.into(), (*seat).into(), supports.into(), doubts.into(), passes.into()]
        })
    }
}

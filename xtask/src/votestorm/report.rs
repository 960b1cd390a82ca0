//! What a storm did, told at its end.

use std::collections::{BTreeMap, BTreeSet};

use super::diary::{Diaries, Outcome};
use super::said::Said;
use super::scene::Scene;
use super::schedule::Condition;
use crate::say;

/// The counts of a storm.
#[derive(Default)]
pub struct Report {
    conditions: BTreeMap<Condition, usize>,
    checks: usize,
    voters: usize,
    diaries: Diaries,
    /// How many ballots were counted; nothing where it did not come to that.
    pub ballots: Option<usize>,
}

impl Report {
    /// A disturbance took place.
    pub fn count(&mut self, condition: Condition) {
        *self.conditions.entry(condition).or_default() += 1;
    }

    /// Diaries and database were laid side by side.
    pub fn checked(&mut self, said: &Said, diaries: Diaries) {
        self.checks += 1;
        self.voters = said.ballots.iter().map(|(voter, _)| voter).collect::<BTreeSet<_>>().len();
        self.diaries = diaries;
    }

    /// The counts as cells of a table: acknowledged, never answered, disturbances, comparisons, voters, counted.
    pub fn cells(&self) -> String {
        let disturbances: Vec<String> = self
            .conditions
            .iter()
            .map(|(condition, count)| format!("{count} × {}", condition.title()))
            .collect();
        let cut = |outcome| matches!(outcome, Some(Outcome::Cut | Outcome::Late));
        let ballots = self.ballots.map_or_else(|| "–".to_owned(), |ballots| ballots.to_string());
        let (acknowledged, cut) = (self.diaries.acknowledged(), self.diaries.count(cut));
        let disturbances = disturbances.join(", ");
        format!("{acknowledged} | {cut} | {disturbances} | {} | {} | {ballots}", self.checks, self.voters)
    }

    /// Tells everything.
    pub fn tell(&self, scene: &Scene) {
        for condition in &scene.conditions {
            let count = self.conditions.get(condition).copied().unwrap_or_default();
            say::note(&format!("{count:>7} × {}", condition.title()));
        }
        for why in &scene.left_out {
            say::note(&format!("        skipped: {why}"));
        }
        let count = |is: fn(Outcome) -> bool| self.diaries.count(|outcome| outcome.is_some_and(is));
        for (number, what) in [
            (self.diaries.acknowledged(), "requests acknowledged"),
            (count(|outcome| matches!(outcome, Outcome::Refused(_))), "refused"),
            (count(|outcome| matches!(outcome, Outcome::Broken(_))), "answered that something broke"),
            (count(|outcome| matches!(outcome, Outcome::Cut | Outcome::Late)), "never answered"),
            (count(|outcome| outcome == Outcome::Unsent), "never sent, as nobody listened"),
            (self.checks, "times diaries and database were compared"),
            (self.voters, "people voted"),
        ] {
            say::note(&format!("{number:>7} {what}"));
        }
        if let Some(ballots) = self.ballots {
            say::note(&format!("{ballots:>7} ballots counted: shown result = rows = recount"));
        }
    }
}

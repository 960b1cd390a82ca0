//! What the database says.

use std::collections::BTreeMap;

use anyhow::{Context, Result};

use super::store::{Rows, Store};

/// Support, doubt, pass.
pub type Stances = [i64; 3];

/// Everything about the vote and the stances that stands in the database at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The ballots: voter and choices, empty where it was withdrawn.
    pub ballots: Vec<(String, String)>,
    /// The last ballot of each pseudonym in the public log of the vote, replayed from its beginning.
    pub logged: Vec<String>,
    /// How many leaves the log has, and how many it says that it has.
    pub leaves: (i64, i64),
    /// The stances: initiative, person, stance.
    pub stances: Vec<(String, String, String)>,
    /// How many ballots the board says that it has.
    pub board_counts: i64,
    /// How many people the counters of the day say that voted.
    pub day_counts: i64,
    /// The stances by initiative, as its constituencies' tallies say together.
    pub tallies: BTreeMap<String, Stances>,
    /// The same as the initiative itself says.
    pub shown: BTreeMap<String, Stances>,
}

/// Where in the database it stands.
pub struct Question {
    statements: Vec<String>,
}

impl Question {
    /// About this board and these initiatives, by their ids as [`Store::id`] gives them.
    pub fn new(store: &Store, board: &str, initiatives: &[String]) -> Self {
        let board = store.literal(board);
        let list: Vec<String> = initiatives.iter().map(|id| store.literal(id)).collect();
        let list = list.join(", ");
        let id = |column| store.id(column);
        let statements = vec![
            format!("SELECT 'ballot', {}, choices FROM ballots WHERE board_id = {board}", id("voter_id")),
            format!(
                "SELECT 'stance', {}, {}, stance FROM stances WHERE subject_id IN ({list})",
                id("subject_id"),
                id("participant_id")
            ),
            format!(
                "SELECT 'log', ballot FROM record_leaves l WHERE board_id = {board} AND NOT EXISTS \
                 (SELECT 1 FROM record_leaves m WHERE m.board_id = l.board_id AND m.pid = l.pid AND m.place > l.place)"
            ),
            format!(
                "SELECT 'leaves', (SELECT COUNT(*) + 1 FROM record_leaves WHERE board_id = {board}), size \
                 FROM elections WHERE board_id = {board}"
            ),
            format!("SELECT 'board', ballots FROM boards WHERE id = {board}"),
            format!(
                "SELECT 'day', COALESCE(SUM(count), 0) FROM daily_counts WHERE board_id = {board} AND measure = 'ballot'"
            ),
            format!(
                "SELECT 'tally', {}, SUM(supports), SUM(doubts), SUM(passes) FROM initiative_tallies \
                 WHERE initiative_id IN ({list}) GROUP BY initiative_id",
                id("initiative_id")
            ),
            format!(
                "SELECT 'shown', {}, supports, doubts, passes FROM initiatives WHERE id IN ({list})",
                id("id")
            ),
        ];
        Self { statements }
    }

    /// What a database says that a server may be writing.
    pub fn ask(&self, store: &Store) -> Result<Said> {
        Said::from_rows(store.read(&self.statements)?)
    }

    /// What a killed server left.
    pub fn ask_remains(&self, store: &Store) -> Result<Said> {
        Said::from_rows(store.read_remains(&self.statements)?)
    }
}

impl Said {
    fn from_rows(rows: Rows) -> Result<Self> {
        let mut said = Self::default();
        for row in rows {
            said.add(&row.iter().map(String::as_str).collect::<Vec<_>>()).with_context(|| row.join(" "))?;
        }
        Ok(said)
    }

    fn add(&mut self, row: &[&str]) -> Result<()> {
        match row {
            ["ballot", voter, choices] => self.ballots.push(((*voter).to_owned(), (*choices).to_owned())),
            ["log", ballot] => self.logged.push((*ballot).to_owned()),
            ["leaves", there, told] => self.leaves = (there.parse()?, told.parse()?),
            ["stance", initiative, person, stance] => {
                let [initiative, person, stance] =
                    [initiative, person, stance].map(|text| (*text).to_owned());
                self.stances.push((initiative, person, stance));
            }
            ["board", count] => self.board_counts = count.parse()?,
            ["day", count] => self.day_counts = count.parse()?,
            ["tally", initiative, counts @ ..] => {
                self.tallies.insert((*initiative).to_owned(), stances(counts)?);
            }
            ["shown", initiative, counts @ ..] => {
                self.shown.insert((*initiative).to_owned(), stances(counts)?);
            }
            _ => anyhow::bail!("nobody asked for this row"),
        }
        Ok(())
    }

    /// The stances of each initiative, counted from the rows.
    pub fn count_stances(&self) -> BTreeMap<String, Stances> {
        let mut counted: BTreeMap<String, Stances> = BTreeMap::new();
        for (initiative, _, stance) in &self.stances {
            let place = ["support", "doubt", "pass"].iter().position(|known| known == stance);
            if let Some(place) = place {
                counted.entry(initiative.clone()).or_default()[place] += 1;
            }
        }
        counted
    }
}

fn stances(counts: &[&str]) -> Result<Stances> {
    let counts: Vec<i64> = counts.iter().map(|count| count.parse()).collect::<Result<_, _>>()?;
    counts.try_into().ok().context("three numbers were expected")
}

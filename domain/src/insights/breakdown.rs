//! Counts by group: withheld board by board, then added up.

use std::collections::{BTreeMap, BTreeSet};

use super::{Count, is_about_people};
use crate::{
    activity::Measure,
    base::{BoardId, withhold::withhold},
};

/// A group and its count of each measure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// The word by which the group is known; empty for "not stated".
    pub word: String,
    /// Its counts, in the order of the measures.
    pub counts: Vec<Count>,
}

/// Counts by group.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Breakdown {
    /// What is counted.
    pub measures: Vec<Measure>,
    /// The groups, in alphabetical order of their words.
    pub groups: Vec<Group>,
}

/// A count as the database has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Counted {
    pub board: BoardId,
    pub measure: Measure,
    pub word: String,
    pub count: i64,
}

/// The groups that each board has whether or not anybody of them came, which the counts do not tell.
pub(super) type Expected = BTreeMap<BoardId, BTreeSet<String>>;

/// What may be published of one measure on one board, in the order of the counts.
pub(super) fn publish(measure: Measure, counts: &[i64], k: i64) -> Vec<Count> {
    if is_about_people(measure) {
        withhold(counts, k).cells.into_iter().map(Count::from).collect()
    } else {
        counts.iter().copied().map(Count::Shown).collect()
    }
}

impl Breakdown {
    /// Withholds board by board what describes fewer than `k`, then adds up what the boards publish.
    pub(super) fn new(measures: &[Measure], counted: &[Counted], expected: &Expected, k: i64) -> Self {
        let known: Known =
            counted.iter().map(|row| ((row.board, row.measure, row.word.as_str()), row.count)).collect();
        let mut published: BTreeMap<String, Vec<Vec<Count>>> = BTreeMap::new();
        for (board, words) in groups_by_board(measures, counted, expected) {
            for (place, measure) in measures.iter().enumerate() {
                let counts: Vec<i64> =
                    words.iter().map(|word| count(&known, board, *measure, word)).collect();
                for (word, count) in words.iter().zip(publish(*measure, &counts, k)) {
                    let columns =
                        published.entry(word.clone()).or_insert_with(|| vec![Vec::new(); measures.len()]);
                    columns[place].push(count);
                }
            }
        }
        Self::gather(measures, published)
    }

    /// Adds up what the parts of each group publish, measure by measure.
    pub(super) fn gather(measures: &[Measure], published: BTreeMap<String, Vec<Vec<Count>>>) -> Self {
        let groups = published
            .into_iter()
            .map(|(word, columns)| Group { word, counts: columns.into_iter().map(Count::sum).collect() });
        Self { measures: measures.to_vec(), groups: groups.collect() }
    }
}

type Known<'a> = BTreeMap<(BoardId, Measure, &'a str), i64>;

fn count(known: &Known<'_>, board: BoardId, measure: Measure, word: &str) -> i64 {
    known.get(&(board, measure, word)).copied().unwrap_or_default()
}

fn groups_by_board(measures: &[Measure], counted: &[Counted], expected: &Expected) -> Expected {
    let mut groups = expected.clone();
    for row in counted.iter().filter(|row| measures.contains(&row.measure)) {
        groups.entry(row.board).or_default().insert(row.word.clone());
    }
    groups
}

//! What is aimed at, beside what was reached.

use super::{
    Board,
    cases::{Reader, WRITERS, What},
    load::Measured,
};

/// From how many connections the goals of a request are looked at.
const CONNECTIONS: usize = 16;

/// One goal.
pub struct Goal {
    /// What it is about.
    pub title: String,
    /// What is aimed at.
    pub aim: f64,
    /// Whether more is better.
    more: bool,
    /// What was reached, on each board.
    pub reached: Vec<Option<f64>>,
    /// What stands in the way where it is missed, as profiles and sizes show.
    pub obstacle: &'static str,
}

/// Why a person's page costs what it costs.
const PERSONAL_PAGE: &str = "a person's page is made anew for each request: some ten SQL statements, each handed to \
    SQLite's thread and back (about half of the time, most of it in the kernel), then the views, then compression. \
    Fewer statements would help most.";
/// What bounds writes.
const DISK: &str = "writes wait for the disk: each transaction is synced before it is acknowledged, and on a large \
    board its pages lie far apart.";
/// What the client is made of.
const CLIENT: &str = "most of it is one copy of Leptos' view code for each part of a page; data and forms share one \
    piece of code already. The pages of the staff are a program of their own.";
/// What is not expected to be missed.
const UNEXPECTED: &str = "not explained yet.";

impl Goal {
    /// Whether every board reached it; `None` where one could not be measured.
    pub fn is_met(&self) -> Option<bool> {
        let reached: Option<Vec<f64>> = self.reached.iter().copied().collect();
        Some(reached?.iter().all(|value| if self.more { *value >= self.aim } else { *value <= self.aim }))
    }
}

/// The goals that have a number.
pub fn goals(boards: &[Board]) -> Vec<Goal> {
    use Reader::{Anonymous, SignedIn};
    let mut goals = Vec::new();
    for (reader, aim, who, obstacle) in [
        (SignedIn, 1.0, "a signed-in person", PERSONAL_PAGE),
        (Anonymous, 0.2, "a reader without account", UNEXPECTED),
    ] {
        for (what, page) in
            [(What::Board, "a board"), (What::List, "a list"), (What::Initiative, "an initiative")]
        {
            let title = format!("CPU ms, {page} for {who}");
            let cost =
                |board: &Board| board.find(what, reader, CONNECTIONS).map(Measured::processor_milliseconds);
            let reached = boards.iter().map(cost).collect();
            goals.push(Goal { title, aim, more: false, reached, obstacle });
        }
    }
    for (what, deed) in [(What::Stance, "stances"), (What::Ballot, "ballots")] {
        let title = format!("durable {deed} a second from {WRITERS} people");
        let kept = |board: &Board| board.find(what, SignedIn, WRITERS).map(Measured::per_second);
        let reached = boards.iter().map(kept).collect();
        goals.push(Goal { title, aim: 3000.0, more: true, reached, obstacle: DISK });
    }
    goals.extend(weights(boards));
    goals.extend(growth(boards));
    goals
}

/// Bytes and memory.
fn weights(boards: &[Board]) -> Vec<Goal> {
    let weight = |title: &str, aim: f64, obstacle, value: &dyn Fn(&Board) -> f64| Goal {
        title: title.to_owned(),
        aim,
        more: false,
        reached: boards.iter().map(|board| Some(value(board))).collect(),
        obstacle,
    };
    vec![
        weight("kB, page and style sheet of a board, as sent", 40.0, UNEXPECTED, &|board| {
            kilobytes(board.visit.html + board.visit.css)
        }),
        weight("kB, the client (wasm), as sent", 300.0, CLIENT, &|board| kilobytes(board.visit.wasm)),
        weight("MB resident when idle", 60.0, UNEXPECTED, &|board| megabytes(board.idle)),
    ]
}

/// How much longer the slowest hundredth waits on a board than on the first one.
fn growth(boards: &[Board]) -> Vec<Goal> {
    let asked = [
        (What::List, "a list", UNEXPECTED),
        (What::Initiative, "an initiative", UNEXPECTED),
        (What::Stance, "a stance", DISK),
        (What::Ballot, "a ballot", DISK),
    ];
    let goal = |(what, title, obstacle): (What, &str, &'static str)| {
        let slowest = |board: &Board| Some(board.find(what, Reader::SignedIn, CONNECTIONS)?.within(0.99));
        let first = boards.first().and_then(slowest);
        let reached = boards.iter().map(|board| Some(slowest(board)? / first?)).collect();
        Goal {
            title: format!("p99 of {title}, times that of the first board"),
            aim: 1.3,
            more: false,
            reached,
            obstacle,
        }
    };
    asked.into_iter().map(goal).collect()
}

/// Thousands of bytes.
#[allow(clippy::cast_precision_loss)]
pub fn kilobytes(bytes: usize) -> f64 {
    bytes as f64 / 1000.0
}

/// Millions of bytes.
#[allow(clippy::cast_precision_loss)]
pub fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1_000_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn goal(more: bool, reached: Vec<Option<f64>>) -> Option<bool> {
        Goal { title: String::new(), aim: 1.0, more, reached, obstacle: UNEXPECTED }.is_met()
    }

    #[test]
    fn a_goal_is_met_where_every_board_meets_it() {
        assert_eq!(goal(false, vec![Some(0.9), Some(1.0)]), Some(true));
        assert_eq!(goal(false, vec![Some(0.9), Some(1.1)]), Some(false));
        assert_eq!(goal(true, vec![Some(1.1)]), Some(true));
        assert_eq!(goal(true, vec![Some(0.9)]), Some(false));
    }

    #[test]
    fn what_could_not_be_measured_is_neither_met_nor_missed() {
        assert_eq!(goal(false, vec![Some(0.9), None]), None);
    }
}

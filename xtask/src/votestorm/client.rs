//! A client process: several people at once cast, change and withdraw ballots and stances until they are told to
//! stop, each with a diary. This program starts itself again for it.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use serde::{Deserialize, Serialize};

use super::chance::Chance;
use super::diary::{Diary, Line, Outcome, Word};
use crate::http::{Asker, Connection};

/// How long somebody waits who found nobody listening.
const BACK_OFF: Duration = Duration::from_millis(60);
const STANCES: [&str; 4] = ["support", "doubt", "pass", ""];

/// What a client process is told.
#[derive(Serialize, Deserialize)]
pub struct Order {
    /// Where the servers listen.
    pub ports: Vec<u16>,
    /// The board that votes.
    pub board: String,
    /// How many options its ballot has.
    pub options: u64,
    /// The initiatives on which stances are taken.
    pub initiatives: Vec<String>,
    /// What everything is drawn from.
    pub seed: u64,
    /// Each works on its own, one request after the other.
    pub hands: Vec<Hand>,
}

/// Somebody who acts for a few people.
#[derive(Clone, Serialize, Deserialize)]
pub struct Hand {
    /// Her diary.
    pub diary: PathBuf,
    /// The people: the number of the card and the cookie of the session.
    pub people: Vec<(usize, String)>,
}

/// Works off an order, until the standard input closes.
pub fn work(order: &Path) -> Result<()> {
    let order: Order = serde_json::from_slice(&fs::read(order)?)?;
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        let hands: Vec<_> =
            order.hands.iter().map(|hand| scope.spawn(|| Worker::new(&order, hand)?.work(&stop))).collect();
        // Whatever ends the other side closes it.
        let _ = io::stdin().read_to_end(&mut Vec::new());
        stop.store(true, Ordering::Relaxed);
        hands.into_iter().try_for_each(|hand| hand.join().map_err(|_| anyhow!("a client's thread broke"))?)
    })
}

struct Worker<'a> {
    order: &'a Order,
    hand: &'a Hand,
    chance: Chance,
    diary: Diary,
    /// The server that is asked at present, by its number.
    node: usize,
    connection: Option<Connection>,
    /// How many ballots were filled in.
    filled: u64,
}

impl<'a> Worker<'a> {
    fn new(order: &'a Order, hand: &'a Hand) -> Result<Self> {
        let first = hand.people.first().context("a hand without people")?.0;
        Ok(Self {
            order,
            hand,
            chance: Chance::new(order.seed, 1 + first as u64),
            diary: Diary::open(&hand.diary)?,
            node: first,
            connection: None,
            filled: first as u64 * 1000,
        })
    }

    fn work(&mut self, stop: &AtomicBool) -> Result<()> {
        while !stop.load(Ordering::Relaxed) {
            let (person, cookie) = self.chance.of(&self.hand.people).context("a hand without people")?;
            let (subject, word, call, fields) = self.next_deed()?;
            self.diary.write(&Line::Intent(*person, subject, word))?;
            let outcome = self.ask(cookie, call, &fields);
            self.diary.write(&Line::Outcome(outcome))?;
            if outcome != Outcome::Acknowledged {
                self.node += 1;
                thread::sleep(BACK_OFF);
            }
        }
        Ok(())
    }

    /// The subject, the word, the server function and its fields.
    fn next_deed(&mut self) -> Result<(String, Word, &'static str, String)> {
        let Order { board, initiatives, options, .. } = self.order;
        Ok(match self.chance.below(10) {
            0..6 => {
                self.filled += 1;
                let choices =
                    three_of(*options, self.filled.wrapping_mul(7919)).map(|number| number.to_string());
                let fields: String = (0..)
                    .zip(&choices)
                    .map(|(place, number)| format!("&choices[{place}]={number}"))
                    .collect();
                (board.clone(), choices.join(","), "ballots/cast", format!("board={board}{fields}"))
            }
            6 => (board.clone(), Word::new(), "ballots/withdraw", format!("board={board}")),
            _ => {
                let initiative = self.chance.of(initiatives).context("no initiatives")?;
                let stance = self.chance.of(&STANCES).copied().unwrap_or_default();
                let fields = format!("initiative={initiative}&stance={stance}&capacity=");
                (initiative.clone(), stance.to_owned(), "stances/take", fields)
            }
        })
    }

    fn ask(&mut self, cookie: &str, call: &str, fields: &str) -> Outcome {
        let port = self.order.ports[self.node % self.order.ports.len()];
        let open = self.connection.take().map_or_else(|| Connection::open(port), Ok);
        let Ok(mut connection) = open else { return Outcome::Unsent };
        match connection.ask(&Asker { port, cookie: Some(cookie) }.call(call, fields)) {
            Ok(answer) => {
                let outcome = outcome_of(answer.status);
                // After a failure another server is asked.
                self.connection = (outcome == Outcome::Acknowledged).then_some(connection);
                outcome
            }
            Err(error) if is_late(&error) => Outcome::Late,
            Err(_) => Outcome::Cut,
        }
    }
}

const fn outcome_of(status: u16) -> Outcome {
    match status {
        200..400 => Outcome::Acknowledged,
        400..500 => Outcome::Refused(status),
        _ => Outcome::Broken(status),
    }
}

fn is_late(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| matches!(cause.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut))
}

/// Three different numbers from 1 to `options`, ascending: the combination of this rank, so that no two ballots of a
/// storm are alike before all have been.
fn three_of(options: u64, rank: u64) -> [u64; 3] {
    let (two, three) =
        (|n: u64| n * n.saturating_sub(1) / 2, |n: u64| n * n.saturating_sub(1) * n.saturating_sub(2) / 6);
    let mut rank = rank % three(options).max(1);
    let largest =
        |most: &dyn Fn(u64) -> u64, rank: u64| (0..options).rev().find(|n| most(*n) <= rank).unwrap_or(0);
    let last = largest(&three, rank);
    rank -= three(last);
    let middle = largest(&two, rank);
    [rank - two(middle) + 1, middle + 1, last + 1]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_ballots_are_alike_before_all_have_been() {
        let all: BTreeSet<[u64; 3]> = (0..120).map(|rank| three_of(10, rank)).collect();
        assert_eq!(all.len(), 120);
        assert!(all.iter().all(|[a, b, c]| 1 <= *a && a < b && b < c && *c <= 10));
        assert_eq!(three_of(10, 120), three_of(10, 0));
    }

    #[test]
    fn a_server_that_breaks_leaves_open_what_happened() {
        assert_eq!(outcome_of(200), Outcome::Acknowledged);
        assert_eq!(outcome_of(409), Outcome::Refused(409));
        assert_eq!(outcome_of(503), Outcome::Broken(503));
    }
}

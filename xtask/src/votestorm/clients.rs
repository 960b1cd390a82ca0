//! The client processes of a storm, as the conductor holds them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

use super::client::{Hand, Order};
use super::diary::Diaries;

/// How many processes there are.
const PROCESSES: usize = 3;
/// How many hands each has.
const HANDS: usize = 4;
/// How many people each hand acts for.
const PEOPLE: usize = 4;
/// How many people vote.
pub const VOTERS: usize = PROCESSES * HANDS * PEOPLE;

/// Running clients; they end with this value, and when this program ends in whatever way.
pub struct Clients {
    processes: Vec<Child>,
    diaries: Vec<PathBuf>,
}

impl Clients {
    /// Starts them; `order` is what all are told, `cookies` are the sessions of the first people.
    pub fn start(folder: &Path, order: impl Fn(Vec<Hand>) -> Order, cookies: &[String]) -> Result<Self> {
        let people: Vec<(usize, String)> = cookies.iter().cloned().enumerate().collect();
        let hand = |(number, people): (usize, &[(usize, String)])| Hand {
            diary: folder.join(format!("diary-{number:02}.jsonl")),
            people: people.to_vec(),
        };
        let hands: Vec<Hand> = people.chunks(PEOPLE).enumerate().map(hand).collect();
        let mut clients =
            Self { processes: Vec::new(), diaries: hands.iter().map(|hand| hand.diary.clone()).collect() };
        for (number, hands) in hands.chunks(HANDS).enumerate() {
            let file = folder.join(format!("order-{number}.json"));
            fs::write(&file, serde_json::to_vec(&order(hands.to_vec()))?)?;
            // Not by its path: a build may have put another program there by now.
            let mut command = Command::new("/proc/self/exe");
            command.arg("votestorm-client").arg(file).stdin(Stdio::piped());
            clients.processes.push(command.spawn().context("cannot start a client")?);
        }
        Ok(clients)
    }

    /// What they have written down so far.
    pub fn read(&self) -> Result<Diaries> {
        Diaries::read(&self.diaries)
    }

    /// Lets each finish what it is doing, and waits for it.
    pub fn stop(&mut self) -> Result<()> {
        for process in &mut self.processes {
            drop(process.stdin.take());
        }
        for mut process in self.processes.drain(..) {
            let status = process.wait()?;
            if !status.success() {
                bail!("a client ended with {status}");
            }
        }
        Ok(())
    }
}

impl Drop for Clients {
    fn drop(&mut self) {
        // Whatever is wrong with them was said before, or something worse.
        let _ = self.stop();
    }
}

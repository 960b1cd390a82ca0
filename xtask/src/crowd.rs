//! The boards and people to measure and to storm with, made by `tavolata demo --crowd`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::http::{Asker, Connection};
use crate::process;
use crate::served::tavolata;

/// What the server's crowd tells of itself.
#[derive(Deserialize)]
pub struct Crowd {
    /// The board on which stances are taken.
    pub open: String,
    /// Some of its initiatives, from the first to the last.
    pub initiatives: Vec<String>,
    /// The board that votes.
    pub voting: String,
    /// How many options its ballot has, numbered from 1.
    pub options: usize,
    /// The meetings to come, and their numbers.
    pub meetings: Vec<(String, i64)>,
    cards: Vec<String>,
}

impl Crowd {
    /// Makes a database with so many initiatives in a folder.
    pub fn load(binary: &Path, database: &str, folder: &Path, initiatives: usize) -> Result<Self> {
        let cards = folder.join("crowd.json");
        let number = initiatives.to_string();
        process::run(tavolata(binary, database).args(["demo", "--crowd", &number, "--cards"]).arg(&cards))?;
        serde_json::from_slice(&fs::read(&cards)?).context("the server tells its crowd in another form")
    }

    /// Signs so many people in, each with her card, and returns their cookies.
    pub fn sign_in(&self, port: u16, people: usize) -> Result<Vec<String>> {
        let mut connection = Connection::open(port)?;
        let asker = Asker { port, cookie: None };
        let cookie = |card: &String| {
            let answer = connection.succeed(&asker.call("people/enter", &format!("code={card}")))?;
            let cookie = answer.header("set-cookie").and_then(|cookie| cookie.split(';').next());
            cookie.map(str::to_owned).context("signing in gave no cookie")
        };
        self.cards.iter().take(people).map(cookie).collect()
    }
}

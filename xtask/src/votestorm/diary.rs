//! What a client means to do and what it was told, written and synced to the disk before it goes on.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

/// What somebody can have said about a subject: the choices of a ballot, or a stance. Empty once it is withdrawn.
pub type Word = String;

/// A person by the number of her card, and what she speaks about: the board, or an initiative.
pub type Voice = (usize, String);

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// The server says that it is done.
    Acknowledged,
    /// The server says that it is not done, and why.
    Refused(u16),
    /// Nobody listened: it was never sent.
    Unsent,
    /// The server says that something broke: it may be done or not.
    Broken(u16),
    /// The connection was cut: it may be done or not.
    Cut,
    /// Nobody answered in time: it may be done, or be done later, or not.
    Late,
}

impl Outcome {
    const fn is_undone(self) -> bool {
        matches!(self, Self::Refused(_) | Self::Unsent)
    }
}

/// One line of a diary.
#[derive(Serialize, Deserialize)]
pub enum Line {
    /// Before the request.
    Intent(usize, String, Word),
    /// After it; of the intent before.
    Outcome(Outcome),
}

/// A diary that is being written.
pub struct Diary(File);

impl Diary {
    /// Begins a diary, or goes on with it.
    pub fn open(path: &Path) -> Result<Self> {
        let file = OpenOptions::new().create(true).append(true).open(path);
        Ok(Self(file.with_context(|| format!("cannot write {}", path.display()))?))
    }

    /// Writes a line; it is on the disk when this returns.
    pub fn write(&mut self, line: &Line) -> Result<()> {
        let mut text = serde_json::to_string(line)?;
        text.push('\n');
        self.0.write_all(text.as_bytes())?;
        Ok(self.0.sync_data()?)
    }
}

/// Something meant, and what became of it; nothing as long as nobody knows.
pub struct Deed {
    /// What was meant.
    pub word: Word,
    /// What became of it.
    pub outcome: Option<Outcome>,
}

/// What all diaries tell, each person's deeds about a subject in their order.
#[derive(Default)]
pub struct Diaries(BTreeMap<Voice, Vec<Deed>>);

impl Diaries {
    /// Reads the diaries as they are at this moment; a last line that is not finished is not there yet.
    pub fn read(paths: &[impl AsRef<Path>]) -> Result<Self> {
        let mut all = Self::default();
        for path in paths {
            let text = fs::read_to_string(path.as_ref()).unwrap_or_default();
            let end = text.rfind('\n').map_or(0, |end| end + 1);
            all.add(&text[..end]).with_context(|| format!("in {}", path.as_ref().display()))?;
        }
        Ok(all)
    }

    fn add(&mut self, text: &str) -> Result<()> {
        let mut last: Option<Voice> = None;
        for line in text.lines() {
            match serde_json::from_str(line)? {
                Line::Intent(person, subject, word) => {
                    let voice = (person, subject);
                    self.0.entry(voice.clone()).or_default().push(Deed { word, outcome: None });
                    last = Some(voice);
                }
                Line::Outcome(outcome) => {
                    let voice = last.take().context("an outcome without an intent")?;
                    if let Some(deed) = self.0.get_mut(&voice).and_then(|deeds| deeds.last_mut()) {
                        deed.outcome = Some(outcome);
                    }
                }
            }
        }
        Ok(())
    }

    /// The deeds of everybody about everything.
    pub fn voices(&self) -> impl Iterator<Item = (&Voice, &[Deed])> {
        self.0.iter().map(|(voice, deeds)| (voice, deeds.as_slice()))
    }

    /// How many deeds have an outcome of this kind.
    pub fn count(&self, is: impl Fn(Option<Outcome>) -> bool) -> usize {
        self.0.values().flatten().filter(|deed| is(deed.outcome)).count()
    }

    /// How many deeds were acknowledged.
    pub fn acknowledged(&self) -> usize {
        self.count(|outcome| outcome == Some(Outcome::Acknowledged))
    }

    /// What may stand in the database if `self` was read before it and `later` after it: the last acknowledged word,
    /// or one that was meant after that and not refused. Before anything was acknowledged also `first`, what
    /// stood there at the beginning.
    pub fn possible<'a>(&'a self, later: &'a Self, voice: &Voice, first: &'a str) -> Vec<&'a str> {
        let known = self.0.get(voice).map_or(&[][..], Vec::as_slice);
        let deeds = later.0.get(voice).map_or(&[][..], Vec::as_slice);
        let certain = known.iter().rposition(|deed| deed.outcome == Some(Outcome::Acknowledged));
        let (before, since) = deeds.split_at(certain.unwrap_or(0));
        let late = before.iter().filter(|deed| deed.outcome == Some(Outcome::Late));
        let since = since.iter().filter(|deed| !deed.outcome.is_some_and(Outcome::is_undone));
        let first = certain.is_none().then_some(first);
        late.chain(since).map(|deed| deed.word.as_str()).chain(first).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diary(deeds: &[(&str, Option<Outcome>)]) -> Diaries {
        let deed =
            |(word, outcome): &(&str, Option<Outcome>)| Deed { word: (*word).to_owned(), outcome: *outcome };
        Diaries(BTreeMap::from([((1, "board".to_owned()), deeds.iter().map(deed).collect())]))
    }

    fn possible(deeds: &[(&str, Option<Outcome>)]) -> Vec<String> {
        let diary = diary(deeds);
        let possible = diary.possible(&diary, &(1, "board".to_owned()), "first");
        possible.into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn the_last_acknowledged_word_stands_or_a_later_one_of_unknown_fate() {
        let deeds = [
            ("a", Some(Outcome::Acknowledged)),
            ("b", Some(Outcome::Cut)),
            ("c", Some(Outcome::Acknowledged)),
            ("d", Some(Outcome::Broken(500))),
            ("e", Some(Outcome::Refused(409))),
            ("f", Some(Outcome::Unsent)),
            ("g", None),
        ];
        assert_eq!(possible(&deeds), ["c", "d", "g"]);
    }

    #[test]
    fn a_word_that_nobody_answered_in_time_may_be_done_later() {
        let deeds = [("a", Some(Outcome::Late)), ("b", Some(Outcome::Acknowledged))];
        assert_eq!(possible(&deeds), ["a", "b"]);
    }

    #[test]
    fn before_anything_is_acknowledged_the_beginning_may_stand() {
        assert_eq!(possible(&[("a", Some(Outcome::Cut))]), ["a", "first"]);
        assert_eq!(possible(&[]), ["first"]);
    }

    #[test]
    fn what_was_meant_while_the_database_was_read_may_stand_there() {
        let known = diary(&[("a", Some(Outcome::Acknowledged)), ("b", None)]);
        let later = [("a", Some(Outcome::Acknowledged)), ("b", Some(Outcome::Acknowledged)), ("c", None)];
        let later = diary(&later);
        assert_eq!(known.possible(&later, &(1, "board".to_owned()), ""), ["a", "b", "c"]);
    }

    #[test]
    fn a_line_that_is_being_written_is_not_there_yet() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("diary");
        let mut diary = Diary::open(&path).unwrap();
        diary.write(&Line::Intent(1, "board".to_owned(), "3".to_owned())).unwrap();
        diary.write(&Line::Outcome(Outcome::Acknowledged)).unwrap();
        fs::write(&path, fs::read_to_string(&path).unwrap() + "{\"Intent\":[1,").unwrap();
        let read = Diaries::read(&[path]).unwrap();
        assert_eq!((read.count(|_| true), read.acknowledged()), (1, 1));
    }
}

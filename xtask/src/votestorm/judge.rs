//! Lays what the clients were told beside what the database says.

use std::collections::{BTreeMap, BTreeSet};

use super::diary::{Diaries, Voice};
use super::said::{Said, Stances};

/// The ids of the people, by the number of their card.
pub type People = BTreeMap<usize, String>;

/// What the faults are judged by.
pub struct Judge<'a> {
    /// Who the people are.
    pub people: &'a People,
    /// The board's id.
    pub board: &'a str,
    /// What the database said before anybody did anything.
    pub first: &'a Said,
}

impl Judge<'_> {
    /// What is wrong with what the database says, if `before` was read before it and `after` after it.
    pub fn faults(&self, said: &Said, before: &Diaries, after: &Diaries) -> Vec<String> {
        let mut faults = repeated(said);
        self.lose_nothing(said, before, after, &mut faults);
        let cast = said.ballots.iter().filter(|(_, choices)| !choices.is_empty()).count();
        compare("the board's number of ballots", said.board_counts, number(cast), &mut faults);
        compare("the day's number of voters", said.day_counts, number(said.ballots.len()), &mut faults);
        compare("the size of the public log", said.leaves.1, said.leaves.0, &mut faults);
        replay(said, &mut faults);
        let counted = said.count_stances();
        for (what, told) in [("tallies", &said.tallies), ("counters", &said.shown)] {
            for (initiative, told) in told {
                let counted = counted.get(initiative).copied().unwrap_or(Stances::default());
                if *told != counted {
                    faults.push(format!(
                        "the {what} of {initiative} say {told:?}, its stances are {counted:?}"
                    ));
                }
            }
        }
        faults
    }

    /// Every acknowledged word stands, or one that was meant later.
    fn lose_nothing(&self, said: &Said, before: &Diaries, after: &Diaries, faults: &mut Vec<String>) {
        let first = words(self.first, self.board);
        let stands = words(said, self.board);
        let known: BTreeSet<&String> = self.people.values().collect();
        for (voter, _) in said.ballots.iter().filter(|(voter, _)| !known.contains(voter)) {
            faults.push(format!("a ballot of {voter}, who is nobody"));
        }
        for (voice, deeds) in after.voices() {
            let (person, subject) = voice;
            let Some(id) = self.people.get(person) else { continue };
            let find = |words: &BTreeMap<(String, String), String>| {
                words.get(&(subject.replace('-', ""), id.clone())).cloned().unwrap_or_default()
            };
            let (found, first) = (find(&stands), find(&first));
            let possible = before.possible(after, &Voice::clone(voice), &first);
            if !possible.contains(&found.as_str()) {
                let meant = deeds.len();
                faults.push(format!(
                    "lost: person {person} about {subject}: “{found}” stands, possible is {possible:?} after {meant} deeds"
                ));
            }
        }
    }
}

/// Who counts more than once.
fn repeated(said: &Said) -> Vec<String> {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for (voter, choices) in &said.ballots {
        if !seen.insert(voter) {
            faults.push(format!("counts twice: voter {voter} has another ballot with “{choices}”"));
        }
    }
    let mut seen = BTreeSet::new();
    for (initiative, person, stance) in &said.stances {
        if !seen.insert((initiative, person)) {
            faults.push(format!("counts twice: {person} has another stance on {initiative}: {stance}"));
        }
    }
    faults
}

/// What the public log says when it is replayed are the ballots that stand.
fn replay(said: &Said, faults: &mut Vec<String>) {
    let mut logged: Vec<&str> = said.logged.iter().map(String::as_str).collect();
    let mut stands: Vec<&str> = said.ballots.iter().map(|(_, choices)| choices.as_str()).collect();
    logged.sort_unstable();
    stands.sort_unstable();
    if logged != stands {
        faults.push(format!("the public log replays to {logged:?}, the ballots are {stands:?}"));
    }
}

/// The word of each person about each subject.
fn words(said: &Said, board: &str) -> BTreeMap<(String, String), String> {
    let ballots =
        said.ballots.iter().map(|(voter, choices)| ((board.to_owned(), voter.clone()), choices.clone()));
    let stances = said
        .stances
        .iter()
        .map(|(initiative, person, stance)| ((initiative.clone(), person.clone()), stance.clone()));
    ballots.chain(stances).collect()
}

fn compare(what: &str, told: i64, counted: i64, faults: &mut Vec<String>) {
    if told != counted {
        faults.push(format!("{what} is told as {told}, the rows are {counted}"));
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::diary::{Diary, Line, Outcome};
    use super::*;

    /// Person 1 cast `3` and was told so.
    fn faults(said: &Said) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("diary");
        let mut diary = Diary::open(&path).unwrap();
        diary.write(&Line::Intent(1, "b-1".to_owned(), "3".to_owned())).unwrap();
        diary.write(&Line::Outcome(Outcome::Acknowledged)).unwrap();
        let diaries = Diaries::read(&[path]).unwrap();
        let people = People::from([(1, "p1".to_owned())]);
        let judge = Judge { people: &people, board: "b1", first: &Said::default() };
        judge.faults(said, &diaries, &diaries)
    }

    fn said(ballots: &[(&str, &str)], counts: i64) -> Said {
        let logged = ballots.iter().map(|(_, choices)| (*choices).to_owned()).collect();
        let ballots = ballots.iter().map(|(voter, choices)| ((*voter).to_owned(), (*choices).to_owned()));
        Said {
            ballots: ballots.collect(),
            logged,
            board_counts: counts,
            day_counts: counts,
            ..Said::default()
        }
    }

    #[test]
    fn what_was_acknowledged_and_stands_is_no_fault() {
        assert_eq!(faults(&said(&[("p1", "3")], 1)), Vec::<String>::new());
    }

    #[test]
    fn a_lost_ballot_is_a_fault() {
        assert!(faults(&said(&[], 0)).iter().any(|fault| fault.starts_with("lost: person 1")));
        assert!(faults(&said(&[("p1", "4")], 1)).iter().any(|fault| fault.starts_with("lost: person 1")));
    }

    #[test]
    fn a_second_ballot_of_the_same_voter_is_a_fault() {
        let faults = faults(&said(&[("p1", "4"), ("p1", "3")], 1));
        assert!(faults.iter().any(|fault| fault.starts_with("counts twice")), "{faults:?}");
    }

    #[test]
    fn a_counter_that_differs_from_the_rows_is_a_fault() {
        assert_eq!(faults(&said(&[("p1", "3")], 2)).len(), 2);
    }

    #[test]
    fn a_log_that_replays_to_something_else_is_a_fault() {
        let of_the_log =
            |faults: Vec<String>| faults.into_iter().filter(|fault| fault.contains("the public log")).count();
        let other = Said { logged: vec!["4".to_owned()], ..said(&[("p1", "3")], 1) };
        assert_eq!(of_the_log(faults(&other)), 1);
        assert_eq!(of_the_log(faults(&Said { leaves: (2, 3), ..said(&[("p1", "3")], 1) })), 1);
    }

    #[test]
    fn a_ballot_of_nobody_is_a_fault() {
        assert_eq!(faults(&said(&[("p1", "3"), ("p9", "3")], 2)), ["a ballot of p9, who is nobody"]);
    }
}

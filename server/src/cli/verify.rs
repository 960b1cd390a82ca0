//! `tavolata verify`.

use clap::Args;
use recount::{
    Anchor, Report,
    archive::Archive,
    digest::Hash,
    note::Key,
    receipt::{Code, Found, Receipt},
    verify::{Check, Facts, Verdict},
    watch,
};
use std::{ops::ControlFlow, path::PathBuf};

use super::{CommandError, read_text};

/// Checks the archive of a vote and counts it again.
#[derive(Debug, Args)]
pub struct Verify {
    /// The archive.
    archive: PathBuf,
    /// The name of the vote, as it is printed in the rulebook: 64 hexadecimal digits.
    #[arg(long, value_parser = election)]
    election: Option<Hash>,
    /// The key of the log, as it is printed in the rulebook.
    #[arg(long, value_parser = key)]
    key: Option<Key>,
    /// A signed head that somebody kept while the vote was open, or what `tavolata watch` kept.
    #[arg(long = "head", value_name = "FILE")]
    heads: Vec<PathBuf>,
    /// A receipt as a file or as a code of 30 letters and digits: says what became of its ballot.
    #[arg(long)]
    receipt: Option<String>,
}

impl Verify {
    /// Says of each check how it ended; fails where one failed.
    pub fn run(self) -> Result<(), CommandError> {
        let text = read_text(&self.archive)?;
        let mut heads = Vec::new();
        for path in &self.heads {
            let text = read_text(path)?;
            match watch::Watch::from_file(&text) {
                Some(watch) => heads.extend_from_slice(watch.heads()),
                None => heads.push(text),
            }
        }
        let anchor = Anchor { election: self.election, key: self.key, heads };
        let report = recount::verify(text.as_bytes(), &anchor, |_| ControlFlow::Continue(()));
        let report = report.ok_or_else(|| CommandError::Verify("verifying was broken off".to_owned()))?;
        tell(&report);
        let found = self.receipt.map_or(Ok(()), |receipt| tell_receipt(&receipt, &text, &report));
        if report.is_sound() {
            found
        } else {
            Err(CommandError::Verify("the archive does NOT hold".to_owned()))
        }
    }
}

fn election(text: &str) -> Result<Hash, &'static str> {
    Hash::from_hex(text.trim()).ok_or("the name of a vote has 64 hexadecimal digits in lower case")
}

fn key(text: &str) -> Result<Key, recount::note::KeyError> {
    text.trim().parse()
}

fn tell(report: &Report) {
    if let Some(facts) = &report.facts {
        tell_facts(facts);
    }
    for (check, verdict) in &report.checks {
        match verdict {
            Verdict::Passed => say!("passed       {}", words(*check)),
            Verdict::NothingToCompare => say!("not compared {}: {}", words(*check), missing(*check)),
            Verdict::Failed(fault) => say!("FAILED       {}: {fault}", words(*check)),
            Verdict::NotReached => say!("not reached  {}", words(*check)),
        }
    }
    if let Some(outcome) = &report.outcome {
        say!("Counted here, these win, in this order:");
        for winner in &outcome.winners {
            say!("  {} with {} votes", winner.project, winner.votes);
        }
    }
    say!("This shows tampering; it does not show whether voters were pressed or paid, nor who they were.");
}

fn tell_facts(facts: &Facts) {
    say!("{}", facts.manifest.question);
    say!("vote {}", facts.election);
    say!("log  {}", facts.manifest.log);
    say!(
        "{} leaves, {} signed heads; {} ballots count, {} were withdrawn, {} were replaced",
        facts.leaves,
        facts.heads,
        facts.counted,
        facts.withdrawn,
        facts.superseded
    );
    for number in &facts.struck {
        say!("option {number} was taken off the ballot after the opening");
    }
}

fn tell_receipt(receipt: &str, archive: &str, report: &Report) -> Result<(), CommandError> {
    let wrong = |text: &str| CommandError::Verify(text.to_owned());
    let archive =
        Archive::read(archive.as_bytes()).map_err(|error| CommandError::Verify(error.to_string()))?;
    let found = match receipt.parse::<Code>() {
        Ok(code) => code.find(&archive),
        Err(_) => {
            let text = read_text(receipt.as_ref())?;
            let receipt = Receipt::from_file(&text).or_else(|_| Receipt::from_compact(&text));
            let receipt = receipt.map_err(|error| CommandError::Verify(error.to_string()))?;
            let key = report.facts.as_ref().and_then(|facts| facts.manifest.key().ok());
            receipt.find(&archive, &key.ok_or_else(|| wrong("the archive names no key"))?)
        }
    };
    match found.map_err(|missing| CommandError::Verify(missing.to_string()))? {
        Found::Counts(ballot) => say!("The ballot of the receipt counts: {ballot}"),
        Found::Withdrawn => {
            say!("The ballot of the receipt is a withdrawal, and nothing of this voter counts.");
        }
        Found::Replaced { by, ballot } => {
            say!("The ballot of the receipt was replaced; the one at place {by} counts: {ballot}");
        }
    }
    Ok(())
}

const fn words(check: Check) -> &'static str {
    match check {
        Check::Form => "the file reads",
        Check::Manifest => "the manifest is the first leaf of the log",
        Check::Anchor => "vote and key are those expected",
        Check::Seal => "the log sealed the whole file",
        Check::Heads => "the log signed every head, and none goes back",
        Check::Roots => "every head stands for these very leaves",
        Check::EarlierHeads => "heads kept elsewhere are of this log",
        Check::Closing => "nothing was added after the closing",
        Check::Openings => "every ballot is what was logged",
        Check::LastCounts => "every leaf is accounted for, and the last ballot of everybody counts",
        Check::Ballots => "every ballot could be cast",
        Check::People => "no more people voted than may, and no small constituency is named",
        Check::Lot => "the seed of the lots is the one promised before the vote",
        Check::Outcome => "counted again, the same comes out",
    }
}

const fn missing(check: Check) -> &'static str {
    match check {
        Check::EarlierHeads => "give heads that were kept while the vote was open (--head)",
        _ => {
            "give the name of the vote from the printed rulebook (--election), or a whole archive made anew would pass"
        }
    }
}

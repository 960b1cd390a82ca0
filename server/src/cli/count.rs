//! `tavolata count`.

mod json;
mod options;
mod table;
mod text;
mod words;

use clap::{Args, ValueEnum};
use counting::{
    outcome::{Outcome, Reason},
    pabulib,
    rule::Rule,
};
use std::path::PathBuf;

use super::CommandError;

/// Counts an election in the .pb format: winners in the order of their selection, rounds, and what the others
/// lacked.
#[derive(Debug, Args)]
pub struct Count {
    /// The file.
    file: PathBuf,
    #[command(flatten)]
    options: options::Options,
    /// In which form to write the result.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// Everything, for machines.
    Json,
    /// A line for each project.
    Csv,
}

/// An election that was counted.
struct Counted<'a> {
    file: &'a str,
    election: &'a pabulib::File<'a>,
    choice: &'a options::Choice,
    outcome: Outcome,
}

impl Count {
    /// Reads, counts and writes the result to the standard output; notes about the file go to the other one.
    pub fn run(self) -> Result<(), CommandError> {
        let bytes = std::fs::read(&self.file).map_err(|cause| CommandError::Machine {
            what: format!("cannot read {}", self.file.display()),
            cause,
        })?;
        let unreadable = |error| CommandError::Count(format!("{}: {error}", self.file.display()));
        let election = pabulib::text(&bytes).and_then(pabulib::parse).map_err(unreadable)?;
        let choice = self.options.choose(&election).map_err(CommandError::Count)?;
        for warning in &election.warnings {
            eprintln!("note: {warning}");
        }
        let outcome = counting::count(&election.election(), &choice.rule);
        let file = self.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let counted = Counted { file: &file, election: &election, choice: &choice, outcome };
        say!("{}", counted.written(self.format)?.trim_end());
        Ok(())
    }
}

impl Counted<'_> {
    fn written(&self, format: Format) -> Result<String, CommandError> {
        match format {
            Format::Text => Ok(text::write(self)),
            Format::Json => Ok(json::write(self)),
            Format::Csv => table::write(self).map_err(|error| CommandError::Count(error.to_string())),
        }
    }

    const fn rule(&self) -> &Rule {
        &self.choice.rule
    }
}

/// What a project lacked, in votes or points, or in money; `None` where there is nothing to say.
fn lacked(reason: Reason) -> Option<String> {
    match reason {
        Reason::NoSupport | Reason::LostTie => None,
        Reason::BelowMinimum { lacked }
        | Reason::AfterStop { lacked }
        | Reason::Outvoted { lacked }
        | Reason::RivalWon { lacked }
        | Reason::StruckOff { lacked, .. }
        | Reason::Beaten { lacked } => Some(lacked.to_string()),
        Reason::DoesNotFit { lacked, .. } | Reason::SupportersLack { lacked, .. } => Some(lacked.plain()),
    }
}

#[cfg(test)]
mod tests;

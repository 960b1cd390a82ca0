//! `cargo xtask test`: the steps, in order, and what became of each.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use crate::postgres::Cluster;
use crate::toolchain::Toolchain;
use crate::{checks, journeys, say, site, suite};

/// One thing that is checked.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// rustfmt has nothing to change
    Format,
    /// The client carries nothing of the server
    Walls,
    /// The client and the style build
    Site,
    /// clippy on everything that runs on the server
    Clippy,
    /// clippy on the client
    ClippyClient,
    /// All tests compile
    Compile,
    /// All tests but those in the browser, the storage's on both databases
    Tests,
    /// Journeys in the browser
    Journeys,
}

/// Which steps are wanted.
#[derive(Args)]
pub struct Choice {
    /// Only this step, and the steps that it needs; may be given again
    #[arg(long)]
    only: Vec<Step>,
    #[arg(long, help = "Neither PostgreSQL nor the browser")]
    fast: bool,
}

impl Choice {
    fn wants(&self, step: Step) -> bool {
        let chosen = self.only.is_empty()
            || self.only.iter().any(|only| *only == step || only.needs().contains(&step));
        chosen && !(self.fast && step == Step::Journeys)
    }
}

impl Step {
    fn needs(self) -> &'static [Self] {
        match self {
            Self::Compile => &[Self::Site],
            Self::Tests | Self::Journeys => &[Self::Site, Self::Compile],
            _ => &[],
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Format => "Formatting",
            Self::Walls => "Walls between client and server",
            Self::Site => "Client and site",
            Self::Clippy => "Clippy",
            Self::ClippyClient => "Clippy for the client",
            Self::Compile => "Compiling the tests",
            Self::Tests => "Tests",
            Self::Journeys => "Journeys in the browser",
        }
    }

    /// Why the step cannot be taken on this machine.
    fn obstacle(self) -> Result<Option<&'static str>> {
        let is_without_clippy = self == Self::ClippyClient && Toolchain::provide()? == Toolchain::Debian;
        Ok(is_without_clippy.then_some("Debian's compiler, which builds the client here, comes without clippy"))
    }

    fn run(self, fast: bool) -> Result<()> {
        match self {
            Self::Format => checks::format(),
            Self::Walls => checks::walls(),
            Self::Site => site::provide(Toolchain::provide()?),
            Self::Clippy => checks::clippy(),
            Self::ClippyClient => checks::clippy_client(Toolchain::provide()?),
            Self::Compile => suite::compile(Toolchain::provide()?),
            Self::Tests if fast => suite::run(Toolchain::provide()?, None),
            Self::Tests => suite::run(Toolchain::provide()?, Some(&Cluster::start()?)),
            Self::Journeys => journeys::walk(),
        }
    }
}

/// What became of a step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Passed,
    Failed,
    Skipped,
}

struct Done {
    step: Step,
    outcome: Outcome,
    time: Duration,
}

/// Runs the chosen steps, all of them even when one fails, save those that need it.
///
/// # Errors
/// When a step failed.
pub fn test(choice: &Choice) -> Result<()> {
    let wanted = Step::value_variants().iter().filter(|step| choice.wants(**step));
    let mut done: Vec<Done> = Vec::new();
    for step in wanted {
        let is_blocked =
            done.iter().any(|past| past.outcome != Outcome::Passed && step.needs().contains(&past.step));
        done.push(if is_blocked {
            Done { step: *step, outcome: Outcome::Skipped, time: Duration::ZERO }
        } else {
            take(*step, choice.fast)
        });
    }
    summarise(&done)
}

/// What a person asks for before committing.
pub fn check() -> Result<()> {
    checks::format()?;
    checks::walls()?;
    checks::clippy()?;
    checks::clippy_client(Toolchain::provide()?)?;
    checks::tidy()
}

fn take(step: Step, fast: bool) -> Done {
    say::step(step.title());
    let start = Instant::now();
    let outcome = attempt(step, fast).unwrap_or_else(|error| {
        say::note(&format!("{error:#}"));
        Outcome::Failed
    });
    let time = start.elapsed();
    say::note(&format!("{} after {}", outcome.word(), say::duration(time)));
    Done { step, outcome, time }
}

fn attempt(step: Step, fast: bool) -> Result<Outcome> {
    if let Some(obstacle) = step.obstacle()? {
        say::note(obstacle);
        return Ok(Outcome::Skipped);
    }
    step.run(fast)?;
    Ok(Outcome::Passed)
}

fn summarise(done: &[Done]) -> Result<()> {
    say::step("Summary");
    for Done { step, outcome, time } in done {
        say::note(&format!("{:<8} {:>12}  {}", outcome.word(), say::duration(*time), step.title()));
    }
    let count = |outcome| done.iter().filter(|step| step.outcome == outcome).count();
    let (passed, failed, skipped) = (count(Outcome::Passed), count(Outcome::Failed), count(Outcome::Skipped));
    println!("\nSteps: {passed} passed, {failed} failed, {skipped} skipped");
    if failed > 0 {
        bail!("not everything passed");
    }
    Ok(())
}

impl Outcome {
    fn word(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "FAILED",
            Self::Skipped => "skipped",
        }
    }
}

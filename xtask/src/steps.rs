//! `cargo xtask test`: takes the steps and says what became of each.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use crate::step::Step;
use crate::toolchain::Toolchain;
use crate::{checks, say};

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

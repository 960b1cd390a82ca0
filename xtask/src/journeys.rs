//! Journeys through the platform in a real browser.

use anyhow::{Result, bail};

use crate::server::{self, Profile};
use crate::{browser, folders, process, say};

/// Walks all journeys against the development binary, which has been built.
pub fn walk() -> Result<()> {
    browser::provide()?;
    let journeys: Vec<_> = folders::files_below(&folders::end2end().join("journeys"))?
        .into_iter()
        .filter(|file| file.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    if journeys.is_empty() {
        bail!("end2end/journeys holds no journey");
    }
    process::run(
        browser::node(&Profile::Dev.binary()).args(["--test", "--test-reporter=spec"]).args(journeys),
    )
}

/// Takes the screenshots of the documentation from a fresh demonstration.
pub fn screenshots() -> Result<()> {
    let binary = server::build(Profile::Dev)?;
    browser::provide()?;
    say::step("Taking the screenshots");
    process::run(browser::node(&binary).arg("screenshots.mjs"))
}

/// Brings in every real election of the shelf and recounts each in the browser and by both verifiers.
pub fn elections() -> Result<()> {
    let binary = server::build(Profile::Dev)?;
    browser::provide()?;
    say::step("Recounting real elections");
    process::run(browser::node(&binary).arg("elections.mjs"))
}

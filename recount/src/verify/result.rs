//! Whether the same comes out when it is counted again.

use counting::outcome::Outcome;
use counting::rule::Rule;

use super::{Fault, PASSED, Step, failed};
use crate::archive::{Archive, count};
use crate::canonical;
use crate::digest::sha256;
use crate::manifest::Manifest;

/// Counts again and compares; what came out is put into `outcome`.
pub fn outcome(
    archive: &Archive<'_>,
    manifest: &Manifest,
    rule: &Rule,
    outcome: &mut Option<Outcome>,
) -> Step {
    let Some(slate) = manifest.slate(&archive.findings.struck) else { return failed(Fault::Struck) };
    let Some(counted) = count(&slate, rule, &archive.openings) else { return failed(Fault::Uncountable) };
    let ours = canonical::write(&counted);
    let theirs = canonical::write(&archive.findings.outcome);
    *outcome = Some(counted);
    let (Ok(ours), Ok(theirs)) = (ours, theirs) else { return failed(Fault::OtherOutcome) };
    if ours != theirs {
        failed(Fault::OtherOutcome)
    } else if sha256(&[ours.as_bytes()]) != archive.findings.outcome_hash {
        failed(Fault::OutcomeHash)
    } else {
        PASSED
    }
}

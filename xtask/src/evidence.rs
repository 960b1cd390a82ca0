//! `docs/evidence.md`: several commands write into it, each its own part.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::{folders, say};

/// The sections that have a command of their own; they stand at the end, in this order.
const OWN: [&str; 2] = [COUNTING, VOTESTORM];
/// The section of `cargo xtask bench counting`.
pub const COUNTING: &str = "## Counting";

/// The section of `cargo xtask votestorm`.
pub const VOTESTORM: &str = "## Votestorm";

/// Writes everything but the sections that have a command of their own, which stay.
pub fn record_all(report: &str) -> Result<()> {
    save(&with_sections_of(report, &read()))
}

/// Writes one section; its first line is its heading.
pub fn record(section: &str) -> Result<()> {
    save(&with_section(&read(), section))
}

fn with_sections_of(report: &str, old: &str) -> String {
    let kept = sections(old).into_iter().filter(|section| OWN.contains(&heading(section)));
    let rest = sections(report).into_iter().filter(|section| !OWN.contains(&heading(section)));
    join(rest.chain(kept))
}

fn with_section(old: &str, section: &str) -> String {
    let rest = sections(old).into_iter().filter(|known| heading(known) != heading(section));
    let (own, rest): (Vec<&str>, Vec<&str>) =
        rest.chain([section]).partition(|section| OWN.contains(&heading(section)));
    let in_order =
        OWN.iter().filter_map(|wanted| own.iter().find(|section| heading(section) == *wanted).copied());
    join(rest.into_iter().chain(in_order))
}

/// The text before the first section, then each section.
fn sections(text: &str) -> Vec<&str> {
    let starts = text.match_indices("\n## ").map(|(start, _)| start + 1);
    let starts: Vec<usize> = [0].into_iter().chain(starts).chain([text.len()]).collect();
    starts.windows(2).map(|pair| &text[pair[0]..pair[1]]).collect()
}

fn heading(section: &str) -> &str {
    section.lines().next().unwrap_or_default()
}

fn join<'a>(sections: impl Iterator<Item = &'a str>) -> String {
    let sections: Vec<&str> = sections.map(str::trim).filter(|section| !section.is_empty()).collect();
    sections.join("\n\n") + "\n"
}

fn file() -> PathBuf {
    folders::root().join("docs/evidence.md")
}

fn read() -> String {
    // Before anything was recorded there is nothing to keep.
    fs::read_to_string(file()).unwrap_or_default()
}

fn save(text: &str) -> Result<()> {
    let file = file();
    fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    say::note(&format!("written to {}", file.display()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "# Evidence\n\nold\n\n## Goals\n\nmet\n\n## Counting\n\nquick\n";

    #[test]
    fn a_report_leaves_the_sections_of_other_commands() {
        let new = with_sections_of("# Evidence\n\nnew\n\n## Goals\n\nmissed\n", OLD);
        assert_eq!(new, "# Evidence\n\nnew\n\n## Goals\n\nmissed\n\n## Counting\n\nquick\n");
    }

    #[test]
    fn a_section_leaves_everything_else() {
        let new = with_section(OLD, "## Counting\n\nquicker\n");
        assert_eq!(new, "# Evidence\n\nold\n\n## Goals\n\nmet\n\n## Counting\n\nquicker\n");
        assert_eq!(with_section("", "## Counting\n\nquick"), "## Counting\n\nquick\n");
    }
}

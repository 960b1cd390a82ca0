//! The result as Markdown: read in the terminal, and kept as evidence.

use std::fmt::Write as _;

use super::{
    Board, Row,
    cases::{Reader, What},
    goals::{self, kilobytes, megabytes},
    load::Measured,
};
use crate::{machine, say};

const HEADING: &str = "# Evidence: what was measured\n\n\
    Written by `cargo xtask bench --record`. Client and server share the machine; the database (SQLite, WAL, \
    `synchronous=FULL`) lies in the server's process, so its cost is part of every figure. CPU milliseconds are user \
    and system time of the server's process for each answered request. Pages are asked for with `Accept-Encoding: br`. \
    A page for readers without an account is kept for a second; a person's page is made anew each time.\n\n";

/// The whole report.
pub fn write(boards: &[Board]) -> String {
    let mut text = HEADING.to_owned();
    for line in machine::lines() {
        push(&mut text, &format!("- {line}"));
    }
    push(&mut text, "\n## Goals\n");
    push_goals(&mut text, boards);
    if let Some(board) = boards.last() {
        push(&mut text, "\n## The first visit\n");
        push_visit(&mut text, board);
    }
    for board in boards {
        push(&mut text, &format!("\n## A board of {} initiatives with 20 stances each\n", board.initiatives));
        push_board(&mut text, board);
    }
    text
}

/// One line of a board's table.
pub fn line(row: &Row) -> String {
    match &row.outcome {
        Ok(measured) => format!(
            "| {} | {:.0} | {:.3} | {:.2} | {:.2} |",
            row.case.title(),
            measured.per_second(),
            measured.processor_milliseconds(),
            measured.within(0.5),
            measured.within(0.99)
        ),
        Err(error) => format!("| {} | {} | | | |", row.case.title(), error.replace(['|', '\n'], " ")),
    }
}

fn push_goals(text: &mut String, boards: &[Board]) {
    let sizes: Vec<String> =
        boards.iter().map(|board| format!("{} initiatives", board.initiatives)).collect();
    push(text, &format!("| | goal | {} | |", sizes.join(" | ")));
    push(text, &format!("|---|---|{}---|", "---|".repeat(boards.len())));
    let goals = goals::goals(boards);
    for goal in &goals {
        let reached: Vec<String> =
            goal.reached.iter().map(|value| value.map_or("–".to_owned(), figure)).collect();
        let verdict = match goal.is_met() {
            Some(true) => "met",
            Some(false) => "**missed**",
            None => "not measured",
        };
        push(
            text,
            &format!("| {} | {} | {} | {verdict} |", goal.title, figure(goal.aim), reached.join(" | ")),
        );
    }
    let mut missed: Vec<&str> = Vec::new();
    for goal in goals.iter().filter(|goal| goal.is_met() == Some(false)) {
        if !missed.contains(&goal.obstacle) {
            missed.push(goal.obstacle);
        }
    }
    if !missed.is_empty() {
        push(text, "\nWhat stands in the way of those that were missed:\n");
        for obstacle in missed {
            push(text, &format!("- {obstacle}"));
        }
    }
}

fn push_visit(text: &mut String, board: &Board) {
    let visit = &board.visit;
    push(text, "| kB as sent, without headers | |\n|---|---|");
    let parts = [
        ("page", visit.html),
        ("style sheet", visit.css),
        ("scripts", visit.scripts),
        ("client (wasm)", visit.wasm),
        ("texts of the interface", visit.texts),
        ("font of Latin letters", visit.fonts),
        ("pictures", visit.pictures),
        ("**together**", visit.total()),
    ];
    for (name, bytes) in parts {
        push(text, &format!("| {name} | {:.1} |", kilobytes(bytes)));
    }
}

fn push_board(text: &mut String, board: &Board) {
    push(text, &format!("- Loading the crowd: {}", say::duration(board.loading)));
    push(text, &format!("- From the start of the process to `/readyz`: {} ms", board.start_up.as_millis()));
    let (idle, busy) = (megabytes(board.idle), megabytes(board.busy));
    push(text, &format!("- Resident: {idle:.1} MB idle, {busy:.1} MB after all these requests\n"));
    push(
        text,
        "| | who | connections | requests/s | CPU ms | p50 ms | p99 ms |\n|---|---|---|---|---|---|---|",
    );
    for row in &board.rows {
        push(text, &line(row));
    }
}

fn push(text: &mut String, line: &str) {
    // Writing into a text never fails.
    let _ = writeln!(text, "{line}");
}

/// A figure with as many decimals as it needs.
fn figure(value: f64) -> String {
    if value >= 100.0 { format!("{value:.0}") } else { format!("{value:.2}") }
}

impl Board {
    /// What was measured of a case, if it could be.
    pub fn find(&self, what: What, reader: Reader, connections: usize) -> Option<&Measured> {
        let row = self.rows.iter().find(|row| {
            row.case.what == what && row.case.reader == reader && row.case.connections == connections
        });
        row?.outcome.as_ref().ok()
    }
}

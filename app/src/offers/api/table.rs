//! Bringing services in as a table.

use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::wire::Error;

/// What became of a table, in the words of the page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Told {
    /// How many services were added; none where something is wrong.
    pub added: i64,
    /// Each line that will not do: its number and why.
    pub faults: Vec<(i64, String)>,
    /// The table itself, where it can be mended.
    pub table: String,
}

/// Under what it waits in the session until the page of the report shows it.
pub const REPORT: &str = "offers";

/// Brings in a table of services, whole or not at all; what became of it is shown on a page of its own.
#[server(endpoint = "offers/import", output = Postcard)]
pub async fn import(table: String) -> Result<(), Error> {
    let ctx = crate::wire::ctx();
    let outcome = domain::imports::offers::import(&ctx, table.as_bytes()).await?;
    crate::people::entry::keep(REPORT, told(outcome, table, crate::i18n::words())).await?;
    leptos_axum::redirect(&format!("/{}/offers/import/report", crate::wire::language()));
    Ok(())
}

/// What became of a table, for the page; with the table, where it can be mended there.
#[cfg(feature = "ssr")]
pub fn told(outcome: domain::imports::offers::Outcome, table: String, words: crate::i18n::Words) -> Told {
    use domain::imports::offers::Outcome;
    match outcome {
        Outcome::Added(number) => {
            Told { added: i64::try_from(number).unwrap_or(0), faults: Vec::new(), table: String::new() }
        }
        Outcome::Faulty(faults) => {
            let faults = faults
                .iter()
                .map(|fault| (i64::try_from(fault.line).unwrap_or(0), said(&fault.problem, words)));
            Told { added: 0, faults: faults.collect(), table }
        }
    }
}

/// A problem in the reader's language.
#[cfg(feature = "ssr")]
fn said(problem: &domain::imports::sheet::Problem, words: crate::i18n::Words) -> String {
    use domain::imports::sheet::Problem;
    let texts = words.offers();
    match problem {
        Problem::UnknownColumn(column, known) => texts.unknown_column(column, known),
        Problem::ColumnTwice(column) => texts.column_twice(column),
        Problem::ColumnMissing(column) => texts.column_missing(column),
        Problem::Uneven { fields, columns } => texts.uneven(columns, fields),
        Problem::NotText | Problem::Unreadable(_) => texts.no_table().to_owned(),
        Problem::Refused { column, refusal } => format!("{column}: {}", words.refusal(refusal)),
    }
}

/// What became of the table that was sent last; told once.
#[server(endpoint = "offers/take_report", output = Postcard)]
pub async fn take_report() -> Result<Told, Error> {
    crate::people::entry::take(REPORT).await
}

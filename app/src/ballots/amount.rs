//! Amounts of a vote: in euro, or in the currency of an imported one.

use crate::i18n::Words;

/// The amount in the currency with this code; in euro where none is given.
pub fn amount(words: Words, cents: i64, currency: &str) -> String {
    match currency {
        "" | "EUR" => words.money(cents),
        code => format!("{}\u{a0}{code}", words.number(cents / 100)),
    }
}

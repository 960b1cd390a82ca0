//! Finding words of any script. Text and question are folded alike; each database matches in its own way.

use sea_orm::DbBackend;

use super::fold::fold;

/// The words of a question, folded, at most a dozen.
pub fn words_of(text: &str) -> Vec<String> {
    fold(text).split(' ').filter(|word| !word.is_empty()).take(12).map(str::to_owned).collect()
}

/// The condition that a row of a table, called by this letter, matches the expression at this place of the statement.
/// The table has columns `number` and `search`; on SQLite `<table>_search` is its index of words.
pub fn condition(backend: DbBackend, table: &str, letter: &str, place: usize) -> String {
    match backend {
        DbBackend::Sqlite => format!(
            "{letter}.number IN (SELECT rowid FROM {table}_search WHERE {table}_search MATCH ${place})"
        ),
        _ => format!("to_tsvector('simple', {letter}.search) @@ to_tsquery('simple', ${place})"),
    }
}

/// The expression for all of the words, the last of which may be unfinished.
pub fn all_of(backend: DbBackend, words: &[String]) -> String {
    let last = words.len().saturating_sub(1);
    let term = |(place, word): (usize, &String)| quoted(backend, word, place == last);
    join(backend, &words.iter().enumerate().map(term).collect::<Vec<_>>(), " AND ", " & ")
}

/// The expression for any of the words.
pub fn any_of(backend: DbBackend, words: &[String]) -> String {
    join(backend, &words.iter().map(|word| quoted(backend, word, false)).collect::<Vec<_>>(), " OR ", " | ")
}

fn join(backend: DbBackend, terms: &[String], sqlite: &str, postgres: &str) -> String {
    terms.join(if backend == DbBackend::Sqlite { sqlite } else { postgres })
}

/// A word, or words that follow one another, that are only words to the database: folded text has neither quotes nor
/// operators.
fn quoted(backend: DbBackend, word: &str, unfinished: bool) -> String {
    match (backend, unfinished) {
        (DbBackend::Sqlite, false) => format!("\"{word}\""),
        (DbBackend::Sqlite, true) => format!("\"{word}\"*"),
        (_, false) => format!("'{word}'"),
        (_, true) => format!("'{word}':*"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_of_the_search_language_are_only_words() {
        let words = words_of("orto\" OR * NEAR('x') :");
        assert_eq!(words, ["orto", "or", "near", "x"]);
        assert_eq!(all_of(DbBackend::Sqlite, &words), "\"orto\" AND \"or\" AND \"near\" AND \"x\"*");
        assert_eq!(any_of(DbBackend::Postgres, &words[..2]), "'orto' | 'or'");
    }
}

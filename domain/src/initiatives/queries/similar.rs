//! Initiatives that resemble what somebody writes.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult};
use std::collections::BTreeSet;

use crate::{
    base::{BoardId, InitiativeId, Language, database::statement, fold::fold, search},
    initiatives::Similar,
};

/// How many are shown.
const SHOWN: usize = 4;
/// Which share of the asked words an initiative has at the least.
const ENOUGH: f64 = 0.34;

#[derive(FromQueryResult)]
struct Candidate {
    id: InitiativeId,
    title: String,
    language: Language,
    search: String,
}

/// The public initiatives of the board that share most words with a text, the most similar first. One statement:
/// the database gives fifty candidates in its own order, both databases' are then ranked alike.
pub async fn list_similar(
    db: &impl ConnectionTrait,
    board: BoardId,
    text: &str,
    except: Option<InitiativeId>,
) -> Result<Vec<Similar>, DbErr> {
    let asked = telling_words(text);
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let backend = db.get_database_backend();
    let words: Vec<String> = asked.iter().cloned().collect();
    let sql = match backend {
        DbBackend::Sqlite => {
            "SELECT i.id, i.title, i.language, i.search FROM initiatives_search s \
             JOIN initiatives i ON i.number = s.rowid \
             WHERE s.search MATCH $2 AND i.board_id = $1 AND i.is_public = TRUE ORDER BY s.rank LIMIT 50"
        }
        _ => {
            "SELECT i.id, i.title, i.language, i.search FROM initiatives i \
             WHERE to_tsvector('simple', i.search) @@ to_tsquery('simple', $2) AND i.board_id = $1 AND i.is_public = TRUE \
             ORDER BY ts_rank(to_tsvector('simple', i.search), to_tsquery('simple', $2)) DESC LIMIT 50"
        }
    };
    let values = [board.into(), search::any_of(backend, &words).into()];
    let mut found = Candidate::find_by_statement(statement(db, sql, values)).all(db).await?;
    found.retain(|candidate| Some(candidate.id) != except);
    let mut ranked: Vec<(f64, Candidate)> =
        found.into_iter().map(|candidate| (likeness(&asked, &candidate), candidate)).collect();
    ranked.retain(|(likeness, _)| *likeness >= ENOUGH);
    ranked.sort_by(|(one, first), (other, second)| other.total_cmp(one).then(first.id.cmp(&second.id)));
    let similar =
        |(_, row): (f64, Candidate)| Similar { id: row.id, title: row.title, language: row.language };
    Ok(ranked.into_iter().take(SHOWN).map(similar).collect())
}

/// The words that tell most: the longer ones, at most sixteen. Scripts that write syllables have short words.
fn telling_words(text: &str) -> BTreeSet<String> {
    let folded = fold(text);
    let least = |word: &str| if word.is_ascii() { 4 } else { 3 };
    let mut words: Vec<&str> = folded.split(' ').filter(|word| word.chars().count() >= least(word)).collect();
    words.sort_by_key(|word| (std::cmp::Reverse(word.chars().count()), *word));
    words.dedup();
    words.into_iter().take(16).map(str::to_owned).collect()
}

/// The share of the asked words that the candidate has; a word of its title counts twice.
fn likeness(asked: &BTreeSet<String>, candidate: &Candidate) -> f64 {
    let title = fold(&candidate.title);
    let has = |text: &str, word: &str| text.split(' ').any(|other| other == word);
    let found: u32 =
        asked.iter().map(|word| u32::from(has(&candidate.search, word)) + u32::from(has(&title, word))).sum();
    let asked = u32::try_from(asked.len()).unwrap_or(u32::MAX);
    f64::from(found) / f64::from(asked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_tell_nothing() {
        let words = telling_words("Un orto per il quartiere, con un orto");
        assert_eq!(words.into_iter().collect::<Vec<_>>(), ["orto", "quartiere"]);
    }
}

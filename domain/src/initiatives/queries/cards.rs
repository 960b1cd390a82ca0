//! From rows to cards.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::list_voices;
use crate::{
    base::{InitiativeId, Language, Moment},
    boards::Theme,
    initiatives::{Agreement, Card, State},
};

/// What a statement that reads cards selects; the initiative is called `i`.
pub const COLUMNS: &str = "i.id, i.title, i.language, i.theme, i.state, i.pledges, i.comments, i.published_at, \
    p.pseudonym AS author, o.name AS organisation, \
    (SELECT COUNT(*) FROM initiative_authors a WHERE a.initiative_id = i.id AND a.consent = 'given') AS authors";
/// From where it reads them.
pub const TABLES: &str = "initiatives i LEFT JOIN participants p ON p.id = i.created_by \
    LEFT JOIN organisations o ON o.id = i.organisation_id";

/// A row of such a statement.
#[derive(FromQueryResult)]
pub struct CardRow {
    pub id: InitiativeId,
    pub state: State,
    pub published_at: Option<Moment>,
    title: String,
    language: Language,
    theme: Theme,
    pledges: i32,
    comments: i32,
    author: Option<String>,
    organisation: Option<String>,
    authors: i64,
}

/// The cards of the rows, in their order, with what may be told of the stances. One statement.
pub async fn cards(
    db: &impl ConnectionTrait,
    rows: Vec<CardRow>,
    seats: &[String],
) -> Result<Vec<Card>, DbErr> {
    let ids: Vec<InitiativeId> = rows.iter().map(|row| row.id).collect();
    let voices = list_voices(db, &ids).await?;
    let none = Vec::new();
    let card = |row: CardRow| Card {
        id: row.id,
        title: row.title,
        language: row.language,
        theme: row.theme,
        state: row.state,
        author: row.author,
        organisation: row.organisation,
        co_authors: (row.authors - 1).max(0),
        agreement: Agreement::of(seats, voices.get(&row.id).unwrap_or(&none)),
        pledges: i64::from(row.pledges),
        comments: i64::from(row.comments),
    };
    Ok(rows.into_iter().map(card).collect())
}

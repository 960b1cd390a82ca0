//! Boards for those who prepare them.

use sea_orm::{FromQueryResult, Value};

use super::{find, list_wordings};
use crate::{
    base::{BoardId, Ctx, Deed, Language, Moment, Refusal, Stop, database::statement},
    boards::{Board, Wording, preparing::Prepared, rules},
    territories::reach,
};

/// The most boards that the list shows; who prepares more finds the older ones among the open boards.
const MOST: u64 = 200;

#[derive(FromQueryResult)]
struct Row {
    id: BoardId,
    question: String,
    language: Language,
    territory: String,
    opened_at: Option<Moment>,
}

/// Drafts first, then open boards, newest first, of the territories in which the actor prepares some. One statement.
pub async fn list_prepared(ctx: &Ctx, language: Language) -> Result<Vec<Prepared>, Stop> {
    ctx.actor.person()?;
    let mut values: Vec<Value> = vec![language.into()];
    let territories = ctx.actor.territories_for(Deed::PrepareBoard);
    if territories.as_ref().is_some_and(Vec::is_empty) {
        return Err(Refusal::NotAllowed.into());
    }
    let reached = reach(territories.as_deref(), &mut values);
    let sql = format!(
        "SELECT b.id, COALESCE(x.question, y.question) AS question, COALESCE(x.language, y.language) AS language, \
            t.name AS territory, b.opened_at \
         FROM boards b JOIN territories t ON t.id = b.territory_id \
         LEFT JOIN board_texts x ON x.board_id = b.id AND x.language = $1 \
         JOIN board_texts y ON y.board_id = b.id AND y.language = b.language \
         WHERE {reached} \
         ORDER BY (b.opened_at IS NULL) DESC, b.created_at DESC, b.id DESC LIMIT {MOST}"
    );
    let db = ctx.db.reader();
    let rows = Row::find_by_statement(statement(db, &sql, values)).all(db).await?;
    let prepared = |row: Row| Prepared {
        id: row.id,
        question: row.question,
        language: row.language,
        territory: row.territory,
        opened_at: row.opened_at,
    };
    Ok(rows.into_iter().map(prepared).collect())
}

#[derive(FromQueryResult)]
struct Own {
    language: Language,
}

/// A draft that the actor may change, its own language and all its texts. Five statements.
pub async fn find_draft(ctx: &Ctx, id: BoardId) -> Result<(Board, Language, Vec<Wording>), Stop> {
    const SQL: &str = "SELECT language FROM boards WHERE id = $1";
    let db = ctx.db.reader();
    let own =
        Own::find_by_statement(statement(db, SQL, [id.into()])).one(db).await?.ok_or(Refusal::NotFound)?;
    let board = find(db, id, own.language).await?;
    rules::may_see_draft(&ctx.actor, board.territory.scope())?;
    rules::may_change_rules(board.phase(ctx.now))?;
    Ok((board, own.language, list_wordings(db, id).await?))
}

//! Initiatives that exclude each other: where one of a group wins, the others do not. Said by an officer before
//! voting begins.

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, FromQueryResult};

use super::{Excluded, Exclusion, rules};
use crate::{
    activity::{self, Entry},
    base::{
        BoardId, Ctx, ExclusionId, InitiativeId, Language, Refusal, Stop,
        database::{insert_rows, statement},
    },
    boards::{self, Board},
    initiatives,
};

/// Says that of these initiatives of a board one at the most can win. Said twice, it is one group.
pub async fn exclude(
    ctx: &Ctx,
    board: BoardId,
    initiatives: impl IntoIterator<Item = InitiativeId>,
) -> Result<ExclusionId, Stop> {
    let mut initiatives: Vec<InitiativeId> = initiatives.into_iter().collect();
    initiatives.sort_unstable();
    initiatives.dedup();
    let transaction = ctx.db.begin().await?;
    let found = boards::queries::find(&transaction, board, Language::ITALIAN).await?;
    rules::may_exclude(&ctx.actor, &found, ctx.now)?;
    if initiatives.len() < 2 {
        return Err(Refusal::TooFewChoices { least: 2 }.into());
    }
    let frames = initiatives::queries::list_frames(&transaction, initiatives.iter().copied()).await?;
    let here = frames.iter().filter(|frame| frame.board == board && frame.is_public).count();
    if here < initiatives.len() {
        return Err(Refusal::UnknownChoice.into());
    }
    let is_same = |group: &Exclusion| {
        group.initiatives.iter().map(|one| one.initiative).eq(initiatives.iter().copied())
    };
    if let Some(same) = list(&transaction, board).await?.into_iter().find(is_same) {
        return Ok(same.id);
    }
    let id = ExclusionId::new();
    let row = vec![id.into(), board.into(), ctx.actor.id().into(), ctx.now.into()];
    let columns = ["id", "board_id", "created_by", "created_at"];
    insert_rows(&transaction, "exclusions", &columns, vec![row]).await?;
    let rows = initiatives.iter().map(|initiative| vec![id.into(), (*initiative).into()]).collect();
    insert_rows(&transaction, "exclusion_initiatives", &["exclusion_id", "initiative_id"], rows).await?;
    record(transaction, ctx, board, "ballots.exclude").await?;
    Ok(id)
}

/// Takes back that the initiatives of a group exclude each other.
pub async fn stop_excluding(ctx: &Ctx, board: BoardId, id: ExclusionId) -> Result<(), Stop> {
    const PARTS: &str = "DELETE FROM exclusion_initiatives WHERE exclusion_id IN \
         (SELECT id FROM exclusions WHERE id = $1 AND board_id = $2)";
    const GROUP: &str = "DELETE FROM exclusions WHERE id = $1 AND board_id = $2";
    let transaction = ctx.db.begin().await?;
    let found: Board = boards::queries::find(&transaction, board, Language::ITALIAN).await?;
    rules::may_prepare_ballot(&ctx.actor, &found, ctx.now)?;
    transaction.execute_raw(statement(&transaction, PARTS, [id.into(), board.into()])).await?;
    let gone = transaction.execute_raw(statement(&transaction, GROUP, [id.into(), board.into()])).await?;
    if gone.rows_affected() == 0 {
        return Err(Refusal::NotFound.into());
    }
    record(transaction, ctx, board, "ballots.stop_excluding").await
}

async fn record(transaction: DatabaseTransaction, ctx: &Ctx, board: BoardId, deed: &str) -> Result<(), Stop> {
    let entry = Entry {
        at: ctx.now,
        deed,
        actor: ctx.actor.id(),
        board: Some(board),
        subject: Some(board.into()),
        detail: None,
    };
    activity::record(&transaction, entry).await?;
    transaction.commit().await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Row {
    id: ExclusionId,
    initiative_id: InitiativeId,
    title: String,
    language: Language,
}

/// The groups of a board, in the order in which they were said. One statement.
pub(crate) async fn list(db: &impl ConnectionTrait, board: BoardId) -> Result<Vec<Exclusion>, DbErr> {
    const SQL: &str = "SELECT e.id, x.initiative_id, i.title, i.language FROM exclusions e \
         JOIN exclusion_initiatives x ON x.exclusion_id = e.id JOIN initiatives i ON i.id = x.initiative_id \
         WHERE e.board_id = $1 AND i.is_public ORDER BY e.created_at, e.id, i.id";
    let rows = Row::find_by_statement(statement(db, SQL, [board.into()])).all(db).await?;
    let mut groups: Vec<Exclusion> = Vec::new();
    for Row { id, initiative_id, title, language } in rows {
        let one = Excluded { initiative: initiative_id, title, language };
        match groups.last_mut().filter(|group| group.id == id) {
            Some(group) => group.initiatives.push(one),
            None => groups.push(Exclusion { id, initiatives: vec![one] }),
        }
    }
    Ok(groups)
}

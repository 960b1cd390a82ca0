//! The ballot of a board before and after it is frozen: its rulebook, and what officers still prepare.

use super::{list_candidates, list_options};
use crate::{
    ballots::{Preparation, Printed, exclusions, rules},
    base::{BoardId, Ctx, Deed, Language, Stop},
    boards, record,
};

/// The rulebook of a board. Six statements.
pub async fn find_rulebook(ctx: &Ctx, id: BoardId, language: Language) -> Result<Printed, Stop> {
    let board = boards::queries::find_visible(ctx, id, language).await?;
    let db = ctx.db.reader();
    let mut options = list_options(db, id).await?;
    if options.is_empty() {
        options = list_candidates(db, id, false).await?;
    }
    let exclusions = exclusions::list(db, id).await?;
    let record = match board.rulebook_hash {
        Some(_) => record::queries::find(db, id).await?,
        None => None,
    };
    let election = record.map(|record| record.election);
    Ok(Printed { board, options, exclusions, election, now: ctx.now })
}

/// What an officer prepares on the ballot of a board: costs and exclusions. Five statements.
pub async fn find_preparation(ctx: &Ctx, id: BoardId, language: Language) -> Result<Preparation, Stop> {
    let board = boards::queries::find_visible(ctx, id, language).await?;
    ctx.actor.may(Deed::PrepareBallot, Some(board.territory.scope()))?;
    let db = ctx.db.reader();
    let candidates = list_candidates(db, id, true).await?;
    let exclusions = exclusions::list(db, id).await?;
    let may_exclude = rules::may_exclude(&ctx.actor, &board, ctx.now);
    Ok(Preparation { board, candidates, exclusions, may_exclude, now: ctx.now })
}

//! The ballot paper: what a person has before her when she votes.

use sea_orm::{ConnectionTrait, EntityTrait};

use super::list_options;
use crate::{
    ballots::{Ballot, Choices, Paper, actions::freeze_options, order, tables::ballot},
    base::{BoardId, Ctx, Failure, Language, ParticipantId, Stop},
    boards::{self, Phase},
};

/// The ballot paper of a board. Five statements; the first reader after voting began freezes the options.
pub async fn find_paper(ctx: &Ctx, id: BoardId, language: Language) -> Result<Paper, Stop> {
    let board = boards::queries::find_visible(ctx, id, language).await?;
    let mut options = list_options(ctx.db.reader(), id).await?;
    if options.is_empty() && board.phase(ctx.now) == Phase::Voting {
        freeze_options(&ctx.db, id).await?;
        options = list_options(ctx.db.writer(), id).await?;
    }
    let own = match ctx.actor.id() {
        Some(voter) => {
            order::draw(&mut options, id, voter);
            find_own(ctx.db.reader(), id, voter).await?
        }
        None => None,
    };
    Ok(Paper { board, options, own, now: ctx.now })
}

/// The ballot that a person cast on a board. One statement.
pub async fn find_own(
    db: &impl ConnectionTrait,
    board: BoardId,
    voter: ParticipantId,
) -> Result<Option<Ballot>, Stop> {
    let Some(row) = ballot::Entity::find_by_id((board, voter.0)).one(db).await? else { return Ok(None) };
    let choices = Choices::from_text(&row.choices).ok_or(Failure::Unreadable(row.choices))?;
    Ok(Some(Ballot { choices, cast_at: row.cast_at, changed_at: row.changed_at }))
}

//! Handing an initiative in, and taking it back.

use sea_orm::ConnectionTrait;

use super::{enter_state, read, record, write::bring_before_moderators};
use crate::{
    activity::{self, Measure, Tick},
    base::{Ctx, InitiativeId, Stop, database::statement},
    boards::{self, actions::Seated},
    initiatives::{Frame, State, queries, rules},
    moderation::{Closing, actions::close_undecided},
    people::Capacity,
};

/// Submits a draft or what a moderator sent back: to the moderators, or to everybody at once where the board's
/// rules say so. Gives the state that it entered.
pub async fn submit(ctx: &Ctx, id: InitiativeId) -> Result<State, Stop> {
    let transaction = ctx.db.begin().await?;
    let (frame, authors) = read(&transaction, id).await?;
    rules::may_submit(&ctx.actor, &frame, &authors, ctx.now)?;
    let to = rules::submitted_becomes(frame.state, frame.rules.moderation);
    if frame.state == State::Draft {
        count_proposal(&transaction, ctx, &frame).await?;
    }
    enter_state(&transaction, id, to, None, ctx.now).await?;
    if to == State::Submitted {
        let text = queries::find_text(&transaction, id).await?;
        bring_before_moderators(&transaction, ctx, &frame, &text.title, &text.body).await?;
    }
    record(&transaction, ctx, &frame, "initiatives.submit").await?;
    transaction.commit().await?;
    Ok(to)
}

/// Takes an initiative back: nobody but its authors reads it any more, and no moderator decides about it.
pub async fn withdraw(ctx: &Ctx, id: InitiativeId) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    let (frame, authors) = read(&transaction, id).await?;
    rules::may_withdraw(&ctx.actor, &frame, &authors)?;
    enter_state(&transaction, id, State::Withdrawn, None, ctx.now).await?;
    close_undecided(&transaction, id.into(), Closing::Withdrawn, ctx.now).await?;
    record(&transaction, ctx, &frame, "initiatives.withdraw").await?;
    transaction.commit().await?;
    Ok(())
}

/// Seats the author at the table, dates the submission and counts it.
async fn count_proposal(db: &impl ConnectionTrait, ctx: &Ctx, frame: &Frame) -> Result<(), Stop> {
    const SQL: &str = "UPDATE initiatives SET submitted_at = $2 WHERE id = $1";
    let person = ctx.actor.person()?;
    let standing = boards::seats::find_standing(db, frame.board, person.id).await?;
    let seated = Seated {
        participant: person.id,
        constituency: person.constituency.as_deref(),
        capacity: frame.organisation.map_or(Capacity::Personal, Capacity::OnBehalfOf),
        channel: &standing.channel,
    };
    boards::actions::take_seat(db, frame.board, &seated, ctx.now).await?;
    db.execute_raw(statement(db, SQL, [frame.id.into(), ctx.now.into()])).await?;
    let tick = Tick {
        board: frame.board,
        day: ctx.now.day(),
        measure: Measure::Initiative,
        constituency: person.constituency.clone().unwrap_or_default(),
        theme: frame.theme.as_str().to_owned(),
        language: frame.language.to_string(),
        channel: standing.channel.clone(),
    };
    activity::count(db, &tick, 1).await?;
    Ok(())
}

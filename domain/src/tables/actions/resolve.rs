//! Putting a resolution to the seats, what they say, and what becomes of it.

use sea_orm::ConnectionTrait;

use super::{announce, keep_session, lock, record, tell};
use crate::{
    base::{
        Ctx, ItemId, Refusal, ResolutionId, SeatId, Stop, database::statement, rows::Rows, text::Message,
    },
    tables::{self, Outcome, Said, queries, rules},
};

/// Puts a resolution to the seats that are present.
///
/// # Errors
/// What [`rules::may_put`] refuses.
pub async fn put(ctx: &Ctx, item: ItemId, text: &Message) -> Result<ResolutionId, Stop> {
    const SQL: &str = "INSERT INTO table_resolutions (id, item_id, text, put_at) VALUES ($1, $2, $3, $4)";
    let transaction = ctx.db.begin().await?;
    let (_, session) = queries::find_item(&transaction, item).await?;
    lock(&transaction, session).await?;
    let held = keep_session(&transaction, ctx, session).await?;
    rules::may_put(&held.session, &held.seats)?;
    let id = ResolutionId::new();
    let values = [id.into(), item.into(), text.as_str().into(), ctx.now.into()];
    transaction.execute_raw(statement(&transaction, SQL, values)).await?;
    record(&transaction, ctx, held.table.id, "tables.put", Some(id.to_string())).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Says what seats say to a resolution; a seat that spoke before says it anew.
///
/// # Errors
/// What [`rules::may_speak`] refuses for one of the seats; [`Refusal::WrongState`] once it is decided;
/// [`Refusal::NothingChosen`] where no seat says anything.
pub async fn speak(ctx: &Ctx, id: ResolutionId, voices: &[Said]) -> Result<(), Stop> {
    ctx.actor.person()?;
    let transaction = ctx.db.begin().await?;
    let (_, _, session) = queries::find_resolution(&transaction, id).await?;
    lock(&transaction, session).await?;
    // Read again: nobody decides it any more until this transaction ends.
    let (resolution, _, _) = queries::find_resolution(&transaction, id).await?;
    let held = queries::find_held(&transaction, session).await?;
    let scope = held.table.territory.scope();
    for said in voices {
        rules::may_speak(&ctx.actor, scope, &held.session, &held.seats, said.seat)?;
    }
    if resolution.outcome.is_some() {
        return Err(Refusal::WrongState.into());
    }
    let row = |said: &Said| {
        [
            id.into(),
            said.seat.into(),
            said.voice.as_str().into(),
            said.reasons.clone().into(),
            ctx.actor.id().map(|person| person.0).into(),
            ctx.now.into(),
        ]
    };
    let rows = Rows::lay_out(voices.iter().map(row)).ok_or(Refusal::NothingChosen)?;
    let sql = format!(
        "INSERT INTO table_voices (resolution_id, seat_id, voice, reasons, said_by, said_at) \
         SELECT DISTINCT * FROM (VALUES {}) AS said WHERE TRUE ON CONFLICT (resolution_id, seat_id) DO UPDATE SET \
            voice = excluded.voice, reasons = excluded.reasons, said_by = excluded.said_by, said_at = excluded.said_at",
        rows.places
    );
    transaction.execute_raw(statement(&transaction, &sql, rows.values)).await?;
    record(&transaction, ctx, held.table.id, "tables.speak", Some(id.to_string())).await?;
    transaction.commit().await?;
    Ok(())
}

/// Decides a resolution by what the seats said, as the rulebook wants it; silence abstains.
///
/// # Errors
/// [`Refusal::NoQuorum`], [`Refusal::SessionNotOpen`], [`Refusal::WrongState`] the second time.
pub async fn decide(ctx: &Ctx, id: ResolutionId) -> Result<Outcome, Stop> {
    const SQL: &str = "UPDATE table_resolutions SET outcome = $2, decided_at = $3 WHERE id = $1";
    let transaction = ctx.db.begin().await?;
    let (_, _, session) = queries::find_resolution(&transaction, id).await?;
    lock(&transaction, session).await?;
    let (resolution, item, _) = queries::find_resolution(&transaction, id).await?;
    let held = keep_session(&transaction, ctx, session).await?;
    rules::may_put(&held.session, &held.seats)?;
    if resolution.outcome.is_some() {
        return Err(Refusal::WrongState.into());
    }
    let present: Vec<SeatId> = held.session.present.iter().map(|(seat, _)| *seat).collect();
    let present = rules::present_seats(&held.seats, &present);
    let (_, outcome) = tables::decide(held.session.terms.deciding, &present, &resolution.voices);
    let values = [id.into(), outcome.as_str().into(), ctx.now.into()];
    transaction.execute_raw(statement(&transaction, SQL, values)).await?;
    record(&transaction, ctx, held.table.id, "tables.decide", Some(id.to_string())).await?;
    tell(&transaction, ctx, &item, "tables.decide").await?;
    if rules::is_told(&item) {
        announce(&transaction, ctx, session, "tables.decide").await?;
    }
    transaction.commit().await?;
    Ok(outcome)
}

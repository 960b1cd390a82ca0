//! The private address of a person's calendar.

use sea_orm::ConnectionTrait;

use crate::{
    activity::{self, Entry},
    base::{Ctx, Deed, Stop, database::statement, secret::random_token},
};

/// Makes a private address for the person's calendar; one that existed is no longer good.
pub async fn open_calendar(ctx: &Ctx) -> Result<(), Stop> {
    const SQL: &str = "INSERT INTO meeting_calendars (participant_id, token, created_at) VALUES ($1, $2, $3) \
         ON CONFLICT (participant_id) DO UPDATE SET token = excluded.token, created_at = excluded.created_at";
    ctx.actor.may(Deed::AttendMeetings, None)?;
    let transaction = ctx.db.begin().await?;
    let values = [ctx.actor.person()?.id.into(), random_token().into(), ctx.now.into()];
    transaction.execute_raw(statement(&transaction, SQL, values)).await?;
    note(&transaction, ctx, "meetings.open_calendar").await?;
    transaction.commit().await?;
    Ok(())
}

/// Revokes the address: whoever has it finds nothing any more.
pub async fn revoke_calendar(ctx: &Ctx) -> Result<(), Stop> {
    const SQL: &str = "DELETE FROM meeting_calendars WHERE participant_id = $1";
    let me = ctx.actor.person()?.id;
    let transaction = ctx.db.begin().await?;
    transaction.execute_raw(statement(&transaction, SQL, [me.into()])).await?;
    note(&transaction, ctx, "meetings.revoke_calendar").await?;
    transaction.commit().await?;
    Ok(())
}

async fn note(db: &impl ConnectionTrait, ctx: &Ctx, deed: &str) -> Result<(), Stop> {
    let actor = ctx.actor.id();
    activity::record(db, Entry { at: ctx.now, deed, actor, board: None, subject: None, detail: None })
        .await?;
    Ok(())
}

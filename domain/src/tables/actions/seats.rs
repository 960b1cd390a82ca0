//! Adding seats and giving them to somebody.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};
use uuid::Uuid;

use super::record;
use crate::{
    base::{
        Ctx, Day, MandateId, Refusal, SeatId, Stop, TableId,
        database::{insert_rows, statement},
    },
    people,
    tables::{Kept, MandateDraft, Party, SeatDraft, Table, queries, rules},
};

/// Adds a seat behind the others.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::UnknownChoice`] for an unknown constituency.
pub async fn add_seat(ctx: &Ctx, table: TableId, draft: &SeatDraft) -> Result<SeatId, Stop> {
    const SQL: &str = "INSERT INTO table_seats (id, table_id, position, kind, constituency, label, created_at) \
         SELECT $1, $2, COALESCE(MAX(position), 0) + 1, $3, $4, $5, $6 FROM table_seats WHERE table_id = $2";
    let transaction = ctx.db.begin().await?;
    let found = queries::find_frame(&transaction, table).await?;
    rules::may_keep(&ctx.actor, found.territory.scope())?;
    people::actions::check_constituency(&transaction, draft.constituency.as_deref()).await?;
    let id = SeatId::new();
    let values = [
        id.into(),
        table.into(),
        draft.kind.as_str().into(),
        draft.constituency.clone().into(),
        draft.label.as_ref().map(|label| label.as_str().to_owned()).into(),
        ctx.now.into(),
    ];
    transaction.execute_raw(statement(&transaction, SQL, values)).await?;
    record(&transaction, ctx, table, "tables.add_seat", Some(id.to_string())).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Takes a seat away from today on; sessions of the past keep it.
pub async fn end_seat(ctx: &Ctx, id: SeatId) -> Result<(), Stop> {
    const SQL: &str = "UPDATE table_seats SET ended_on = $2 WHERE id = $1 AND ended_on IS NULL";
    let transaction = ctx.db.begin().await?;
    let (table, _) = find_kept(&transaction, ctx, id).await?;
    let values = [id.into(), ctx.now.day().into()];
    if transaction.execute_raw(statement(&transaction, SQL, values)).await?.rows_affected() == 0 {
        return Err(Refusal::WrongState.into());
    }
    record(&transaction, ctx, table.id, "tables.end_seat", Some(id.to_string())).await?;
    transaction.commit().await?;
    Ok(())
}

/// Gives a seat to somebody for a time.
///
/// # Errors
/// [`Refusal::MandatesOverlap`] where somebody holds it then; [`Refusal::DatesOutOfOrder`]; [`Refusal::WrongState`]
/// where the seat was taken away; [`Refusal::UnknownChoice`] for a party that does not exist.
pub async fn give_mandate(ctx: &Ctx, seat: SeatId, draft: &MandateDraft) -> Result<MandateId, Stop> {
    draft.check()?;
    let transaction = ctx.db.begin().await?;
    let (table, kept) = find_kept(&transaction, ctx, seat).await?;
    if kept.ended_on.is_some() {
        return Err(Refusal::WrongState.into());
    }
    let others: Vec<_> = kept.mandates.iter().map(|other| (other.from, other.to)).collect();
    rules::may_hold(draft.from, draft.to, &others)?;
    let id = MandateId::new();
    write_mandate(&transaction, id, seat, draft).await?;
    record(&transaction, ctx, table.id, "tables.give_mandate", Some(id.to_string())).await?;
    transaction.commit().await?;
    Ok(id)
}

async fn write_mandate(
    db: &impl ConnectionTrait,
    id: MandateId,
    seat: SeatId,
    draft: &MandateDraft,
) -> Result<(), Stop> {
    let columns = [
        "id",
        "seat_id",
        "organisation_id",
        "participant_id",
        "substitute_organisation_id",
        "substitute_participant_id",
        "from_day",
        "to_day",
    ];
    let split = |party: Option<&Party>| -> (Option<Uuid>, Option<Uuid>) {
        match party {
            Some(Party::Organisation(id, _)) => (Some(id.0), None),
            Some(Party::Person(id, _)) => (None, Some(id.0)),
            None => (None, None),
        }
    };
    let (organisation, person) = split(Some(&draft.holder));
    let (other_organisation, other_person) = split(draft.substitute.as_ref());
    let row = vec![
        id.into(),
        seat.into(),
        organisation.into(),
        person.into(),
        other_organisation.into(),
        other_person.into(),
        draft.from.into(),
        draft.to.into(),
    ];
    let unknown = |error: DbErr| match error.sql_err() {
        Some(sea_orm::SqlErr::ForeignKeyConstraintViolation(_)) => Refusal::UnknownChoice.into(),
        _ => Stop::from(error),
    };
    insert_rows(db, "table_mandates", &columns, vec![row]).await.map_err(unknown)
}

#[derive(FromQueryResult)]
struct Place {
    table_id: TableId,
}

/// Ends a mandate with a day, which is its last one.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::DatesOutOfOrder`] before its first day, [`Refusal::WrongState`] where it ends
/// earlier already.
pub async fn end_mandate(ctx: &Ctx, id: MandateId, last: Day) -> Result<(), Stop> {
    const SQL: &str = "UPDATE table_mandates SET to_day = $2 WHERE id = $1";
    const PLACE: &str =
        "SELECT s.table_id FROM table_mandates m JOIN table_seats s ON s.id = m.seat_id WHERE m.id = $1";
    let transaction = ctx.db.begin().await?;
    let place =
        Place::find_by_statement(statement(&transaction, PLACE, [id.into()])).one(&transaction).await?;
    let found = queries::find(&transaction, place.ok_or(Refusal::NotFound)?.table_id, last).await?;
    rules::may_keep(&ctx.actor, found.table.territory.scope())?;
    let mandate = found.roster.0.iter().flat_map(|kept| &kept.mandates).find(|mandate| mandate.id == id);
    let mandate = mandate.ok_or(Refusal::NotFound)?;
    if last < mandate.from {
        return Err(Refusal::DatesOutOfOrder.into());
    }
    if mandate.to.is_some_and(|to| to < last) {
        return Err(Refusal::WrongState.into());
    }
    transaction.execute_raw(statement(&transaction, SQL, [id.into(), last.into()])).await?;
    record(&transaction, ctx, found.table.id, "tables.end_mandate", Some(id.to_string())).await?;
    transaction.commit().await?;
    Ok(())
}

/// A seat with its mandates, which nobody else changes until the transaction ends.
async fn find_kept(db: &impl ConnectionTrait, ctx: &Ctx, id: SeatId) -> Result<(Table, Kept), Stop> {
    const LOCK: &str = "UPDATE table_seats SET position = position WHERE id = $1 RETURNING table_id";
    ctx.actor.person()?;
    let place = Place::find_by_statement(statement(db, LOCK, [id.into()])).one(db).await?;
    let found = queries::find(db, place.ok_or(Refusal::NotFound)?.table_id, ctx.now.day()).await?;
    rules::may_keep(&ctx.actor, found.table.territory.scope())?;
    let kept = found.roster.0.into_iter().find(|kept| kept.seat.id == id);
    Ok((found.table, kept.ok_or(Refusal::NotFound)?))
}

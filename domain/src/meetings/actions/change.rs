//! Changing a meeting.

use sea_orm::{ActiveValue::Set, ConnectionTrait, DatabaseTransaction, EntityTrait, FromQueryResult, Value};

use super::{
    convene::{columns, write_dates, write_parts},
    lock, record,
    seating::{Seating, offer_free_seats},
};
use crate::{
    base::{Ctx, MeetingDateId, MeetingId, Moment, Refusal, Stop, database::statement, rows::Rows},
    meetings::{Draft, Frame, Span, queries::find_frame, rules, tables::meeting},
    territories,
};

/// Changes what is written about a meeting. Those who registered find on its page that it was moved.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::NotAMember`]; what [`Draft::check`] refuses; [`Refusal::SeatsAreTaken`] where
/// those who hold a seat would not find one; [`Refusal::PresenceNoted`] where a date would be dropped at which people
/// were present.
pub async fn change(ctx: &Ctx, id: MeetingId, draft: &Draft) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    let frame = lock(&transaction, id).await?;
    rules::may_keep(&ctx.actor, &frame)?;
    rules::may_name_organisers(&ctx.actor, frame.territory, &frame.organisers, &draft.organisers)?;
    if draft.territory != frame.territory.territory {
        let territory = territories::queries::find(&transaction, draft.territory).await?;
        rules::may_convene(&ctx.actor, territory.scope(), &draft.organisers)?;
    }
    change_within(&transaction, ctx, id, draft).await?;
    transaction.commit().await?;
    Ok(())
}

/// The same within the transaction of another deed, whose own rule says who may.
///
/// # Errors
/// As [`change`].
pub async fn change_within(
    transaction: &DatabaseTransaction,
    ctx: &Ctx,
    id: MeetingId,
    draft: &Draft,
) -> Result<(), Stop> {
    draft.check()?;
    let frame = lock(transaction, id).await?;
    rules::is_changeable(&frame)?;
    let before =
        meeting::Entity::find_by_id(frame.number).one(transaction).await?.ok_or(Refusal::NotFound)?;
    if before.kind != draft.kind {
        return Err(Refusal::UnknownChoice.into());
    }
    let is_moved = change_dates(transaction, id, &draft.dates).await?;
    let is_relocated = is_elsewhere(&before, draft);
    let shown_changes = is_moved || is_relocated || before.title != draft.title.as_str();
    let row = meeting::ActiveModel {
        number: Set(frame.number),
        changes: Set(before.changes + i32::from(shown_changes)),
        ..columns(draft)
    };
    for table in ["meeting_organisers", "meeting_languages", "meeting_quotas"] {
        let sql = format!("DELETE FROM {table} WHERE meeting_id = $1");
        transaction.execute_raw(statement(transaction, &sql, [id.into()])).await?;
    }
    write_parts(transaction, id, draft).await?;
    if !Seating::find(transaction, &Frame { capacity: draft.capacity, ..frame }).await?.holds() {
        return Err(Refusal::SeatsAreTaken.into());
    }
    meeting::Entity::update(row).exec(transaction).await?;
    let frame = find_frame(transaction, id).await?;
    offer_free_seats(transaction, &frame, ctx.now).await?;
    let deeds = [(is_moved, "meetings.move"), (is_relocated, "meetings.relocate"), (true, "meetings.change")];
    let deed = deeds.into_iter().find(|(is_so, _)| *is_so).map_or("meetings.change", |(_, deed)| deed);
    record(transaction, ctx, id, deed).await?;
    if is_moved && is_relocated {
        record(transaction, ctx, id, "meetings.relocate").await?;
    }
    Ok(())
}

fn is_elsewhere(before: &meeting::Model, draft: &Draft) -> bool {
    let place = draft.place.as_ref();
    let address = place.and_then(|place| place.address.as_ref());
    before.place.as_deref() != place.map(|place| place.name.as_str())
        || before.address.as_deref() != address.map(|address| address.as_str())
        || before.link.as_deref() != draft.link.as_ref().map(|link| link.as_str())
}

#[derive(FromQueryResult)]
struct DateRow {
    id: MeetingDateId,
    starts_at: Moment,
    ends_at: Moment,
}

/// Makes the dates these, and tells whether they were others. A date that only moves keeps its code and who was there.
async fn change_dates(
    transaction: &DatabaseTransaction,
    id: MeetingId,
    dates: &[Span],
) -> Result<bool, Stop> {
    const SQL: &str =
        "SELECT id, starts_at, ends_at FROM meeting_dates WHERE meeting_id = $1 ORDER BY starts_at";
    let rows = DateRow::find_by_statement(statement(transaction, SQL, [id.into()])).all(transaction).await?;
    let before: Vec<(MeetingDateId, Span)> =
        rows.iter().map(|row| (row.id, Span { starts: row.starts_at, ends: row.ends_at })).collect();
    let Matched { moved, dropped, added } = match_dates(&before, dates);
    if moved.is_empty() && dropped.is_empty() && added.is_empty() {
        return Ok(false);
    }
    drop_dates(transaction, &dropped).await?;
    move_dates(transaction, &moved).await?;
    write_dates(transaction, id, &added).await?;
    Ok(true)
}

/// Which dates move, which are dropped and which are new.
#[derive(Debug, PartialEq, Eq)]
struct Matched {
    moved: Vec<(MeetingDateId, Span)>,
    dropped: Vec<MeetingDateId>,
    added: Vec<Span>,
}

/// Dates that stay are matched first, then the others in their order.
fn match_dates(before: &[(MeetingDateId, Span)], after: &[Span]) -> Matched {
    let mut left: Vec<(MeetingDateId, Span)> =
        before.iter().filter(|(_, span)| !after.contains(span)).copied().collect();
    let stays = |span: &Span| before.iter().any(|(_, known)| known == span);
    let mut others: Vec<Span> = after.iter().filter(|span| !stays(span)).copied().collect();
    // A date of the same day is the same date at another hour.
    let mut moved = Vec::new();
    for same_day in [true, false] {
        others.retain(|span| {
            let fits =
                |(_, known): &(MeetingDateId, Span)| !same_day || known.starts.day() == span.starts.day();
            let Some(place) = left.iter().position(fits) else { return true };
            moved.push((left.remove(place).0, *span));
            false
        });
    }
    Matched { moved, dropped: left.into_iter().map(|(id, _)| id).collect(), added: others }
}

async fn drop_dates(db: &impl ConnectionTrait, dropped: &[MeetingDateId]) -> Result<(), Stop> {
    if dropped.is_empty() {
        return Ok(());
    }
    let places: Vec<String> = (1..=dropped.len()).map(|place| format!("${place}")).collect();
    let sql = format!(
        "DELETE FROM meeting_dates WHERE id IN ({}) \
         AND NOT EXISTS (SELECT 1 FROM meeting_presences p WHERE p.date_id = meeting_dates.id)",
        places.join(", ")
    );
    let values = dropped.iter().map(|id| Value::from(*id));
    let gone = db.execute_raw(statement(db, &sql, values)).await?.rows_affected();
    if gone < dropped.len() as u64 { Err(Refusal::PresenceNoted.into()) } else { Ok(()) }
}

async fn move_dates(db: &impl ConnectionTrait, moved: &[(MeetingDateId, Span)]) -> Result<(), Stop> {
    let rows = moved.iter().map(|(id, span)| [(*id).into(), span.starts.into(), span.ends.into()]);
    let Some(rows) = Rows::lay_out(rows) else { return Ok(()) };
    let sql = format!(
        "WITH moved (id, starts_at, ends_at) AS (VALUES {}) UPDATE meeting_dates SET \
            starts_at = (SELECT MAX(m.starts_at) FROM moved m WHERE m.id = meeting_dates.id), \
            ends_at = (SELECT MAX(m.ends_at) FROM moved m WHERE m.id = meeting_dates.id) \
         WHERE id IN (SELECT id FROM moved)",
        rows.places
    );
    db.execute_raw(statement(db, &sql, rows.values)).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn span(day: i64, hour: i64) -> Span {
        let starts = Moment(0).plus_days(day).plus_minutes(hour * 60);
        Span { starts, ends: starts.plus_minutes(120) }
    }

    fn id(number: u128) -> MeetingDateId {
        MeetingDateId(Uuid::from_u128(number))
    }

    #[test]
    fn a_date_that_moves_stays_the_same_date() {
        let before = [(id(1), span(1, 9)), (id(2), span(2, 9)), (id(3), span(3, 9))];
        let after = [span(1, 9), span(2, 14), span(4, 9), span(5, 9)];
        let expected = Matched {
            moved: vec![(id(2), span(2, 14)), (id(3), span(4, 9))],
            dropped: vec![],
            added: vec![span(5, 9)],
        };
        assert_eq!(match_dates(&before, &after), expected);
        let dropped = match_dates(&before, &after[..1]).dropped;
        assert_eq!(dropped, [id(2), id(3)]);
    }
}

//! What the house does by itself: offers that end, and what is forgotten. Several nodes may do it at once.

use sea_orm::{DatabaseTransaction, FromQueryResult};

use super::{
    lock,
    seating::{line, move_counts, offer_free_seats},
};
use crate::{
    activity,
    base::{Database, MeetingId, Moment, RegistrationId, Stop, database::statement},
    meetings::rules,
};

#[derive(FromQueryResult)]
struct Due {
    meeting_id: MeetingId,
}

/// Ends the offers whose time is over and offers the seats to the next. Tells how many ended. Each meeting has its own
/// transaction.
pub async fn lapse_offers_due(db: &Database, now: Moment) -> Result<usize, Stop> {
    const SQL: &str = "SELECT DISTINCT meeting_id FROM meeting_registrations WHERE offered_until <= $1 ORDER BY meeting_id LIMIT 100";
    let due = Due::find_by_statement(statement(db.reader(), SQL, [now.into()])).all(db.reader()).await?;
    let mut ended = 0;
    for Due { meeting_id } in due {
        let transaction = db.begin().await?;
        ended += lapse(&transaction, meeting_id, now).await?;
        transaction.commit().await?;
    }
    Ok(ended)
}

#[derive(FromQueryResult)]
struct Lapsed {
    id: RegistrationId,
    companions: i32,
}

async fn lapse(transaction: &DatabaseTransaction, meeting: MeetingId, now: Moment) -> Result<usize, Stop> {
    const SQL: &str = "UPDATE meeting_registrations SET state = 'lapsed', offered_until = NULL \
         WHERE meeting_id = $1 AND offered_until <= $2 RETURNING id, companions";
    let frame = lock(transaction, meeting).await?;
    let lapsed = statement(transaction, SQL, [meeting.into(), now.into()]);
    let lapsed = Lapsed::find_by_statement(lapsed).all(transaction).await?;
    if lapsed.is_empty() {
        return Ok(0);
    }
    let seats: i64 = lapsed.iter().map(|row| 1 + i64::from(row.companions)).sum();
    move_counts(transaction, meeting, -seats, 0).await?;
    let lines = lapsed.iter().map(|row| line(meeting, "meetings.lapse_offer", row.id, now));
    activity::record_all(transaction, lines).await?;
    offer_free_seats(transaction, &frame, now).await?;
    Ok(lapsed.len())
}

/// Forgets what people needed for meetings that ended thirty days ago, and under which labels organisers wrote people
/// down. Tells how many needs were forgotten.
pub async fn forget_needs_due(db: &Database, now: Moment) -> Result<u64, Stop> {
    use sea_orm::ConnectionTrait;
    const NEEDS: &str = "DELETE FROM meeting_needs WHERE registration_id IN (SELECT r.id FROM meeting_registrations r \
         JOIN meetings m ON m.id = r.meeting_id WHERE m.ends_at <= $1)";
    const LABELS: &str = "UPDATE meeting_registrations SET label = '' WHERE label <> '' \
         AND meeting_id IN (SELECT id FROM meetings WHERE ends_at <= $1)";
    let ended = now.plus_days(-rules::NEEDS_DAYS);
    let transaction = db.begin().await?;
    let forgotten =
        transaction.execute_raw(statement(&transaction, NEEDS, [ended.into()])).await?.rows_affected();
    transaction.execute_raw(statement(&transaction, LABELS, [ended.into()])).await?;
    transaction.commit().await?;
    Ok(forgotten)
}

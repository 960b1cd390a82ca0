//! Giving out seats, within the transaction of the deed that holds the meeting's lock.

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, FromQueryResult, Value};

use crate::{
    activity::{self, Entry},
    base::{MeetingId, Moment, OrganisationId, RegistrationId, Stop, database::statement},
    meetings::{
        Frame, Standing, rules,
        seats::{Party, Room},
    },
};

/// The room of a meeting, for whom its seats are kept, and who holds one.
pub(super) struct Seating {
    room: Room,
    kept_for: Vec<KeptFor>,
    seated: Vec<Party>,
}

#[derive(FromQueryResult)]
struct KeptFor {
    constituency: Option<String>,
    organisation_id: Option<OrganisationId>,
    seats: i32,
}

/// Those who hold a seat, counted by their groups.
#[derive(FromQueryResult)]
struct Seated {
    constituency: Option<String>,
    organisation_id: Option<OrganisationId>,
    seats: i64,
}

impl Seating {
    /// Reads who sits where. Two statements.
    pub(super) async fn find(db: &impl ConnectionTrait, meeting: &Frame) -> Result<Self, DbErr> {
        const KEPT: &str = "SELECT constituency, organisation_id, seats FROM meeting_quotas \
             WHERE meeting_id = $1 ORDER BY position";
        const SEATED: &str = "SELECT constituency, organisation_id, CAST(SUM(1 + companions) AS BIGINT) AS seats \
             FROM meeting_registrations WHERE meeting_id = $1 AND state IN ('confirmed', 'offered') \
             GROUP BY constituency, organisation_id";
        let kept_for = KeptFor::find_by_statement(statement(db, KEPT, [meeting.id.into()])).all(db).await?;
        let rows = Seated::find_by_statement(statement(db, SEATED, [meeting.id.into()])).all(db).await?;
        let kept = kept_for.iter().map(|kept| u32::try_from(kept.seats).unwrap_or_default()).collect();
        let mut seating =
            Self { room: Room { capacity: meeting.capacity, kept }, kept_for, seated: Vec::new() };
        seating.seated = rows
            .iter()
            .map(|row| {
                let size = u32::try_from(row.seats).unwrap_or(u32::MAX);
                seating.party(row.constituency.as_deref(), row.organisation_id, size)
            })
            .collect();
        Ok(seating)
    }

    /// People of these groups who take so many seats together.
    pub(super) fn party(
        &self,
        constituency: Option<&str>,
        organisation: Option<OrganisationId>,
        size: u32,
    ) -> Party {
        let is_for = |kept: &KeptFor| {
            kept.constituency.as_deref().is_some_and(|key| Some(key) == constituency)
                || kept.organisation_id.is_some_and(|id| Some(id) == organisation)
        };
        let groups =
            self.kept_for.iter().enumerate().filter(|(_, kept)| is_for(kept)).map(|(place, _)| place);
        Party { size, groups: groups.collect() }
    }

    /// Whether a party more fits.
    pub(super) fn has_place(&self, party: &Party) -> bool {
        self.room.has_place(&self.seated, party)
    }

    /// Whether everybody who holds a seat still finds one.
    pub(super) fn holds(&self) -> bool {
        self.room.holds(&self.seated)
    }
}

/// Moves the numbers of taken seats and of those who wait. One statement.
pub(super) async fn move_counts(
    db: &impl ConnectionTrait,
    meeting: MeetingId,
    taken: i64,
    waiting: i64,
) -> Result<(), DbErr> {
    const SQL: &str = "UPDATE meetings SET taken = taken + $2, waiting = waiting + $3 WHERE id = $1";
    let number = |by: i64| Value::from(i32::try_from(by).unwrap_or_default());
    db.execute_raw(statement(db, SQL, [meeting.into(), number(taken), number(waiting)])).await?;
    Ok(())
}

/// How much a registration of this standing counts as taken seats and as waiting.
pub(super) const fn counts(standing: Standing, companions: u16) -> (i64, i64) {
    match standing {
        Standing::Confirmed | Standing::Offered => (1 + companions as i64, 0),
        Standing::Waiting => (0, 1),
        _ => (0, 0),
    }
}

#[derive(FromQueryResult)]
struct Waiting {
    id: RegistrationId,
    constituency: Option<String>,
    organisation_id: Option<OrganisationId>,
    companions: i32,
}

/// How many of those who wait are looked at when seats become free.
const LOOKED_AT: u64 = 500;

/// Offers the seats that are free to those who wait, in their order. Three statements, six where somebody is offered one.
/// Whoever sends messages finds here, in the record, who is to be told: the registration stands in the detail.
pub(super) async fn offer_free_seats(
    transaction: &DatabaseTransaction,
    meeting: &Frame,
    now: Moment,
) -> Result<usize, Stop> {
    if !rules::is_offering(meeting, now) {
        return Ok(0);
    }
    let sql = format!(
        "SELECT id, constituency, organisation_id, companions FROM meeting_registrations \
         WHERE meeting_id = $1 AND state = 'waiting' ORDER BY queued_at, id LIMIT {LOOKED_AT}"
    );
    let waiting = statement(transaction, &sql, [meeting.id.into()]);
    let waiting = Waiting::find_by_statement(waiting).all(transaction).await?;
    if waiting.is_empty() {
        return Ok(0);
    }
    let seating = Seating::find(transaction, meeting).await?;
    let parties: Vec<Party> = waiting
        .iter()
        .map(|row| {
            let size = 1 + u32::try_from(row.companions).unwrap_or_default();
            seating.party(row.constituency.as_deref(), row.organisation_id, size)
        })
        .collect();
    let offered = seating.room.offers(&seating.seated, &parties);
    let ids: Vec<RegistrationId> = offered.iter().map(|place| waiting[*place].id).collect();
    let seats: i64 = offered.iter().map(|place| i64::from(parties[*place].size)).sum();
    offer(transaction, meeting, &ids, now).await?;
    if !ids.is_empty() {
        let many = i64::try_from(ids.len()).unwrap_or_default();
        move_counts(transaction, meeting.id, seats, -many).await?;
    }
    Ok(ids.len())
}

async fn offer(
    db: &impl ConnectionTrait,
    meeting: &Frame,
    ids: &[RegistrationId],
    now: Moment,
) -> Result<(), DbErr> {
    if ids.is_empty() {
        return Ok(());
    }
    let places: Vec<String> = (2..ids.len() + 2).map(|place| format!("${place}")).collect();
    let sql = format!(
        "UPDATE meeting_registrations SET state = 'offered', offered_until = $1 WHERE id IN ({})",
        places.join(", ")
    );
    let until = Value::from(rules::offer_ends(meeting, now));
    let values = std::iter::once(until).chain(ids.iter().map(|id| Value::from(*id)));
    db.execute_raw(statement(db, &sql, values)).await?;
    activity::record_all(db, ids.iter().map(|id| line(meeting.id, "meetings.offer", *id, now))).await
}

/// A line of the record about what the house did with somebody's registration.
pub(super) fn line(meeting: MeetingId, deed: &str, id: RegistrationId, at: Moment) -> Entry<'_> {
    let subject = Some(meeting.into());
    Entry { at, deed, actor: None, board: None, subject, detail: Some(id.to_string()) }
}

//! A person's own registrations, and the meetings that she keeps.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};

use super::{
    list::{COLUMNS, CardRow, TABLES},
    roll::{NEEDS, NeedsRow},
};
use crate::{
    base::{Ctx, Deed, MeetingDateId, MeetingId, Moment, RegistrationId, Stop, database::statement},
    meetings::{CHANGES, Card, Change, Mine, Registered, Standing, rules},
    territories::reach,
};

#[derive(FromQueryResult)]
struct RegisteredRow {
    id: RegistrationId,
    state: Standing,
    companions: i32,
    offered_until: Option<Moment>,
    answered: bool,
    ahead: i64,
    #[sea_orm(nested)]
    needs: NeedsRow,
}

#[derive(FromQueryResult)]
struct PresentRow {
    date_id: MeetingDateId,
}

/// The actor's own registration for a meeting. Two statements; none for visitors.
pub async fn find_registered(ctx: &Ctx, meeting: MeetingId) -> Result<Option<Registered>, DbErr> {
    const PRESENT: &str = "SELECT date_id FROM meeting_presences WHERE registration_id = $1";
    let Some(me) = ctx.actor.id() else { return Ok(None) };
    let db = ctx.db.reader();
    let sql = format!(
        "SELECT r.id, r.state, r.companions, r.offered_until, r.answered, \
            (SELECT COUNT(*) FROM meeting_registrations o WHERE o.meeting_id = r.meeting_id AND o.state = 'waiting' \
             AND (o.queued_at < r.queued_at OR (o.queued_at = r.queued_at AND o.id < r.id))) AS ahead, {NEEDS} \
         FROM meeting_registrations r LEFT JOIN meeting_needs e ON e.registration_id = r.id \
         WHERE r.participant_id = $1 AND r.meeting_id = $2"
    );
    let row =
        RegisteredRow::find_by_statement(statement(db, &sql, [me.into(), meeting.into()])).one(db).await?;
    let Some(row) = row else { return Ok(None) };
    let present = PresentRow::find_by_statement(statement(db, PRESENT, [row.id.into()])).all(db).await?;
    Ok(Some(Registered {
        id: row.id,
        standing: row.state,
        companions: u16::try_from(row.companions).unwrap_or_default(),
        offered_until: row.offered_until,
        ahead: if row.state == Standing::Waiting { row.ahead } else { 0 },
        needs: row.needs.into(),
        answered: row.answered,
        present: present.into_iter().map(|row| row.date_id).collect(),
    }))
}

/// The changes that people hear of, for a statement.
fn changes() -> String {
    CHANGES.map(|deed| format!("'{deed}'")).join(", ")
}

/// What changed in a meeting after it was published, the latest first. One statement.
pub async fn list_changes(db: &impl ConnectionTrait, meeting: MeetingId) -> Result<Vec<Change>, DbErr> {
    let sql = format!(
        "SELECT a.deed, a.at FROM activity a JOIN meetings m ON m.id = a.subject_id AND a.at >= m.published_at \
         WHERE a.subject_id = $1 AND a.deed IN ({}) ORDER BY a.at DESC, a.id DESC LIMIT 10",
        changes()
    );
    Change::find_by_statement(statement(db, &sql, [meeting.into()])).all(db).await
}

#[derive(FromQueryResult)]
struct MineRow {
    #[sea_orm(nested)]
    card: CardRow,
    standing: Standing,
    offered_until: Option<Moment>,
    answered: bool,
    attended: i64,
    present: i64,
    changed_deed: Option<String>,
    changed_at: Option<Moment>,
}

/// The meetings for which the actor registered, those that end last first; at most a hundred. One statement.
pub async fn list_mine(ctx: &Ctx) -> Result<Vec<Mine>, Stop> {
    let me = ctx.actor.person()?.id;
    let db = ctx.db.reader();
    let latest = format!(
        "FROM activity a WHERE a.subject_id = m.id AND a.at >= m.published_at AND a.deed IN ({}) \
         ORDER BY a.at DESC, a.id DESC LIMIT 1",
        changes()
    );
    let attended =
        "FROM meeting_presences p JOIN meeting_dates d ON d.id = p.date_id WHERE p.registration_id = r.id";
    let sql = format!(
        "SELECT {COLUMNS}, r.state AS standing, r.offered_until, r.answered, \
            (SELECT CAST(COALESCE(SUM(d.ends_at - d.starts_at), 0) AS BIGINT) {attended}) AS attended, \
            (SELECT COUNT(*) FROM meeting_presences p JOIN meeting_dates d ON d.id = p.date_id \
             WHERE d.meeting_id = m.id) AS present, \
            (SELECT a.deed {latest}) AS changed_deed, (SELECT a.at {latest}) AS changed_at \
         FROM meeting_registrations r JOIN ({TABLES}) ON m.id = r.meeting_id \
         WHERE r.participant_id = $1 AND r.state <> 'cancelled' ORDER BY m.ends_at DESC, m.id LIMIT 100"
    );
    let rows = MineRow::find_by_statement(statement(db, &sql, [me.into()])).all(db).await?;
    let mine = |row: MineRow| {
        let card = Card::from(row.card);
        let was_there = row.standing == Standing::Confirmed && (row.attended > 0 || row.present == 0);
        let asks = card.state == crate::meetings::State::Published
            && card.is_over(ctx.now)
            && was_there
            && !row.answered
            && ctx.now <= card.span.ends.plus_days(rules::ANSWER_DAYS);
        Mine {
            card,
            standing: row.standing,
            offered_until: row.offered_until,
            change: row.changed_deed.zip(row.changed_at).map(|(deed, at)| Change { deed, at }),
            minutes: row.attended / crate::base::moment::MINUTE,
            asks,
        }
    };
    Ok(rows.into_iter().map(mine).collect())
}

/// The meetings that the actor keeps, drafts among them, those that begin last first; at most a hundred. One statement.
pub async fn list_kept(ctx: &Ctx) -> Result<Vec<Card>, Stop> {
    let person = ctx.actor.person()?;
    let mut values: Vec<Value> = Vec::new();
    let reached = reach(ctx.actor.territories_for(Deed::KeepMeetings).as_deref(), &mut values);
    let places: Vec<String> =
        (1..=person.memberships.len()).map(|place| format!("${}", values.len() + place)).collect();
    values.extend(person.memberships.iter().map(|id| Value::from(*id)));
    let held = if places.is_empty() {
        "FALSE".to_owned()
    } else {
        format!(
            "EXISTS (SELECT 1 FROM meeting_organisers h WHERE h.meeting_id = m.id AND h.organisation_id IN ({}))",
            places.join(", ")
        )
    };
    let sql = format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE {reached} OR {held} ORDER BY m.starts_at DESC, m.id DESC LIMIT 100"
    );
    let db = ctx.db.reader();
    let rows = CardRow::find_by_statement(statement(db, &sql, values)).all(db).await?;
    Ok(rows.into_iter().map(Card::from).collect())
}

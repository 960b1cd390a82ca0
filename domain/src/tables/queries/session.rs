//! Sessions with agenda, presence, resolutions and commitments.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};
use std::collections::BTreeMap;
use uuid::Uuid;

use super::{find_roster, table::find_frame};
use crate::{
    base::{
        Actor, Closeness, Ctx, Cursor, Deed, ItemId, Language, MeetingId, Moment, Page, Refusal,
        ResolutionId, SeatId, Stop, Subject, SubjectKind, TableId, database::statement, page::PAGE_SIZE,
    },
    tables::{
        Commitment, Deciding, Item, Minutes, Outcome, Referred, Resolution, Roster, Said, Seat, Session,
        SessionCard, Sits, Table, Terms, ToCome, Voice, Where, queries::commitments::list_of_session, rules,
    },
    territories::reach,
};

#[derive(FromQueryResult)]
struct SessionRow {
    meeting_id: MeetingId,
    meeting_number: i64,
    table_id: TableId,
    number: i32,
    starts_at: Moment,
    ends_at: Moment,
    place: Option<String>,
    link: Option<String>,
    is_cancelled: bool,
    convened_at: Moment,
    urgent_reason: Option<String>,
    notice_days: i32,
    quorum_percent: i32,
    deciding: Deciding,
    alternates: bool,
    opened_at: Option<Moment>,
    closed_at: Option<Moment>,
    approved_at: Option<Moment>,
    approved_in: Option<MeetingId>,
    minutes: String,
    minutes_version: i32,
}

/// A session with its table and those who hold the seats on its day.
#[derive(Clone, Debug)]
pub struct Held {
    /// The table.
    pub table: Table,
    /// All seats with all mandates.
    pub roster: Roster,
    /// The seats on the day of the session.
    pub seats: Vec<Seat>,
    /// The session with its presence; its agenda is read by [`find_session`].
    pub session: Session,
}

impl Held {
    /// Whether the actor reads everything of the session: whoever keeps the table, sat there on its day or sits there
    /// now.
    pub fn reads_everything(&self, ctx: &Ctx) -> bool {
        let scope = self.table.territory.scope();
        rules::reads_everything(&ctx.actor, scope, &self.seats)
            || rules::reads_everything(&ctx.actor, scope, &self.roster.on(ctx.now.day()))
    }
}

/// A session with its table, seats and presence, without its agenda. Four statements.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn find_held(db: &impl ConnectionTrait, id: MeetingId) -> Result<Held, Stop> {
    const SQL: &str = "SELECT s.meeting_id, s.table_id, s.number, m.starts_at, m.ends_at, m.place, m.link, \
            (m.state = 'cancelled') AS is_cancelled, s.convened_at, s.urgent_reason, s.notice_days, s.quorum_percent, \
            s.deciding, s.alternates, m.number AS meeting_number, s.opened_at, s.closed_at, s.approved_at, s.approved_in, s.minutes, \
            s.minutes_version \
         FROM table_sessions s JOIN meetings m ON m.id = s.meeting_id WHERE s.meeting_id = $1";
    let row = SessionRow::find_by_statement(statement(db, SQL, [id.into()])).one(db).await?;
    let mut session = session(row.ok_or(Refusal::NotFound)?);
    let table = find_frame(db, session.table).await?;
    let roster = find_roster(db, session.table).await?;
    session.present = list_present(db, id).await?;
    Ok(Held { seats: roster.on(session.starts_at.day()), table, roster, session })
}

fn session(row: SessionRow) -> Session {
    Session {
        id: row.meeting_id,
        meeting: row.meeting_number,
        table: row.table_id,
        number: row.number.unsigned_abs(),
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        location: Where { place: row.place, link: row.link },
        terms: Terms {
            notice_days: u16::try_from(row.notice_days).unwrap_or_default(),
            quorum_percent: u8::try_from(row.quorum_percent).unwrap_or(100),
            deciding: row.deciding,
            alternates: row.alternates,
        },
        convened_at: row.convened_at,
        urgent_reason: row.urgent_reason,
        stage: rules::stage(row.is_cancelled, row.opened_at, row.closed_at, row.approved_at),
        opened_at: row.opened_at,
        closed_at: row.closed_at,
        approved: row.approved_at.zip(row.approved_in),
        minutes: Minutes { text: row.minutes, version: row.minutes_version.unsigned_abs() },
        items: Vec::new(),
        present: Vec::new(),
    }
}

#[derive(FromQueryResult)]
struct PresenceRow {
    seat_id: SeatId,
    sits: Sits,
}

async fn list_present(db: &impl ConnectionTrait, id: MeetingId) -> Result<Vec<(SeatId, Sits)>, DbErr> {
    const SQL: &str = "SELECT p.seat_id, p.sits FROM table_presences p JOIN table_seats s ON s.id = p.seat_id \
         WHERE p.meeting_id = $1 ORDER BY s.position, s.id";
    let rows = PresenceRow::find_by_statement(statement(db, SQL, [id.into()])).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.seat_id, row.sits)).collect())
}

/// A session with everything that the reader may know. Eight statements.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn find_session(ctx: &Ctx, id: MeetingId) -> Result<Held, Stop> {
    let db = ctx.db.reader();
    let mut held = find_held(db, id).await?;
    held.session.items = list_items(db, id).await?;
    if !held.reads_everything(ctx) {
        held.session = held.session.for_everybody();
    }
    Ok(held)
}

#[derive(FromQueryResult)]
struct ItemRow {
    id: ItemId,
    title: String,
    text: String,
    subject_kind: Option<SubjectKind>,
    subject_id: Option<Uuid>,
    subject_title: Option<String>,
    subject_language: Option<Language>,
    urgent_reason: Option<String>,
    confidential_reason: Option<String>,
    minutes: String,
    minutes_version: i32,
}

const ITEM: &str = "SELECT i.id, i.title, i.text, i.subject_kind, i.subject_id, \
        COALESCE(n.title, x.question, f.name) AS subject_title, \
        COALESCE(n.language, x.language, f.language) AS subject_language, \
        i.urgent_reason, i.confidential_reason, i.minutes, i.minutes_version \
     FROM table_items i LEFT JOIN initiatives n ON n.id = i.subject_id AND n.is_public \
     LEFT JOIN offers f ON f.id = i.subject_id AND f.withdrawn_at IS NULL \
     LEFT JOIN boards b ON b.id = i.subject_id AND b.opened_at IS NOT NULL \
     LEFT JOIN board_texts x ON x.board_id = b.id AND x.language = b.language";

async fn list_items(db: &impl ConnectionTrait, id: MeetingId) -> Result<Vec<Item>, DbErr> {
    let sql = format!("{ITEM} WHERE i.meeting_id = $1 ORDER BY i.position, i.id");
    let rows = ItemRow::find_by_statement(statement(db, &sql, [id.into()])).all(db).await?;
    let mut resolutions = list_resolutions(db, id).await?;
    let item = |row: ItemRow| {
        let own = resolutions.remove(&row.id).unwrap_or_default();
        Item { resolutions: own, ..item(row) }
    };
    Ok(rows.into_iter().map(item).collect())
}

fn item(row: ItemRow) -> Item {
    let subject = row.subject_kind.zip(row.subject_id).map(|(kind, id)| Subject { kind, id });
    let named = subject.zip(row.subject_title.zip(row.subject_language));
    Item {
        id: row.id,
        title: row.title,
        text: row.text,
        referred: named.map(|(subject, (title, language))| Referred { subject, title, language }),
        urgent_reason: row.urgent_reason,
        confidential_reason: row.confidential_reason,
        minutes: Minutes { text: row.minutes, version: row.minutes_version.unsigned_abs() },
        resolutions: Vec::new(),
    }
}

#[derive(FromQueryResult)]
struct Place {
    meeting_id: MeetingId,
}

/// A point of an agenda without its resolutions, and its session. Two statements.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn find_item(db: &impl ConnectionTrait, id: ItemId) -> Result<(Item, MeetingId), Stop> {
    const SQL: &str = "SELECT meeting_id FROM table_items WHERE id = $1";
    let place = Place::find_by_statement(statement(db, SQL, [id.into()])).one(db).await?;
    let sql = format!("{ITEM} WHERE i.id = $1");
    let row = ItemRow::find_by_statement(statement(db, &sql, [id.into()])).one(db).await?;
    let (place, row) = place.zip(row).ok_or(Refusal::NotFound)?;
    Ok((item(row), place.meeting_id))
}

/// How close the actor stands to a point of an agenda, which says who sees its documents. Six statements.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn find_closeness(db: &impl ConnectionTrait, actor: &Actor, id: ItemId) -> Result<Closeness, Stop> {
    let (item, session) = find_item(db, id).await?;
    let held = find_held(db, session).await?;
    let is_public = item.confidential_reason.is_none();
    Ok(rules::closeness(actor, held.table.territory.scope(), &held.seats, is_public))
}

#[derive(FromQueryResult)]
struct ResolutionRow {
    id: ResolutionId,
    item_id: ItemId,
    text: String,
    outcome: Option<Outcome>,
}

#[derive(FromQueryResult)]
struct VoiceRow {
    resolution_id: ResolutionId,
    seat_id: SeatId,
    voice: Voice,
    reasons: Option<String>,
}

/// The resolutions of a session by point. Three statements.
async fn list_resolutions(
    db: &impl ConnectionTrait,
    id: MeetingId,
) -> Result<BTreeMap<ItemId, Vec<Resolution>>, DbErr> {
    const SQL: &str = "SELECT r.id, r.item_id, r.text, r.outcome FROM table_resolutions r \
         JOIN table_items i ON i.id = r.item_id WHERE i.meeting_id = $1 ORDER BY r.id";
    const VOICES: &str = "SELECT v.resolution_id, v.seat_id, v.voice, v.reasons FROM table_voices v \
         JOIN table_resolutions r ON r.id = v.resolution_id JOIN table_items i ON i.id = r.item_id \
         JOIN table_seats s ON s.id = v.seat_id WHERE i.meeting_id = $1 ORDER BY s.position, s.id";
    let rows = ResolutionRow::find_by_statement(statement(db, SQL, [id.into()])).all(db).await?;
    let mut voices: BTreeMap<ResolutionId, Vec<Said>> = BTreeMap::new();
    for row in VoiceRow::find_by_statement(statement(db, VOICES, [id.into()])).all(db).await? {
        let said = Said { seat: row.seat_id, voice: row.voice, reasons: row.reasons };
        voices.entry(row.resolution_id).or_default().push(said);
    }
    let mut commitments: BTreeMap<ResolutionId, Vec<Commitment>> = list_of_session(db, id).await?;
    let mut found: BTreeMap<ItemId, Vec<Resolution>> = BTreeMap::new();
    for row in rows {
        found.entry(row.item_id).or_default().push(Resolution {
            id: row.id,
            text: row.text,
            outcome: row.outcome,
            voices: voices.remove(&row.id).unwrap_or_default(),
            commitments: commitments.remove(&row.id).unwrap_or_default(),
        });
    }
    Ok(found)
}

/// A resolution with its voices, its point and its session. Three statements.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn find_resolution(
    db: &impl ConnectionTrait,
    id: ResolutionId,
) -> Result<(Resolution, Item, MeetingId), Stop> {
    const SQL: &str = "SELECT id, item_id, text, outcome FROM table_resolutions WHERE id = $1";
    const VOICES: &str =
        "SELECT resolution_id, seat_id, voice, reasons FROM table_voices WHERE resolution_id = $1";
    let row = ResolutionRow::find_by_statement(statement(db, SQL, [id.into()])).one(db).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    let voices = VoiceRow::find_by_statement(statement(db, VOICES, [id.into()])).all(db).await?;
    let said = |row: VoiceRow| Said { seat: row.seat_id, voice: row.voice, reasons: row.reasons };
    let (item, meeting) = find_item(db, row.item_id).await?;
    let resolution = Resolution {
        id: row.id,
        text: row.text,
        outcome: row.outcome,
        voices: voices.into_iter().map(said).collect(),
        commitments: Vec::new(),
    };
    Ok((resolution, item, meeting))
}

/// The sessions to come of the tables that the actor keeps, the next one first. One statement.
///
/// # Errors
/// [`Refusal::NotAllowed`] for people who keep none.
pub async fn list_to_come(ctx: &Ctx) -> Result<Vec<ToCome>, Stop> {
    ctx.actor.person()?;
    if !ctx.actor.may_somewhere(Deed::KeepTable) {
        return Err(Refusal::NotAllowed.into());
    }
    let territories = ctx.actor.territories_for(Deed::KeepTable);
    let mut values: Vec<Value> = vec![ctx.now.into()];
    let here = reach(territories.as_deref(), &mut values);
    let sql = format!(
        "SELECT s.meeting_id AS id, w.name, m.starts_at FROM table_sessions s JOIN meetings m ON m.id = s.meeting_id \
         JOIN tables w ON w.id = s.table_id JOIN territories t ON t.id = w.territory_id \
         WHERE s.opened_at IS NULL AND m.state = 'published' AND m.starts_at > $1 AND {here} \
         ORDER BY m.starts_at, m.id LIMIT 100"
    );
    let db = ctx.db.reader();
    Ok(ToCome::find_by_statement(statement(db, &sql, values)).all(db).await?)
}

#[derive(FromQueryResult)]
struct CardRow {
    meeting_id: MeetingId,
    number: i32,
    starts_at: Moment,
    is_cancelled: bool,
    opened_at: Option<Moment>,
    closed_at: Option<Moment>,
    approved_at: Option<Moment>,
    is_urgent: bool,
    passed: i64,
}

/// The sessions of a table, the latest first. One statement.
pub async fn list_sessions(
    db: &impl ConnectionTrait,
    table: TableId,
    after: Option<Cursor>,
) -> Result<Page<SessionCard>, DbErr> {
    const SQL: &str = "SELECT s.meeting_id, s.number, m.starts_at, (m.state = 'cancelled') AS is_cancelled, \
            s.opened_at, s.closed_at, s.approved_at, (s.urgent_reason IS NOT NULL) AS is_urgent, \
            (SELECT COUNT(*) FROM table_resolutions r JOIN table_items i ON i.id = r.item_id \
             WHERE i.meeting_id = s.meeting_id AND r.outcome = 'passed') AS passed \
         FROM table_sessions s JOIN meetings m ON m.id = s.meeting_id \
         WHERE s.table_id = $1 AND s.number < $2 ORDER BY s.number DESC LIMIT $3";
    let before = after.and_then(|cursor| i32::try_from(cursor.key).ok()).unwrap_or(i32::MAX);
    let values = [table.into(), before.into(), (PAGE_SIZE + 1).cast_signed().into()];
    let rows = CardRow::find_by_statement(statement(db, SQL, values)).all(db).await?;
    let card = |row: CardRow| SessionCard {
        id: row.meeting_id,
        number: row.number.unsigned_abs(),
        starts_at: row.starts_at,
        stage: rules::stage(row.is_cancelled, row.opened_at, row.closed_at, row.approved_at),
        is_urgent: row.is_urgent,
        passed: row.passed,
    };
    let rows: Vec<SessionCard> = rows.into_iter().map(card).collect();
    Ok(Page::cut(rows, PAGE_SIZE, |card| Cursor { key: i64::from(card.number), id: card.id.0 }))
}

//! The organisers' readings: who registered, the code of the room. And the link with which a registration is cancelled.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::{LEAVE, find_frame, find_frame_by_number, page::list_dates};
use crate::{
    base::{
        Ctx, Language, MeetingDateId, MeetingId, Moment, ParticipantId, Refusal, RegistrationId, Stop,
        database::statement, signed::Signer, text::Label,
    },
    meetings::{Attendance, Frame, Needs, Roll, RoomCode, Standing, rules},
    people::Code,
};

#[derive(FromQueryResult)]
struct Row {
    id: RegistrationId,
    participant_id: Option<ParticipantId>,
    pseudonym: Option<String>,
    label: Option<String>,
    constituency: Option<String>,
    organisation: Option<String>,
    companions: i32,
    state: Standing,
    offered_until: Option<Moment>,
    #[sea_orm(nested)]
    needs: NeedsRow,
}

/// Needs as they are stored; all empty where nothing was told or it is forgotten.
#[derive(FromQueryResult)]
pub(super) struct NeedsRow {
    needs_language: Option<Language>,
    needs_accessibility: Option<String>,
    needs_children: Option<i32>,
    needs_note: Option<String>,
}

/// The columns of [`NeedsRow`] from `meeting_needs e`.
pub(super) const NEEDS: &str = "e.language AS needs_language, e.accessibility AS needs_accessibility, \
     e.children AS needs_children, e.note AS needs_note";

impl From<NeedsRow> for Needs {
    fn from(row: NeedsRow) -> Self {
        let label = |text: Option<String>| text.and_then(|text| Label::parse(&text).ok());
        Self {
            language: row.needs_language,
            accessibility: label(row.needs_accessibility),
            children: row.needs_children.and_then(|many| u16::try_from(many).ok()).unwrap_or_default(),
            note: label(row.needs_note),
        }
    }
}

/// The organisers' list: everybody who asked, has a seat, waits or was told no. Five statements.
///
/// # Errors
/// [`Refusal::NotAllowed`] for people who do not keep the meeting.
pub async fn find_roll(ctx: &Ctx, number: i64) -> Result<Roll, Stop> {
    let db = ctx.db.reader();
    let frame = find_frame_by_number(db, number).await?;
    rules::may_keep(&ctx.actor, &frame)?;
    let dates = list_dates(db, frame.id).await?;
    let present = list_present(db, frame.id).await?;
    let sql = format!(
        "SELECT r.id, r.participant_id, p.pseudonym, r.label, r.constituency, o.name AS organisation, r.companions, \
            r.state, r.offered_until, {NEEDS} \
         FROM meeting_registrations r LEFT JOIN participants p ON p.id = r.participant_id \
         LEFT JOIN organisations o ON o.id = r.organisation_id \
         LEFT JOIN meeting_needs e ON e.registration_id = r.id \
         WHERE r.meeting_id = $1 AND r.state <> 'cancelled' \
         ORDER BY CASE r.state WHEN 'asked' THEN 1 WHEN 'confirmed' THEN 2 WHEN 'offered' THEN 3 \
            WHEN 'waiting' THEN 4 WHEN 'lapsed' THEN 5 ELSE 6 END, r.queued_at, r.id"
    );
    let rows = Row::find_by_statement(statement(db, &sql, [frame.id.into()])).all(db).await?;
    let person = |row: Row| Attendance {
        present: present.iter().filter(|(_, who)| *who == row.id).map(|(date, _)| *date).collect(),
        id: row.id,
        participant: row.participant_id,
        name: row.pseudonym.or(row.label).unwrap_or_default(),
        constituency: row.constituency,
        organisation: row.organisation,
        companions: u16::try_from(row.companions).unwrap_or_default(),
        standing: row.state,
        offered_until: row.offered_until,
        needs: row.needs.into(),
    };
    Ok(Roll { people: rows.into_iter().map(person).collect(), frame, dates })
}

#[derive(FromQueryResult)]
struct PresenceRow {
    date_id: MeetingDateId,
    registration_id: RegistrationId,
}

async fn list_present(
    db: &impl ConnectionTrait,
    meeting: MeetingId,
) -> Result<Vec<(MeetingDateId, RegistrationId)>, DbErr> {
    const SQL: &str = "SELECT p.date_id, p.registration_id FROM meeting_presences p \
         JOIN meeting_dates d ON d.id = p.date_id WHERE d.meeting_id = $1";
    let rows = PresenceRow::find_by_statement(statement(db, SQL, [meeting.into()])).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.date_id, row.registration_id)).collect())
}

#[derive(FromQueryResult)]
struct There {
    mine: i64,
    all_of_them: i64,
}

/// Whether somebody with a seat was there: noted as present, or nobody was noted at all. One statement.
pub(crate) async fn was_there(
    db: &impl ConnectionTrait,
    meeting: MeetingId,
    registration: RegistrationId,
) -> Result<bool, DbErr> {
    const SQL: &str = "SELECT COUNT(p.registration_id) AS all_of_them, \
            COUNT(CASE WHEN p.registration_id = $2 THEN 1 END) AS mine \
         FROM meeting_dates d JOIN meeting_presences p ON p.date_id = d.id WHERE d.meeting_id = $1";
    const SEAT: &str = "SELECT 1 FROM meeting_registrations WHERE id = $1 AND state = 'confirmed'";
    let values = [meeting.into(), registration.into()];
    let there = There::find_by_statement(statement(db, SQL, values)).one(db).await?;
    match there {
        Some(there) if there.mine > 0 => Ok(true),
        Some(there) if there.all_of_them > 0 => Ok(false),
        _ => Ok(db.query_one_raw(statement(db, SEAT, [registration.into()])).await?.is_some()),
    }
}

#[derive(FromQueryResult)]
struct CodeRow {
    code: String,
    present: i64,
}

/// The code that is shown in the room at a date, for those who keep the meeting. Four statements.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::NotAllowed`].
pub async fn find_room(ctx: &Ctx, number: i64, date: MeetingDateId) -> Result<RoomCode, Stop> {
    const SQL: &str = "SELECT d.code, (SELECT COUNT(*) FROM meeting_presences p WHERE p.date_id = d.id) AS present \
         FROM meeting_dates d WHERE d.id = $1 AND d.meeting_id = $2";
    let db = ctx.db.reader();
    let frame = find_frame_by_number(db, number).await?;
    rules::may_keep(&ctx.actor, &frame)?;
    let dates = list_dates(db, frame.id).await?;
    let place = dates.iter().position(|known| known.id == date).ok_or(Refusal::NotFound)?;
    let values = [date.into(), frame.id.into()];
    let row =
        CodeRow::find_by_statement(statement(db, SQL, values)).one(db).await?.ok_or(Refusal::NotFound)?;
    let code = Code::parse(&row.code)?.grouped();
    Ok(RoomCode { frame, date: dates[place], place: place + 1, code, present: row.present })
}

/// The text of the link with which a registration is cancelled without coming in. One statement.
pub async fn leave_link(db: &impl ConnectionTrait, id: RegistrationId) -> Result<String, Stop> {
    Ok(Signer::find(db).await?.sign(LEAVE, &id.0.simple().to_string())?)
}

#[derive(FromQueryResult)]
struct LeavingRow {
    meeting_id: MeetingId,
    state: Standing,
}

/// The meeting of a registration and how far that has come, for whoever has its link. Four statements.
///
/// # Errors
/// [`Refusal::LinkInvalid`].
pub async fn find_leaving(ctx: &Ctx, link: &str) -> Result<(Frame, Standing), Stop> {
    const SQL: &str = "SELECT meeting_id, state FROM meeting_registrations WHERE id = $1";
    let db = ctx.db.reader();
    let id: RegistrationId = Signer::find(db).await?.verify(LEAVE, link)?.parse()?;
    let row = LeavingRow::find_by_statement(statement(db, SQL, [id.into()])).one(db).await?;
    let row = row.ok_or(Refusal::LinkInvalid)?;
    Ok((find_frame(db, row.meeting_id).await?, row.state))
}

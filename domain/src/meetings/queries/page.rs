//! What the page of a meeting shows.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, FromQueryResult, Value};

use super::{find_frame, find_frame_by_number, list::coordinates, list_organisers};
use crate::{
    attachments,
    base::{
        Actor, Closeness, Ctx, Failure, InitiativeId, Language, MeetingDateId, MeetingId, Moment,
        OrganisationId, Refusal, Stop, database::statement,
    },
    meetings::{
        Answer, Born, Date, Figures, Group, Meeting, Outcome, Question, Span, Standing, Tongue, rules,
        tables::meeting,
    },
    people::{Constituency, Glyph},
    territories,
};

/// The meeting with this number as the actor may read it, with names in the reader's language. Ten statements, eleven for
/// people who came in and do not keep it.
///
/// # Errors
/// [`Refusal::NotFound`], also for drafts of others.
pub async fn find(ctx: &Ctx, number: i64, language: Language) -> Result<Meeting, Stop> {
    let db = ctx.db.reader();
    let frame = find_frame_by_number(db, number).await?;
    rules::may_read(&ctx.actor, &frame)?;
    let row = meeting::Entity::find_by_id(number).one(db).await?.ok_or(Refusal::NotFound)?;
    let keeps = rules::may_keep(&ctx.actor, &frame).is_ok();
    let closeness = rules::closeness(&ctx.actor, &frame, !keeps && has_seat(db, &ctx.actor, frame.id).await?);
    let link = row.link.clone().filter(|_| closeness >= Closeness::Member);
    let programme = if keeps || row.programme_at.is_some() { read_list(&row.programme)? } else { Vec::new() };
    let outcome = match (&row.outcome, row.outcome_language, row.outcome_at) {
        (Some(text), Some(language), Some(at)) => {
            Some(Outcome { text: text.clone(), language, decisions: read_list(&row.decisions)?, at })
        }
        _ => None,
    };
    Ok(Meeting {
        territory: territories::queries::find(db, row.territory_id).await?,
        organisers: list_organisers(db, frame.id).await?,
        dates: list_dates(db, frame.id).await?,
        tongues: list_tongues(db, frame.id).await?,
        quotas: list_quotas(db, frame.id, language).await?,
        born: list_born(db, frame.id).await?,
        files: attachments::queries::list_of(db, frame.id.into(), closeness).await?,
        reason: row.state_reason,
        theme: row.theme,
        description: row.description,
        place: row.place,
        address: row.address,
        at: coordinates(row.latitude, row.longitude),
        directions: row.directions,
        accessibility: row.accessibility,
        is_online: row.link.is_some(),
        link,
        minutes: i64::from(row.minutes),
        childcare: row.childcare,
        taken: i64::from(row.taken),
        waiting: i64::from(row.waiting),
        programme,
        programme_at: row.programme_at,
        outcome,
        changes: i64::from(row.changes),
        frame,
    })
}

fn read_list<T: serde::de::DeserializeOwned>(json: &str) -> Result<Vec<T>, Failure> {
    serde_json::from_str(json).map_err(|error| Failure::Unreadable(error.to_string()))
}

async fn has_seat(db: &impl ConnectionTrait, actor: &Actor, meeting: MeetingId) -> Result<bool, DbErr> {
    const SQL: &str =
        "SELECT 1 FROM meeting_registrations WHERE participant_id = $1 AND meeting_id = $2 AND state = $3";
    let Some(me) = actor.id() else { return Ok(false) };
    let values = [me.into(), meeting.into(), Standing::Confirmed.as_str().into()];
    Ok(db.query_one_raw(statement(db, SQL, values)).await?.is_some())
}

/// How close the actor stands to the meeting's files. Three statements.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn find_closeness(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: MeetingId,
) -> Result<Closeness, Stop> {
    let frame = find_frame(db, id).await?;
    Ok(rules::closeness(actor, &frame, has_seat(db, actor, id).await?))
}

/// The address of a meeting's call, for those whose own rule says who sees it. One statement.
pub async fn find_link(db: &impl ConnectionTrait, id: MeetingId) -> Result<Option<String>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        link: Option<String>,
    }
    const SQL: &str = "SELECT link FROM meetings WHERE id = $1";
    let row = Row::find_by_statement(statement(db, SQL, [id.into()])).one(db).await?;
    Ok(row.and_then(|row| row.link))
}

#[derive(FromQueryResult)]
struct DateRow {
    id: MeetingDateId,
    starts_at: Moment,
    ends_at: Moment,
}

/// The dates of a meeting, in order. One statement.
pub(super) async fn list_dates(db: &impl ConnectionTrait, id: MeetingId) -> Result<Vec<Date>, DbErr> {
    const SQL: &str =
        "SELECT id, starts_at, ends_at FROM meeting_dates WHERE meeting_id = $1 ORDER BY starts_at";
    let rows = DateRow::find_by_statement(statement(db, SQL, [id.into()])).all(db).await?;
    let date = |row: DateRow| Date { id: row.id, span: Span { starts: row.starts_at, ends: row.ends_at } };
    Ok(rows.into_iter().map(date).collect())
}

async fn list_tongues(db: &impl ConnectionTrait, id: MeetingId) -> Result<Vec<Tongue>, DbErr> {
    const SQL: &str = "SELECT language, help, confirmed FROM meeting_languages WHERE meeting_id = $1 \
         ORDER BY CASE help WHEN 'spoken' THEN 1 WHEN 'interpreter' THEN 2 ELSE 3 END, language";
    Tongue::find_by_statement(statement(db, SQL, [id.into()])).all(db).await
}

#[derive(FromQueryResult)]
struct QuotaRow {
    seats: i32,
    key: Option<String>,
    glyph: Option<Glyph>,
    constituency: Option<String>,
    organisation_id: Option<OrganisationId>,
    organisation: Option<String>,
}

async fn list_quotas(
    db: &impl ConnectionTrait,
    id: MeetingId,
    language: Language,
) -> Result<Vec<(Group, u32)>, DbErr> {
    const SQL: &str = "SELECT q.seats, c.key, c.glyph, COALESCE(n.name, i.name, c.key) AS constituency, \
            o.id AS organisation_id, o.name AS organisation \
         FROM meeting_quotas q LEFT JOIN constituencies c ON c.key = q.constituency \
         LEFT JOIN constituency_names n ON n.constituency = c.key AND n.language = $2 \
         LEFT JOIN constituency_names i ON i.constituency = c.key AND i.language = 'it' \
         LEFT JOIN organisations o ON o.id = q.organisation_id \
         WHERE q.meeting_id = $1 ORDER BY q.position";
    let values: [Value; 2] = [id.into(), language.into()];
    let rows = QuotaRow::find_by_statement(statement(db, SQL, values)).all(db).await?;
    let quota = |row: QuotaRow| {
        let constituency = row.key.zip(row.glyph).zip(row.constituency);
        let group = match (constituency, row.organisation_id.zip(row.organisation)) {
            (Some(((key, glyph), name)), _) => Group::Constituency(Constituency { key, glyph, name }),
            (None, Some((id, name))) => Group::Organisation(id, name),
            (None, None) => return None,
        };
        Some((group, u32::try_from(row.seats).unwrap_or_default()))
    };
    Ok(rows.into_iter().filter_map(quota).collect())
}

async fn list_born(db: &impl ConnectionTrait, id: MeetingId) -> Result<Vec<Born>, DbErr> {
    const SQL: &str = "SELECT i.id, i.title, i.language FROM meeting_initiatives b \
         JOIN initiatives i ON i.id = b.initiative_id AND i.is_public = TRUE \
         WHERE b.meeting_id = $1 ORDER BY b.named_at, i.id";
    Born::find_by_statement(statement(db, SQL, [id.into()])).all(db).await
}

#[derive(FromQueryResult)]
struct OriginRow {
    number: i64,
    title: String,
    language: Language,
    starts_at: Moment,
}

/// The public meeting in which an initiative was born: number, title, its language, and when it began. One statement.
pub async fn find_origin(
    db: &impl ConnectionTrait,
    initiative: InitiativeId,
) -> Result<Option<(i64, String, Language, Moment)>, DbErr> {
    const SQL: &str = "SELECT m.number, m.title, m.language, m.starts_at FROM meeting_initiatives b \
         JOIN meetings m ON m.id = b.meeting_id AND m.state <> 'draft' WHERE b.initiative_id = $1";
    let row = OriginRow::find_by_statement(statement(db, SQL, [initiative.into()])).one(db).await?;
    Ok(row.map(|row| (row.number, row.title, row.language, row.starts_at)))
}

#[derive(FromQueryResult)]
struct AnswerRow {
    question: Question,
    answer: Answer,
    count: i32,
}

/// What was answered to the form of a meeting, as far as it may be told. One statement.
pub async fn find_figures(db: &impl ConnectionTrait, id: MeetingId) -> Result<Figures, DbErr> {
    const SQL: &str = "SELECT question, answer, count FROM meeting_answers WHERE meeting_id = $1";
    let rows = AnswerRow::find_by_statement(statement(db, SQL, [id.into()])).all(db).await?;
    let counted: Vec<_> = rows.iter().map(|row| (row.question, row.answer, i64::from(row.count))).collect();
    Ok(Figures::publish(&counted))
}

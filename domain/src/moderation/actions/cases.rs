//! Bringing a text before the moderators.

use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, FromQueryResult};

use crate::{
    base::{
        BoardId, CaseId, Language, Moment, ParticipantId, Refusal, Stop, Subject, TerritoryId,
        database::statement, failure::is_taken, text::Message,
    },
    moderation::{Closing, Origin, Reason, rules, tables::report},
};

/// What a case is about.
#[derive(Clone, Debug)]
pub struct Opening<'a> {
    /// The text, known by its kind and id.
    pub subject: Subject,
    /// The board on which it stands, where it stands on one.
    pub board: Option<BoardId>,
    /// The territory whose moderators decide.
    pub territory: TerritoryId,
    /// Who wrote it.
    pub author: Option<ParticipantId>,
    /// How it comes before the moderators.
    pub origin: Origin,
    /// The text as it stands now; long ones are cut by whoever shows them.
    pub excerpt: &'a str,
    /// The language of the text.
    pub language: Language,
}

#[derive(FromQueryResult)]
struct Opened {
    id: CaseId,
}

/// Opens a case, or joins the open case of the same text, which then shows the text as it stands now.
/// Called within the transaction of the deed that brings the text; one statement.
pub async fn open_case(
    db: &impl ConnectionTrait,
    opening: Opening<'_>,
    now: Moment,
) -> Result<CaseId, DbErr> {
    // A text that was sent in waits to be published, whatever was reported about it.
    const SQL: &str = "INSERT INTO moderation_cases (id, subject_kind, subject_id, board_id, territory_id, author_id, \
            origin, excerpt, language, opened_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
         ON CONFLICT (subject_id) WHERE closed_at IS NULL DO UPDATE SET \
            excerpt = excluded.excerpt, language = excluded.language, \
            origin = CASE WHEN excluded.origin = 'submission' THEN 'submission' ELSE moderation_cases.origin END \
         RETURNING id";
    let values = [
        CaseId::new().into(),
        opening.subject.kind.as_str().into(),
        opening.subject.id.into(),
        opening.board.map(|board| board.0).into(),
        opening.territory.into(),
        opening.author.map(|author| author.0).into(),
        opening.origin.as_str().into(),
        opening.excerpt.into(),
        opening.language.into(),
        now.into(),
    ];
    let opened = Opened::find_by_statement(statement(db, SQL, values)).one(db).await?;
    opened.map(|opened| opened.id).ok_or_else(|| DbErr::RecordNotInserted)
}

/// Adds what a reader says about the text of an open case; once per person and case.
pub(crate) async fn add_report(
    db: &impl ConnectionTrait,
    case: CaseId,
    reporter: ParticipantId,
    reason: Reason,
    note: Option<&Message>,
    now: Moment,
) -> Result<(), Stop> {
    const COUNT: &str = "UPDATE moderation_cases SET reports = reports + 1 WHERE id = $1";
    let row = report::ActiveModel {
        case_id: Set(case),
        participant_id: Set(reporter),
        reason: Set(reason),
        note: Set(note.map(|note| note.as_str().to_owned())),
        created_at: Set(now),
    };
    let inserted = report::Entity::insert(row).exec_without_returning(db).await;
    inserted.map_err(
        |error| if is_taken(&error) { Refusal::AlreadyReported.into() } else { Stop::from(error) },
    )?;
    db.execute_raw(statement(db, COUNT, [case.into()])).await?;
    Ok(())
}

/// Closes an open case with a decision. Of two moderators who decide at the same moment the second is refused, and so
/// is whoever decides about a text that its author took back or wrote anew.
pub(crate) async fn close_case(db: &impl ConnectionTrait, case: CaseId, now: Moment) -> Result<(), Stop> {
    const SQL: &str = "UPDATE moderation_cases SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL";
    const WHY: &str = "SELECT closing FROM moderation_cases WHERE id = $1";
    let closed = db.execute_raw(statement(db, SQL, [case.into(), now.into()])).await?;
    if closed.rows_affected() == 1 {
        return Ok(());
    }
    let found = Ended::find_by_statement(statement(db, WHY, [case.into()])).one(db).await?;
    Err(rules::no_longer_open(found.ok_or(Refusal::NotFound)?.closing).into())
}

#[derive(FromQueryResult)]
struct Ended {
    closing: Option<Closing>,
}

/// Closes the open case of a text about which nobody needs to decide any more, within the transaction of the deed.
/// Nothing is kept of a text that its author took back. Tells since when the case was open; one statement.
pub async fn close_undecided(
    db: &impl ConnectionTrait,
    subject: Subject,
    closing: Closing,
    now: Moment,
) -> Result<Option<Moment>, DbErr> {
    const SQL: &str = "UPDATE moderation_cases SET closed_at = $2, closing = $3, \
            excerpt = CASE WHEN $3 = 'withdrawn' THEN '' ELSE excerpt END \
         WHERE subject_id = $1 AND closed_at IS NULL RETURNING opened_at";
    let values = [subject.id.into(), now.into(), closing.as_str().into()];
    let waited = Waited::find_by_statement(statement(db, SQL, values)).one(db).await?;
    Ok(waited.map(|waited| waited.opened_at))
}

#[derive(FromQueryResult)]
struct Waited {
    opened_at: Moment,
}

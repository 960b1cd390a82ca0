//! What a certificate of attendance says.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::{
    base::{Language, MeetingId, Moment, Refusal, RegistrationId, Stop, database::statement},
    meetings::{Certificate, Kind, Span},
    people::{Code, code::Kind as CodeKind},
};

use super::list_organisers;

#[derive(FromQueryResult)]
struct Row {
    registration_id: RegistrationId,
    pseudonym: Option<String>,
    issued_at: Moment,
    id: MeetingId,
    number: i64,
    kind: Kind,
    title: String,
    language: Language,
    minutes: i32,
    territory: String,
}

/// The certificate with this code, as it is typed: the meeting, the dates attended and the hours; the pseudonym only
/// where the person chose it. For everybody. Three statements.
///
/// # Errors
/// [`Refusal::CodeMistyped`], [`Refusal::CodeUnknown`].
pub async fn find_certificate(db: &impl ConnectionTrait, typed: &str) -> Result<Certificate, Stop> {
    const SQL: &str = "SELECT c.registration_id, c.pseudonym, c.issued_at, m.id, m.number, m.kind, m.title, m.language, \
            m.minutes, t.name AS territory \
         FROM meeting_certificates c JOIN meeting_registrations r ON r.id = c.registration_id \
         JOIN meetings m ON m.id = r.meeting_id JOIN territories t ON t.id = m.territory_id WHERE c.code = $1";
    let code = Code::parse(typed)?;
    if code.kind() != CodeKind::Certificate {
        return Err(Refusal::CodeUnknown.into());
    }
    let row = Row::find_by_statement(statement(db, SQL, [code.as_str().into()])).one(db).await?;
    let row = row.ok_or(Refusal::CodeUnknown)?;
    let organisers = list_organisers(db, row.id).await?.into_iter().map(|(_, name)| name).collect();
    Ok(Certificate {
        code: code.grouped(),
        meeting: row.id,
        number: row.number,
        kind: row.kind,
        title: row.title,
        language: row.language,
        territory: row.territory,
        organisers,
        attended: list_attended(db, row.registration_id).await?,
        minutes: i64::from(row.minutes),
        pseudonym: row.pseudonym,
        issued_at: row.issued_at,
    })
}

#[derive(FromQueryResult)]
struct SpanRow {
    starts_at: Moment,
    ends_at: Moment,
}

async fn list_attended(db: &impl ConnectionTrait, id: RegistrationId) -> Result<Vec<Span>, DbErr> {
    const SQL: &str = "SELECT d.starts_at, d.ends_at FROM meeting_presences p JOIN meeting_dates d ON d.id = p.date_id \
         WHERE p.registration_id = $1 ORDER BY d.starts_at";
    let rows = SpanRow::find_by_statement(statement(db, SQL, [id.into()])).all(db).await?;
    Ok(rows.into_iter().map(|row| Span { starts: row.starts_at, ends: row.ends_at }).collect())
}

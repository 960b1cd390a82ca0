//! Readings of pledges.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};
use uuid::Uuid;

use super::{Frame, Kind, Pledge};
use crate::{
    base::{
        Cursor, Language, Moment, OrganisationId, Page, ParticipantId, PledgeId, Refusal, Stop,
        database::statement, page::PAGE_SIZE,
    },
    comments::{State, Writer},
    people::{Constituency, Glyph},
};

#[derive(FromQueryResult)]
struct FrameRow {
    id: PledgeId,
    subject_id: Uuid,
    participant_id: ParticipantId,
    organisation_id: Option<OrganisationId>,
    kind: Kind,
    text: String,
    language: Language,
    state: State,
    created_at: Moment,
}

/// What rules need to know of a pledge. One statement.
///
/// # Errors
/// [`Refusal::NotFound`]. Whether the reader may see it is for the caller's rule.
pub async fn find_frame(db: &impl ConnectionTrait, id: PledgeId) -> Result<Frame, Stop> {
    const SQL: &str = "SELECT id, subject_id, participant_id, organisation_id, kind, text, language, state, created_at \
         FROM pledges WHERE id = $1";
    let row = FrameRow::find_by_statement(statement(db, SQL, [id.into()])).one(db).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    Ok(Frame {
        id: row.id,
        subject: row.subject_id,
        author: row.participant_id,
        organisation: row.organisation_id,
        kind: row.kind,
        text: row.text,
        language: row.language,
        state: row.state,
        created_at: row.created_at,
    })
}

#[derive(FromQueryResult)]
struct Row {
    id: PledgeId,
    kind: Kind,
    text: String,
    language: Language,
    participant_id: ParticipantId,
    pseudonym: String,
    organisation: Option<String>,
    constituency: Option<String>,
    glyph: Option<Glyph>,
    constituency_name: Option<String>,
    state: State,
    created_at: Moment,
}

/// The pledges for a subject, oldest first: those that everybody may read, and the reader's own. One statement.
pub async fn list(
    db: &impl ConnectionTrait,
    subject: Uuid,
    reader: Option<ParticipantId>,
    language: Language,
    after: Option<Cursor>,
) -> Result<Page<Pledge>, DbErr> {
    const SQL: &str = "SELECT l.id, l.kind, l.text, l.language, l.participant_id, p.pseudonym, o.name AS organisation, \
            p.constituency, k.glyph, COALESCE(n.name, i.name, k.key) AS constituency_name, l.state, l.created_at \
         FROM pledges l JOIN participants p ON p.id = l.participant_id \
         LEFT JOIN organisations o ON o.id = l.organisation_id \
         LEFT JOIN constituencies k ON k.key = p.constituency \
         LEFT JOIN constituency_names n ON n.constituency = k.key AND n.language = $3 \
         LEFT JOIN constituency_names i ON i.constituency = k.key AND i.language = 'it' \
         WHERE l.subject_id = $1 AND l.id > $4 \
           AND (l.state = 'published' OR (l.participant_id = $2 AND l.state <> 'withdrawn')) \
         ORDER BY l.id LIMIT $5";
    let values: [Value; 5] = [
        subject.into(),
        // Nobody has the nil id.
        reader.map_or(Uuid::nil(), |reader| reader.0).into(),
        language.into(),
        after.map_or(Uuid::nil(), |cursor| cursor.id).into(),
        (PAGE_SIZE + 1).cast_signed().into(),
    ];
    let rows = Row::find_by_statement(statement(db, SQL, values)).all(db).await?;
    let page = Page::cut(rows, PAGE_SIZE, |row| Cursor { key: 0, id: row.id.0 });
    Ok(page.map(|row| pledge(row, reader)))
}

fn pledge(row: Row, reader: Option<ParticipantId>) -> Pledge {
    let constituency = row.constituency.zip(row.glyph).zip(row.constituency_name);
    Pledge {
        id: row.id,
        kind: row.kind,
        text: row.text,
        language: row.language,
        writer: Writer {
            pseudonym: row.pseudonym,
            constituency: constituency.map(|((key, glyph), name)| Constituency { key, glyph, name }),
            organisation: row.organisation,
        },
        is_own: Some(row.participant_id) == reader,
        state: row.state,
        created_at: row.created_at,
    }
}

//! What is on the agenda of a session.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::{keep_session, lock, record, tell};
use crate::{
    base::{Ctx, ItemId, MeetingId, Refusal, Stop, Subject, SubjectKind, database::statement, text::Reasons},
    tables::{ItemDraft, Way, queries, rules},
};

#[derive(FromQueryResult)]
struct Last {
    position: i32,
}

/// Puts a point on the agenda behind the others.
///
/// # Errors
/// What [`rules::may_announce`] refuses; [`Refusal::WrongState`] once the session was opened; [`Refusal::NotFound`] for
/// a thing that nobody may read.
pub async fn add_item(ctx: &Ctx, session: MeetingId, draft: &ItemDraft) -> Result<ItemId, Stop> {
    const SQL: &str = "SELECT COALESCE(MAX(position), 0) AS position FROM table_items WHERE meeting_id = $1";
    let transaction = ctx.db.begin().await?;
    lock(&transaction, session).await?;
    let held = keep_session(&transaction, ctx, session).await?;
    rules::may_change_agenda(held.session.stage)?;
    let (starts_at, notice) = (held.session.starts_at, held.session.terms.notice_days);
    let urgent = rules::may_announce(ctx.now, starts_at, notice, draft.urgent_reason.as_ref())?;
    let last =
        Last::find_by_statement(statement(&transaction, SQL, [session.into()])).one(&transaction).await?;
    let place = last.map_or(0, |last| last.position) + 1;
    let id = write_item(&transaction, ctx, session, draft, place, urgent).await?;
    record(&transaction, ctx, held.table.id, "tables.add_item", Some(session.to_string())).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Writes a point, and tells those who follow what it is about.
pub(super) async fn write_item(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    session: MeetingId,
    draft: &ItemDraft,
    place: i32,
    urgent: Option<&Reasons>,
) -> Result<ItemId, Stop> {
    const SQL: &str = "INSERT INTO table_items (id, meeting_id, position, title, text, subject_kind, subject_id, \
            urgent_reason, confidential_reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    if let Some(subject) = draft.subject {
        check_subject(db, subject).await?;
    }
    let id = ItemId::new();
    let reasons = |reasons: Option<&Reasons>| reasons.map(|reasons| reasons.as_str().to_owned());
    let values = [
        id.into(),
        session.into(),
        place.into(),
        draft.title.as_str().into(),
        draft.text.as_ref().map_or_else(String::new, |text| text.as_str().to_owned()).into(),
        draft.subject.map(|subject| subject.kind.as_str()).into(),
        draft.subject.map(|subject| subject.id).into(),
        reasons(urgent).into(),
        reasons(draft.confidential_reason.as_ref()).into(),
    ];
    db.execute_raw(statement(db, SQL, values)).await?;
    if draft.subject.is_some() {
        let (item, _) = queries::find_item(db, id).await?;
        tell(db, ctx, &item, "tables.put_on_agenda").await?;
    }
    Ok(id)
}

/// A board that was opened, or an initiative or a service that everybody reads.
async fn check_subject(db: &impl ConnectionTrait, subject: Subject) -> Result<(), Stop> {
    let exists = match subject.kind {
        SubjectKind::Board => "SELECT 1 FROM boards WHERE id = $1 AND opened_at IS NOT NULL",
        SubjectKind::Initiative => "SELECT 1 FROM initiatives WHERE id = $1 AND is_public",
        SubjectKind::Offer => "SELECT 1 FROM offers WHERE id = $1 AND withdrawn_at IS NULL",
        _ => return Err(Refusal::UnknownChoice.into()),
    };
    let found = db.query_one_raw(statement(db, exists, [subject.id.into()])).await?;
    if found.is_some() { Ok(()) } else { Err(Refusal::NotFound.into()) }
}

/// Changes the words of a point, and whether it is confidential; what it is about and why it came late stay.
///
/// # Errors
/// [`Refusal::WrongState`] once the session was opened, except to make the point confidential.
pub async fn change_item(ctx: &Ctx, id: ItemId, draft: &ItemDraft) -> Result<(), Stop> {
    const SQL: &str = "UPDATE table_items SET title = $2, text = $3, confidential_reason = $4 WHERE id = $1";
    let transaction = ctx.db.begin().await?;
    let (item, session) = queries::find_item(&transaction, id).await?;
    lock(&transaction, session).await?;
    let held = keep_session(&transaction, ctx, session).await?;
    let text = draft.text.as_ref().map_or("", |text| text.as_str());
    let says_the_same = item.title == draft.title.as_str() && item.text == text;
    if !(says_the_same
        && draft.confidential_reason.is_some()
        && rules::may_write_minutes(held.session.stage).is_ok())
    {
        rules::may_change_agenda(held.session.stage)?;
    }
    let reason = draft.confidential_reason.as_ref().map(|reasons| reasons.as_str().to_owned());
    let values = [id.into(), draft.title.as_str().into(), text.into(), reason.into()];
    transaction.execute_raw(statement(&transaction, SQL, values)).await?;
    record(&transaction, ctx, held.table.id, "tables.change_item", Some(session.to_string())).await?;
    transaction.commit().await?;
    Ok(())
}

/// Moves a point by one place: it changes places with the one above or below it. Nothing moves beyond the ends.
///
/// # Errors
/// [`Refusal::WrongState`] once the session was opened.
pub async fn move_item(ctx: &Ctx, id: ItemId, way: Way) -> Result<(), Stop> {
    const SQL: &str =
        "UPDATE table_items SET position = CASE id WHEN $1 THEN $3 ELSE $4 END WHERE id IN ($1, $2)";
    let transaction = ctx.db.begin().await?;
    let (_, session) = queries::find_item(&transaction, id).await?;
    lock(&transaction, session).await?;
    let held = keep_session(&transaction, ctx, session).await?;
    rules::may_change_agenda(held.session.stage)?;
    let Some(pair) = find_pair(&transaction, id, way).await? else { return Ok(()) };
    let values = [id.into(), pair.other.into(), pair.other_position.into(), pair.position.into()];
    transaction.execute_raw(statement(&transaction, SQL, values)).await?;
    record(&transaction, ctx, held.table.id, "tables.move_item", Some(session.to_string())).await?;
    transaction.commit().await?;
    Ok(())
}

/// A point, and the one with which it changes places.
#[derive(FromQueryResult)]
struct Pair {
    position: i32,
    other: ItemId,
    other_position: i32,
}

/// Read under the lock of the session; `None` for the first and the last. One statement.
async fn find_pair(db: &impl ConnectionTrait, id: ItemId, way: Way) -> Result<Option<Pair>, DbErr> {
    const ABOVE: &str = "SELECT i.position, o.id AS other, o.position AS other_position \
         FROM table_items i JOIN table_items o ON o.meeting_id = i.meeting_id AND o.position < i.position \
         WHERE i.id = $1 ORDER BY o.position DESC LIMIT 1";
    const BELOW: &str = "SELECT i.position, o.id AS other, o.position AS other_position \
         FROM table_items i JOIN table_items o ON o.meeting_id = i.meeting_id AND o.position > i.position \
         WHERE i.id = $1 ORDER BY o.position LIMIT 1";
    let sql = match way {
        Way::Up => ABOVE,
        Way::Down => BELOW,
    };
    Pair::find_by_statement(statement(db, sql, [id.into()])).one(db).await
}

/// Takes a point off the agenda.
///
/// # Errors
/// [`Refusal::WrongState`] once the session was opened.
pub async fn remove_item(ctx: &Ctx, id: ItemId) -> Result<(), Stop> {
    const SQL: &str = "DELETE FROM table_items WHERE id = $1";
    let transaction = ctx.db.begin().await?;
    let (_, session) = queries::find_item(&transaction, id).await?;
    lock(&transaction, session).await?;
    let held = keep_session(&transaction, ctx, session).await?;
    rules::may_change_agenda(held.session.stage)?;
    transaction.execute_raw(statement(&transaction, SQL, [id.into()])).await?;
    record(&transaction, ctx, held.table.id, "tables.remove_item", Some(session.to_string())).await?;
    transaction.commit().await?;
    Ok(())
}

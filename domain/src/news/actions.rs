//! Writing, publishing, correcting and taking back news.

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, Value};
use std::collections::BTreeSet;

use super::{
    Correction, Draft, State,
    queries::{find_closeness, find_state},
    rules,
};
use crate::{
    activity::{self, Entry},
    base::{
        Ctx, Moment, NewsId, Refusal, Stop,
        database::{insert_rows, statement},
        fold::fold,
    },
    moderation::{Closing, actions::close_undecided},
    organisations,
};

/// Writes a draft for an organisation.
///
/// # Errors
/// [`Refusal::NotAllowed`] for whoever does not keep the organisation.
pub async fn write(ctx: &Ctx, draft: &Draft) -> Result<NewsId, Stop> {
    const SQL: &str = "INSERT INTO news (id, organisation_id, territory_id, theme, state, moderation, language, title, \
            summary, body, created_by, created_at, changed_at) \
         VALUES ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9, $10, $11, $11)";
    let author = ctx.actor.person()?.id;
    let transaction = ctx.db.begin().await?;
    may_tell(&transaction, ctx, draft).await?;
    let id = NewsId::new();
    let mut values: Vec<Value> = vec![id.into()];
    values.extend(columns(draft));
    values.extend([author.into(), ctx.now.into()]);
    transaction.execute_raw(statement(&transaction, SQL, values)).await?;
    tie(&transaction, id, draft).await?;
    record(&transaction, ctx, "news.write", id).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Changes a draft, or with a note of what was put right a text that everybody reads.
///
/// # Errors
/// [`Refusal::NotFound`] for whoever may not know of it, [`Refusal::NotAllowed`], [`Refusal::ReasonMissing`] where the
/// note is missing, [`Refusal::WrongState`].
pub async fn change(ctx: &Ctx, id: NewsId, draft: &Draft, note: Option<&Correction>) -> Result<(), Stop> {
    const SQL: &str = "UPDATE news SET organisation_id = $2, territory_id = $3, theme = $4, moderation = $5, \
            language = $6, title = $7, summary = $8, body = $9, changed_at = $10 WHERE id = $1";
    let transaction = ctx.db.begin().await?;
    let state = may_keep(&transaction, ctx, id).await?;
    rules::may_change(state, note.is_some())?;
    may_tell(&transaction, ctx, draft).await?;
    let mut values: Vec<Value> = vec![id.into()];
    values.extend(columns(draft));
    values.push(ctx.now.into());
    transaction.execute_raw(statement(&transaction, SQL, values)).await?;
    for table in ["news_tags", "news_links"] {
        let sql = format!("DELETE FROM {table} WHERE news_id = $1");
        transaction.execute_raw(statement(&transaction, &sql, [id.into()])).await?;
    }
    tie(&transaction, id, draft).await?;
    if let Some(note) = note.filter(|_| state == State::Published) {
        correct(&transaction, ctx, id, note).await?;
    }
    let deed = if state == State::Published { "news.correct" } else { "news.change" };
    record(&transaction, ctx, deed, id).await?;
    transaction.commit().await?;
    Ok(())
}

/// Lets everybody read a draft.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::WrongState`].
pub async fn publish(ctx: &Ctx, id: NewsId) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    may_keep(&transaction, ctx, id).await?;
    // What moderation hid comes back by an appeal alone.
    if find_state(&transaction, id).await? != State::Draft {
        return Err(Refusal::WrongState.into());
    }
    enter_state(&transaction, id, State::Published, ctx.now).await?;
    // Whoever follows the territory or the organisation is told of this line.
    record(&transaction, ctx, "news.publish", id).await?;
    transaction.commit().await?;
    Ok(())
}

/// Takes news back: a draft is thrown away, what everybody read is read no longer, and nobody decides about it.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::WrongState`].
pub async fn withdraw(ctx: &Ctx, id: NewsId) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    may_keep(&transaction, ctx, id).await?;
    enter_state(&transaction, id, State::Withdrawn, ctx.now).await?;
    close_undecided(&transaction, id.into(), Closing::Withdrawn, ctx.now).await?;
    record(&transaction, ctx, "news.withdraw", id).await?;
    transaction.commit().await?;
    Ok(())
}

/// Moves news to another state, within the transaction of the deed. Two statements.
///
/// # Errors
/// [`Refusal::WrongState`] where the step does not exist, [`Refusal::ChangedMeanwhile`] where another came first.
pub(crate) async fn enter_state(
    db: &impl ConnectionTrait,
    id: NewsId,
    to: State,
    now: Moment,
) -> Result<(), Stop> {
    const SQL: &str = "UPDATE news SET state = $2, changed_at = $4, \
            published_at = CASE WHEN $2 = 'published' THEN COALESCE(published_at, $4) ELSE published_at END \
         WHERE id = $1 AND state = $3";
    let from = find_state(db, id).await?;
    from.may_become(to)?;
    let values = [id.into(), to.as_str().into(), from.as_str().into(), now.into()];
    match db.execute_raw(statement(db, SQL, values)).await?.rows_affected() {
        0 => Err(Refusal::ChangedMeanwhile.into()),
        _ => Ok(()),
    }
}

/// Moves the number of comments that everybody may read. One statement.
pub(crate) async fn move_comments(db: &impl ConnectionTrait, id: NewsId, by: i32) -> Result<(), DbErr> {
    const SQL: &str = "UPDATE news SET comments = comments + $2 WHERE id = $1";
    db.execute_raw(statement(db, SQL, [id.into(), by.into()])).await?;
    Ok(())
}

async fn may_tell(db: &impl ConnectionTrait, ctx: &Ctx, draft: &Draft) -> Result<(), Stop> {
    ctx.actor.person()?;
    let closeness = organisations::queries::find_closeness(db, &ctx.actor, draft.organisation).await?;
    Ok(rules::may_tell(closeness)?)
}

async fn may_keep(db: &impl ConnectionTrait, ctx: &Ctx, id: NewsId) -> Result<State, Stop> {
    ctx.actor.person()?;
    let (state, closeness) = find_closeness(db, &ctx.actor, id).await?;
    crate::attachments::rules::may_keep(closeness)?;
    Ok(state)
}

fn columns(draft: &Draft) -> [Value; 8] {
    [
        draft.organisation.into(),
        draft.territory.into(),
        draft.theme.map(|theme| theme.as_str()).into(),
        draft.moderation.as_str().into(),
        draft.language.into(),
        draft.title.as_str().into(),
        draft.summary.as_str().into(),
        draft.body.as_str().into(),
    ]
}

/// Writes tags and links. Of tags that are compared as the same word the first stays.
async fn tie(transaction: &DatabaseTransaction, id: NewsId, draft: &Draft) -> Result<(), DbErr> {
    let mut seen = BTreeSet::new();
    let tags = draft.tags.iter().map(|tag| (fold(tag.as_str()), tag));
    let tags = tags.filter(|(folded, _)| !folded.is_empty() && seen.insert(folded.clone()));
    let rows = tags.zip(0_i32..).map(|((folded, tag), position)| {
        vec![id.into(), folded.into(), tag.as_str().into(), position.into()]
    });
    insert_rows(transaction, "news_tags", &["news_id", "folded", "tag", "position"], rows.collect()).await?;
    let rows = draft.links.iter().zip(0_i32..).map(|(subject, position)| {
        vec![id.into(), subject.kind.as_str().into(), subject.id.into(), position.into()]
    });
    let columns = ["news_id", "subject_kind", "subject_id", "position"];
    insert_rows(transaction, "news_links", &columns, rows.collect()).await
}

async fn correct(
    transaction: &DatabaseTransaction,
    ctx: &Ctx,
    id: NewsId,
    note: &Correction,
) -> Result<(), DbErr> {
    let row = vec![
        uuid::Uuid::now_v7().into(),
        id.into(),
        note.as_str().into(),
        ctx.actor.id().map(|actor| actor.0).into(),
        ctx.now.into(),
    ];
    let columns = ["id", "news_id", "note", "corrected_by", "corrected_at"];
    insert_rows(transaction, "news_corrections", &columns, vec![row]).await
}

async fn record(db: &impl ConnectionTrait, ctx: &Ctx, deed: &str, id: NewsId) -> Result<(), DbErr> {
    let entry = Entry {
        at: ctx.now,
        deed,
        actor: ctx.actor.id(),
        board: None,
        subject: Some(id.into()),
        detail: None,
    };
    activity::record(db, entry).await
}

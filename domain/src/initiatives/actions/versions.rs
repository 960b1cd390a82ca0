//! Versions that wait for a moderator while everybody reads the one before.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter};

use super::{read, record, write::searchable};
use crate::{
    activity::{self, Entry},
    base::{Ctx, InitiativeId, Moment, Refusal, RevisionId, Stop, database::statement},
    initiatives::{
        Standing, queries, rules,
        tables::{initiative, revision},
    },
    moderation::{Closing, actions::close_undecided},
};

/// Moves a version to another standing, within the transaction of the deed. A version that stands from now on is the
/// text of its initiative: lists, search and language follow.
///
/// # Errors
/// [`Refusal::WrongState`] where the step does not exist, [`Refusal::ChangesClosed`] where the text may no longer
/// change, [`Refusal::ChangedMeanwhile`] where another step came first.
pub async fn settle_version(
    db: &impl ConnectionTrait,
    id: RevisionId,
    to: Standing,
    now: Moment,
) -> Result<(), Stop> {
    const SQL: &str = "UPDATE revisions SET standing = $3 WHERE id = $1 AND standing = $2";
    let version = find(db, id).await?;
    version.standing.may_become(to)?;
    let values = [id.into(), version.standing.as_str().into(), to.as_str().into()];
    if db.execute_raw(statement(db, SQL, values)).await?.rows_affected() == 0 {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    if to == Standing::Stands { publish(db, version, now).await } else { Ok(()) }
}

/// Gives up a version that waits or came back; what everybody reads stays.
///
/// # Errors
/// [`Refusal::NotAnAuthor`], [`Refusal::WrongState`] where a moderator was faster.
pub async fn give_up_version(ctx: &Ctx, id: RevisionId) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    let version = find(&transaction, id).await?;
    let (frame, authors) = read(&transaction, version.initiative_id).await?;
    rules::may_give_up(&ctx.actor, &authors, version.standing)?;
    settle_version(&transaction, id, Standing::GivenUp, ctx.now).await?;
    close_undecided(&transaction, id.into(), Closing::Withdrawn, ctx.now).await?;
    record(&transaction, ctx, &frame, "initiatives.give_up_version").await?;
    transaction.commit().await?;
    Ok(())
}

/// Puts a newer version into the place of the one that waits or came back. Tells since when the replaced one waited,
/// so that the newer one does not wait anew.
pub(super) async fn replace(
    db: &impl ConnectionTrait,
    id: InitiativeId,
    now: Moment,
) -> Result<Option<Moment>, Stop> {
    let Some(replaced) = close_open(db, id, Standing::Replaced).await? else { return Ok(None) };
    Ok(close_undecided(db, replaced.into(), Closing::Replaced, now).await?)
}

/// Lets the version that waits or came back go, because the text of its initiative may no longer change.
pub(super) async fn lapse(
    db: &impl ConnectionTrait,
    id: InitiativeId,
    closing: Closing,
    now: Moment,
) -> Result<(), Stop> {
    if let Some(lapsed) = close_open(db, id, Standing::Lapsed).await? {
        close_undecided(db, lapsed.into(), closing, now).await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct Closed {
    id: RevisionId,
}

/// At most one version of an initiative is open: a newer one replaces it.
async fn close_open(
    db: &impl ConnectionTrait,
    id: InitiativeId,
    to: Standing,
) -> Result<Option<RevisionId>, Stop> {
    const SQL: &str = "UPDATE revisions SET standing = $2 \
         WHERE initiative_id = $1 AND standing IN ('waiting', 'returned') RETURNING id";
    let values = [id.into(), to.as_str().into()];
    let closed = Closed::find_by_statement(statement(db, SQL, values)).one(db).await?;
    Ok(closed.map(|closed| closed.id))
}

async fn find(db: &impl ConnectionTrait, id: RevisionId) -> Result<revision::Model, Stop> {
    let found = revision::Entity::find().filter(revision::Column::Id.eq(id)).one(db).await?;
    Ok(found.ok_or(Refusal::NotFound)?)
}

/// Makes a version the text of its initiative.
async fn publish(db: &impl ConnectionTrait, version: revision::Model, now: Moment) -> Result<(), Stop> {
    let frame = queries::find_frame(db, version.initiative_id).await?;
    if !frame.state.lets_text_change() {
        return Err(Refusal::ChangesClosed.into());
    }
    let search = searchable(&version.title, &version.body, version.place.as_deref());
    let row = initiative::ActiveModel {
        revision: Set(version.number),
        title: Set(version.title),
        body: Set(version.body),
        language: Set(version.language),
        place: Set(version.place),
        cost_cents: Set(version.cost_cents),
        theme: Set(version.theme.unwrap_or(frame.theme)),
        territory_id: Set(version.territory_id.unwrap_or(frame.territory.territory)),
        search: Set(search),
        changed_at: Set(now),
        ..Default::default()
    };
    let written = initiative::Entity::update_many()
        .set(row)
        .filter(initiative::Column::Id.eq(frame.id))
        .filter(initiative::Column::State.eq(frame.state))
        .filter(initiative::Column::Revision.lt(version.number))
        .exec(db)
        .await?;
    if written.rows_affected == 0 {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let entry = Entry {
        at: now,
        deed: "initiatives.publish_version",
        // Its authors hear of it too, as whoever follows the initiative does.
        actor: None,
        board: Some(frame.board),
        subject: Some(frame.id.into()),
        detail: None,
    };
    Ok(activity::record(db, entry).await?)
}

//! Readings.

use domain::{
    attachments::Attachment,
    base::{ItemId, Language, MeetingId, Moment, OrganisationId, Page, Subject, TableId},
    people::Constituency,
    tables::{
        Card, Commitment, History, Item, Minutes, Roster, Seat, Session, SessionCard, Suggested, Table,
        ToCome,
    },
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::{ui::prose::Html, wire::Error};

/// A page of the list by name.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Listing {
    /// The tables.
    pub rows: Vec<Card>,
    /// The name after which the next page begins.
    pub next: Option<String>,
    /// When they were read.
    pub now: Moment,
}

/// Tables by name.
#[server(endpoint = "tables/list", output = Postcard)]
pub async fn list(after: Option<String>) -> Result<Listing, Error> {
    let ctx = crate::wire::ctx();
    let page = domain::tables::queries::list(ctx.db.reader(), &after.unwrap_or_default(), ctx.now).await?;
    Ok(Listing { rows: page.rows, next: page.next, now: ctx.now })
}

/// The tables that the person who asks keeps, by name.
#[server(endpoint = "tables/list_kept", output = Postcard)]
pub async fn list_kept(after: Option<String>) -> Result<Listing, Error> {
    let ctx = crate::wire::ctx();
    let page = domain::tables::queries::list_kept(&ctx, &after.unwrap_or_default()).await?;
    Ok(Listing { rows: page.rows, next: page.next, now: ctx.now })
}

/// A table as its page shows it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Shown {
    /// The table with its seats of today.
    pub table: Table,
    /// What it is for, rendered.
    pub mandate: Html,
    /// The constituencies in their order.
    pub constituencies: Vec<Constituency>,
    /// Its sessions, the latest first.
    pub sessions: Page<SessionCard>,
    /// Its commitments, open ones first.
    pub commitments: Vec<Commitment>,
    /// When it was read.
    pub now: Moment,
}

/// One table.
#[server(endpoint = "tables/find", output = Postcard)]
pub async fn find(table: TableId, after: Option<String>) -> Result<Shown, Error> {
    use domain::{
        base::Cursor,
        tables::{queries, rules},
    };
    let ctx = crate::wire::ctx();
    let db = ctx.db.reader();
    let table = queries::find(db, table, ctx.now.day()).await?.table;
    let after = after.as_deref().and_then(Cursor::from_address);
    let reads_all = rules::reads_everything(&ctx.actor, table.territory.scope(), &table.seats);
    Ok(Shown {
        mandate: Html::from_markdown(&table.mandate),
        constituencies: crate::people::api::constituencies(&ctx).await?,
        sessions: queries::list_sessions(db, table.id, after).await?,
        commitments: queries::list_commitments(db, table.id, reads_all).await?,
        now: ctx.now,
        table,
    })
}

/// The texts of a point of an agenda, rendered.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rendered {
    /// More about the point.
    pub text: Html,
    /// What was written down of it.
    pub minutes: Html,
    /// Its documents.
    pub files: Vec<Attachment>,
}

/// A session as its page shows it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sitting {
    /// The table.
    pub table: Table,
    /// The seats on the day of the session.
    pub seats: Vec<Seat>,
    /// The session.
    pub session: Session,
    /// What was written down of the whole session, rendered.
    pub minutes: Html,
    /// The texts of its points, in their order.
    pub texts: Vec<Rendered>,
    /// The constituencies in their order.
    pub constituencies: Vec<Constituency>,
    /// Whether the reader sits at the table or keeps it.
    pub reads_everything: bool,
    /// When it was read.
    pub now: Moment,
}

#[cfg(feature = "ssr")]
async fn sitting(ctx: &domain::base::Ctx, session: MeetingId) -> Result<Sitting, Error> {
    let held = domain::tables::queries::find_session(ctx, session).await?;
    let reads_everything = held.reads_everything(ctx);
    let readable = held.session.items.iter().filter(|item| !item.title.is_empty());
    let readable: Vec<_> = readable.map(|item| item.id.0).collect();
    let mut files = domain::attachments::queries::list_of_each(ctx.db.reader(), &readable).await?;
    let texts = held.session.items.iter().map(|item| Rendered {
        text: Html::from_markdown(&item.text),
        minutes: Html::from_markdown(&item.minutes.text),
        files: files.remove(&item.id.0).unwrap_or_default(),
    });
    Ok(Sitting {
        texts: texts.collect(),
        minutes: Html::from_markdown(&held.session.minutes.text),
        constituencies: crate::people::api::constituencies(ctx).await?,
        reads_everything,
        now: ctx.now,
        table: held.table,
        seats: held.seats,
        session: held.session,
    })
}

/// One session.
#[server(endpoint = "tables/find_session", output = Postcard)]
pub async fn find_session(session: MeetingId) -> Result<Sitting, Error> {
    sitting(&crate::wire::ctx(), session).await
}

/// A session with what those need who run it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Running {
    /// The session.
    pub sitting: Sitting,
    /// Initiatives that need a table, as long as the agenda can change.
    pub suggested: Vec<Suggested>,
    /// Earlier sessions whose minutes wait for approval.
    pub unapproved: Vec<SessionCard>,
    /// The organisations that can take on a commitment.
    pub organisations: Vec<(OrganisationId, String)>,
}

/// One session, for those who run it.
#[server(endpoint = "tables/find_running", output = Postcard)]
pub async fn find_running(session: MeetingId) -> Result<Running, Error> {
    use domain::{
        base::Stop,
        organisations,
        tables::{Stage, queries, rules},
    };
    let ctx = crate::wire::ctx();
    let db = ctx.db.reader();
    let sitting = sitting(&ctx, session).await?;
    rules::may_keep(&ctx.actor, sitting.table.territory.scope()).map_err(Stop::from)?;
    let mut unapproved = queries::list_sessions(db, sitting.table.id, None).await?.rows;
    unapproved.retain(|card| card.stage == Stage::Closed && card.number < sitting.session.number);
    Ok(Running {
        suggested: queries::list_suggested(db, sitting.table.territory.id).await?,
        unapproved,
        organisations: organisations::queries::list_names(db).await?,
        sitting,
    })
}

/// What is kept of the minutes now, for whoever wrote at the same moment as another.
#[server(endpoint = "tables/find_minutes", output = Postcard)]
pub async fn find_minutes(session: MeetingId, item: Option<ItemId>) -> Result<Minutes, Error> {
    use domain::{
        base::{Refusal, Stop},
        tables::{queries, rules},
    };
    let ctx = crate::wire::ctx();
    let held = queries::find_held(ctx.db.reader(), session).await?;
    rules::may_keep(&ctx.actor, held.table.territory.scope()).map_err(Stop::from)?;
    let Some(item) = item else { return Ok(held.session.minutes) };
    let (item, place) = queries::find_item(ctx.db.reader(), item).await?;
    if place == session { Ok(item.minutes) } else { Err(Refusal::NotFound.into()) }
}

/// A point of an agenda, for those who keep its documents.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Prepared {
    /// The point.
    pub item: Item,
    /// Its session.
    pub session: MeetingId,
    /// The language of the table's texts.
    pub language: Language,
}

/// One point of an agenda, for those who keep its table.
#[server(endpoint = "tables/find_item", output = Postcard)]
pub async fn find_item(item: ItemId) -> Result<Prepared, Error> {
    use domain::{
        base::Stop,
        tables::{queries, rules},
    };
    let ctx = crate::wire::ctx();
    let (item, session) = queries::find_item(ctx.db.reader(), item).await?;
    let table = queries::find_held(ctx.db.reader(), session).await?.table;
    rules::may_keep(&ctx.actor, table.territory.scope()).map_err(Stop::from)?;
    Ok(Prepared { item, session, language: table.language })
}

/// A table with everybody who held its seats, for those who give them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Keeping {
    /// The table.
    pub table: Table,
    /// All seats with all mandates.
    pub roster: Roster,
    /// The constituencies in their order.
    pub constituencies: Vec<Constituency>,
    /// The organisations that can hold a seat.
    pub organisations: Vec<(OrganisationId, String)>,
    /// When it was read.
    pub now: Moment,
}

/// The seats of a table, for those who keep it.
#[server(endpoint = "tables/find_seats", output = Postcard)]
pub async fn find_seats(table: TableId) -> Result<Keeping, Error> {
    use domain::{
        base::Stop,
        organisations,
        tables::{queries, rules},
    };
    let ctx = crate::wire::ctx();
    let found = queries::find(ctx.db.reader(), table, ctx.now.day()).await?;
    rules::may_keep(&ctx.actor, found.table.territory.scope()).map_err(Stop::from)?;
    Ok(Keeping {
        constituencies: crate::people::api::constituencies(&ctx).await?,
        organisations: organisations::queries::list_names(ctx.db.reader()).await?,
        now: ctx.now,
        table: found.table,
        roster: found.roster,
    })
}

/// The sessions to come of the tables that the person who asks keeps.
#[server(endpoint = "tables/list_to_come", output = Postcard)]
pub async fn list_to_come() -> Result<Vec<ToCome>, Error> {
    Ok(domain::tables::queries::list_to_come(&crate::wire::ctx()).await?)
}

/// What tables did about a board or an initiative.
#[server(endpoint = "tables/list_history", output = Postcard)]
pub async fn list_history(subject: Subject) -> Result<Vec<History>, Error> {
    Ok(domain::tables::queries::list_history(crate::wire::ctx().db.reader(), subject).await?)
}

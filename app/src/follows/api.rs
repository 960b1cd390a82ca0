//! What following and the page of one's own things ask of the server.

use domain::{
    base::{Moment, Page, Subject, SubjectKind},
    initiatives::{
        Own,
        voices::{Shelf, Thing},
    },
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::wire::Error;

/// A subject out of the fields of a form.
#[cfg(feature = "ssr")]
fn subject(kind: SubjectKind, id: &str) -> Result<Subject, Error> {
    Ok(Subject { kind, id: id.parse::<domain::base::InitiativeId>()?.0 })
}

/// Whether the reader follows the thing.
#[server(endpoint = "follows/find", output = Postcard)]
pub async fn find(subject: Subject) -> Result<bool, Error> {
    let ctx = crate::wire::ctx();
    let Some(reader) = ctx.actor.id() else { return Ok(false) };
    let following = domain::follows::queries::is_following(ctx.db.reader(), subject.id, reader).await;
    Ok(following.map_err(domain::base::Stop::from)?)
}

/// Follows, or no longer follows.
#[server(endpoint = "follows/follow", output = Postcard)]
pub async fn follow(kind: SubjectKind, id: String, following: bool) -> Result<(), Error> {
    use domain::follows::actions;
    let (ctx, subject) = (crate::wire::ctx(), subject(kind, &id)?);
    match following {
        true => Ok(actions::follow(&ctx, subject).await?),
        false => Ok(actions::unfollow(&ctx, subject).await?),
    }
}

/// What changed, and what the reader proposed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Mine {
    /// What others did of late, the latest first.
    pub news: Vec<Thing>,
    /// Until when the reader had looked before.
    pub looked_at: Option<Moment>,
    /// The reader's own initiatives, drafts included.
    pub initiatives: Vec<Own>,
    /// When it was read.
    pub now: Moment,
}

/// What changed since the last visit, and what the reader proposed.
#[server(endpoint = "follows/list_news", output = Postcard)]
pub async fn list_news() -> Result<Mine, Error> {
    use domain::{base::Stop, initiatives::queries, messages};
    let ctx = crate::wire::ctx();
    let (news, looked_at) = messages::queries::list_news(&ctx).await?;
    let initiatives = queries::list_own(ctx.db.reader(), ctx.actor.person()?.id).await.map_err(Stop::from)?;
    Ok(Mine { news, looked_at, initiatives, now: ctx.now })
}

/// One's own things of a shelf.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Listed {
    /// The things, the latest first.
    pub things: Page<Thing>,
    /// When they were read.
    pub now: Moment,
}

/// One's own things of a shelf, the latest first.
#[server(endpoint = "follows/list_shelf", output = Postcard)]
pub async fn list_shelf(shelf: Shelf, after: Option<String>) -> Result<Listed, Error> {
    use domain::base::Cursor;
    let ctx = crate::wire::ctx();
    let after = after.as_deref().and_then(Cursor::from_address);
    Ok(Listed { things: domain::initiatives::voices::list_shelf(&ctx, shelf, after).await?, now: ctx.now })
}

//! Readings.

use domain::{
    base::{BoardId, InitiativeId, Moment, OrganisationId, Page},
    boards::Board,
    initiatives::{Card, Change, Choices, Column, Filter, Initiative, Pending, Revision, Similar, Sort},
    people::Constituency,
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::{initiatives::difference::Compared, ui::prose::Html, wire::Error};

/// The initiatives of a board, as its page shows them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Listing {
    /// The constituencies around the table.
    pub seats: Vec<Constituency>,
    /// By what the list can be filtered.
    pub choices: Choices,
    /// The initiatives.
    pub shown: Shown,
}

/// A board's initiatives by state, or those that were asked for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Shown {
    /// The first of each state.
    Columns(Vec<Column>),
    /// A page of those asked for.
    Cards(Page<Card>),
}

/// The public initiatives of a board: in columns, or those that the filter asks for.
#[server(endpoint = "initiatives/list", output = Postcard)]
pub async fn list(
    board: BoardId,
    filter: Filter,
    sort: Option<Sort>,
    after: Option<String>,
) -> Result<Listing, Error> {
    use domain::{base::Cursor, boards, initiatives::queries};
    let ctx = crate::wire::ctx();
    let db = ctx.db.reader();
    let seats: Vec<_> =
        boards::queries::list_seats(db, board, crate::wire::language()).await.map_err(broken)?;
    let keys: Vec<String> = seats.iter().map(|seat| seat.constituency.key.clone()).collect();
    let choices = queries::list_choices(db, board).await.map_err(broken)?;
    let after = after.as_deref().and_then(Cursor::from_address);
    let shown = if filter == Filter::default() && sort.is_none() && after.is_none() {
        Shown::Columns(queries::list_columns(db, board, &keys).await.map_err(broken)?)
    } else {
        let sort = sort.unwrap_or(Sort::Newest);
        Shown::Cards(queries::list(db, board, &keys, &filter, sort, after.as_ref()).await.map_err(broken)?)
    };
    Ok(Listing { seats: seats.into_iter().map(|seat| seat.constituency).collect(), choices, shown })
}

/// Breakage of the database.
#[cfg(feature = "ssr")]
fn broken(error: impl Into<domain::base::Stop>) -> Error {
    error.into().into()
}

/// What the form for a new initiative needs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Blank {
    /// The board.
    pub board: Board,
    /// What can be chosen.
    pub choices: Choices,
    /// The organisations on whose behalf the reader may propose.
    pub represented: Vec<(OrganisationId, String)>,
}

/// What the form for a new initiative needs; refused where the reader may not propose.
#[server(endpoint = "initiatives/prepare", output = Postcard)]
pub async fn prepare(board: BoardId) -> Result<Blank, Error> {
    use domain::{
        base::Stop,
        boards,
        initiatives::{queries, rules},
    };
    let ctx = crate::wire::ctx();
    let board = boards::queries::find_visible(&ctx, board, crate::wire::language()).await?;
    rules::may_begin(&ctx.actor, board.phase(ctx.now), &board.rules).map_err(Stop::from)?;
    let person = ctx.actor.person().map_err(Stop::from)?;
    let choices = queries::list_choices(ctx.db.reader(), board.id).await.map_err(broken)?;
    let represented =
        boards::seats::list_capacities(ctx.db.reader(), board.id, person).await.map_err(broken)?;
    Ok(Blank { board, choices, represented })
}

/// Initiatives of the board that resemble a text.
#[server(endpoint = "initiatives/similar", output = Postcard)]
pub async fn look_for_similar(board: BoardId, text: String) -> Result<Vec<Similar>, Error> {
    let ctx = crate::wire::ctx();
    domain::initiatives::queries::list_similar(ctx.db.reader(), board, &text, None).await.map_err(broken)
}

/// An initiative as its page shows it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Opened {
    /// The initiative.
    pub initiative: Initiative,
    /// What is proposed, rendered.
    pub body: Html,
    /// Why it is in its state, rendered.
    pub reason: Option<Html>,
    /// What resembles it, while it is a draft.
    pub similar: Vec<Similar>,
    /// When it was read.
    pub now: Moment,
}

/// One initiative.
#[server(endpoint = "initiatives/find", output = Postcard)]
pub async fn find(initiative: InitiativeId) -> Result<Opened, Error> {
    use domain::initiatives::{State, queries};
    let ctx = crate::wire::ctx();
    let db = ctx.db.reader();
    let initiative = queries::find(db, initiative, &ctx.actor, crate::wire::language()).await?;
    let frame = &initiative.frame;
    let similar = match frame.state {
        State::Draft => {
            let text = format!("{} {}", frame.title, initiative.body);
            queries::list_similar(db, frame.board, &text, Some(frame.id)).await.map_err(broken)?
        }
        _ => Vec::new(),
    };
    let body = Html::from_markdown(&initiative.body);
    // A moderator's reason is a word of the published list.
    let in_words = !matches!(frame.state, State::Returned | State::Hidden);
    let reason = initiative.state_reason.as_deref().filter(|_| in_words).map(Html::from_markdown);
    Ok(Opened { initiative, body, reason, similar, now: ctx.now })
}

/// What the form for changing an initiative needs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Changing {
    /// The initiative.
    pub initiative: Initiative,
    /// What can be chosen.
    pub choices: Choices,
    /// The version that waits or came back, from which its authors go on.
    pub pending: Option<Pending>,
    /// The number of the latest version.
    pub latest: u32,
    /// When it was read.
    pub now: Moment,
}

/// What the form for changing an initiative needs; refused where the reader may not change it.
#[server(endpoint = "initiatives/open", output = Postcard)]
pub async fn open(initiative: InitiativeId) -> Result<Changing, Error> {
    use domain::{
        base::Stop,
        initiatives::{queries, rules},
    };
    let ctx = crate::wire::ctx();
    let db = ctx.db.reader();
    let initiative = queries::find(db, initiative, &ctx.actor, crate::wire::language()).await?;
    rules::may_revise(&ctx.actor, &initiative.frame, &initiative.authors, ctx.now).map_err(Stop::from)?;
    let choices = queries::list_choices(db, initiative.frame.board).await.map_err(broken)?;
    let pending = queries::find_pending(&ctx, initiative.frame.id).await?;
    let latest = queries::find_latest_number(db, initiative.frame.id).await.map_err(broken)?;
    let pending = pending.filter(|pending| pending.standing.is_open());
    Ok(Changing { initiative, choices, pending, latest, now: ctx.now })
}

/// The version that readers do not see yet, for the authors and the moderators.
#[server(endpoint = "initiatives/find_pending", output = Postcard)]
pub async fn find_pending(initiative: InitiativeId) -> Result<Option<Compared>, Error> {
    let found = domain::initiatives::queries::find_pending(&crate::wire::ctx(), initiative).await?;
    Ok(found.map(Compared::from))
}

/// The versions of an initiative, each with what it changed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct History {
    /// The title as it stands now.
    pub title: String,
    /// The versions, the latest first.
    pub versions: Vec<Version>,
}

/// One version and how it differs from the one before.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Version {
    /// The version.
    pub revision: Revision,
    /// What became of the title.
    pub title: Vec<Change>,
    /// What became of the text.
    pub body: Vec<Change>,
}

/// The versions of an initiative: those that readers see or saw, and for authors and moderators the others too.
#[server(endpoint = "initiatives/history", output = Postcard)]
pub async fn list_versions(initiative: InitiativeId) -> Result<History, Error> {
    use domain::initiatives::{Standing, compare, queries, rules};
    let ctx = crate::wire::ctx();
    let found = queries::find(ctx.db.reader(), initiative, &ctx.actor, crate::wire::language()).await?;
    let all = rules::may_read_versions(&ctx.actor, &found.frame, &found.authors).is_ok();
    let revisions = queries::list_revisions(ctx.db.reader(), initiative, all).await.map_err(broken)?;
    let version = |(place, revision): (usize, &Revision)| {
        let before = revisions[place + 1..].iter().find(|before| before.standing == Standing::Stands);
        Version {
            title: compare(before.map_or("", |before| &before.title), &revision.title),
            body: compare(before.map_or("", |before| &before.body), &revision.body),
            revision: revision.clone(),
        }
    };
    let versions = revisions.iter().enumerate().map(version).collect();
    Ok(History { title: found.frame.title, versions })
}

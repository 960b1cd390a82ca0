//! Readings of news.

mod list;

pub use list::{count_tags, list, list_kept, list_territories};

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};
use uuid::Uuid;

use super::{Card, News, State, rules};
use crate::{
    base::{
        Actor, Closeness, Ctx, Language, Moment, NewsId, OrganisationId, ParticipantId, Refusal, Scope, Stop,
        Subject, SubjectKind, TerritoryId, database::statement,
    },
    boards::{Moderation, Theme},
    comments::Ground,
    organisations,
};

/// What lists read.
const COLUMNS: &str = "n.id, n.state, n.organisation_id, o.name AS organisation, n.territory_id, t.name AS territory, \
     n.theme, n.language, n.title, n.summary, n.comments, n.published_at, n.changed_at";
/// Where it stands.
const TABLES: &str =
    "news n JOIN organisations o ON o.id = n.organisation_id JOIN territories t ON t.id = n.territory_id";

#[derive(FromQueryResult)]
struct CardRow {
    id: NewsId,
    state: State,
    organisation_id: OrganisationId,
    organisation: String,
    territory_id: TerritoryId,
    territory: String,
    theme: Option<Theme>,
    language: Language,
    title: String,
    summary: String,
    comments: i32,
    published_at: Option<Moment>,
    changed_at: Moment,
}

impl From<CardRow> for Card {
    fn from(row: CardRow) -> Self {
        Self {
            id: row.id,
            state: row.state,
            organisation: (row.organisation_id, row.organisation),
            territory: row.territory_id,
            territory_name: row.territory,
            theme: row.theme,
            language: row.language,
            title: row.title,
            summary: row.summary,
            comments: row.comments,
            published_at: row.published_at,
            changed_at: row.changed_at,
        }
    }
}

#[derive(FromQueryResult)]
struct Row {
    #[sea_orm(nested)]
    card: CardRow,
    body: String,
    moderation: Moderation,
    within: Option<TerritoryId>,
}

/// The news with this id, and how close the actor stands to it. Four statements, and two more at the most for those who
/// keep organisations.
///
/// # Errors
/// [`Refusal::NotFound`] for whoever may not read it.
pub async fn find(ctx: &Ctx, id: NewsId) -> Result<(News, Closeness), Stop> {
    let db = ctx.db.reader();
    let sql = format!("SELECT {COLUMNS}, n.body, n.moderation, t.within FROM {TABLES} WHERE n.id = $1");
    let row = Row::find_by_statement(statement(db, &sql, [id.into()])).one(db).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    let closeness = rules::closeness(
        row.card.state,
        closeness_to_organisation(db, &ctx.actor, row.card.organisation_id).await?,
    );
    if closeness == Closeness::Stranger {
        return Err(Refusal::NotFound.into());
    }
    let news = News {
        scope: Scope { territory: row.card.territory_id, within: row.within },
        card: row.card.into(),
        body: row.body,
        moderation: row.moderation,
        tags: list_tags(db, id).await?,
        links: list_links(db, id).await?,
        corrections: list_corrections(db, id).await?,
    };
    Ok((news, closeness))
}

/// The state of a piece of news, and how close the actor stands to it. Three statements at the most.
///
/// # Errors
/// [`Refusal::NotFound`] where there is none such.
pub async fn find_closeness(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: NewsId,
) -> Result<(State, Closeness), Stop> {
    let frame = find_frame(db, id).await?;
    let to_organisation = closeness_to_organisation(db, actor, frame.organisation_id).await?;
    Ok((frame.state, rules::closeness(frame.state, to_organisation)))
}

/// Nobody who keeps nothing needs to be looked up.
async fn closeness_to_organisation(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: OrganisationId,
) -> Result<Closeness, Stop> {
    if organisations::rules::may_keep_somewhere(actor) {
        organisations::queries::find_closeness(db, actor, id).await
    } else {
        Ok(Closeness::Reader)
    }
}

#[derive(FromQueryResult)]
struct FrameRow {
    state: State,
    organisation_id: OrganisationId,
    territory_id: TerritoryId,
    within: Option<TerritoryId>,
    moderation: Moderation,
    language: Language,
    title: String,
    body: String,
    created_by: Option<ParticipantId>,
}

async fn find_frame(db: &impl ConnectionTrait, id: NewsId) -> Result<FrameRow, Stop> {
    const SQL: &str = "SELECT n.state, n.organisation_id, n.territory_id, t.within, n.moderation, n.language, n.title, \
            n.body, n.created_by FROM news n JOIN territories t ON t.id = n.territory_id WHERE n.id = $1";
    let row = FrameRow::find_by_statement(statement(db, SQL, [id.into()])).one(db).await?;
    Ok(row.ok_or(Refusal::NotFound)?)
}

/// The state of a piece of news. One statement.
pub(crate) async fn find_state(db: &impl ConnectionTrait, id: NewsId) -> Result<State, Stop> {
    Ok(find_frame(db, id).await?.state)
}

/// What comments need to know of a piece of news. One statement.
pub async fn find_ground(db: &impl ConnectionTrait, id: NewsId) -> Result<Ground, Stop> {
    let frame = find_frame(db, id).await?;
    Ok(Ground {
        subject: id.into(),
        board: None,
        territory: Scope { territory: frame.territory_id, within: frame.within },
        is_public: frame.state == State::Published,
        moderation: frame.moderation,
    })
}

/// What moderators need to know of a piece of news.
pub(crate) struct Told {
    pub state: State,
    pub territory: Scope,
    pub author: Option<ParticipantId>,
    pub title: String,
    pub body: String,
    pub language: Language,
}

/// A piece of news for the desk of moderators. One statement.
pub(crate) async fn find_text(db: &impl ConnectionTrait, id: NewsId) -> Result<Told, Stop> {
    let frame = find_frame(db, id).await?;
    Ok(Told {
        state: frame.state,
        territory: Scope { territory: frame.territory_id, within: frame.within },
        author: frame.created_by,
        title: frame.title,
        body: frame.body,
        language: frame.language,
    })
}

#[derive(FromQueryResult)]
struct TagRow {
    tag: String,
}

async fn list_tags(db: &impl ConnectionTrait, id: NewsId) -> Result<Vec<String>, DbErr> {
    const SQL: &str = "SELECT tag FROM news_tags WHERE news_id = $1 ORDER BY position";
    let rows = TagRow::find_by_statement(statement(db, SQL, [id.into()])).all(db).await?;
    Ok(rows.into_iter().map(|row| row.tag).collect())
}

#[derive(FromQueryResult)]
struct LinkRow {
    subject_kind: SubjectKind,
    subject_id: Uuid,
}

async fn list_links(db: &impl ConnectionTrait, id: NewsId) -> Result<Vec<Subject>, DbErr> {
    const SQL: &str = "SELECT subject_kind, subject_id FROM news_links WHERE news_id = $1 ORDER BY position";
    let rows = LinkRow::find_by_statement(statement(db, SQL, [id.into()])).all(db).await?;
    Ok(rows.into_iter().map(|row| Subject { kind: row.subject_kind, id: row.subject_id }).collect())
}

#[derive(FromQueryResult)]
struct CorrectionRow {
    note: String,
    corrected_at: Moment,
}

async fn list_corrections(db: &impl ConnectionTrait, id: NewsId) -> Result<Vec<(Moment, String)>, DbErr> {
    const SQL: &str = "SELECT note, corrected_at FROM news_corrections WHERE news_id = $1 ORDER BY id";
    let rows = CorrectionRow::find_by_statement(statement(db, SQL, [id.into()])).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.corrected_at, row.note)).collect())
}

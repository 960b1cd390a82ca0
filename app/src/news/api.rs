//! What the pages of news ask of the server.

use domain::{
    attachments::Attachment,
    base::{Moment, NewsId, Page, TerritoryId},
    news::{Card, News},
    owners::names::Named,
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use super::asked::Asked;
use crate::{ui::prose::Html, wire::Error};

/// A page of the list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Listing {
    /// The news, each with its first picture.
    pub news: Page<(Card, Option<Attachment>)>,
    /// Where there are news.
    pub territories: Vec<(TerritoryId, String)>,
    /// The tags that are used most.
    pub tags: Vec<(String, i64)>,
    /// The organisation and the thing for which the address asks.
    pub named: Vec<Named>,
    /// Whether the reader tells news herself.
    pub tells: bool,
    /// When it was read.
    pub now: Moment,
}

/// How many tags are offered.
#[cfg(feature = "ssr")]
const TAGS: u64 = 12;

/// Published news, the latest first.
#[server(endpoint = "news/list", output = Postcard)]
pub async fn list(asked: Asked, after: Option<String>) -> Result<Listing, Error> {
    use domain::{base::Cursor, news::queries, organisations::rules, owners::names};
    let ctx = crate::wire::ctx();
    let db = ctx.db.reader();
    let filter = asked.filter();
    let after = after.as_deref().and_then(Cursor::from_address);
    let news = with_pictures(db, queries::list(db, &filter, after).await?).await?;
    let wanted: Vec<_> = filter.organisation.map(Into::into).into_iter().chain(filter.about).collect();
    let named = names::list_names(db, &wanted, crate::wire::language()).await?;
    Ok(Listing {
        news,
        territories: queries::list_territories(db).await?,
        tags: queries::count_tags(db, TAGS).await?,
        named,
        tells: rules::may_keep_somewhere(&ctx.actor),
        now: ctx.now,
    })
}

/// Cards, each with the first picture of its news. One statement.
#[cfg(feature = "ssr")]
async fn with_pictures(
    db: &impl sea_orm::ConnectionTrait,
    cards: Page<Card>,
) -> Result<Page<(Card, Option<Attachment>)>, Error> {
    use domain::attachments::{Purpose, queries};
    let ids: Vec<_> = cards.rows.iter().map(|card| card.id.0).collect();
    let mut pictures = queries::list_first(db, &ids, Purpose::Picture).await?;
    Ok(cards.map(|card| {
        let picture = pictures.remove(&card.id.0);
        (card, picture)
    }))
}

/// The latest news of an organisation, or about a thing.
#[server(endpoint = "news/list_latest", output = Postcard)]
pub async fn list_latest(asked: Asked) -> Result<Vec<Card>, Error> {
    const SHOWN: usize = 4;
    let ctx = crate::wire::ctx();
    let found = domain::news::queries::list(ctx.db.reader(), &asked.filter(), None).await?;
    Ok(found.rows.into_iter().take(SHOWN).collect())
}

/// The news of the organisations that the reader keeps, in every state.
#[server(endpoint = "news/list_kept", output = Postcard)]
pub async fn list_kept(after: Option<String>) -> Result<(Page<Card>, Moment), Error> {
    let ctx = crate::wire::ctx();
    let after = after.as_deref().and_then(domain::base::Cursor::from_address);
    Ok((domain::news::queries::list_kept(&ctx, after).await?, ctx.now))
}

/// A piece of news as its page shows it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Shown {
    /// The news.
    pub news: News,
    /// What it says, rendered.
    pub body: Html,
    /// Its pictures and documents.
    pub files: Vec<Attachment>,
    /// What it tells of.
    pub links: Vec<Named>,
    /// Whether the reader keeps it.
    pub is_kept: bool,
}

/// One piece of news.
#[server(endpoint = "news/find", output = Postcard)]
pub async fn find(news: NewsId) -> Result<Shown, Error> {
    use domain::{attachments, base::Closeness, owners::names};
    let ctx = crate::wire::ctx();
    let db = ctx.db.reader();
    let (news, closeness) = domain::news::queries::find(&ctx, news).await?;
    Ok(Shown {
        body: Html::from_markdown(&news.body),
        files: attachments::queries::list_of(db, news.card.id.into(), closeness).await?,
        links: names::list_names(db, &news.links, crate::wire::language()).await?,
        is_kept: closeness == Closeness::Keeper,
        news,
    })
}

/// What the form of a piece of news needs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Kept {
    /// The news as it is; none where a new one is written.
    pub news: Option<News>,
    /// For whom one tells news.
    pub organisations: Vec<(String, String)>,
    /// Where they may belong.
    pub territories: Vec<(String, String)>,
    /// The addresses of what it tells of, one on each line.
    pub links: String,
    /// Where those of the first organisation belong, as far as nobody says otherwise.
    pub home: String,
}

/// A piece of news for the form that changes it, or an empty form.
#[server(endpoint = "news/find_kept", output = Postcard)]
pub async fn find_kept(news: Option<NewsId>) -> Result<Kept, Error> {
    use domain::{base::Refusal, news::queries, organisations};
    let ctx = crate::wire::ctx();
    ctx.actor.person()?;
    let news = match news {
        None => None,
        Some(id) => {
            let (news, closeness) = queries::find(&ctx, id).await?;
            domain::attachments::rules::may_keep(closeness)?;
            Some(news)
        }
    };
    let links = match &news {
        None => String::new(),
        Some(news) => link_lines(&ctx, &news.links).await?,
    };
    let organisations = organisations::queries::list_kept_names(&ctx).await?;
    if organisations.is_empty() {
        return Err(Refusal::NotAllowed.into());
    }
    Ok(Kept {
        news,
        links,
        home: organisations[0].2.map(|territory| territory.to_string()).unwrap_or_default(),
        organisations: organisations.into_iter().map(|(id, name, _)| (id.to_string(), name)).collect(),
        territories: crate::territories::api::all(&ctx).await?,
    })
}

/// The addresses under which things have their pages; of what is not for everybody any more as far as it has one.
#[cfg(feature = "ssr")]
async fn link_lines(ctx: &domain::base::Ctx, links: &[domain::base::Subject]) -> Result<String, Error> {
    let words = crate::i18n::words();
    let named = domain::owners::names::list_names(ctx.db.reader(), links, words.language()).await?;
    let line = |link: &domain::base::Subject| {
        let known = named.iter().find(|named| named.subject == *link).map(|named| named.address.clone());
        known.or_else(|| link.address()).map(|address| words.path(address))
    };
    Ok(links.iter().filter_map(line).collect::<Vec<String>>().join("\n"))
}

/// A piece of news as it is typed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Typed {
    /// Id of the organisation that tells it.
    pub organisation: String,
    /// Id of its territory.
    pub territory: String,
    /// Its theme, or nothing.
    #[serde(default)]
    pub theme: String,
    /// The language in which it is told.
    pub language: domain::base::Language,
    /// What it is called.
    pub title: String,
    /// What it says, in a sentence or two.
    pub summary: String,
    /// What it says, in Markdown.
    pub body: String,
    /// Tags with commas between them.
    #[serde(default)]
    pub tags: String,
    /// Addresses of what it tells of, one on each line.
    #[serde(default)]
    pub links: String,
    /// When a moderator looks at comments.
    pub moderation: domain::boards::Moderation,
}

#[cfg(feature = "ssr")]
impl Typed {
    async fn draft(self, ctx: &domain::base::Ctx) -> Result<domain::news::Draft, Error> {
        use crate::wire::At;
        use domain::{
            base::text::{Title, optional},
            news::{Draft, MOST_LINKS, Story, Summary, Tag},
            owners::names,
        };
        let links = names::find_subjects(ctx.db.reader(), &self.links, MOST_LINKS).await;
        Ok(Draft {
            organisation: self.organisation.parse().at("typed[organisation]")?,
            territory: self.territory.parse().at("typed[territory]")?,
            theme: optional(&self.theme, str::parse).at("typed[theme]")?,
            language: self.language,
            title: Title::parse(&self.title).at("typed[title]")?,
            summary: Summary::parse(&self.summary).at("typed[summary]")?,
            body: Story::parse(&self.body).at("typed[body]")?,
            tags: Tag::parse_all(&self.tags).at("typed[tags]")?,
            links: links.at("typed[links]")?,
            moderation: self.moderation,
        })
    }
}

/// Writes a draft, or changes a piece of news where its id is given; `note` says what was put right.
#[server(endpoint = "news/write", output = Postcard)]
pub async fn write(
    #[server(default)] news: Option<NewsId>,
    typed: Typed,
    #[server(default)] note: String,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::{
        base::text::optional,
        news::{Correction, actions},
    };
    let ctx = crate::wire::ctx();
    let draft = typed.draft(&ctx).await?;
    let note = optional(&note, Correction::parse).at("note")?;
    let id = match news {
        None => actions::write(&ctx, &draft).await?,
        Some(id) => {
            actions::change(&ctx, id, &draft, note.as_ref()).await.at("note")?;
            id
        }
    };
    leptos_axum::redirect(&format!("/{}/news/{id}/edit", crate::wire::language()));
    Ok(())
}

/// Lets everybody read a draft.
#[server(endpoint = "news/publish", output = Postcard)]
pub async fn publish(news: NewsId) -> Result<(), Error> {
    domain::news::actions::publish(&crate::wire::ctx(), news).await?;
    leptos_axum::redirect(&format!("/{}/news/{news}", crate::wire::language()));
    Ok(())
}

/// Takes a piece of news back.
#[server(endpoint = "news/withdraw", output = Postcard)]
pub async fn withdraw(news: NewsId) -> Result<(), Error> {
    domain::news::actions::withdraw(&crate::wire::ctx(), news).await?;
    leptos_axum::redirect(&format!("/{}/news/kept", crate::wire::language()));
    Ok(())
}

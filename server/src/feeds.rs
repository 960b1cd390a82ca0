//! News for programs that follow them: Atom (RFC 4287), of everything, a territory, a theme, an organisation or a tag.
//!
//! `GET /{language}/news.atom` with the same questions as the list of news.

use app::{i18n, news::asked::Asked};
use atom_syndication::{Category, Entry, Feed, FixedDateTime, Link, Person, Text};
use axum::{
    Router,
    extract::{Path, Query, State as Extract},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{
    base::{Language, Moment},
    news::{Card, queries},
    owners::names::{self, Named},
};
use sea_orm::DbErr;

use crate::State as House;

/// How long a program may keep a feed.
const KEPT: HeaderValue = HeaderValue::from_static("public, max-age=300");

/// The routes of feeds.
pub fn router() -> Router<House> {
    Router::new().route("/{language}/news.atom", get(news_feed))
}

async fn news_feed(
    Extract(house): Extract<House>,
    Path(language): Path<Language>,
    Query(asked): Query<Asked>,
) -> Response {
    if !language.is_interface() {
        return StatusCode::NOT_FOUND.into_response();
    }
    match read(&house, language, &asked).await {
        Ok((cards, named)) => {
            let feed = feed(&house.settings.public_url, language, &asked, &cards, &named);
            let kind = HeaderValue::from_static("application/atom+xml; charset=utf-8");
            ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, KEPT)], feed.to_string()).into_response()
        }
        Err(failure) => {
            tracing::error!(%failure, "broken");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// The latest news, and the names of what is asked for. Three statements at the most.
async fn read(house: &House, language: Language, asked: &Asked) -> Result<(Vec<Card>, Vec<String>), DbErr> {
    let db = house.db.reader();
    let filter = asked.filter();
    let cards = queries::list(db, &filter, None).await?.rows;
    let wanted: Vec<_> = filter.organisation.map(Into::into).into_iter().chain(filter.about).collect();
    let named = names::list_names(db, &wanted, language).await?;
    let mut names: Vec<String> = named.into_iter().map(|Named { title, .. }| title).collect();
    if let Some(territory) = filter.territory {
        let territories = queries::list_territories(db).await?;
        names.extend(territories.into_iter().find(|(id, _)| *id == territory).map(|(_, name)| name));
    }
    let words = i18n::server::of(language);
    names.extend(filter.theme.map(|theme| words.choice("theme", theme.as_str()).to_owned()));
    names.extend(filter.tag);
    Ok((cards, names))
}

fn feed(site: &str, language: Language, asked: &Asked, cards: &[Card], names: &[String]) -> Feed {
    let words = i18n::server::of(language);
    let address = format!("{site}{}", asked.feed(words));
    let title: Vec<&str> =
        std::iter::once(words.news().title()).chain(names.iter().map(String::as_str)).collect();
    let latest = cards.iter().map(|card| card.changed_at).max().unwrap_or_default();
    Feed {
        title: plain(&words.common().title(title.join(" · ")), language),
        id: address.clone(),
        updated: at(latest),
        links: vec![
            link("self", address, "application/atom+xml"),
            link("alternate", format!("{site}{}", asked.address(words, "")), "text/html"),
        ],
        lang: Some(language.to_string()),
        entries: cards.iter().map(|card| entry(site, language, card)).collect(),
        ..Feed::default()
    }
}

fn entry(site: &str, language: Language, card: &Card) -> Entry {
    let theme = card.theme.map(|theme| Category {
        term: theme.to_string(),
        label: Some(i18n::server::of(language).choice("theme", theme.as_str()).to_owned()),
        ..Category::default()
    });
    Entry {
        title: plain(&card.title, card.language),
        id: format!("urn:uuid:{}", card.id),
        updated: at(card.changed_at),
        published: card.published_at.map(at),
        authors: vec![Person { name: printable(&card.organisation.1), ..Person::default() }],
        summary: Some(plain(&card.summary, card.language)),
        categories: theme.into_iter().collect(),
        links: vec![link("alternate", format!("{site}/{language}/news/{}", card.id), "text/html")],
        ..Entry::default()
    }
}

fn link(rel: &str, href: String, kind: &str) -> Link {
    Link { rel: rel.to_owned(), href, mime_type: Some(kind.to_owned()), ..Link::default() }
}

fn plain(text: &str, language: Language) -> Text {
    Text { lang: Some(language.to_string()), ..Text::plain(printable(text)) }
}

fn at(moment: Moment) -> FixedDateTime {
    moment.rfc3339().parse().unwrap_or_default()
}

/// The text without the signs that XML 1.0 has no place for.
fn printable(text: &str) -> String {
    let is_allowed = |sign: &char| matches!(sign, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    text.chars().filter(is_allowed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        base::{NewsId, OrganisationId, TerritoryId},
        news::State,
    };

    fn card(title: &str) -> Card {
        let id = "01890000-0000-7000-8000-000000000001";
        Card {
            id: id.parse::<NewsId>().unwrap(),
            state: State::Published,
            organisation: (id.parse::<OrganisationId>().unwrap(), "Ponte & Co".to_owned()),
            territory: id.parse::<TerritoryId>().unwrap(),
            territory_name: "Perugia".to_owned(),
            theme: None,
            language: Language::ARABIC,
            title: title.to_owned(),
            summary: "<b>in breve</b>".to_owned(),
            comments: 0,
            published_at: Some(Moment(1_793_617_200_000)),
            changed_at: Moment(1_793_617_200_000),
        }
    }

    #[test]
    fn a_feed_reads_back_as_it_was_written_whatever_people_typed() {
        let title = "\"<script>&amp;]]>\u{FFFE}\u{1}خبر";
        let written =
            feed("https://t.example", Language::ITALIAN, &Asked::default(), &[card(title)], &[]).to_string();
        assert!(!written.contains("<script>") && !written.contains("<b>"));
        let read = Feed::read_from(written.as_bytes()).unwrap();
        assert_eq!(read.id, "https://t.example/it/news.atom");
        let entry = &read.entries[0];
        assert_eq!(entry.title.value, "\"<script>&amp;]]>خبر");
        assert_eq!(entry.title.lang.as_deref(), Some("ar"));
        assert_eq!(entry.authors[0].name, "Ponte & Co");
        assert_eq!(entry.updated.to_rfc3339(), "2026-11-02T11:00:00+00:00");
        assert_eq!(entry.links[0].href, "https://t.example/it/news/01890000-0000-7000-8000-000000000001");
    }

    #[test]
    fn a_feed_without_news_is_one_too() {
        let written = feed("https://t.example", Language::ARABIC, &Asked::default(), &[], &[]).to_string();
        assert!(Feed::read_from(written.as_bytes()).unwrap().entries.is_empty());
    }
}

//! Meetings for calendar programs, as iCalendar (RFC 5545). Times are written in UTC, so that no program need know when
//! Italian clocks change.
//!
//! | `GET /calendar/` | |
//! |---|---|
//! | `meetings/{number}.ics` | the dates of one meeting, to be added once |
//! | `meetings.ics` | all public meetings, to be followed |
//! | `territories/{id}.ics`, `themes/{theme}.ics` | those of a territory, of a theme |
//! | `own/{token}.ics` | those of a person, with the links of their calls, at her private address |
//!
//! `?language=it` says in which language the pages are to which the entries lead.

use app::i18n::{self, Words};
use axum::{
    Router,
    extract::{Path, Query, State as Extract},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{
    base::{Actor, Ctx, Language, Moment, Stop},
    meetings::{Appointment, Filter, State as Progress, queries},
};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus};
use serde::Deserialize;

use crate::{State, layers::now};

/// The addresses of calendars.
pub fn router() -> Router<State> {
    Router::new()
        .route("/calendar/meetings.ics", get(all))
        .route("/calendar/meetings/{file}", get(one))
        .route("/calendar/territories/{file}", get(of_territory))
        .route("/calendar/themes/{file}", get(of_theme))
        .route("/calendar/own/{file}", get(own))
}

/// In which language the pages are to which the entries lead.
#[derive(Deserialize)]
struct Asked {
    language: Option<Language>,
}

impl Asked {
    fn words(&self) -> Words {
        i18n::server::of(self.language.filter(|language| language.is_interface()).unwrap_or(i18n::FALLBACK))
    }
}

async fn one(
    Extract(state): Extract<State>,
    Path(file): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let Some(number) = name_of(&file).and_then(|name| name.parse().ok()) else { return not_found() };
    let ctx = Ctx { db: state.db.clone(), actor: Actor::Visitor, now: now() };
    let found = queries::find_appointment(&ctx, number).await;
    found.map_or_else(refuse, |dates| {
        let written = write(&dates, &state, asked.words(), ctx.now);
        let named = format!("attachment; filename=\"tavolata-{number}.ics\"");
        ([(header::CONTENT_DISPOSITION, named)], file_of(written, "no-cache")).into_response()
    })
}

async fn all(Extract(state): Extract<State>, Query(asked): Query<Asked>) -> Response {
    followed(&state, &Filter::default(), &asked).await
}

async fn of_territory(
    Extract(state): Extract<State>,
    Path(file): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let Some(territory) = name_of(&file).and_then(|name| name.parse().ok()) else { return not_found() };
    followed(&state, &Filter { territory: Some(territory), ..Filter::default() }, &asked).await
}

async fn of_theme(
    Extract(state): Extract<State>,
    Path(file): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let Some(theme) = name_of(&file).and_then(|name| name.parse().ok()) else { return not_found() };
    followed(&state, &Filter { theme: Some(theme), ..Filter::default() }, &asked).await
}

async fn own(
    Extract(state): Extract<State>,
    Path(file): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let Some(token) = name_of(&file) else { return not_found() };
    let found = queries::list_own_appointments(state.db.reader(), token, now()).await;
    found.map_or_else(refuse, |dates| {
        file_of(write(&dates, &state, asked.words(), now()), "private, no-store")
    })
}

async fn followed(state: &State, filter: &Filter, asked: &Asked) -> Response {
    let found = queries::list_appointments(state.db.reader(), filter, now()).await;
    let found = found.map_err(Stop::from);
    found.map_or_else(refuse, |dates| file_of(write(&dates, state, asked.words(), now()), "no-cache"))
}

/// The name of a calendar's file without its ending.
fn name_of(file: &str) -> Option<&str> {
    file.strip_suffix(".ics")
}

fn write(dates: &[Appointment], state: &State, words: Words, now: Moment) -> String {
    let site = state.settings.public_url.trim_end_matches('/');
    calendar(dates, site, words, now).to_string()
}

fn calendar(dates: &[Appointment], site: &str, words: Words, now: Moment) -> Calendar {
    let mut calendar = Calendar::new();
    calendar.name(&format!("{}: {}", words.common().name(), words.meetings().title()));
    for hint in ["REFRESH-INTERVAL;VALUE=DURATION", "X-PUBLISHED-TTL"] {
        calendar.append_property((hint, "PT1H"));
    }
    calendar.extend(dates.iter().map(|date| entry(date, site, words, now)));
    calendar.done()
}

fn entry(one: &Appointment, site: &str, words: Words, now: Moment) -> Event {
    let Appointment { card, date, link, changes } = one;
    let page = format!("{site}{}", words.path(format!("/meetings/{}", card.number)));
    let mut entry = Event::with_uid(&format!("{}@tavolata", date.id));
    entry
        .summary(&card.title)
        .add_property("DTSTAMP", utc(now))
        .add_property("DTSTART", utc(date.span.starts))
        .add_property("DTEND", utc(date.span.ends))
        .add_property("SEQUENCE", changes.to_string())
        .add_property("URL", &page);
    entry.status(match card.state {
        Progress::Cancelled => EventStatus::Cancelled,
        Progress::Draft => EventStatus::Tentative,
        Progress::Published => EventStatus::Confirmed,
    });
    let place = [card.place.as_deref(), card.address.as_deref()];
    let place: Vec<&str> = place.into_iter().flatten().collect();
    match (place.is_empty(), card.is_online) {
        (false, _) => entry.location(&place.join(", ")),
        (true, true) => entry.location(words.meetings().online()),
        (true, false) => &mut entry,
    };
    let lines = [link.as_deref().map(|link| format!("{}: {link}", words.meetings().link())), Some(page)];
    entry.description(&lines.into_iter().flatten().collect::<Vec<_>>().join("\n"));
    entry.done()
}

/// `20260626T073000Z`.
fn utc(at: Moment) -> String {
    at.rfc3339().replace(['-', ':'], "")
}

fn file_of(text: String, cached: &'static str) -> Response {
    let headers = [(header::CONTENT_TYPE, "text/calendar; charset=utf-8"), (header::CACHE_CONTROL, cached)];
    (headers, text).into_response()
}

fn not_found() -> Response {
    StatusCode::NOT_FOUND.into_response()
}

fn refuse(stop: Stop) -> Response {
    match stop {
        Stop::Refused(domain::base::Refusal::Busy) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Stop::Refused(_) => not_found(),
        Stop::Broken(failure) => {
            tracing::error!(%failure, "broken");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        base::{Day, MeetingDateId, MeetingId, TerritoryId},
        meetings::{Card, Date, Kind, Span},
    };

    fn appointment(title: &str) -> Appointment {
        let day = Day::from_iso("2020-06-26").unwrap();
        let span = Span { starts: Moment::in_italy(day, 9, 30), ends: Moment::in_italy(day, 13, 30) };
        let card = Card {
            id: MeetingId(uuid::Uuid::from_u128(1)),
            number: 7,
            kind: Kind::Workshop,
            state: Progress::Cancelled,
            title: title.into(),
            language: Language::ITALIAN,
            theme: None,
            territory: (TerritoryId(uuid::Uuid::from_u128(2)), "Perugia".into()),
            place: Some("Sala; del Consiglio".into()),
            address: None,
            at: None,
            is_online: true,
            span,
            dates: 1,
            minutes: 240,
            seats_left: None,
        };
        let date = Date { id: MeetingDateId(uuid::Uuid::from_u128(3)), span };
        Appointment { card, date, link: Some("https://example.org/stanza".into()), changes: 2 }
    }

    #[test]
    fn an_entry_is_written_in_utc_escaped_and_folded() {
        let title = "Laboratorio, con interprete ".repeat(6);
        let words = i18n::server::of(Language::ITALIAN);
        let text = calendar(&[appointment(&title)], "https://tavolata.example", words, Moment(0)).to_string();
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
        assert!(text.split("\r\n").count() == text.lines().count() + 1, "every line ends as RFC 5545 says");
        let whole = text.replace("\r\n ", "");
        for line in [
            "DTSTART:20200626T073000Z",
            "DTEND:20200626T113000Z",
            "DTSTAMP:19700101T000000Z",
            "SEQUENCE:2",
            "STATUS:CANCELLED",
            "UID:00000000-0000-0000-0000-000000000003@tavolata",
            "LOCATION:Sala\\; del Consiglio",
            "URL:https://tavolata.example/it/meetings/7",
        ] {
            assert!(whole.lines().any(|known| known == line), "{line} is not in\n{whole}");
        }
        assert!(whole.contains("SUMMARY:Laboratorio\\, con interprete"));
        assert!(whole.contains("https://example.org/stanza\\nhttps://tavolata.example"));
    }
}

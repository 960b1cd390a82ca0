//! Open data: every table of the dashboards and of the reports as CSV (RFC 4180), in the language asked for.
//!
//! | | |
//! |---|---|
//! | `GET /data/insights/{scope}/{figure}.csv?language=it` | the scope is `everything`, `territories/{id}`, `projects/{id}` or `boards/{id}` |
//! | `GET /data/results/{scope}/{figure}.csv?language=it` | the scope is `territories/{code}` or `projects/{id}`; `report.csv` has all tables |
//!
//! The files begin with a byte-order mark, without which spreadsheets misread letters with accents.

use app::{
    i18n::{self, Words},
    insights::sheets,
    results,
};
use axum::{
    extract::{Path, Query, State as Extract},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    base::{Actor, Ctx, Language, Refusal, Stop},
    exports::Cell,
    insights,
};
use serde::Deserialize;

use crate::{State, layers::now, sheet};

/// In which language the columns are named.
#[derive(Deserialize)]
pub struct Asked {
    language: Option<Language>,
}

impl Asked {
    fn words(&self) -> Words {
        i18n::server::of(self.language.filter(|language| language.is_interface()).unwrap_or(i18n::FALLBACK))
    }
}

/// One table of a dashboard.
pub async fn table(
    Extract(state): Extract<State>,
    Path(path): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let Some((scope, figure)) = parse(&path) else { return StatusCode::NOT_FOUND.into_response() };
    let words = asked.words();
    match insights::queries::find(&visitor(state), scope, words.language()).await {
        Ok(insight) => file(&path, sheets::table::lines(&sheets::chart(&insight, figure, words), words)),
        Err(stop) => refuse(stop),
    }
}

/// One table of a report, or all of them.
pub async fn report(
    Extract(state): Extract<State>,
    Path(path): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let Some((scope, part)) = parse_report(&path) else { return StatusCode::NOT_FOUND.into_response() };
    let words = asked.words();
    match domain::results::queries::find(&visitor(state), scope, words.language()).await {
        Ok(report) => {
            let lines = match part {
                Some(figure) => results::sheets::lines_of(&report, figure, words),
                None => results::sheets::lines(&report, words),
            };
            file(&path, lines)
        }
        Err(stop) => refuse(stop),
    }
}

fn visitor(state: State) -> Ctx {
    Ctx { db: state.db, actor: Actor::Visitor, now: now() }
}

fn refuse(stop: Stop) -> Response {
    match stop {
        Stop::Refused(Refusal::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Stop::Refused(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Stop::Broken(failure) => {
            tracing::error!(%failure, "broken");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// What the figures are about, and which table of them.
fn parse(path: &str) -> Option<(insights::Scope, insights::Figure)> {
    let (scope, name) = path.rsplit_once('/')?;
    let figure = name.strip_suffix(".csv")?.parse().ok()?;
    insights::Figure::TABLES.contains(&figure).then_some((scope.parse().ok()?, figure))
}

/// What a report is about, and which table of it; none is all of them.
fn parse_report(path: &str) -> Option<(domain::results::Scope, Option<domain::results::Figure>)> {
    let (scope, name) = path.rsplit_once('/')?;
    let part = match name.strip_suffix(".csv")? {
        "report" => None,
        figure => Some(figure.parse().ok()?),
    };
    Some((scope.parse().ok()?, part))
}

/// A file that is called as it is addressed: `boards/018f…/theme.csv` is `tavolata-boards-018f…-theme.csv`.
fn file(path: &str, lines: Vec<Vec<Cell>>) -> Response {
    let Ok(lines) = sheet::csv(lines) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let text = ["\u{feff}".as_bytes(), &lines].concat();
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8; header=present"));
    let name = format!("attachment; filename=\"tavolata-{}\"", path.replace('/', "-"));
    if let Ok(name) = HeaderValue::try_from(name) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("everything/participant.csv", false)]
    #[case("everything/over_time.csv", true)]
    #[case("boards/01890000-0000-7000-8000-000000000001/constituency.csv", true)]
    #[case("territories/01890000-0000-7000-8000-000000000001/answers.csv", true)]
    #[case("boards/x/answers.csv", false)]
    #[case("everything/over_time.json", false)]
    #[case("over_time.csv", false)]
    fn an_address_names_a_scope_and_a_table(#[case] path: &str, #[case] known: bool) {
        assert_eq!(parse(path).is_some(), known);
    }

    #[rstest]
    #[case("territories/054/meetings.csv", true)]
    #[case("territories/054039/report.csv", true)]
    #[case("projects/01890000-0000-7000-8000-000000000001/useful.csv", true)]
    #[case("territories/Perugia/meetings.csv", false)]
    #[case("everything/meetings.csv", false)]
    #[case("territories/054/over_time.csv", false)]
    #[case("territories/054/report.json", false)]
    fn an_address_names_a_report_and_a_table(#[case] path: &str, #[case] known: bool) {
        assert_eq!(parse_report(path).is_some(), known);
    }
}

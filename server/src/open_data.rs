//! Open data: every table of the dashboards as CSV (RFC 4180), in the language asked for.
//!
//! `GET /data/insights/{scope}/{figure}.csv?language=it`, where the scope is `everything`, `territories/{id}` or
//! `boards/{id}`. The file begins with a byte-order mark, without which spreadsheets misread letters with accents.

use app::{i18n, insights::sheets::table};
use axum::{
    extract::{Path, Query, State as Extract},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    base::{Actor, Ctx, Language, Refusal, Stop},
    insights::{Figure, Insight, Scope, queries},
};
use serde::Deserialize;

use crate::{State, layers::now, sheet};

/// In which language the columns are named.
#[derive(Deserialize)]
pub struct Asked {
    language: Option<Language>,
}

/// One table of a dashboard.
pub async fn table(
    Extract(state): Extract<State>,
    Path(path): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let Some((scope, figure)) = parse(&path) else { return StatusCode::NOT_FOUND.into_response() };
    let language = asked.language.filter(|language| language.is_interface()).unwrap_or(i18n::FALLBACK);
    let ctx = Ctx { db: state.db, actor: Actor::Visitor, now: now() };
    match queries::find(&ctx, scope, language).await {
        Ok(insight) => file(&insight, figure, language),
        Err(Stop::Refused(Refusal::NotFound)) => StatusCode::NOT_FOUND.into_response(),
        Err(Stop::Refused(_)) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Err(Stop::Broken(failure)) => {
            tracing::error!(%failure, "broken");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// What the figures are about, and which table of them.
fn parse(path: &str) -> Option<(Scope, Figure)> {
    let (scope, name) = path.rsplit_once('/')?;
    let figure = name.strip_suffix(".csv")?.parse().ok()?;
    Figure::TABLES.contains(&figure).then_some((scope.parse().ok()?, figure))
}

fn file(insight: &Insight, figure: Figure, language: Language) -> Response {
    let Ok(lines) = sheet::csv(table::lines(insight, figure, i18n::server::of(language))) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let text = ["\u{feff}".as_bytes(), &lines].concat();
    let scope = insight.scope.to_string().replace('/', "-");
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8; header=present"));
    let name = HeaderValue::try_from(format!("attachment; filename=\"tavolata-{scope}-{figure}.csv\""));
    if let Ok(name) = name {
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
}

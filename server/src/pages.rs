//! The pages and the server functions behind them.

use app::{shell, ui::frame::Demonstration, wire::PageFlash};
use axum::{
    Router,
    body::Body,
    extract::{Request, State as Extract},
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
    routing::{any, get},
};
use domain::base::Language;
use leptos::prelude::provide_context;

use crate::{State, calls::call, site};

/// All pages, and `/api` with the server functions.
pub fn router() -> Router<State> {
    Router::new().route("/", get(front_door)).route("/api/{*function}", any(call)).fallback(render)
}

/// Renders the page of an address, whole: status, redirects and titles are right without JavaScript.
async fn render(Extract(state): Extract<State>, request: Request<Body>) -> Response {
    let language =
        page_language(request.uri().path()).unwrap_or_else(|| preferred_language(request.headers()));
    let flash = request.extensions().get::<PageFlash>().cloned();
    let demonstration = Demonstration(state.settings.demonstration);
    let context = move || {
        provide_context(language);
        provide_context(demonstration);
        if let Some(flash) = flash.clone() {
            provide_context(flash);
        }
    };
    let assets = site::assets(language, request.uri().path());
    let handler =
        leptos_axum::render_app_async_with_context(context, move || shell(language, assets.clone()));
    handler(request).await.into_response()
}

/// Sends whoever comes without a language to the front page in her own.
async fn front_door(headers: HeaderMap) -> Redirect {
    Redirect::to(&format!("/{}", preferred_language(&headers)))
}

/// The path of the page from which a request comes, by its `Referer`. Only our own pages count, which begin with a
/// language: a browser takes a path like `//elsewhere` for another site.
pub fn calling_page(headers: &HeaderMap) -> Option<String> {
    let referer = headers.get(header::REFERER)?.to_str().ok()?;
    let uri: axum::http::Uri = referer.parse().ok()?;
    let path = uri.path_and_query()?.as_str();
    page_language(path).map(|_| path.to_owned())
}

/// The language that stands first in a path.
pub fn page_language(path: &str) -> Option<Language> {
    let first = path.strip_prefix('/')?.split(['/', '?']).next()?;
    first.parse().ok().filter(|language: &Language| language.is_interface())
}

/// The language of the cookie, else the first of `Accept-Language` that the interface has, else Italian.
pub fn preferred_language(headers: &HeaderMap) -> Language {
    let text = |name| {
        headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok()).unwrap_or("")
    };
    let by_cookie = text(header::COOKIE).split(';').find_map(|pair| pair.trim().strip_prefix("language="));
    let accepted =
        text(header::ACCEPT_LANGUAGE).split(',').map(|range| range.split([';', '-']).next().unwrap_or(""));
    by_cookie
        .into_iter()
        .chain(accepted)
        .filter_map(|tag| tag.trim().to_lowercase().parse().ok())
        .find(|language: &Language| language.is_interface())
        .unwrap_or(Language::ITALIAN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("", "", "it")]
    #[case("", "fr-FR,ar;q=0.8,en;q=0.7", "ar")]
    #[case("", "en-GB", "en")]
    #[case("a=1; language=ar", "en", "ar")]
    #[case("language=xx", "en", "en")]
    fn a_language_is_chosen_by_cookie_then_browser(
        #[case] cookie: &str,
        #[case] accepted: &str,
        #[case] expected: &str,
    ) {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, cookie.parse().unwrap());
        headers.insert(header::ACCEPT_LANGUAGE, accepted.parse().unwrap());
        assert_eq!(preferred_language(&headers).as_str(), expected);
    }

    #[test]
    fn a_path_begins_with_its_language() {
        assert_eq!(page_language("/ar/boards"), Some(Language::ARABIC));
        assert_eq!(page_language("/ar?x"), Some(Language::ARABIC));
        assert_eq!(page_language("/fr/boards"), None);
        assert_eq!(page_language("//ar/boards"), None);
    }

    #[rstest]
    #[case("https://tavolata.example/it/boards?q=1", Some("/it/boards?q=1"))]
    #[case("https://evil.example//evil.example/x", None)]
    #[case("https://evil.example//it/x", None)]
    #[case("https://evil.example/\\evil.example", None)]
    #[case("https://tavolata.example/api/people/sign_out", None)]
    #[case("nonsense", None)]
    fn a_form_leads_back_only_to_our_own_pages(#[case] referer: &str, #[case] expected: Option<&str>) {
        let mut headers = HeaderMap::new();
        headers.insert(header::REFERER, referer.parse().unwrap());
        assert_eq!(calling_page(&headers).as_deref(), expected);
    }
}

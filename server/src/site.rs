//! The embedded site: client, style, images and texts under names that hold a hash, compressed when they were
//! built, kept for ever by the browser.

use app::Assets;
use axum::{
    Router,
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::base::{Language, secret};
use rust_embed::RustEmbed;
use std::{collections::BTreeMap, sync::LazyLock};

use crate::State;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../target/site"]
#[allow_missing = true]
struct Site;

/// Plain name to hashed name, as the build wrote it.
static NAMES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let manifest = Site::get("manifest.json").map(|file| file.data).unwrap_or_default();
    serde_json::from_slice(&manifest).unwrap_or_default()
});

/// Which site it is, by a hash of what all its files hold.
pub fn version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        let names: Vec<&str> = NAMES.values().map(String::as_str).collect();
        secret::mark("site", &names.join(" "))[..12].to_owned()
    });
    &VERSION
}

/// Whether the site was built into this binary.
pub fn is_there() -> bool {
    !NAMES.is_empty()
}

/// The addresses that the page of a path refers to.
pub fn assets(language: Language, path: &str) -> Assets {
    let client = if app::staff::is_staff_page(path) { "tavolata-staff" } else { "tavolata" };
    let name = |plain: &str| format!("/site/{}", NAMES.get(plain).map_or(plain, String::as_str));
    Assets {
        css: name("tavolata.css"),
        start: name("start.js"),
        js: name(&format!("{client}.js")),
        wasm: name(&format!("{client}.wasm")),
        icon: name("favicon.svg"),
        recount: name("recount-worker.js"),
        site: version().to_owned(),
        words: WORDS.iter().find(|words| words.language == language).map(Words::address).unwrap_or_default(),
    }
}

/// The texts of one language as the browser fetches them.
struct Words {
    language: Language,
    hash: String,
    file: &'static str,
}

impl Words {
    fn address(&self) -> String {
        format!("/words/{}.{}.txt", self.language, self.hash)
    }
}

static WORDS: LazyLock<Vec<Words>> = LazyLock::new(|| {
    let words = |language: Language| {
        let file = app::i18n::server::file(language);
        Words { language, hash: secret::mark("words", file)[..12].to_owned(), file }
    };
    Language::INTERFACE.into_iter().map(words).collect()
});

/// The routes of the site's files.
pub fn router() -> Router<State> {
    Router::new().route("/site/{*path}", get(file)).route("/words/{name}", get(words))
}

async fn words(Path(name): Path<String>) -> Response {
    match WORDS.iter().find(|words| words.address().ends_with(&format!("/{name}"))) {
        Some(words) => (kept("text/plain; charset=utf-8"), words.file).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn file(Path(path): Path<String>, asked: HeaderMap) -> Response {
    let accepted =
        asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let forms = [("br", ".br"), ("gzip", ".gz")];
    let compressed = forms
        .iter()
        .filter(|(name, _)| accepted.contains(name))
        .find_map(|(name, ending)| Site::get(&format!("{path}{ending}")).map(|file| (Some(*name), file)));
    let Some((encoding, found)) = compressed.or_else(|| Site::get(&path).map(|file| (None, file))) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut headers = kept(content_type(&path));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    (headers, found.data).into_response()
}

fn kept(content_type: &'static str) -> HeaderMap {
    HeaderMap::from_iter([
        (header::CONTENT_TYPE, HeaderValue::from_static(content_type)),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
    ])
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        Some("json") => "application/json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

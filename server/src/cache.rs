//! Pages for readers without an account: rendered once a second at the most, kept compressed.
//!
//! A page without cookies depends on nothing but its address, the language asked for and the present state, which
//! may be a second old. The kept page names the hashes of its inline scripts in its policy, so no nonce is used twice.

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State as Extract},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use moka::future::Cache;
use sha2::{Digest, Sha256};
use std::{io::Write, sync::Arc, time::Duration};

/// How old a kept page may be.
const AGE: Duration = Duration::from_secs(1);
/// The most bytes that kept pages take together.
const WEIGHT: u64 = 16 * 1024 * 1024;
/// The largest page that is kept.
const LARGEST: usize = 2 * 1024 * 1024;

/// The kept pages of a process.
#[derive(Clone)]
pub struct Pages(Cache<String, Arc<Kept>>);

struct Kept {
    status: StatusCode,
    policy: HeaderValue,
    html: Bytes,
    brotli: Bytes,
}

impl Default for Pages {
    fn default() -> Self {
        let weigh = |_: &String, kept: &Arc<Kept>| {
            u32::try_from(kept.html.len() + kept.brotli.len()).unwrap_or(u32::MAX)
        };
        Self(Cache::builder().time_to_live(AGE).max_capacity(WEIGHT).weigher(weigh).build())
    }
}

/// Answers from the kept pages where it may.
pub async fn keep(Extract(pages): Extract<Pages>, request: Request, next: Next) -> Response {
    if !may_be_kept(&request) {
        return next.run(request).await;
    }
    let compressed = accepts_brotli(request.headers());
    let address = request.uri().path_and_query().map_or("/", |address| address.as_str()).to_owned();
    if let Some(kept) = pages.0.get(&address).await {
        return kept.answer(compressed);
    }
    let response = next.run(request).await;
    match Kept::from(response).await {
        Ok(kept) => {
            let kept = Arc::new(kept);
            pages.0.insert(address, kept.clone()).await;
            kept.answer(compressed)
        }
        Err(response) => response,
    }
}

/// A page is the same for everybody who sends no cookie. The front door is not: it leads to the reader's language.
fn may_be_kept(request: &Request) -> bool {
    let headers = request.headers();
    let path = request.uri().path();
    let language = path.split('/').nth(1).unwrap_or_default();
    request.method() == Method::GET
        && !headers.contains_key(header::COOKIE)
        && language.parse::<domain::base::Language>().is_ok_and(domain::base::Language::is_interface)
        && request.uri().query().is_none_or(|query| query.len() < 300)
}

fn accepts_brotli(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.contains("br"))
}

impl Kept {
    /// The page as it is kept; any answer that is not a whole page without cookies is given back.
    async fn from(response: Response) -> Result<Self, Response> {
        let is_page = response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        if response.status() != StatusCode::OK
            || !is_page
            || response.headers().contains_key(header::SET_COOKIE)
        {
            return Err(response);
        }
        let policy =
            response.headers().get(header::CONTENT_SECURITY_POLICY).and_then(|policy| policy.to_str().ok());
        let policy = policy.unwrap_or_default().to_owned();
        let (parts, body) = response.into_parts();
        let Ok(html) = to_bytes(body, LARGEST).await else {
            return Err(StatusCode::INTERNAL_SERVER_ERROR.into_response());
        };
        let hashed = hashes_for_nonce(&policy, &html);
        match (hashed, compress(&html)) {
            (Some(policy), Some(brotli)) => Ok(Self { status: parts.status, policy, html, brotli }),
            _ => Err(Response::from_parts(parts, Body::from(html))),
        }
    }

    fn answer(&self, compressed: bool) -> Response {
        let (encoding, bytes) = if compressed { ("br", &self.brotli) } else { ("identity", &self.html) };
        let mut response = (self.status, bytes.clone()).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding, cookie"));
        headers.insert(header::CONTENT_SECURITY_POLICY, self.policy.clone());
        response
    }
}

/// The policy with the hashes of the page's inline scripts where it had the nonce.
fn hashes_for_nonce(policy: &str, html: &[u8]) -> Option<HeaderValue> {
    let html = std::str::from_utf8(html).ok()?;
    let start = policy.find("'nonce-")?;
    let end = start + policy[start..].find("' ").or_else(|| policy[start..].find("';"))? + 1;
    let mut hashes = String::new();
    for script in inline_scripts(html) {
        let hash = Sha256::digest(script);
        hashes.push_str(&format!("'sha256-{}' ", base64(&hash)));
    }
    HeaderValue::from_str(&format!("{}{}{}", &policy[..start], hashes.trim_end(), &policy[end..])).ok()
}

/// The contents of `<script>` elements that have no `src`.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|piece| {
        let (attributes, rest) = piece.split_once('>')?;
        let (content, _) = rest.split_once("</script>")?;
        (!attributes.contains(" src=")).then_some(content)
    })
}

fn base64(bytes: &[u8]) -> String {
    use base64::{Engine, engine::general_purpose::STANDARD};
    STANDARD.encode(bytes)
}

fn compress(html: &[u8]) -> Option<Bytes> {
    let mut compressed = Vec::with_capacity(html.len() / 4);
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 4096, 5, 20);
    writer.write_all(html).ok()?;
    drop(writer);
    Some(compressed.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_of_a_kept_page_names_its_scripts_and_no_nonce() {
        let html = r#"<script id="start" src="/a.js"></script><script nonce="abc">x=1</script>"#;
        let policy = "default-src 'none'; script-src 'self' 'nonce-abc'; style-src 'self'";
        let kept = hashes_for_nonce(policy, html.as_bytes()).unwrap();
        let expected = format!(
            "default-src 'none'; script-src 'self' 'sha256-{}'; style-src 'self'",
            base64(&Sha256::digest("x=1"))
        );
        assert_eq!(kept, expected);
    }

    #[test]
    fn a_page_with_a_cookie_is_never_kept() {
        let request = |cookie: bool, path: &str| {
            let mut request = Request::builder().uri(path);
            if cookie {
                request = request.header(header::COOKIE, "tavolata=1");
            }
            request.body(Body::empty()).unwrap()
        };
        assert!(may_be_kept(&request(false, "/it/boards")));
        assert!(!may_be_kept(&request(true, "/it/boards")));
        assert!(!may_be_kept(&request(false, "/")));
    }
}

//! Visitors of the house, each with her own cookie: they read pages and send forms as a browser without JavaScript
//! does, or call server functions as the client does.
#![allow(dead_code, reason = "each story needs another part")]

use app::wire::Error;
use axum::{
    Router,
    body::{Body, BodyDataStream, Bytes, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use domain::{
    base::{Moment, ParticipantId},
    people,
    testing::World,
};
use leptos::prelude::FromServerFnError;
use server::{Settings, State};
use std::{path::Path, time::SystemTime};
use tower::ServiceExt;

/// Where the house stands.
const SITE: &str = "http://127.0.0.1:3000";
/// More than any answer weighs.
const LARGEST: usize = 8 * 1024 * 1024;

/// The present moment. What comes in by HTTP happens now, and not at the noon of the tests below the floor line.
#[allow(clippy::disallowed_methods)]
pub fn now() -> Moment {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    Moment(i64::try_from(since.as_millis()).unwrap())
}

/// The settings that hold where nobody has set anything but a mail server (which is not there).
pub fn settings() -> Settings {
    let mut settings = Settings::read(Path::new("no-such-file.toml")).unwrap();
    settings.smtp_url = Some("smtp://127.0.0.1:9".to_owned());
    settings.mail_from = Some("Tavolata <noreply@tavolata.example>".to_owned());
    settings
}

/// The whole application on the world's database.
pub fn house(world: &World) -> Router {
    server::router(State::new(world.db.clone(), settings()))
}

/// Somebody with a browser.
#[derive(Clone)]
pub struct Visitor {
    router: Router,
    cookie: Option<String>,
    page: String,
}

/// What somebody got.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
    /// The body as text.
    pub text: String,
    /// From where it came, redirects followed.
    pub address: String,
}

impl Answer {
    /// The code of the refusal, where a server function refused.
    pub fn refusal(&self) -> Option<String> {
        // An answer that says something else can read like a refusal.
        if self.is_done() { None } else { Some(Error::de(self.body.clone()).refusal()?.code().to_owned()) }
    }

    /// Whether it was done.
    pub fn is_done(&self) -> bool {
        self.status.is_success() || self.status.is_redirection()
    }
}

impl Visitor {
    /// Somebody without an account, at the front page.
    pub fn at(router: &Router) -> Self {
        Self { router: router.clone(), cookie: None, page: "/it".to_owned() }
    }

    /// Somebody who came in with her card.
    pub async fn come_in(router: &Router, world: &World, who: ParticipantId) -> Self {
        let card = people::actions::renew_card(&world.ctx_at(who, now()).await).await.unwrap();
        let mut visitor = Self::at(router);
        let answer = visitor.call("/api/people/enter", &format!("code={}", card.as_str())).await;
        assert!(answer.is_done() && visitor.cookie.is_some(), "she is not let in: {answer:?}");
        visitor
    }

    /// The same person, at another node of the house.
    pub fn at_another(&self, router: &Router) -> Self {
        Self { router: router.clone(), ..self.clone() }
    }

    /// The cookie of her session.
    pub fn cookie(&self) -> &str {
        self.cookie.as_deref().unwrap_or_default()
    }

    /// Reads a page; redirects are not followed.
    pub async fn get(&mut self, address: &str) -> Answer {
        let request = Request::get(address).header(header::ACCEPT, "text/html");
        let answer = self.ask(request, Body::empty(), address).await;
        address.clone_into(&mut self.page);
        answer
    }

    /// Calls a server function as the client does.
    pub async fn call(&mut self, function: &str, fields: &str) -> Answer {
        let request = Request::post(function)
            .header(header::ACCEPT, "application/x-postcard")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request, Body::from(fields.to_owned()), function).await
    }

    /// Sends the form of the page that she reads, and reads the page to which that leads.
    pub async fn send(&mut self, function: &str, fields: &str) -> Answer {
        let request = Request::post(function)
            .header(header::ACCEPT, "text/html,application/xhtml+xml")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = self.ask(request, Body::from(fields.to_owned()), function).await;
        match answer.headers.get(header::LOCATION).and_then(|aim| aim.to_str().ok()) {
            Some(aim) => self.get(aim).await,
            None => answer,
        }
    }

    /// Sends the form of the page that she reads with a file in it; redirects are not followed.
    pub async fn upload(
        &mut self,
        function: &str,
        fields: &[(&str, &str)],
        name: &str,
        file: &[u8],
    ) -> Answer {
        const BETWEEN: &str = "between-the-parts";
        let mut body = Vec::new();
        for (field, value) in fields {
            let head =
                format!("--{BETWEEN}\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(head.as_bytes());
        }
        let head = format!(
            "--{BETWEEN}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: image/png\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(file);
        body.extend_from_slice(format!("\r\n--{BETWEEN}--\r\n").as_bytes());
        let request = Request::post(function)
            .header(header::ACCEPT, "text/html,application/xhtml+xml")
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BETWEEN}"));
        self.ask(request, Body::from(body), function).await
    }

    /// Listens to what an address tells for as long as one listens.
    pub async fn listen(&self, address: &str) -> BodyDataStream {
        let request = Request::get(address).header(header::ACCEPT, "text/event-stream");
        let response = self.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK, "{address}");
        response.into_body().into_data_stream()
    }

    async fn ask(&mut self, request: axum::http::request::Builder, body: Body, address: &str) -> Answer {
        let mut request = request
            .header(header::HOST, "127.0.0.1:3000")
            .header("sec-fetch-site", "same-origin")
            .header(header::REFERER, format!("{SITE}{}", self.page));
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            self.cookie = cookie.to_str().unwrap().split(';').next().map(str::to_owned);
        }
        let bytes = to_bytes(body, LARGEST).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: bytes,
            text,
            address: address.to_owned(),
        }
    }
}

/// A form as a browser encodes it.
pub fn form<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

//! The process: the router around the face, its layers, and the command line.
#![recursion_limit = "512"]

mod attachments;
mod cache;
mod calendar;
mod calls;
pub mod cli;
mod feeds;
mod forms;
mod imports;
mod jobs;
mod layers;
mod live;
mod open_data;
mod open_offers;
mod pages;
mod path;
pub mod post;
mod record;
mod sessions;
pub mod settings;
mod sheet;
mod site;
pub mod visits;

use axum::{Router, routing::get};
use domain::{base::Database, insights::Visits};
use std::sync::Arc;
use tower_http::{
    CompressionLevel, catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer,
    limit::RequestBodyLimitLayer,
};
use tower_sessions::{Expiry, SessionManagerLayer, cookie::SameSite, cookie::time::Duration};

pub use settings::Settings;

/// What every request is served with.
#[derive(Clone)]
pub struct State {
    /// Where everything is kept.
    pub db: Database,
    /// Who reads which board live.
    pub live: live::Live,
    /// How often boards were shown and it is not written down yet.
    pub visits: Visits,
    /// Who takes letters to the mail server; nobody where none is set up.
    pub post: Option<post::Post>,
    /// How the process was set up.
    pub settings: Arc<Settings>,
}

impl State {
    /// What requests are served with; starts the look-out for live pages.
    pub fn new(db: Database, settings: Settings) -> Self {
        Self {
            live: live::Live::start(db.clone()),
            visits: Visits::default(),
            post: post::Post::new(&settings),
            db,
            settings: Arc::new(settings),
        }
    }
}

/// How hard pages that are made for one person are compressed: quickly rather than as small as can be, since it is
/// done for every request. Kept pages and files are compressed harder, once.
const COMPRESSION: CompressionLevel = CompressionLevel::Precise(1);

/// The most that a form may weigh.
const BODY_LIMIT: usize = 256 * 1024;

/// The whole application, ready to be served; tests call it too.
pub fn router(state: State) -> Router {
    // Another router of the same process (in tests) has done it already: that is no error.
    let _ = any_spawner::Executor::init_tokio();
    let secure = state.settings.secure;
    let sessions = SessionManagerLayer::new(sessions::Store::new(state.db.clone()))
        .with_name(if secure { "__Host-tavolata" } else { "tavolata" })
        .with_secure(secure)
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(Duration::days(30)));
    let known = |routes: Router<State>| {
        routes
            .layer(axum::middleware::from_fn(forms::without_script))
            .layer(axum::middleware::from_fn_with_state(state.clone(), layers::provide_ctx))
            .layer(sessions.clone())
            .layer(CsrfLayer::new())
    };
    let pages = known(pages::router());
    let files = known(attachments::router().merge(imports::router()))
        .layer(axum::middleware::from_fn_with_state(state.clone(), attachments::public_first));
    Router::new()
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(layers::ready))
        .route("/live/boards/{board}", get(live::board))
        .route("/data/insights/{*table}", get(open_data::table))
        .route("/data/results/{*table}", get(open_data::report))
        .route("/data/procedures/{procedure}/path.json", get(path::frozen))
        .route("/data/offers.csv", get(open_offers::table))
        .route("/data/offers.json", get(open_offers::hsds))
        .merge(record::router())
        .merge(calendar::router())
        .merge(feeds::router())
        .merge(site::router())
        .merge(pages.layer(axum::middleware::from_fn_with_state(cache::Pages::default(), cache::keep)))
        .layer(axum::middleware::from_fn_with_state(state.clone(), visits::count))
        .layer(CompressionLayer::new().quality(COMPRESSION))
        .layer(RequestBodyLimitLayer::new(BODY_LIMIT))
        // Files weigh more than forms, and are compressed as they are.
        .merge(files.layer(RequestBodyLimitLayer::new(attachments::LIMIT)))
        .layer(axum::middleware::from_fn(layers::refuse_unreadable))
        .layer(axum::middleware::from_fn_with_state(state.clone(), layers::secure_headers))
        .layer(axum::middleware::from_fn(layers::observe))
        .layer(CatchPanicLayer::new())
        .with_state(state)
}

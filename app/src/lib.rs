//! The face: what crosses the wire and what is on the screen. Compiled for the server and for the browser.
// The component and server macros make public types out of arguments; docs stand on the functions.
#![allow(missing_docs)]
// The client leaves out what only the server uses.
#![cfg_attr(not(feature = "ssr"), allow(dead_code))]
#![recursion_limit = "512"]

use domain::base::{Direction, Language};
use leptos::prelude::*;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::{
    components::{ParentRoute, Route, Router, Routes},
    path,
};
use serde::{Deserialize, Serialize};

pub mod about;
pub mod administration;
pub mod answers;
pub mod attachments;
pub mod ballots;
pub mod boards;
pub mod comments;
pub mod follows;
pub mod home;
pub mod i18n;
pub mod initiatives;
pub mod insights;
pub mod meetings;
pub mod messages;
pub mod milestones;
pub mod moderation;
pub mod news;
pub mod offers;
pub mod organisations;
pub mod owners;
mod packed;
pub mod people;
pub mod pledges;
pub mod procedures;
pub mod projects;
pub mod reading;
pub mod record;
pub mod results;
pub mod staff;
pub mod stances;
pub mod tables;
pub mod territories;
pub mod ui;
pub mod wire;

/// Where the browser finds the parts of the site; names hold a hash of what is in them.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Assets {
    /// The style sheet.
    pub css: String,
    /// The script that starts the client.
    pub start: String,
    /// The client's JavaScript.
    pub js: String,
    /// The client's WebAssembly.
    pub wasm: String,
    /// The icon.
    pub icon: String,
    /// The script of the worker that recounts a vote.
    pub recount: String,
    /// The texts of the page's language.
    pub words: String,
    /// Which site it is: another one after an upgrade.
    pub site: String,
}

/// The whole document, as the server writes it.
pub fn shell(language: Language, assets: Assets) -> impl IntoView {
    let direction = match language.direction() {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    };
    #[cfg(feature = "ssr")]
    protect();
    view! {
        <!DOCTYPE html>
        <html lang=language.to_string() dir=direction>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href=assets.icon type="image/svg+xml"/>
                <link rel="stylesheet" href=assets.css/>
                <script
                    id="start"
                    type="module"
                    src=assets.start
                    data-js=assets.js
                    data-wasm=assets.wasm
                    data-words=assets.words
                    data-site=assets.site
                    data-recount=assets.recount
                ></script>
                <MetaTags/>
            </head>
            <body>
                <App staff=staff::all/>
            </body>
        </html>
    }
}

/// Takes over the page that the server wrote, with the texts of its language.
#[cfg(feature = "hydrate")]
pub fn take_over(texts: String, staff: staff::StaffPages) {
    let language = document().document_element().and_then(|root| root.get_attribute("lang"));
    i18n::client::load(language.unwrap_or_default().parse().unwrap_or(i18n::FALLBACK), texts);
    hydrate_body(move || view! { <App staff/> });
}

/// Tells the browser to run nothing but our own scripts.
#[cfg(feature = "ssr")]
fn protect() {
    let nonce = use_nonce().map(|nonce| format!(" 'nonce-{nonce}'")).unwrap_or_default();
    // The pictures of a map come from where its owner keeps them, and from nowhere else.
    let map = wire::map_tiles().and_then(|tiles| origin(&tiles.template)).unwrap_or_default();
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{nonce}; style-src 'self'; img-src 'self' data:{map}; \
         worker-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    if let (Some(response), Ok(policy)) = (use_context::<leptos_axum::ResponseOptions>(), policy.parse()) {
        response.insert_header(http::header::CONTENT_SECURITY_POLICY, policy);
    }
}

/// Scheme and host of an address, behind a space.
#[cfg(feature = "ssr")]
fn origin(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    Some(format!(" {scheme}://{}", rest.split('/').next()?))
}

/// The list of the slices' routes, nothing else.
#[component]
pub fn App(staff: staff::StaffPages) -> impl IntoView {
    provide_meta_context();
    ui::flash::provide();
    ui::refused::note_hydration();
    view! {
        <Router>
            <ui::frame::Frame>
                <Routes fallback=ui::refused::Elsewhere>
                    <ParentRoute path=path!("/:language") view=ui::frame::InLanguage>
                        <Route path=path!("") view=home::pages::Home/>
                        <boards::Routes/>
                        <initiatives::Routes/>
                        <ballots::Routes/>
                        <record::Routes/>
                        <follows::Routes/>
                        <moderation::Routes/>
                        <people::Routes/>
                        <about::Routes/>
                        <staff::Routes pages=staff/>
                    </ParentRoute>
                </Routes>
            </ui::frame::Frame>
        </Router>
    }
}

//! What the pages of results ask of the server: everything in words and numbers ready to be shown.

use domain::{base::Page, projects::Card, results::Scope};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::{insights::api::Way, ui::chart::Chart, wire::Error};

/// What there are reports on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Listing {
    /// Projects, those begun last first.
    pub projects: Page<Card>,
    /// Provinces, each with the municipalities in which something is.
    pub territories: Vec<(Way, Vec<Way>)>,
}

/// What there are reports on.
#[server(endpoint = "results/list", output = Postcard)]
pub async fn list(after: Option<String>) -> Result<Listing, Error> {
    use domain::{
        base::Cursor,
        projects::queries::{self, Which},
        results::queries::list_territories,
    };
    let ctx = crate::wire::ctx();
    let db = ctx.db.reader();
    let after = after.as_deref().and_then(Cursor::from_address);
    let projects = queries::list(db, Which::All, crate::wire::language(), after).await?;
    let territories = super::sheets::by_province(&list_territories(db).await?, crate::i18n::words());
    Ok(Listing { projects, territories })
}

/// What a figure means.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Definition {
    /// Its place on the page.
    pub id: String,
    /// The figure.
    pub term: String,
    /// What it means.
    pub text: String,
}

/// A report as it is shown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Shown {
    /// The name of the project or territory.
    pub name: String,
    /// The language of the name.
    pub language: String,
    /// On which day it was read, in words.
    pub day: String,
    /// Ways to the project itself, and to what lies around or within.
    pub ways: Vec<Way>,
    /// What holds of a project: what it is called and what it is.
    pub facts: Vec<(String, String)>,
    /// The report in plain words, a paragraph each.
    pub paragraphs: Vec<String>,
    /// The charts.
    pub charts: Vec<Chart>,
    /// What the figures mean.
    pub definitions: Vec<Definition>,
    /// Where the whole report is found as CSV.
    pub csv: String,
}

/// The report on a project or a territory.
#[server(endpoint = "results/find", output = Postcard)]
pub async fn find(scope: Scope) -> Result<Shown, Error> {
    let words = crate::i18n::words();
    let report = domain::results::queries::find(&crate::wire::ctx(), scope, words.language()).await?;
    Ok(super::sheets::shown(&report, words))
}

//! What the dashboards ask of the server: everything in words and numbers ready to be shown.

use domain::{insights::Scope, tables::Due};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::{
    ui::chart::{Cell, Chart},
    wire::Error,
};

/// A figure that stands for itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Tile {
    /// The figure's word in the dictionary.
    pub figure: String,
    /// What it is called.
    pub label: String,
    /// The figure.
    pub cell: Cell,
}

/// A way to other figures, or back to the board.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Way {
    /// The address, with its language.
    pub path: String,
    /// What is there.
    pub label: String,
    /// The language of the label, where it is not that of the page.
    pub language: Option<String>,
}

/// A dashboard as it is shown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Dashboard {
    /// What the figures are about.
    pub title: String,
    /// The question of the board, where they are about one.
    pub board: Option<Way>,
    /// Ways up: to the territory, to everything.
    pub up: Vec<Way>,
    /// The figures in short.
    pub tiles: Vec<Tile>,
    /// The charts.
    pub charts: Vec<Chart>,
    /// The commitments of tables that are late.
    pub late: Vec<Due>,
    /// The territories whose figures are added up here.
    pub territories: Vec<Way>,
    /// The boards whose figures are added up here.
    pub boards: Vec<Way>,
}

/// The figures of a board, a territory or everything.
#[server(endpoint = "insights/find", output = Postcard)]
pub async fn find(scope: Scope) -> Result<Dashboard, Error> {
    let words = crate::i18n::words();
    let ctx = crate::wire::ctx();
    let insight = domain::insights::queries::find(&ctx, scope, words.language()).await?;
    let late = domain::insights::queries::list_late(&ctx, scope).await?;
    Ok(Dashboard { late, ..super::sheets::dashboard(&insight, words) })
}

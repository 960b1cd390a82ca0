//! What the pages of boards ask of the server.

use domain::{
    base::{BoardId, Moment, Page, TerritoryId},
    boards::{Board, Card, Theme},
    territories::Territory,
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::{ui::prose::Html, wire::Error};

/// A page of the list of boards.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Listing {
    /// The boards.
    pub boards: Page<Card>,
    /// The territories by which the list can be narrowed.
    pub territories: Vec<Territory>,
}

/// Open boards, those opened last first.
#[server(endpoint = "boards/list", output = Postcard)]
pub async fn list(
    theme: Option<Theme>,
    territory: Option<TerritoryId>,
    after: Option<String>,
) -> Result<Listing, Error> {
    use domain::{base::Cursor, boards::queries, territories};
    let ctx = crate::wire::ctx();
    let filter = queries::Filter { territory, theme, drafts: false };
    let after = after.as_deref().and_then(Cursor::from_address);
    let boards = queries::list(ctx.db.reader(), &filter, crate::wire::language(), ctx.now, after).await?;
    Ok(Listing { boards, territories: territories::queries::list_with_boards(ctx.db.reader()).await? })
}

/// A board with everything that its page says about itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Shown {
    /// The board.
    pub board: Board,
    /// What it is about, rendered.
    pub description: Html,
    /// When it was read.
    pub now: Moment,
}

/// One board.
#[server(endpoint = "boards/find", output = Postcard)]
pub async fn find(board: BoardId) -> Result<Shown, Error> {
    let ctx = crate::wire::ctx();
    let board = domain::boards::queries::find_visible(&ctx, board, crate::wire::language()).await?;
    crate::insights::visits::count(board.id);
    let description = Html::from_markdown(&board.wording.description);
    Ok(Shown { board, description, now: ctx.now })
}

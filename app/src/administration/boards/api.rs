//! What the preparation of boards asks of the server.

use domain::{
    base::{BoardId, Moment},
    boards::{Board, preparing::Prepared},
    people::Constituency,
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use super::sheet::Sheet;
use crate::wire::Error;

/// The boards that one prepares, drafts first.
#[server(endpoint = "administration/list_boards", output = Postcard)]
pub async fn list_boards() -> Result<Vec<Prepared>, Error> {
    Ok(domain::boards::queries::list_prepared(&crate::wire::ctx(), crate::wire::language()).await?)
}

/// What the form of a board needs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Workbench {
    /// The board as it was typed, or an empty sheet.
    pub sheet: Sheet,
    /// Where one may prepare boards.
    pub places: Vec<(String, String)>,
    /// Who may open one.
    pub organisations: Vec<(String, String)>,
    /// The constituencies to choose from.
    pub constituencies: Vec<Constituency>,
}

/// A draft for the form that changes it, or an empty form.
#[server(endpoint = "administration/find_sheet", output = Postcard)]
pub async fn find_sheet(board: Option<BoardId>) -> Result<Workbench, Error> {
    use domain::{base::Deed, boards::queries};
    let ctx = crate::wire::ctx();
    let places = crate::territories::api::choices(&ctx, Deed::PrepareBoard).await?;
    if places.is_empty() {
        ctx.actor.may(Deed::PrepareBoard, None).map_err(domain::base::Stop::from)?;
    }
    let constituencies = crate::people::api::constituencies(&ctx).await?;
    let sheet = match board {
        Some(id) => {
            let (board, own, wordings) = queries::find_draft(&ctx, id).await?;
            Sheet::of(&board, own, &wordings)
        }
        None => Sheet {
            constituencies: constituencies.iter().map(|constituency| constituency.key.clone()).collect(),
            ..Sheet::default()
        },
    };
    let organisations = domain::organisations::queries::list_names(ctx.db.reader()).await?;
    let organisations = organisations.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    Ok(Workbench { sheet, places, organisations, constituencies })
}

/// Writes the draft of a board, or changes it where its id is given; then shows what opening would freeze.
#[server(endpoint = "administration/write_board", output = Postcard)]
pub async fn write_board(#[server(default)] board: Option<BoardId>, sheet: Sheet) -> Result<(), Error> {
    use domain::boards::actions;
    let (ctx, draft) = (crate::wire::ctx(), sheet.draft()?);
    let id = match board {
        Some(id) => actions::change(&ctx, id, &draft).await.map(|()| id)?,
        None => actions::prepare(&ctx, &draft).await?,
    };
    leptos_axum::redirect(&format!("/{}/administration/boards/{id}/open", crate::wire::language()));
    Ok(())
}

/// A draft with the moment at which it was read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Readied {
    /// The draft.
    pub board: Board,
    /// When it was read.
    pub now: Moment,
}

/// A draft as its opening would freeze it.
#[server(endpoint = "administration/find_draft", output = Postcard)]
pub async fn find_draft(board: BoardId) -> Result<Readied, Error> {
    let ctx = crate::wire::ctx();
    domain::boards::queries::find_draft(&ctx, board).await?;
    let board = domain::boards::queries::find(ctx.db.reader(), board, crate::wire::language()).await?;
    Ok(Readied { board, now: ctx.now })
}

/// Opens a board.
#[server(endpoint = "administration/open_board", output = Postcard)]
pub async fn open_board(board: BoardId) -> Result<(), Error> {
    domain::boards::actions::open(&crate::wire::ctx(), board).await?;
    leptos_axum::redirect(&format!("/{}/boards/{board}", crate::wire::language()));
    Ok(())
}

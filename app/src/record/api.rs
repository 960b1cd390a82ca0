//! What the pages of the record ask of the server.

use domain::{
    base::{BoardId, Moment},
    boards::Board,
    record::{Receipt, Summary},
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::{ui::qr::Picture, wire::Error};

/// A board and what can be said about its record.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Shown {
    /// The board.
    pub board: Board,
    /// Its record, where it has one.
    pub record: Option<Summary>,
    /// When it was read.
    pub now: Moment,
}

/// The record of a board.
#[server(endpoint = "record/find", output = Postcard)]
pub async fn find(board: BoardId) -> Result<Shown, Error> {
    let ctx = crate::wire::ctx();
    let board = domain::boards::queries::find_visible(&ctx, board, crate::wire::language()).await?;
    let record = domain::record::queries::find(ctx.db.reader(), board.id).await?;
    Ok(Shown { board, record, now: ctx.now })
}

/// A board and the receipt for the last ballot of the person who asks.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Taken {
    /// The board.
    pub board: Board,
    /// The receipt, or why there is none.
    pub receipt: Held,
    /// When it was read.
    pub now: Moment,
}

/// A receipt, or why there is none.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Held {
    /// Here it is.
    Receipt(Carried),
    /// The vote has no record.
    NoRecord,
    /// The key that tells whose ballot is whose was destroyed.
    TooLate,
    /// The person has not voted.
    NoBallot,
}

/// A receipt in all its forms.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Carried {
    /// Code, short text and file.
    pub receipt: Receipt,
    /// A link to the page that finds the ballot.
    pub link: String,
    /// The link as a picture.
    pub picture: Picture,
}

/// The receipt of one's own ballot.
#[server(endpoint = "record/find_receipt", output = Postcard)]
pub async fn find_receipt(board: BoardId) -> Result<Taken, Error> {
    use domain::{
        base::{Refusal, Stop},
        record::{APPEAL_DAYS, queries},
    };
    let (ctx, language) = (crate::wire::ctx(), crate::wire::language());
    ctx.actor.person()?;
    let board = domain::boards::queries::find_visible(&ctx, board, language).await?;
    let receipt = match queries::find_receipt(&ctx, board.id).await {
        Ok(receipt) => {
            let site = crate::wire::public_url();
            let site = site.trim_end_matches('/');
            let link = format!("{site}/{language}/boards/{}/recount#{}", board.id, receipt.compact);
            Held::Receipt(Carried { receipt, picture: Picture::of(&link), link })
        }
        Err(Stop::Refused(Refusal::NotFound)) => match queries::find(ctx.db.reader(), board.id).await? {
            None => Held::NoRecord,
            Some(record) if record.closed && ctx.now > board.rules.phases.decided.plus_days(APPEAL_DAYS) => {
                Held::TooLate
            }
            Some(_) => Held::NoBallot,
        },
        Err(stop) => return Err(stop.into()),
    };
    Ok(Taken { board, receipt, now: ctx.now })
}

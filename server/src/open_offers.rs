//! Open data of the inclusion offer.
//!
//! | | |
//! |---|---|
//! | `GET /data/offers.csv` | a line for each public service; `tavolata import offers` reads it |
//! | `GET /data/offers.json` | the same in the shape of Open Referral HSDS 3.1 |

use axum::{
    extract::State as Extract,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    base::Stop,
    exports::{self, Cell},
    offers::{Offer, queries},
};

use crate::{State, layers::now, sheet};

/// All public services as a table. The file begins with a byte-order mark, without which spreadsheets misread letters
/// with accents.
pub async fn table(Extract(state): Extract<State>) -> Response {
    let offers = match all(&state).await {
        Ok(offers) => offers,
        Err(response) => return response,
    };
    let table = exports::offers::table(&offers);
    let head = table.columns.iter().map(|name| Cell::Text((*name).to_owned())).collect();
    let Ok(lines) = sheet::csv(std::iter::once(head).chain(table.rows)) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let named = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"tavolata-offers.csv\""),
    ];
    (named, ["\u{feff}".as_bytes(), &lines].concat()).into_response()
}

/// All public services as objects of HSDS.
pub async fn hsds(Extract(state): Extract<State>) -> Response {
    match all(&state).await {
        Ok(offers) => {
            let kind = [(header::CONTENT_TYPE, "application/json")];
            (kind, exports::offers::hsds(&offers).to_string()).into_response()
        }
        Err(response) => response,
    }
}

async fn all(state: &State) -> Result<Vec<Offer>, Response> {
    queries::list_all(state.db.reader(), now()).await.map_err(|error| match Stop::from(error) {
        Stop::Refused(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Stop::Broken(failure) => {
            tracing::error!(%failure, "broken");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    })
}

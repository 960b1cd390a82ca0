//! `GET /data/procedures/{procedure}/path.json`: the participatory path that is annexed to a final document, byte for byte
//! as it was frozen, so that anybody finds the hash that the page shows.

use axum::{
    extract::{Path, State as Extract},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    base::{ProcedureId, Refusal, Stop},
    procedures::queries,
};

use crate::State;

/// The frozen text of a procedure.
pub async fn frozen(Extract(state): Extract<State>, Path(procedure): Path<ProcedureId>) -> Response {
    let text = match queries::find_frozen(state.db.reader(), procedure).await {
        Ok((text, _)) => text,
        Err(Stop::Refused(Refusal::Busy)) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Err(Stop::Refused(_)) => return StatusCode::NOT_FOUND.into_response(),
        Err(Stop::Broken(failure)) => {
            tracing::error!(%failure, "broken");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let name = format!("attachment; filename=\"percorso-{procedure}.json\"");
    if let Ok(name) = HeaderValue::try_from(name) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    response
}

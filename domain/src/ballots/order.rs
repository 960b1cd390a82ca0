//! The order in which options stand on a voter's ballot.

use super::Choice;
use crate::base::{BoardId, ParticipantId, secret};

/// Puts the options in an order drawn for this voter and the same at every visit, so that none gains by standing
/// first for everybody.
pub(super) fn draw(options: &mut [Choice], board: BoardId, voter: ParticipantId) {
    options.sort_by_cached_key(|option| {
        secret::mark("tavolata-order-v1", &format!("{board}/{voter}/{}", option.initiative))
    });
}

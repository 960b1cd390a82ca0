//! Readings of the desk.

mod appeals;
mod queue;
mod texts;

pub use appeals::list_appeals;
pub use queue::{count_waiting, list_queue};
pub use texts::{find_note, find_reportable};

use crate::base::{Actor, Deed, Refusal, TerritoryId};

/// The territories whose texts the actor reads at the desk; `None` is everywhere.
fn may_read_desk(actor: &Actor) -> Result<Option<Vec<TerritoryId>>, Refusal> {
    actor.person()?;
    if actor.may_somewhere(Deed::Moderate) {
        Ok(actor.territories_for(Deed::Moderate))
    } else {
        Err(Refusal::NotAllowed)
    }
}

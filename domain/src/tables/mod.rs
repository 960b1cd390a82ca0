//! Integration tables (*tavoli*): standing bodies of a territory at which public bodies, third sector, unions and
//! associations of foreign citizens sit. A table has a rulebook, seats that organisations or persons hold for a time,
//! sessions with agenda, presence and minutes, resolutions, and commitments that follow from them.
//!
//! A session is a meeting: its date and place belong to [`meetings`](crate::meetings), what only a table has is here.

#[cfg(feature = "db")]
pub mod actions;
mod order;
#[cfg(feature = "db")]
pub mod queries;
mod resolution;
mod rulebook;
pub mod rules;
mod seat;
mod session;
mod shown;
#[cfg(all(test, feature = "testing"))]
pub(crate) mod tests;

pub use order::speaking_order;
pub use resolution::{
    Commitment, CommitmentDraft, CommitmentState, Outcome, Progress, Resolution, Said, Tally, Voice, decide,
};
pub use rulebook::{Balance, Deciding, Measured, Minimum, Rulebook, Unmet, balance, quorum, unmet};
pub use seat::{Kept, Mandate, MandateDraft, Party, Roster, Seat, SeatDraft, SeatKind, Sits};
pub use session::{Convocation, Item, ItemDraft, Minutes, Referred, Session, Stage, Terms, Way, Where};
pub use shown::{Card, Draft, Due, History, SessionCard, Suggested, Table, ToCome};

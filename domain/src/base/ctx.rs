//! What every action is given.

use super::{Actor, Database, Moment};

/// The database, who asks, and what time it is.
#[derive(Clone)]
pub struct Ctx {
    /// Where everything is kept.
    pub db: Database,
    /// Who asks.
    pub actor: Actor,
    /// The present moment.
    pub now: Moment,
}

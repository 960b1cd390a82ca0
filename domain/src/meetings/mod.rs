//! Meetings: laboratories, online workshops, assemblies and the sessions of tables. A meeting has one or several dates,
//! a place or a link or both, people who register for its seats, and afterwards an outcome.
//!
//! Seats are an invariant: whatever happens at the same moment, never more people hold one than there are, and seats
//! that are kept for a constituency or an organisation stay theirs ([`seats`]). Who waits is offered a seat as soon as
//! there is one, and nobody waits for a seat that could be given.
//!
//! What people need to take part is for the organisers, and forgotten thirty days after the meeting. What they answer
//! when it is over is kept as counts that belong to nobody.

#[cfg(feature = "db")]
pub mod actions;
mod attending;
mod card;
mod draft;
mod feedback;
mod frame;
mod map;
mod meeting;
#[cfg(feature = "db")]
pub mod queries;
pub mod rules;
pub mod seats;
#[cfg(feature = "db")]
pub(crate) mod tables;
#[cfg(all(test, feature = "testing"))]
pub(crate) mod tests;

pub use attending::{
    Attendance, Certificate, Group, Mine, Needs, Registered, Registration, Roll, RoomCode, Standing,
};
pub use card::{Appointment, Card, Filter, Occurrence, Order};
pub use draft::{Draft, Entry, Help, Place, Quota, Span, Tongue};
pub use feedback::{Answer, Figures, Question};
pub use frame::Frame;
pub use map::{Coordinates, Map, Mark, Tile};
pub use meeting::{Born, CHANGES, Change, Date, Item, Meeting, Outcome};

words! {
    /// What kind of meeting it is.
    pub enum Kind {
        /// *Laboratorio*: several dates, hours that are counted.
        Laboratory = "laboratory",
        /// *Workshop*, usually online.
        Workshop = "workshop",
        /// *Assemblea*.
        Assembly = "assembly",
        /// *Seduta* of an integration table; called by the table.
        TableSession = "table_session",
    }
}

impl Kind {
    /// The kinds that are called as a meeting of their own.
    pub const OPEN: [Self; 3] = [Self::Laboratory, Self::Workshop, Self::Assembly];
}

words! {
    /// How far a meeting has come.
    pub enum State {
        /// Only those who keep it read it.
        Draft = "draft",
        /// Everybody reads it.
        Published = "published",
        /// It was called off; everybody reads why.
        Cancelled = "cancelled",
    }
}

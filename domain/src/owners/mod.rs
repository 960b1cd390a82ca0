//! To whom files, comments and links belong. These abilities know a thing by its kind and id alone; here each kind has its
//! slice that answers for it: how close somebody stands to the thing, who moderates what is said about it, what it is
//! called, where it is talked about. A kind without a line has no files, no comments and no name.

#[cfg(feature = "db")]
pub mod actions;
pub mod names;
#[cfg(feature = "db")]
pub mod queries;
#[cfg(feature = "db")]
pub mod talk;
#[cfg(all(test, feature = "testing"))]
mod tests;
#[cfg(feature = "db")]
pub mod ties;

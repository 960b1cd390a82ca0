//! Whose a file is. [`attachments`](crate::attachments) know what they belong to by its kind and id alone; here each
//! kind has its slice that says how close somebody stands to it. A kind without a line has no files.

#[cfg(feature = "db")]
pub mod actions;
#[cfg(feature = "db")]
pub mod queries;
#[cfg(all(test, feature = "testing"))]
mod tests;

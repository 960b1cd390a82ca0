//! What the pages of meetings ask of the server.

pub mod attend;
pub mod keep;
pub mod read;
pub mod written;

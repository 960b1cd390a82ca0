//! What the pages of tables ask of the server.

mod keep;
mod read;
mod run;
mod seats;

pub use keep::*;
pub use read::*;
pub use run::*;
pub use seats::*;

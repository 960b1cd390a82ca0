//! What the pages of initiatives ask of the server.

mod assess;
mod authors;
mod read;
mod write;

pub use assess::*;
pub use authors::*;
pub use read::*;
pub use write::*;

/// The address of an initiative's page, in the language of the page from which it is asked.
#[cfg(feature = "ssr")]
fn address(initiative: domain::base::InitiativeId) -> String {
    format!("/{}/initiatives/{initiative}", crate::wire::language())
}

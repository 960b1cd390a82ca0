//! What parts of pages ask about a thing of any kind.

use domain::{base::Subject, owners::names::Named};
use leptos::{prelude::*, server_fn::codec::Postcard};

use crate::wire::Error;

/// The news that tell of a thing, and the projects to which it belongs.
#[server(endpoint = "owners/list_ties", output = Postcard)]
pub async fn list_ties(subject: Subject) -> Result<Vec<Named>, Error> {
    let (ctx, language) = (crate::wire::ctx(), crate::wire::language());
    Ok(domain::owners::ties::list_ties(ctx.db.reader(), subject, language).await?)
}

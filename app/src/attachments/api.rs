//! What the pages of files ask of the server.

use domain::base::AttachmentId;
use leptos::{prelude::*, server_fn::codec::Postcard};

use crate::wire::Error;

/// Removes a file for good.
#[server(endpoint = "attachments/remove", output = Postcard)]
pub async fn remove(file: AttachmentId) -> Result<(), Error> {
    Ok(domain::owners::actions::remove(&crate::wire::ctx(), file).await?)
}

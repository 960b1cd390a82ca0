//! What the pages of files ask of the server.

use domain::{
    attachments::Attachment,
    base::{AttachmentId, Subject},
};
use leptos::{prelude::*, server_fn::codec::Postcard};

use crate::wire::Error;

/// The files of a thing, for whoever keeps them.
#[server(endpoint = "attachments/list_kept", output = Postcard)]
pub async fn list_kept(subject: Subject) -> Result<Vec<Attachment>, Error> {
    Ok(domain::owners::queries::list_kept(&crate::wire::ctx(), subject).await?)
}

/// Removes a file for good.
#[server(endpoint = "attachments/remove", output = Postcard)]
pub async fn remove(file: AttachmentId) -> Result<(), Error> {
    Ok(domain::owners::actions::remove(&crate::wire::ctx(), file).await?)
}

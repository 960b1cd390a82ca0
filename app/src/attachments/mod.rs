//! Pictures and documents: the form that brings them, and how pages show them. A file is sent by an ordinary form, with
//! and without JavaScript; the page that sent it is shown again.

pub mod api;
pub mod figure;
pub mod files;
pub mod keep;
pub mod upload;

use domain::attachments::{Attachment, Size};

/// Where files are sent.
pub const UPLOAD: &str = "/attachments";

/// Where a file is.
pub fn address(file: &Attachment, size: Size) -> String {
    match size {
        Size::Full => format!("/attachments/{}", file.id),
        Size::Small => format!("/attachments/{}?size=small", file.id),
    }
}

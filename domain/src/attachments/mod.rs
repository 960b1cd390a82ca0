//! Pictures and documents that people upload, attached to anything that has an id.
//!
//! Nothing is kept as it was sent. A picture is decoded and encoded anew, which leaves behind where and by whom it was
//! taken; a document is parsed, looked through and written anew. Whatever does not survive that is refused. A file
//! belongs to a [`Subject`](crate::base::Subject) of which only kind and id are known here: the slice of that subject
//! says how close somebody stands to it ([`owners`](crate::owners)), and [`rules`] what follows for the file.

use serde::{Deserialize, Serialize};

use crate::base::{AttachmentId, Language, Subject};

#[cfg(feature = "db")]
pub mod actions;
#[cfg(feature = "db")]
mod checking;
#[cfg(feature = "db")]
mod document;
pub mod name;
#[cfg(feature = "db")]
mod picture;
#[cfg(feature = "db")]
pub mod queries;
pub mod rules;
#[cfg(all(test, feature = "testing"))]
mod tests;

#[cfg(feature = "db")]
pub use checking::{Checked, check};

/// The most bytes of a file that is sent.
pub const MOST_BYTES: usize = 8 * 1024 * 1024;
/// The most points of a picture that is sent, in millions.
pub const MOST_MEGAPIXELS: usize = 40;
/// The most files of one subject.
pub const MOST_FILES: usize = 40;

words! {
    /// What a kept file is.
    pub enum MediaType {
        /// A photograph.
        Jpeg = "image/jpeg",
        /// A drawing, or a picture through which one sees.
        Png = "image/png",
        /// A document.
        Pdf = "application/pdf",
    }
}

words! {
    /// What a file is for.
    pub enum Purpose {
        /// The sign of an organisation or project; there is one at the most.
        Logo = "logo",
        /// A picture beside a text.
        Picture = "picture",
        /// An invitation to print: a picture or a document.
        Flyer = "flyer",
        /// Something that is referred to: an act, what goes with an agenda.
        Document = "document",
        /// What was shown or worked with.
        Material = "material",
    }
}

words! {
    /// Who may see a file, among those who may see what it belongs to.
    pub enum Visibility {
        /// All of them.
        Public = "public",
        /// Those who belong to it.
        Members = "members",
    }
}

words! {
    /// In which size a picture is asked for.
    pub enum Size {
        /// As it is kept.
        Full = "full",
        /// For lists.
        Small = "small",
    }
}

texts! {
    /// What a picture shows or a document says, for those who do not see it.
    pub struct Alternative(One, 3..=300);
}

/// What goes with a file that is sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// To what it belongs.
    pub subject: Subject,
    /// What it is for.
    pub purpose: Purpose,
    /// Who may see it.
    pub visibility: Visibility,
    /// What the sender calls it; only a harmless remainder of it is kept.
    pub file_name: String,
    /// What it shows or says.
    pub alternative: Alternative,
    /// The language of the alternative.
    pub language: Language,
}

/// A file as pages tell of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Attachment {
    /// Its id.
    pub id: AttachmentId,
    /// To what it belongs.
    pub subject: Subject,
    /// What it is for.
    pub purpose: Purpose,
    /// Who may see it.
    pub visibility: Visibility,
    /// What it is.
    pub media_type: MediaType,
    /// What it is called when it is kept.
    pub file_name: String,
    /// What it shows or says.
    pub alternative: String,
    /// The language of the alternative.
    pub language: Language,
    /// Width and height of a picture in points.
    pub dimensions: Option<(i32, i32)>,
    /// How many bytes it weighs.
    pub size: i64,
}

impl Attachment {
    /// Whether it is shown in the page rather than fetched.
    pub fn is_picture(&self) -> bool {
        self.media_type != MediaType::Pdf
    }
}

//! What a sent file really is, and the harmless file that is made of it. Takes time and memory: done beside the tasks
//! that answer requests, and for few files at once.

use image::ImageFormat;
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

use super::{MOST_BYTES, MediaType, Purpose, document, picture, rules};
use crate::base::{Failure, Refusal, Stop, secret};

/// A file that may be kept.
pub struct Checked {
    pub(super) media_type: MediaType,
    pub(super) bytes: Vec<u8>,
    pub(super) small: Option<Vec<u8>>,
    pub(super) dimensions: Option<(i32, i32)>,
    pub(super) sha256: String,
}

/// How many files of a process are opened at the same time: a large picture takes some hundred megabytes.
static PLACES: Semaphore = Semaphore::const_new(2);

/// Looks what the file is, by what is in it and not by its name, and makes a harmless one of it.
///
/// # Errors
/// The refusals of files, for example [`Refusal::FileKindUnknown`], [`Refusal::DocumentActive`].
pub async fn check(bytes: Vec<u8>, purpose: Purpose) -> Result<Checked, Stop> {
    if bytes.is_empty() {
        return Err(Refusal::FileMissing.into());
    }
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::FileTooLarge { megabytes: MOST_BYTES / 1024 / 1024 }.into());
    }
    let place = PLACES.acquire().await.map_err(|_| Failure::TaskEnded("files"))?;
    let checked = tokio::task::spawn_blocking(move || rewrite(&bytes, purpose)).await;
    drop(place);
    match checked {
        Ok(checked) => Ok(checked?),
        // A library that gives up on a file says the same as one that refuses it.
        Err(ended) if ended.is_panic() => Err(Refusal::FileUnreadable.into()),
        Err(_) => Err(Failure::TaskEnded("file").into()),
    }
}

fn rewrite(bytes: &[u8], purpose: Purpose) -> Result<Checked, Refusal> {
    let checked = match kind(bytes)? {
        Kind::Document => {
            rules::may_serve(purpose, MediaType::Pdf)?;
            let bytes = document::rewrite(bytes)?;
            let sha256 = hash(&bytes);
            Checked { media_type: MediaType::Pdf, bytes, small: None, dimensions: None, sha256 }
        }
        Kind::Picture(format) => {
            let picture = picture::rewrite(bytes, format)?;
            let sha256 = hash(&picture.bytes);
            Checked {
                media_type: picture.media_type,
                bytes: picture.bytes,
                small: picture.small,
                dimensions: Some(picture.dimensions),
                sha256,
            }
        }
    };
    Ok(checked)
}

enum Kind {
    Picture(ImageFormat),
    Document,
}

/// What the first bytes say; a file that begins as something else is not looked at any further.
fn kind(bytes: &[u8]) -> Result<Kind, Refusal> {
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => Ok(Kind::Picture(ImageFormat::Jpeg)),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Ok(Kind::Picture(ImageFormat::Png)),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
            Ok(Kind::Picture(ImageFormat::WebP))
        }
        [b'%', b'P', b'D', b'F', b'-', ..] => Ok(Kind::Document),
        _ => Err(Refusal::FileKindUnknown),
    }
}

fn hash(bytes: &[u8]) -> String {
    secret::hex(&Sha256::digest(bytes))
}

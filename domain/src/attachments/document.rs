//! Documents: parsed within limits, looked through for anything that acts, and written anew without what tells of their
//! author. Only objects that the pages need come along, so nothing hides before, between or behind them.

use lopdf::{Dictionary, Document, LoadOptions, Object, Stream};
use std::cell::Cell;

use super::MOST_BYTES;
use crate::base::Refusal;

/// What the packed objects of a document may unfold to, all together.
const MOST_UNFOLDED: usize = 8 * 1024 * 1024;

/// Entries that only a document with programs, forms of the old kind or other files inside has.
const ACTIVE_ENTRIES: [&[u8]; 8] =
    [b"JS", b"JavaScript", b"EF", b"EmbeddedFiles", b"XFA", b"Collection", b"RichMediaContent", b"RichMedia"];
/// Actions that do more than lead to a place or an address.
const ACTIVE_ACTIONS: [&[u8]; 12] = [
    b"JavaScript",
    b"Launch",
    b"SubmitForm",
    b"ImportData",
    b"ResetForm",
    b"GoToE",
    b"GoToR",
    b"Rendition",
    b"Movie",
    b"Sound",
    b"RichMediaExecute",
    b"GoTo3DView",
];
/// Notes on a page, and other things, that hold a file or a film.
const ACTIVE_KINDS: [&[u8]; 7] =
    [b"EmbeddedFile", b"FileAttachment", b"RichMedia", b"Movie", b"Sound", b"Screen", b"3D"];
/// Entries that tell of authors, programs and dates.
const TELLING_ENTRIES: [&[u8]; 5] = [b"Metadata", b"PieceInfo", b"LastModified", b"AF", b"Thumb"];

thread_local! {
    /// How much was unfolded in the document that this thread is reading.
    static UNFOLDED: Cell<usize> = const { Cell::new(0) };
}

/// Makes a harmless document of one that was sent.
pub(super) fn rewrite(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    UNFOLDED.set(0);
    let options = LoadOptions {
        max_decompressed_size: Some(MOST_UNFOLDED),
        filter: Some(within_limit),
        ..LoadOptions::default()
    };
    let mut document =
        Document::load_mem_with_options(bytes, options).map_err(|_| Refusal::FileUnreadable)?;
    if document.is_encrypted() || document.was_encrypted() {
        return Err(Refusal::DocumentLocked);
    }
    if UNFOLDED.get() > MOST_UNFOLDED || document.get_pages().is_empty() {
        return Err(Refusal::FileUnreadable);
    }
    if document.objects.values().any(is_active) || document.trailer.iter().any(|(_, value)| is_active(value))
    {
        return Err(Refusal::DocumentActive);
    }
    document.objects.values_mut().for_each(strip);
    let root = document.trailer.get(b"Root").map_err(|_| Refusal::FileUnreadable)?.clone();
    let mut trailer = Dictionary::new();
    trailer.set("Root", root);
    document.trailer = trailer;
    "1.7".clone_into(&mut document.version);
    document.prune_objects();
    document.renumber_objects();
    let mut written = Vec::with_capacity(bytes.len());
    document.save_to(&mut written).map_err(|_| Refusal::FileUnreadable)?;
    if written.len() > MOST_BYTES * 2 { Err(Refusal::FileUnreadable) } else { Ok(written) }
}

/// Lets no more objects in once the packed ones have unfolded to more than they may.
fn within_limit(id: (u32, u16), object: &mut Object) -> Option<((u32, u16), Object)> {
    if let Object::Stream(stream) = &*object
        && stream.dict.has_type(b"ObjStm")
    {
        let unfolded = stream.get_plain_content_with_limit(MOST_UNFOLDED);
        UNFOLDED.set(UNFOLDED.get() + unfolded.map_or(MOST_UNFOLDED, |content| content.len()));
    }
    (UNFOLDED.get() <= MOST_UNFOLDED).then(|| (id, object.clone()))
}

/// Whether the object, or one that stands in it, does something or holds another file.
fn is_active(object: &Object) -> bool {
    match object {
        Object::Array(all) => all.iter().any(is_active),
        Object::Dictionary(entries) | Object::Stream(Stream { dict: entries, .. }) => acts(entries),
        _ => false,
    }
}

fn acts(entries: &Dictionary) -> bool {
    entries.iter().any(|(name, value)| {
        let name = name.as_slice();
        let word = value.as_name().unwrap_or_default();
        ACTIVE_ENTRIES.contains(&name)
            || (name == b"S" && ACTIVE_ACTIONS.contains(&word))
            || (matches!(name, b"Type" | b"Subtype") && ACTIVE_KINDS.contains(&word))
            || is_active(value)
    })
}

fn strip(object: &mut Object) {
    match object {
        Object::Array(all) => all.iter_mut().for_each(strip),
        Object::Dictionary(entries) => strip_entries(entries),
        Object::Stream(stream) => {
            strip_entries(&mut stream.dict);
            let is_photograph = stream.filters().is_ok_and(|filters| filters == [b"DCTDecode".as_slice()]);
            if is_photograph && let Some(plain) = without_notes(&stream.content) {
                stream.set_content(plain);
            }
        }
        _ => {}
    }
}

fn strip_entries(entries: &mut Dictionary) {
    for name in TELLING_ENTRIES {
        entries.remove(name);
    }
    entries.iter_mut().for_each(|(_, value)| strip(value));
}

/// A photograph within a document without the notes of the camera: place, device, comments. `None` where it is not
/// laid out as one.
fn without_notes(photograph: &[u8]) -> Option<Vec<u8>> {
    let mut rest = photograph.strip_prefix(&[0xFF, 0xD8])?;
    let mut plain = vec![0xFF, 0xD8];
    loop {
        let [0xFF, marker, high, low, ..] = *rest else { return None };
        // The scan begins: from here on there is only the picture.
        if marker == 0xDA {
            plain.extend_from_slice(rest);
            return Some(plain);
        }
        let length = 2 + usize::from(u16::from_be_bytes([high, low]));
        let segment = rest.get(..length)?;
        // Of the segments for programs, those that say how to paint: JFIF, colour profile, Adobe's colours.
        let is_note = matches!(marker, 0xE1 | 0xE3..=0xED | 0xEF | 0xFE);
        if !is_note {
            plain.extend_from_slice(segment);
        }
        rest = &rest[length..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photograph_loses_its_notes_and_keeps_its_picture() {
        let sent = [
            &[0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2][..],
            &[0xFF, 0xE1, 0, 6, b'E', b'x', b'i', b'f', 0xFF, 0xFE, 0, 3, b'!'],
            &[0xFF, 0xDA, 0, 2, 9, 9, 0xFF, 0xD9],
        ]
        .concat();
        let expected = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xDA, 0, 2, 9, 9, 0xFF, 0xD9];
        assert_eq!(without_notes(&sent).unwrap(), expected);
    }

    #[test]
    fn what_is_no_photograph_is_left() {
        for sent in [&[0xFF, 0xD8][..], &[1, 2, 3], &[0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF]] {
            assert_eq!(without_notes(sent), None);
        }
    }
}

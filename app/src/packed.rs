//! How data stand in the HTML for the client that takes the page over: compact, without the names of fields, and
//! with the texts of people as they are, so that they compress together with the page that shows them.
//!
//! The bytes of [postcard](https://postcard.jamesmunns.com/wire-format) are written as text: what is readable UTF-8
//! stays, and every other byte becomes one letter of a range that texts hardly ever use. So does `<`: Leptos writes it
//! in a way that only JSON reads, and no text may close the script around it.

use codee::{Decoder, Encoder};
use serde::{Serialize, de::DeserializeOwned};

/// Data as text within a page.
pub struct Packed;

impl<T: Serialize> Encoder<T> for Packed {
    type Error = postcard::Error;
    type Encoded = String;

    fn encode(value: &T) -> Result<String, postcard::Error> {
        postcard::to_allocvec(value).map(|bytes| to_text(&bytes))
    }
}

impl<T: DeserializeOwned> Decoder<T> for Packed {
    type Error = postcard::Error;
    type Encoded = str;

    fn decode(text: &str) -> Result<T, postcard::Error> {
        postcard::from_bytes(&to_bytes(text))
    }
}

/// Data whose type is not known yet, out of a page.
#[cfg(not(feature = "ssr"))]
pub struct Unread;

#[cfg(not(feature = "ssr"))]
impl Decoder<Vec<u8>> for Unread {
    type Error = std::convert::Infallible;
    type Encoded = str;

    fn decode(text: &str) -> Result<Vec<u8>, Self::Error> {
        Ok(to_bytes(text))
    }
}

#[cfg(not(feature = "ssr"))]
impl Encoder<Vec<u8>> for Unread {
    type Error = std::convert::Infallible;
    type Encoded = String;

    fn encode(bytes: &Vec<u8>) -> Result<String, Self::Error> {
        Ok(to_text(bytes))
    }
}

/// The first of the 256 letters that stand for bytes: U+0180 to U+027F, printable and two bytes long in UTF-8.
const FIRST: u32 = 0x180;

fn to_text(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 4);
    for chunk in bytes.utf8_chunks() {
        for letter in chunk.valid().chars() {
            if letter.is_control() || letter == '<' || byte_of(letter).is_some() {
                text.extend(letter.encode_utf8(&mut [0; 4]).bytes().map(letter_of));
            } else {
                text.push(letter);
            }
        }
        text.extend(chunk.invalid().iter().copied().map(letter_of));
    }
    text
}

fn to_bytes(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for letter in text.chars() {
        match byte_of(letter) {
            Some(byte) => bytes.push(byte),
            None => bytes.extend(letter.encode_utf8(&mut [0; 4]).bytes()),
        }
    }
    bytes
}

fn letter_of(byte: u8) -> char {
    char::from_u32(FIRST + u32::from(byte)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn byte_of(letter: char) -> Option<u8> {
    u8::try_from(u32::from(letter).checked_sub(FIRST)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn texts_stay_readable() {
        let packed = Packed::encode(&("orto", 3_u8, "حديقة")).unwrap();
        assert!(packed.contains("orto") && packed.contains("حديقة"), "{packed}");
    }

    proptest! {
        #[test]
        fn any_bytes_come_back(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(to_bytes(&to_text(&bytes)), bytes);
        }

        #[test]
        fn any_text_comes_back(text in ".*", tail in "[\u{180}-\u{27f}\u{0}-\u{1f}]*") {
            let packed = Packed::encode(&(text.clone(), tail.clone())).unwrap();
            prop_assert!(!packed.chars().any(|letter| letter.is_control() || letter == '<'));
            let back: (String, String) = Packed::decode(&packed).unwrap();
            prop_assert_eq!(back, (text, tail));
        }
    }
}

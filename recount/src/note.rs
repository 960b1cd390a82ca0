//! Signed notes (C2SP signed-note): a text, a blank line, and lines of signatures, each with the name of its key.
//!
//! Others may add their signatures below; lines of keys that are not asked for are passed over.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use std::{fmt, str::FromStr};

use crate::digest::sha256;

/// The kind of signature: Ed25519 over the text.
const ED25519: u8 = 1;

/// A public key with its name, as text `name+id+key`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    name: String,
    verifying: VerifyingKey,
}

/// A text is not a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a key of the form name+id+key")]
pub struct KeyError;

/// A private key with its name. What it is made from is for its keeper to store and to protect.
pub struct Signer {
    name: String,
    signing: SigningKey,
}

/// A text with its lines of signatures, not yet checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note<'a> {
    /// The signed text; it ends with a line feed.
    pub text: &'a str,
    signatures: &'a str,
}

/// Why a note does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// It has no text, no blank line or a line of signature that cannot be read.
    #[error("it is not a signed note")]
    Form,
    /// The key that was asked for did not sign it.
    #[error("the key of the log did not sign it")]
    NotSigned,
    /// It bears the name of the key, but the signature is not of this text.
    #[error("its signature is not of this text")]
    WrongSignature,
}

impl Key {
    /// A key under a name without spaces and plus signs.
    pub fn new(name: &str, public: &[u8; 32]) -> Result<Self, KeyError> {
        let verifying = VerifyingKey::from_bytes(public).map_err(|_| KeyError)?;
        let named = !name.is_empty() && !name.contains('+') && !name.contains(char::is_whitespace);
        if named && !verifying.is_weak() {
            Ok(Self { name: name.to_owned(), verifying })
        } else {
            Err(KeyError)
        }
    }

    /// Its name; that of a log is the origin of its heads.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether this text was signed with its private half.
    pub fn has_signed(&self, text: &str, signature: &[u8; 64]) -> bool {
        self.verifying.verify_strict(text.as_bytes(), &Signature::from_bytes(signature)).is_ok()
    }

    /// What stands before its signatures.
    fn id(&self) -> [u8; 4] {
        let hash = sha256(&[self.name.as_bytes(), b"\n", &[ED25519], self.verifying.as_bytes()]);
        [hash.0[0], hash.0[1], hash.0[2], hash.0[3]]
    }
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let public = [&[ED25519], self.verifying.as_bytes().as_slice()].concat();
        write!(formatter, "{}+{:08x}+{}", self.name, u32::from_be_bytes(self.id()), STANDARD.encode(public))
    }
}

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let (name, rest) = text.split_once('+').ok_or(KeyError)?;
        let (_, public) = rest.split_once('+').ok_or(KeyError)?;
        let public = STANDARD.decode(public).map_err(|_| KeyError)?;
        let (ED25519, public) = public.split_first().map(|(kind, key)| (*kind, key)).ok_or(KeyError)? else {
            return Err(KeyError);
        };
        let key = Self::new(name, public.try_into().map_err(|_| KeyError)?)?;
        if key.to_string() == text { Ok(key) } else { Err(KeyError) }
    }
}

impl Signer {
    /// The key that grows from 32 random bytes; fails where the name will not do.
    pub fn new(name: &str, secret: &[u8; 32]) -> Result<Self, KeyError> {
        let signing = SigningKey::from_bytes(secret);
        let key = Key::new(name, signing.verifying_key().as_bytes())?;
        Ok(Self { name: key.name, signing })
    }

    /// Its public half.
    pub fn key(&self) -> Key {
        Key { name: self.name.clone(), verifying: self.signing.verifying_key() }
    }

    /// The signature of a text.
    pub fn sign(&self, text: &str) -> [u8; 64] {
        self.signing.sign(text.as_bytes()).to_bytes()
    }

    /// The text as a signed note; it must end with a line feed.
    pub fn note(&self, text: &str) -> String {
        let signature = [self.key().id().as_slice(), &self.sign(text)].concat();
        format!("{text}\n\u{2014} {} {}\n", self.name, STANDARD.encode(signature))
    }
}

impl<'a> Note<'a> {
    /// Takes a note apart.
    pub fn parse(note: &'a str) -> Result<Self, NoteError> {
        let at = note.rfind("\n\n").ok_or(NoteError::Form)?;
        let (text, signatures) = (&note[..=at], &note[at + 2..]);
        let note = Self { text, signatures };
        let control = |byte: u8| byte < b' ' && byte != b'\n';
        let whole = at > 0 && signatures.ends_with('\n') && !text.bytes().any(control);
        if whole && note.signatures().all(|one| one.is_some()) { Ok(note) } else { Err(NoteError::Form) }
    }

    /// Checks that this key signed the text.
    pub fn verify(&self, key: &Key) -> Result<(), NoteError> {
        let id = key.id();
        let mut outcome = Err(NoteError::NotSigned);
        for (name, bytes) in self.signatures().flatten() {
            let Some(signature) = bytes.strip_prefix(&id).filter(|_| name == key.name) else { continue };
            let signed = signature.try_into().is_ok_and(|signature| key.has_signed(self.text, signature));
            if !signed {
                return Err(NoteError::WrongSignature);
            }
            outcome = Ok(());
        }
        outcome
    }

    /// The lines of signatures: names, and the ids of the keys with the signatures; `None` for one that does not read.
    fn signatures(&self) -> impl Iterator<Item = Option<(&'a str, Vec<u8>)>> {
        self.signatures.lines().map(|line| {
            let (name, signature) = line.strip_prefix("\u{2014} ")?.split_once(' ')?;
            let signature = STANDARD.decode(signature).ok()?;
            (!name.is_empty() && signature.len() > 4).then_some((name, signature))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the package golang.org/x/mod/sumdb/note.
    const KEY: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    const NOTE: &str = "If you think cryptography is the answer to your problem,\n\
        then you don't know what your problem is.\n\n\
        \u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    #[test]
    fn a_note_of_another_implementation_is_understood() {
        let key: Key = KEY.parse().unwrap();
        assert_eq!(key.to_string(), KEY);
        assert_eq!(Note::parse(NOTE).unwrap().verify(&key), Ok(()));
    }

    #[test]
    fn a_changed_text_and_another_key_are_found_out() {
        let key: Key = KEY.parse().unwrap();
        let changed = NOTE.replace("answer", "Answer");
        assert_eq!(Note::parse(&changed).unwrap().verify(&key), Err(NoteError::WrongSignature));
        let other = Signer::new("PeterNeumann", &[7; 32]).unwrap();
        assert_eq!(Note::parse(NOTE).unwrap().verify(&other.key()), Err(NoteError::NotSigned));
    }

    #[test]
    fn witnesses_sign_below() {
        let (log, witness) =
            (Signer::new("a.example/x", &[1; 32]).unwrap(), Signer::new("w", &[2; 32]).unwrap());
        let signed = log.note("a.example/x\n1\n");
        let line = witness.note("a.example/x\n1\n").lines().last().unwrap().to_owned();
        let both = format!("{signed}{line}\n");
        let note = Note::parse(&both).unwrap();
        assert_eq!((note.verify(&log.key()), note.verify(&witness.key())), (Ok(()), Ok(())));
    }

    #[test]
    fn what_is_no_note_is_refused() {
        let without_end = NOTE.trim_end();
        for text in ["", "\n\n", "a\n", "a\n\nb\n", "a\n\n\u{2014} b\n", "a\n\n\u{2014} b !\n", without_end] {
            assert_eq!(Note::parse(text), Err(NoteError::Form), "{text:?}");
        }
    }

    #[test]
    fn a_key_has_one_text_and_a_usable_name() {
        for text in
            ["", "a+b", "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", &KEY[1..]]
        {
            assert_eq!(text.parse::<Key>(), Err(KeyError), "{text}");
        }
        assert!(Signer::new("a b", &[1; 32]).is_err());
        assert!(Key::new("a", &[0; 32]).is_err(), "a key under which anything is signed");
    }
}

//! Randomness and one-way marks: the only file that asks the random generator.

use sha2::{Digest, Sha256};

/// So many random bytes from the operating system.
pub fn random_bytes<const N: usize>() -> [u8; N] {
    #[allow(clippy::disallowed_methods)]
    rand::random()
}

/// A random token for a link: 32 bytes as 64 hexadecimal digits.
pub fn random_token() -> String {
    hex(&random_bytes::<32>())
}

/// The mark under which a high-entropy secret (a token, a code) is stored.
pub fn mark(purpose: &str, secret: &str) -> String {
    hex(&Sha256::new().chain_update(purpose).chain_update([0]).chain_update(secret).finalize())
}

/// The first 16 bytes of the HMAC-SHA-256 of the parts, in hexadecimal digits: whoever has no key cannot make it.
/// A part never holds the sign that divides them.
pub fn sign(key: &str, parts: &[&str]) -> String {
    use hmac::{Hmac, KeyInit, Mac};
    // HMAC takes keys of every length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.as_bytes()) else { return String::new() };
    mac.update(parts.join("\0").as_bytes());
    hex(&mac.finalize().into_bytes()[..16])
}

/// Whether two secrets are the same; takes as long whatever they are.
pub fn is_same(one: &str, other: &str) -> bool {
    one.len() == other.len()
        && one.bytes().zip(other.bytes()).fold(0, |differences, (a, b)| differences | (a ^ b)) == 0
}

/// Lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]])
        .map(char::from)
        .collect()
}

/// The password as an argon2id string with its own salt.
pub fn hash_password(password: &str) -> Result<String, super::Failure> {
    use argon2::PasswordHasher;
    argon2::Argon2::default()
        .hash_password_with_salt(password.as_bytes(), &random_bytes::<16>())
        .map(|hash| hash.to_string())
        .map_err(|error| super::Failure::Unreadable(error.to_string()))
}

/// Whether the password belongs to the stored hash.
pub fn verify_password(password: &str, hash: &str) -> bool {
    use argon2::{PasswordVerifier, password_hash::phc::PasswordHash};
    PasswordHash::new(hash)
        .is_ok_and(|hash| argon2::Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_recognised_and_another_is_not() {
        let hash = hash_password("un tavolo lungo").unwrap();
        assert!(verify_password("un tavolo lungo", &hash));
        assert!(!verify_password("un tavolo corto", &hash));
        assert!(!verify_password("un tavolo lungo", "not a hash"));
    }

    #[test]
    fn a_signature_belongs_to_its_key_and_its_parts() {
        let signed = sign("key", &["stop", "a", "b"]);
        assert_eq!(signed.len(), 32);
        assert!(is_same(&signed, &sign("key", &["stop", "a", "b"])));
        for other in [sign("other", &["stop", "a", "b"]), sign("key", &["stop", "ab", ""]), String::new()] {
            assert!(!is_same(&signed, &other));
        }
    }

    #[test]
    fn marks_of_different_purposes_differ() {
        assert_ne!(mark("invitation", "A"), mark("session", "A"));
    }
}

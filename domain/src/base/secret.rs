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
    fn marks_of_different_purposes_differ() {
        assert_ne!(mark("invitation", "A"), mark("session", "A"));
    }
}

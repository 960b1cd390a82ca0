//! What stands in the log while the vote is open: commitments from which nothing can be read.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::digest::{Bytes, Hash, Nonce, Pid, sha256};

/// The pseudonym of a participant in one vote: HMAC-SHA256 under the key of that vote, cut to 128 bits.
///
/// It is stable inside the vote and says nothing in another one. Whoever has the key and a list of participants can
/// tell whose it is, so the key is destroyed after the period of appeal.
pub fn pid(election_key: &[u8; 32], participant: &[u8]) -> Pid {
    // HMAC fills a key up to one block with zeros, so this is the same key.
    let mut block = [0; 64];
    block[..32].copy_from_slice(election_key);
    let mut mac = Hmac::<Sha256>::new(&block.into());
    mac.update(participant);
    let code: [u8; 32] = mac.finalize().into_bytes().into();
    let mut short = [0; 16];
    short.copy_from_slice(&code[..16]);
    Bytes(short)
}

/// The leaf of a ballot: what the log shows of it while the vote is open. `ballot` is its canonical text
/// ([`counting::ballot::written`]), empty for a withdrawal.
pub fn leaf(election: &Hash, pid: &Pid, nonce: &Nonce, ballot: &str) -> Hash {
    sha256(&[b"tavolata-ballot-v1", election.as_slice(), pid.as_slice(), nonce.as_slice(), ballot.as_bytes()])
}

/// What the manifest says of a seed of lots that is told only after the vote. The seed must be impossible to guess:
/// 32 random bytes, written as text.
pub fn lot(seed: &str) -> Hash {
    sha256(&[b"tavolata-lot-v1", seed.as_bytes()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pseudonym_is_the_beginning_of_an_hmac() {
        // `hmac.new(bytes(32), b"maria", "sha256").hexdigest()[:32]` in Python.
        assert_eq!(pid(&[0; 32], b"maria").to_string(), "888fb20449c91e38f28e6f915ec77fe4");
        assert_ne!(pid(&[1; 32], b"maria"), pid(&[0; 32], b"maria"));
    }

    #[test]
    fn a_leaf_depends_on_everything_that_it_commits_to() {
        let (election, pid, nonce) = (Bytes([1; 32]), Bytes([2; 16]), Bytes([3; 32]));
        let committed = leaf(&election, &pid, &nonce, "1,4");
        assert_eq!(committed.to_string(), "7f1c50f585af0570fd86a88c8a5e2302416b21c78c6c898c437b25b8e6518437");
        assert_ne!(leaf(&Bytes([0; 32]), &pid, &nonce, "1,4"), committed);
        assert_ne!(leaf(&election, &Bytes([0; 16]), &nonce, "1,4"), committed);
        assert_ne!(leaf(&election, &pid, &Bytes([0; 32]), "1,4"), committed);
        assert_ne!(leaf(&election, &pid, &nonce, "1"), committed);
    }
}

//! Hashes: in the names of files that never change, and over what the site is made of.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::client::WORKER;
use crate::folders;

/// Characters of the hash in a file's name.
const LENGTH: usize = 12;

/// `fonts/a.woff2` becomes `fonts/a.0123456789ab.woff2`.
pub fn hashed_name(name: &str, content: &[u8]) -> String {
    let hash = hexadecimal(Sha256::digest(content).as_slice());
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
    format!("{stem}.{}.{extension}", &hash[..LENGTH])
}

/// One hash over the compiled clients, the style, the assets, and the program that puts them together.
pub fn of_sources(clients: impl IntoIterator<Item = PathBuf>) -> Result<String> {
    let root = folders::root();
    let mut files: Vec<_> = clients.into_iter().collect();
    files.push(root.join(WORKER));
    for folder in ["style", "assets", "xtask/src"] {
        files.extend(folders::files_below(&root.join(folder))?);
    }
    let mut hash = Sha256::new();
    for file in files {
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        hash.update(file.to_string_lossy().as_bytes());
        hash.update(content.len().to_le_bytes());
        hash.update(content);
    }
    Ok(hexadecimal(hash.finalize().as_slice()))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_stands_before_the_extension() {
        let name = hashed_name("fonts/a.woff2", b"ciao");
        assert_eq!(name, "fonts/a.b133a0c0e9be.woff2");
    }

    #[test]
    fn another_content_has_another_name() {
        assert_ne!(hashed_name("a.js", b"1"), hashed_name("a.js", b"2"));
    }
}

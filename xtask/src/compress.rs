//! The compressed forms that the server sends instead of the plain file.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// What is already compressed in itself.
const PACKED: [&str; 6] = ["woff2", "png", "jpg", "jpeg", "webp", "avif"];

/// Writes `FILE.br` and `FILE.gz` beside a file, where they are smaller than it.
pub fn beside(file: &Path, content: &[u8]) -> Result<()> {
    let extension = file.extension().unwrap_or_default().to_string_lossy();
    if PACKED.contains(&extension.as_ref()) {
        return Ok(());
    }
    for (ending, packed) in [("br", brotli(content)?), ("gz", gzip(content)?)] {
        if packed.len() < content.len() {
            fs::write(file.with_extension(format!("{extension}.{ending}")), packed)?;
        }
    }
    Ok(())
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let best = BrotliEncoderParams { quality: 11, lgwin: 24, size_hint: content.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &content[..], &mut packed, &best)?;
    Ok(packed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(content)?;
    Ok(packed.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_gets_both_forms_and_a_font_none() {
        let folder = tempfile::tempdir().unwrap();
        beside(&folder.path().join("a.12.css"), &b"a{color:red}".repeat(100)).unwrap();
        beside(&folder.path().join("a.12.woff2"), &[0; 1000]).unwrap();
        let mut names: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["a.12.css.br", "a.12.css.gz"]);
    }

    #[test]
    fn what_does_not_shrink_is_sent_plain() {
        let folder = tempfile::tempdir().unwrap();
        beside(&folder.path().join("a.txt"), b"x").unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}

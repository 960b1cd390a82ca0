//! The real elections that lie beside the checkout.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// The files in `folder` of the shelf that end so, sorted by name; none, and a word about it, where the
/// shelf is absent.
pub fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let shelf = env::var_os("TAVOLATA_PABULIB")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/pabulib"), PathBuf::from);
    let Ok(entries) = fs::read_dir(shelf.join(folder)) else {
        eprintln!("skipped: no elections in {}", shelf.display());
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == extension));
    paths.sort();
    assert!(!paths.is_empty(), "the shelf is there but holds no .{extension} file");
    paths
}

/// The name of a file without its ending.
pub fn name(path: &Path) -> &str {
    path.file_stem().unwrap().to_str().unwrap()
}

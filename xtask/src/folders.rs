//! Where things lie in the checkout.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The root of the checkout.
pub fn root() -> PathBuf {
    let xtask = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    xtask.parent().map(Path::to_path_buf).unwrap_or(xtask)
}

/// What cargo writes.
pub fn target() -> PathBuf {
    root().join("target")
}

/// The finished site, which the server embeds.
pub fn site() -> PathBuf {
    target().join("site")
}

/// The browser journeys.
pub fn end2end() -> PathBuf {
    root().join("end2end")
}

/// The real elections: in the folder named by `TAVOLATA_PABULIB`, or beside the project.
pub fn shelf() -> PathBuf {
    std::env::var_os("TAVOLATA_PABULIB").map_or_else(|| root().join("../shared/pabulib"), PathBuf::from)
}

/// All files below a folder, sorted; none where the folder is missing.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if folder.is_dir() {
        gather(folder, &mut found).with_context(|| format!("cannot read {}", folder.display()))?;
    }
    found.sort();
    Ok(found)
}

fn gather(folder: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            gather(&path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

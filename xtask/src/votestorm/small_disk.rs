//! A small disk in memory that can be filled.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{debian, process};

/// More than a storm of a minute writes, with SQLite's log, which grows to 64 MB and a little more.
const SIZE: &str = "size=256m";

/// A mounted disk; it is gone when this value is dropped.
pub struct SmallDisk {
    folder: PathBuf,
}

impl SmallDisk {
    /// Mounts one on an empty folder, where this process may do so.
    pub fn mount(folder: &Path) -> Option<Self> {
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", SIZE, "tavolata-storm"]).arg(folder);
        (debian::is_root() && process::succeeds(&mut mount)).then(|| Self { folder: folder.to_owned() })
    }

    /// Takes all the room that is left.
    pub fn fill(&self) -> Result<()> {
        let mut file = File::create(self.filler()).context("cannot fill the small disk")?;
        let mut size = 1 << 20;
        while size > 0 {
            // Ever smaller pieces, to the last byte.
            if file.write_all(&vec![0; size]).is_err() {
                size /= 4;
            }
        }
        Ok(())
    }

    /// Gives the room back.
    pub fn empty(&self) -> Result<()> {
        fs::remove_file(self.filler()).context("cannot empty the small disk")
    }

    fn filler(&self) -> PathBuf {
        self.folder.join("filler")
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily: a server that still has a file open keeps it until it ends.
        process::succeeds(Command::new("umount").arg("--lazy").arg(&self.folder));
    }
}

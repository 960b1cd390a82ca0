//! The server: one binary, `tavolata`, with the site inside.

use std::path::PathBuf;

use anyhow::Result;

use crate::toolchain::Toolchain;
use crate::{folders, process, say, site};

/// How the server is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build again: for development and tests.
    Dev,
    /// Optimised, yet built in minutes: for `serve`.
    Serve,
}

impl Profile {
    fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Serve => "serve",
        }
    }

    /// Where the binary of this profile lies.
    pub fn binary(self) -> PathBuf {
        let folder = match self {
            Self::Dev => "debug",
            Self::Serve => "serve",
        };
        folders::target().join(folder).join("tavolata")
    }
}

/// Builds the site, then the server around it, and returns the binary.
pub fn build(profile: Profile) -> Result<PathBuf> {
    let toolchain = Toolchain::provide()?;
    site::provide(toolchain)?;
    let binary = profile.binary();
    if binary.exists() {
        say::step("Compiling the server");
    } else {
        say::step("Compiling the server (the first time takes some five minutes)");
    }
    process::run(toolchain.cargo().args(["build", "--package", "server", "--profile", profile.name()]))?;
    Ok(binary)
}

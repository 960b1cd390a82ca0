//! The server: one binary, `tavolata`.

use std::path::PathBuf;
use std::thread;

use anyhow::{Result, anyhow};

use crate::toolchain::Toolchain;
use crate::{folders, process, say, site};

/// How the server is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build, also from nothing; reads the site from `target/site`.
    Dev,
    /// Optimised, with the site inside.
    Release,
}

impl Profile {
    fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "release",
        }
    }

    /// Where the binary of this profile lies.
    pub fn binary(self) -> PathBuf {
        let folder = match self {
            Self::Dev => "debug",
            Self::Release => "release",
        };
        folders::target().join(folder).join("tavolata")
    }
}

/// Builds the site and the server, and returns the binary.
pub fn build(profile: Profile) -> Result<PathBuf> {
    let toolchain = Toolchain::provide()?;
    match profile {
        Profile::Dev => thread::scope(|both| {
            let server = both.spawn(|| compile(toolchain, profile));
            site::provide(toolchain)?;
            server.join().map_err(|_| anyhow!("the thread that compiles the server ended"))?
        }),
        Profile::Release => {
            site::provide(toolchain)?;
            compile(toolchain, profile)
        }
    }
}

/// Builds the server alone, for commands that serve no page, and returns the binary.
pub fn compile(toolchain: Toolchain, profile: Profile) -> Result<PathBuf> {
    let first = !profile.binary().exists();
    say::step(if first {
        "Compiling the server (the first time takes some minutes)"
    } else {
        "Compiling the server"
    });
    process::run(toolchain.cargo().args(["build", "--package", "server", "--profile", profile.name()]))?;
    Ok(profile.binary())
}

//! `cargo xtask serve`: everything built, then the platform on this machine.

use std::env;
use std::fs;
use std::os::unix::process::CommandExt;

use anyhow::{Context, Result};

use crate::server::{self, Profile};
use crate::{folders, process, say};

/// Builds, then becomes the server, so that Ctrl-C reaches it directly.
pub fn serve(port: Option<u16>) -> Result<()> {
    let binary = server::build(Profile::Dev)?;
    let mut command = process::command(binary.as_os_str());
    command.args(["serve", "--demo-if-empty"]);
    if let Some(port) = port {
        command.env("TAVOLATA_LISTEN", format!("127.0.0.1:{port}"));
        command.env("TAVOLATA_PUBLIC_URL", format!("http://127.0.0.1:{port}"));
    }
    if env::var_os("DATABASE_URL").is_none() {
        let folder = folders::root().join("var");
        fs::create_dir_all(&folder).context("cannot make the folder var")?;
        command.env("DATABASE_URL", format!("sqlite://{}", folder.join("tavolata.sqlite").display()));
    }
    say::step("Starting Tavolata");
    Err(command.exec()).with_context(|| format!("cannot start {}", binary.display()))
}

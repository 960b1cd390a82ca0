//! What is asked of the source itself.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::client::Client;
use crate::toolchain::{Toolchain, WASM};
use crate::{client, folders, process};

/// What the client must never carry: it would mean that the server's world crossed a wall.
const NOT_IN_THE_CLIENT: [&str; 6] = ["server", "migrations", "sea-orm", "sqlx", "axum", "tokio"];
/// What a recount must never need: everybody should be able to read all of it, and chance comes from outside.
const NOT_IN_A_RECOUNT: [&str; 7] = ["app", "domain", "leptos", "server", "tokio", "rand", "getrandom"];

/// rustfmt has nothing to change.
pub fn format() -> Result<()> {
    process::run(Toolchain::Own.cargo().args(["fmt", "--all", "--check"]))
        .context("to repair it: cargo fmt --all")
}

/// clippy has nothing to say about what runs on the server.
pub fn clippy() -> Result<()> {
    // The server embeds this folder; for reading its source it may be empty.
    fs::create_dir_all(folders::site()).context("cannot make target/site")?;
    process::run(Toolchain::Own.cargo().args([
        "clippy",
        "--workspace",
        "--exclude",
        "frontend",
        "--exclude",
        "frontend-staff",
        "--exclude",
        "frontend-recount",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))
}

/// clippy has nothing to say about what runs in the browser.
pub fn clippy_client(toolchain: Toolchain) -> Result<()> {
    process::run(
        toolchain
            .cargo()
            .args(["clippy", "--target", WASM])
            .args(Client::ALL.iter().flat_map(|client| ["--package", client.package()]))
            .args(["--", "-D", "warnings"])
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", client::FLAGS),
    )
}

/// The client carries nothing of the server, and what recounts a vote carries nothing but arithmetic.
pub fn walls() -> Result<()> {
    for (package, forbidden) in
        [("frontend-staff", &NOT_IN_THE_CLIENT[..]), ("frontend-recount", &NOT_IN_A_RECOUNT)]
    {
        let tree = process::read(
            Toolchain::Own
                .cargo()
                .args(["tree", "--package", package, "--target", WASM, "--edges", "normal"])
                .args(["--prefix", "none", "--format", "{p}"]),
        )?;
        let strangers = strangers(&tree, forbidden);
        if !strangers.is_empty() {
            bail!("{package} carries {}: find out why with `cargo tree --invert`", strangers.join(", "));
        }
    }
    Ok(())
}

/// Order of the slices, lengths of files, forbidden words.
pub fn tidy() -> Result<()> {
    process::run(Toolchain::Own.cargo().args(["test", "--package", "domain", "--test", "tidy"]))
}

fn strangers(tree: &str, forbidden: &[&'static str]) -> Vec<&'static str> {
    let carried: Vec<_> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    forbidden.iter().copied().filter(|name| carried.contains(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_library_in_the_client_is_named() {
        let tree = "frontend v0.1.0 (/x)\nleptos v0.8.23\ntokio-util v1\nsea-orm v2.0.4\n";
        assert_eq!(strangers(tree, &NOT_IN_THE_CLIENT), ["sea-orm"]);
    }
}

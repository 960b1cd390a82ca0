//! The client's target where rustup cannot download it: Debian ships a compiler and its source, and
//! from these the standard library for wasm is built once.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::toolchain::WASM;
use crate::{debian, folders, process, say};

/// Debian's compiler.
pub const RUSTC: &str = "/usr/bin/rustc";

const CARGO: &str = "/usr/bin/cargo";
const LIBRARY: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/lib";
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const LINKER: &str = "wasm-ld-22";
const CRATE: &str = "empty";

/// Debian's cargo with Debian's compiler, whatever else is on the path.
pub fn cargo() -> Command {
    let mut command = process::command(CARGO.as_ref());
    command
        .env("RUSTC", RUSTC)
        .env("RUSTDOC", "/usr/bin/rustdoc")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", LINKER)
        .env_remove("RUSTUP_TOOLCHAIN")
        .env_remove("LD_LIBRARY_PATH");
    command
}

/// Installs the compiler and builds its standard library for wasm.
///
/// # Errors
/// Without root, the error holds the commands to type.
pub fn build() -> Result<()> {
    if !debian::is_root() {
        let this = env::current_exe().context("cannot tell where this program lies")?;
        bail!(
            "The Rust target {WASM} is missing. With a connection:\n  rustup target add {WASM}\n\
             Without one, Debian's packages hold what is needed:\n  sudo {} wasm-target\n\
             Then start again.",
            this.display()
        );
    }
    debian::install(&PACKAGES, "Debian's Rust compiler")?;
    say::step("Building the standard library for wasm from Debian's source (under a minute)");
    let folder = tempfile::tempdir().context("no temporary folder")?;
    write_empty_crate(folder.path())?;
    process::run(
        cargo()
            .current_dir(folder.path())
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_TARGET_DIR", folder.path().join("target"))
            .args(["build", "--release", "--target", WASM])
            .arg("-Zbuild-std=core,alloc,std,panic_abort,proc_macro"),
    )?;
    keep_libraries(&folder.path().join("target").join(WASM).join("release/deps"))
}

fn write_empty_crate(folder: &Path) -> Result<()> {
    let manifest =
        format!("[package]\nname = \"{CRATE}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n");
    fs::create_dir(folder.join("src"))?;
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::write(folder.join("src/lib.rs"), "")?;
    Ok(())
}

fn keep_libraries(built: &Path) -> Result<()> {
    fs::create_dir_all(LIBRARY).with_context(|| format!("cannot make {LIBRARY}"))?;
    for file in folders::files_below(built)? {
        let name = file.file_name().unwrap_or_default();
        let is_library = file.extension().is_some_and(|extension| extension == "rlib");
        if is_library && !name.to_string_lossy().starts_with(&format!("lib{CRATE}-")) {
            fs::copy(&file, Path::new(LIBRARY).join(name))
                .with_context(|| format!("cannot write to {LIBRARY}"))?;
        }
    }
    Ok(())
}

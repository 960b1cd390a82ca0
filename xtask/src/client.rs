//! The program that runs in the browser: compiled to wasm, then given its JavaScript.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::toolchain::{Toolchain, WASM};
use crate::{folders, process, say};

/// The name of the site's main files.
pub const NAME: &str = "tavolata";

/// Flags of the client's compiler.
pub const FLAGS: &str = "";

/// Compiles the client and returns the wasm file as the compiler left it.
pub fn compile(toolchain: Toolchain) -> Result<PathBuf> {
    let folder = folders::target().join("client");
    let wasm = folder.join(WASM).join("client/frontend.wasm");
    if wasm.exists() {
        say::step("Compiling the client");
    } else {
        say::step("Compiling the client (the first time takes some three minutes)");
    }
    process::run(
        toolchain
            .cargo()
            .args(["build", "--package", "frontend", "--profile", "client", "--target", WASM, "--target-dir"])
            .arg(folder)
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", FLAGS),
    )?;
    Ok(wasm)
}

/// Writes the client as browsers load it into `folder`: `tavolata.js`, `tavolata_bg.wasm` and,
/// where a library brings some, `snippets/`.
pub fn bind(wasm: &Path, folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(wasm)
        .out_name(NAME)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(false)
                .debug(false)
                .remove_name_section(true)
                .remove_producers_section(true)
                .omit_default_module_path(true)
                .generate(folder)
        })
        .context("wasm-bindgen could not read the client")
}

//! The program that runs in the browser: compiled to wasm, then given its JavaScript.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::toolchain::{Toolchain, WASM};
use crate::{folders, process, say};

/// The name of the site's main files.
pub const NAME: &str = "tavolata";

/// Flags of the client's compiler. Erased views are measured to be a tenth smaller on the wire than fully typed ones.
pub const FLAGS: &str = "--cfg erase_components";

/// The two builds of the client. People download only what they use: the pages of the staff come in a build of
/// their own, which has all pages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Client {
    /// The pages of everybody.
    Everybody,
    /// All pages.
    Staff,
}

impl Client {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Everybody, Self::Staff];

    /// The name of its files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Everybody => NAME,
            Self::Staff => "tavolata-staff",
        }
    }

    const fn features(self) -> &'static str {
        match self {
            Self::Everybody => "",
            Self::Staff => "staff",
        }
    }
}

/// Compiles a client and returns the wasm file as the compiler left it.
pub fn compile(toolchain: Toolchain, client: Client) -> Result<PathBuf> {
    let folder = folders::target().join("client");
    let wasm = folder.join(format!("{}.wasm", client.name()));
    if wasm.exists() {
        say::step(&format!("Compiling the client {}", client.name()));
    } else {
        say::step(&format!("Compiling the client {} (the first time takes some minutes)", client.name()));
    }
    process::run(
        toolchain
            .cargo()
            .args(["build", "--package", "frontend", "--profile", "client", "--target", WASM])
            .args(["--features", client.features(), "--target-dir"])
            .arg(&folder)
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", FLAGS),
    )?;
    // Both builds leave the same file: each is put aside under its own name.
    std::fs::copy(folder.join(WASM).join("client/frontend.wasm"), &wasm)
        .context("cannot keep the compiled client")?;
    Ok(wasm)
}

/// Writes a client as browsers load it into `folder`: `<name>.js`, `<name>_bg.wasm` and,
/// where a library brings some, `snippets/`.
pub fn bind(client: Client, wasm: &Path, folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(wasm)
        .out_name(client.name())
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

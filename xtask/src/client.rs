//! The program that runs in the browser: compiled to wasm, then given its JavaScript.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::toolchain::{Toolchain, WASM};
use crate::{folders, process, say};

/// The name of the site's main files.
pub const NAME: &str = "tavolata";

/// The script of the worker that recounts, from the root of the project.
pub const WORKER: &str = "frontend/recount/worker.js";

/// Flags of the client's compiler. Erased views are measured to be a tenth smaller on the wire than fully typed ones.
pub const FLAGS: &str = "--cfg erase_components";

/// The programs for the browser. People download only what they use: whoever works here gets all pages, everybody else
/// those of everybody, and whoever recounts a vote what recounts it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Client {
    /// The pages of everybody.
    Everybody,
    /// All pages.
    Staff,
    /// What recounts a vote, for a worker beside the page.
    Recount,
}

impl Client {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Everybody, Self::Staff, Self::Recount];

    /// The name of its files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Everybody => NAME,
            Self::Staff => "tavolata-staff",
            Self::Recount => "recount",
        }
    }

    /// The crate that makes it.
    pub const fn package(self) -> &'static str {
        match self {
            Self::Everybody => "frontend",
            Self::Staff => "frontend-staff",
            Self::Recount => "frontend-recount",
        }
    }

    /// The wasm file as the compiler leaves it.
    pub fn wasm(self) -> PathBuf {
        folder().join(WASM).join("client").join(format!("{}.wasm", self.package().replace('-', "_")))
    }
}

/// Compiles all clients: what they share once, then each.
pub fn compile(toolchain: Toolchain) -> Result<()> {
    let first = Client::ALL.iter().any(|client| !client.wasm().exists());
    say::step(if first {
        "Compiling the client (the first time takes some minutes)"
    } else {
        "Compiling the client"
    });
    let mut cargo = toolchain.cargo();
    cargo.arg("build").args(Client::ALL.iter().flat_map(|client| ["--package", client.package()]));
    cargo.args(["--profile", "client", "--target", WASM, "--target-dir"]).arg(folder());
    process::run(cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", FLAGS))
}

/// Where the clients are compiled, apart from the server, so that neither waits for the other.
fn folder() -> PathBuf {
    folders::target().join("client")
}

/// Writes a client as browsers load it into `folder`: `<name>.js`, `<name>_bg.wasm` and,
/// where a library brings some, `snippets/`.
pub fn bind(client: Client, folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(client.wasm())
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

//! Which Rust compiler builds the server and the client: one for both, so that build scripts and
//! macros are compiled once.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::Result;

use crate::{debian_wasm, folders, process, say};

/// The client's target.
pub const WASM: &str = "wasm32-unknown-unknown";

/// A compiler that can build for the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toolchain {
    /// The one that built this program.
    Own,
    /// Debian's, with the standard library for wasm built from Debian's source.
    Debian,
}

impl Toolchain {
    /// Finds such a compiler, or makes one.
    ///
    /// # Errors
    /// Where something is missing and may not be installed, the error holds the commands to type.
    pub fn provide() -> Result<Self> {
        let own_is_debian = ask("rustc", &["--print", "sysroot"]).is_some_and(|root| root == "/usr");
        if !own_is_debian && has_wasm("rustc") {
            return Ok(Self::Own);
        }
        if has_wasm(debian_wasm::RUSTC) {
            return Ok(Self::Debian);
        }
        if !own_is_debian && add_with_rustup() {
            return Ok(Self::Own);
        }
        debian_wasm::build()?;
        Ok(Self::Debian)
    }

    /// This compiler's cargo.
    pub fn cargo(self) -> Command {
        match self {
            Self::Own => {
                process::command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()).as_ref())
            }
            Self::Debian => debian_wasm::cargo(),
        }
    }
}

fn add_with_rustup() -> bool {
    if !process::is_installed("rustup") {
        return false;
    }
    say::step("Adding the wasm target with rustup");
    let added = process::run(process::command("rustup".as_ref()).args(["target", "add", WASM])).is_ok();
    if !added {
        say::note("rustup could not download it; trying Debian's packages instead");
    }
    added && has_wasm("rustc")
}

fn has_wasm(rustc: &str) -> bool {
    ask(rustc, &["--print", "target-libdir", "--target", WASM])
        .is_some_and(|folder| has_core(Path::new(&folder)))
}

fn has_core(folder: &Path) -> bool {
    let is_core = |path: &PathBuf| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("libcore-"))
            && path.extension().is_some_and(|extension| extension == "rlib")
    };
    folders::files_below(folder).is_ok_and(|files| files.iter().any(is_core))
}

fn ask(program: &str, arguments: &[&str]) -> Option<String> {
    process::read(process::command(program.as_ref()).args(arguments).stderr(Stdio::null())).ok()
}

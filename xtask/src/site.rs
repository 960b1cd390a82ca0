//! The finished site in `target/site`: client, style and assets under names that hold a hash of what
//! is in them, each with its compressed forms, and `manifest.json` from plain name to hashed name.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::client::{self, Client, NAME, WORKER};
use crate::toolchain::Toolchain;
use crate::{compress, digest, folders, say, style};

/// Builds the site, unless what it is made of has not changed.
pub fn provide(toolchain: Toolchain) -> Result<()> {
    client::compile(toolchain)?;
    let stamp = folders::target().join("site.stamp");
    let sources = digest::of_sources(Client::ALL.map(Client::wasm))?;
    if folders::site().join("manifest.json").exists()
        && fs::read_to_string(&stamp).is_ok_and(|old| old == sources)
    {
        return Ok(());
    }
    say::step("Making the site");
    write()?;
    fs::write(stamp, sources).context("cannot write target/site.stamp")
}

fn write() -> Result<()> {
    let site = folders::site();
    if site.exists() {
        fs::remove_dir_all(&site).context("cannot empty target/site")?;
    }
    let mut site = Site::default();
    site.add_assets()?;
    site.add_style()?;
    for client in Client::ALL {
        site.add_client(client)?;
    }
    site.add_worker()?;
    let manifest = serde_json::to_vec_pretty(&site.names)?;
    save(Path::new("manifest.json"), &manifest)
}

/// What the site holds so far: plain name to hashed name.
#[derive(Default)]
struct Site {
    names: BTreeMap<String, String>,
}

impl Site {
    fn add(&mut self, name: &str, content: &[u8]) -> Result<()> {
        let hashed = digest::hashed_name(name, content);
        save(Path::new(&hashed), content)?;
        compress::beside(&folders::site().join(&hashed), content)?;
        self.names.insert(name.to_owned(), hashed);
        Ok(())
    }

    fn add_assets(&mut self) -> Result<()> {
        let folder = folders::root().join("assets");
        for file in folders::files_below(&folder)? {
            if file.extension().is_none_or(|extension| extension != "md") {
                self.add(&plain_name(&file, &folder), &fs::read(&file)?)?;
            }
        }
        Ok(())
    }

    fn add_style(&mut self) -> Result<()> {
        let Some(css) = style::compile()? else { return Ok(()) };
        let css = style::point_at(&css, |name| self.names.get(name).cloned())?;
        self.add(&format!("{NAME}.css"), css.as_bytes())
    }

    fn add_client(&mut self, client: Client) -> Result<()> {
        let name = client.name();
        let folder = tempfile::tempdir().context("no temporary folder")?;
        client::bind(client, folder.path())?;
        self.add(&format!("{name}.wasm"), &fs::read(folder.path().join(format!("{name}_bg.wasm")))?)?;
        let mut script = fs::read_to_string(folder.path().join(format!("{name}.js")))?;
        for file in folders::files_below(&folder.path().join("snippets"))? {
            let snippet = plain_name(&file, folder.path());
            self.add(&snippet, &fs::read(&file)?)?;
            script = script.replace(&format!("./{snippet}"), &format!("./{}", self.names[&snippet]));
        }
        self.add(&format!("{name}.js"), script.as_bytes())
    }

    /// The worker's script, which names the parts of its program.
    fn add_worker(&mut self) -> Result<()> {
        let mut script =
            fs::read_to_string(folders::root().join(WORKER)).context("cannot read the worker")?;
        let name = Client::Recount.name();
        for part in [format!("{name}.js"), format!("{name}.wasm")] {
            script = script.replace(&format!("./{part}"), &format!("./{}", self.names[&part]));
        }
        self.add(&format!("{name}-worker.js"), script.as_bytes())
    }
}

fn plain_name(file: &Path, folder: &Path) -> String {
    file.strip_prefix(folder).unwrap_or(file).to_string_lossy().into_owned()
}

fn save(name: &Path, content: &[u8]) -> Result<()> {
    let path = folders::site().join(name);
    fs::create_dir_all(path.parent().unwrap_or(&path))?;
    fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))
}

//! `tavolata watch`.

use clap::Args;
use recount::{
    digest::Hash,
    manifest::{Manifest, election_id},
    watch::{Alarm, Seen, Watch as Watcher},
};
use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use super::{CommandError, read_text};

/// The most that is read of any answer: manifests are the largest.
const LARGEST: u64 = 16 << 20;

/// Fetches the signed heads of a log now and then, checks that each continues the one before, and keeps them.
#[derive(Debug, Args)]
pub struct Watch {
    /// The address of the site.
    url: String,
    /// The board whose vote is watched.
    board: String,
    /// How many seconds pass between two looks.
    #[arg(long, default_value_t = 60)]
    every: u64,
    /// The file in which heads are kept; without it `BOARD.heads` in this folder. `tavolata verify --head` takes it.
    #[arg(long)]
    keep: Option<PathBuf>,
    /// The name of the vote, as it is printed in the rulebook.
    #[arg(long)]
    election: Option<String>,
    /// Looks once and ends.
    #[arg(long)]
    once: bool,
}

/// Why a look came to nothing.
enum Trouble {
    /// The log cannot be reached or answers nonsense; it is asked again.
    Silence(String),
    /// History was changed.
    Alarm(Alarm, String),
}

impl Watch {
    /// Looks until history was changed.
    pub fn run(self) -> Result<(), CommandError> {
        let keep = self.keep.clone().unwrap_or_else(|| format!("{}.heads", self.board).into());
        let mut watcher = self.begin(&keep)?;
        loop {
            match self.look(&mut watcher) {
                Ok(seen) => {
                    say!("{}", told(&seen));
                    write(&keep, &watcher.to_file())?;
                }
                Err(Trouble::Silence(why)) if self.once => return Err(CommandError::Watch(why)),
                Err(Trouble::Silence(why)) => eprintln!("tavolata: {why}; asking again later"),
                Err(Trouble::Alarm(alarm, shown)) => {
                    let evidence = PathBuf::from(format!("{}.alarm", keep.display()));
                    write(&evidence, &shown)?;
                    return Err(CommandError::Watch(format!(
                        "ALARM: {alarm}. What the log showed is kept in {}, what it showed before in {}: publish both",
                        evidence.display(),
                        keep.display()
                    )));
                }
            }
            if self.once {
                return Ok(());
            }
            thread::sleep(Duration::from_secs(self.every.max(1)));
        }
    }

    /// Takes up what was kept, or begins with the manifest; its key must not have changed since.
    fn begin(&self, keep: &Path) -> Result<Watcher, CommandError> {
        let text = self.fetch("manifest").map_err(CommandError::Watch)?;
        let manifest =
            Manifest::read(&text).map_err(|error| CommandError::Watch(format!("manifest: {error}")))?;
        let key = manifest.key().map_err(|error| CommandError::Watch(error.to_string()))?;
        let name = election_id(&text).to_string();
        if self.election.as_ref().is_some_and(|expected| expected.trim() != name) {
            return Err(CommandError::Watch(format!(
                "ALARM: the log is of another vote than expected: {name}"
            )));
        }
        say!("{}\nvote {name}\nlog  {key}", manifest.question);
        if !keep.exists() {
            return Ok(Watcher::new(key));
        }
        let kept = Watcher::from_file(&read_text(keep)?);
        let kept = kept.ok_or_else(|| CommandError::Watch(format!("{} does not read", keep.display())))?;
        if *kept.key() == key {
            Ok(kept)
        } else {
            Err(CommandError::Watch(format!("ALARM: the log had the key {} and now shows {key}", kept.key())))
        }
    }

    fn look(&self, watcher: &mut Watcher) -> Result<Seen, Trouble> {
        let checkpoint = self.fetch("checkpoint").map_err(Trouble::Silence)?;
        let alarm = |alarm: Alarm| Trouble::Alarm(alarm, checkpoint.clone());
        let proof = match watcher.needs(&checkpoint).map_err(alarm)? {
            Some((from, to)) => {
                let path = format!("consistency?from={from}&to={to}");
                let text = self.fetch(&path).map_err(Trouble::Silence)?;
                let hashes: Option<Vec<Hash>> = text.lines().map(Hash::from_hex).collect();
                hashes.ok_or_else(|| Trouble::Silence("the proof of consistency does not read".to_owned()))?
            }
            None => Vec::new(),
        };
        watcher.look(&checkpoint, &proof).map_err(alarm)
    }

    fn fetch(&self, what: &str) -> Result<String, String> {
        let address = format!("{}/record/{}/{what}", self.url.trim_end_matches('/'), self.board);
        let agent: ureq::Agent =
            ureq::Agent::config_builder().timeout_global(Some(Duration::from_secs(30))).build().into();
        let answer = agent
            .get(&address)
            .call()
            .and_then(|mut answer| answer.body_mut().with_config().limit(LARGEST).read_to_string());
        answer.map_err(|error| format!("{address}: {error}"))
    }
}

fn told(seen: &Seen) -> String {
    match seen {
        Seen::First(head) => format!("first look: {} leaves, root {}", head.size, head.root),
        Seen::Same(head) => format!("unchanged: {} leaves", head.size),
        Seen::Grown { from, to } => format!("grown from {from} to {} leaves, root {}", to.size, to.root),
    }
}

/// Writes beside and renames, so that what was kept is never half there.
fn write(path: &Path, text: &str) -> Result<(), CommandError> {
    let beside = PathBuf::from(format!("{}.new", path.display()));
    fs::write(&beside, text)
        .and_then(|()| fs::rename(&beside, path))
        .map_err(|cause| CommandError::Machine { what: format!("cannot write {}", path.display()), cause })
}

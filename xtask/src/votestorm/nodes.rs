//! The servers of a storm, each at its port, killed and started again.

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::served::{Served, free_port, tavolata};
use crate::{debian, process};

/// One server.
pub struct Node {
    binary: PathBuf,
    database: String,
    /// Where it listens.
    pub port: u16,
    log: PathBuf,
    served: Option<Served>,
}

impl Node {
    /// A server on a database, started; it writes its log into the folder.
    pub fn start(binary: &Path, database: &str, folder: &Path) -> Result<Self> {
        let port = free_port()?;
        let log = folder.join(format!("server-{port}.log"));
        let mut node =
            Self { binary: binary.to_owned(), database: database.to_owned(), port, log, served: None };
        node.start_again()?;
        Ok(node)
    }

    /// Starts it, at the same port as before.
    pub fn start_again(&mut self) -> Result<()> {
        let log: File = OpenOptions::new().create(true).append(true).open(&self.log)?;
        let mut command = tavolata(&self.binary, &self.database);
        command.stderr(log);
        self.served = Some(Served::start_at(self.port, command)?);
        Ok(())
    }

    /// Kills it by SIGKILL.
    pub fn kill(&mut self) -> Result<()> {
        if let Some(mut served) = self.served.take() {
            served.kill()?;
        }
        Ok(())
    }

    /// Stops it for a while.
    pub fn pause(&self, length: Duration) -> Result<()> {
        let process = self.process()?;
        signal("STOP", process)?;
        sleep(length);
        signal("CONT", process)
    }

    /// Makes its syncing to the disk fail for a while.
    pub fn fail_to_sync(&self, length: Duration) -> Result<()> {
        let mut strace = inject().args(["-p", &self.process()?.to_string()]).spawn()?;
        sleep(length);
        let early = strace.try_wait()?;
        if early.is_none() {
            signal("INT", strace.id())?;
        }
        finish(&mut strace)?;
        if let Some(status) = early {
            bail!("strace ended by itself ({status})");
        }
        Ok(())
    }

    fn process(&self) -> Result<u32> {
        Ok(self.served.as_ref().context("the server does not run")?.process())
    }
}

/// Whether syncing can be made to fail here: strace is there, or can be installed, and may look into processes.
pub fn can_fail_to_sync() -> bool {
    if !process::is_installed("strace") && debian::is_root() {
        // Without it this condition is left out, which the report tells.
        let _ = debian::install(&["strace"], "strace");
    }
    debian::is_root() && process::succeeds(inject().arg("true"))
}

fn inject() -> Command {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync"]);
    command.args(["-e", "inject=fsync,fdatasync:error=EIO"]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn finish(child: &mut Child) -> Result<()> {
    child.wait()?;
    Ok(())
}

fn signal(name: &str, process: u32) -> Result<()> {
    process::run(Command::new("sh").args(["-c", &format!("kill -{name} {process}")]))
}

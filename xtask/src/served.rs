//! A server to measure or to storm: its own process, its own database, gone afterwards.

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::http::{Asker, Connection};
use crate::process;

/// Clock ticks of `/proc` in a second: Linux has said 100 to programs since ever.
const TICKS: u64 = 100;
/// How long a start may take on a slow machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// A running server; it is killed when this value is dropped.
pub struct Served {
    child: Child,
    /// Where it listens.
    pub port: u16,
    /// From its start until it was ready.
    pub start_up: Duration,
}

impl Served {
    /// Starts the server and waits until it is ready.
    pub fn start(binary: &Path, database: &str) -> Result<Self> {
        Self::start_at(free_port()?, tavolata(binary, database))
    }

    /// The same at a given port, from a command that [`tavolata`] made.
    pub fn start_at(port: u16, mut command: Command) -> Result<Self> {
        let begun = Instant::now();
        let child = command
            .arg("serve")
            .env("TAVOLATA_LISTEN", format!("127.0.0.1:{port}"))
            .env("TAVOLATA_PUBLIC_URL", format!("http://127.0.0.1:{port}"))
            .stdout(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {}", command.get_program().display()))?;
        let mut served = Self { child, port, start_up: Duration::ZERO };
        while begun.elapsed() < PATIENCE {
            if let Some(status) = served.child.try_wait()? {
                bail!("the server did not start ({status})");
            }
            if is_ready(port) {
                served.start_up = begun.elapsed();
                return Ok(served);
            }
            sleep(Duration::from_millis(2));
        }
        bail!("the server was not ready within {} seconds", PATIENCE.as_secs())
    }

    /// The number of its process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// SIGKILL: nothing is finished, nothing is flushed.
    pub fn kill(&mut self) -> Result<ExitStatus> {
        self.child.kill()?;
        Ok(self.child.wait()?)
    }

    /// Memory that is in use at this moment, in bytes.
    pub fn resident(&self) -> Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        resident_in(&status).context("/proc tells no resident memory")
    }

    /// Processor time that it has taken so far, its database's among it.
    pub fn processor_time(&self) -> Result<Duration> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        let ticks = ticks_in(&stat).context("/proc tells no processor time")?;
        Ok(Duration::from_millis(ticks * 1000 / TICKS))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to kill.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program on a database of its own, quiet, whatever the environment says otherwise.
pub fn tavolata(binary: &Path, database: &str) -> Command {
    let mut command = process::command(binary.as_os_str());
    command.env("DATABASE_URL", database).env("RUST_LOG", "warn");
    command
}

/// A port of this machine on which nobody listens.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

fn is_ready(port: u16) -> bool {
    let ready = Asker { port, cookie: None }.page("/readyz");
    Connection::open(port).is_ok_and(|mut connection| connection.succeed(&ready).is_ok())
}

fn resident_in(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: u64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}

/// User and system time: the 14th and 15th field; the second, in brackets, may hold anything.
fn ticks_in(stat: &str) -> Option<u64> {
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_whitespace().skip(11);
    let user: u64 = fields.next()?.parse().ok()?;
    let system: u64 = fields.next()?.parse().ok()?;
    Some(user + system)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processor_time_is_found_behind_any_name() {
        let stat = "12 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 70 5 0 0 20";
        assert_eq!(ticks_in(stat), Some(75));
    }

    #[test]
    fn resident_memory_is_told_in_kibibytes() {
        assert_eq!(resident_in("VmPeak:\t  9 kB\nVmRSS:\t   43008 kB\n"), Some(43008 * 1024));
    }
}

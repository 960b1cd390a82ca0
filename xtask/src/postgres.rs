//! A private `PostgreSQL`: its own folder, its own port, gone afterwards.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::{debian, process, say};

const VERSIONS: &str = "/usr/lib/postgresql";
const USER: &str = "tavolata";

/// Makes a cluster, serves it until standard input closes, and removes it; each line stops it at once, without
/// any tidying up, and serves it again. Standard input closes
/// whenever the program that holds it ends, however it ends, so no server is left behind.
const KEEPER: &str = r#"
trap '' INT
folder=$(mktemp -d) && cd "$folder" || exit 1
trap 'cd /; rm -rf "$folder"' EXIT
"$BIN/initdb" --pgdata=data --username="$NAME" --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >initdb.log 2>&1 ||
    { cat initdb.log >&2; exit 1; }
serve() {
    # shellcheck disable=SC2086
    "$BIN/postgres" -D data -k "$folder" -h 127.0.0.1 -p "$PORT" $SETTINGS -c max_connections=300 \
        -c shared_buffers=256MB >>postgres.log 2>&1 </dev/null &
    server=$!
}
serve
while read -r _; do
    kill -QUIT $server
    wait $server
    serve
    echo again
done
kill -INT $server
wait $server
"#;

/// For tests: as quick as can be.
const QUICK: &str = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off";
/// What is acknowledged is on the disk.
const DURABLE: &str = "-c fsync=on -c synchronous_commit=on -c full_page_writes=on";

/// A running cluster; it stops when this value is dropped.
pub struct Cluster {
    url: String,
    port: String,
    programs: PathBuf,
    keeper: Child,
}

impl Cluster {
    /// Starts a cluster for tests, after installing Debian's package where it is missing.
    ///
    /// # Errors
    /// Where it may not be installed, the error holds the command to type.
    pub fn start() -> Result<Self> {
        Self::start_with(QUICK)
    }

    /// Starts a cluster that keeps what it acknowledges, as one in use does.
    ///
    /// # Errors
    /// As [`Cluster::start`].
    pub fn start_durable() -> Result<Self> {
        Self::start_with(DURABLE)
    }

    fn start_with(settings: &str) -> Result<Self> {
        let programs = provide()?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port().to_string();
        let keeper = as_ordinary_person()
            .args(["sh", "-c", KEEPER])
            .envs([("BIN", programs.as_os_str()), ("PORT", port.as_ref()), ("NAME", USER.as_ref())])
            .env("SETTINGS", settings)
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start PostgreSQL")?;
        let url = format!("postgres://{USER}@127.0.0.1:{port}/postgres");
        let mut cluster = Self { url, port, programs, keeper };
        cluster.wait_until_ready()?;
        say::note(&format!("PostgreSQL listens on port {}", cluster.port));
        Ok(cluster)
    }

    /// Where tests reach it; the user may create databases.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// A program of its version, `psql` among them.
    pub fn program(&self, name: &str) -> PathBuf {
        self.programs.join(name)
    }

    /// Stops it in immediate mode, in which it finishes nothing, and starts it again: it recovers from its log.
    ///
    /// # Errors
    /// Where it does not come back.
    pub fn restart_at_once(&mut self) -> Result<()> {
        let (input, output) = (self.keeper.stdin.as_mut(), self.keeper.stdout.as_mut());
        let (input, output) = input.zip(output).context("nobody keeps PostgreSQL")?;
        writeln!(input)?;
        BufReader::new(output).read_line(&mut String::new())?;
        self.wait_until_ready()
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let mut ready = Command::new(self.program("pg_isready"));
        ready.args(["-q", "-h", "127.0.0.1", "-p", &self.port, "-d", "postgres", "-U", USER]);
        for _ in 0..300 {
            if let Some(status) = self.keeper.try_wait()? {
                bail!("PostgreSQL did not start ({status})");
            }
            if process::succeeds(&mut ready) {
                return Ok(());
            }
            sleep(Duration::from_millis(100));
        }
        bail!("PostgreSQL did not answer within 30 seconds")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        if let Err(error) = self.keeper.wait() {
            say::note(&format!("PostgreSQL did not stop: {error}"));
        }
    }
}

fn provide() -> Result<PathBuf> {
    if newest().is_none() {
        debian::install(&["postgresql"], "PostgreSQL")?;
    }
    newest().with_context(|| format!("no PostgreSQL below {VERSIONS}"))
}

/// The folder with the programs of the newest version.
fn newest() -> Option<PathBuf> {
    let version =
        |path: &PathBuf| path.file_name().and_then(|name| name.to_string_lossy().parse::<u32>().ok());
    let folders = fs::read_dir(VERSIONS).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    let newest = folders.filter(|folder| folder.join("bin/postgres").is_file()).max_by_key(version)?;
    Some(newest.join("bin"))
}

/// `PostgreSQL` refuses to run as root: root hands over to Debian's `postgres`.
fn as_ordinary_person() -> Command {
    let mut command;
    if debian::is_root() {
        command = Command::new("runuser");
        command.args(["-u", "postgres", "--", "env"]);
    } else {
        command = Command::new("env");
    }
    command
}

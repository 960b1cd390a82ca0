//! The database, read and changed beside the server by other programs than ours: `sqlite3` and `psql`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::postgres::Cluster;
use crate::{debian, process};

/// A database of one storm.
pub enum Store {
    /// A file.
    Sqlite {
        /// Where it lies.
        file: PathBuf,
        /// The folder for copies of it, on another disk.
        copies: PathBuf,
    },
    /// A database of a cluster.
    Postgres {
        /// Its address.
        url: String,
        /// The program `psql`.
        psql: PathBuf,
    },
}

/// Rows, each a list of texts.
pub type Rows = Vec<Vec<String>>;

impl Store {
    /// A file in a folder; copies are made in the other one.
    pub fn sqlite(folder: &Path, copies: &Path) -> Result<Self> {
        if !process::is_installed("sqlite3") {
            debian::install(&["sqlite3"], "SQLite's command line")?;
        }
        let copies = copies.join("copy");
        fs::create_dir_all(&copies)?;
        Ok(Self::Sqlite { file: folder.join("storm.sqlite"), copies })
    }

    /// A new database in a cluster.
    pub fn postgres(cluster: &Cluster, name: &str) -> Result<Self> {
        let psql = cluster.program("psql");
        let all = Self::Postgres { url: cluster.url().to_owned(), psql: psql.clone() };
        all.run(&format!("CREATE DATABASE {name}"))?;
        let address = cluster.url().rsplit_once('/').context("the cluster's address names no database")?.0;
        Ok(Self::Postgres { url: format!("{address}/{name}"), psql })
    }

    /// Its address for the server.
    pub fn url(&self) -> String {
        match self {
            Self::Sqlite { file, .. } => format!("sqlite://{}", file.display()),
            Self::Postgres { url, .. } => url.clone(),
        }
    }

    /// An expression that gives an id as 32 hexadecimal digits, on either database.
    pub fn id(&self, column: &str) -> String {
        match self {
            Self::Sqlite { .. } => format!("lower(hex({column}))"),
            Self::Postgres { .. } => format!("replace(CAST({column} AS text), '-', '')"),
        }
    }

    /// An id, as [`Store::id`] gives it, as it stands in a statement.
    pub fn literal(&self, id: &str) -> String {
        match self {
            Self::Sqlite { .. } => format!("x'{id}'"),
            Self::Postgres { .. } => format!("CAST('{id}' AS uuid)"),
        }
    }

    /// An expression for the present moment, in milliseconds since 1970.
    pub const fn now(&self) -> &'static str {
        match self {
            Self::Sqlite { .. } => "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)",
            Self::Postgres { .. } => "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)",
        }
    }

    /// The rows of several statements, all at one moment of the database, while a server may be at work.
    pub fn read(&self, statements: &[String]) -> Result<Rows> {
        let begin = match self {
            Self::Sqlite { .. } => "BEGIN",
            Self::Postgres { .. } => "BEGIN ISOLATION LEVEL REPEATABLE READ",
        };
        let text = self.run(&format!("{begin};\n{};\nCOMMIT", statements.join(";\n")))?;
        Ok(text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect())
    }

    /// The same from what a killed server left: of SQLite's files a copy is read, since reading them would already
    /// mend them.
    pub fn read_remains(&self, statements: &[String]) -> Result<Rows> {
        let Self::Sqlite { file, copies } = self else { return self.read(statements) };
        let beside = |file: &Path, ending: &str| PathBuf::from(format!("{}{ending}", file.display()));
        let copy = copies.join("storm.sqlite");
        for ending in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(beside(&copy, ending));
        }
        for ending in ["", "-wal"] {
            let from = beside(file, ending);
            if from.exists() {
                fs::copy(&from, beside(&copy, ending))
                    .with_context(|| format!("cannot copy {}", from.display()))?;
            }
        }
        Self::Sqlite { file: copy, copies: copies.clone() }.read(statements)
    }

    /// Runs statements and returns what they print.
    pub fn run(&self, sql: &str) -> Result<String> {
        let mut command = match self {
            Self::Sqlite { file, .. } => {
                let mut command = Command::new("sqlite3");
                command
                    .args(["-batch", "-bail", "-noheader", "-separator", "\t", "-cmd", ".timeout 60000"])
                    .arg(file);
                command
            }
            Self::Postgres { url, psql } => {
                let mut command = Command::new(psql);
                command.args(["-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-d", url]);
                command
            }
        };
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        if let Some(mut input) = child.stdin.take() {
            // Where the program ends before it has read everything, it says why.
            let _ = writeln!(input, "{sql};");
        }
        let output = child.wait_with_output()?;
        if !output.status.success() {
            bail!("{sql:.200}: {}", String::from_utf8_lossy(&output.stderr).trim());
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

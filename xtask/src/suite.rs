//! The tests of all crates but the client.

use anyhow::Result;

use crate::postgres::Cluster;
use crate::process;
use crate::toolchain::Toolchain;

const CRATES: [&str; 7] =
    ["--workspace", "--exclude", "frontend", "--exclude", "frontend-staff", "--exclude", "frontend-recount"];

/// Compiles everything that the tests and the journeys run, the binary `tavolata` among it.
pub fn compile(toolchain: Toolchain) -> Result<()> {
    process::run(toolchain.cargo().arg("build").args(CRATES).arg("--all-targets"))
}

/// Runs the tests of one file that are left out otherwise, one after the other, without compiling anything anew.
pub fn run_ignored(toolchain: Toolchain, file: &str) -> Result<()> {
    let mut command = toolchain.cargo();
    command.arg("test").args(CRATES).args(["--test", file, "--", "--ignored", "--test-threads=1"]);
    process::run(&mut command)
}

/// Runs the tests; those of the storage also on `PostgreSQL`, where `cluster` names one.
pub fn run(toolchain: Toolchain, cluster: Option<&Cluster>) -> Result<()> {
    let mut tests = Vec::new();
    if process::succeeds(toolchain.cargo().args(["nextest", "--version"])) {
        tests.push(vec!["test", "--doc"]);
        tests.push(vec!["nextest", "run", "--no-fail-fast"]);
    } else {
        tests.push(vec!["test", "--no-fail-fast"]);
    }
    for arguments in tests {
        let mut command = toolchain.cargo();
        command.args(arguments).args(CRATES);
        if let Some(cluster) = cluster {
            command.env("TEST_POSTGRES_URL", cluster.url());
        }
        process::run(&mut command)?;
    }
    Ok(())
}

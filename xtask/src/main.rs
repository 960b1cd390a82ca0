//! The commands with which Tavolata is built, served and tested: `cargo xtask help`.

mod bench;
mod browser;
mod checks;
mod client;
mod compress;
mod crowd;
mod debian;
mod debian_wasm;
mod differential;
mod digest;
mod evidence;
mod folders;
mod http;
mod journeys;
mod machine;
mod postgres;
mod process;
mod say;
mod serve;
mod served;
mod server;
mod site;
mod step;
mod steps;
mod style;
mod suite;
mod toolchain;
mod votestorm;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::server::Profile;
use crate::steps::Choice;
use crate::toolchain::Toolchain;

/// Builds, serves and tests Tavolata.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the client, the style and the server
    Build {
        /// Optimise the server
        #[arg(long)]
        release: bool,
    },
    /// Build everything and start the platform, with a demonstration on first start
    Serve {
        /// Port on 127.0.0.1
        #[arg(long)]
        port: Option<u16>,
    },
    #[command(about = "Check and test everything, on SQLite, on PostgreSQL and in a browser")]
    Test(Choice),
    /// Formatting, clippy and the order of the house, without building the client
    Check,
    /// Install what builds the client; `build`, `serve` and `test` do it by themselves where they may
    WasmTarget,
    /// Take the screenshots of the documentation
    Screenshots,
    /// Bring in real elections, and recount each in the browser and by both verifiers
    Elections,
    #[command(about = "Measure requests, writes, memory and bytes on boards of different size")]
    Bench(bench::Options),
    #[command(about = "Compare our counts with other implementations on random elections")]
    Differential(differential::Options),
    #[command(about = "Vote while servers and databases fail, and see that nothing is lost")]
    Votestorm(votestorm::Options),
    /// Votes for `votestorm`, which starts it
    #[command(hide = true)]
    VotestormClient {
        /// What it is told
        order: PathBuf,
    },
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Build { release } => {
            server::build(if release { Profile::Release } else { Profile::Dev }).map(drop)
        }
        Command::Serve { port } => serve::serve(port),
        Command::Test(choice) => steps::test(&choice),
        Command::Check => steps::check(),
        Command::WasmTarget => Toolchain::provide().map(drop),
        Command::Screenshots => journeys::screenshots(),
        Command::Elections => journeys::elections(),
        Command::Bench(options) => bench::bench(&options),
        Command::Differential(options) => differential::compare(&options),
        Command::Votestorm(options) => votestorm::storm(&options),
        Command::VotestormClient { order } => votestorm::work(&order),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

//! `tavolata`: the process and its command line.

use clap::Parser;
use std::process::ExitCode;

/// Pages are made of many small pieces of memory; this allocator hands them out faster than the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    server::cli::run(server::cli::Command::parse()).await
}

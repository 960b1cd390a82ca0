//! A storm finds what is broken on purpose; otherwise its silence would say nothing. The step `votestorm` of
//! `cargo xtask test` runs this, since it needs a server that has been built and the machine for itself.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::Command;

/// Storms for a few seconds; gives whether it was content, and everything that it said.
fn storm(broken: &str) -> (bool, String) {
    let xtask = Path::new(env!("CARGO_BIN_EXE_xtask"));
    let server = xtask.with_file_name("tavolata");
    assert!(server.exists(), "no server to storm: cargo build --package server");
    let mut command = Command::new(xtask);
    command.args(["votestorm", "--seconds", "5", "--broken", broken, "--binary"]).arg(server);
    let output = command.output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&said).into_owned())
}

#[test]
#[ignore = "takes the machine for some seconds"]
fn ballots_without_a_key_are_found() {
    let (content, said) = storm("unique-key");
    assert!(!content && said.contains("counts twice: voter"), "{said}");
}

#[test]
#[ignore = "takes the machine for some seconds"]
fn an_acknowledgement_before_the_commit_is_found() {
    let (content, said) = storm("early-acknowledge");
    assert!(!content && said.contains("lost: person"), "{said}");
}

//! `tavolata verify` and `tavolata watch`, as people start them.
#![allow(clippy::unwrap_used)]

#[path = "../../recount/tests/sample/mod.rs"]
mod sample;

use axum::{
    Router,
    extract::{Query, State},
    http::StatusCode,
    routing::get,
};
use recount::{digest::Hash, head::Head, manifest::election_id, receipt::Receipt};
use sample::Vote;
use std::{
    collections::HashMap,
    fs,
    path::Path,
    process::{Command, Output},
    sync::{Arc, Mutex},
};
use tempfile::TempDir;

fn tavolata(folder: &TempDir, arguments: &[&str]) -> (bool, String) {
    let run =
        Command::new(env!("CARGO_BIN_EXE_tavolata")).current_dir(folder.path()).args(arguments).output();
    let Output { status, stdout, stderr } = run.unwrap();
    (status.success(), [stdout, stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat())
}

fn write(folder: &TempDir, name: &str, text: &str) {
    fs::write(folder.path().join(name), text).unwrap();
}

#[test]
fn a_sound_archive_is_told_check_by_check() {
    let (folder, vote) = (TempDir::new().unwrap(), sample::vote());
    write(&folder, "archive", &vote.archive());
    write(&folder, "head", &vote.signed_heads()[1]);
    let (well, text) = tavolata(&folder, &["verify", "archive"]);
    assert!(well && text.contains("5 ballots count, 1 were withdrawn, 2 were replaced"), "{text}");
    assert!(text.contains("not compared vote and key"), "{text}");
    let election = election_id(&vote.manifest.text().unwrap()).to_string();
    let key = sample::log().key().to_string();
    let known = ["verify", "archive", "--election", &election, "--key", &key, "--head", "head"];
    let (well, text) = tavolata(&folder, &known);
    assert!(well && text.matches("\npassed ").count() == 14, "{text}");
}

#[test]
fn an_archive_that_does_not_hold_fails() {
    let (folder, mut vote) = (TempDir::new().unwrap(), sample::vote());
    write(&folder, "changed", &vote.archive().replace("\"1,2\"", "\"1,3\""));
    let (well, text) = tavolata(&folder, &["verify", "changed"]);
    assert!(!well && text.contains("FAILED       the log sealed the whole file"), "{text}");
    assert!(text.contains("the archive does NOT hold"), "{text}");
    write(&folder, "head", &vote.signed_heads()[1]);
    "3".clone_into(&mut vote.casts[0].ballot);
    write(&folder, "forked", &vote.archive());
    let (well, text) = tavolata(&folder, &["verify", "forked", "--head", "head"]);
    assert!(!well && text.contains("history was changed"), "{text}");
}

#[test]
fn a_receipt_finds_its_ballot() {
    let (folder, vote) = (TempDir::new().unwrap(), sample::vote());
    write(&folder, "archive", &vote.archive());
    let election = election_id(&vote.manifest.text().unwrap());
    let first = Receipt::issue("b1", election, 1, (sample::pid(0), sample::nonce(0), "1"), &sample::log());
    write(&folder, "receipt", &first.to_file());
    let (well, text) = tavolata(&folder, &["verify", "archive", "--receipt", "receipt"]);
    assert!(well && text.contains("was replaced; the one at place 8 counts: 2"), "{text}");
    let (well, text) = tavolata(&folder, &["verify", "archive", "--receipt", &first.code().to_string()]);
    assert!(well && text.contains("was replaced; the one at place 8 counts: 2"), "{text}");
    let never = Receipt::issue("b1", election, 1, (sample::pid(0), sample::nonce(0), "3"), &sample::log());
    let (well, text) = tavolata(&folder, &["verify", "archive", "--receipt", &never.code().to_string()]);
    assert!(!well && text.contains("no ballot with this code"), "{text}");
    write(&folder, "receipt", &never.to_compact());
    let (well, text) = tavolata(&folder, &["verify", "archive", "--receipt", "receipt"]);
    assert!(!well && text.contains("promised this ballot and does not have it"), "{text}");
}

/// A log as a server shows it: a vote, and how many of its leaves.
type Shown = Arc<Mutex<(Vote, u64)>>;

fn site(shown: Shown) -> Router {
    async fn manifest(State(shown): State<Shown>) -> String {
        shown.lock().unwrap().0.manifest.text().unwrap()
    }
    async fn checkpoint(State(shown): State<Shown>) -> String {
        let (vote, size) = shown.lock().unwrap().clone();
        let root = vote.tree().root(size).unwrap();
        Head { size, root, time: sample::OPENS + size }.sign(&sample::log())
    }
    async fn consistency(
        State(shown): State<Shown>,
        Query(sizes): Query<HashMap<String, u64>>,
    ) -> Result<String, StatusCode> {
        let tree = shown.lock().unwrap().0.tree();
        let proof = tree.consistency(sizes["from"], sizes["to"]).ok_or(StatusCode::BAD_REQUEST)?;
        Ok(proof.iter().map(Hash::to_string).collect::<Vec<_>>().join("\n"))
    }
    Router::new()
        .route("/record/b1/manifest", get(manifest))
        .route("/record/b1/checkpoint", get(checkpoint))
        .route("/record/b1/consistency", get(consistency))
        .with_state(shown)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_watched_log_that_changes_its_history_is_shouted_about() {
    let folder = TempDir::new().unwrap();
    let shown: Shown = Arc::new(Mutex::new((sample::vote(), 3)));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    tokio::spawn(axum::serve(listener, site(shown.clone())).into_future());
    let look = || tokio::task::block_in_place(|| tavolata(&folder, &["watch", &url, "b1", "--once"]));

    let (well, text) = look();
    assert!(well && text.contains("first look: 3 leaves"), "{text}");
    shown.lock().unwrap().1 = 7;
    let (well, text) = look();
    assert!(well && text.contains("grown from 3 to 7 leaves"), "{text}");
    let (well, text) = look();
    assert!(well && text.contains("unchanged: 7 leaves"), "{text}");

    {
        let mut shown = shown.lock().unwrap();
        "3".clone_into(&mut shown.0.casts[0].ballot);
        shown.1 = 8;
    }
    let (well, text) = look();
    assert!(!well && text.contains("ALARM: what the log shows now, 8 leaves, does not continue"), "{text}");
    assert!(Path::new(&folder.path().join("b1.heads.alarm")).exists());
    // What was kept shows the change also in the archive, though the operator signed all of it.
    write(&folder, "archive", &shown.lock().unwrap().0.archive());
    let (well, text) = tavolata(&folder, &["verify", "archive", "--head", "b1.heads"]);
    assert!(!well && text.contains("history was changed"), "{text}");
}

#[test]
fn a_site_that_does_not_answer_is_told() {
    let folder = TempDir::new().unwrap();
    let (well, text) = tavolata(&folder, &["watch", "http://127.0.0.1:9", "b1", "--once"]);
    assert!(!well && text.contains("record/b1/manifest"), "{text}");
}

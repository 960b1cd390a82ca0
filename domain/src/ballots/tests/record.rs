//! The record in real databases.

use recount::{
    Anchor, Report,
    digest::Hash,
    head::Head,
    merkle,
    note::Key,
    receipt,
    verify::{self, Check},
};
use sea_orm::{ConnectionTrait, DbBackend};
use std::ops::ControlFlow;

use super::{DECIDED, VOTING, poll};
use crate::{
    ballots::{
        Choices, Verdict,
        actions::{cast, withdraw},
        counts::count_if_due,
        queries::find_result,
    },
    base::{BoardId, Ctx, Language, Refusal, Stop},
    record::{
        actions::{Logged, append, destroy_keys_due, sign_heads_due},
        publishing::{decompress, write_archives_due},
        queries,
    },
    testing::{World, for_each_database},
};

fn refusal<T: std::fmt::Debug>(answer: Result<T, Stop>) -> Refusal {
    match answer {
        Err(Stop::Refused(refusal)) => refusal,
        other => panic!("expected a refusal, found {other:?}"),
    }
}

/// Two people vote, one of them twice, and a third takes her ballot back.
pub(super) async fn vote(world: &World) -> BoardId {
    let board = poll(world, &[100, 200, 300]).await;
    for (voter, choice) in [(world.karima, 1), (world.piero, 2), (world.sofia, 3)] {
        cast(&world.ctx_at(voter, VOTING).await, board, Choices::new([choice])).await.unwrap();
    }
    cast(&world.ctx_at(world.karima, VOTING).await, board, Choices::new([1, 3])).await.unwrap();
    withdraw(&world.ctx_at(world.sofia, VOTING).await, board).await.unwrap();
    board
}

/// After the vote: counted and published.
pub(super) async fn publish(world: &World, board: BoardId) {
    assert!(count_if_due(&world.db, board, DECIDED).await.unwrap());
    assert_eq!(write_archives_due(&world.db, DECIDED).await.unwrap(), 1);
    assert_eq!(write_archives_due(&world.db, DECIDED).await.unwrap(), 0);
}

async fn verify(world: &World, board: BoardId) -> Report {
    let archive = decompress(&queries::find_archive(world.db.reader(), board).await.unwrap()).unwrap();
    let summary = queries::find(world.db.reader(), board).await.unwrap().unwrap();
    let anchor = Anchor { election: Hash::from_hex(&summary.election), ..Anchor::default() };
    recount::verify(archive.as_bytes(), &anchor, |_| ControlFlow::Continue(())).unwrap()
}

async fn key(world: &World, board: BoardId) -> Key {
    let manifest = queries::find_manifest(world.db.reader(), board).await.unwrap();
    recount::manifest::Manifest::read(&manifest).unwrap().key().unwrap()
}

#[tokio::test]
async fn a_vote_can_be_recounted_from_its_archive_and_comes_out_the_same() {
    for_each_database(|world| async move {
        let board = vote(&world).await;
        sign_heads_due(&world.db, VOTING).await.unwrap();
        publish(&world, board).await;
        let report = verify(&world, board).await;
        assert!(report.is_sound(), "{:?}", report.checks);
        let facts = report.facts.unwrap();
        assert_eq!((facts.leaves, facts.counted, facts.withdrawn, facts.superseded), (6, 2, 1, 2));
        let reader = Ctx { now: DECIDED, ..world.visitor() };
        let result = find_result(&reader, board, Language::ITALIAN).await.unwrap();
        let adopted =
            result.ranking.iter().filter(|ranked| matches!(ranked.verdict, Verdict::Adopted { .. }));
        let shown: Vec<String> = adopted.map(|ranked| ranked.choice.initiative.to_string()).collect();
        let winners = report.outcome.unwrap().winners;
        let counted: Vec<String> = winners.iter().map(|winner| winner.project.as_str().to_owned()).collect();
        assert_eq!(counted, shown);
    })
    .await;
}

#[tokio::test]
async fn a_voter_finds_her_ballot_with_the_receipt() {
    for_each_database(|world| async move {
        let board = vote(&world).await;
        let own = queries::find_receipt(&world.ctx_at(world.karima, DECIDED).await, board).await.unwrap();
        let key = key(&world, board).await;
        let receipt = receipt::Receipt::from_compact(&own.compact).unwrap();
        assert!(receipt.is_signed_by(&key) && receipt.commits_to("1,3"));
        assert_eq!(receipt::Receipt::from_file(&own.file), Ok(receipt.clone()));
        sign_heads_due(&world.db, VOTING).await.unwrap();
        let db = world.db.reader();
        let head = Head::open(&queries::find_checkpoint(db, board).await.unwrap(), &key).unwrap();
        let proof = queries::find_inclusion(db, board, own.index, head.size).await.unwrap();
        let proof: Vec<Hash> = proof.iter().map(|hash| Hash::from_hex(hash).unwrap()).collect();
        assert!(receipt.is_included(&head, &proof));
        publish(&world, board).await;
        let archive = decompress(&queries::find_archive(db, board).await.unwrap()).unwrap();
        let archive = recount::archive::Archive::read(archive.as_bytes()).unwrap();
        assert_eq!(receipt.find(&archive, &key), Ok(receipt::Found::Counts("1,3".into())));
        assert!(queries::find_receipt(&world.ctx(world.sofia).await, board).await.unwrap().withdrawn);
        assert_eq!(refusal(queries::find_receipt(&world.visitor(), board).await), Refusal::SignInFirst);
        let officer = world.ctx(world.officer).await;
        assert_eq!(refusal(queries::find_receipt(&officer, board).await), Refusal::NotFound);
    })
    .await;
}

#[tokio::test]
async fn a_later_head_continues_an_earlier_one() {
    for_each_database(|world| async move {
        let board = vote(&world).await;
        let (db, key) = (world.db.reader(), key(&world, board).await);
        assert_eq!(refusal(queries::find_checkpoint(db, board).await), Refusal::NotFound);
        assert_eq!(sign_heads_due(&world.db, VOTING).await.unwrap(), 1);
        let first = Head::open(&queries::find_checkpoint(db, board).await.unwrap(), &key).unwrap();
        // Nothing was cast since: the head is signed anew, with a later time.
        sign_heads_due(&world.db, VOTING.plus_minutes(1)).await.unwrap();
        let again = Head::open(&queries::find_checkpoint(db, board).await.unwrap(), &key).unwrap();
        assert_eq!((again.size, again.root, again.time), (first.size, first.root, first.time + 60));
        cast(&world.ctx_at(world.piero, VOTING).await, board, Choices::new([1])).await.unwrap();
        sign_heads_due(&world.db, VOTING.plus_minutes(2)).await.unwrap();
        let second = Head::open(&queries::find_checkpoint(db, board).await.unwrap(), &key).unwrap();
        let proof = queries::find_consistency(db, board, first.size, second.size).await.unwrap();
        let proof: Vec<Hash> = proof.iter().map(|hash| Hash::from_hex(hash).unwrap()).collect();
        assert_eq!((first.size, second.size), (6, 7));
        let consistent =
            merkle::verify_consistency(first.size, &first.root, second.size, &second.root, &proof);
        assert_eq!(consistent, Ok(()));
        // Between the end and the count a ballot may still be on its way: nothing is signed.
        assert_eq!(sign_heads_due(&world.db, DECIDED).await.unwrap(), 0);
        // Of leaves that no head tells of yet nothing is shown.
        assert_eq!(refusal(queries::find_consistency(db, board, 6, 8).await), Refusal::NotFound);
    })
    .await;
}

#[tokio::test]
async fn what_stands_in_the_record_cannot_be_changed_and_nothing_follows_the_closing() {
    for_each_database(|world| async move {
        let board = vote(&world).await;
        for sql in ["UPDATE record_leaves SET ballot = '2'", "DELETE FROM record_leaves"] {
            assert!(world.db.writer().execute_unprepared(sql).await.is_err(), "{sql}");
        }
        publish(&world, board).await;
        let transaction = world.db.begin().await.unwrap();
        let late = Logged { voter: world.piero, ballot: "1".into(), constituency: None };
        let answer = append(&transaction, board, vec![late]).await;
        assert!(matches!(answer, Err(Stop::Broken(_))));
    })
    .await;
}

#[tokio::test]
async fn a_ballot_changed_in_the_database_is_found_out() {
    for_each_database(|world| async move {
        let board = vote(&world).await;
        sign_heads_due(&world.db, VOTING).await.unwrap();
        let kept = queries::find_checkpoint(world.db.reader(), board).await.unwrap();
        // Whoever holds the database can lift what protects it.
        let lift = match world.db.backend() {
            DbBackend::Postgres => "ALTER TABLE record_leaves DISABLE TRIGGER USER",
            _ => "DROP TRIGGER record_leaves_stand",
        };
        let db = world.db.writer();
        for sql in [lift, "UPDATE record_leaves SET ballot = '3' WHERE place = 2"] {
            db.execute_unprepared(sql).await.unwrap();
        }
        publish(&world, board).await;
        let archive = decompress(&queries::find_archive(db, board).await.unwrap()).unwrap();
        let anchor = Anchor { heads: vec![kept], ..Anchor::default() };
        let report = recount::verify(archive.as_bytes(), &anchor, |_| ControlFlow::Continue(())).unwrap();
        assert!(!report.is_sound());
        assert!(matches!(report.verdict(Check::EarlierHeads), verify::Verdict::Failed(_)));
    })
    .await;
}

#[tokio::test]
async fn an_archive_that_cannot_be_written_does_not_hold_up_another() {
    for_each_database(|world| async move {
        let (broken, board) = (vote(&world).await, vote(&world).await);
        for board in [broken, board] {
            assert!(count_if_due(&world.db, board, DECIDED).await.unwrap());
        }
        let (db, sql) = (world.db.writer(), "UPDATE elections SET seed = 'another' WHERE board_id = $1");
        db.execute_raw(crate::base::database::statement(db, sql, [broken.into()])).await.unwrap();
        assert!(write_archives_due(&world.db, DECIDED).await.is_err());
        assert_eq!(refusal(queries::find_archive(db, broken).await), Refusal::NotFound);
        assert!(verify(&world, board).await.is_sound());
    })
    .await;
}

#[tokio::test]
async fn after_the_time_of_appeal_nobody_can_tell_whose_ballot_is_whose() {
    for_each_database(|world| async move {
        let board = vote(&world).await;
        publish(&world, board).await;
        assert_eq!(destroy_keys_due(&world.db, DECIDED.plus_days(29)).await.unwrap(), 0);
        assert!(queries::find_receipt(&world.ctx_at(world.karima, DECIDED).await, board).await.is_ok());
        assert_eq!(destroy_keys_due(&world.db, DECIDED.plus_days(31)).await.unwrap(), 1);
        let answer = queries::find_receipt(&world.ctx_at(world.karima, DECIDED).await, board).await;
        assert_eq!(refusal(answer), Refusal::NotFound);
        assert!(verify(&world, board).await.is_sound());
    })
    .await;
}

//! The public record of a vote, through HTTP.

#![allow(clippy::unwrap_used)]

mod furnished;
mod visitors;

use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use domain::{
    base::BoardId,
    record::{
        actions::sign_heads_due,
        publishing::{decompress, write_archives_due},
    },
    testing::{World, for_each_database},
};
use furnished::furnish;
use recount::{
    Anchor,
    head::Head,
    manifest::Manifest,
    verify::{Check, Verdict},
};
use std::ops::ControlFlow;
use tower::ServiceExt;
use visitors::{Visitor, house, now};

async fn read(visitor: &mut Visitor, board: BoardId, what: &str) -> (StatusCode, String) {
    let answer = visitor.get(&format!("/record/{board}/{what}")).await;
    (answer.status, answer.text)
}

#[tokio::test]
async fn a_watchdog_follows_a_vote_while_it_is_open() {
    for_each_database(|world| async move {
        let board = furnish(&world, 1).await.boards.voting;
        let mut reader = Visitor::at(&house(&world));
        let mut voter = Visitor::come_in(&house(&world), &world, world.piero).await;
        assert!(voter.call("/api/ballots/cast", &format!("board={board}&choices[]=1")).await.is_done());
        sign_heads_due(&world.db, now()).await.unwrap();
        let (status, manifest) = read(&mut reader, board, "manifest").await;
        assert_eq!(status, StatusCode::OK);
        let key = Manifest::read(&manifest).unwrap().key().unwrap();
        let first = Head::open(&read(&mut reader, board, "checkpoint").await.1, &key).unwrap();
        assert!(voter.call("/api/ballots/cast", &format!("board={board}&choices[]=2")).await.is_done());
        sign_heads_due(&world.db, now()).await.unwrap();
        let second = Head::open(&read(&mut reader, board, "checkpoint").await.1, &key).unwrap();
        assert_eq!(second.size, first.size + 1);
        let (from, to) = (first.size, second.size);
        let (status, proof) = read(&mut reader, board, &format!("consistency?from={from}&to={to}")).await;
        assert_eq!(status, StatusCode::OK);
        let proof: Vec<_> =
            proof.lines().map(|line| recount::digest::Hash::from_hex(line).unwrap()).collect();
        let consistent = recount::merkle::verify_consistency(from, &first.root, to, &second.root, &proof);
        assert_eq!(consistent, Ok(()));
        assert_eq!(read(&mut reader, board, &format!("inclusion?index=1&size={to}")).await.0, StatusCode::OK);
        // Ballots are sealed while the vote is open.
        assert_eq!(read(&mut reader, board, "archive").await.0, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn everybody_recounts_a_vote_that_is_over() {
    for_each_database(|world| async move {
        let board = furnish(&world, 1).await.boards.counted;
        write_archives_due(&world.db, now()).await.unwrap();
        let plain = archive(&world, board, "identity").await;
        let packed = archive(&world, board, "br, gzip").await;
        assert_eq!(decompress(&packed).unwrap().as_bytes(), plain);
        let report = recount::verify(&plain, &Anchor::default(), |_| ControlFlow::Continue(())).unwrap();
        // The phases of this house were moved after the vote had begun, so the log closes before its manifest says.
        let others = report.checks.iter().filter(|(check, _)| *check != Check::Closing);
        let failed: Vec<_> = others.filter(|(_, verdict)| matches!(verdict, Verdict::Failed(_))).collect();
        assert!(failed.is_empty(), "{failed:?}");
        assert_eq!(report.facts.unwrap().counted, 2);
    })
    .await;
}

async fn archive(world: &World, board: BoardId, encoding: &str) -> Vec<u8> {
    let request = Request::get(format!("/record/{board}/archive")).header(header::ACCEPT_ENCODING, encoding);
    let response = house(world).oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers().contains_key(header::CONTENT_ENCODING), encoding.contains("gzip"));
    to_bytes(response.into_body(), 1 << 20).await.unwrap().to_vec()
}

#[tokio::test]
async fn what_there_is_no_record_of_is_not_found() {
    for_each_database(|world| async move {
        let furnished = furnish(&world, 1).await;
        let mut reader = Visitor::at(&house(&world));
        for board in [furnished.boards.proposing, furnished.boards.unopened, BoardId::new()] {
            for what in
                ["manifest", "checkpoint", "archive", "consistency?from=1&to=2", "inclusion?index=0&size=1"]
            {
                assert_eq!(read(&mut reader, board, what).await.0, StatusCode::NOT_FOUND, "{what}");
            }
        }
        for address in
            ["/record/x/manifest", "/record/x/consistency?from=1", "/record/x/inclusion?index=-1&size=1"]
        {
            assert!(reader.get(address).await.status.is_client_error(), "{address}");
        }
        assert_eq!(reader.get("/record/verify.py").await.status, StatusCode::OK);
    })
    .await;
}

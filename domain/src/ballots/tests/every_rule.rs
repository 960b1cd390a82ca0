//! A board by every rule that an officer can choose, with every kind of ballot that goes with it, from casting to an
//! archive that both verifiers recount.

use std::{fs, ops::ControlFlow, path::Path, process::Command};

use super::{
    VOTING,
    kinds::{poll, voting},
    record::publish,
};
use crate::{
    ballots::{Choices, actions::cast},
    base::BoardId,
    boards::{BallotKind, CountingRule},
    record::{publishing::decompress, queries},
    testing::{World, for_each_database},
};

/// Three people like three of four options of which two cost the same, so that there are ties.
fn ballots(kind: BallotKind) -> [Choices; 3] {
    match kind {
        BallotKind::Approval => [Choices::new([1, 2]), Choices::new([2, 3]), Choices::new([3, 1])],
        BallotKind::ChooseOne => [1, 2, 3].map(|number| Choices::new([number])),
        BallotKind::Points => {
            [Choices::points([(1, 6), (2, 4)]), Choices::points([(3, 6)]), Choices::points([(2, 2), (4, 1)])]
        }
        BallotKind::Ranking => {
            [Choices::ranking([1, 2, 3]), Choices::ranking([2, 3, 1]), Choices::ranking([3, 1])]
        }
        BallotKind::Knapsack => [Choices::new([1, 2]), Choices::new([3]), Choices::new([1, 4])],
    }
}

async fn archive(world: &World, kind: BallotKind, rule: CountingRule) -> Vec<u8> {
    let budget = (rule.spends_budget() || kind == BallotKind::Knapsack).then_some(300);
    let board: BoardId = poll(world, voting(kind, rule), budget, &[100, 200, 100, 0]).await;
    for (person, choices) in [world.karima, world.piero, world.sofia].into_iter().zip(ballots(kind)) {
        cast(&world.ctx_at(person, VOTING).await, board, choices).await.unwrap();
    }
    publish(world, board).await;
    let packed = queries::find_archive(world.db.reader(), board).await.unwrap();
    decompress(&packed).unwrap().into_bytes()
}

#[tokio::test]
async fn both_verifiers_find_the_winners_of_every_rule_that_a_board_can_choose() {
    for_each_database(|world| async move {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("docs/verify.py");
        let folder = tempfile::tempdir().unwrap();
        for rule in CountingRule::ALL {
            for kind in BallotKind::ALL.iter().filter(|kind| rule.reads(**kind)) {
                let archive = archive(&world, *kind, *rule).await;
                let anchor = recount::Anchor::default();
                let report = recount::verify(&archive, &anchor, |_| ControlFlow::Continue(())).unwrap();
                assert!(report.is_sound(), "{rule} {kind}: {:?}", report.checks);
                assert!(!report.outcome.unwrap().winners.is_empty(), "{rule} {kind}");
                if !world.address.starts_with("sqlite") {
                    continue;
                }
                let path = folder.path().join("archive.jsonl");
                fs::write(&path, archive).unwrap();
                let second = Command::new("python3").arg(&script).arg(&path).output().unwrap();
                let told = String::from_utf8_lossy(&second.stdout);
                assert!(
                    second.status.success(),
                    "{rule} {kind}: {told}{}",
                    String::from_utf8_lossy(&second.stderr)
                );
            }
        }
    })
    .await;
}

//! The demonstration world as it is shipped, against real databases.

use std::path::Path;

use super::{is_empty, load, script::Script};
use crate::{
    base::{Database, Language},
    boards::{Phase, queries},
    testing::{NOW, for_each_empty_database},
};

fn script() -> Script {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/demo");
    Script::read(|name| std::fs::read(folder.join(name)).ok()).unwrap()
}

async fn phases(db: &Database) -> Vec<Phase> {
    let cards =
        queries::list(db.reader(), &queries::Filter::default(), Language::ITALIAN, NOW, None).await.unwrap();
    cards.rows.into_iter().map(|card| card.phase).collect()
}

#[tokio::test]
async fn the_world_loads_and_its_finished_votes_are_counted() {
    for_each_empty_database(|db| async move {
        assert!(is_empty(&db).await.unwrap());
        load(&db, &script(), NOW).await.unwrap();
        assert!(!is_empty(&db).await.unwrap());
        let phases = phases(&db).await;
        for phase in [Phase::Proposing, Phase::CoDesign, Phase::Voting, Phase::FollowUp, Phase::Closed] {
            assert!(phases.contains(&phase), "no board is in {phase}");
        }
    })
    .await;
}

#[tokio::test]
async fn one_procedure_ended_with_a_pact_and_one_takes_people_in() {
    use crate::procedures::{Content, FormKind, Stage, Told, queries};
    for_each_empty_database(|db| async move {
        load(&db, &script(), NOW).await.unwrap();
        let cards = queries::list(db.reader(), queries::Filter::default(), None, NOW).await.unwrap().rows;
        let stages: Vec<Stage> = cards.iter().map(|card| card.stage).collect();
        assert_eq!(stages, [Stage::Notice, Stage::Evaluated]);
        let ended = queries::find(db.reader(), cards[1].id).await.unwrap();
        let pacts = ended.acts.iter().filter(
            |act| matches!(&act.content, Content::Agreement { form, .. } if form.kind() == FormKind::Pact),
        );
        assert_eq!(pacts.count(), 2);
        let (text, _) = queries::find_frozen(db.reader(), cards[1].id).await.unwrap();
        let path: crate::procedures::Path = serde_json::from_str(&text).unwrap();
        let Told::Board(told) = path.told else { panic!("a board") };
        assert!(told.vote.is_some() && told.people.is_some());
    })
    .await;
}

//! The demonstration world as it is shipped, against real databases.

use std::path::Path;

use super::{is_empty, load, script::Script};
use crate::{
    base::{Database, Language},
    boards::{Phase, queries},
    news, projects,
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
        let told = news::queries::list(db.reader(), &news::Filter::default(), None).await.unwrap();
        assert!(told.rows.len() >= 5 && told.rows.iter().any(|card| card.comments > 2));
        let which = projects::queries::Which::All;
        let projects = projects::queries::list(db.reader(), which, Language::ARABIC, None).await.unwrap();
        assert_eq!(projects.rows.len(), 2);
    })
    .await;
}

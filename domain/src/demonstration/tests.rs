//! The demonstration world as it is shipped, against real databases.

use std::path::Path;

use super::{is_empty, load, script::Script};
use crate::{
    base::{Database, Day, Language},
    boards::{Phase, queries},
    meetings::{Filter, Kind, Order, queries as meetings},
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

#[tokio::test]
async fn the_meetings_of_the_project_stand_at_their_days_and_others_are_coming() {
    for_each_empty_database(|db| async move {
        load(&db, &script(), NOW).await.unwrap();
        let laboratories = Filter { kind: Some(Kind::Laboratory), ..Filter::default() };
        let past = meetings::list(db.reader(), &laboratories, Order::Past, NOW, None).await.unwrap();
        let of_the_project: Vec<_> =
            past.rows.iter().filter(|card| card.span.ends < NOW.plus_days(-365)).collect();
        assert_eq!(of_the_project.iter().map(|card| card.minutes).collect::<Vec<_>>(), [25 * 60; 4]);
        let within = Day::from_iso("2020-05-26").unwrap()..=Day::from_iso("2020-06-26").unwrap();
        for card in of_the_project {
            assert!(within.contains(&card.span.starts.day()) && within.contains(&card.span.ends.day()));
        }
        let workshops = Filter { kind: Some(Kind::Workshop), ..Filter::default() };
        let past = meetings::list(db.reader(), &workshops, Order::Past, NOW, None).await.unwrap();
        let days: Vec<String> = past.rows.iter().map(|card| card.span.starts.day().iso()).collect();
        assert_eq!(days, ["2020-06-29", "2020-06-26"]);
        assert!(past.rows.iter().all(|card| card.span.starts.clock() == (9, 30) && card.minutes == 240));
        let coming = meetings::list(db.reader(), &Filter::default(), Order::Coming, NOW, None).await.unwrap();
        assert!(coming.rows.len() >= 5);
        assert!(coming.rows.iter().any(|card| card.seats_left == Some(0)), "none is full");
    })
    .await;
}

#[tokio::test]
async fn the_project_of_the_sources_has_something_to_report_in_every_part() {
    use crate::{
        base::{Actor, Ctx},
        insights::Count,
        results::{self, Scope},
    };
    for_each_empty_database(|db| async move {
        load(&db, &script(), NOW).await.unwrap();
        let which = projects::queries::Which::All;
        let all = projects::queries::list(db.reader(), which, Language::ITALIAN, None).await.unwrap().rows;
        let project = all.iter().find(|card| card.name.starts_with("WIFI")).unwrap();
        let ctx = Ctx { db, actor: Actor::Visitor, now: NOW };
        let scope = Scope::Project(project.id);
        let report = results::queries::find(&ctx, scope, Language::ITALIAN).await.unwrap();
        let [laboratories, workshops] = report.meetings.as_slice() else { panic!("{:?}", report.meetings) };
        assert_eq!((laboratories.held, laboratories.minutes), (4, 4 * 25 * 60));
        assert_eq!((laboratories.attended, workshops.held), (Count::Shown(4 * 27), 2));
        assert!(report.useful.iter().all(|indicator| indicator.percent() > 30));
        assert_eq!((report.tables.len(), report.outline.boards.len()), (3, 3));
        assert!(report.tables.iter().any(|table| table.kept > 0 && table.late > 0));
        assert!(report.offers.iter().any(|(_, cell)| cell.is_empty()));
        assert!(report.milestones.reached > 0 && report.organisations.len() > 2);
    })
    .await;
}

use sea_orm::ConnectionTrait;

use super::load;
use crate::{
    base::database::statement,
    people::actions::{Opened, try_code},
    testing::{NOW, World, for_each_database},
};

async fn number(world: &World, sql: &str) -> i64 {
    let db = world.db.reader();
    let row = db.query_one_raw(statement(db, &format!("SELECT CAST(({sql}) AS BIGINT) AS number"), [])).await;
    row.unwrap().unwrap().try_get("", "number").unwrap()
}

#[tokio::test]
async fn the_counters_of_the_crowd_say_what_its_rows_say() {
    for_each_database(|world| async move {
        load(&world.db, 30, NOW, |_| ()).await.unwrap();
        let stances = number(&world, "SELECT COUNT(*) FROM stances").await;
        assert_eq!(stances, 30 * 20);
        for sql in [
            "SELECT SUM(supports + doubts + passes) FROM initiatives",
            "SELECT SUM(supports + doubts + passes) FROM initiative_tallies",
            "SELECT SUM(count) FROM daily_counts WHERE measure = 'stance'",
        ] {
            assert_eq!(number(&world, sql).await, stances, "{sql}");
        }
        let registrations = number(&world, "SELECT COUNT(*) FROM meeting_registrations").await;
        assert_eq!(registrations, 200);
        assert_eq!(number(&world, "SELECT SUM(taken) FROM meetings").await, registrations);
        let seats = number(&world, "SELECT COUNT(*) FROM board_participants").await;
        for sql in [
            "SELECT SUM(participants) FROM boards",
            "SELECT SUM(participants) FROM board_constituencies",
            "SELECT SUM(count) FROM daily_counts WHERE measure = 'participant'",
        ] {
            assert_eq!(number(&world, sql).await, seats, "{sql}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_card_of_the_crowd_opens_an_account() {
    for_each_database(|world| async move {
        let crowd = load(&world.db, 1, NOW, |_| ()).await.unwrap();
        for card in &crowd.cards[..3] {
            let opened = try_code(&world.visitor(), card, "127.0.0.1").await.unwrap();
            assert!(matches!(opened, Opened::Account(_)));
        }
    })
    .await;
}

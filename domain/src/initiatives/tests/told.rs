//! What a page tells, and what it does not.

use counting::concertation::Verdict;

use super::{BODY, draft_in, publish, stand};
use crate::{
    base::{Actor, Language},
    boards::Moderation,
    initiatives::{actions, queries},
    people::Capacity,
    testing::for_each_database,
};

#[tokio::test]
async fn a_page_takes_five_statements_and_tells_no_small_count() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let karima = world.ctx(world.karima).await;
        let id = publish(&karima, board, "Orto comune").await;
        stand(&world, id, "third_country_citizens", [47, 3, 2]).await;
        stand(&world, id, "public_bodies", [7, 2, 0]).await;
        let before = world.db.statements();
        let found = queries::find(world.db.reader(), id, &Actor::Visitor, Language::ENGLISH).await.unwrap();
        assert_eq!(world.db.statements() - before, 5);
        let agreement = found.agreement;
        let measured: Vec<bool> = agreement
            .concertation
            .standings
            .iter()
            .map(|(_, standing)| standing.measured().is_some())
            .collect();
        assert_eq!(measured, [true, false, false, false]);
        assert_eq!(agreement.concertation.verdict, Verdict::AgreedBySomeOthersTooFew);
        assert_eq!(agreement.supports, Some(47), "seven public bodies cannot be found by subtraction");
        assert_eq!(found.seats[0].name, "Third-country citizens");
    })
    .await;
}

#[tokio::test]
async fn whatever_people_type_stays_plain_text() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let karima = world.ctx(world.karima).await;
        for text in [
            "</textarea><script>alert(1)</script>",
            "</title><script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "'; DROP TABLE initiatives; --",
        ] {
            let draft = draft_in(text, &format!("{text} {BODY}"), "");
            let id = actions::write_draft(&karima, board, &draft, Capacity::Personal).await.unwrap();
            let found = queries::find(world.db.reader(), id, &karima.actor, Language::ITALIAN).await.unwrap();
            assert_eq!(found.frame.title, text);
            assert!(found.body.starts_with(text));
            assert_eq!(found.frame.language, Language::ITALIAN, "detected, or the author's own");
        }
        let turned = draft_in("safe \u{202E}gpj.exe", &format!("\u{2066}{BODY}\u{2069}"), "it");
        let id = actions::write_draft(&karima, board, &turned, Capacity::Personal).await.unwrap();
        let found = queries::find(world.db.reader(), id, &karima.actor, Language::ITALIAN).await.unwrap();
        assert_eq!((found.frame.title.as_str(), found.body.as_str()), ("safe gpj.exe", BODY));
    })
    .await;
}

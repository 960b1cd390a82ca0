//! What those hear who sit at a table or follow it, and the organisations of services.

use super::{letters, with_address};
use crate::{
    base::{
        Moment, Subject,
        text::{Message, Reasons, Title},
    },
    follows::actions::follow,
    initiatives::voices::{Shelf, list_shelf},
    messages::{Matter, Occasion, Pace, actions, outbox, queries},
    offers,
    tables::{
        self, Deciding, ItemDraft, Sits,
        tests::{Laid, convocation},
    },
    testing::{NOW, World, for_each_database},
};

/// Words and titles of what one person's letter tells now.
async fn told(world: &World, to: &str, now: Moment) -> Vec<(String, String)> {
    outbox::tell_due(&world.db, now).await.unwrap();
    let mut words = Vec::new();
    for letter in letters(world, now).await {
        if let (true, Matter::Lines(lines)) = (letter.to == to, letter.matter) {
            words.extend(lines.into_iter().map(|line| (line.word, line.title)));
        }
    }
    words
}

#[tokio::test]
async fn a_session_is_announced_to_those_who_sit_and_those_who_follow_and_nothing_confidential_is_told() {
    for_each_database(|world| async move {
        let laid = Laid::begin(world, Deciding::Concertation).await;
        let world = &laid.world;
        let follower = world.person("Lina", None).await;
        let lina = with_address(world, follower, "lina@example.org").await;
        follow(&lina, laid.table.into()).await.unwrap();
        for (person, address) in [(world.sofia, "sofia@example.org"), (world.karima, "karima@example.org")] {
            with_address(world, person, address).await;
        }
        let wished: Vec<_> = Occasion::ALL.iter().map(|occasion| (*occasion, Pace::AtOnce)).collect();
        actions::choose(&lina, &wished).await.unwrap();
        outbox::tell_due(&world.db, NOW.plus_minutes(-1)).await.unwrap();
        let mut call = convocation(8);
        call.agenda.push(ItemDraft {
            confidential_reason: Some(Reasons::parse("Si parla di una famiglia.").unwrap()),
            ..ItemDraft::titled(Title::parse("Una famiglia senza casa").unwrap())
        });
        let session = tables::actions::convene(&laid.officer(0).await, laid.table, &call).await.unwrap();
        outbox::tell_due(&world.db, NOW.plus_minutes(1)).await.unwrap();
        let sent = letters(world, NOW.plus_minutes(1)).await;
        let to: Vec<&str> = sent.iter().map(|letter| letter.to.as_str()).collect();
        assert_eq!(sent.len(), 3, "{to:?}");
        for letter in &sent {
            let Matter::Lines(lines) = &letter.matter else { panic!() };
            assert_eq!(lines.len(), 1);
            assert_eq!(
                (lines[0].word.as_str(), lines[0].title.as_str()),
                ("meetings.publish", "Tavolo di Perugia (1)")
            );
        }

        let officer = laid.officer(8).await;
        tables::actions::open(&officer, session).await.unwrap();
        let present = [laid.network, laid.citizens].map(|seat| (seat, Sits::Holder));
        tables::actions::note_present(&officer, session, &present).await.unwrap();
        let items = tables::queries::find_session(&officer, session).await.unwrap().session.items;
        let at = officer.now;
        outbox::tell_due(&world.db, at.plus_minutes(-1)).await.unwrap();
        for (item, expected) in [(&items[1], 0), (&items[0], 1)] {
            let text = Message::parse("Si fa, con il Comune.").unwrap();
            let resolution = tables::actions::put(&officer, item.id, &text).await.unwrap();
            tables::actions::decide(&officer, resolution).await.unwrap();
            let told = told(world, "lina@example.org", at.plus_minutes(1)).await;
            assert_eq!(told.len(), expected, "{told:?}");
        }
        tables::actions::close(&officer, session).await.unwrap();
        let next = laid.session(20).await;
        let officer = laid.officer(20).await;
        tables::actions::open(&officer, next).await.unwrap();
        tables::actions::note_present(&officer, next, &present).await.unwrap();
        told(world, "lina@example.org", officer.now.plus_minutes(-1)).await;
        tables::actions::approve_minutes(&officer, next, session).await.unwrap();
        let minutes = told(world, "lina@example.org", officer.now.plus_minutes(1)).await;
        assert_eq!(minutes, [("tables.publish_minutes".to_owned(), "Tavolo di Perugia (1)".to_owned())]);
    })
    .await;
}

#[tokio::test]
async fn an_organisation_is_asked_every_half_year_and_not_after_it_confirmed() {
    for_each_database(|world| async move {
        let association = offers::tests::association(&world, "Sportello").await;
        let sofia = with_address(&world, world.sofia, "sofia@example.org").await;
        let offer = offers::tests::describe(&sofia, association, "Corso di italiano", |_| {}).await;
        outbox::tell_due(&world.db, NOW).await.unwrap();
        let asked = [("offers.ask_to_confirm".to_owned(), "Corso di italiano".to_owned())];
        let half_a_year = NOW.plus_days(offers::FRESH_DAYS).plus_minutes(1);
        assert!(told(&world, "sofia@example.org", half_a_year.plus_days(-1)).await.is_empty());
        for begins in [half_a_year, half_a_year.plus_days(offers::FRESH_DAYS)] {
            outbox::tell_due(&world.db, begins).await.unwrap();
            assert_eq!(told(&world, "sofia@example.org", begins.plus_days(8)).await, asked);
            assert!(told(&world, "sofia@example.org", begins.plus_days(13)).await.is_empty());
            assert!(told(&world, "sofia@example.org", begins.plus_days(60)).await.is_empty());
        }
        let third = half_a_year.plus_days(2 * offers::FRESH_DAYS);
        outbox::tell_due(&world.db, third).await.unwrap();
        offers::actions::confirm(&world.ctx_at(world.sofia, third).await, offer).await.unwrap();
        assert!(told(&world, "sofia@example.org", third.plus_days(8)).await.is_empty());
        let (news, _) =
            queries::list_news(&world.ctx_at(world.sofia, third.plus_days(8)).await).await.unwrap();
        assert!(news.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_one_follows_is_listed_with_its_name_and_address() {
    for_each_database(|world| async move {
        let laid = Laid::begin(world, Deciding::Majority).await;
        let karima = laid.world.ctx(laid.world.karima).await;
        let meeting = crate::meetings::tests::published(&laid.world, |_| {}).await;
        let followed: [Subject; 3] = [laid.table.into(), laid.ponte.into(), meeting.into()];
        for subject in followed {
            follow(&karima, subject).await.unwrap();
        }
        let before = laid.world.db.statements();
        let page = list_shelf(&karima, Shelf::Follows, None).await.unwrap();
        assert_eq!(laid.world.db.statements() - before, 1);
        let mut listed: Vec<_> =
            page.rows.iter().map(|thing| (thing.title.as_str(), thing.address().unwrap())).collect();
        listed.sort();
        assert_eq!(listed[0], ("Laboratorio di cittadinanza", "/meetings/1".to_owned()));
        assert_eq!(listed[1], ("Ponte", format!("/organisations/{}", laid.ponte)));
        assert_eq!(listed[2], ("Tavolo di Perugia", format!("/tables/{}", laid.table)));
    })
    .await;
}

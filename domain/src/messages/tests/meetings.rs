//! What those hear who registered for a meeting or follow it.

use super::{LATER, letters, refused, with_address};
use crate::{
    base::{Ctx, MeetingId, Moment, ParticipantId, Refusal, SubjectKind, text::Label},
    follows::actions::follow,
    meetings::{
        self, Item,
        tests::{published, register},
    },
    messages::{Letter, Matter, Occasion, Pace, actions, outbox, queries},
    testing::{NOW, World, for_each_database},
};

/// The words of what letters tell now.
async fn told(world: &World, now: Moment) -> Vec<String> {
    outbox::tell_due(&world.db, now).await.unwrap();
    let words = |letter: Letter| match letter.matter {
        Matter::Lines(lines) => lines.into_iter().map(|line| line.word).collect(),
        Matter::Confirmation(_) => Vec::new(),
    };
    letters(world, now).await.into_iter().flat_map(words).collect()
}

async fn waits(world: &World, who: ParticipantId, now: Moment) -> Vec<String> {
    let (news, _) = queries::list_news(&world.ctx_at(who, now).await).await.unwrap();
    news.into_iter().map(|thing| thing.word).collect()
}

/// Karima has a seat in a laboratory of two mornings, and left her address.
async fn seated(world: &World) -> (Ctx, MeetingId) {
    let karima = with_address(world, world.karima, "karima@example.org").await;
    let meeting = published(world, |_| {}).await;
    register(&karima, meeting, 0).await;
    outbox::tell_due(&world.db, NOW).await.unwrap();
    (karima, meeting)
}

/// A moment before the morning, so many days from now, at which the laboratory begins.
fn hours_before(days: i64, hours: i64) -> Moment {
    let day = crate::base::Day(NOW.plus_days(days).day().0);
    Moment::in_italy(day, 9, 0).plus_minutes(-60 * hours)
}

#[tokio::test]
async fn one_is_reminded_of_each_date_once_whoever_sweeps_and_however_often_it_starts_anew() {
    for_each_database(|world| async move {
        let (_, _) = seated(&world).await;
        assert!(told(&world, hours_before(5, 25)).await.is_empty());
        let node = |_: i32| {
            let db = world.db.clone();
            tokio::spawn(async move {
                outbox::tell_due(&db, hours_before(5, 23)).await.unwrap();
                outbox::claim_due(&db, hours_before(5, 23)).await.unwrap()
            })
        };
        let nodes: Vec<_> = (0..8).map(node).collect();
        let mut lines = Vec::new();
        for node in nodes {
            for claimed in node.await.unwrap() {
                let Matter::Lines(told) = claimed.letter.matter else { panic!("it reminds") };
                lines.extend(told);
            }
        }
        assert_eq!(lines.len(), 1);
        assert_eq!((lines[0].word.as_str(), lines[0].until), ("meetings.remind", Some(hours_before(5, 0))));
        assert!(lines[0].address.starts_with("/meetings/"));
        assert!(told(&world, hours_before(5, 1)).await.is_empty());
        assert_eq!(told(&world, hours_before(6, 23)).await, ["meetings.remind"], "the second morning");
        assert!(told(&world, LATER).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn without_an_address_one_is_reminded_on_the_page_until_it_begins() {
    for_each_database(|world| async move {
        let meeting = published(&world, |_| {}).await;
        register(&world.ctx(world.piero).await, meeting, 0).await;
        assert!(waits(&world, world.piero, hours_before(5, 25)).await.is_empty());
        assert_eq!(waits(&world, world.piero, hours_before(5, 2)).await, ["meetings.remind"]);
        assert!(waits(&world, world.sofia, hours_before(5, 2)).await.is_empty());
        assert!(waits(&world, world.piero, hours_before(6, 0)).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn whoever_does_not_come_is_not_reminded_even_where_the_letter_waits() {
    for_each_database(|world| async move {
        let (karima, meeting) = seated(&world).await;
        actions::choose(&karima, &[(Occasion::Reminder, Pace::Daily)]).await.unwrap();
        assert!(told(&world, hours_before(5, 23)).await.is_empty(), "it waits for the morning");
        meetings::actions::cancel_own(&karima, meeting).await.unwrap();
        assert!(told(&world, hours_before(5, 1)).await.is_empty());
        assert!(told(&world, hours_before(6, 1)).await.is_empty());
        assert!(waits(&world, world.karima, hours_before(6, 1)).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_meeting_that_is_called_off_is_told_and_no_longer_reminded_of() {
    for_each_database(|world| async move {
        let (_, meeting) = seated(&world).await;
        let officer = world.ctx_at(world.officer, NOW.plus_minutes(1)).await;
        let reason = crate::base::text::Reasons::parse("La sala non è pronta.").unwrap();
        meetings::actions::cancel(&officer, meeting, &reason).await.unwrap();
        assert_eq!(told(&world, NOW.plus_minutes(2)).await, ["meetings.cancel"]);
        assert!(told(&world, hours_before(5, 1)).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn whoever_waits_is_offered_the_seat_by_letter_and_another_only_when_it_lapsed() {
    for_each_database(|world| async move {
        let meeting = published(&world, |draft| draft.capacity = Some(1)).await;
        let piero = world.ctx(world.piero).await;
        register(&piero, meeting, 0).await;
        let karima = with_address(&world, world.karima, "karima@example.org").await;
        register(&karima, meeting, 0).await;
        outbox::tell_due(&world.db, NOW).await.unwrap();
        assert!(told(&world, NOW.plus_minutes(1)).await.is_empty());
        meetings::actions::cancel_own(&piero, meeting).await.unwrap();
        assert_eq!(waits(&world, world.karima, NOW.plus_minutes(1)).await, ["meetings.free_seat"]);
        assert_eq!(told(&world, NOW.plus_minutes(2)).await, ["meetings.free_seat"]);
        assert!(told(&world, NOW.plus_minutes(3)).await.is_empty());
        meetings::actions::accept(&karima, meeting).await.unwrap();
        assert_eq!(waits(&world, world.karima, NOW.plus_minutes(4)).await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn those_who_follow_and_those_who_registered_hear_once_of_the_programme() {
    for_each_database(|world| async move {
        let (karima, meeting) = seated(&world).await;
        let sofia = with_address(&world, world.sofia, "sofia@example.org").await;
        for ctx in [&karima, &sofia] {
            follow(ctx, meeting.into()).await.unwrap();
        }
        let officer = world.ctx_at(world.officer, NOW.plus_minutes(1)).await;
        let items = Item::parse_lines("9:00 Accoglienza").unwrap();
        meetings::actions::write_programme(&officer, meeting, &items, false).await.unwrap();
        assert!(told(&world, NOW.plus_minutes(2)).await.is_empty());
        meetings::actions::write_programme(&officer, meeting, &items, true).await.unwrap();
        let words = told(&world, NOW.plus_minutes(3)).await;
        assert_eq!(words, ["meetings.publish_programme", "meetings.publish_programme"]);
        assert!(told(&world, NOW.plus_minutes(4)).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_is_not_public_is_not_followed() {
    for_each_database(|world| async move {
        let karima = world.ctx(world.karima).await;
        let officer = world.ctx(world.officer).await;
        let mut draft = meetings::tests::draft(&world);
        draft.place.as_mut().unwrap().name = Label::parse("Biblioteca").unwrap();
        let meeting = meetings::actions::create(&officer, &draft).await.unwrap();
        assert_eq!(refused(follow(&karima, meeting.into()).await), Refusal::NotFound);
        meetings::actions::publish(&officer, meeting).await.unwrap();
        follow(&karima, meeting.into()).await.unwrap();
        for kind in SubjectKind::ALL {
            let nothing = crate::base::Subject { kind: *kind, id: uuid::Uuid::nil() };
            assert_eq!(refused(follow(&karima, nothing).await), Refusal::NotFound, "{kind}");
        }
    })
    .await;
}

//! Registering, waiting, being offered a seat, not coming after all.

use futures::future::join_all;
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};

use super::*;
use crate::{
    meetings::{Needs, Quota},
    testing::for_each_database,
};

#[tokio::test]
async fn seats_are_given_in_order_and_whoever_leaves_makes_room() {
    for_each_database(|world| async move {
        let id = published(&world, |_| {}).await;
        let [karima, piero, sofia] =
            [world.ctx(world.karima).await, world.ctx(world.piero).await, world.ctx(world.sofia).await];
        assert_eq!(register(&karima, id, 1).await, Standing::Confirmed);
        assert_eq!(
            refused(actions::register(&karima, id, &with_companions(0)).await),
            Refusal::AlreadyRegistered
        );
        assert_eq!(register(&piero, id, 1).await, Standing::Waiting);
        assert_eq!(register(&sofia, id, 0).await, Standing::Confirmed);
        assert_eq!(counted(&world, id).await, (3, 1));
        let own = queries::find_registered(&piero, id).await.unwrap().unwrap();
        assert_eq!((own.standing, own.ahead), (Standing::Waiting, 0));
        actions::cancel_own(&sofia, id).await.unwrap();
        assert_eq!(counted(&world, id).await, (2, 1), "two do not fit on one seat");
        actions::cancel_own(&karima, id).await.unwrap();
        let own = queries::find_registered(&piero, id).await.unwrap().unwrap();
        assert_eq!((own.standing, own.offered_until), (Standing::Offered, Some(NOW.plus_days(2))));
        assert_eq!(counted(&world, id).await, (2, 0));
        actions::accept(&piero, id).await.unwrap();
        assert_eq!(refused(actions::accept(&piero, id).await), Refusal::WrongState);
        assert_eq!(refused(actions::accept(&karima, id).await), Refusal::WrongState);
        // Whoever left may come back, at the end of the list.
        assert_eq!(register(&karima, id, 0).await, Standing::Confirmed);
        assert_eq!(
            refused(actions::cancel_own(&world.ctx(world.moderator).await, id).await),
            Refusal::NotRegistered
        );
        assert_eq!(
            refused(actions::register(&world.visitor(), id, &with_companions(0)).await),
            Refusal::SignInFirst
        );
        let crowd = actions::register(&sofia, id, &with_companions(3)).await;
        assert_eq!(refused(crowd), Refusal::TooManyCompanions { most: 2 });
    })
    .await;
}

#[tokio::test]
async fn an_offer_that_is_not_taken_in_time_goes_to_the_next() {
    for_each_database(|world| async move {
        let id = published(&world, |draft| draft.capacity = Some(1)).await;
        let [karima, piero, sofia] =
            [world.ctx(world.karima).await, world.ctx(world.piero).await, world.ctx(world.sofia).await];
        for ctx in [&karima, &piero, &sofia] {
            register(ctx, id, 0).await;
        }
        actions::cancel_own(&karima, id).await.unwrap();
        let late = NOW.plus_days(2);
        assert_eq!(actions::lapse_offers_due(&world.db, late.plus_minutes(-1)).await.unwrap(), 0);
        let piero_late = world.ctx_at(world.piero, late).await;
        assert_eq!(refused(actions::accept(&piero_late, id).await), Refusal::OfferOver);
        // Two nodes at once end it once.
        let ended = join_all([
            actions::lapse_offers_due(&world.db, late),
            actions::lapse_offers_due(&world.db, late),
        ])
        .await;
        assert_eq!(ended.into_iter().map(Result::unwrap).sum::<usize>(), 1);
        assert_eq!(refused(actions::accept(&piero_late, id).await), Refusal::OfferOver);
        let sofia_late = world.ctx_at(world.sofia, late).await;
        let own = queries::find_registered(&sofia_late, id).await.unwrap().unwrap();
        assert_eq!(own.standing, Standing::Offered);
        actions::accept(&sofia_late, id).await.unwrap();
        assert_eq!(counted(&world, id).await, (1, 0));
    })
    .await;
}

#[tokio::test]
async fn seats_kept_for_a_constituency_are_not_given_to_others() {
    for_each_database(|world| async move {
        let quota =
            Quota { constituency: Some("third_country_citizens".into()), organisation: None, seats: 2 };
        let id = published(&world, move |draft| draft.quotas = vec![quota.clone()]).await;
        let [karima, piero, sofia] =
            [world.ctx(world.karima).await, world.ctx(world.piero).await, world.ctx(world.sofia).await];
        assert_eq!(register(&piero, id, 0).await, Standing::Confirmed);
        assert_eq!(register(&sofia, id, 0).await, Standing::Waiting);
        assert_eq!(register(&karima, id, 1).await, Standing::Confirmed);
        assert_eq!(counted(&world, id).await, (3, 1));
        // The seat that Piero leaves is a free one: Sofia is offered it.
        actions::cancel_own(&piero, id).await.unwrap();
        assert_eq!(queries::find_registered(&sofia, id).await.unwrap().unwrap().standing, Standing::Offered);
        let officer = world.ctx(world.officer).await;
        let mut smaller = draft(&world);
        smaller.capacity = Some(2);
        assert_eq!(refused(actions::change(&officer, id, &smaller).await), Refusal::SeatsAreTaken);
        assert_eq!(counted(&world, id).await, (3, 0), "a refused change changes nothing");
    })
    .await;
}

#[tokio::test]
async fn organisers_say_yes_or_no_and_write_people_down_who_have_no_account() {
    for_each_database(|world| async move {
        let id = published(&world, |draft| draft.entry = Entry::Approval).await;
        let officer = world.ctx(world.officer).await;
        let [karima, piero, sofia] =
            [world.ctx(world.karima).await, world.ctx(world.piero).await, world.ctx(world.sofia).await];
        let needs = Needs { language: Some(Language::ARABIC), children: 1, ..Needs::default() };
        let wanted = Registration { needs: needs.clone(), ..Registration::default() };
        assert_eq!(actions::register(&karima, id, &wanted).await.unwrap(), Standing::Asked);
        for ctx in [&piero, &sofia] {
            assert_eq!(register(ctx, id, 1).await, Standing::Asked);
        }
        let number = number(&world, id).await;
        let before = world.db.statements();
        let roll = queries::find_roll(&officer, number).await.unwrap();
        assert_eq!(world.db.statements() - before, 5);
        assert_eq!(roll.people[0].needs, needs);
        assert_eq!(refused(queries::find_roll(&karima, number).await), Refusal::NotAllowed);
        let [first, second, third] = [0, 1, 2].map(|place: usize| roll.people[place].id);
        assert_eq!(refused(actions::approve(&karima, first).await), Refusal::NotAllowed);
        assert_eq!(actions::approve(&officer, first).await.unwrap(), Standing::Confirmed);
        assert_eq!(actions::approve(&officer, second).await.unwrap(), Standing::Confirmed);
        assert_eq!(actions::approve(&officer, third).await.unwrap(), Standing::Waiting);
        assert_eq!(refused(actions::approve(&officer, third).await), Refusal::WrongState);
        assert_eq!(refused(actions::confirm(&officer, third).await), Refusal::NoSeatLeft);
        let label = Label::parse("Signora del corso di italiano").unwrap();
        let added = actions::add_person(&officer, id, &label, None, 0, &Needs::default()).await.unwrap();
        assert_eq!(added, Standing::Waiting);
        assert_eq!(counted(&world, id).await, (3, 2));
        actions::remove(&officer, second).await.unwrap();
        assert_eq!(counted(&world, id).await, (3, 1), "the next two are offered the two seats");
        actions::confirm(&officer, third).await.unwrap();
        assert_eq!(
            queries::find_registered(&sofia, id).await.unwrap().unwrap().standing,
            Standing::Confirmed
        );
        // What was needed is forgotten thirty days after the meeting, and the label too.
        let ended = morning(6).ends;
        assert_eq!(actions::forget_needs_due(&world.db, ended.plus_days(29)).await.unwrap(), 0);
        assert_eq!(actions::forget_needs_due(&world.db, ended.plus_days(30)).await.unwrap(), 1);
        let roll = queries::find_roll(&officer, number).await.unwrap();
        assert!(roll.people.iter().all(|one| one.needs.is_none()));
        assert_eq!(roll.people.iter().filter(|one| one.name.is_empty()).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_link_cancels_one_registration_without_coming_in() {
    for_each_database(|world| async move {
        let id = published(&world, |_| {}).await;
        let karima = world.ctx(world.karima).await;
        register(&karima, id, 0).await;
        let own = queries::find_registered(&karima, id).await.unwrap().unwrap();
        let link = queries::leave_link(world.db.reader(), own.id).await.unwrap();
        let visitor = world.visitor();
        let (frame, standing) = queries::find_leaving(&visitor, &link).await.unwrap();
        assert_eq!((frame.id, standing), (id, Standing::Confirmed));
        let last = if link.ends_with('0') { "1" } else { "0" };
        let forged = format!("{}{last}", &link[..link.len() - 1]);
        assert_eq!(refused(actions::cancel_by_link(&visitor, &forged).await), Refusal::LinkInvalid);
        actions::cancel_by_link(&visitor, &link).await.unwrap();
        assert_eq!(refused(actions::cancel_by_link(&visitor, &link).await), Refusal::LinkInvalid);
        assert_eq!(counted(&world, id).await, (0, 0));
    })
    .await;
}

#[tokio::test]
async fn one_registers_until_the_last_date_begins_or_as_long_as_the_organisers_say() {
    for_each_database(|world| async move {
        let id = published(&world, |_| {}).await;
        let begun = world.ctx_at(world.karima, morning(5).starts).await;
        register(&begun, id, 0).await;
        let last = world.ctx_at(world.piero, morning(6).starts).await;
        assert_eq!(
            refused(actions::register(&last, id, &with_companions(0)).await),
            Refusal::RegistrationClosed
        );
        let earlier = published(&world, |draft| draft.closes = Some(NOW.plus_days(1))).await;
        let in_time = world.ctx(world.piero).await;
        register(&in_time, earlier, 0).await;
        let late = world.ctx_at(world.sofia, NOW.plus_days(1)).await;
        assert_eq!(
            refused(actions::register(&late, earlier, &with_companions(0)).await),
            Refusal::RegistrationClosed
        );
    })
    .await;
}

#[tokio::test]
async fn sixteen_registrations_at_the_same_moment_never_take_more_seats_than_there_are() {
    for_each_database(|world| async move {
        let quota = Quota { constituency: Some("third_sector".into()), organisation: None, seats: 2 };
        let id = published(&world, move |draft| {
            draft.capacity = Some(7);
            draft.quotas = vec![quota.clone()];
        })
        .await;
        let mut people = Vec::new();
        for place in 0..16 {
            let constituency = ["third_sector", "local_community"][place % 2];
            let person = world.person(&format!("Persona {place}"), Some(constituency)).await;
            people.push(world.ctx(person).await);
        }
        let hands =
            people.iter().enumerate().map(|(place, ctx)| register(ctx, id, u16::from(place % 3 == 0)));
        let standings = join_all(hands).await;
        let (taken, waiting) = counted(&world, id).await;
        assert!((6..=7).contains(&taken), "{taken} seats are taken");
        let wait = standings.iter().filter(|standing| **standing == Standing::Waiting).count();
        assert_eq!(i64::try_from(wait).unwrap(), waiting);
        // Everybody leaves at once, and everybody who waits is offered a seat.
        join_all(people.iter().take(10).map(|ctx| actions::cancel_own(ctx, id))).await;
        let (taken, waiting) = counted(&world, id).await;
        assert!(taken <= 7 && (waiting == 0 || taken >= 5), "{taken} sit and {waiting} wait");
    })
    .await;
}

/// Something that happens to the seats of a meeting.
#[derive(Clone, Copy, Debug)]
enum Happens {
    Registers(usize, u16),
    Leaves(usize),
    Accepts(usize),
    DaysPass(i64),
}

fn happenings() -> impl Strategy<Value = Vec<Happens>> {
    let one = prop_oneof![
        4 => (0usize..6, 0u16..3).prop_map(|(who, companions)| Happens::Registers(who, companions)),
        2 => (0usize..6).prop_map(Happens::Leaves),
        2 => (0usize..6).prop_map(Happens::Accepts),
        1 => (1i64..3).prop_map(Happens::DaysPass),
    ];
    prop::collection::vec(one, 1..14)
}

#[tokio::test]
async fn whatever_happens_the_seats_are_never_more_than_there_are() {
    for_each_database(|world| async move {
        let mut people = Vec::new();
        for place in 0..6 {
            let constituency = ["third_sector", "third_country_citizens", "local_community"][place % 3];
            people.push(world.person(&format!("Persona {place}"), Some(constituency)).await);
        }
        let mut runner = TestRunner::deterministic();
        for _ in 0..12 {
            let story = happenings().new_tree(&mut runner).unwrap().current();
            let id = published(&world, |draft| {
                draft.capacity = Some(5);
                draft.dates = vec![morning(30)];
                draft.quotas = vec![Quota {
                    constituency: Some("third_country_citizens".into()),
                    organisation: None,
                    seats: 2,
                }];
            })
            .await;
            let mut now = NOW;
            for happens in &story {
                match *happens {
                    Happens::Registers(who, companions) => {
                        let ctx = world.ctx_at(people[who], now).await;
                        let _ = actions::register(&ctx, id, &with_companions(companions)).await;
                    }
                    Happens::Leaves(who) => {
                        let _ = actions::cancel_own(&world.ctx_at(people[who], now).await, id).await;
                    }
                    Happens::Accepts(who) => {
                        let _ = actions::accept(&world.ctx_at(people[who], now).await, id).await;
                    }
                    Happens::DaysPass(days) => {
                        now = now.plus_days(days);
                        actions::lapse_offers_due(&world.db, now).await.unwrap();
                    }
                }
                let (taken, _) = counted(&world, id).await;
                assert!(taken <= 5, "{taken} seats after {happens:?} in {story:?}");
            }
        }
    })
    .await;
}

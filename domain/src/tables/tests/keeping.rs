//! Founding tables, giving seats, convening.

use super::{Laid, afternoon, convocation, draft, refused, title};
use crate::{
    base::{Day, MeetingId, Refusal, SeatId, TableId, text::Reasons},
    tables::{
        Deciding, ItemDraft, MandateDraft, Party, SeatDraft, SeatKind, Stage, Unmet, Way, actions, queries,
        unmet,
    },
    testing::{NOW, for_each_database},
};

#[tokio::test]
async fn a_table_is_founded_by_an_officer_of_its_territory_and_has_one_name() {
    for_each_database(|world| async move {
        let officer = world.ctx(world.officer).await;
        let id = actions::found(&officer, &draft(&world, "Tavolo", Deciding::Majority)).await.unwrap();
        let before = world.db.statements();
        let found = queries::find(world.db.reader(), id, NOW.day()).await.unwrap();
        assert_eq!(world.db.statements() - before, 2);
        assert_eq!(found.table.rulebook, super::rulebook(Deciding::Majority));
        assert_eq!(
            refused(actions::found(&officer, &draft(&world, "Tavolo", Deciding::Majority)).await),
            Refusal::AlreadyExists
        );
        let mut elsewhere = draft(&world, "Altrove", Deciding::Majority);
        elsewhere.territory = world.elsewhere;
        assert_eq!(refused(actions::found(&officer, &elsewhere).await), Refusal::NotAllowed);
        assert_eq!(refused(actions::change(&officer, id, &elsewhere).await), Refusal::NotAllowed);
        for person in [world.karima, world.moderator] {
            let ctx = world.ctx(person).await;
            let tried = actions::found(&ctx, &draft(&world, "Altro", Deciding::Majority)).await;
            assert_eq!(refused(tried), Refusal::NotAllowed);
        }
        let visitor = world.visitor();
        assert_eq!(
            refused(actions::found(&visitor, &draft(&world, "Altro", Deciding::Majority)).await),
            Refusal::SignInFirst
        );
        let administrator = world.ctx(world.administrator).await;
        let mut changed = draft(&world, "Tavolo lungo", Deciding::Concertation);
        changed.rulebook.minimums.truncate(1);
        actions::change(&administrator, id, &changed).await.unwrap();
        let found = queries::find_frame(world.db.reader(), id).await.unwrap();
        assert_eq!((found.name.as_str(), found.rulebook), ("Tavolo lungo", changed.rulebook.clone()));
        let nowhere = actions::change(&administrator, TableId::new(), &changed).await;
        assert_eq!(refused(nowhere), Refusal::NotFound);
    })
    .await;
}

#[tokio::test]
async fn a_seat_passes_from_one_to_the_next_and_is_never_held_twice() {
    for_each_database(|world| async move {
        let laid = Laid::begin(world, Deciding::Concertation).await;
        let officer = laid.officer(0).await;
        let today = NOW.day();
        let found = queries::find(laid.world.db.reader(), laid.table, today).await.unwrap();
        let rules_unmet = unmet(&found.table.rulebook, &found.table.seats);
        assert!(
            matches!(rules_unmet.as_slice(), [Unmet::TooFew { wanted: 2, held: 1, .. }]),
            "{rules_unmet:?}"
        );
        let mandate = |from: i32, to: Option<i32>| MandateDraft {
            holder: Party::Organisation(laid.ponte, String::new()),
            substitute: Some(Party::Person(laid.world.sofia, String::new())),
            from: Day(today.0 + from),
            to: to.map(|to| Day(today.0 + to)),
        };
        let twice = actions::give_mandate(&officer, laid.citizens, &mandate(5, None)).await;
        assert_eq!(refused(twice), Refusal::MandatesOverlap);
        let held = found.table.seats.iter().find(|seat| seat.id == laid.citizens).unwrap();
        let id = held.mandate.as_ref().unwrap().id;
        let early = actions::end_mandate(&officer, id, Day(today.0 - 20)).await;
        assert_eq!(refused(early), Refusal::DatesOutOfOrder);
        actions::end_mandate(&officer, id, Day(today.0 + 4)).await.unwrap();
        assert_eq!(refused(actions::end_mandate(&officer, id, Day(today.0 + 9)).await), Refusal::WrongState);
        actions::give_mandate(&officer, laid.citizens, &mandate(5, Some(30))).await.unwrap();
        let roster = queries::find_roster(laid.world.db.reader(), laid.table).await.unwrap();
        let holder = |day: i32| {
            let seats = roster.on(Day(today.0 + day));
            let seat = seats.into_iter().find(|seat| seat.id == laid.citizens).unwrap();
            seat.mandate.map(|mandate| mandate.holder.name().to_owned())
        };
        assert_eq!(holder(4).as_deref(), Some("Karima"));
        assert_eq!(holder(5).as_deref(), Some("Ponte"));
        assert_eq!(holder(31), None);
        let nobody = MandateDraft {
            holder: Party::Organisation(crate::base::OrganisationId::new(), String::new()),
            ..mandate(40, None)
        };
        assert_eq!(
            refused(actions::give_mandate(&officer, laid.citizens, &nobody).await),
            Refusal::UnknownChoice
        );
        let stranger = laid.world.ctx(laid.world.sofia).await;
        let tried = actions::give_mandate(&stranger, laid.vacant, &mandate(0, None)).await;
        assert_eq!(refused(tried), Refusal::NotAllowed);
    })
    .await;
}

#[tokio::test]
async fn a_seat_that_is_taken_away_is_not_given_any_more() {
    for_each_database(|world| async move {
        let laid = Laid::begin(world, Deciding::Concertation).await;
        let officer = laid.officer(0).await;
        actions::end_seat(&officer, laid.vacant).await.unwrap();
        assert_eq!(refused(actions::end_seat(&officer, laid.vacant).await), Refusal::WrongState);
        let draft = MandateDraft {
            holder: Party::Organisation(laid.ponte, String::new()),
            substitute: None,
            from: NOW.day(),
            to: None,
        };
        assert_eq!(refused(actions::give_mandate(&officer, laid.vacant, &draft).await), Refusal::WrongState);
        let unknown = actions::give_mandate(&officer, SeatId::new(), &draft).await;
        assert_eq!(refused(unknown), Refusal::NotFound);
        let roster = queries::find_roster(laid.world.db.reader(), laid.table).await.unwrap();
        assert_eq!(roster.on(NOW.day()).len(), 4);
        assert_eq!(roster.on(NOW.plus_days(-1).day()).len(), 5);
        let odd = SeatDraft { kind: SeatKind::Region, constituency: Some("nobody".into()), label: None };
        assert_eq!(refused(actions::add_seat(&officer, laid.table, &odd).await), Refusal::UnknownChoice);
    })
    .await;
}

#[tokio::test]
async fn a_session_is_convened_in_time_with_its_agenda() {
    for_each_database(|world| async move {
        let laid = Laid::begin(world, Deciding::Concertation).await;
        let officer = laid.officer(0).await;
        let late = actions::convene(&officer, laid.table, &convocation(6)).await;
        assert_eq!(refused(late), Refusal::TooLateToConvene { days: 7 });
        let mut urgent = convocation(6);
        urgent.urgent_reason = Some(Reasons::parse("Il bando scade fra una settimana.").unwrap());
        let first = actions::convene(&officer, laid.table, &urgent).await.unwrap();
        let second = actions::convene(&officer, laid.table, &convocation(7)).await.unwrap();
        let mut nowhere = convocation(20);
        nowhere.place = None;
        assert_eq!(refused(actions::convene(&officer, laid.table, &nowhere).await), Refusal::Missing);
        let sofia = laid.world.ctx(laid.world.sofia).await;
        assert_eq!(
            refused(actions::convene(&sofia, laid.table, &convocation(20)).await),
            Refusal::NotAllowed
        );
        let before = laid.world.db.statements();
        let sessions = queries::list_sessions(laid.world.db.reader(), laid.table, None).await.unwrap();
        assert_eq!(laid.world.db.statements() - before, 1);
        let told: Vec<_> = sessions.rows.iter().map(|card| (card.id, card.number, card.is_urgent)).collect();
        assert_eq!(told, [(second, 2, false), (first, 1, true)]);
        let found = queries::find_session(&laid.world.visitor(), second).await.unwrap().session;
        assert_eq!((found.stage, found.starts_at), (Stage::Convened, afternoon(7)));
        assert_eq!(found.items[0].title, "Mappa dei servizi");
        let cards = queries::list(laid.world.db.reader(), "", NOW).await.unwrap();
        let card = &cards.rows[0];
        assert_eq!((card.seats, card.held, card.next), (5, 4, Some((afternoon(6), first))));
    })
    .await;
}

#[tokio::test]
async fn the_agenda_changes_until_the_session_begins() {
    for_each_database(|world| async move {
        let laid = Laid::begin(world, Deciding::Concertation).await;
        let id = laid.session(8).await;
        let officer = laid.officer(0).await;
        let point = ItemDraft::titled(title("Corsi di italiano"));
        let added = actions::add_item(&officer, id, &point).await.unwrap();
        let late = laid.officer(3).await;
        assert_eq!(
            refused(actions::add_item(&late, id, &point).await),
            Refusal::TooLateToConvene { days: 7 }
        );
        let urgent = ItemDraft {
            urgent_reason: Some(Reasons::parse("È appena successo.").unwrap()),
            ..point.clone()
        };
        actions::add_item(&late, id, &urgent).await.unwrap();
        actions::change_item(&late, added, &ItemDraft::titled(title("Corsi serali"))).await.unwrap();
        let stranger = laid.world.ctx(laid.world.karima).await;
        assert_eq!(refused(actions::remove_item(&stranger, added).await), Refusal::NotAllowed);
        let to_come = queries::list_to_come(&late).await.unwrap();
        assert_eq!(to_come.iter().map(|one| one.id).collect::<Vec<_>>(), [id]);
        assert_eq!(refused(queries::list_to_come(&stranger).await), Refusal::NotAllowed);
        let titles = || async {
            let held = queries::find_session(&laid.world.visitor(), id).await.unwrap();
            held.session.items.into_iter().map(|item| item.title).collect::<Vec<_>>()
        };
        assert_eq!(titles().await, ["Mappa dei servizi", "Corsi serali", "Corsi di italiano"]);
        actions::remove_item(&late, added).await.unwrap();
        assert_eq!(titles().await, ["Mappa dei servizi", "Corsi di italiano"]);
        let day = laid.officer(8).await;
        actions::open(&day, id).await.unwrap();
        assert_eq!(refused(actions::add_item(&day, id, &urgent).await), Refusal::WrongState);
        let unknown = actions::add_item(&day, MeetingId::new(), &point).await;
        assert_eq!(refused(unknown), Refusal::NotFound);
    })
    .await;
}

#[tokio::test]
async fn a_session_is_called_off_before_it_begins() {
    for_each_database(|world| async move {
        let laid = Laid::begin(world, Deciding::Concertation).await;
        let why = Reasons::parse("La sala non è libera.").unwrap();
        let id = laid.session(8).await;
        let stranger = laid.world.ctx(laid.world.sofia).await;
        assert_eq!(refused(actions::cancel(&stranger, id, &why).await), Refusal::NotAllowed);
        actions::cancel(&laid.officer(1).await, id, &why).await.unwrap();
        let found = queries::find_session(&laid.world.visitor(), id).await.unwrap();
        assert_eq!(found.session.stage, Stage::Cancelled);
        assert_eq!(refused(actions::open(&laid.officer(8).await, id).await), Refusal::WrongState);
        let opened = laid.opened(9, &[laid.network]).await;
        assert_eq!(refused(actions::cancel(&laid.officer(9).await, opened, &why).await), Refusal::WrongState);
    })
    .await;
}

#[tokio::test]
async fn points_change_places_as_long_as_the_agenda_may_change() {
    for_each_database(|world| async move {
        let laid = Laid::begin(world, Deciding::Concertation).await;
        let session = laid.session(8).await;
        let officer = laid.officer(0).await;
        let mut items = Vec::new();
        for name in ["Orari", "Corsi", "Traduzioni"] {
            let draft = ItemDraft::titled(title(name));
            items.push(actions::add_item(&officer, session, &draft).await.unwrap());
        }
        let agenda = async || -> Vec<String> {
            let found = queries::find_session(&officer, session).await.unwrap().session;
            found.items.into_iter().map(|item| item.title).collect()
        };
        // A gap between two positions is no place.
        actions::remove_item(&officer, items[1]).await.unwrap();
        actions::move_item(&officer, items[2], Way::Up).await.unwrap();
        assert_eq!(agenda().await, ["Mappa dei servizi", "Traduzioni", "Orari"]);
        actions::move_item(&officer, items[2], Way::Up).await.unwrap();
        assert_eq!(agenda().await, ["Traduzioni", "Mappa dei servizi", "Orari"]);
        actions::move_item(&officer, items[2], Way::Up).await.unwrap();
        actions::move_item(&officer, items[0], Way::Down).await.unwrap();
        assert_eq!(
            agenda().await,
            ["Traduzioni", "Mappa dei servizi", "Orari"],
            "nothing moves beyond the ends"
        );
        actions::move_item(&officer, items[2], Way::Down).await.unwrap();
        assert_eq!(agenda().await, ["Mappa dei servizi", "Traduzioni", "Orari"]);
        let stranger = laid.world.ctx(laid.world.sofia).await;
        assert_eq!(refused(actions::move_item(&stranger, items[0], Way::Up).await), Refusal::NotAllowed);
        assert_eq!(refused(actions::move_item(&officer, items[1], Way::Up).await), Refusal::NotFound);
        let on_its_day = laid.officer(8).await;
        actions::open(&on_its_day, session).await.unwrap();
        assert_eq!(refused(actions::move_item(&on_its_day, items[0], Way::Up).await), Refusal::WrongState);
    })
    .await;
}

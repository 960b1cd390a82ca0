//! Presence, quorum, resolutions, minutes, commitments.

use super::{Laid, refused};
use crate::{
    base::{
        Ctx, Day, ItemId, MeetingId, Refusal, ResolutionId, SeatId, Stop,
        text::{Message, Reasons},
    },
    tables::{
        CommitmentDraft, CommitmentState, Deciding, Outcome, Progress, Said, Sits, Stage, Voice, actions,
        queries,
    },
    testing::{NOW, for_each_database},
};

fn message(text: &str) -> Message {
    Message::parse(text).unwrap()
}

fn consents(seat: SeatId) -> Said {
    Said::parse(seat, Voice::Consents, "").unwrap()
}

async fn first_item(ctx: &Ctx, session: MeetingId) -> ItemId {
    queries::find_session(ctx, session).await.unwrap().session.items[0].id
}

async fn put(laid: &Laid, days: i64, session: MeetingId) -> Result<ResolutionId, Stop> {
    let officer = laid.officer(days).await;
    let item = first_item(&officer, session).await;
    actions::put(&officer, item, &message("Si fa una mappa dei servizi.")).await
}

#[tokio::test]
async fn without_a_quorum_nothing_is_put_to_the_seats() {
    for_each_database(|world| async move {
        let laid = Laid::begin(world, Deciding::Concertation).await;
        // Three seats that decide are held: two must be there, and a guest is none of them.
        let session = laid.opened(8, &[laid.network, laid.guest]).await;
        assert_eq!(refused(put(&laid, 8, session).await), Refusal::NoQuorum);
        let officer = laid.officer(8).await;
        let vacant = actions::note_present(&officer, session, &[(laid.vacant, Sits::Holder)]).await;
        assert_eq!(refused(vacant), Refusal::UnknownChoice);
        let twice = [(laid.network, Sits::Holder), (laid.network, Sits::Substitute)];
        assert_eq!(refused(actions::note_present(&officer, session, &twice).await), Refusal::UnknownChoice);
        let present = [(laid.network, Sits::Substitute), (laid.citizens, Sits::Holder)];
        actions::note_present(&officer, session, &present).await.unwrap();
        put(&laid, 8, session).await.unwrap();
        let found = queries::find_session(&officer, session).await.unwrap().session;
        assert_eq!(found.present, present);
        let stranger = laid.world.ctx(laid.world.sofia).await;
        assert_eq!(refused(actions::note_present(&stranger, session, &present).await), Refusal::NotAllowed);
    })
    .await;
}

#[tokio::test]
async fn a_session_is_opened_on_its_day_and_closed_once_everything_is_decided() {
    for_each_database(|world| async move {
        let laid = Laid::begin(world, Deciding::Concertation).await;
        let session = laid.session(8).await;
        assert_eq!(refused(actions::open(&laid.officer(7).await, session).await), Refusal::SessionNotOpen);
        let officer = laid.officer(8).await;
        assert_eq!(refused(actions::close(&officer, session).await), Refusal::SessionNotOpen);
        actions::open(&officer, session).await.unwrap();
        assert_eq!(refused(actions::open(&officer, session).await), Refusal::WrongState);
        let present = [(laid.network, Sits::Holder), (laid.citizens, Sits::Holder)];
        actions::note_present(&officer, session, &present).await.unwrap();
        let resolution = put(&laid, 8, session).await.unwrap();
        assert_eq!(refused(actions::close(&officer, session).await), Refusal::WrongState);
        actions::decide(&officer, resolution).await.unwrap();
        actions::close(&officer, session).await.unwrap();
        assert_eq!(refused(put(&laid, 8, session).await), Refusal::SessionNotOpen);
        let late = actions::note_present(&officer, session, &present).await;
        assert_eq!(refused(late), Refusal::SessionNotOpen);
    })
    .await;
}

#[tokio::test]
async fn those_who_hold_a_seat_speak_for_it_and_nobody_is_outvoted() {
    for_each_database(|world| async move {
        let laid = Laid::begin(world, Deciding::Concertation).await;
        let session = laid.opened(8, &[laid.municipality, laid.network, laid.citizens, laid.guest]).await;
        let resolution = put(&laid, 8, session).await.unwrap();
        let ctx = async |person| laid.world.ctx_at(person, NOW.plus_days(8)).await;
        let (piero, sofia, karima) =
            (ctx(laid.world.piero).await, ctx(laid.world.sofia).await, ctx(laid.world.karima).await);
        actions::speak(&piero, resolution, &[consents(laid.municipality)]).await.unwrap();
        actions::speak(&sofia, resolution, &[consents(laid.network)]).await.unwrap();
        let other = actions::speak(&sofia, resolution, &[consents(laid.citizens)]).await;
        assert_eq!(refused(other), Refusal::NotSeated);
        assert_eq!(refused(actions::speak(&sofia, resolution, &[]).await), Refusal::NothingChosen);
        let guest = actions::speak(&sofia, resolution, &[consents(laid.guest)]).await;
        assert_eq!(refused(guest), Refusal::SeatAbsent);
        let visitor = actions::speak(&laid.world.visitor(), resolution, &[consents(laid.network)]).await;
        assert_eq!(refused(visitor), Refusal::SignInFirst);
        let why = "Mancano gli orari della sera, quando la gente è libera.";
        let objects = Said::parse(laid.citizens, Voice::Objects, why).unwrap();
        actions::speak(&karima, resolution, std::slice::from_ref(&objects)).await.unwrap();
        let officer = laid.officer(8).await;
        assert_eq!(actions::decide(&officer, resolution).await.unwrap(), Outcome::NotPassed);
        assert_eq!(refused(actions::decide(&officer, resolution).await), Refusal::WrongState);
        let again = actions::speak(&karima, resolution, &[consents(laid.citizens)]).await;
        assert_eq!(refused(again), Refusal::WrongState);
        let found = queries::find_session(&laid.world.visitor(), session).await.unwrap().session;
        assert!(
            found.items[0].resolutions[0].voices.contains(&objects),
            "the objection stays with its reasons"
        );

        // The same, and Karima can live with it after a change.
        let second = put(&laid, 8, session).await.unwrap();
        let voices = [laid.municipality, laid.network, laid.citizens].map(consents);
        actions::speak(&officer, second, &voices).await.unwrap();
        actions::speak(&officer, second, &voices).await.unwrap();
        assert_eq!(actions::decide(&officer, second).await.unwrap(), Outcome::Passed);
    })
    .await;
}

#[tokio::test]
async fn where_the_rulebook_says_so_more_than_half_decide() {
    for_each_database(|world| async move {
        let laid = Laid::begin(world, Deciding::Majority).await;
        let session = laid.opened(8, &[laid.municipality, laid.network, laid.citizens]).await;
        let officer = laid.officer(8).await;
        let resolution = put(&laid, 8, session).await.unwrap();
        let objects = Said::parse(laid.citizens, Voice::Objects, "Non basta per chi lavora.").unwrap();
        let voices = [consents(laid.municipality), consents(laid.network), objects];
        actions::speak(&officer, resolution, &voices).await.unwrap();
        assert_eq!(actions::decide(&officer, resolution).await.unwrap(), Outcome::Passed);
    })
    .await;
}

#[tokio::test]
async fn minutes_are_kept_while_they_are_typed_and_nobody_writes_over_another() {
    for_each_database(|world| async move {
        let laid = Laid::begin(world, Deciding::Concertation).await;
        let session = laid.opened(8, &[laid.network, laid.citizens]).await;
        let officer = laid.officer(8).await;
        let item = first_item(&officer, session).await;
        let write = async |ctx: &Ctx, item, version, text| {
            actions::write_minutes(ctx, session, item, version, text).await
        };
        assert_eq!(write(&officer, Some(item), 0, "Si apre la discus").await.unwrap(), 1);
        assert_eq!(write(&officer, Some(item), 1, "Si apre la discussione.").await.unwrap(), 2);
        assert_eq!(refused(write(&officer, Some(item), 1, "Altro").await), Refusal::ChangedMeanwhile);
        assert_eq!(write(&officer, None, 0, "Alle 15 si comincia.").await.unwrap(), 1);
        let other = laid.session(12).await;
        let elsewhere = first_item(&officer, other).await;
        assert_eq!(refused(write(&officer, Some(elsewhere), 0, "Altro").await), Refusal::NotFound);
        let karima = laid.world.ctx_at(laid.world.karima, NOW.plus_days(8)).await;
        assert_eq!(refused(write(&karima, Some(item), 2, "Altro").await), Refusal::NotAllowed);
        // Those who sit there read along, others do not yet.
        let text = async |ctx: &Ctx| {
            queries::find_session(ctx, session).await.unwrap().session.items[0].minutes.text.clone()
        };
        assert_eq!(text(&karima).await, "Si apre la discussione.");
        assert_eq!(text(&laid.world.visitor()).await, "");
    })
    .await;
}

#[tokio::test]
async fn minutes_are_approved_in_a_later_session_and_then_everybody_reads_them() {
    for_each_database(|world| async move {
        let laid = Laid::begin(world, Deciding::Concertation).await;
        let session = laid.opened(8, &[laid.network, laid.citizens]).await;
        let officer = laid.officer(8).await;
        let item = first_item(&officer, session).await;
        actions::write_minutes(&officer, session, Some(item), 0, "Si fa la mappa.").await.unwrap();
        actions::close(&officer, session).await.unwrap();
        let next = laid.session(20).await;
        let later = laid.officer(20).await;
        assert_eq!(refused(actions::approve_minutes(&later, next, session).await), Refusal::SessionNotOpen);
        actions::open(&later, next).await.unwrap();
        assert_eq!(refused(actions::approve_minutes(&later, next, session).await), Refusal::NoQuorum);
        let present = [(laid.network, Sits::Holder), (laid.citizens, Sits::Holder)];
        actions::note_present(&later, next, &present).await.unwrap();
        assert_eq!(refused(actions::approve_minutes(&later, next, next).await), Refusal::WrongState);
        actions::approve_minutes(&later, next, session).await.unwrap();
        assert_eq!(refused(actions::approve_minutes(&later, next, session).await), Refusal::WrongState);
        let found = queries::find_session(&laid.world.visitor(), session).await.unwrap().session;
        assert_eq!((found.stage, found.items[0].minutes.text.as_str()), (Stage::Approved, "Si fa la mappa."));
        assert_eq!(found.approved, Some((NOW.plus_days(20), next)));
        let write = actions::write_minutes(&later, session, Some(item), 1, "Altro").await;
        assert_eq!(refused(write), Refusal::WrongState);
    })
    .await;
}

#[tokio::test]
async fn a_commitment_is_open_late_kept_or_given_up() {
    for_each_database(|world| async move {
        let laid = Laid::begin(world, Deciding::Concertation).await;
        let session = laid.opened(8, &[laid.network, laid.citizens]).await;
        let officer = laid.officer(8).await;
        let resolution = put(&laid, 8, session).await.unwrap();
        let due = Day(NOW.day().0 + 30);
        let draft = |text: &str, owner| CommitmentDraft { text: message(text), owner, due };
        let early = actions::commit(&officer, resolution, &draft("Mappa", laid.ponte)).await;
        assert_eq!(refused(early), Refusal::WrongState);
        actions::speak(&officer, resolution, &[laid.network, laid.citizens].map(consents)).await.unwrap();
        actions::decide(&officer, resolution).await.unwrap();
        let map = actions::commit(&officer, resolution, &draft("Mappa", laid.ponte)).await.unwrap();
        let room = actions::commit(&officer, resolution, &draft("Sala", laid.office)).await.unwrap();
        let db = laid.world.db.reader();
        let progress = async |day| {
            let found = queries::list_commitments(db, laid.table, false).await.unwrap();
            found.iter().map(|one| one.progress(day)).collect::<Vec<_>>()
        };
        assert_eq!(progress(due).await, [Progress::Open, Progress::Open]);
        let after = Day(due.0 + 1);
        assert_eq!(progress(after).await, [Progress::Late, Progress::Late]);
        let province = Some(laid.world.province);
        assert_eq!(queries::list_late(db, province, after).await.unwrap().len(), 2);
        assert_eq!(queries::list_late(db, Some(laid.world.elsewhere), after).await.unwrap().len(), 0);
        assert_eq!(queries::list_late(db, None, due).await.unwrap().len(), 0);

        let (sofia, karima) =
            (laid.world.ctx(laid.world.sofia).await, laid.world.ctx(laid.world.karima).await);
        let note = message("È in biblioteca e sul sito.");
        assert_eq!(refused(actions::keep_commitment(&karima, map, None).await), Refusal::NotAllowed);
        assert_eq!(refused(actions::keep_commitment(&sofia, room, None).await), Refusal::NotAllowed);
        actions::keep_commitment(&sofia, map, Some(&note)).await.unwrap();
        assert_eq!(refused(actions::keep_commitment(&sofia, map, None).await), Refusal::WrongState);
        let why = Reasons::parse("La sala è stata venduta.").unwrap();
        assert_eq!(refused(actions::drop_commitment(&sofia, room, &why).await), Refusal::NotAllowed);
        actions::drop_commitment(&officer, room, &why).await.unwrap();
        let states: Vec<_> = queries::list_commitments(db, laid.table, false).await.unwrap();
        let states: Vec<_> = states.into_iter().map(|one| (one.state, one.note)).collect();
        let expected = [
            (CommitmentState::Kept, Some("È in biblioteca e sul sito.".to_owned())),
            (CommitmentState::Dropped, Some("La sala è stata venduta.".to_owned())),
        ];
        assert_eq!(states, expected);
        assert!(queries::list_late(db, None, after).await.unwrap().is_empty());
        let more =
            actions::commit(&officer, resolution, &draft("Altro", crate::base::OrganisationId::new())).await;
        assert_eq!(refused(more), Refusal::UnknownChoice);
    })
    .await;
}

//! Letters against real databases.

mod around;
mod meetings;
mod tables;

use sea_orm::ConnectionTrait;

use super::{
    Letter, Matter, Occasion, Pace, actions,
    outbox::{self, Outcome},
    queries,
};
use crate::{
    activity::{self, Entry},
    base::{
        BoardId, Ctx, InitiativeId, Language, Moment, ParticipantId, Refusal, Stop, Subject,
        database::statement,
    },
    boards::{Moderation, Theme},
    follows,
    initiatives::{self, Draft},
    people::{Capacity, Email},
    testing::{NOW, World, for_each_database},
};

fn refused<T>(outcome: Result<T, Stop>) -> Refusal {
    match outcome {
        Err(Stop::Refused(refusal)) => refusal,
        Err(Stop::Broken(failure)) => panic!("{failure}"),
        Ok(_) => panic!("it was not refused"),
    }
}

async fn publish(ctx: &Ctx, board: BoardId) -> InitiativeId {
    let body = "Un orto dietro la scuola, con acqua e attrezzi per tutte le famiglie del quartiere.";
    let draft = Draft::parse("Orto comune", body, "it", Theme::Environment, "", "", "").unwrap();
    let id = initiatives::actions::write_draft(ctx, board, &draft, Capacity::Personal).await.unwrap();
    initiatives::actions::submit(ctx, id).await.unwrap();
    id
}

/// Leaves an address and says with the letter's token that it is right.
async fn with_address(world: &World, person: ParticipantId, address: &str) -> Ctx {
    let ctx = world.ctx(person).await;
    let address = Email::parse(address).unwrap();
    actions::leave_address(&ctx, &address, Language::ITALIAN).await.unwrap();
    let letters = outbox::claim_due(&world.db, NOW).await.unwrap();
    let Matter::Confirmation(token) = &letters[0].letter.matter else { panic!("it asks first") };
    actions::confirm(&world.visitor(), token).await.unwrap();
    outbox::settle(&world.db, &letters[0], Outcome::Sent, NOW).await.unwrap();
    ctx
}

/// Somebody else does something to a thing.
async fn does(world: &World, deed: &str, subject: impl Into<Subject>, board: BoardId, at: Moment) {
    let entry = Entry {
        at,
        deed,
        actor: Some(world.piero),
        board: Some(board),
        subject: Some(subject.into()),
        detail: (deed == "attachments.attach").then(|| "material".to_owned()),
    };
    activity::record(world.db.writer(), entry).await.unwrap();
}

/// An initiative of Sofia that Karima follows, who left her address.
struct Followed {
    board: BoardId,
    initiative: InitiativeId,
    karima: Ctx,
}

impl Followed {
    async fn begin(world: &World) -> Self {
        let board = world.board(Moderation::After).await;
        let initiative = publish(&world.ctx(world.sofia).await, board).await;
        let karima = with_address(world, world.karima, "karima@example.org").await;
        follows::actions::follow(&karima, initiative.into()).await.unwrap();
        outbox::tell_due(&world.db, NOW).await.unwrap();
        Self { board, initiative, karima }
    }
}

/// The initiative is answered a minute after noon, and whoever is told of it gets her line.
async fn answer(world: &World, initiative: InitiativeId, board: BoardId) {
    does(world, "answers.answer", initiative, board, NOW.plus_minutes(1)).await;
    outbox::tell_due(&world.db, NOW.plus_minutes(2)).await.unwrap();
}

/// A week later, when even what is collected for a week is due.
const LATER: Moment = NOW.plus_days(8);

async fn letters(world: &World, now: Moment) -> Vec<Letter> {
    let claimed = outbox::claim_due(&world.db, now).await.unwrap();
    for letter in &claimed {
        outbox::settle(&world.db, letter, Outcome::Sent, now).await.unwrap();
    }
    claimed.into_iter().map(|claimed| claimed.letter).collect()
}

#[tokio::test]
async fn what_many_do_is_one_letter_and_what_one_does_oneself_is_none() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let karima = with_address(&world, world.karima, "karima@example.org").await;
        let piero = with_address(&world, world.piero, "piero@example.org").await;
        let initiative = publish(&karima, board).await;
        for ctx in [&karima, &piero] {
            follows::actions::follow(ctx, initiative.into()).await.unwrap();
            let daily = Occasion::ALL.iter().map(|occasion| (*occasion, Pace::Daily));
            actions::choose(ctx, &daily.collect::<Vec<_>>()).await.unwrap();
        }
        outbox::tell_due(&world.db, NOW).await.unwrap();
        for minutes in [1, 2, 3] {
            does(&world, "comments.publish", initiative, board, NOW.plus_minutes(minutes)).await;
        }
        does(&world, "answers.answer", initiative, board, NOW.plus_minutes(4)).await;
        outbox::tell_due(&world.db, NOW.plus_minutes(5)).await.unwrap();
        let sent = letters(&world, LATER).await;
        assert_eq!(sent.len(), 1, "nothing for Piero, who did it");
        assert_eq!(sent[0].to, "karima@example.org");
        let Matter::Lines(lines) = &sent[0].matter else { panic!("it tells of things") };
        let words: Vec<(&str, &str)> =
            lines.iter().map(|line| (line.word.as_str(), line.title.as_str())).collect();
        assert_eq!(words, [("comments.publish", "Orto comune"), ("answers.answer", "Orto comune")]);
    })
    .await;
}

#[tokio::test]
async fn an_address_hears_nothing_before_somebody_opened_its_letter() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let initiative = publish(&world.ctx(world.sofia).await, board).await;
        let karima = world.ctx(world.karima).await;
        follows::actions::follow(&karima, initiative.into()).await.unwrap();
        let address = Email::parse("karima@example.org").unwrap();
        actions::leave_address(&karima, &address, Language::ITALIAN).await.unwrap();
        outbox::tell_due(&world.db, NOW).await.unwrap();
        answer(&world, initiative, board).await;
        let sent = letters(&world, LATER).await;
        assert!(matches!(sent[..], [Letter { matter: Matter::Confirmation(_), .. }]));
        assert!(letters(&world, LATER).await.is_empty(), "it is asked once");
    })
    .await;
}

#[tokio::test]
async fn a_forged_token_does_nothing_and_another_address_makes_the_old_one_useless() {
    for_each_database(|world| async move {
        let karima = world.ctx(world.karima).await;
        let address = Email::parse("karima@example.org").unwrap();
        actions::leave_address(&karima, &address, Language::ITALIAN).await.unwrap();
        let claimed = outbox::claim_due(&world.db, NOW).await.unwrap();
        let Matter::Confirmation(token) = &claimed[0].letter.matter else { panic!() };
        let mut forged = token.clone();
        forged.pop();
        for wrong in [forged.as_str(), "", ".", "a.b", "a-answer.c"] {
            assert_eq!(refused(actions::confirm(&world.visitor(), wrong).await), Refusal::LinkInvalid);
            assert_eq!(refused(actions::stop(&world.visitor(), wrong, true).await), Refusal::LinkInvalid);
        }
        let other = Email::parse("other@example.org").unwrap();
        actions::leave_address(&karima, &other, Language::ITALIAN).await.unwrap();
        assert_eq!(refused(actions::confirm(&world.visitor(), token).await), Refusal::NotFound);
        assert!(!queries::find_wishes(&karima).await.unwrap().address.unwrap().is_confirmed);
    })
    .await;
}

#[tokio::test]
async fn the_link_in_a_letter_stops_its_occasion_and_no_other() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let initiative = publish(&world.ctx(world.sofia).await, board).await;
        let karima = with_address(&world, world.karima, "karima@example.org").await;
        follows::actions::follow(&karima, initiative.into()).await.unwrap();
        actions::choose(&karima, &[(Occasion::Comment, Pace::AtOnce)]).await.unwrap();
        outbox::tell_due(&world.db, NOW).await.unwrap();
        answer(&world, initiative, board).await;
        let sent = letters(&world, NOW.plus_minutes(3)).await;
        let Matter::Lines(lines) = &sent[0].matter else { panic!() };
        let stop = &lines[0].stop;
        assert_eq!(queries::find_stop(&world.visitor(), stop).await.unwrap(), Occasion::Answer);
        let swapped = stop.replace("-answer.", "-comment.");
        assert_eq!(refused(actions::stop(&world.visitor(), &swapped, false).await), Refusal::LinkInvalid);
        actions::stop(&world.visitor(), stop, false).await.unwrap();
        let wishes = queries::find_wishes(&karima).await.unwrap();
        assert!(wishes.paces.contains(&(Occasion::Answer, Pace::Page)));
        assert!(wishes.paces.contains(&(Occasion::Comment, Pace::AtOnce)));
        actions::stop(&world.visitor(), stop, true).await.unwrap();
        let wishes = queries::find_wishes(&karima).await.unwrap();
        assert!(wishes.paces.iter().all(|(_, pace)| *pace == Pace::Page));
    })
    .await;
}

#[tokio::test]
async fn what_waits_is_not_sent_after_the_person_changed_her_mind() {
    for_each_database(|world| async move {
        let Followed { board, initiative, karima } = Followed::begin(&world).await;
        answer(&world, initiative, board).await;
        actions::choose(&karima, &[(Occasion::Answer, Pace::Never)]).await.unwrap();
        assert!(letters(&world, LATER).await.is_empty());
        does(&world, "initiatives.admit", initiative, board, NOW.plus_minutes(3)).await;
        outbox::tell_due(&world.db, NOW.plus_minutes(4)).await.unwrap();
        actions::forget_address(&karima).await.unwrap();
        assert!(letters(&world, LATER).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn never_keeps_it_off_the_page_and_every_other_pace_does_not() {
    for_each_database(|world| async move {
        let Followed { board, initiative, karima } = Followed::begin(&world).await;
        follows::actions::follow(&karima, board.into()).await.unwrap();
        answer(&world, initiative, board).await;
        let told = async || -> Vec<String> {
            let later = world.ctx_at(world.karima, NOW.plus_minutes(9)).await;
            let before = world.db.statements();
            let (news, _) = queries::list_news(&later).await.unwrap();
            assert!(world.db.statements() - before <= 4);
            news.into_iter().map(|thing| thing.word).collect()
        };
        for pace in Pace::ALL {
            actions::choose(&karima, &[(Occasion::Answer, *pace)]).await.unwrap();
            let expected = ["answers.answer", "initiatives.publish"];
            let expected = if *pace == Pace::Never { &expected[1..] } else { &expected[..] };
            assert_eq!(told().await, expected, "{pace}");
        }
        let nothing = Occasion::ALL.iter().map(|occasion| (*occasion, Pace::Never));
        actions::choose(&karima, &nothing.collect::<Vec<_>>()).await.unwrap();
        assert!(told().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_was_hidden_meanwhile_is_not_told() {
    for_each_database(|world| async move {
        let Followed { board, initiative, .. } = Followed::begin(&world).await;
        answer(&world, initiative, board).await;
        const HIDE: &str = "UPDATE initiatives SET is_public = FALSE WHERE id = $1";
        world.db.writer().execute_raw(statement(world.db.writer(), HIDE, [initiative.into()])).await.unwrap();
        assert!(letters(&world, LATER).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_is_not_taken_now_is_tried_again_and_a_claimed_one_is_not() {
    for_each_database(|world| async move {
        let Followed { board, initiative, .. } = Followed::begin(&world).await;
        answer(&world, initiative, board).await;
        let claimed = outbox::claim_due(&world.db, NOW.plus_minutes(3)).await.unwrap();
        assert_eq!(claimed.len(), 1);
        assert!(outbox::claim_due(&world.db, LATER).await.unwrap().is_empty(), "a process that died has it");
        outbox::settle(&world.db, &claimed[0], Outcome::Later, NOW.plus_minutes(3)).await.unwrap();
        assert!(outbox::claim_due(&world.db, NOW.plus_minutes(7)).await.unwrap().is_empty());
        let again = outbox::claim_due(&world.db, NOW.plus_minutes(8)).await.unwrap();
        assert_eq!(again[0].letter, claimed[0].letter);
        outbox::settle(&world.db, &again[0], Outcome::Refused, NOW.plus_minutes(8)).await.unwrap();
        assert!(outbox::claim_due(&world.db, LATER).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn nobody_fills_a_stranger_s_postbox() {
    for_each_database(|world| async move {
        let karima = world.ctx(world.karima).await;
        let address = Email::parse("stranger@example.org").unwrap();
        for _ in 0..5 {
            actions::leave_address(&karima, &address, Language::ITALIAN).await.unwrap();
        }
        let sixth = refused(actions::leave_address(&karima, &address, Language::ITALIAN).await);
        assert!(matches!(sixth, Refusal::TooManyTries { .. }));
    })
    .await;
}

#[tokio::test]
async fn sixteen_nodes_send_a_letter_once() {
    for_each_database(|world| async move {
        let Followed { board, initiative, .. } = Followed::begin(&world).await;
        does(&world, "answers.answer", initiative, board, NOW.plus_minutes(1)).await;
        let node = |_: i32| {
            let db = world.db.clone();
            tokio::spawn(async move {
                outbox::tell_due(&db, NOW.plus_minutes(2)).await.unwrap();
                outbox::claim_due(&db, NOW.plus_minutes(3)).await.unwrap().len()
            })
        };
        let nodes: Vec<_> = (0..16).map(node).collect();
        let mut sent = 0;
        for node in nodes {
            sent += node.await.unwrap();
        }
        assert_eq!(sent, 1);
    })
    .await;
}

//! From the draft to the ballot.

use super::{draft, publish, refused, write};
use crate::{
    base::{Actor, InitiativeId, Language, OrganisationId, Refusal, Stop, text::Reasons},
    boards::{self, Moderation},
    initiatives::{Initiative, State, actions, queries},
    people::Capacity,
    testing::{NOW, World, for_each_database},
};

async fn read(world: &World, id: InitiativeId, actor: &Actor) -> Result<Initiative, Stop> {
    queries::find(world.db.reader(), id, actor, Language::ITALIAN).await
}

async fn on_board(world: &World, id: InitiativeId) -> i64 {
    let board = queries::find_frame(world.db.reader(), id).await.unwrap().board;
    boards::queries::find(world.db.reader(), board, Language::ITALIAN).await.unwrap().initiatives
}

#[tokio::test]
async fn a_draft_is_seen_by_its_author_alone() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let karima = world.ctx(world.karima).await;
        let id = write(&karima, board, "Orto comune").await;
        assert!(read(&world, id, &karima.actor).await.is_ok());
        for other in [world.piero, world.moderator, world.officer] {
            let other = world.ctx(other).await;
            assert_eq!(refused(read(&world, id, &other.actor).await), Refusal::NotFound);
            assert_eq!(refused(actions::submit(&other, id).await), Refusal::NotAnAuthor);
        }
        assert_eq!(refused(read(&world, id, &Actor::Visitor).await), Refusal::NotFound);
        assert_eq!(on_board(&world, id).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_submitted_initiative_is_published_at_once_where_the_rules_say_so() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let karima = world.ctx(world.karima).await;
        let id = publish(&karima, board, "Orto comune").await;
        let found = read(&world, id, &Actor::Visitor).await.unwrap();
        assert_eq!((found.frame.state, found.published_at), (State::Published, Some(NOW)));
        assert_eq!(found.cost_cents, Some(120_050));
        assert_eq!(on_board(&world, id).await, 1);
        assert_eq!(refused(actions::submit(&karima, id).await), Refusal::WrongState);
        assert_eq!(world.seats_taken(board).await, vec![1, 0, 0, 0], "the author has a seat");
    })
    .await;
}

#[tokio::test]
async fn a_moderator_sees_first_what_is_returned_corrected_and_submitted_again() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::Before).await;
        let karima = world.ctx(world.karima).await;
        let id = write(&karima, board, "Orto comune").await;
        assert_eq!(actions::submit(&karima, id).await.unwrap(), State::Submitted);
        let moderator = world.ctx(world.moderator).await;
        assert!(read(&world, id, &moderator.actor).await.is_ok());
        assert_eq!(refused(read(&world, id, &Actor::Visitor).await), Refusal::NotFound);
        actions::enter_state(world.db.writer(), id, State::Returned, None, NOW).await.unwrap();
        actions::revise(&karima, id, 1, &draft("Orto comune in via Settevalli"), None).await.unwrap();
        assert_eq!(actions::submit(&karima, id).await.unwrap(), State::Submitted);
        actions::enter_state(world.db.writer(), id, State::Published, None, NOW).await.unwrap();
        let found = read(&world, id, &Actor::Visitor).await.unwrap();
        assert_eq!((found.frame.revision, found.frame.title.as_str()), (2, "Orto comune in via Settevalli"));
    })
    .await;
}

#[tokio::test]
async fn two_who_revise_the_same_text_do_not_overwrite_each_other() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let karima = world.ctx(world.karima).await;
        let id = publish(&karima, board, "Orto comune").await;
        actions::revise(&karima, id, 1, &draft("Orto più grande"), None).await.unwrap();
        let late = actions::revise(&karima, id, 1, &draft("Orto più piccolo"), None).await;
        assert_eq!(refused(late), Refusal::ChangedMeanwhile);
        let revisions = queries::list_revisions(world.db.reader(), id, false).await.unwrap();
        let titles: Vec<&str> = revisions.iter().map(|revision| revision.title.as_str()).collect();
        assert_eq!(titles, ["Orto più grande", "Orto comune"]);
        assert_eq!(refused(actions::change_draft(&karima, id, &draft("Altro")).await), Refusal::WrongState);
    })
    .await;
}

#[tokio::test]
async fn nobody_proposes_without_a_seat_or_after_the_time_or_for_a_foreign_organisation() {
    for_each_database(|world| async move {
        let board =
            world.board_with(|rules| rules.constituencies.retain(|key| key != "local_community")).await;
        let attempt = |ctx: crate::base::Ctx, capacity| async move {
            refused(actions::write_draft(&ctx, board, &draft("Orto comune"), capacity).await)
        };
        assert_eq!(attempt(world.visitor(), Capacity::Personal).await, Refusal::SignInFirst);
        assert_eq!(
            attempt(world.ctx(world.piero).await, Capacity::Personal).await,
            Refusal::ConstituencyNotInvited
        );
        assert_eq!(
            attempt(world.ctx(world.administrator).await, Capacity::Personal).await,
            Refusal::ConstituencyMissing
        );
        let late = world.ctx_at(world.karima, NOW.plus_days(10)).await;
        assert_eq!(attempt(late, Capacity::Personal).await, Refusal::ProposingClosed);
        let foreign = Capacity::OnBehalfOf(OrganisationId::new());
        assert_eq!(attempt(world.ctx(world.karima).await, foreign).await, Refusal::NotAMember);
    })
    .await;
}

#[tokio::test]
async fn an_officer_of_the_territory_assesses_and_gives_reasons() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let karima = world.ctx(world.karima).await;
        let officer = world.ctx(world.officer).await;
        let (one, other) = (publish(&karima, board, "Orto").await, publish(&karima, board, "Panchine").await);
        assert_eq!(refused(actions::admit(&karima, one).await), Refusal::NotAllowed);
        actions::begin_co_design(&officer, one).await.unwrap();
        actions::admit(&officer, one).await.unwrap();
        actions::estimate_cost(&officer, one, 90_000).await.unwrap();
        actions::put_on_ballot(&officer, one).await.unwrap();
        assert_eq!(refused(actions::admit(&officer, one).await), Refusal::WrongState);
        assert_eq!(refused(actions::withdraw(&karima, one).await), Refusal::WrongState);
        let reasons = Reasons::parse("Il terreno non è del Comune.").unwrap();
        actions::not_admit(&officer, other, &reasons).await.unwrap();
        let found = read(&world, other, &Actor::Visitor).await.unwrap();
        assert_eq!(found.state_reason.as_deref(), Some("Il terreno non è del Comune."));
        let without = actions::enter_state(world.db.writer(), one, State::Stopped, Some(" "), NOW).await;
        assert_eq!(refused(without), Refusal::WrongState);
        actions::enter_state(world.db.writer(), one, State::Adopted, None, NOW).await.unwrap();
        let without = actions::enter_state(world.db.writer(), one, State::Stopped, Some(" "), NOW).await;
        assert_eq!(refused(without), Refusal::ReasonMissing);
        assert_eq!(read(&world, one, &Actor::Visitor).await.unwrap().officer_cost_cents, Some(90_000));
    })
    .await;
}

#[tokio::test]
async fn what_is_withdrawn_or_merged_leaves_the_lists() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let karima = world.ctx(world.karima).await;
        let officer = world.ctx(world.officer).await;
        let kept = publish(&karima, board, "Orto").await;
        let merged = publish(&karima, board, "Orto sociale").await;
        let withdrawn = publish(&karima, board, "Panchine").await;
        assert_eq!(refused(actions::merge_into(&officer, kept, kept).await), Refusal::UnknownChoice);
        actions::merge_into(&officer, merged, kept).await.unwrap();
        actions::withdraw(&karima, withdrawn).await.unwrap();
        assert_eq!(on_board(&world, kept).await, 1);
        let found = read(&world, merged, &Actor::Visitor).await.unwrap();
        assert_eq!(found.merged_into, Some((kept, "Orto".to_owned())));
        assert_eq!(refused(read(&world, withdrawn, &Actor::Visitor).await), Refusal::NotFound);
        assert!(read(&world, withdrawn, &karima.actor).await.is_ok(), "the author still reads it");
        let own = queries::list_own(world.db.reader(), world.karima).await.unwrap();
        assert_eq!(own.len(), 3);
    })
    .await;
}

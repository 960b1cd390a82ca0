//! Appealing.

use super::{hidden, message, published, queries, reasons, refused, state};
use crate::{
    base::{Language, Refusal, Role},
    desk::actions::rule,
    initiatives::State,
    moderation::{self, AppealOutcome, actions::appeal},
    testing::{NOW, for_each_database},
};

const IT: Language = Language::ITALIAN;

#[tokio::test]
async fn an_appeal_is_decided_by_another_moderator_and_takes_effect() {
    for_each_database(|world| async move {
        let id = published(&world).await;
        let decision = hidden(&world, id).await;
        assert_eq!(state(&world, id).await, State::Hidden);
        let karima = world.ctx(world.karima).await;
        appeal(&karima, decision, &message("Non offende nessuno."), IT).await.unwrap();
        let first = world.ctx(world.moderator).await;
        let second = world.ctx(world.other_moderator).await;
        let list = queries::list_appeals(&first, None).await.unwrap();
        assert!(list.rows[0].is_own_decision);
        let before = world.db.statements();
        let list = queries::list_appeals(&second, None).await.unwrap();
        assert_eq!(world.db.statements() - before, 1);
        assert!(!list.rows[0].is_own_decision);
        assert_eq!(list.rows[0].decision.appeal.as_ref().unwrap().text.text, "Non offende nessuno.");
        assert_eq!(queries::count_waiting(&second).await.unwrap().appeals, 1);
        let why = reasons("È una critica, non un'offesa.");
        assert_eq!(
            refused(rule(&first, decision, AppealOutcome::Overturned, &why, IT).await),
            Refusal::SamePersonDecides
        );
        assert_eq!(
            refused(rule(&karima, decision, AppealOutcome::Overturned, &why, IT).await),
            Refusal::NotAllowed
        );
        rule(&second, decision, AppealOutcome::Overturned, &why, IT).await.unwrap();
        assert_eq!(state(&world, id).await, State::Published);
        assert_eq!(
            refused(rule(&second, decision, AppealOutcome::Upheld, &why, IT).await),
            Refusal::AlreadyDecided
        );
        assert!(queries::list_appeals(&second, None).await.unwrap().rows.is_empty());
        let told = moderation::queries::list_about(world.db.reader(), world.karima, None).await.unwrap();
        let ruling = told.rows[0].appeal.as_ref().unwrap().ruling.as_ref().unwrap();
        assert_eq!(ruling.0, AppealOutcome::Overturned);
        assert_eq!(ruling.1.text, "È una critica, non un'offesa.");
    })
    .await;
}

#[tokio::test]
async fn a_moderator_of_another_territory_does_not_rule_on_an_appeal() {
    for_each_database(|world| async move {
        let id = published(&world).await;
        let decision = hidden(&world, id).await;
        appeal(&world.ctx(world.karima).await, decision, &message("Perché?"), IT).await.unwrap();
        let stranger = world.staff("Franca", Role::Moderator, Some(world.elsewhere)).await;
        let stranger = world.ctx(stranger).await;
        assert!(queries::list_appeals(&stranger, None).await.unwrap().rows.is_empty());
        let ruled =
            rule(&stranger, decision, AppealOutcome::Overturned, &reasons("Il testo va bene."), IT).await;
        assert_eq!(refused(ruled), Refusal::NotAllowed);
        assert_eq!(state(&world, id).await, State::Hidden);
    })
    .await;
}

#[tokio::test]
async fn a_decision_that_stands_changes_nothing() {
    for_each_database(|world| async move {
        let id = published(&world).await;
        let decision = hidden(&world, id).await;
        appeal(&world.ctx(world.karima).await, decision, &message("Perché?"), IT).await.unwrap();
        let second = world.ctx(world.other_moderator).await;
        rule(&second, decision, AppealOutcome::Upheld, &reasons("Offende una persona."), IT).await.unwrap();
        assert_eq!(state(&world, id).await, State::Hidden);
    })
    .await;
}

#[tokio::test]
async fn the_author_appeals_once_within_thirty_days() {
    for_each_database(|world| async move {
        let id = published(&world).await;
        let decision = hidden(&world, id).await;
        let text = message("Non offende nessuno.");
        let piero = world.ctx(world.piero).await;
        assert_eq!(refused(appeal(&piero, decision, &text, IT).await), Refusal::NotFound);
        let late = world.ctx_at(world.karima, NOW.plus_days(31)).await;
        assert_eq!(refused(appeal(&late, decision, &text, IT).await), Refusal::TooLateToAppeal);
        let karima = world.ctx(world.karima).await;
        appeal(&karima, decision, &text, IT).await.unwrap();
        assert_eq!(refused(appeal(&karima, decision, &text, IT).await), Refusal::AlreadyAppealed);
    })
    .await;
}

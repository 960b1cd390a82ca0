//! Several authors.

use super::{publish, refused, write};
use crate::{
    base::{Ctx, Refusal},
    boards::Moderation,
    initiatives::{Consent, actions, queries},
    testing::{NOW, for_each_database},
};

#[tokio::test]
async fn whoever_is_asked_by_a_link_agrees_once() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let karima = world.ctx(world.karima).await;
        let piero = world.ctx(world.piero).await;
        let id = write(&karima, board, "Orto comune").await;
        assert_eq!(refused(actions::ask_co_author(&piero, id).await), Refusal::NotAnAuthor);
        let token = actions::ask_co_author(&karima, id).await.unwrap();
        let shown = queries::find_invitation(world.db.reader(), &token, NOW).await.unwrap().unwrap();
        assert_eq!((shown.initiative, shown.invited_by.as_str()), (id, "Karima"));
        let own = actions::answer_invitation(&karima, &token, Consent::Given).await;
        assert_eq!(refused(own), Refusal::AlreadyAnAuthor);
        actions::answer_invitation(&piero, &token, Consent::Given).await.unwrap();
        let sofia = world.ctx(world.sofia).await;
        let again = actions::answer_invitation(&sofia, &token, Consent::Given).await;
        assert_eq!(refused(again), Refusal::LinkInvalid);
        assert!(queries::find_invitation(world.db.reader(), &token, NOW).await.unwrap().is_none());
        let authors = queries::list_authors(world.db.reader(), id).await.unwrap();
        let names: Vec<&str> = authors.iter().map(|author| author.pseudonym.as_str()).collect();
        assert_eq!(names, ["Karima", "Piero"]);
        actions::submit(&piero, id).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_link_grows_old_and_can_be_declined() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let karima = world.ctx(world.karima).await;
        let id = write(&karima, board, "Orto comune").await;
        let old = actions::ask_co_author(&karima, id).await.unwrap();
        let late = Ctx { now: NOW.plus_days(actions::INVITATION_DAYS), ..world.ctx(world.piero).await };
        let outcome = actions::answer_invitation(&late, &old, Consent::Given).await;
        assert_eq!(refused(outcome), Refusal::LinkInvalid);
        let piero = world.ctx(world.piero).await;
        actions::answer_invitation(&piero, &old, Consent::Declined).await.unwrap();
        assert_eq!(refused(actions::submit(&piero, id).await), Refusal::NotAnAuthor);
        assert_eq!(
            refused(actions::answer_invitation(&piero, "unknown", Consent::Given).await),
            Refusal::LinkInvalid
        );
    })
    .await;
}

#[tokio::test]
async fn the_last_author_cannot_leave() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let karima = world.ctx(world.karima).await;
        let piero = world.ctx(world.piero).await;
        let id = publish(&karima, board, "Orto comune").await;
        assert_eq!(refused(actions::leave(&karima, id).await), Refusal::LastAuthor);
        let token = actions::ask_co_author(&karima, id).await.unwrap();
        actions::answer_invitation(&piero, &token, Consent::Given).await.unwrap();
        actions::leave(&karima, id).await.unwrap();
        assert_eq!(refused(actions::withdraw(&karima, id).await), Refusal::NotAnAuthor);
        actions::withdraw(&piero, id).await.unwrap();
    })
    .await;
}

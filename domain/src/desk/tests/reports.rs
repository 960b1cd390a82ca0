//! Reporting.

use super::{cases, decide, message, published, queries, refused, report, state, waiting, wish};
use crate::{
    base::{CommentId, Refusal, Subject},
    comments,
    initiatives::{State, voices},
    moderation::{Origin, Reason, Verdict},
    people::Capacity,
    testing::{World, for_each_database},
};

#[tokio::test]
async fn reports_of_the_same_text_join_one_case_once_per_person() {
    for_each_database(|world| async move {
        let id = published(&world).await;
        let piero = world.ctx(world.piero).await;
        let sofia = world.ctx(world.sofia).await;
        report(&piero, id.into(), Reason::PersonalData, Some(&message("C'è un indirizzo"))).await.unwrap();
        report(&sofia, id.into(), Reason::Duplicate, None).await.unwrap();
        let again = report(&piero, id.into(), Reason::Insult, None).await;
        assert_eq!(refused(again), Refusal::AlreadyReported);
        let moderator = world.ctx(world.moderator).await;
        let queue = queries::list_queue(&moderator, None, None).await.unwrap();
        assert_eq!(queue.rows.len(), 1);
        let case = &queue.rows[0];
        assert_eq!(case.origin, Origin::Report);
        let told: Vec<_> =
            case.reports.iter().map(|report| (report.reason, report.note.as_deref())).collect();
        assert_eq!(told, [(Reason::PersonalData, Some("C'è un indirizzo")), (Reason::Duplicate, None)]);
        assert_eq!(state(&world, id).await, State::Published, "it stays until somebody decides");
        decide(&moderator, &[case.id], &wish(Verdict::Keep, None)).await.unwrap();
        assert_eq!(state(&world, id).await, State::Published);
        report(&piero, id.into(), Reason::Insult, None).await.unwrap();
        assert_eq!(cases(&moderator).await.len(), 1, "a new report opens a new case");
    })
    .await;
}

#[tokio::test]
async fn only_people_who_came_in_report_and_only_what_they_can_read() {
    for_each_database(|world| async move {
        let unread = waiting(&world).await;
        let piero = world.ctx(world.piero).await;
        assert_eq!(refused(report(&piero, unread.into(), Reason::Insult, None).await), Refusal::NotFound);
        assert_eq!(
            refused(report(&world.visitor(), unread.into(), Reason::Insult, None).await),
            Refusal::SignInFirst
        );
        let fine = report(&piero, unread.into(), Reason::FollowsRules, None).await;
        assert_eq!(refused(fine), Refusal::ReasonDoesNotFit);
        assert_eq!(
            refused(report(&piero, CommentId::new().into(), Reason::Insult, None).await),
            Refusal::NotFound
        );
    })
    .await;
}

async fn comment(world: &World) -> CommentId {
    let id = published(world).await;
    let draft = comments::Draft {
        parent: None,
        text: message("Ci sono anch'io, il sabato."),
        language: None,
        capacity: Capacity::Personal,
    };
    voices::comment(&world.ctx(world.sofia).await, id, &draft).await.unwrap().0
}

#[tokio::test]
async fn a_reported_comment_is_hidden_but_cannot_be_sent_back() {
    for_each_database(|world| async move {
        let id = comment(&world).await;
        let subject = Subject::from(id);
        report(&world.ctx(world.piero).await, subject, Reason::Insult, None).await.unwrap();
        let moderator = world.ctx(world.moderator).await;
        let queue = queries::list_queue(&moderator, None, None).await.unwrap();
        let case = &queue.rows[0];
        assert_eq!((case.subject, case.title.clone()), (subject, None));
        assert_eq!(case.text.text, "Ci sono anch'io, il sabato.");
        let back = decide(&moderator, &[case.id], &wish(Verdict::Return, Reason::Insult)).await;
        assert_eq!(refused(back), Refusal::CannotReturn);
        decide(&moderator, &[case.id], &wish(Verdict::Hide, Reason::Insult)).await.unwrap();
        let found = comments::queries::find_frame(world.db.reader(), id).await.unwrap();
        assert_eq!(found.state, comments::State::Hidden);
        let told =
            crate::moderation::queries::list_about(world.db.reader(), world.sofia, None).await.unwrap();
        assert_eq!(told.rows[0].excerpt.text, "Ci sono anch'io, il sabato.");
    })
    .await;
}

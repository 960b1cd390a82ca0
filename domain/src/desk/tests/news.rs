//! News and what is said about them before the moderators, who decide as they do about initiatives.

use super::{cases, decide, message, queries, reasons, refused, report, wish};
use crate::{
    base::{CommentId, Ctx, Language, NewsId, Refusal, Role, Subject},
    boards::Moderation,
    comments,
    desk::actions::rule,
    moderation::{self, AppealOutcome, Origin, Reason, Verdict},
    news::{self, actions::publish, tests::association},
    owners::talk,
    people::Capacity,
    testing::{World, for_each_database},
};

const IT: Language = Language::ITALIAN;

async fn told(world: &World, moderation: Moderation) -> NewsId {
    let organisation = association(world).await;
    let sofia = world.ctx(world.sofia).await;
    let draft = news::Draft { moderation, ..news::tests::draft(organisation, world.town) };
    let id = news::actions::write(&sofia, &draft).await.unwrap();
    publish(&sofia, id).await.unwrap();
    id
}

fn words(text: &str, parent: Option<CommentId>) -> comments::Draft {
    comments::Draft { parent, text: message(text), language: None, capacity: Capacity::Personal }
}

async fn say(ctx: &Ctx, id: NewsId, text: &str) -> (CommentId, comments::State) {
    talk::comment(ctx, id.into(), &words(text, None)).await.unwrap()
}

async fn count(world: &World, id: NewsId) -> i32 {
    news::queries::find(&world.visitor(), id).await.unwrap().0.card.comments
}

#[tokio::test]
async fn news_are_commented_and_replied_to_and_a_comment_is_taken_back() {
    for_each_database(|world| async move {
        let id = told(&world, Moderation::After).await;
        let karima = world.ctx(world.karima).await;
        let (first, state) = say(&karima, id, "Ci sono anch'io").await;
        assert_eq!(state, comments::State::Published);
        let piero = world.ctx(world.piero).await;
        talk::comment(&piero, id.into(), &words("Anch'io", Some(first))).await.unwrap();
        assert_eq!(count(&world, id).await, 2);
        let before = world.db.statements();
        let (threads, floor) = talk::list_comments(&piero, id.into(), IT, None).await.unwrap();
        assert_eq!(world.db.statements() - before, 2);
        assert_eq!((threads.rows.len(), threads.rows[0].replies.len()), (1, 1));
        assert_eq!((floor.why_not, floor.is_moderated), (None, false));
        assert_eq!(refused(talk::withdraw_comment(&piero, first).await), Refusal::NotFound);
        talk::withdraw_comment(&karima, first).await.unwrap();
        assert_eq!(count(&world, id).await, 1);
        let visitor = world.visitor();
        let answer = talk::comment(&visitor, id.into(), &words("Io", None)).await;
        assert_eq!(refused(answer), Refusal::SignInFirst);
        let elsewhere = Subject::from(world.board(Moderation::After).await);
        assert_eq!(refused(talk::comment(&karima, elsewhere, &words("Io", None)).await), Refusal::NotFound);
        let draft = news::tests::draft(crate::base::OrganisationId::new(), world.town);
        let officer = Capacity::OnBehalfOf(draft.organisation);
        let wrong = comments::Draft { capacity: officer, ..words("Io", None) };
        assert_eq!(refused(talk::comment(&karima, id.into(), &wrong).await), Refusal::NotAMember);
    })
    .await;
}

#[tokio::test]
async fn where_a_moderator_reads_first_a_comment_waits_for_those_of_the_territory() {
    for_each_database(|world| async move {
        let id = told(&world, Moderation::Before).await;
        let karima = world.ctx(world.karima).await;
        let (comment, state) = say(&karima, id, "Ci sono anch'io").await;
        assert_eq!((state, count(&world, id).await), (comments::State::Waiting, 0));
        let moderator = world.ctx(world.moderator).await;
        let queue = queries::list_queue(&moderator, None, None).await.unwrap();
        let case = &queue.rows[0];
        assert_eq!((case.origin, case.subject, case.page), (Origin::Submission, comment.into(), id.into()));
        assert_eq!(
            (case.place.subject, case.place.title.text.as_str()),
            (id.into(), "Si apre il laboratorio")
        );
        let fermo = world.staff("Milo", Role::Moderator, Some(world.elsewhere)).await;
        let fermo = world.ctx(fermo).await;
        assert!(cases(&fermo).await.is_empty());
        let answer = decide(&fermo, &[case.id], &wish(Verdict::Publish, None)).await;
        assert_eq!(refused(answer), Refusal::NotAllowed);
        decide(&moderator, &[case.id], &wish(Verdict::Publish, None)).await.unwrap();
        assert_eq!(count(&world, id).await, 1);
        let log = moderation::queries::list_log(world.db.reader(), None, None).await.unwrap();
        assert_eq!(log.rows.len(), 1);
        let counts = moderation::queries::count_decisions(world.db.reader(), None).await.unwrap();
        assert_eq!(counts[0].decisions, 1);
    })
    .await;
}

#[tokio::test]
async fn a_reported_comment_is_hidden_with_a_reason_and_comes_back_by_an_appeal() {
    for_each_database(|world| async move {
        let id = told(&world, Moderation::After).await;
        let karima = world.ctx(world.karima).await;
        let (comment, _) = say(&karima, id, "Ci sono anch'io").await;
        let piero = world.ctx(world.piero).await;
        report(&piero, comment.into(), Reason::Insult, None).await.unwrap();
        let moderator = world.ctx(world.moderator).await;
        let case = cases(&moderator).await[0];
        decide(&moderator, &[case], &wish(Verdict::Hide, Some(Reason::Insult))).await.unwrap();
        assert_eq!(count(&world, id).await, 0);
        let (threads, _) = talk::list_comments(&piero, id.into(), IT, None).await.unwrap();
        assert_eq!(threads.rows[0].first.hidden_for.as_deref(), Some("insult"));
        let told = moderation::queries::list_about(world.db.reader(), world.karima, None).await.unwrap();
        let decision = told.rows[0].id;
        moderation::actions::appeal(&karima, decision, &message("Non offende."), IT).await.unwrap();
        let second = world.ctx(world.other_moderator).await;
        let appeals = queries::list_appeals(&second, None).await.unwrap();
        assert_eq!(appeals.rows[0].place.subject, id.into());
        let why = reasons("È una critica, non un'offesa.");
        rule(&second, decision, AppealOutcome::Overturned, &why, IT).await.unwrap();
        assert_eq!(count(&world, id).await, 1);
    })
    .await;
}

#[tokio::test]
async fn news_themselves_are_reported_hidden_and_come_back() {
    for_each_database(|world| async move {
        let id = told(&world, Moderation::After).await;
        let karima = world.ctx(world.karima).await;
        assert!(queries::find_reportable(&karima, id.into()).await.unwrap().text.text.contains("biblioteca"));
        report(&karima, id.into(), Reason::FalseClaim, None).await.unwrap();
        let moderator = world.ctx(world.moderator).await;
        let case = queries::list_queue(&moderator, None, None).await.unwrap().rows.remove(0);
        assert_eq!((case.title.as_deref(), case.page), (Some("Si apre il laboratorio"), id.into()));
        let back = decide(&moderator, &[case.id], &wish(Verdict::Return, Some(Reason::FalseClaim))).await;
        assert_eq!(refused(back), Refusal::CannotReturn);
        decide(&moderator, &[case.id], &wish(Verdict::Hide, Some(Reason::FalseClaim))).await.unwrap();
        let visitor = world.visitor();
        assert_eq!(refused(news::queries::find(&visitor, id).await), Refusal::NotFound);
        let sofia = world.ctx(world.sofia).await;
        assert_eq!(refused(publish(&sofia, id).await), Refusal::WrongState, "an appeal alone brings it back");
        let told = moderation::queries::list_about(world.db.reader(), world.sofia, None).await.unwrap();
        moderation::actions::appeal(&sofia, told.rows[0].id, &message("È vero."), IT).await.unwrap();
        let second = world.ctx(world.other_moderator).await;
        let why = reasons("È vero: lo dice anche il Comune.");
        rule(&second, told.rows[0].id, AppealOutcome::Overturned, &why, IT).await.unwrap();
        assert!(news::queries::find(&visitor, id).await.is_ok());
    })
    .await;
}

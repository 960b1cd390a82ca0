//! New versions of what everybody reads, on boards whose texts are read before they are published.

use super::{cases, decide, draft, italian, message, queries, reasons, refused, state, submitted, wish};
use crate::{
    base::{Actor, Ctx, InitiativeId, Language, Refusal, Role, SubjectKind},
    boards::{Moderation, Theme},
    desk::actions::rule,
    initiatives::{
        self, Draft, Filter, Pending, Sort, Standing, State,
        actions::{give_up_version, revise},
    },
    moderation::{self, AppealOutcome, Closing, End, Reason, Verdict, actions::appeal},
    testing::{NOW, World, for_each_database},
};

const IT: Language = Language::ITALIAN;

/// Karima's initiative that a moderator has published.
async fn public(world: &World) -> InitiativeId {
    let board = world.board(Moderation::Before).await;
    let id = submitted(&world.ctx(world.karima).await, board, "Orto comune").await;
    let moderator = world.ctx(world.moderator).await;
    decide(&moderator, &cases(&moderator).await, &wish(Verdict::Publish, None)).await.unwrap();
    assert_eq!(state(world, id).await, State::Published);
    id
}

/// The same with a second version that waits.
async fn proposed(world: &World) -> InitiativeId {
    let id = public(world).await;
    let karima = world.ctx(world.karima).await;
    assert_eq!(revise(&karima, id, 1, &draft("Orto più grande"), None).await.unwrap(), Standing::Waiting);
    id
}

async fn pending(ctx: &Ctx, id: InitiativeId) -> Option<Pending> {
    initiatives::queries::find_pending(ctx, id).await.unwrap()
}

/// What a reader finds: the title, the number of its version, and how many versions there are.
async fn read(world: &World, id: InitiativeId) -> (String, u32, usize) {
    let db = world.db.reader();
    let found = initiatives::queries::find(db, id, &Actor::Visitor, IT).await.unwrap();
    let versions = initiatives::queries::list_revisions(db, id, false).await.unwrap();
    (found.frame.title, found.frame.revision, versions.len())
}

/// How many initiatives the search finds for a word.
async fn found(world: &World, id: InitiativeId, word: &str) -> usize {
    let db = world.db.reader();
    let board = initiatives::queries::find_frame(db, id).await.unwrap().board;
    let filter = Filter { search: word.to_owned(), ..Filter::default() };
    initiatives::queries::list(db, board, &[], &filter, Sort::Newest, None).await.unwrap().rows.len()
}

#[tokio::test]
async fn readers_see_the_old_version_until_a_moderator_has_read_the_new_one() {
    for_each_database(|world| async move {
        let id = proposed(&world).await;
        assert_eq!(read(&world, id).await, ("Orto comune".to_owned(), 1, 1));
        assert_eq!((found(&world, id, "grande").await, found(&world, id, "comune").await), (0, 1));
        let (karima, moderator) = (world.ctx(world.karima).await, world.ctx(world.moderator).await);
        for who in [&karima, &moderator] {
            let seen = pending(who, id).await.unwrap();
            assert_eq!((seen.number, seen.standing), (2, Standing::Waiting));
            assert_eq!((&*seen.current.title, &*seen.proposed.title), ("Orto comune", "Orto più grande"));
        }
        for other in [world.piero, world.officer] {
            let other = world.ctx(other).await;
            assert_eq!(refused(initiatives::queries::find_pending(&other, id).await), Refusal::NotAllowed);
        }
        assert_eq!(
            refused(initiatives::queries::find_pending(&world.visitor(), id).await),
            Refusal::SignInFirst
        );
        let own = initiatives::queries::list_own(world.db.reader(), world.karima).await.unwrap();
        assert_eq!(own[0].pending, Some(Standing::Waiting));
        let before = world.db.statements();
        let queue = queries::list_queue(&moderator, None, None).await.unwrap().rows;
        assert_eq!(world.db.statements() - before, 3, "one more where there are new versions");
        let case = &queue[0];
        assert_eq!((queue.len(), case.subject.kind, case.page), (1, SubjectKind::Revision, id.into()));
        assert_eq!(case.version.as_ref().unwrap().current.title, "Orto comune");
        assert_eq!(case.author_language, Some(IT));
        decide(&moderator, &[case.id], &wish(Verdict::Publish, None)).await.unwrap();
        assert_eq!(read(&world, id).await, ("Orto più grande".to_owned(), 2, 2));
        assert_eq!((found(&world, id, "grande").await, found(&world, id, "comune").await), (1, 0));
        assert_eq!(pending(&karima, id).await, None);
        let news = crate::messages::queries::list_news(&karima).await.unwrap().0;
        assert!(news.iter().any(|thing| thing.word == "initiatives.publish_version"), "its author is told");
        let again = decide(&moderator, &[case.id], &wish(Verdict::Publish, None)).await;
        assert_eq!(refused(again), Refusal::AlreadyDecided);
    })
    .await;
}

#[tokio::test]
async fn a_second_version_takes_the_place_of_the_one_that_waits_and_nothing_typed_is_lost() {
    for_each_database(|world| async move {
        let id = proposed(&world).await;
        let moderator = world.ctx(world.moderator).await;
        let first = cases(&moderator).await;
        let karima = world.ctx_at(world.karima, NOW.plus_minutes(60)).await;
        let stale = revise(&karima, id, 1, &draft("Orto più piccolo"), None).await;
        assert_eq!(refused(stale), Refusal::ChangedMeanwhile, "she wrote on from an older version");
        revise(&karima, id, 2, &draft("Orto con pozzo"), None).await.unwrap();
        let publish = wish(Verdict::Publish, None);
        assert_eq!(refused(decide(&moderator, &first, &publish).await), Refusal::ChangedMeanwhile);
        let queue = queries::list_queue(&moderator, None, None).await.unwrap().rows;
        assert_eq!(queue.len(), 1);
        assert_eq!(queue[0].title.as_deref(), Some("Orto con pozzo"));
        assert_eq!(queue[0].opened_at, NOW, "it does not wait anew");
        decide(&moderator, &[queue[0].id], &publish).await.unwrap();
        assert_eq!(read(&world, id).await, ("Orto con pozzo".to_owned(), 3, 2));
        let all = initiatives::queries::list_revisions(world.db.reader(), id, true).await.unwrap();
        let told: Vec<_> = all.iter().map(|version| (version.number, version.standing)).collect();
        assert_eq!(told, [(3, Standing::Stands), (2, Standing::Replaced), (1, Standing::Stands)]);
        assert_eq!(all[1].title, "Orto più grande");
    })
    .await;
}

#[tokio::test]
async fn a_returned_version_has_its_note_and_is_corrected_or_given_up() {
    for_each_database(|world| async move {
        let id = proposed(&world).await;
        let (karima, moderator) = (world.ctx(world.karima).await, world.ctx(world.moderator).await);
        let mut back = wish(Verdict::Return, Reason::NeedsDetail);
        back.message = italian("Quanto più grande?");
        decide(&moderator, &cases(&moderator).await, &back).await.unwrap();
        assert_eq!(read(&world, id).await, ("Orto comune".to_owned(), 1, 1));
        assert_eq!(state(&world, id).await, State::Published, "the initiative itself did not come back");
        let version = pending(&karima, id).await.unwrap();
        assert_eq!(version.standing, Standing::Returned);
        let note = queries::find_note(&karima, version.id.into()).await.unwrap().unwrap();
        assert_eq!(note.decision.message.unwrap().text, "Quanto più grande?");
        assert!(note.may_appeal);
        let piero = world.ctx(world.piero).await;
        assert_eq!(queries::find_note(&piero, version.id.into()).await.unwrap(), None);
        let told = moderation::queries::list_about(world.db.reader(), world.karima, None).await.unwrap();
        assert_eq!(told.rows[0].subject, version.id.into());
        revise(&karima, id, 2, &draft("Orto di 200 metri"), None).await.unwrap();
        assert_eq!(cases(&moderator).await.len(), 1);
        let corrected = pending(&karima, id).await.unwrap();
        assert_eq!(refused(give_up_version(&piero, corrected.id).await), Refusal::NotAnAuthor);
        let open = cases(&moderator).await;
        give_up_version(&karima, corrected.id).await.unwrap();
        assert_eq!(refused(give_up_version(&karima, corrected.id).await), Refusal::WrongState);
        assert_eq!(pending(&karima, id).await, None);
        assert_eq!(cases(&moderator).await, []);
        let late = decide(&moderator, &open, &wish(Verdict::Publish, None)).await;
        assert_eq!(refused(late), Refusal::TakenBack);
        assert_eq!(read(&world, id).await, ("Orto comune".to_owned(), 1, 1));
        revise(&karima, id, 3, &draft("Orto di 300 metri"), None).await.unwrap();
        assert_eq!(pending(&karima, id).await.unwrap().number, 4);
    })
    .await;
}

#[tokio::test]
async fn an_appeal_with_success_brings_a_version_back_and_another_person_rules() {
    for_each_database(|world| async move {
        for verdict in [Verdict::Return, Verdict::Hide] {
            let id = proposed(&world).await;
            let (karima, moderator) = (world.ctx(world.karima).await, world.ctx(world.moderator).await);
            let objection = wish(verdict, Reason::OffTopic);
            decide(&moderator, &cases(&moderator).await, &objection).await.unwrap();
            let version = pending(&karima, id).await.unwrap();
            let note = queries::find_note(&karima, version.id.into()).await.unwrap().unwrap();
            let decision = note.decision.id;
            appeal(&karima, decision, &message("Risponde alla domanda."), IT).await.unwrap();
            let why = reasons("Risponde alla domanda della tavola.");
            let own = rule(&moderator, decision, AppealOutcome::Overturned, &why, IT).await;
            assert_eq!(refused(own), Refusal::SamePersonDecides);
            let second = world.ctx(world.other_moderator).await;
            rule(&second, decision, AppealOutcome::Overturned, &why, IT).await.unwrap();
            assert_eq!(read(&world, id).await, ("Orto più grande".to_owned(), 2, 2), "{verdict}");
            assert_eq!(pending(&karima, id).await, None);
        }
    })
    .await;
}

#[tokio::test]
async fn an_appeal_does_not_undo_what_the_authors_wrote_since() {
    for_each_database(|world| async move {
        let id = proposed(&world).await;
        let (karima, moderator) = (world.ctx(world.karima).await, world.ctx(world.moderator).await);
        let hide = wish(Verdict::Hide, Reason::OffTopic);
        decide(&moderator, &cases(&moderator).await, &hide).await.unwrap();
        let hidden = pending(&karima, id).await.unwrap();
        let note = queries::find_note(&karima, hidden.id.into()).await.unwrap().unwrap();
        appeal(&karima, note.decision.id, &message("Non è vero."), IT).await.unwrap();
        revise(&karima, id, 2, &draft("Orto con pozzo"), None).await.unwrap();
        decide(&moderator, &cases(&moderator).await, &wish(Verdict::Publish, None)).await.unwrap();
        let second = world.ctx(world.other_moderator).await;
        let why = reasons("Andava bene anche la versione di prima.");
        rule(&second, note.decision.id, AppealOutcome::Overturned, &why, IT).await.unwrap();
        assert_eq!(read(&world, id).await.0, "Orto con pozzo");
    })
    .await;
}

#[tokio::test]
async fn only_a_moderator_of_the_territory_decides_about_a_version_and_no_author() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::Before).await;
        let nadia = world.ctx(world.other_moderator).await;
        let id = submitted(&nadia, board, "Orto di Nadia").await;
        let moderator = world.ctx(world.moderator).await;
        let publish = wish(Verdict::Publish, None);
        decide(&moderator, &cases(&moderator).await, &publish).await.unwrap();
        revise(&nadia, id, 1, &draft("Orto più grande"), None).await.unwrap();
        let open = cases(&moderator).await;
        assert_eq!(refused(decide(&nadia, &open, &publish).await), Refusal::OwnText);
        assert!(queries::list_queue(&nadia, None, None).await.unwrap().rows[0].is_own);
        let stranger = world.staff("Franca", Role::Moderator, Some(world.elsewhere)).await;
        let stranger = world.ctx(stranger).await;
        assert_eq!(refused(decide(&stranger, &open, &publish).await), Refusal::NotAllowed);
        assert_eq!(refused(initiatives::queries::find_pending(&stranger, id).await), Refusal::NotAllowed);
        assert_eq!(read(&world, id).await.1, 1);
    })
    .await;
}

#[tokio::test]
async fn a_version_that_waits_goes_with_the_time_in_which_the_text_may_change() {
    for_each_database(|world| async move {
        let (karima, moderator) = (world.ctx(world.karima).await, world.ctx(world.moderator).await);
        let admitted = proposed(&world).await;
        let open = cases(&moderator).await;
        initiatives::actions::admit(&world.ctx(world.officer).await, admitted).await.unwrap();
        let late = decide(&moderator, &open, &wish(Verdict::Publish, None)).await;
        assert_eq!(refused(late), Refusal::TakenBack);
        assert_eq!(read(&world, admitted).await.1, 1);
        let again = revise(&karima, admitted, 2, &draft("Orto con pozzo"), None).await;
        assert_eq!(refused(again), Refusal::ChangesClosed);
        let withdrawn = proposed(&world).await;
        initiatives::actions::withdraw(&karima, withdrawn).await.unwrap();
        assert_eq!(cases(&moderator).await, []);
        let db = world.db.reader();
        let board = initiatives::queries::find_frame(db, withdrawn).await.unwrap().board;
        let log = moderation::queries::list_log(db, board, None).await.unwrap().rows;
        assert_eq!(log[0].end, End::Undecided(Closing::Withdrawn));
        let versions = initiatives::queries::list_revisions(db, withdrawn, true).await.unwrap();
        assert_eq!(versions[0].standing, Standing::Lapsed);
    })
    .await;
}

#[tokio::test]
async fn theme_place_and_cost_follow_the_version_that_readers_see() {
    for_each_database(|world| async move {
        let id = public(&world).await;
        let karima = world.ctx(world.karima).await;
        let body = "حديقة خلف المدرسة مع ماء وأدوات لكل عائلات الحي، نعمل فيها معاً كل يوم سبت.";
        let arabic = Draft::parse("حديقة مشتركة", body, "ar", Theme::Culture, "", "Via Appia", "50").unwrap();
        revise(&karima, id, 1, &arabic, None).await.unwrap();
        let frame = initiatives::queries::find_frame(world.db.reader(), id).await.unwrap();
        assert_eq!((frame.theme, frame.language), (Theme::Environment, IT));
        let moderator = world.ctx(world.moderator).await;
        decide(&moderator, &cases(&moderator).await, &wish(Verdict::Publish, None)).await.unwrap();
        let now = initiatives::queries::find(world.db.reader(), id, &Actor::Visitor, IT).await.unwrap();
        assert_eq!((now.frame.theme, now.frame.language.as_str()), (Theme::Culture, "ar"));
        assert_eq!((now.place.as_deref(), now.cost_cents), (Some("Via Appia"), Some(5_000)));
    })
    .await;
}

#[tokio::test]
async fn where_texts_are_read_afterwards_a_new_version_is_seen_at_once() {
    for_each_database(|world| async move {
        let id = super::published(&world).await;
        let karima = world.ctx(world.karima).await;
        assert_eq!(revise(&karima, id, 1, &draft("Orto più grande"), None).await.unwrap(), Standing::Stands);
        assert_eq!(read(&world, id).await, ("Orto più grande".to_owned(), 2, 2));
        assert_eq!(cases(&world.ctx(world.moderator).await).await, []);
    })
    .await;
}

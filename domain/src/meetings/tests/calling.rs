//! Calling, changing, publishing and calling off.

use image::{DynamicImage, ImageFormat, RgbImage};
use sea_orm::ConnectionTrait;
use std::io::Cursor;

use super::*;
use crate::{
    attachments::{self, Alternative, Purpose, Visibility},
    base::{Closeness, database::statement, text::Reasons},
    meetings::{Item, Needs, Quota, State},
    testing::for_each_database,
};

#[tokio::test]
async fn an_officer_calls_a_meeting_of_her_territory_and_nobody_else_reads_the_draft() {
    for_each_database(|world| async move {
        let officer = world.ctx(world.officer).await;
        let id = actions::create(&officer, &draft(&world)).await.unwrap();
        let number = number(&world, id).await;
        let before = world.db.statements();
        let found = queries::find(&officer, number, Language::ITALIAN).await.unwrap();
        assert_eq!(world.db.statements() - before, 10);
        assert_eq!((found.frame.state, found.minutes), (State::Draft, 360));
        assert_eq!(found.dates.iter().map(|date| date.span).collect::<Vec<_>>(), [morning(5), morning(6)]);
        assert_eq!(found.tongues, draft(&world).tongues);
        for reader in [world.visitor(), world.ctx(world.karima).await, world.ctx(world.moderator).await] {
            let read = queries::find(&reader, number, Language::ITALIAN).await;
            assert_eq!(refused(read), Refusal::NotFound);
            assert!(!refused(actions::publish(&reader, id).await).is_about_input());
        }
        actions::publish(&officer, id).await.unwrap();
        assert_eq!(refused(actions::publish(&officer, id).await), Refusal::WrongState);
        let read = queries::find(&world.visitor(), number, Language::ITALIAN).await.unwrap();
        assert_eq!((read.is_online, read.link), (true, None), "the link is for those who have a seat");
        let mut elsewhere = draft(&world);
        elsewhere.territory = world.elsewhere;
        assert!(actions::create(&officer, &elsewhere).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_member_calls_meetings_for_her_own_organisation_only() {
    for_each_database(|world| async move {
        let ours = association(&world, "Ponte", world.sofia).await;
        let theirs = association(&world, "Porto", world.piero).await;
        let sofia = world.ctx(world.sofia).await;
        let mut draft = draft(&world);
        assert_eq!(refused(actions::create(&sofia, &draft).await), Refusal::Missing);
        draft.organisers = vec![theirs];
        assert_eq!(refused(actions::create(&sofia, &draft).await), Refusal::NotAMember);
        draft.organisers = vec![ours, theirs];
        assert_eq!(refused(actions::create(&sofia, &draft).await), Refusal::NotAMember);
        draft.organisers = vec![ours];
        let id = actions::create(&sofia, &draft).await.unwrap();
        actions::publish(&sofia, id).await.unwrap();
        // An officer adds the other organisation, whose member keeps the meeting from then on.
        draft.organisers = vec![ours, theirs];
        let piero = world.ctx(world.piero).await;
        assert_eq!(refused(actions::change(&piero, id, &draft).await), Refusal::NotAllowed);
        actions::change(&world.ctx(world.officer).await, id, &draft).await.unwrap();
        draft.title = Title::parse("Un altro titolo").unwrap();
        actions::change(&piero, id, &draft).await.unwrap();
        draft.organisers = vec![theirs];
        assert_eq!(refused(actions::change(&piero, id, &draft).await), Refusal::NotAMember);
        let kept = queries::list_kept(&sofia).await.unwrap();
        assert_eq!(kept.iter().map(|card| card.title.as_str()).collect::<Vec<_>>(), ["Un altro titolo"]);
        assert!(queries::list_kept(&world.ctx(world.karima).await).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_meeting_that_cannot_be_held_is_refused() {
    for_each_database(|world| async move {
        let officer = world.ctx(world.officer).await;
        let quota = |seats| Quota { constituency: Some("third_sector".into()), organisation: None, seats };
        type Change = Box<dyn Fn(&mut Draft) + Send + Sync>;
        let cases: Vec<(Change, Refusal)> = vec![
            (Box::new(|draft| (draft.place, draft.link) = (None, None)), Refusal::NowhereToMeet),
            (Box::new(|draft| draft.dates.clear()), Refusal::Missing),
            (Box::new(|draft| draft.dates.reverse()), Refusal::DatesOutOfOrder),
            (Box::new(|draft| draft.dates[0].ends = draft.dates[0].starts), Refusal::DatesOutOfOrder),
            (Box::new(|draft| draft.dates[0].ends = draft.dates[1].ends), Refusal::DatesOutOfOrder),
            (Box::new(move |draft| draft.quotas = vec![quota(4)]), Refusal::MoreReservedThanSeats),
            (Box::new(move |draft| draft.quotas = vec![quota(1), quota(1)]), Refusal::UnknownChoice),
            (Box::new(|draft| draft.kind = Kind::TableSession), Refusal::UnknownChoice),
        ];
        for (change, expected) in &cases {
            let mut draft = draft(&world);
            change(&mut draft);
            assert_eq!(&refused(actions::create(&officer, &draft).await), expected);
        }
    })
    .await;
}

#[tokio::test]
async fn those_who_registered_see_that_a_meeting_moved_and_that_it_was_called_off() {
    for_each_database(|world| async move {
        let id = published(&world, |_| {}).await;
        let (officer, karima) = (world.ctx(world.officer).await, world.ctx(world.karima).await);
        register(&karima, id, 0).await;
        let before = dates(&world, id).await;
        let mut moved = draft(&world);
        moved.dates = vec![morning(5), morning(8), morning(9)];
        moved.link = None;
        let later = world.ctx_at(world.officer, NOW.plus_minutes(1)).await;
        actions::change(&later, id, &moved).await.unwrap();
        let after = dates(&world, id).await;
        assert_eq!(after[..2], before[..], "dates that stay or move keep their code");
        let told = |changes: Vec<crate::meetings::Change>| -> Vec<String> {
            changes.into_iter().map(|change| change.deed).collect()
        };
        let changes = queries::list_changes(world.db.reader(), id).await.unwrap();
        assert_eq!(told(changes), ["meetings.relocate", "meetings.move"]);
        let reason = Reasons::parse("La sala è allagata.").unwrap();
        assert_eq!(refused(actions::cancel(&karima, id, &reason).await), Refusal::NotAllowed);
        let later = world.ctx_at(world.officer, NOW.plus_minutes(2)).await;
        actions::cancel(&later, id, &reason).await.unwrap();
        assert_eq!(refused(actions::cancel(&officer, id, &reason).await), Refusal::MeetingCancelled);
        assert_eq!(refused(actions::change(&officer, id, &moved).await), Refusal::MeetingCancelled);
        let mine = queries::list_mine(&karima).await.unwrap();
        assert_eq!(mine[0].change.as_ref().unwrap().deed, "meetings.cancel");
        let read =
            queries::find(&world.visitor(), number(&world, id).await, Language::ITALIAN).await.unwrap();
        assert_eq!(read.reason.as_deref(), Some("La sala è allagata."));
        assert_eq!(
            refused(actions::register(&world.ctx(world.piero).await, id, &with_companions(0)).await),
            Refusal::MeetingCancelled
        );
    })
    .await;
}

#[tokio::test]
async fn a_programme_can_be_published_later_than_the_meeting() {
    for_each_database(|world| async move {
        let id = published(&world, |_| {}).await;
        let officer = world.ctx(world.officer).await;
        let items = [Item { time: "9:30".into(), what: "Accoglienza".into() }];
        actions::write_programme(&officer, id, &items, false).await.unwrap();
        let number = number(&world, id).await;
        let read =
            async |ctx: &Ctx| queries::find(ctx, number, Language::ITALIAN).await.unwrap().programme.len();
        assert_eq!((read(&world.visitor()).await, read(&officer).await), (0, 1));
        assert_eq!(refused(actions::write_programme(&officer, id, &[], true).await), Refusal::Missing);
        actions::write_programme(&officer, id, &items, true).await.unwrap();
        assert_eq!(read(&world.visitor()).await, 1);
        let changes = queries::list_changes(world.db.reader(), id).await.unwrap();
        assert_eq!(changes[0].deed, "meetings.publish_programme");
        let karima = world.ctx(world.karima).await;
        assert_eq!(refused(actions::write_programme(&karima, id, &items, true).await), Refusal::NotAllowed);
    })
    .await;
}

#[tokio::test]
async fn another_slice_convenes_a_session_within_its_own_transaction() {
    for_each_database(|world| async move {
        let karima = world.ctx(world.karima).await;
        let mut session = draft(&world);
        session.kind = Kind::TableSession;
        session.entry = Entry::None;
        let dropped = world.db.begin().await.unwrap();
        let gone = actions::convene(&dropped, &karima, &session).await.unwrap();
        drop(dropped);
        let transaction = world.db.begin().await.unwrap();
        let id = actions::convene(&transaction, &karima, &session).await.unwrap();
        actions::publish_within(&transaction, &karima, id).await.unwrap();
        transaction.commit().await.unwrap();
        let found = queries::list_by_ids(world.db.reader(), &[gone, id]).await.unwrap();
        assert_eq!(
            found.iter().map(|card| (card.id, card.kind)).collect::<Vec<_>>(),
            [(id, Kind::TableSession)]
        );
        let link = queries::find_link(world.db.reader(), id).await.unwrap();
        assert_eq!(link.as_deref(), Some("https://example.org/stanza"));
        assert_eq!(
            refused(actions::register(&karima, id, &with_companions(0)).await),
            Refusal::RegistrationClosed
        );
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_thrown_away_with_everything_that_hangs_on_it() {
    for_each_database(|world| async move {
        let officer = world.ctx(world.officer).await;
        let mut draft = draft(&world);
        draft.quotas =
            vec![Quota { constituency: Some("third_sector".into()), organisation: None, seats: 1 }];
        draft.organisers = vec![association(&world, "Ponte", world.sofia).await];
        let id = actions::create(&officer, &draft).await.unwrap();
        let flyer = attachments::Draft {
            subject: id.into(),
            purpose: Purpose::Flyer,
            visibility: Visibility::Public,
            file_name: "volantino.png".into(),
            alternative: Alternative::parse("Un volantino").unwrap(),
            language: Language::ITALIAN,
        };
        let mut drawing = Vec::new();
        let image = DynamicImage::from(RgbImage::new(4, 4));
        image.write_to(&mut Cursor::new(&mut drawing), ImageFormat::Png).unwrap();
        let file = attachments::check(drawing, flyer.purpose).await.unwrap();
        let transaction = world.db.begin().await.unwrap();
        attachments::actions::attach(&transaction, &officer, &flyer, file).await.unwrap();
        transaction.commit().await.unwrap();
        let label = Label::parse("Fila 1").unwrap();
        let listed = actions::add_person(&officer, id, &label, None, 0, &Needs::default()).await;
        assert_eq!(refused(listed), Refusal::WrongState, "nobody is on the list of a draft");
        let number = number(&world, id).await;
        let karima = world.ctx(world.karima).await;
        assert_eq!(refused(actions::discard(&world.visitor(), id).await), Refusal::SignInFirst);
        assert_eq!(refused(actions::discard(&karima, id).await), Refusal::NotAllowed);
        actions::discard(&world.ctx(world.sofia).await, id).await.unwrap();
        assert_eq!(refused(actions::discard(&officer, id).await), Refusal::NotFound, "it is gone");
        let read = queries::find(&officer, number, Language::ITALIAN).await;
        assert_eq!(refused(read), Refusal::NotFound);
        let files = attachments::queries::list_of(world.db.reader(), id.into(), Closeness::Keeper).await;
        assert!(files.unwrap().is_empty());
        const LINE: &str = "SELECT 1 FROM activity WHERE subject_id = $1 AND deed = 'meetings.discard'";
        let line = statement(world.db.reader(), LINE, [id.into()]);
        assert!(world.db.reader().query_one_raw(line).await.unwrap().is_some(), "it stands in the record");
        let id = published(&world, |_| {}).await;
        assert_eq!(refused(actions::discard(&officer, id).await), Refusal::WrongState);
        let reason = Reasons::parse("La sala è allagata.").unwrap();
        actions::cancel(&officer, id, &reason).await.unwrap();
        assert_eq!(refused(actions::discard(&officer, id).await), Refusal::WrongState);
    })
    .await;
}

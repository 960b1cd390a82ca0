use super::{count, initiative, row};
use crate::{
    base::{CommentId, InitiativeId, Language, PledgeId, Refusal, Stop, text::Message},
    boards::Moderation,
    comments::{self, State as Read, Thread},
    follows::{
        actions::{follow, unfollow},
        queries::is_following,
    },
    initiatives::{
        State,
        voices::{
            Shelf, comment, find_own_stance, list_comments, list_pledges, list_shelf, pledge, settle,
            take_stance, withdraw_comment, withdraw_pledge,
        },
    },
    people::Capacity,
    pledges::{self, Kind, Offer},
    stances::Stance,
    testing::{NOW, World, for_each_database},
};

fn said(text: &str, parent: Option<CommentId>) -> comments::Draft {
    let text = Message::parse(text).unwrap();
    comments::Draft { parent, text, language: None, capacity: Capacity::Personal }
}

fn offered(text: &str) -> pledges::Draft {
    let text = Offer::parse(text).unwrap();
    pledges::Draft { kind: Kind::Time, text, language: None, capacity: Capacity::Personal }
}

async fn threads(world: &World, id: InitiativeId, reader: crate::base::ParticipantId) -> Vec<Thread> {
    let page =
        comments::queries::list_threads(world.db.reader(), id.into(), Some(reader), Language::ITALIAN, None);
    page.await.unwrap().rows
}

async fn settle_alone(world: &World, subject: crate::base::Subject, to: Read) -> Result<(), Stop> {
    let transaction = world.db.begin().await.unwrap();
    settle(&transaction, subject, to, NOW).await?;
    transaction.commit().await.unwrap();
    Ok(())
}

fn refusal<T: std::fmt::Debug>(answer: Result<T, Stop>) -> Refusal {
    match answer {
        Err(Stop::Refused(refusal)) => refusal,
        other => unreachable!("{other:?}"),
    }
}

#[tokio::test]
async fn a_comment_and_its_reply_stand_in_one_thread() {
    for_each_database(async |world| {
        let id = initiative(&world, Moderation::After, State::Published).await;
        let (karima, piero) = (world.ctx(world.karima).await, world.ctx(world.piero).await);
        let (first, state) = comment(&karima, id, &said("Chi porta gli attrezzi?", None)).await.unwrap();
        assert_eq!(state, Read::Published);
        let (reply, _) = comment(&piero, id, &said("Li porto io sabato mattina", Some(first))).await.unwrap();
        comment(&piero, id, &said("E per l'acqua come facciamo?", None)).await.unwrap();
        let found = threads(&world, id, world.karima).await;
        assert_eq!(found.len(), 2);
        assert_eq!(found[1].first.id, first);
        assert_eq!(found[1].replies[0].id, reply);
        assert!(found[1].first.is_own && !found[1].replies[0].is_own);
        assert_eq!(row(&world, id).await.comments, 3);
        let deeper = comment(&karima, id, &said("Grazie davvero", Some(reply))).await;
        assert_eq!(refusal(deeper), Refusal::TooDeep);
    })
    .await;
}

#[tokio::test]
async fn a_comment_waits_for_the_moderator_where_the_board_says_so() {
    for_each_database(async |world| {
        let id = initiative(&world, Moderation::Before, State::Published).await;
        let karima = world.ctx(world.karima).await;
        let (first, state) = comment(&karima, id, &said("Chi porta gli attrezzi?", None)).await.unwrap();
        assert_eq!(state, Read::Waiting);
        assert_eq!(threads(&world, id, world.karima).await.len(), 1);
        assert!(threads(&world, id, world.piero).await.is_empty());
        assert_eq!(row(&world, id).await.comments, 0);
        assert_eq!(count(&world, "SELECT COUNT(*) FROM moderation_cases").await, 1);

        settle_alone(&world, first.into(), Read::Published).await.unwrap();
        assert_eq!(threads(&world, id, world.piero).await.len(), 1);
        assert_eq!(row(&world, id).await.comments, 1);
        let counted = "SELECT CAST(SUM(count) AS BIGINT) FROM daily_counts WHERE measure = 'comment'";
        assert_eq!(count(&world, counted).await, 1);
        assert_eq!(refusal(settle_alone(&world, first.into(), Read::Published).await), Refusal::WrongState);
    })
    .await;
}

#[tokio::test]
async fn the_text_of_a_hidden_comment_stays_in_the_house() {
    for_each_database(async |world| {
        let id = initiative(&world, Moderation::After, State::Published).await;
        let (first, _) =
            comment(&world.ctx(world.karima).await, id, &said("Una parola brutta", None)).await.unwrap();
        settle_alone(&world, first.into(), Read::Hidden).await.unwrap();
        let found = &threads(&world, id, world.piero).await[0].first;
        assert_eq!((found.state, found.text.as_str()), (Read::Hidden, ""));
        assert_eq!(row(&world, id).await.comments, 0);
        settle_alone(&world, first.into(), Read::Published).await.unwrap();
        assert_eq!(row(&world, id).await.comments, 1);
    })
    .await;
}

#[tokio::test]
async fn a_withdrawn_comment_loses_its_text_and_keeps_its_place() {
    for_each_database(async |world| {
        let id = initiative(&world, Moderation::After, State::Published).await;
        let (karima, piero) = (world.ctx(world.karima).await, world.ctx(world.piero).await);
        let (first, _) = comment(&karima, id, &said("Ho cambiato idea", None)).await.unwrap();
        comment(&piero, id, &said("Peccato davvero", Some(first))).await.unwrap();
        assert_eq!(refusal(withdraw_comment(&piero, first).await), Refusal::NotFound);
        withdraw_comment(&karima, first).await.unwrap();
        assert_eq!(refusal(withdraw_comment(&karima, first).await), Refusal::WrongState);
        let found = &threads(&world, id, world.karima).await[0];
        assert_eq!((found.first.state, found.first.text.as_str()), (Read::Withdrawn, ""));
        assert_eq!(found.replies.len(), 1);
        assert_eq!(count(&world, "SELECT COUNT(*) FROM comments WHERE text = ''").await, 1);
        assert_eq!(row(&world, id).await.comments, 1);
    })
    .await;
}

#[tokio::test]
async fn comments_page_by_thread_in_one_statement() {
    for_each_database(async |world| {
        let id = initiative(&world, Moderation::After, State::Published).await;
        let karima = world.ctx(world.karima).await;
        for turn in 0..15 {
            let (first, _) = comment(&karima, id, &said(&format!("Domanda {turn}"), None)).await.unwrap();
            comment(&karima, id, &said("Una risposta", Some(first))).await.unwrap();
        }
        let reader = Some(world.piero);
        let list = async |after| {
            comments::queries::list_threads(world.db.reader(), id.into(), reader, Language::ARABIC, after)
                .await
                .unwrap()
        };
        let before = world.db.statements();
        let page = list(None).await;
        assert_eq!(world.db.statements() - before, 1);
        assert_eq!((page.rows.len(), page.rows[0].first.text.as_str()), (12, "Domanda 14"));
        let rest = list(page.next).await;
        assert_eq!((rest.rows.len(), rest.next), (3, None));
        assert!(rest.rows.iter().all(|thread| thread.replies.len() == 1));
    })
    .await;
}

#[tokio::test]
async fn a_pledge_is_made_hidden_and_withdrawn() {
    for_each_database(async |world| {
        let id = initiative(&world, Moderation::After, State::Published).await;
        let (karima, piero) = (world.ctx(world.karima).await, world.ctx(world.piero).await);
        let (first, _) = pledge(&karima, id, &offered("Posso annaffiare il sabato")).await.unwrap();
        let (second, _) = pledge(&piero, id, &offered("Tre ore a settimana")).await.unwrap();
        assert_eq!(row(&world, id).await.pledges, 2);
        assert_eq!(refusal(withdraw_pledge(&piero, first).await), Refusal::NotFound);
        withdraw_pledge(&karima, first).await.unwrap();
        settle_alone(&world, second.into(), Read::Hidden).await.unwrap();
        assert_eq!(row(&world, id).await.pledges, 0);
        let list = async |reader| {
            pledges::queries::list(world.db.reader(), id.0, Some(reader), Language::ITALIAN, None)
                .await
                .unwrap()
                .rows
        };
        assert!(list(world.karima).await.is_empty());
        assert_eq!(list(world.piero).await[0].id, second);
        assert_eq!(refusal(withdraw_pledge(&karima, PledgeId::new()).await), Refusal::NotFound);
    })
    .await;
}

#[tokio::test]
async fn hostile_texts_are_stored_as_they_are_and_found_as_they_are() {
    for_each_database(async |world| {
        let id = initiative(&world, Moderation::After, State::Published).await;
        let karima = world.ctx(world.karima).await;
        for text in ["</textarea><script>alert(1)</script>", "'; DROP TABLE comments; --", "$1 {0} ?1 %s"] {
            comment(&karima, id, &said(text, None)).await.unwrap();
            pledge(&karima, id, &offered(text)).await.unwrap();
            assert_eq!(threads(&world, id, world.karima).await[0].first.text, text);
        }
        let turned = said("pay \u{202E}gnp.exe", None);
        comment(&karima, id, &turned).await.unwrap();
        assert_eq!(threads(&world, id, world.karima).await[0].first.text, "pay gnp.exe");
    })
    .await;
}

#[tokio::test]
async fn each_part_of_the_page_takes_two_statements_however_much_there_is() {
    for_each_database(async |world| {
        let id = initiative(&world, Moderation::After, State::Published).await;
        let karima = world.ctx(world.karima).await;
        for turn in 0..5 {
            comment(&karima, id, &said(&format!("Domanda {turn}"), None)).await.unwrap();
            pledge(&karima, id, &offered("Due ore il sabato")).await.unwrap();
        }
        let before = world.db.statements();
        let (threads, floor) = list_comments(&karima, id, Language::ITALIAN, None).await.unwrap();
        let (pledges, _) = list_pledges(&karima, id, Language::ITALIAN, None).await.unwrap();
        let (stance, _) = find_own_stance(&karima, id).await.unwrap();
        assert_eq!(world.db.statements() - before, 6);
        assert_eq!((threads.rows.len(), pledges.rows.len(), stance), (5, 5, None));
        assert_eq!(floor.why_not, None);
        let (_, floor) = list_comments(&world.visitor(), id, Language::ITALIAN, None).await.unwrap();
        assert_eq!(floor.why_not, Some(Refusal::SignInFirst));
    })
    .await;
}

#[tokio::test]
async fn nothing_under_an_initiative_that_moderation_hid_is_read() {
    for_each_database(async |world| {
        let id = initiative(&world, Moderation::After, State::Published).await;
        let karima = world.ctx(world.karima).await;
        comment(&karima, id, &said("Ci sono anch'io", None)).await.unwrap();
        crate::initiatives::actions::enter_state(world.db.writer(), id, State::Hidden, None, NOW)
            .await
            .unwrap();
        let (threads, floor) = list_comments(&karima, id, Language::ITALIAN, None).await.unwrap();
        assert!(threads.rows.is_empty());
        assert_eq!(floor.why_not, Some(Refusal::NotFound));
    })
    .await;
}

#[tokio::test]
async fn one_follows_once_and_only_what_there_is() {
    for_each_database(async |world| {
        let id = initiative(&world, Moderation::After, State::Published).await;
        let piero = world.ctx(world.piero).await;
        follow(&piero, id.into()).await.unwrap();
        follow(&piero, id.into()).await.unwrap();
        assert!(is_following(world.db.reader(), id.0, world.piero).await.unwrap());
        unfollow(&piero, id.into()).await.unwrap();
        assert!(!is_following(world.db.reader(), id.0, world.piero).await.unwrap());
        assert_eq!(refusal(follow(&piero, CommentId::new().into()).await), Refusal::NotFound);
        assert_eq!(refusal(follow(&world.visitor(), id.into()).await), Refusal::SignInFirst);
    })
    .await;
}

#[tokio::test]
async fn one_s_own_things_are_listed_by_kind() {
    for_each_database(async |world| {
        let id = initiative(&world, Moderation::After, State::Published).await;
        let board = row(&world, id).await.board_id;
        let karima = world.ctx(world.karima).await;
        comment(&karima, id, &said("Ci sono anch'io", None)).await.unwrap();
        pledge(&karima, id, &offered("Due ore il sabato")).await.unwrap();
        take_stance(&karima, id, Some(Stance::Support), Capacity::Personal).await.unwrap();
        follow(&karima, board.into()).await.unwrap();
        for (shelf, word) in [
            (Shelf::Comments, "published"),
            (Shelf::Pledges, "published"),
            (Shelf::Stances, "support"),
            (Shelf::Follows, ""),
        ] {
            let before = world.db.statements();
            let page = list_shelf(&karima, shelf, None).await.unwrap();
            assert_eq!(world.db.statements() - before, 1);
            assert_eq!(page.rows.len(), 1, "{shelf}");
            assert_eq!(page.rows[0].word, word);
        }
    })
    .await;
}

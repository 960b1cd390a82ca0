//! What its author takes back leaves the queue.

use super::{cases, decide, message, published, queries, refused, report, state, submitted, waiting, wish};
use crate::{
    base::{BoardId, CommentId, Refusal, SubjectKind},
    boards::Moderation,
    comments,
    initiatives::{self, State, voices},
    moderation::{self, Closing, End, LogLine, Reason, Verdict},
    people::Capacity,
    testing::{World, for_each_database},
};

async fn log(world: &World, board: BoardId) -> Vec<LogLine> {
    moderation::queries::list_log(world.db.reader(), board, None).await.unwrap().rows
}

async fn board_of(world: &World, id: crate::base::InitiativeId) -> BoardId {
    initiatives::queries::find_frame(world.db.reader(), id).await.unwrap().board
}

#[tokio::test]
async fn an_initiative_that_its_author_took_back_is_decided_by_nobody() {
    for_each_database(|world| async move {
        let id = waiting(&world).await;
        let moderator = world.ctx(world.moderator).await;
        let open = cases(&moderator).await;
        initiatives::actions::withdraw(&world.ctx(world.karima).await, id).await.unwrap();
        assert_eq!(cases(&moderator).await, []);
        assert_eq!(queries::count_waiting(&moderator).await.unwrap().submissions, 0);
        for verdict in [wish(Verdict::Publish, None), wish(Verdict::Hide, Reason::Insult)] {
            assert_eq!(refused(decide(&moderator, &open, &verdict).await), Refusal::TakenBack);
        }
        assert_eq!(state(&world, id).await, State::Withdrawn);
        let board = board_of(&world, id).await;
        let lines = log(&world, board).await;
        assert_eq!(lines.len(), 1);
        assert_eq!(
            (lines[0].kind, lines[0].end),
            (SubjectKind::Initiative, End::Undecided(Closing::Withdrawn))
        );
        let counts = moderation::queries::count_decisions(world.db.reader(), board).await.unwrap();
        assert_eq!(counts, [], "nobody decided");
    })
    .await;
}

#[tokio::test]
async fn a_reported_initiative_that_its_author_took_back_leaves_the_queue_too() {
    for_each_database(|world| async move {
        let id = published(&world).await;
        report(&world.ctx(world.piero).await, id.into(), Reason::Insult, None).await.unwrap();
        let moderator = world.ctx(world.moderator).await;
        assert_eq!(cases(&moderator).await.len(), 1);
        initiatives::actions::withdraw(&world.ctx(world.karima).await, id).await.unwrap();
        assert_eq!(cases(&moderator).await, []);
        let again = initiatives::actions::withdraw(&world.ctx(world.karima).await, id).await;
        assert_eq!(refused(again), Refusal::WrongState);
        let board = board_of(&world, id).await;
        assert_eq!(log(&world, board).await.len(), 1);
    })
    .await;
}

async fn said(world: &World, moderation: Moderation) -> CommentId {
    let board = world.board(Moderation::After).await;
    let id = submitted(&world.ctx(world.karima).await, board, "Orto comune").await;
    // The comment is read first although the initiative was not.
    let sql = "UPDATE boards SET moderation = $2 WHERE id = $1";
    let values = [board.into(), moderation.as_str().into()];
    let db = world.db.writer();
    let set = crate::base::database::statement(db, sql, values);
    sea_orm::ConnectionTrait::execute_raw(db, set).await.unwrap();
    let draft = comments::Draft {
        parent: None,
        text: message("Ci sono anch'io, il sabato."),
        language: None,
        capacity: Capacity::Personal,
    };
    voices::comment(&world.ctx(world.sofia).await, id, &draft).await.unwrap().0
}

#[tokio::test]
async fn a_comment_that_its_author_took_back_leaves_the_queue_and_no_copy_of_it_is_kept() {
    for_each_database(|world| async move {
        for moderation in [Moderation::Before, Moderation::After] {
            let id = said(&world, moderation).await;
            if moderation == Moderation::After {
                let piero = world.ctx(world.piero).await;
                report(&piero, id.into(), Reason::Duplicate, None).await.unwrap();
            }
            let moderator = world.ctx(world.moderator).await;
            let open = cases(&moderator).await;
            assert_eq!(open.len(), 1);
            voices::withdraw_comment(&world.ctx(world.sofia).await, id).await.unwrap();
            assert_eq!(cases(&moderator).await, []);
            let hide = wish(Verdict::Hide, Reason::Duplicate);
            assert_eq!(refused(decide(&moderator, &open, &hide).await), Refusal::TakenBack);
            let text = "SELECT excerpt FROM moderation_cases WHERE subject_id = $1";
            let kept = crate::base::database::statement(world.db.reader(), text, [id.into()]);
            let row =
                sea_orm::ConnectionTrait::query_one_raw(world.db.reader(), kept).await.unwrap().unwrap();
            assert_eq!(row.try_get::<String>("", "excerpt").unwrap(), "");
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_decides_about_a_text_that_was_just_written_anew_is_told_to_read_again() {
    for_each_database(|world| async move {
        let id = waiting(&world).await;
        let moderator = world.ctx(world.moderator).await;
        let read = cases(&moderator).await;
        let karima = world.ctx_at(world.karima, crate::testing::NOW.plus_minutes(5)).await;
        initiatives::actions::revise(&karima, id, 1, &super::draft("Orto più grande"), None).await.unwrap();
        let publish = wish(Verdict::Publish, None);
        assert_eq!(refused(decide(&moderator, &read, &publish).await), Refusal::ChangedMeanwhile);
        let queue = queries::list_queue(&moderator, None, None).await.unwrap().rows;
        assert_eq!(queue.len(), 1);
        assert_eq!(queue[0].title.as_deref(), Some("Orto più grande"));
        assert_eq!(queue[0].opened_at, crate::testing::NOW, "it waits since it was sent in");
        decide(&moderator, &[queue[0].id], &publish).await.unwrap();
        assert_eq!(state(&world, id).await, State::Published);
        let lines = log(&world, board_of(&world, id).await).await;
        assert_eq!(lines.len(), 1, "what was written anew is no line of its own");
    })
    .await;
}

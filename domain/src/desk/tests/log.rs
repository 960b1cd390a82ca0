//! The log: append-only, and public without authors and texts.

use sea_orm::{ConnectionTrait, DbErr, Value};

use super::{hidden, published};
use crate::{
    base::{CaseId, DecisionId, database::statement},
    initiatives::queries::find_frame,
    moderation::{Contest, End, Reason, Verdict, queries},
    testing::{World, for_each_database},
};

async fn run(world: &World, sql: &str, values: Vec<Value>) -> Result<u64, DbErr> {
    let db = world.db.writer();
    Ok(db.execute_raw(statement(db, sql, values)).await?.rows_affected())
}

#[tokio::test]
async fn a_decision_without_a_reason_of_the_list_cannot_be_stored() {
    for_each_database(|world| async move {
        let id = published(&world).await;
        hidden(&world, id).await;
        let copy = |reason: &str| {
            format!(
                "INSERT INTO moderation_decisions (id, case_id, subject_kind, subject_id, board_id, verdict, reason, \
                    state_before, decided_by, decided_at) \
                 SELECT $1, case_id, subject_kind, subject_id, board_id, verdict, {reason}, state_before, \
                    decided_by, decided_at FROM moderation_decisions"
            )
        };
        let fresh = || vec![DecisionId::new().into()];
        for reason in ["NULL", "''", "'  '", "'because'"] {
            assert!(run(&world, &copy(reason), fresh()).await.is_err(), "{reason}");
        }
        for reason in Reason::ALL {
            let one = format!("{} LIMIT 1", copy(&format!("'{reason}'")));
            assert_eq!(run(&world, &one, fresh()).await.unwrap(), 1, "{reason} is on the published list");
        }
    })
    .await;
}

#[tokio::test]
async fn a_line_of_the_log_is_neither_changed_nor_removed() {
    for_each_database(|world| async move {
        let id = published(&world).await;
        let decision = hidden(&world, id).await;
        let change = "UPDATE moderation_decisions SET reason = 'hate'";
        assert!(run(&world, change, vec![]).await.is_err());
        let remove = "DELETE FROM moderation_decisions WHERE id = $1";
        assert!(run(&world, remove, vec![decision.into()]).await.is_err());
        let (found, _) = queries::find_latest(world.db.reader(), id.into()).await.unwrap().unwrap();
        assert_eq!((found.id, found.reason), (decision, Reason::Insult));
    })
    .await;
}

#[tokio::test]
async fn a_text_has_one_open_case_at_a_time() {
    for_each_database(|world| async move {
        let id = published(&world).await;
        hidden(&world, id).await;
        let open = "INSERT INTO moderation_cases (id, subject_kind, subject_id, board_id, territory_id, origin, \
                excerpt, language, opened_at) \
             SELECT $1, subject_kind, subject_id, board_id, territory_id, origin, excerpt, language, opened_at \
             FROM moderation_cases LIMIT 1";
        run(&world, open, vec![CaseId::new().into()]).await.unwrap();
        assert!(run(&world, open, vec![CaseId::new().into()]).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn everybody_reads_what_was_decided_and_why() {
    for_each_database(|world| async move {
        let id = published(&world).await;
        let decision = hidden(&world, id).await;
        let board = find_frame(world.db.reader(), id).await.unwrap().board;
        let before = world.db.statements();
        let log = queries::list_log(world.db.reader(), board, None).await.unwrap();
        let counts = queries::count_decisions(world.db.reader(), board).await.unwrap();
        assert_eq!(world.db.statements() - before, 2);
        assert_eq!(log.rows.len(), 1);
        let contest = Contest::Unopposed;
        let end = End::Decided { verdict: Verdict::Hide, reason: Reason::Insult, contest };
        assert_eq!((log.rows[0].id, log.rows[0].end), (decision.0, end));
        assert_eq!((counts[0].verdict, counts[0].reason), (Verdict::Hide, Reason::Insult));
        assert_eq!((counts[0].decisions, counts[0].appealed, counts[0].overturned), (1, 0, 0));
    })
    .await;
}

//! Initiatives against real databases.

mod authors;
mod life;
mod lists;
mod told;

use super::{Draft, State, actions};
use crate::{
    base::{BoardId, Ctx, InitiativeId, Refusal, Stop},
    boards::Theme,
    people::Capacity,
    testing::World,
};

fn refused<T>(outcome: Result<T, Stop>) -> Refusal {
    match outcome {
        Err(Stop::Refused(refusal)) => refusal,
        Err(Stop::Broken(failure)) => panic!("{failure}"),
        Ok(_) => panic!("it was not refused"),
    }
}

const BODY: &str = "Un orto dietro la scuola, con acqua e attrezzi per tutte le famiglie del quartiere.";

fn draft(title: &str) -> Draft {
    draft_in(title, BODY, "it")
}

fn draft_in(title: &str, body: &str, language: &str) -> Draft {
    Draft::parse(title, body, language, Theme::Environment, "", "Via Settevalli", "1.200,50").unwrap()
}

async fn write(ctx: &Ctx, board: BoardId, title: &str) -> InitiativeId {
    actions::write_draft(ctx, board, &draft(title), Capacity::Personal).await.unwrap()
}

/// Writes and submits an initiative on a board that publishes at once.
async fn publish(ctx: &Ctx, board: BoardId, title: &str) -> InitiativeId {
    let id = write(ctx, board, title).await;
    assert_eq!(actions::submit(ctx, id).await.unwrap(), State::Published);
    id
}

/// Stores stances of a constituency as the slice of stances does.
async fn stand(world: &World, id: InitiativeId, constituency: &str, counts: [i32; 3]) {
    use crate::base::database::statement;
    use sea_orm::ConnectionTrait;
    let db = world.db.writer();
    let [supports, doubts, passes] = counts;
    let sql = "INSERT INTO initiative_tallies (initiative_id, constituency, supports, doubts, passes) \
         VALUES ($1, $2, $3, $4, $5)";
    let values = [id.into(), constituency.into(), supports.into(), doubts.into(), passes.into()];
    db.execute_raw(statement(db, sql, values)).await.unwrap();
    let sql = "UPDATE initiatives SET supports = supports + $2, doubts = doubts + $3, passes = passes + $4 WHERE id = $1";
    let values = [id.into(), supports.into(), doubts.into(), passes.into()];
    db.execute_raw(statement(db, sql, values)).await.unwrap();
}

//! The totals of stances that an initiative carries along, moved in the transaction of the stances.

use sea_orm::{ConnectionTrait, DbErr};
use std::collections::BTreeMap;

use crate::{
    base::{InitiativeId, database::statement, rows::Rows},
    stances::Tally,
};

/// Moves the totals by constituency and of the initiatives. Two statements.
pub(super) async fn move_stances(
    db: &impl ConnectionTrait,
    moved: &BTreeMap<(InitiativeId, String), Tally>,
) -> Result<(), DbErr> {
    move_tallies(db, moved).await?;
    let mut sums: BTreeMap<InitiativeId, Tally> = BTreeMap::new();
    for ((initiative, _), tally) in moved {
        let sum = sums.entry(*initiative).or_default();
        sum.supports += tally.supports;
        sum.doubts += tally.doubts;
        sum.passes += tally.passes;
    }
    move_counters(db, &sums).await
}

async fn move_tallies(
    db: &impl ConnectionTrait,
    moved: &BTreeMap<(InitiativeId, String), Tally>,
) -> Result<(), DbErr> {
    let moved = moved.iter().filter(|(_, tally)| !tally.is_zero());
    let rows = moved.map(|((initiative, constituency), tally)| {
        [
            (*initiative).into(),
            constituency.as_str().into(),
            tally.supports.into(),
            tally.doubts.into(),
            tally.passes.into(),
        ]
    });
    let Some(rows) = Rows::lay_out(rows) else { return Ok(()) };
    let sql = format!(
        "INSERT INTO initiative_tallies (initiative_id, constituency, supports, doubts, passes) \
         SELECT DISTINCT * FROM (VALUES {}) AS moved WHERE TRUE \
         ON CONFLICT (initiative_id, constituency) DO UPDATE SET \
            supports = initiative_tallies.supports + excluded.supports, \
            doubts = initiative_tallies.doubts + excluded.doubts, \
            passes = initiative_tallies.passes + excluded.passes",
        rows.places
    );
    db.execute_raw(statement(db, &sql, rows.values)).await?;
    Ok(())
}

async fn move_counters(db: &impl ConnectionTrait, sums: &BTreeMap<InitiativeId, Tally>) -> Result<(), DbErr> {
    let sums = sums.iter().filter(|(_, tally)| !tally.is_zero());
    let rows = sums.map(|(initiative, tally)| {
        [(*initiative).into(), tally.supports.into(), tally.doubts.into(), tally.passes.into()]
    });
    let Some(rows) = Rows::lay_out(rows) else { return Ok(()) };
    let sql = format!(
        "UPDATE initiatives SET supports = supports + moved.column2, doubts = doubts + moved.column3, \
            passes = passes + moved.column4 \
         FROM (SELECT DISTINCT * FROM (VALUES {}) AS listed) AS moved WHERE initiatives.id = moved.column1",
        rows.places
    );
    db.execute_raw(statement(db, &sql, rows.values)).await?;
    Ok(())
}

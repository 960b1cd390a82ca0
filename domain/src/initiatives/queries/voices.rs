//! The stances per constituency, as the lists and pages need them.

use counting::concertation::Counts;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};
use std::collections::BTreeMap;

use crate::{
    base::{InitiativeId, database::statement},
    initiatives::Voices,
};

#[derive(FromQueryResult)]
struct Tally {
    initiative_id: InitiativeId,
    constituency: String,
    supports: i32,
    doubts: i32,
    passes: i32,
}

/// The stances of each constituency to each of these initiatives. One statement.
pub async fn list_voices(
    db: &impl ConnectionTrait,
    ids: &[InitiativeId],
) -> Result<BTreeMap<InitiativeId, Vec<Voices>>, DbErr> {
    let mut voices: BTreeMap<InitiativeId, Vec<Voices>> = BTreeMap::new();
    if ids.is_empty() {
        return Ok(voices);
    }
    let places: Vec<String> = (1..=ids.len()).map(|place| format!("${place}")).collect();
    let sql = format!(
        "SELECT initiative_id, constituency, supports, doubts, passes FROM initiative_tallies \
         WHERE initiative_id IN ({}) ORDER BY initiative_id, constituency",
        places.join(", ")
    );
    let values = ids.iter().map(|id| Value::from(*id));
    for tally in Tally::find_by_statement(statement(db, &sql, values)).all(db).await? {
        let counts = Counts {
            agree: tally.supports.unsigned_abs(),
            disagree: tally.doubts.unsigned_abs(),
            pass: tally.passes.unsigned_abs(),
        };
        let of_initiative = voices.entry(tally.initiative_id).or_default();
        of_initiative.push(Voices { constituency: tally.constituency, counts });
    }
    Ok(voices)
}

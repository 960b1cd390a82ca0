//! The demonstration world: real territories, the partners of the source document in the roles that it gives them,
//! and openly invented people, initiatives and votes. Loaded into an empty database, in one transaction.

mod boards;
mod counters;
pub mod crowd;
mod initiatives;
mod keys;
pub mod meetings;
pub mod news;
mod offers;
mod people;
mod procedures;
pub mod script;
mod tables;
#[cfg(all(test, feature = "testing"))]
mod tests;
mod voices;
mod votes;

use sea_orm::DatabaseTransaction;
use std::collections::HashMap;

use crate::base::{
    BoardId, Database, Failure, InitiativeId, Moment, OrganisationId, ParticipantId, Stop, TerritoryId,
};
use keys::Keys;
use script::Script;

/// The password of every demonstration account, shown when the process starts.
pub const PASSWORD: &str = "una lunga tavolata";

/// Whether nobody has put anything into the database yet.
pub async fn is_empty(db: &Database) -> Result<bool, Stop> {
    use sea_orm::ConnectionTrait;
    let row = db
        .reader()
        .query_one_raw(crate::base::database::statement(
            db.reader(),
            "SELECT 1 AS one FROM participants LIMIT 1",
            [],
        ))
        .await?;
    Ok(row.is_none())
}

/// Loads the world as if everything in it had happened in the days before `now`; then counts the votes that are over
/// and takes the steps that followed them.
///
/// # Errors
/// Where the script does not read or refers to something that is not in it, and where the database breaks; of boards
/// and people then nothing is stored.
pub async fn load(db: &Database, script: &Script, now: Moment) -> Result<(), Stop> {
    let transaction = db.begin().await?;
    let mut stage = Stage::new(&transaction, now);
    stage.load_territories(script).await?;
    stage.load_people(script).await?;
    stage.load_offers(script).await?;
    for board in &script.boards {
        stage.load_board(board, script).await?;
    }
    stage.load_meetings(db, script).await?;
    stage.write_counters().await?;
    let later = std::mem::take(&mut stage.later);
    let keys = Keys {
        territories: std::mem::take(&mut stage.territories),
        organisations: std::mem::take(&mut stage.organisations),
        cast: std::mem::take(&mut stage.cast),
        boards: std::mem::take(&mut stage.boards),
    };
    transaction.commit().await?;
    crate::ballots::counts::count_due(db, now).await?;
    crate::record::publishing::write_archives_due(db, now).await?;
    procedures::load(db, script, &keys, now).await?;
    follow_up(db, &later).await?;
    tables::load(db, script, &keys, now).await?;
    news::Teller { db, keys: &keys, projects: HashMap::new(), pictures: &script.pictures, now }
        .tell(&script.told)
        .await
}

/// Moves adopted initiatives on to where the script has them.
async fn follow_up(db: &Database, later: &[Later]) -> Result<(), Stop> {
    use sea_orm::ConnectionTrait;
    const SQL: &str =
        "UPDATE initiatives SET state = $2, state_reason = $3 WHERE id = $1 AND state = 'adopted'";
    for step in later {
        let values = [step.initiative.into(), step.state.as_str().into(), step.reason.clone().into()];
        db.writer().execute_raw(crate::base::database::statement(db.writer(), SQL, values)).await?;
    }
    Ok(())
}

/// A step that comes after the count.
struct Later {
    initiative: InitiativeId,
    state: String,
    reason: Option<String>,
}

/// What has been put on the stage so far: keys of the script to ids of the database.
struct Stage<'a> {
    transaction: &'a DatabaseTransaction,
    now: Moment,
    territories: HashMap<String, TerritoryId>,
    organisations: HashMap<String, OrganisationId>,
    cast: HashMap<String, Member>,
    boards: HashMap<String, BoardId>,
    crowds: HashMap<String, Vec<Member>>,
    counters: counters::Counters,
    seated: HashMap<BoardId, HashMap<ParticipantId, (String, Moment)>>,
    later: Vec<Later>,
}

/// A person on the stage.
#[derive(Clone)]
struct Member {
    id: ParticipantId,
    constituency: String,
}

/// An initiative on the stage.
#[derive(Clone, Copy)]
struct Placed<'a> {
    id: InitiativeId,
    board: BoardId,
    script: &'a script::Initiative,
    published: Option<Moment>,
}

impl<'a> Stage<'a> {
    fn new(transaction: &'a DatabaseTransaction, now: Moment) -> Self {
        Self {
            transaction,
            now,
            territories: HashMap::new(),
            organisations: HashMap::new(),
            cast: HashMap::new(),
            boards: HashMap::new(),
            crowds: HashMap::new(),
            counters: counters::Counters::default(),
            seated: HashMap::new(),
            later: Vec::new(),
        }
    }

    fn days_ago(&self, days: i64) -> Moment {
        self.now.plus_days(-days)
    }

    fn member(&self, key: &str) -> Result<&Member, Failure> {
        self.cast.get(key).ok_or_else(|| unknown("person", key))
    }

    fn territory(&self, code: &str) -> Result<TerritoryId, Failure> {
        self.territories.get(code).copied().ok_or_else(|| unknown("territory", code))
    }

    fn organisation(&self, key: &str) -> Result<OrganisationId, Failure> {
        self.organisations.get(key).copied().ok_or_else(|| unknown("organisation", key))
    }

    /// Notes that somebody did something on a board; the first deed is what seats her.
    fn seat(&mut self, board: BoardId, member: &Member, at: Moment) {
        let seats = self.seated.entry(board).or_default();
        let seat = seats.entry(member.id).or_insert_with(|| (member.constituency.clone(), at));
        seat.1 = seat.1.min(at);
    }
}

fn unknown(kind: &str, key: &str) -> Failure {
    Failure::Unreadable(format!("the demonstration has no {kind} {key}"))
}

/// A number that looks random and is the same every time: the spread of people and days over the story.
fn spread(seed: &str, number: usize, below: usize) -> usize {
    use sha2::{Digest, Sha256};
    let hash = Sha256::new().chain_update(seed).chain_update(number.to_le_bytes()).finalize();
    let value = u64::from_le_bytes([hash[0], hash[1], hash[2], hash[3], hash[4], hash[5], hash[6], hash[7]]);
    usize::try_from(value % below.max(1) as u64).unwrap_or(0)
}

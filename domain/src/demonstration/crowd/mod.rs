//! A crowd to measure with: a board with as many initiatives as wanted, twenty stances on each, a board in the midst
//! of its vote, as many services (at most ten thousand) and registrations for meetings (at most a hundred thousand), and
//! two thousand people whose personal cards anybody can tell.
//! For an empty database, in one transaction.

mod boards;
mod initiatives;
mod meetings;
mod offers;
mod people;
mod proposal;
#[cfg(all(test, feature = "testing"))]
mod tests;
mod words;

use serde::Serialize;

use super::{Member, Stage};
use crate::base::{BoardId, Database, InitiativeId, MeetingId, Moment, Stop};

/// How many people there are, each with a card.
pub const PEOPLE: usize = 2_000;
/// How many stances each initiative has.
pub const STANCES: usize = 20;
/// How many options the ballot has.
pub const OPTIONS: usize = 100;

/// People of one constituency follow each other in tens: so an initiative has ten voices of each of two, enough to
/// be told.
const TOGETHER: usize = 10;
/// How many initiatives are written at a time.
const CHUNK: usize = 1_000;
/// The most initiatives that are named to whoever measures.
const NAMED: usize = 2_000;

/// What whoever measures needs to know.
#[derive(Clone, Debug, Serialize)]
pub struct Crowd {
    /// The board on which stances are taken.
    pub open: BoardId,
    /// Some of its initiatives, from the first to the last.
    pub initiatives: Vec<InitiativeId>,
    /// The board that votes.
    pub voting: BoardId,
    /// How many options its ballot has, numbered from 1.
    pub options: usize,
    /// The most options that a ballot may choose.
    pub ballot_maximum: u16,
    /// The meetings to come, and their numbers.
    pub meetings: Vec<(MeetingId, i64)>,
    /// The personal cards.
    pub cards: Vec<String>,
}

/// Loads the crowd; `told` hears how many initiatives have been written.
///
/// # Errors
/// Where the database breaks; then nothing is stored.
pub async fn load(db: &Database, size: usize, now: Moment, told: impl Fn(usize)) -> Result<Crowd, Stop> {
    let transaction = db.begin().await?;
    let mut stage = Stage::new(&transaction, now);
    let (people, cards) = stage.load_card_holders().await?;
    let territory = stage.load_crowd_territory().await?;
    let open = stage.load_open_board(territory, size).await?;
    let voting = stage.load_voting_board(territory).await?;
    stage.load_ballot(voting, territory, &people).await?;
    let every = size.div_ceil(NAMED).max(1);
    let mut named = Vec::new();
    for first in (0..size).step_by(CHUNK) {
        let numbers = first..size.min(first + CHUNK);
        let ids = stage.load_proposals(open, territory, &people, numbers.clone(), size).await?;
        named.extend(
            numbers.clone().zip(ids).filter(|(number, _)| number.is_multiple_of(every)).map(|(_, id)| id),
        );
        told(numbers.end);
    }
    let organisations = stage.load_crowd_organisations().await?;
    stage.load_services(size, &organisations).await?;
    let meetings = stage.load_crowd_meetings(territory, &organisations, &people, size).await?;
    stage.write_counters().await?;
    transaction.commit().await?;
    let ballot_maximum = boards::BALLOT_MAXIMUM;
    Ok(Crowd { open, initiatives: named, voting, options: OPTIONS, ballot_maximum, meetings, cards })
}

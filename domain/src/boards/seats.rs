//! Seats at a board's table: the first deed on a board counts a person among its participants.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};
use std::collections::BTreeMap;

use crate::{
    activity::{self, Measure, Tick},
    base::{
        BoardId, Moment, OrganisationId, ParticipantId, Refusal, Stop, actor::Person, database::statement,
        rows::Rows,
    },
    people::Capacity,
};

/// Somebody who does something on a board.
#[derive(Clone, Debug)]
pub struct Seated<'a> {
    /// Who.
    pub participant: ParticipantId,
    /// Her declared constituency.
    pub constituency: Option<&'a str>,
    /// In which capacity; kept from the first deed on.
    pub capacity: Capacity,
    /// How she came to the platform.
    pub channel: &'a str,
}

/// Seats a person at the board's table, once, within the transaction of the deed; one statement where she sits
/// there already.
pub async fn take_seat(
    db: &impl ConnectionTrait,
    board: BoardId,
    seated: &Seated<'_>,
    now: Moment,
) -> Result<(), DbErr> {
    take_seats(db, &[(board, seated.clone())], now).await
}

#[derive(FromQueryResult)]
struct New {
    board_id: BoardId,
    participant_id: ParticipantId,
}

/// Seats many people, each once; one statement where all sit there already.
pub async fn take_seats(
    db: &impl ConnectionTrait,
    seated: &[(BoardId, Seated<'_>)],
    now: Moment,
) -> Result<(), DbErr> {
    let rows = Rows::lay_out(seated.iter().map(|(board, seated)| {
        let organisation = match seated.capacity {
            Capacity::Personal => None,
            Capacity::OnBehalfOf(organisation) => Some(organisation.0),
        };
        [
            (*board).into(),
            seated.participant.into(),
            seated.constituency.into(),
            organisation.into(),
            now.into(),
        ]
    }));
    let Some(rows) = rows else { return Ok(()) };
    let sql = format!(
        "INSERT INTO board_participants (board_id, participant_id, constituency, organisation_id, since) \
         SELECT DISTINCT * FROM (VALUES {}) AS seats WHERE TRUE \
         ON CONFLICT (board_id, participant_id) DO NOTHING RETURNING board_id, participant_id",
        rows.places
    );
    let new = New::find_by_statement(statement(db, &sql, rows.values)).all(db).await?;
    if new.is_empty() {
        return Ok(());
    }
    count_new(db, seated, &new, now).await
}

async fn count_new(
    db: &impl ConnectionTrait,
    seated: &[(BoardId, Seated<'_>)],
    new: &[New],
    now: Moment,
) -> Result<(), DbErr> {
    let by_person: BTreeMap<_, _> =
        seated.iter().map(|(board, seated)| ((*board, seated.participant), seated)).collect();
    let mut boards: BTreeMap<BoardId, i64> = BTreeMap::new();
    let mut seats: BTreeMap<(BoardId, &str), i64> = BTreeMap::new();
    let mut ticks: BTreeMap<Tick, i64> = BTreeMap::new();
    for New { board_id, participant_id } in new {
        let Some(seated) = by_person.get(&(*board_id, *participant_id)) else { continue };
        let constituency = seated.constituency.unwrap_or_default();
        *boards.entry(*board_id).or_default() += 1;
        *seats.entry((*board_id, constituency)).or_default() += 1;
        *ticks.entry(tick(*board_id, constituency, seated.channel, now)).or_default() += 1;
    }
    for (board, by) in boards {
        const BOARD: &str = "UPDATE boards SET participants = participants + $2 WHERE id = $1";
        db.execute_raw(statement(db, BOARD, [board.into(), by.into()])).await?;
    }
    for ((board, constituency), by) in seats {
        const SEAT: &str = "UPDATE board_constituencies SET participants = participants + $3 \
             WHERE board_id = $1 AND constituency = $2";
        db.execute_raw(statement(db, SEAT, [board.into(), constituency.into(), by.into()])).await?;
    }
    for (tick, by) in ticks {
        activity::count(db, &tick, by).await?;
    }
    Ok(())
}

fn tick(board: BoardId, constituency: &str, channel: &str, now: Moment) -> Tick {
    Tick {
        board,
        day: now.day(),
        measure: Measure::Participant,
        constituency: constituency.to_owned(),
        theme: String::new(),
        language: String::new(),
        channel: channel.to_owned(),
    }
}

/// How a person stands to a board before she does something there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standing {
    /// How she came to the platform.
    pub channel: String,
    /// In which capacity she sits at its table; `None` where she has not done anything there yet.
    pub capacity: Option<Capacity>,
}

impl Standing {
    /// The capacity in which she acts: the one in which she sits there, else the one that she chose.
    pub fn act_as(&self, chosen: Capacity) -> Capacity {
        self.capacity.unwrap_or(chosen)
    }
}

#[derive(FromQueryResult)]
struct StandingRow {
    channel: String,
    seat: Option<BoardId>,
    organisation_id: Option<OrganisationId>,
}

/// How the person stands to the board. One statement.
pub async fn find_standing(
    db: &impl ConnectionTrait,
    board: BoardId,
    participant: ParticipantId,
) -> Result<Standing, Stop> {
    const SQL: &str = "SELECT p.channel, s.board_id AS seat, s.organisation_id FROM participants p \
         LEFT JOIN board_participants s ON s.participant_id = p.id AND s.board_id = $1 WHERE p.id = $2";
    let row = StandingRow::find_by_statement(statement(db, SQL, [board.into(), participant.into()]))
        .one(db)
        .await?;
    let StandingRow { channel, seat, organisation_id } = row.ok_or(Refusal::NotFound)?;
    let capacity = seat.map(|_| organisation_id.map_or(Capacity::Personal, Capacity::OnBehalfOf));
    Ok(Standing { channel, capacity })
}

#[derive(FromQueryResult)]
struct Choice {
    id: OrganisationId,
    name: String,
}

/// The organisations for which the person may choose to act on the board, by name: none where she belongs to none,
/// or sits there already and so has chosen. One statement where she belongs to any.
pub async fn list_capacities(
    db: &impl ConnectionTrait,
    board: BoardId,
    person: &Person,
) -> Result<Vec<(OrganisationId, String)>, DbErr> {
    const SQL: &str = "SELECT o.id, o.name FROM memberships m JOIN organisations o ON o.id = m.organisation_id \
         WHERE m.participant_id = $1 AND NOT EXISTS (SELECT 1 FROM board_participants s \
            WHERE s.board_id = $2 AND s.participant_id = $1) ORDER BY o.name";
    if person.memberships.is_empty() {
        return Ok(Vec::new());
    }
    let rows =
        Choice::find_by_statement(statement(db, SQL, [person.id.into(), board.into()])).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

//! The seats of a table and everybody who holds them.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::{
    base::{
        Day, MandateId, OrganisationId, ParticipantId, Refusal, SeatId, Stop, TableId, database::statement,
        fold::fold,
    },
    tables::{Kept, Mandate, Party, Roster, Seat, SeatKind},
};

#[derive(FromQueryResult)]
struct Row {
    id: SeatId,
    kind: SeatKind,
    constituency: Option<String>,
    label: Option<String>,
    ended_on: Option<Day>,
    mandate_id: Option<MandateId>,
    from_day: Option<Day>,
    to_day: Option<Day>,
    organisation_id: Option<OrganisationId>,
    organisation: Option<String>,
    participant_id: Option<ParticipantId>,
    person: Option<String>,
    substitute_organisation_id: Option<OrganisationId>,
    substitute_organisation: Option<String>,
    substitute_participant_id: Option<ParticipantId>,
    substitute_person: Option<String>,
}

/// All seats of a table in their order, with all mandates. One statement.
pub async fn find_roster(db: &impl ConnectionTrait, table: TableId) -> Result<Roster, DbErr> {
    const SQL: &str = "SELECT s.id, s.kind, s.constituency, s.label, s.ended_on, m.id AS mandate_id, m.from_day, \
            m.to_day, m.organisation_id, o.name AS organisation, m.participant_id, p.pseudonym AS person, \
            m.substitute_organisation_id, so.name AS substitute_organisation, \
            m.substitute_participant_id, sp.pseudonym AS substitute_person \
         FROM table_seats s LEFT JOIN table_mandates m ON m.seat_id = s.id \
         LEFT JOIN organisations o ON o.id = m.organisation_id LEFT JOIN participants p ON p.id = m.participant_id \
         LEFT JOIN organisations so ON so.id = m.substitute_organisation_id \
         LEFT JOIN participants sp ON sp.id = m.substitute_participant_id \
         WHERE s.table_id = $1 ORDER BY s.position, s.id, m.from_day, m.id";
    let mut kept: Vec<Kept> = Vec::new();
    for row in Row::find_by_statement(statement(db, SQL, [table.into()])).all(db).await? {
        if kept.last().is_none_or(|last| last.seat.id != row.id) {
            let (constituency, label) = (row.constituency.clone(), row.label.clone());
            let seat = Seat { id: row.id, kind: row.kind, constituency, label, mandate: None };
            kept.push(Kept { seat, ended_on: row.ended_on, mandates: Vec::new() });
        }
        if let (Some(last), Some(mandate)) = (kept.last_mut(), mandate(row)) {
            last.mandates.push(mandate);
        }
    }
    Ok(Roster(kept))
}

fn mandate(row: Row) -> Option<Mandate> {
    let substitute = party(
        row.substitute_organisation_id.zip(row.substitute_organisation),
        row.substitute_participant_id.zip(row.substitute_person),
    );
    Some(Mandate {
        id: row.mandate_id?,
        holder: party(row.organisation_id.zip(row.organisation), row.participant_id.zip(row.person))?,
        substitute,
        from: row.from_day?,
        to: row.to_day,
    })
}

fn party(
    organisation: Option<(OrganisationId, String)>,
    person: Option<(ParticipantId, String)>,
) -> Option<Party> {
    let organisation = organisation.map(|(id, name)| Party::Organisation(id, name));
    organisation.or_else(|| person.map(|(id, pseudonym)| Party::Person(id, pseudonym)))
}

#[derive(FromQueryResult)]
struct PersonRow {
    id: ParticipantId,
    pseudonym: String,
}

/// The one person who is called so, whatever the case and the accents. One statement.
///
/// # Errors
/// [`Refusal::UnknownChoice`] where nobody or more than one is called so.
pub async fn find_party(db: &impl ConnectionTrait, pseudonym: &str) -> Result<Party, Stop> {
    const SQL: &str = "SELECT id, pseudonym FROM participants WHERE search = $1 AND suspended_at IS NULL ORDER BY id LIMIT 2";
    let found = PersonRow::find_by_statement(statement(db, SQL, [fold(pseudonym).into()])).all(db).await?;
    match <[PersonRow; 1]>::try_from(found) {
        Ok([person]) => Ok(Party::Person(person.id, person.pseudonym)),
        Err(_) => Err(Refusal::UnknownChoice.into()),
    }
}

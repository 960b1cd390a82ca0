//! A table of services: one line each, all or nothing. The columns are those of the export; `docs/import.md` describes
//! them.

use sea_orm::{ConnectionTrait, DatabaseTransaction, FromQueryResult};
use std::collections::{BTreeMap, HashSet};

use super::sheet::{Fault, Line, Problem};
use crate::{
    activity::{self, Entry},
    base::{
        Ctx, Database, Language, Moment, OfferId, OrganisationId, ParticipantId, Refusal, Stop,
        database::statement,
    },
    offers::{
        Cost, Draft, Misfit, Theme, Written,
        actions::{Atlas, Prepared, insert, prepare},
        queries,
    },
    organisations,
};

/// The columns of the table, and the field of the schema that each holds. Names are those of Open Referral HSDS 3 where
/// it has one.
pub const COLUMNS: [(&str, &str); 25] = [
    ("organization", "organisation"),
    ("name", "name"),
    ("description", "description"),
    ("language", "language"),
    ("theme", "theme"),
    ("service_area", "territories"),
    ("city", "place"),
    ("address_1", "address"),
    ("transportation", "directions"),
    ("schedule", "hours"),
    ("schedule_description", "schedule"),
    ("languages", "languages"),
    ("cost", "cost"),
    ("fees_description", "fees"),
    ("eligibility_description", "audience"),
    ("phone", "phone"),
    ("email", "email"),
    ("url", "website"),
    ("step_free", "step_free"),
    ("accessibility", "accessibility"),
    ("children", "children"),
    ("remote", "remote"),
    ("mediators", "mediators"),
    ("capacity", "places"),
    ("valid_to", "valid_until"),
];
/// What the export says beside, and nobody can bring in.
pub const TOLD: [&str; 3] = ["id", "assured_date", "last_modified"];

/// Columns without which no line reads.
const NEEDED: [&str; 6] = ["name", "description", "theme", "service_area", "languages", "cost"];

/// What became of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// All of it is in.
    Added(usize),
    /// Nothing is, for these reasons.
    Faulty(Vec<Fault>),
}

/// Whether the person may bring in a table: asked before a file is read at all. One statement.
///
/// # Errors
/// [`Refusal::NotAllowed`] for people who keep no organisation.
pub async fn may_import(ctx: &Ctx) -> Result<(), Stop> {
    let kept = queries::list_represented(ctx).await?;
    if kept.is_empty() { Err(Refusal::NotAllowed.into()) } else { Ok(()) }
}

/// Brings in a table for whoever keeps the organisations that it names; where she keeps one only, it need not be named.
pub async fn import(ctx: &Ctx, bytes: &[u8]) -> Result<Outcome, Stop> {
    let kept = queries::list_represented(ctx).await?;
    let person = ctx.actor.person()?;
    bring_in(&ctx.db, bytes, &kept, (person.language, Some(person.id)), ctx.now).await
}

/// Brings in a table for the house itself, which knows every organisation.
pub async fn import_for_the_house(db: &Database, bytes: &[u8], now: Moment) -> Result<Outcome, Stop> {
    let all = organisations::queries::list_names(db.reader()).await?;
    bring_in(db, bytes, &all, (Language::ITALIAN, None), now).await
}

async fn bring_in(
    db: &Database,
    bytes: &[u8],
    organisations: &[(OrganisationId, String)],
    (language, who): (Language, Option<ParticipantId>),
    now: Moment,
) -> Result<Outcome, Stop> {
    let known: Vec<&str> = COLUMNS.iter().map(|(column, _)| *column).chain(TOLD).collect();
    let lines = match super::sheet::read(bytes, &known, &NEEDED) {
        Ok(lines) => lines,
        Err(fault) => return Ok(Outcome::Faulty(vec![fault])),
    };
    let transaction = db.begin().await?;
    let atlas = Atlas::read(&transaction).await?;
    let mut taken = list_taken(&transaction).await?;
    let (mut prepared, mut faults) = (Vec::with_capacity(lines.len()), Vec::new());
    for line in &lines {
        match read(line, organisations, &atlas, &mut taken, language, now) {
            Ok(one) => prepared.push(one),
            Err(problem) => faults.push(Fault { line: line.number, problem }),
        }
    }
    if !faults.is_empty() {
        return Ok(Outcome::Faulty(faults));
    }
    write(&transaction, prepared, who, now).await?;
    transaction.commit().await?;
    Ok(Outcome::Added(lines.len()))
}

type Taken = HashSet<(OrganisationId, String)>;

#[derive(FromQueryResult)]
struct TakenRow {
    organisation_id: OrganisationId,
    name: String,
}

/// What each organisation's services are called, so that a table is not brought in twice.
async fn list_taken(db: &impl ConnectionTrait) -> Result<Taken, Stop> {
    const SQL: &str = "SELECT organisation_id, name FROM offers WHERE withdrawn_at IS NULL";
    let rows = TakenRow::find_by_statement(statement(db, SQL, [])).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.organisation_id, row.name)).collect())
}

fn read(
    line: &Line,
    organisations: &[(OrganisationId, String)],
    atlas: &Atlas,
    taken: &mut Taken,
    language: Language,
    now: Moment,
) -> Result<Prepared, Problem> {
    let refused = |column: &str, refusal| Problem::Refused { column: column.to_owned(), refusal };
    let (organisation, organisation_name) = match (line.field("organization"), organisations) {
        ("", [(id, name)]) => (*id, name.as_str()),
        ("", _) => return Err(refused("organization", Refusal::Missing)),
        (named, _) => organisations
            .iter()
            .find(|(_, name)| name == named)
            .map(|(id, name)| (*id, name.as_str()))
            .ok_or_else(|| refused("organization", Refusal::UnknownChoice))?,
    };
    let in_column = |misfit: Misfit| {
        let column = COLUMNS.iter().find(|(_, field)| *field == misfit.field);
        refused(column.map_or("", |(column, _)| column), misfit.refusal)
    };
    let draft = Draft::read(&written(line)?).map_err(in_column)?;
    if !taken.insert((organisation, draft.name.as_str().to_owned())) {
        return Err(refused("name", Refusal::AlreadyExists));
    }
    prepare(OfferId::new(), (organisation, organisation_name), &draft, atlas, language, now)
        .map_err(in_column)
}

/// The line as the schema knows it.
fn written(line: &Line) -> Result<Written, Problem> {
    let fields: BTreeMap<&str, &str> =
        COLUMNS.iter().map(|(column, field)| (*field, line.field(column))).collect();
    let text = |field: &str| fields.get(field).copied().unwrap_or_default().to_owned();
    let many = |field: &str| {
        let parts = fields.get(field).copied().unwrap_or_default().split([';', ',', ' ', '|', '\n']);
        parts.filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let flag = |column: &str| {
        flag(line.field(column))
            .ok_or_else(|| Problem::Refused { column: column.to_owned(), refusal: Refusal::UnknownChoice })
    };
    Ok(Written {
        name: text("name"),
        description: text("description"),
        language: text("language"),
        theme: text("theme"),
        territories: many("territories"),
        place: text("place"),
        address: text("address"),
        directions: text("directions"),
        hours: text("hours"),
        schedule: text("schedule"),
        languages: many("languages"),
        cost: text("cost"),
        fees: text("fees"),
        audience: text("audience"),
        phone: text("phone"),
        email: text("email"),
        website: text("website"),
        step_free: flag("step_free")?,
        accessibility: text("accessibility"),
        children: flag("children")?,
        remote: flag("remote")?,
        mediators: flag("mediators")?,
        places: text("places"),
        valid_until: text("valid_until"),
    })
}

fn flag(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "" | "no" | "false" | "0" => Some(false),
        "yes" | "true" | "1" | "x" | "si" | "sì" => Some(true),
        _ => None,
    }
}

/// A refusal in English, for whoever imports.
pub(super) fn explain(column: &str, refusal: &Refusal) -> String {
    let one_of = |words: Vec<&str>| format!("none of {}", words.join(", "));
    match (column, refusal) {
        ("theme", Refusal::UnknownChoice) => one_of(Theme::ALL.iter().map(|theme| theme.as_str()).collect()),
        ("cost", Refusal::UnknownChoice) => one_of(Cost::ALL.iter().map(|cost| cost.as_str()).collect()),
        ("organization", Refusal::UnknownChoice) => "no organisation of this name that you keep".to_owned(),
        ("service_area" | "city", Refusal::UnknownChoice) => "no such ISTAT code".to_owned(),
        (_, Refusal::UnknownChoice) => "neither yes nor no".to_owned(),
        (_, Refusal::NothingChosen) => "nothing there".to_owned(),
        (_, Refusal::NotHours) => {
            "not hours such as monday 09:00-12:00, 15:00-17:00; friday 18:00-20:00".to_owned()
        }
        (_, Refusal::ContactMissing) => "neither phone nor email nor url nor address".to_owned(),
        (_, Refusal::AlreadyExists) => "the organisation has a service of this name".to_owned(),
        (_, other) => super::initiatives::explain(other),
    }
}

async fn write(
    transaction: &DatabaseTransaction,
    prepared: Vec<Prepared>,
    who: Option<ParticipantId>,
    now: Moment,
) -> Result<(), Stop> {
    let detail = Some(prepared.len().to_string());
    insert(transaction, prepared, now).await?;
    let entry = Entry { at: now, deed: "imports.offers", actor: who, board: None, subject: None, detail };
    activity::record(transaction, entry).await?;
    Ok(())
}

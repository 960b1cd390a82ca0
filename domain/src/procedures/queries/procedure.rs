//! One procedure.

use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use crate::{
    base::{
        ActId, Actor, Closeness, Day, Failure, Language, Moment, ProcedureId, Refusal, Scope, Stop, Subject,
        SubjectKind, TerritoryId, database::statement,
    },
    procedures::{Act, Content, Procedure, Progress, Taking, rules},
    territories::{Kind, Territory},
};

#[derive(FromQueryResult)]
struct Row {
    subject_kind: SubjectKind,
    subject_id: Uuid,
    subject_title: Option<String>,
    subject_language: Option<Language>,
    title: String,
    language: Language,
    office: String,
    territory_id: TerritoryId,
    istat_code: String,
    kind: Kind,
    name: String,
    region: String,
    within: Option<TerritoryId>,
}

/// A procedure with its acts and what they fold to. Two statements.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn find(db: &impl ConnectionTrait, id: ProcedureId) -> Result<Procedure, Stop> {
    const SQL: &str = "SELECT p.subject_kind, p.subject_id, COALESCE(x.question, y.name) AS subject_title, \
            COALESCE(x.language, y.language) AS subject_language, p.title, p.language, p.office, \
            t.id AS territory_id, t.istat_code, t.kind, t.name, t.region, t.within \
         FROM procedures p JOIN territories t ON t.id = p.territory_id \
         LEFT JOIN boards b ON b.id = p.subject_id \
         LEFT JOIN board_texts x ON x.board_id = b.id AND x.language = b.language \
         LEFT JOIN tables y ON y.id = p.subject_id WHERE p.id = $1";
    let row = Row::find_by_statement(statement(db, SQL, [id.into()])).one(db).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    let acts = list_acts(db, id, row.language).await?;
    let progress = Progress::fold(acts.iter().map(Taking::from))
        .map_err(|refusal| Failure::Unreadable(format!("acts of {id}: {refusal}")))?;
    Ok(Procedure {
        id,
        subject: Subject { kind: row.subject_kind, id: row.subject_id },
        subject_title: row.subject_title.unwrap_or_default(),
        subject_language: row.subject_language.unwrap_or(row.language),
        territory: Territory {
            id: row.territory_id,
            istat_code: row.istat_code,
            kind: row.kind,
            name: row.name,
            region: row.region,
            within: row.within,
        },
        title: row.title,
        language: row.language,
        office: row.office,
        acts,
        progress,
    })
}

#[derive(FromQueryResult)]
struct ActRow {
    id: ActId,
    place: i32,
    content: String,
    number: String,
    on_day: Day,
    title: String,
    text: String,
    link: Option<String>,
    next_by: Option<Day>,
    taken_at: Moment,
}

async fn list_acts(db: &impl ConnectionTrait, id: ProcedureId, language: Language) -> Result<Vec<Act>, Stop> {
    const SQL: &str = "SELECT id, place, content, number, on_day, title, text, link, next_by, taken_at \
         FROM procedure_acts WHERE procedure_id = $1 ORDER BY place";
    let rows = ActRow::find_by_statement(statement(db, SQL, [id.into()])).all(db).await?;
    let act = |row: ActRow| {
        let content: Content = serde_json::from_str(&row.content)
            .map_err(|error| Failure::Unreadable(format!("act {}: {error}", row.id)))?;
        Ok(Act {
            id: row.id,
            place: u16::try_from(row.place).unwrap_or(u16::MAX),
            content,
            number: row.number,
            on: row.on_day,
            title: row.title,
            text: row.text,
            language,
            link: row.link,
            next_by: row.next_by,
            taken_at: row.taken_at,
        })
    };
    rows.into_iter().map(act).collect()
}

/// Where a board or table lies and what it is called.
#[derive(Clone, Debug)]
pub struct Place {
    /// Where permissions for its procedures are looked up.
    pub scope: Scope,
    /// What it is called.
    pub title: String,
    /// The language of that.
    pub language: Language,
}

#[derive(FromQueryResult)]
struct PlaceRow {
    territory_id: TerritoryId,
    within: Option<TerritoryId>,
    title: String,
    language: Language,
}

/// Where a thing lies beside which a procedure may run. One statement.
///
/// # Errors
/// [`Refusal::NotFound`] for what is not public or has no procedures.
pub async fn find_place(db: &impl ConnectionTrait, subject: Subject) -> Result<Place, Stop> {
    const BOARD: &str = "SELECT t.id AS territory_id, t.within, x.question AS title, x.language \
         FROM boards b JOIN territories t ON t.id = b.territory_id \
         JOIN board_texts x ON x.board_id = b.id AND x.language = b.language \
         WHERE b.id = $1 AND b.opened_at IS NOT NULL";
    const TABLE: &str = "SELECT t.id AS territory_id, t.within, b.name AS title, b.language \
         FROM tables b JOIN territories t ON t.id = b.territory_id WHERE b.id = $1";
    let sql = match subject.kind {
        SubjectKind::Board => BOARD,
        SubjectKind::Table => TABLE,
        _ => return Err(Refusal::NotFound.into()),
    };
    let row = PlaceRow::find_by_statement(statement(db, sql, [subject.id.into()])).one(db).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    let scope = Scope { territory: row.territory_id, within: row.within };
    Ok(Place { scope, title: row.title, language: row.language })
}

#[derive(FromQueryResult)]
struct ScopeRow {
    procedure_id: ProcedureId,
    territory_id: TerritoryId,
    within: Option<TerritoryId>,
}

/// The procedure to which an act belongs, and where. One statement.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn find_of_act(db: &impl ConnectionTrait, id: ActId) -> Result<(ProcedureId, Scope), Stop> {
    const SQL: &str = "SELECT a.procedure_id, p.territory_id, t.within FROM procedure_acts a \
         JOIN procedures p ON p.id = a.procedure_id JOIN territories t ON t.id = p.territory_id WHERE a.id = $1";
    let row = ScopeRow::find_by_statement(statement(db, SQL, [id.into()])).one(db).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    Ok((row.procedure_id, Scope { territory: row.territory_id, within: row.within }))
}

/// How close somebody stands to an act: everybody reads it, officers of its territory add files. One statement.
pub async fn find_closeness(db: &impl ConnectionTrait, actor: &Actor, id: ActId) -> Result<Closeness, Stop> {
    let (_, scope) = find_of_act(db, id).await?;
    let keeps = rules::may_keep(actor, scope).is_ok();
    Ok(if keeps { Closeness::Keeper } else { Closeness::Reader })
}

//! Readings of projects.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};
use uuid::Uuid;

use super::{Card, Part, Partner, Project, State, rules};
use crate::{
    base::{
        Actor, Closeness, Ctx, Cursor, Day, Deed, Language, OrganisationId, Page, ProjectId, Refusal, Scope,
        Stop, Subject, SubjectKind, TerritoryId, database::statement, page::PAGE_SIZE,
    },
    territories::reach,
};

/// What lists read; `$1` is the reader's language.
const COLUMNS: &str = "p.id, p.state, x.language, x.name, x.summary, p.programme, p.starts_on, p.ends_on, \
     (SELECT o.name FROM project_partners l JOIN organisations o ON o.id = l.organisation_id \
        WHERE l.project_id = p.id AND l.part = 'lead') AS lead";
/// Where it stands.
const TABLES: &str = "projects p JOIN project_texts x ON x.project_id = p.id AND x.language = COALESCE( \
     (SELECT y.language FROM project_texts y WHERE y.project_id = p.id AND y.language = $1), p.language)";

#[derive(FromQueryResult)]
struct CardRow {
    id: ProjectId,
    state: State,
    language: Language,
    name: String,
    summary: String,
    programme: Option<String>,
    starts_on: Option<i32>,
    ends_on: Option<i32>,
    lead: Option<String>,
}

impl From<CardRow> for Card {
    fn from(row: CardRow) -> Self {
        Self {
            id: row.id,
            state: row.state,
            language: row.language,
            name: row.name,
            summary: row.summary,
            programme: row.programme,
            starts_on: row.starts_on.map(Day),
            ends_on: row.ends_on.map(Day),
            lead: row.lead,
        }
    }
}

#[derive(FromQueryResult)]
struct Row {
    #[sea_orm(nested)]
    card: CardRow,
    objectives: String,
    results: String,
    budget_cents: Option<i64>,
    website: Option<String>,
}

/// The project with this id in the reader's language, or in its own, and how close the actor stands to it. Four
/// statements.
///
/// # Errors
/// [`Refusal::NotFound`] for whoever may not know of it.
pub async fn find(ctx: &Ctx, id: ProjectId, language: Language) -> Result<(Project, Closeness), Stop> {
    let db = ctx.db.reader();
    let sql = format!(
        "SELECT {COLUMNS}, x.objectives, x.results, p.budget_cents, p.website FROM {TABLES} WHERE p.id = $2"
    );
    let values = [language.into(), id.into()];
    let row = Row::find_by_statement(statement(db, &sql, values)).one(db).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    let places = list_places(db, id).await?;
    let scopes: Vec<Scope> = places.iter().map(|(scope, _)| *scope).collect();
    let closeness = rules::closeness(&ctx.actor, row.card.state, &scopes);
    if closeness == Closeness::Stranger {
        return Err(Refusal::NotFound.into());
    }
    let project = Project {
        card: row.card.into(),
        objectives: row.objectives,
        results: row.results,
        budget_cents: row.budget_cents,
        website: row.website,
        territories: places.into_iter().map(|(scope, name)| (scope.territory, name)).collect(),
        partners: list_partners(db, id).await?,
        links: list_links(db, id).await?,
    };
    Ok((project, closeness))
}

#[derive(FromQueryResult)]
struct StateRow {
    state: State,
}

/// The state of a project, and how close the actor stands to it. Two statements.
///
/// # Errors
/// [`Refusal::NotFound`] where there is none such.
pub async fn find_closeness(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: ProjectId,
) -> Result<(State, Closeness), Stop> {
    const SQL: &str = "SELECT state FROM projects WHERE id = $1";
    let row = StateRow::find_by_statement(statement(db, SQL, [id.into()])).one(db).await?;
    let state = row.ok_or(Refusal::NotFound)?.state;
    let scopes = list_scopes(db, id).await?;
    Ok((state, rules::closeness(actor, state, &scopes)))
}

/// Which projects a list shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Which {
    /// All.
    All,
    /// Those in a territory, in what lies within, or around it.
    In(TerritoryId),
    /// Those in which an organisation has a part.
    With(OrganisationId),
    /// Those to which a thing belongs.
    Around(Subject),
}

/// The published projects, those begun last first. One statement.
pub async fn list(
    db: &impl ConnectionTrait,
    which: Which,
    language: Language,
    after: Option<Cursor>,
) -> Result<Page<Card>, DbErr> {
    let mut values: Vec<Value> = vec![language.into(), (PAGE_SIZE + 1).cast_signed().into()];
    let wanted = match which {
        Which::All => String::new(),
        Which::In(territory) => {
            let here = reach(Some(&[territory]), &mut values);
            values.push(territory.into());
            let around = values.len();
            format!(
                "AND p.id IN (SELECT s.project_id FROM project_territories s JOIN territories t ON t.id = s.territory_id \
                 WHERE {here} OR t.id IN (SELECT w.within FROM territories w WHERE w.id = ${around}))"
            )
        }
        Which::With(organisation) => {
            values.push(organisation.into());
            format!(
                "AND p.id IN (SELECT project_id FROM project_partners WHERE organisation_id = ${})",
                values.len()
            )
        }
        Which::Around(subject) => {
            values.push(subject.id.into());
            format!("AND p.id IN (SELECT project_id FROM project_links WHERE subject_id = ${})", values.len())
        }
    };
    let sql = format!("SELECT {COLUMNS} FROM {TABLES} WHERE p.state = 'published' {wanted}");
    list_cards(db, sql, values, after).await
}

/// The projects that the actor keeps, drafts too. One statement.
///
/// # Errors
/// [`Refusal::NotAllowed`] for people who keep none.
pub async fn list_kept(ctx: &Ctx, language: Language, after: Option<Cursor>) -> Result<Page<Card>, Stop> {
    ctx.actor.person()?;
    if !ctx.actor.may_somewhere(Deed::KeepProjects) {
        return Err(Refusal::NotAllowed.into());
    }
    let db = ctx.db.reader();
    let mut values: Vec<Value> = vec![language.into(), (PAGE_SIZE + 1).cast_signed().into()];
    let here = match ctx.actor.territories_for(Deed::KeepProjects) {
        None => "TRUE".to_owned(),
        Some(territories) => {
            let here = reach(Some(&territories), &mut values);
            format!(
                "p.id IN (SELECT s.project_id FROM project_territories s \
                 JOIN territories t ON t.id = s.territory_id WHERE {here})"
            )
        }
    };
    let sql = format!("SELECT {COLUMNS} FROM {TABLES} WHERE {here}");
    Ok(list_cards(db, sql, values, after).await?)
}

/// The rows of a list without its order; the first day is the key, and a project without one comes last.
async fn list_cards(
    db: &impl ConnectionTrait,
    sql: String,
    mut values: Vec<Value>,
    after: Option<Cursor>,
) -> Result<Page<Card>, DbErr> {
    let later = after.map_or_else(String::new, |cursor| {
        values.extend([cursor.key.into(), cursor.id.into()]);
        let (key, id) = (values.len() - 1, values.len());
        format!(
            "AND (COALESCE(p.starts_on, 0) < ${key} OR (COALESCE(p.starts_on, 0) = ${key} AND p.id < ${id}))"
        )
    });
    let sql = format!("{sql} {later} ORDER BY COALESCE(p.starts_on, 0) DESC, p.id DESC LIMIT $2");
    let rows = CardRow::find_by_statement(statement(db, &sql, values)).all(db).await?;
    let cards = rows.into_iter().map(Card::from).collect();
    let cursor =
        |card: &Card| Cursor { key: card.starts_on.map_or(0, |day| i64::from(day.0)), id: card.id.0 };
    Ok(Page::cut(cards, PAGE_SIZE, cursor))
}

#[derive(FromQueryResult)]
struct PlaceRow {
    id: TerritoryId,
    within: Option<TerritoryId>,
    name: String,
}

async fn list_places(db: &impl ConnectionTrait, id: ProjectId) -> Result<Vec<(Scope, String)>, DbErr> {
    const SQL: &str = "SELECT t.id, t.within, t.name FROM project_territories s \
         JOIN territories t ON t.id = s.territory_id WHERE s.project_id = $1 ORDER BY t.name, t.id";
    let rows = PlaceRow::find_by_statement(statement(db, SQL, [id.into()])).all(db).await?;
    Ok(rows.into_iter().map(|row| (Scope { territory: row.id, within: row.within }, row.name)).collect())
}

/// Where permissions for a project are looked up. One statement.
pub(super) async fn list_scopes(db: &impl ConnectionTrait, id: ProjectId) -> Result<Vec<Scope>, DbErr> {
    Ok(list_places(db, id).await?.into_iter().map(|(scope, _)| scope).collect())
}

#[derive(FromQueryResult)]
struct PartnerRow {
    id: OrganisationId,
    name: String,
    part: Part,
    task: Option<String>,
}

async fn list_partners(db: &impl ConnectionTrait, id: ProjectId) -> Result<Vec<Partner>, DbErr> {
    const SQL: &str = "SELECT o.id, o.name, s.part, s.task FROM project_partners s \
         JOIN organisations o ON o.id = s.organisation_id WHERE s.project_id = $1 \
         ORDER BY CASE s.part WHEN 'lead' THEN 0 WHEN 'partner' THEN 1 ELSE 2 END, s.since, o.name";
    let rows = PartnerRow::find_by_statement(statement(db, SQL, [id.into()])).all(db).await?;
    let partner =
        |row: PartnerRow| Partner { organisation: row.id, name: row.name, part: row.part, task: row.task };
    Ok(rows.into_iter().map(partner).collect())
}

#[derive(FromQueryResult)]
struct LinkRow {
    subject_kind: SubjectKind,
    subject_id: Uuid,
}

/// What belongs to a project, in the order in which it was added. One statement.
pub(super) async fn list_links(db: &impl ConnectionTrait, id: ProjectId) -> Result<Vec<Subject>, DbErr> {
    const SQL: &str =
        "SELECT subject_kind, subject_id FROM project_links WHERE project_id = $1 ORDER BY since, subject_id";
    let rows = LinkRow::find_by_statement(statement(db, SQL, [id.into()])).all(db).await?;
    Ok(rows.into_iter().map(|row| Subject { kind: row.subject_kind, id: row.subject_id }).collect())
}

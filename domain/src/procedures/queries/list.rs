//! Procedures in lists.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};
use uuid::Uuid;

use crate::{
    base::{
        Ctx, Cursor, Day, Deed, Language, Moment, Page, ProcedureId, Refusal, Stop, Subject, SubjectKind,
        TerritoryId, database::statement, page::PAGE_SIZE,
    },
    procedures::{Card, Halt, Stage, Stretch},
    territories::reach,
};

#[derive(FromQueryResult)]
struct CardRow {
    id: ProcedureId,
    title: String,
    language: Language,
    territory: String,
    subject_kind: SubjectKind,
    subject_id: Uuid,
    stage: Stage,
    halt: Option<Halt>,
    deadline: Option<Moment>,
    next_by: Option<Day>,
    created_at: Moment,
}

const COLUMNS: &str = "p.id, p.title, p.language, t.name AS territory, p.subject_kind, p.subject_id, p.stage, p.halt, \
     p.deadline, p.next_by, p.created_at FROM procedures p JOIN territories t ON t.id = p.territory_id";

/// Which procedures a list shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    /// Only those of this territory and what lies within.
    pub territory: Option<TerritoryId>,
    /// Only those that came so far.
    pub stretch: Option<Stretch>,
}

/// Procedures, those attached last first. One statement.
pub async fn list(
    db: &impl ConnectionTrait,
    filter: Filter,
    after: Option<Cursor>,
    now: Moment,
) -> Result<Page<Card>, DbErr> {
    let mut values: Vec<Value> = Vec::new();
    let here = reach(filter.territory.as_ref().map(std::slice::from_ref), &mut values);
    let stretch = match filter.stretch {
        None => "TRUE".to_owned(),
        Some(Stretch::Open) => {
            values.push(now.into());
            format!("p.stage = 'notice' AND p.halt IS NULL AND p.deadline > ${}", values.len())
        }
        Some(Stretch::UnderWay) => {
            "(p.halt IS NULL OR p.halt = 'suspended') AND p.stage <> 'evaluated'".to_owned()
        }
        Some(Stretch::Over) => "(p.halt = 'revoked' OR p.stage = 'evaluated')".to_owned(),
    };
    list_where(db, &format!("{here} AND {stretch}"), values, after).await
}

/// The procedures that the actor runs, those attached last first. One statement.
///
/// # Errors
/// [`Refusal::NotAllowed`] for people who run none.
pub async fn list_kept(ctx: &Ctx, after: Option<Cursor>) -> Result<Page<Card>, Stop> {
    ctx.actor.person()?;
    if !ctx.actor.may_somewhere(Deed::KeepProcedure) {
        return Err(Refusal::NotAllowed.into());
    }
    let mut values: Vec<Value> = Vec::new();
    let here = reach(ctx.actor.territories_for(Deed::KeepProcedure).as_deref(), &mut values);
    Ok(list_where(ctx.db.reader(), &here, values, after).await?)
}

async fn list_where(
    db: &impl ConnectionTrait,
    which: &str,
    mut values: Vec<Value>,
    after: Option<Cursor>,
) -> Result<Page<Card>, DbErr> {
    let later = after.map_or_else(String::new, |cursor| {
        values.extend([cursor.key.into(), cursor.id.into()]);
        let (key, id) = (values.len() - 1, values.len());
        format!("AND (p.created_at < ${key} OR (p.created_at = ${key} AND p.id < ${id}))")
    });
    let sql = format!(
        "SELECT {COLUMNS} WHERE {which} {later} ORDER BY p.created_at DESC, p.id DESC LIMIT {}",
        PAGE_SIZE + 1
    );
    let rows = CardRow::find_by_statement(statement(db, &sql, values)).all(db).await?;
    Ok(Page::cut(rows.into_iter().map(card).collect(), PAGE_SIZE, Card::cursor))
}

/// The procedures beside a board or a table, those attached last first; at most twenty. One statement.
pub async fn list_beside(db: &impl ConnectionTrait, subject: Subject) -> Result<Vec<Card>, DbErr> {
    let sql = format!(
        "SELECT {COLUMNS} WHERE p.subject_id = $1 AND p.subject_kind = $2 ORDER BY p.created_at DESC, p.id DESC LIMIT 20"
    );
    let values = [subject.id.into(), subject.kind.as_str().into()];
    let rows = CardRow::find_by_statement(statement(db, &sql, values)).all(db).await?;
    Ok(rows.into_iter().map(card).collect())
}

#[derive(FromQueryResult)]
struct TerritoryRow {
    id: TerritoryId,
    name: String,
}

/// The territories that have procedures, by name: what the list can be narrowed by. One statement.
pub async fn list_territories(db: &impl ConnectionTrait) -> Result<Vec<(TerritoryId, String)>, DbErr> {
    const SQL: &str = "SELECT t.id, t.name FROM territories t \
         WHERE EXISTS (SELECT 1 FROM procedures p WHERE p.territory_id = t.id) ORDER BY t.name, t.id";
    let rows = TerritoryRow::find_by_statement(statement(db, SQL, Vec::<Value>::new())).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

fn card(row: CardRow) -> Card {
    Card {
        id: row.id,
        title: row.title,
        language: row.language,
        territory: row.territory,
        subject: Subject { kind: row.subject_kind, id: row.subject_id },
        deadline: row.deadline.filter(|_| row.stage == Stage::Notice && row.halt.is_none()),
        stage: row.stage,
        halt: row.halt,
        next_by: row.next_by,
        created_at: row.created_at,
    }
}

//! Expressions of interest: one's own, and those before the office.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};

use super::find;
use crate::{
    base::{
        Ctx, ExpressionId, Language, Moment, OrganisationId, ParticipantId, ProcedureId, Refusal, Stop,
        actor::Person, database::statement,
    },
    procedures::{Expression, Outcome, Own, PartyKind, Procedure, Verdict, rules},
};

#[derive(FromQueryResult)]
struct Row {
    id: ExpressionId,
    procedure_id: ProcedureId,
    receipt: i32,
    party: PartyKind,
    participant_id: ParticipantId,
    organisation_id: Option<OrganisationId>,
    runts_number: Option<String>,
    name: String,
    text: String,
    language: Language,
    contact: String,
    sent_at: Moment,
    changed_at: Moment,
    withdrawn_at: Option<Moment>,
    outcome: Option<Outcome>,
    criterion: Option<i32>,
    reasons: Option<String>,
}

const COLUMNS: &str = "e.id, e.procedure_id, e.receipt, e.party, e.participant_id, e.organisation_id, o.runts_number, \
     e.name, e.text, e.language, e.contact, e.sent_at, e.changed_at, e.withdrawn_at, e.outcome, e.criterion, e.reasons";
const TABLES: &str = "procedure_expressions e LEFT JOIN organisations o ON o.id = e.organisation_id";

/// The expressions of interest in a procedure, by receipt. One statement. Who may read them is for whoever calls.
pub async fn list_of(db: &impl ConnectionTrait, id: ProcedureId) -> Result<Vec<Expression>, DbErr> {
    let sql = format!("SELECT {COLUMNS} FROM {TABLES} WHERE e.procedure_id = $1 ORDER BY e.receipt");
    let rows = Row::find_by_statement(statement(db, &sql, [id.into()])).all(db).await?;
    Ok(rows.into_iter().map(expression).collect())
}

/// The expressions of interest in a procedure for those who run it. Three statements.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub async fn list_expressions(ctx: &Ctx, id: ProcedureId) -> Result<(Procedure, Vec<Expression>), Stop> {
    ctx.actor.person()?;
    let db = ctx.db.reader();
    let procedure = find(db, id).await?;
    rules::may_keep(&ctx.actor, procedure.territory.scope())?;
    let expressions = list_of(db, id).await?;
    Ok((procedure, expressions))
}

/// An expression of interest with what only rules need to know.
#[derive(Clone, Debug)]
pub struct Known {
    /// To which procedure it belongs.
    pub procedure: ProcedureId,
    /// Who wrote it.
    pub author: ParticipantId,
    /// The expression.
    pub expression: Expression,
}

/// The expression of interest with this id. One statement.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn find_expression(db: &impl ConnectionTrait, id: ExpressionId) -> Result<Known, Stop> {
    let sql = format!("SELECT {COLUMNS} FROM {TABLES} WHERE e.id = $1");
    let row = Row::find_by_statement(statement(db, &sql, [id.into()])).one(db).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    Ok(Known { procedure: row.procedure_id, author: row.participant_id, expression: expression(row) })
}

/// One's own expressions of interest in a procedure, and those of one's organisations; what the office found is not in
/// them before the list is published. One statement, none for visitors.
pub async fn list_own(
    db: &impl ConnectionTrait,
    person: Option<&Person>,
    procedure: &Procedure,
) -> Result<Vec<Expression>, DbErr> {
    let Some(person) = person else { return Ok(Vec::new()) };
    let mut values: Vec<Value> = vec![procedure.id.into()];
    let own = own(person, &mut values);
    let sql =
        format!("SELECT {COLUMNS} FROM {TABLES} WHERE e.procedure_id = $1 AND {own} ORDER BY e.receipt");
    let rows = Row::find_by_statement(statement(db, &sql, values)).all(db).await?;
    let list = procedure.progress.state.course().admissions();
    let published = |expression: Expression| {
        let listed =
            list.and_then(|list| list.entries.iter().find(|entry| entry.receipt == expression.receipt));
        Expression { verdict: listed.map(|entry| entry.verdict.clone()), ..expression }
    };
    Ok(rows.into_iter().map(expression).map(published).collect())
}

#[derive(FromQueryResult)]
struct Around {
    procedure_title: String,
    procedure_language: Language,
    is_open: bool,
    is_listed: bool,
    deadline: Option<Moment>,
}

/// One's own expressions of interest, and those of one's organisations, in all procedures; those sent last first, at most
/// a hundred. One statement.
///
/// # Errors
/// [`Refusal::SignInFirst`].
pub async fn list_own_all(ctx: &Ctx) -> Result<Vec<Own>, Stop> {
    let person = ctx.actor.person()?;
    let mut values: Vec<Value> = vec![ctx.now.into()];
    let own = own(person, &mut values);
    let sql = format!(
        "SELECT {COLUMNS}, p.title AS procedure_title, p.language AS procedure_language, p.deadline, \
            (p.stage = 'notice' AND p.halt IS NULL AND p.deadline > $1) AS is_open, \
            (p.stage NOT IN ('started', 'notice', 'assessing')) AS is_listed \
         FROM {TABLES} JOIN procedures p ON p.id = e.procedure_id WHERE {own} \
         ORDER BY e.sent_at DESC, e.id DESC LIMIT 100"
    );
    let db = ctx.db.reader();
    let rows = db.query_all_raw(statement(db, &sql, values)).await?;
    let one = |row: &sea_orm::QueryResult| {
        let (known, around) = (Row::from_query_result(row, "")?, Around::from_query_result(row, "")?);
        let procedure = known.procedure_id;
        let expression = expression(known);
        let may_change = around.is_open && expression.withdrawn_at.is_none();
        Ok(Own {
            procedure,
            title: around.procedure_title,
            title_language: around.procedure_language,
            until: around.deadline.filter(|_| may_change),
            expression: Expression {
                verdict: expression.verdict.clone().filter(|_| around.is_listed),
                ..expression
            },
        })
    };
    rows.iter().map(one).collect::<Result<_, DbErr>>().map_err(Stop::from)
}

/// The condition that an expression is the person's own; its values are appended.
fn own(person: &Person, values: &mut Vec<Value>) -> String {
    values.push(person.id.into());
    let mine = format!("(e.organisation_id IS NULL AND e.participant_id = ${})", values.len());
    if person.memberships.is_empty() {
        return mine;
    }
    let places: Vec<String> =
        (1..=person.memberships.len()).map(|place| format!("${}", values.len() + place)).collect();
    values.extend(person.memberships.iter().map(|organisation| Value::from(*organisation)));
    format!("({mine} OR e.organisation_id IN ({}))", places.join(", "))
}

fn expression(row: Row) -> Expression {
    let reasons = row.reasons.unwrap_or_default();
    let criterion = row.criterion.and_then(|place| u16::try_from(place).ok()).unwrap_or_default();
    let verdict = row.outcome.map(|outcome| match outcome {
        Outcome::Admitted => Verdict::Admitted,
        Outcome::Conditions => Verdict::Conditions { conditions: reasons },
        Outcome::NotAdmitted => Verdict::NotAdmitted { criterion, reasons },
    });
    Expression {
        id: row.id,
        receipt: row.receipt.unsigned_abs(),
        party: row.party,
        name: row.name,
        organisation: row.organisation_id,
        runts_number: row.runts_number,
        text: row.text,
        language: row.language,
        contact: row.contact,
        sent_at: row.sent_at,
        changed_at: row.changed_at,
        withdrawn_at: row.withdrawn_at,
        verdict,
    }
}

//! Readings of answers and of what waits for one.

use sea_orm::{ConnectionTrait, FromQueryResult, Value};

use super::{Clock, Errand, OfficialAnswer, Outcome, Task, Waiting, rules};
use crate::{
    base::{
        BoardId, Ctx, Currency, Cursor, Deed, InitiativeId, Language, Moment, Page, Refusal, Stop,
        database::statement, page::PAGE_SIZE,
    },
    initiatives::{State, queries::find_frame},
    territories::reach,
};

#[derive(FromQueryResult)]
struct ClockRow {
    published_at: Option<Moment>,
    answer_days: i32,
    is_public: bool,
    imported_from: Option<String>,
    outcome: Option<Outcome>,
    reasons: Option<String>,
    language: Option<Language>,
    cost_cents: Option<i64>,
    office: Option<String>,
    answered_at: Option<Moment>,
    days_taken: Option<i32>,
    amended_at: Option<Moment>,
}

/// The answer to an initiative, or until when it is due. One statement.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn find_clock(db: &impl ConnectionTrait, id: InitiativeId) -> Result<Clock, Stop> {
    const SQL: &str = "SELECT i.published_at, b.answer_days, i.is_public, b.imported_from, a.outcome, a.reasons, \
            a.language, a.cost_cents, a.office, a.answered_at, a.days_taken, a.amended_at \
         FROM initiatives i JOIN boards b ON b.id = i.board_id \
         LEFT JOIN official_answers a ON a.initiative_id = i.id WHERE i.id = $1";
    let row = ClockRow::find_by_statement(statement(db, SQL, [id.into()])).one(db).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    let days = u16::try_from(row.answer_days).unwrap_or(u16::MAX);
    let due = row.published_at.filter(|_| row.is_public && row.imported_from.is_none());
    Ok(match answer(row) {
        Some(answer) => Clock::Answered(answer),
        None => due.map_or(Clock::Still, |published| Clock::Due(rules::due(published, days))),
    })
}

fn answer(row: ClockRow) -> Option<OfficialAnswer> {
    Some(OfficialAnswer {
        outcome: row.outcome?,
        reasons: row.reasons?,
        language: row.language?,
        cost_cents: row.cost_cents,
        office: row.office?,
        answered_at: row.answered_at?,
        days_taken: i64::from(row.days_taken?),
        amended_at: row.amended_at,
    })
}

/// When the answer is due, as a statement computes it.
const DUE: &str = "(i.published_at + b.answer_days * CAST(86400000 AS BIGINT))";

#[derive(FromQueryResult)]
struct WaitingRow {
    id: InitiativeId,
    title: String,
    language: Language,
    state: State,
    supports: i32,
    board_id: BoardId,
    question: String,
    question_language: Language,
    due: Moment,
    officer_cost_cents: Option<i64>,
    currency: Currency,
}

/// An initiative before an officer. Two statements.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::NotAllowed`] for people who are no officers of its territory,
/// [`Refusal::WrongState`] for what is not public.
pub async fn find_task(ctx: &Ctx, id: InitiativeId) -> Result<Task, Stop> {
    let frame = find_frame(ctx.db.reader(), id).await?;
    rules::may_answer(&ctx.actor, &frame)?;
    let clock = find_clock(ctx.db.reader(), id).await?;
    Ok(Task { clock, may_decide: rules::may_decide(&ctx.actor, &frame).is_ok(), frame })
}

/// Public initiatives of the officer's territories that wait for her, those due soonest first. One statement.
///
/// # Errors
/// [`Refusal::NotAllowed`] for people who answer nowhere.
pub async fn list_waiting(ctx: &Ctx, errand: Errand, after: Option<Cursor>) -> Result<Page<Waiting>, Stop> {
    ctx.actor.person()?;
    if !ctx.actor.may_somewhere(Deed::Answer) {
        return Err(Refusal::NotAllowed.into());
    }
    let territories = ctx.actor.territories_for(Deed::Answer);
    let mut values: Vec<Value> = vec![(PAGE_SIZE + 1).cast_signed().into()];
    let here = reach(territories.as_deref(), &mut values);
    let waits = match errand {
        Errand::Answer => "i.answered_at IS NULL",
        Errand::Assess => "i.state IN ('published', 'co_design', 'admitted')",
        Errand::CarryOut => "i.state IN ('adopted', 'in_progress')",
    };
    let later = after.map_or_else(String::new, |cursor| {
        values.extend([cursor.key.into(), cursor.id.into()]);
        let (key, id) = (values.len() - 1, values.len());
        format!("AND ({DUE} > ${key} OR ({DUE} = ${key} AND i.id > ${id}))")
    });
    let sql = format!(
        "SELECT i.id, i.title, i.language, i.state, i.supports, i.board_id, x.question, \
            x.language AS question_language, {DUE} AS due, i.officer_cost_cents, b.currency \
         FROM initiatives i JOIN boards b ON b.id = i.board_id JOIN territories t ON t.id = i.territory_id \
         JOIN board_texts x ON x.board_id = b.id AND x.language = b.language \
         WHERE {waits} AND i.is_public = TRUE AND i.published_at IS NOT NULL \
           AND b.imported_from IS NULL AND {here} {later} \
         ORDER BY due, i.id LIMIT $1"
    );
    let db = ctx.db.reader();
    let rows = WaitingRow::find_by_statement(statement(db, &sql, values)).all(db).await?;
    let rows = rows.into_iter().map(waiting).collect();
    Ok(Page::cut(rows, PAGE_SIZE, Waiting::cursor))
}

fn waiting(row: WaitingRow) -> Waiting {
    Waiting {
        id: row.id,
        title: row.title,
        language: row.language,
        state: row.state,
        supports: i64::from(row.supports),
        board: row.board_id,
        question: row.question,
        question_language: row.question_language,
        due: row.due,
        officer_cost_cents: row.officer_cost_cents,
        currency: row.currency,
    }
}

//! The acts: the first one attaches the procedure, each further one must follow from those before.

use sea_orm::{ConnectionTrait, DbErr, Value};
use sha2::{Digest, Sha256};

use super::{lock, record};
use crate::{
    base::{ActId, Ctx, Failure, ProcedureId, Refusal, Stop, database::statement, failure::is_taken, secret},
    organisations,
    procedures::{
        Basis, Content, Expression, Form, FormKind, Listed, Opening, Path, Procedure, Progress, Sheet, Step,
        Taking, queries, rules,
    },
};

/// Attaches a procedure to a board or a table: its first act.
///
/// # Errors
/// [`Refusal::NotFound`] for what is not public or has no procedures; [`Refusal::NotAllowed`] for people who are no
/// officers of its territory; what [`Progress::begin`] refuses.
pub async fn start(ctx: &Ctx, opening: &Opening, sheet: &Sheet, basis: Basis) -> Result<ProcedureId, Stop> {
    const SQL: &str = "INSERT INTO procedures (id, subject_kind, subject_id, territory_id, title, language, office, \
            stage, acts, next_by, created_by, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    ctx.actor.person()?;
    let transaction = ctx.db.begin().await?;
    let scope = queries::find_place(&transaction, opening.subject).await?.scope;
    rules::may_keep(&ctx.actor, scope)?;
    let content = Content::Start { basis };
    let progress = Progress::begin(&taking(&content, sheet, ctx))?;
    let id = ProcedureId::new();
    let values = [
        id.into(),
        opening.subject.kind.as_str().into(),
        opening.subject.id.into(),
        scope.territory.into(),
        opening.title.as_str().into(),
        opening.language.into(),
        opening.office.as_str().into(),
        progress.state.course().stage().as_str().into(),
        i32::from(progress.acts).into(),
        progress.next_by.into(),
        ctx.actor.id().into(),
        ctx.now.into(),
    ];
    transaction.execute_raw(statement(&transaction, SQL, values)).await?;
    write(&transaction, ctx, id, &progress, sheet, &content).await?;
    record(&transaction, ctx, (id, opening.subject), "procedures.start", None).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Takes the next act. `seen` is how many acts the officer saw: who takes one twice, or beside a colleague, is told.
///
/// # Errors
/// [`Refusal::NotAllowed`]; [`Refusal::ChangedMeanwhile`]; [`Refusal::NotAllAssessed`] for a list with gaps; what
/// [`Progress::after`] refuses.
pub async fn take(ctx: &Ctx, id: ProcedureId, seen: u16, sheet: &Sheet, step: &Step) -> Result<ActId, Stop> {
    ctx.actor.person()?;
    let path = annexed(ctx, id, step).await?;
    let transaction = ctx.db.begin().await?;
    lock(&transaction, id).await?;
    let procedure = queries::find(&transaction, id).await?;
    rules::may_keep(&ctx.actor, procedure.territory.scope())?;
    if procedure.progress.acts != seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let trace = procedure.trace();
    let content = content(&transaction, &procedure, step).await?;
    let progress = procedure.progress.after(&taking(&content, sheet, ctx))?;
    let act = write(&transaction, ctx, id, &progress, sheet, &content).await?;
    if let Some(path) = path {
        freeze(&transaction, id, &path).await?;
    }
    keep_state(&transaction, id, &progress).await?;
    if matches!(content, Content::Evaluation | Content::Revocation) {
        forget_contacts(&transaction, id).await?;
    }
    record(&transaction, ctx, trace, "procedures.take", Some(content.kind().to_string())).await?;
    transaction.commit().await?;
    Ok(act)
}

fn taking<'a>(content: &'a Content, sheet: &Sheet, ctx: &Ctx) -> Taking<'a> {
    Taking { content, on: sheet.on, next_by: sheet.next_by, at: ctx.now }
}

/// The participatory path, written down before the transaction begins: it reads much and changes nothing.
async fn annexed(ctx: &Ctx, id: ProcedureId, step: &Step) -> Result<Option<Path>, Stop> {
    if !matches!(step, Step::Plain(Content::FinalDocument { .. })) {
        return Ok(None);
    }
    let procedure = queries::find(ctx.db.reader(), id).await?;
    rules::may_keep(&ctx.actor, procedure.territory.scope())?;
    Ok(Some(queries::tell_path(ctx, procedure.subject, procedure.language).await?))
}

/// What the act says, with what only the database knows.
async fn content(db: &impl ConnectionTrait, procedure: &Procedure, step: &Step) -> Result<Content, Stop> {
    Ok(match step {
        Step::Plain(content) => content.clone(),
        Step::List => Content::List { entries: entries(db, procedure.id).await? },
        Step::Agreement { receipt, form } => {
            let expressions = queries::list_of(db, procedure.id).await?;
            let signs = expressions.into_iter().find(|expression| expression.receipt == *receipt);
            agreement(db, signs.ok_or(Refusal::NotOnList)?, *form).await?
        }
    })
}

/// Everybody who did not withdraw, with what the office found.
async fn entries(db: &impl ConnectionTrait, id: ProcedureId) -> Result<Vec<Listed>, Stop> {
    let entry = |expression: Expression| {
        let Expression { receipt, party, name, organisation, verdict, .. } = expression;
        verdict.map(|verdict| Listed::publish(receipt, party, name, organisation, verdict))
    };
    let stays = |expression: &Expression| expression.withdrawn_at.is_none();
    let entries = queries::list_of(db, id).await?.into_iter().filter(stays).map(entry);
    Ok(entries.collect::<Option<Vec<Listed>>>().ok_or(Refusal::NotAllAssessed)?)
}

async fn agreement(db: &impl ConnectionTrait, signs: Expression, form: FormKind) -> Result<Content, Stop> {
    let form = match (form, signs.organisation) {
        (FormKind::Pact, _) => Form::Pact,
        (FormKind::Convention, None) => return Err(Refusal::BodyNotRegistered.into()),
        (FormKind::Convention, Some(organisation)) => {
            let organisation = organisations::queries::find(db, organisation).await?;
            Form::Convention { runts_number: organisation.runts_number.ok_or(Refusal::BodyNotRegistered)? }
        }
    };
    Ok(Content::Agreement { receipt: signs.receipt, name: signs.name, form })
}

async fn write(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    procedure: ProcedureId,
    progress: &Progress,
    sheet: &Sheet,
    content: &Content,
) -> Result<ActId, Stop> {
    const SQL: &str = "INSERT INTO procedure_acts (id, procedure_id, place, kind, content, number, on_day, title, text, \
            link, next_by, taken_by, taken_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    let id = ActId::new();
    let values: [Value; 13] = [
        id.into(),
        procedure.into(),
        i32::from(progress.acts).into(),
        content.kind().as_str().into(),
        written(content)?.into(),
        sheet.number.as_str().into(),
        sheet.on.into(),
        sheet.title.as_str().into(),
        sheet.text.as_str().into(),
        sheet.link.as_ref().map(|link| link.as_str().to_owned()).into(),
        sheet.next_by.into(),
        ctx.actor.id().into(),
        ctx.now.into(),
    ];
    let written = db.execute_raw(statement(db, SQL, values)).await;
    written.map_err(
        |error| if is_taken(&error) { Refusal::ChangedMeanwhile.into() } else { Stop::from(error) },
    )?;
    Ok(id)
}

fn written(value: &impl serde::Serialize) -> Result<String, Failure> {
    serde_json::to_string(value).map_err(|error| Failure::Unreadable(error.to_string()))
}

async fn freeze(db: &impl ConnectionTrait, id: ProcedureId, path: &Path) -> Result<(), Stop> {
    const SQL: &str = "INSERT INTO procedure_paths (procedure_id, path, sha256) VALUES ($1, $2, $3)";
    let text = written(path)?;
    let hash = secret::hex(&Sha256::digest(text.as_bytes()));
    db.execute_raw(statement(db, SQL, [id.into(), text.into(), hash.into()])).await?;
    Ok(())
}

/// Keeps what the acts fold to beside them, for lists.
async fn keep_state(db: &impl ConnectionTrait, id: ProcedureId, progress: &Progress) -> Result<(), DbErr> {
    const SQL: &str =
        "UPDATE procedures SET stage = $2, halt = $3, deadline = $4, next_by = $5, acts = $6 WHERE id = $1";
    let course = progress.state.course();
    let values = [
        id.into(),
        course.stage().as_str().into(),
        progress.state.halt().map(|halt| halt.as_str()).into(),
        course.notice().map(|notice| notice.deadline.0).into(),
        progress.next_by.into(),
        i32::from(progress.acts).into(),
    ];
    db.execute_raw(statement(db, SQL, values)).await?;
    Ok(())
}

/// Nobody needs to be reached any more.
async fn forget_contacts(db: &impl ConnectionTrait, id: ProcedureId) -> Result<(), DbErr> {
    const SQL: &str = "UPDATE procedure_expressions SET contact = '' WHERE procedure_id = $1";
    db.execute_raw(statement(db, SQL, [id.into()])).await?;
    Ok(())
}

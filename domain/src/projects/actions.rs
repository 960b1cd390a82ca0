//! Keeping projects.

mod parts;

pub use parts::{add_partner, add_territory, link, remove_partner, remove_territory, unlink};

use sea_orm::{ConnectionTrait, DbErr, Value};

use super::{Sheet, State, Wording, queries::find_closeness, rules};
use crate::{
    activity::{self, Entry},
    base::{Ctx, ProjectId, Stop, TerritoryId, database::statement},
    territories,
};

/// Begins a project, as a draft. Whoever keeps one territory begins it there.
///
/// # Errors
/// [`Refusal::NotAllowed`](crate::base::Refusal::NotAllowed),
/// [`Refusal::DatesOutOfOrder`](crate::base::Refusal::DatesOutOfOrder).
pub async fn begin(
    ctx: &Ctx,
    territory: Option<TerritoryId>,
    sheet: &Sheet,
    wording: &Wording,
) -> Result<ProjectId, Stop> {
    const SQL: &str = "INSERT INTO projects (id, programme, starts_on, ends_on, budget_cents, website, changed_at, \
            state, language, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 'draft', $8, $9, $7)";
    let author = ctx.actor.person()?.id;
    let sheet = sheet.clone().check()?;
    let transaction = ctx.db.begin().await?;
    let scope = match territory {
        None => None,
        Some(id) => Some(territories::queries::find(&transaction, id).await?.scope()),
    };
    rules::may_begin(&ctx.actor, scope)?;
    let id = ProjectId::new();
    let mut values = columns(id, &sheet, ctx);
    values.extend([wording.language.into(), author.into()]);
    transaction.execute_raw(statement(&transaction, SQL, values)).await?;
    write_wording(&transaction, id, wording).await?;
    if let Some(territory) = territory {
        parts::write_territory(&transaction, id, territory).await?;
    }
    record(&transaction, ctx, "projects.begin", id).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Changes what is written about a project in one language, and what holds in every one.
///
/// # Errors
/// As [`begin`]; [`Refusal::NotFound`](crate::base::Refusal::NotFound) for whoever may not know of it.
pub async fn change(ctx: &Ctx, id: ProjectId, sheet: &Sheet, wording: &Wording) -> Result<(), Stop> {
    const SQL: &str = "UPDATE projects SET programme = $2, starts_on = $3, ends_on = $4, budget_cents = $5, \
            website = $6, changed_at = $7 WHERE id = $1";
    let sheet = sheet.clone().check()?;
    let transaction = ctx.db.begin().await?;
    may_keep(&transaction, ctx, id).await?;
    transaction.execute_raw(statement(&transaction, SQL, columns(id, &sheet, ctx))).await?;
    write_wording(&transaction, id, wording).await?;
    record(&transaction, ctx, "projects.change", id).await?;
    transaction.commit().await?;
    Ok(())
}

/// Lets everybody read about a project, or only those who keep it.
///
/// # Errors
/// As [`change`].
pub async fn show(ctx: &Ctx, id: ProjectId, state: State) -> Result<(), Stop> {
    const SQL: &str = "UPDATE projects SET state = $2, changed_at = $3 WHERE id = $1";
    let transaction = ctx.db.begin().await?;
    may_keep(&transaction, ctx, id).await?;
    let values = [id.into(), state.as_str().into(), ctx.now.into()];
    transaction.execute_raw(statement(&transaction, SQL, values)).await?;
    let deed = if state == State::Published { "projects.publish" } else { "projects.hide" };
    record(&transaction, ctx, deed, id).await?;
    transaction.commit().await?;
    Ok(())
}

/// Whether the person may change the project: asked before what she typed is looked at. Two statements.
///
/// # Errors
/// As [`change`].
pub async fn may_change(ctx: &Ctx, id: ProjectId) -> Result<(), Stop> {
    may_keep(ctx.db.reader(), ctx, id).await
}

async fn may_keep(db: &impl ConnectionTrait, ctx: &Ctx, id: ProjectId) -> Result<(), Stop> {
    ctx.actor.person()?;
    Ok(rules::may_keep(find_closeness(db, &ctx.actor, id).await?.1)?)
}

fn columns(id: ProjectId, sheet: &Sheet, ctx: &Ctx) -> Vec<Value> {
    vec![
        id.into(),
        sheet.programme.as_ref().map(|programme| programme.as_str()).into(),
        sheet.starts_on.map(|day| day.0).into(),
        sheet.ends_on.map(|day| day.0).into(),
        sheet.budget_cents.into(),
        sheet.website.as_ref().map(|website| website.as_str()).into(),
        ctx.now.into(),
    ]
}

async fn write_wording(db: &impl ConnectionTrait, id: ProjectId, wording: &Wording) -> Result<(), DbErr> {
    const SQL: &str = "INSERT INTO project_texts (project_id, language, name, summary, objectives, results) \
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (project_id, language) DO UPDATE SET name = excluded.name, \
            summary = excluded.summary, objectives = excluded.objectives, results = excluded.results";
    let values = [
        id.into(),
        wording.language.into(),
        wording.name.as_str().into(),
        wording.summary.as_str().into(),
        wording.objectives.as_str().into(),
        wording.results.as_str().into(),
    ];
    db.execute_raw(statement(db, SQL, values)).await?;
    Ok(())
}

async fn record(db: &impl ConnectionTrait, ctx: &Ctx, deed: &str, id: ProjectId) -> Result<(), DbErr> {
    let entry = Entry {
        at: ctx.now,
        deed,
        actor: ctx.actor.id(),
        board: None,
        subject: Some(id.into()),
        detail: None,
    };
    activity::record(db, entry).await
}

//! What belongs to a project: partners, territories, and the things that it brings together.

use sea_orm::{ConnectionTrait, DbErr, Value};

use super::{may_keep, record};
use crate::{
    base::{
        Ctx, OrganisationId, ProjectId, Refusal, Stop, Subject, TerritoryId, database::statement,
        failure::is_taken, text::Label,
    },
    projects::{MOST_LINKS, Part, queries, rules},
    territories,
};

/// Gives an organisation a part in a project, or another part than it had.
///
/// # Errors
/// [`Refusal::AlreadyExists`] where another organisation leads, [`Refusal::NotFound`], [`Refusal::NotAllowed`].
pub async fn add_partner(
    ctx: &Ctx,
    id: ProjectId,
    organisation: OrganisationId,
    part: Part,
    task: Option<&Label>,
) -> Result<(), Stop> {
    const SQL: &str = "INSERT INTO project_partners (project_id, organisation_id, part, task, since) \
         VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (project_id, organisation_id) DO UPDATE SET part = excluded.part, task = excluded.task";
    let transaction = ctx.db.begin().await?;
    may_keep(&transaction, ctx, id).await?;
    crate::organisations::queries::find(&transaction, organisation).await?;
    let values = [
        id.into(),
        organisation.into(),
        part.as_str().into(),
        task.map(|task| task.as_str()).into(),
        ctx.now.into(),
    ];
    let written = transaction.execute_raw(statement(&transaction, SQL, values)).await;
    written
        .map_err(|error| if is_taken(&error) { Refusal::AlreadyExists.into() } else { Stop::from(error) })?;
    record(&transaction, ctx, "projects.add_partner", id).await?;
    transaction.commit().await?;
    Ok(())
}

/// Takes an organisation's part in a project away.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::NotAllowed`].
pub async fn remove_partner(ctx: &Ctx, id: ProjectId, organisation: OrganisationId) -> Result<(), Stop> {
    const SQL: &str = "DELETE FROM project_partners WHERE project_id = $1 AND organisation_id = $2";
    remove(ctx, id, SQL, organisation.into(), "projects.remove_partner").await
}

/// Says that a project is in a territory too.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::NotAllowed`].
pub async fn add_territory(ctx: &Ctx, id: ProjectId, territory: TerritoryId) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    may_keep(&transaction, ctx, id).await?;
    territories::queries::find(&transaction, territory).await?;
    write_territory(&transaction, id, territory).await?;
    record(&transaction, ctx, "projects.add_territory", id).await?;
    transaction.commit().await?;
    Ok(())
}

/// Says that a project is no longer in a territory.
///
/// # Errors
/// [`Refusal::NotAllowed`] for the last one, unless the person keeps the whole.
pub async fn remove_territory(ctx: &Ctx, id: ProjectId, territory: TerritoryId) -> Result<(), Stop> {
    const SQL: &str = "DELETE FROM project_territories WHERE project_id = $1 AND territory_id = $2";
    let left = queries::list_scopes(ctx.db.reader(), id).await?;
    let remaining = left.iter().filter(|scope| scope.territory != territory).count();
    ctx.actor.person()?;
    rules::may_leave_territory(&ctx.actor, remaining)?;
    remove(ctx, id, SQL, territory.into(), "projects.remove_territory").await
}

/// Says that a thing belongs to a project. Whether everybody may read it is for whoever shows it.
///
/// # Errors
/// [`Refusal::TooManyChoices`], [`Refusal::NotFound`], [`Refusal::NotAllowed`].
pub async fn link(ctx: &Ctx, id: ProjectId, subject: Subject) -> Result<(), Stop> {
    const SQL: &str = "INSERT INTO project_links (project_id, subject_kind, subject_id, since) \
         VALUES ($1, $2, $3, $4) ON CONFLICT (project_id, subject_id) DO NOTHING";
    let transaction = ctx.db.begin().await?;
    may_keep(&transaction, ctx, id).await?;
    if queries::list_links(&transaction, id).await?.len() >= MOST_LINKS {
        return Err(Refusal::TooManyChoices { most: MOST_LINKS }.into());
    }
    let values = [id.into(), subject.kind.as_str().into(), subject.id.into(), ctx.now.into()];
    transaction.execute_raw(statement(&transaction, SQL, values)).await?;
    record(&transaction, ctx, "projects.link", id).await?;
    transaction.commit().await?;
    Ok(())
}

/// Says that a thing no longer belongs to a project.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::NotAllowed`].
pub async fn unlink(ctx: &Ctx, id: ProjectId, subject: Subject) -> Result<(), Stop> {
    const SQL: &str = "DELETE FROM project_links WHERE project_id = $1 AND subject_id = $2";
    remove(ctx, id, SQL, subject.id.into(), "projects.unlink").await
}

async fn remove(ctx: &Ctx, id: ProjectId, sql: &str, what: Value, deed: &str) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    may_keep(&transaction, ctx, id).await?;
    transaction.execute_raw(statement(&transaction, sql, [id.into(), what])).await?;
    record(&transaction, ctx, deed, id).await?;
    transaction.commit().await?;
    Ok(())
}

pub(super) async fn write_territory(
    db: &impl ConnectionTrait,
    id: ProjectId,
    territory: TerritoryId,
) -> Result<(), DbErr> {
    const SQL: &str = "INSERT INTO project_territories (project_id, territory_id) VALUES ($1, $2) \
         ON CONFLICT (project_id, territory_id) DO NOTHING";
    db.execute_raw(statement(db, SQL, [id.into(), territory.into()])).await?;
    Ok(())
}

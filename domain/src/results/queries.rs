//! Reading reports.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use super::{
    About, Indicator, Meetings, Report, Scope,
    statements::{self, Within},
};
use crate::{
    base::{Ctx, Deed, Language, Refusal, Stop, database::statement},
    insights,
    offers::{Cell, Theme},
    projects,
    territories::{self, Territory, tables::territory},
};

/// The report on a project or a territory, with names in the reader's language. So many statements, however many rows
/// there are: eighteen for a territory, twenty-one for a project.
///
/// # Errors
/// [`Refusal::NotFound`], also for projects of which the actor may not know.
pub async fn find(ctx: &Ctx, scope: Scope, language: Language) -> Result<Report, Stop> {
    ctx.actor.may(Deed::ReadDashboards, None)?;
    let db = ctx.db.reader();
    let (about, within) = match &scope {
        Scope::Project(id) => {
            let (project, _) = projects::queries::find(ctx, *id, language).await?;
            (About::Project(Box::new(project)), Within::Project(*id))
        }
        Scope::Territory(code) => {
            let territory = territories::queries::find_by_code(db, code).await?.ok_or(Refusal::NotFound)?;
            let within = Within::Territory(territory.id);
            (About::Territory(territory), within)
        }
    };
    let supply = statements::list_offers(db, within, ctx.now).await?;
    let demand = statements::list_asked(db, within).await?;
    let cell = |theme: &Theme| {
        let cell = Cell {
            supply: supply.get(theme).copied().unwrap_or_default(),
            demand: demand.get(theme).copied().unwrap_or_default(),
        };
        (*theme, cell)
    };
    Ok(Report {
        today: ctx.now.day(),
        outline: insights::queries::find_outline(ctx, within.boards(), language).await?,
        milestones: statements::count_milestones(db, within, ctx.now).await?,
        meetings: Meetings::gather(&statements::list_meetings(db, within, ctx.now).await?),
        useful: Indicator::gather(&statements::list_answers(db, within).await?),
        tables: statements::list_tables(db, within, ctx.now).await?,
        offers: Theme::ALL.iter().map(cell).collect(),
        languages: statements::list_languages(db, within, ctx.now).await?,
        organisations: statements::list_organisations(db, within).await?,
        about,
        scope,
    })
}

/// The territories about which there is something to report, provinces first. One statement.
pub async fn list_territories(db: &impl ConnectionTrait) -> Result<Vec<Territory>, DbErr> {
    const SQL: &str = "WITH known (id) AS ( \
            SELECT territory_id FROM boards WHERE opened_at IS NOT NULL \
            UNION SELECT territory_id FROM meetings WHERE state <> 'draft' \
            UNION SELECT territory_id FROM tables \
            UNION SELECT territory_id FROM offer_territories) \
         SELECT t.* FROM territories t WHERE t.id IN (SELECT id FROM known) \
            OR t.id IN (SELECT w.within FROM territories w JOIN known k ON k.id = w.id WHERE w.within IS NOT NULL) \
         ORDER BY t.kind DESC, t.name";
    let rows = territory::Entity::find().from_raw_sql(statement(db, SQL, [])).all(db).await?;
    Ok(rows.into_iter().map(Territory::from).collect())
}

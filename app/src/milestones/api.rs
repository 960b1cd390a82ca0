//! What the pages of milestones ask of the server.

use domain::{
    base::{InitiativeId, MilestoneId, Moment},
    initiatives::{Frame, State},
    milestones::Milestone,
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::{ui::prose::Html, wire::Error};

/// The milestones of an initiative, each with its text rendered.
#[server(endpoint = "milestones/list", output = Postcard)]
pub async fn list(initiative: InitiativeId) -> Result<Vec<(Milestone, Html)>, Error> {
    let ctx = crate::wire::ctx();
    let found = domain::milestones::queries::list(ctx.db.reader(), initiative).await?;
    let rendered =
        found.into_iter().map(|milestone| (milestone.clone(), Html::from_markdown(&milestone.text)));
    Ok(rendered.collect())
}

/// What an officer reports on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Report {
    /// The initiative.
    pub frame: Frame,
    /// Its milestones.
    pub milestones: Vec<Milestone>,
    /// When they were read.
    pub now: Moment,
}

/// The milestones of an initiative, for the officers who report.
#[server(endpoint = "milestones/find_report", output = Postcard)]
pub async fn find_report(initiative: InitiativeId) -> Result<Report, Error> {
    let ctx = crate::wire::ctx();
    let (frame, milestones) = domain::milestones::queries::find_report(&ctx, initiative).await?;
    Ok(Report { frame, milestones, now: ctx.now })
}

#[cfg(feature = "ssr")]
fn draft(
    ctx: &domain::base::Ctx,
    day: &str,
    title: &str,
    text: &str,
    language: &str,
    is_done: bool,
) -> Result<domain::milestones::Draft, Error> {
    use crate::wire::At;
    use domain::base::{
        Day, Refusal,
        text::{Message, Title, optional},
    };
    Ok(domain::milestones::Draft {
        on: Day::from_iso(day).ok_or(Refusal::NotADate).at("day")?,
        title: Title::parse(title).at("title")?,
        text: optional(text, Message::parse).at("text")?,
        language: crate::wire::written_in(ctx, language, &format!("{title}\n{text}"))?,
        is_done,
    })
}

/// Adds a milestone.
#[server(endpoint = "milestones/add", output = Postcard)]
pub async fn add(
    initiative: InitiativeId,
    day: String,
    title: String,
    #[server(default)] text: String,
    #[server(default)] language: String,
    #[server(default)] is_done: bool,
) -> Result<(), Error> {
    let ctx = crate::wire::ctx();
    let draft = draft(&ctx, &day, &title, &text, &language, is_done)?;
    domain::milestones::actions::add(&ctx, initiative, &draft).await?;
    Ok(())
}

/// Changes a milestone.
#[server(endpoint = "milestones/change", output = Postcard)]
pub async fn change(
    milestone: MilestoneId,
    day: String,
    title: String,
    #[server(default)] text: String,
    #[server(default)] language: String,
    #[server(default)] is_done: bool,
) -> Result<(), Error> {
    let ctx = crate::wire::ctx();
    let draft = draft(&ctx, &day, &title, &text, &language, is_done)?;
    Ok(domain::milestones::actions::change(&ctx, milestone, &draft).await?)
}

/// Says that carrying out began, is completed, or was given up.
#[server(endpoint = "milestones/advance", output = Postcard)]
pub async fn advance(
    initiative: InitiativeId,
    to: State,
    #[server(default)] reasons: String,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::{
        base::text::{Reasons, optional},
        milestones::actions,
    };
    let reasons = optional(&reasons, Reasons::parse).at("reasons")?;
    actions::advance(&crate::wire::ctx(), initiative, to, reasons.as_ref()).await.at("reasons")
}

//! What the pages of answers ask of the server.

use domain::{
    answers::{Clock, Errand, Outcome, Task, Waiting},
    base::{InitiativeId, Moment, Page},
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::{ui::prose::Html, wire::Error};

/// The answer to an initiative, or the clock.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Shown {
    /// How it stands.
    pub clock: Clock,
    /// The reasons, rendered.
    pub reasons: Option<Html>,
    /// When it was read.
    pub now: Moment,
}

/// How an initiative stands with its answer.
#[server(endpoint = "answers/find", output = Postcard)]
pub async fn find(initiative: InitiativeId) -> Result<Shown, Error> {
    let ctx = crate::wire::ctx();
    let clock = domain::answers::queries::find_clock(ctx.db.reader(), initiative).await?;
    let reasons = match &clock {
        Clock::Answered(answer) => Some(Html::from_markdown(&answer.reasons)),
        _ => None,
    };
    Ok(Shown { clock, reasons, now: ctx.now })
}

/// A page of what waits for an officer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Errands {
    /// The initiatives, those due soonest first.
    pub waiting: Page<Waiting>,
    /// When they were read.
    pub now: Moment,
}

/// What waits for an officer in her territories.
#[server(endpoint = "answers/list_waiting", output = Postcard)]
pub async fn list_waiting(errand: Errand, after: Option<String>) -> Result<Errands, Error> {
    let ctx = crate::wire::ctx();
    let after = after.as_deref().and_then(domain::base::Cursor::from_address);
    let waiting = domain::answers::queries::list_waiting(&ctx, errand, after).await?;
    Ok(Errands { waiting, now: ctx.now })
}

/// An initiative before an officer.
#[server(endpoint = "answers/find_task", output = Postcard)]
pub async fn find_task(initiative: InitiativeId) -> Result<(Task, Moment), Error> {
    let ctx = crate::wire::ctx();
    Ok((domain::answers::queries::find_task(&ctx, initiative).await?, ctx.now))
}

/// Gives the official answer, or puts it right.
#[server(endpoint = "answers/answer", output = Postcard)]
pub async fn answer(
    initiative: InitiativeId,
    outcome: Outcome,
    reasons: String,
    office: String,
    #[server(default)] cost: String,
    #[server(default)] language: String,
    #[server(default)] amends: bool,
) -> Result<(), Error> {
    use domain::answers::actions;
    let ctx = crate::wire::ctx();
    let draft = draft(&ctx, outcome, &reasons, &office, &cost, &language)?;
    if amends {
        actions::amend(&ctx, initiative, &draft).await?;
    } else {
        actions::answer(&ctx, initiative, &draft).await?;
    }
    leptos_axum::redirect(&format!("/{}/initiatives/{initiative}", crate::wire::language()));
    Ok(())
}

#[cfg(feature = "ssr")]
fn draft(
    ctx: &domain::base::Ctx,
    outcome: Outcome,
    reasons: &str,
    office: &str,
    cost: &str,
    language: &str,
) -> Result<domain::answers::Draft, Error> {
    use crate::wire::At;
    use domain::base::text::{Label, Reasons, optional};
    Ok(domain::answers::Draft {
        outcome,
        language: crate::wire::written_in(ctx, language, reasons)?,
        reasons: Reasons::parse(reasons).at("reasons")?,
        cost_cents: optional(cost, domain::initiatives::parse_amount).at("cost")?,
        office: Label::parse(office).at("office")?,
    })
}

/// Adopts an initiative of a board without a vote.
#[server(endpoint = "answers/adopt", output = Postcard)]
pub async fn adopt(initiative: InitiativeId) -> Result<(), Error> {
    Ok(domain::answers::actions::adopt(&crate::wire::ctx(), initiative).await?)
}

/// Turns an initiative of a board without a vote down.
#[server(endpoint = "answers/not_adopt", output = Postcard)]
pub async fn not_adopt(initiative: InitiativeId, reasons: String) -> Result<(), Error> {
    use crate::wire::At;
    let reasons = domain::base::text::Reasons::parse(&reasons).at("reasons")?;
    Ok(domain::answers::actions::not_adopt(&crate::wire::ctx(), initiative, &reasons).await?)
}

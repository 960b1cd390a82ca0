//! What the municipality does with an initiative.

use domain::base::InitiativeId;
use leptos::{prelude::*, server_fn::codec::Postcard};

use crate::wire::Error;

/// Takes a published initiative into co-design.
#[server(endpoint = "initiatives/begin_co_design", output = Postcard)]
pub async fn begin_co_design(initiative: InitiativeId) -> Result<(), Error> {
    domain::initiatives::actions::begin_co_design(&crate::wire::ctx(), initiative).await?;
    Ok(())
}

/// Finds that the initiative can be voted on or carried out.
#[server(endpoint = "initiatives/admit", output = Postcard)]
pub async fn admit(initiative: InitiativeId) -> Result<(), Error> {
    domain::initiatives::actions::admit(&crate::wire::ctx(), initiative).await?;
    Ok(())
}

/// Finds that it cannot, and says why.
#[server(endpoint = "initiatives/not_admit", output = Postcard)]
pub async fn not_admit(initiative: InitiativeId, reasons: String) -> Result<(), Error> {
    use crate::wire::At;
    let reasons = domain::base::text::Reasons::parse(&reasons).at("reasons")?;
    domain::initiatives::actions::not_admit(&crate::wire::ctx(), initiative, &reasons).await?;
    Ok(())
}

/// Puts an admitted initiative among those that people vote on.
#[server(endpoint = "initiatives/put_on_ballot", output = Postcard)]
pub async fn put_on_ballot(initiative: InitiativeId) -> Result<(), Error> {
    domain::initiatives::actions::put_on_ballot(&crate::wire::ctx(), initiative).await?;
    Ok(())
}

/// Says what the initiative may cost.
#[server(endpoint = "initiatives/estimate_cost", output = Postcard)]
pub async fn estimate_cost(initiative: InitiativeId, cost: String) -> Result<(), Error> {
    use crate::wire::At;
    use domain::initiatives::{actions, parse_amount};
    let cents = parse_amount(&cost).at("cost")?;
    actions::estimate_cost(&crate::wire::ctx(), initiative, cents).await?;
    Ok(())
}

/// Makes the initiative part of another one, named by its address or id.
#[server(endpoint = "initiatives/merge_into", output = Postcard)]
pub async fn merge_into(initiative: InitiativeId, into: String) -> Result<(), Error> {
    use crate::wire::At;
    let into = into.trim().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let into = into.parse().map_err(|_| domain::base::Refusal::UnknownChoice).at("into")?;
    domain::initiatives::actions::merge_into(&crate::wire::ctx(), initiative, into).await?;
    Ok(())
}

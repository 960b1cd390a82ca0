//! What the pages of territories ask of the server.

use domain::{base::TerritoryId, territories::Territory};
use leptos::{prelude::*, server_fn::codec::Postcard};

use crate::{i18n::Words, wire::Error};

/// Id and name of each territory in which one may do a deed.
#[cfg(feature = "ssr")]
pub async fn choices(
    ctx: &domain::base::Ctx,
    deed: domain::base::Deed,
) -> Result<Vec<(String, String)>, Error> {
    let territories = domain::territories::queries::list_for(ctx.db.reader(), &ctx.actor, deed).await?;
    Ok(named(&territories))
}

/// The same of every territory.
#[cfg(feature = "ssr")]
pub async fn all(ctx: &domain::base::Ctx) -> Result<Vec<(String, String)>, Error> {
    Ok(named(&domain::territories::queries::list(ctx.db.reader()).await?))
}

/// Territories to choose from.
pub fn named(territories: &[Territory]) -> Vec<(String, String)> {
    let words = crate::i18n::words();
    territories.iter().map(|territory| (territory.id.to_string(), full_name(words, territory))).collect()
}

/// The name of a territory beside others: a province has that of its chief town, so each says what it is.
pub fn full_name(words: Words, territory: &Territory) -> String {
    format!("{} ({})", territory.name, words.choice("territory", territory.kind.as_str()))
}

/// The territory that was chosen; an empty choice is none.
#[cfg(feature = "ssr")]
pub fn place(chosen: &str) -> Result<Option<TerritoryId>, Error> {
    use crate::wire::At;
    let unknown = |_| domain::base::Refusal::UnknownChoice;
    domain::base::text::optional(chosen, |chosen| chosen.parse().map_err(unknown)).at("territory")
}

/// All territories, for those who keep them.
#[server(endpoint = "territories/list", output = Postcard)]
pub async fn list() -> Result<Vec<Territory>, Error> {
    Ok(domain::territories::queries::list_kept(&crate::wire::ctx()).await?)
}

/// Adds a territory.
#[server(endpoint = "territories/add", output = Postcard)]
pub async fn add(
    istat_code: String,
    name: String,
    region: String,
    #[server(default)] province: String,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::{base::text::Label, territories::actions};
    let (name, region) = (Label::parse(&name).at("name")?, Label::parse(&region).at("region")?);
    let (code, province) = (istat_code.trim(), place(&province)?);
    actions::add(&crate::wire::ctx(), code, &name, &region, province).await.at("istat_code")?;
    Ok(())
}

/// Gives a territory another name.
#[server(endpoint = "territories/rename", output = Postcard)]
pub async fn rename(territory: TerritoryId, name: String) -> Result<(), Error> {
    use crate::wire::At;
    let name = domain::base::text::Label::parse(&name).at("name")?;
    Ok(domain::territories::actions::rename(&crate::wire::ctx(), territory, &name).await?)
}

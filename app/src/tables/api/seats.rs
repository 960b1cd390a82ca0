//! Seats and those who hold them.

use domain::{
    base::{MandateId, SeatId, TableId},
    tables::SeatKind,
};
use leptos::{prelude::*, server_fn::codec::Postcard};

use crate::wire::Error;

/// Adds a seat.
#[server(endpoint = "tables/add_seat", output = Postcard)]
pub async fn add_seat(
    table: TableId,
    kind: SeatKind,
    #[server(default)] constituency: String,
    #[server(default)] label: String,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::{
        base::text::{Label, optional},
        tables::{SeatDraft, actions},
    };
    optional(&label, Label::parse).at("label")?;
    let draft = SeatDraft::parse(kind, &constituency, &label).at("constituency")?;
    actions::add_seat(&crate::wire::ctx(), table, &draft).await.at("constituency")?;
    Ok(())
}

/// Takes a seat away.
#[server(endpoint = "tables/end_seat", output = Postcard)]
pub async fn end_seat(seat: SeatId) -> Result<(), Error> {
    Ok(domain::tables::actions::end_seat(&crate::wire::ctx(), seat).await?)
}

/// Gives a seat to an organisation, or to the person who is called so.
#[server(endpoint = "tables/give_mandate", output = Postcard)]
pub async fn give_mandate(
    seat: SeatId,
    #[server(default)] organisation: String,
    #[server(default)] person: String,
    #[server(default)] substitute_organisation: String,
    #[server(default)] substitute_person: String,
    from: String,
    #[server(default)] to: String,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::{
        base::{Day, Refusal, text::optional},
        tables::{MandateDraft, actions},
    };
    let ctx = crate::wire::ctx();
    let day = |text: &str| Day::from_iso(text).ok_or(Refusal::NotADate);
    let holder = party(&ctx, &organisation, &person, "organisation", "person").await?;
    let draft = MandateDraft {
        holder: holder.ok_or(Refusal::Missing).at("organisation")?,
        substitute: party(
            &ctx,
            &substitute_organisation,
            &substitute_person,
            "substitute_organisation",
            "substitute_person",
        )
        .await?,
        from: day(&from).at("from")?,
        to: optional(&to, day).at("to")?,
    };
    draft.check().at("to")?;
    actions::give_mandate(&ctx, seat, &draft).await.at("from")?;
    Ok(())
}

/// The organisation that was chosen, else the person who was named.
#[cfg(feature = "ssr")]
async fn party(
    ctx: &domain::base::Ctx,
    organisation: &str,
    person: &str,
    chosen_in: &str,
    named_in: &str,
) -> Result<Option<domain::tables::Party>, Error> {
    use crate::wire::At;
    use domain::{
        base::{Deed, OrganisationId, Refusal, Stop, text::optional},
        tables::{Party, queries},
    };
    if !ctx.actor.may_somewhere(Deed::KeepTable) {
        ctx.actor.may(Deed::KeepTable, None).map_err(Stop::from)?;
    }
    let unknown = |_| Refusal::UnknownChoice;
    let chosen = optional(organisation, |id| id.parse::<OrganisationId>().map_err(unknown)).at(chosen_in)?;
    if let Some(id) = chosen {
        return Ok(Some(Party::Organisation(id, String::new())));
    }
    if person.trim().is_empty() {
        return Ok(None);
    }
    queries::find_party(ctx.db.reader(), person).await.at(named_in).map(Some)
}

/// Ends a mandate with a day.
#[server(endpoint = "tables/end_mandate", output = Postcard)]
pub async fn end_mandate(mandate: MandateId, last: String) -> Result<(), Error> {
    use crate::wire::At;
    use domain::{
        base::{Day, Refusal},
        tables::actions,
    };
    let last = Day::from_iso(&last).ok_or(Refusal::NotADate).at("last")?;
    actions::end_mandate(&crate::wire::ctx(), mandate, last).await.at("last")
}

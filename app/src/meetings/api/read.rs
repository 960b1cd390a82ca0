//! What everybody reads.

use domain::{
    base::{Day, InitiativeId, Language, Moment, OrganisationId, Page, TerritoryId},
    boards::Theme,
    meetings::{
        Card, Certificate, Change, Figures, Frame, Kind, Map, Meeting, Occurrence, Order, Registered,
        Standing,
    },
    territories::Territory,
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::{ui::prose::Html, wire::Error};

/// What a list is narrowed to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Narrowed {
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only this theme.
    pub theme: Option<Theme>,
    /// Only this territory and what lies within.
    pub territory: Option<TerritoryId>,
}

#[cfg(feature = "ssr")]
impl Narrowed {
    fn filter(self) -> domain::meetings::Filter {
        domain::meetings::Filter { territory: self.territory, theme: self.theme, kind: self.kind }
    }
}

/// A page of the list of meetings.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Listing {
    /// The meetings.
    pub meetings: Page<Card>,
    /// The territories by which the list can be narrowed.
    pub territories: Vec<Territory>,
    /// When it was read.
    pub now: Moment,
}

/// Public meetings: coming ones, the next first, or past ones, the latest first.
#[server(endpoint = "meetings/list", output = Postcard)]
pub async fn list(
    #[server(default)] order: Option<Order>,
    #[server(default)] kind: Option<Kind>,
    #[server(default)] theme: Option<Theme>,
    #[server(default)] territory: Option<TerritoryId>,
    #[server(default)] after: Option<String>,
) -> Result<Listing, Error> {
    use domain::{base::Cursor, meetings::queries, territories};
    let ctx = crate::wire::ctx();
    let filter = Narrowed { kind, theme, territory }.filter();
    let after = after.as_deref().and_then(Cursor::from_address);
    let order = order.unwrap_or(Order::Coming);
    let meetings = queries::list(ctx.db.reader(), &filter, order, ctx.now, after).await?;
    let territories = territories::queries::list(ctx.db.reader()).await?;
    Ok(Listing { meetings, territories, now: ctx.now })
}

/// The dates of a month.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Month {
    /// Its first day.
    pub first: Day,
    /// The first day of the month after it.
    pub next: Day,
    /// The first day of the month before it.
    pub before: Day,
    /// The day on which it was read.
    pub today: Day,
    /// The dates, in order.
    pub occurrences: Vec<Occurrence>,
    /// The territories by which it can be narrowed.
    pub territories: Vec<Territory>,
}

/// The dates of public meetings in a month, `2026-11`; the present one where none is said.
#[server(endpoint = "meetings/list_month", output = Postcard)]
pub async fn list_month(
    #[server(default)] month: Option<String>,
    #[server(default)] kind: Option<Kind>,
    #[server(default)] theme: Option<Theme>,
    #[server(default)] territory: Option<TerritoryId>,
) -> Result<Month, Error> {
    use domain::{meetings::queries, territories};
    let ctx = crate::wire::ctx();
    let today = ctx.now.day();
    let asked = month.and_then(|month| Day::from_iso(&format!("{month}-01")));
    let first = first_of(asked.unwrap_or(today));
    let (next, before) = (first_of(Day(first.0 + 31)), first_of(Day(first.0 - 1)));
    let filter = Narrowed { kind, theme, territory }.filter();
    let occurrences = queries::list_occurrences(ctx.db.reader(), &filter, first, next).await?;
    let territories = territories::queries::list(ctx.db.reader()).await?;
    Ok(Month { first, next, before, today, occurrences, territories })
}

/// The first day of the month in which a day lies.
#[cfg(feature = "ssr")]
fn first_of(day: Day) -> Day {
    let (_, _, of_month) = day.civil();
    Day(day.0 + 1 - i32::from(of_month))
}

/// Coming meetings by territory and place.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ByPlace {
    /// The meetings, in the order of territory and place.
    pub meetings: Vec<Card>,
    /// Their places on a map with whom to thank for it, where the house has one.
    pub map: Option<(Map, String)>,
    /// The territories by which the list can be narrowed.
    pub territories: Vec<Territory>,
    /// When it was read.
    pub now: Moment,
}

/// Public meetings that are not over, by place.
#[server(endpoint = "meetings/list_by_place", output = Postcard)]
pub async fn list_by_place(
    #[server(default)] kind: Option<Kind>,
    #[server(default)] theme: Option<Theme>,
    #[server(default)] territory: Option<TerritoryId>,
) -> Result<ByPlace, Error> {
    use domain::{meetings::queries, territories};
    let ctx = crate::wire::ctx();
    let filter = Narrowed { kind, theme, territory }.filter();
    let meetings = queries::list_by_place(ctx.db.reader(), &filter, ctx.now).await?;
    let territories = territories::queries::list(ctx.db.reader()).await?;
    let tiles = crate::wire::map_tiles();
    let map = tiles.and_then(|tiles| Some((Map::of(&meetings, &tiles.template)?, tiles.attribution)));
    Ok(ByPlace { meetings, map, territories, now: ctx.now })
}

/// A meeting with everything that its page says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Shown {
    /// The meeting.
    pub meeting: Meeting,
    /// What it is about, rendered.
    pub description: Html,
    /// How to get there, rendered.
    pub directions: Option<Html>,
    /// How one gets in, rendered.
    pub accessibility: Option<Html>,
    /// The summary, rendered.
    pub outcome: Option<Html>,
    /// What changed since it was published.
    pub changes: Vec<Change>,
    /// What was answered to the form, as far as it may be told.
    pub figures: Figures,
    /// The reader's registration, and the address of the link that cancels it.
    pub registered: Option<(Registered, String)>,
    /// The organisations for which the reader may come.
    pub organisations: Vec<(OrganisationId, String)>,
    /// When it was read.
    pub now: Moment,
}

/// One meeting, by its number.
#[server(endpoint = "meetings/find", output = Postcard)]
pub async fn find(number: i64) -> Result<Shown, Error> {
    use domain::{meetings::queries, organisations};
    let ctx = crate::wire::ctx();
    let db = ctx.db.reader();
    let language = crate::wire::language();
    let meeting = queries::find(&ctx, number, language).await?;
    let registered = match queries::find_registered(&ctx, meeting.frame.id).await? {
        Some(own) => {
            let link = queries::leave_link(db, own.id).await?;
            let site = crate::wire::public_url();
            let address = format!("{}/{language}/meetings/leave/{link}", site.trim_end_matches('/'));
            Some((own, address))
        }
        None => None,
    };
    let mine = ctx.actor.person().map(|person| person.memberships.clone()).unwrap_or_default();
    let organisations = if mine.is_empty() {
        Vec::new()
    } else {
        let names = organisations::queries::list_names(db).await?;
        names.into_iter().filter(|(id, _)| mine.contains(id)).collect()
    };
    let rendered = |text: &Option<String>| text.as_deref().map(Html::from_markdown);
    Ok(Shown {
        description: Html::from_markdown(&meeting.description),
        directions: rendered(&meeting.directions),
        accessibility: rendered(&meeting.accessibility),
        outcome: meeting.outcome.as_ref().map(|outcome| Html::from_markdown(&outcome.text)),
        changes: queries::list_changes(db, meeting.frame.id).await?,
        figures: queries::find_figures(db, meeting.frame.id).await?,
        registered,
        organisations,
        meeting,
        now: ctx.now,
    })
}

/// The meeting in which an initiative was born.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Origin {
    /// The number of the meeting.
    pub number: i64,
    /// What it was called.
    pub title: String,
    /// The language of the title.
    pub language: Language,
    /// When it began.
    pub starts: Moment,
}

/// The meeting in which an initiative was born, where one is named.
#[server(endpoint = "meetings/find_origin", output = Postcard)]
pub async fn find_origin(initiative: InitiativeId) -> Result<Option<Origin>, Error> {
    let ctx = crate::wire::ctx();
    let found = domain::meetings::queries::find_origin(ctx.db.reader(), initiative).await?;
    Ok(found.map(|(number, title, language, starts)| Origin { number, title, language, starts }))
}

/// What a certificate says, and where everybody can check it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Verified {
    /// What it says.
    pub certificate: Certificate,
    /// The address of the page that shows it.
    pub address: String,
    /// The address as a picture.
    pub picture: crate::ui::qr::Picture,
}

/// What the certificate with this code says.
#[server(endpoint = "meetings/find_certificate", output = Postcard)]
pub async fn find_certificate(code: String) -> Result<Verified, Error> {
    use crate::wire::At;
    let ctx = crate::wire::ctx();
    let certificate = domain::meetings::queries::find_certificate(ctx.db.reader(), &code).await.at("code")?;
    let site = crate::wire::public_url();
    let code = certificate.code.replace('-', "");
    let language = crate::wire::language();
    let address = format!("{}/{language}/meetings/certificates/{code}", site.trim_end_matches('/'));
    let picture = crate::ui::qr::Picture::of(&address);
    Ok(Verified { certificate, address, picture })
}

/// The meeting of a registration, for whoever has the link that cancels it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Leaving {
    /// The meeting.
    pub frame: Frame,
    /// How far the registration has come.
    pub standing: Standing,
    /// When it was read.
    pub now: Moment,
}

/// What the link of a registration would cancel.
#[server(endpoint = "meetings/find_leaving", output = Postcard)]
pub async fn find_leaving(link: String) -> Result<Leaving, Error> {
    let ctx = crate::wire::ctx();
    let (frame, standing) = domain::meetings::queries::find_leaving(&ctx, &link).await?;
    Ok(Leaving { frame, standing, now: ctx.now })
}

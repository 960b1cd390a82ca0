//! Founding tables, changing their rulebook, convening sessions.

use domain::{
    base::{ItemId, MeetingId, TableId},
    people::Constituency,
    tables::{Deciding, Table},
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::wire::Error;

/// A table as it is typed: every field is text until it is read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Sheet {
    pub territory: String,
    pub name: String,
    pub mandate: String,
    pub language: String,
    pub notice_days: String,
    pub quorum_percent: String,
    pub deciding: Deciding,
    pub alternates: bool,
    pub chaired_by: String,
    /// The fewest seats of each kind.
    pub kinds: BTreeMap<String, String>,
    /// The fewest seats of each constituency.
    pub constituencies: BTreeMap<String, String>,
}

impl Default for Sheet {
    fn default() -> Self {
        let empty = String::new;
        Self {
            territory: empty(),
            name: empty(),
            mandate: empty(),
            language: "it".into(),
            notice_days: "10".into(),
            quorum_percent: "50".into(),
            deciding: Deciding::Concertation,
            // A box that is not ticked is not sent.
            alternates: false,
            chaired_by: empty(),
            kinds: BTreeMap::new(),
            constituencies: BTreeMap::new(),
        }
    }
}

/// What the form of a table needs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Workbench {
    /// The table as it was typed, or an empty sheet.
    pub sheet: Sheet,
    /// Where one keeps tables.
    pub places: Vec<(String, String)>,
    /// The constituencies to choose from.
    pub constituencies: Vec<Constituency>,
}

/// A table for the form that changes it, or an empty form.
#[server(endpoint = "tables/find_sheet", output = Postcard)]
pub async fn find_sheet(table: Option<TableId>) -> Result<Workbench, Error> {
    use domain::{
        base::{Deed, Stop},
        tables::{queries, rules},
    };
    let ctx = crate::wire::ctx();
    let places = crate::territories::api::choices(&ctx, Deed::KeepTable).await?;
    if places.is_empty() {
        ctx.actor.may(Deed::KeepTable, None).map_err(Stop::from)?;
    }
    let sheet = match table {
        Some(id) => {
            let table = queries::find_frame(ctx.db.reader(), id).await?;
            rules::may_keep(&ctx.actor, table.territory.scope()).map_err(Stop::from)?;
            Sheet::of(&table)
        }
        None => Sheet { alternates: true, ..Sheet::default() },
    };
    Ok(Workbench { sheet, places, constituencies: crate::people::api::constituencies(&ctx).await? })
}

impl Sheet {
    /// A table as its form shows it.
    #[cfg_attr(not(feature = "ssr"), allow(dead_code))]
    fn of(table: &Table) -> Self {
        use domain::tables::Measured;
        let rulebook = &table.rulebook;
        let (mut kinds, mut constituencies) = (BTreeMap::new(), BTreeMap::new());
        for minimum in &rulebook.minimums {
            match &minimum.of {
                Measured::Kind(kind) => kinds.insert(kind.to_string(), minimum.seats.to_string()),
                Measured::Constituency(key) => constituencies.insert(key.clone(), minimum.seats.to_string()),
            };
        }
        Self {
            territory: table.territory.id.to_string(),
            name: table.name.clone(),
            mandate: table.mandate.clone(),
            language: table.language.to_string(),
            notice_days: rulebook.notice_days.to_string(),
            quorum_percent: rulebook.quorum_percent.to_string(),
            deciding: rulebook.deciding,
            alternates: rulebook.alternates,
            chaired_by: rulebook.chaired_by.map(|kind| kind.to_string()).unwrap_or_default(),
            kinds,
            constituencies,
        }
    }

    /// What was typed, read.
    #[cfg(feature = "ssr")]
    fn draft(&self) -> Result<domain::tables::Draft, Error> {
        use crate::wire::At;
        use domain::{
            base::{
                Refusal,
                text::{Body, Title, optional},
            },
            tables::{Draft, Measured, Minimum, Rulebook, SeatKind},
        };
        let number = |text: &str, field: &str| -> Result<u16, Error> {
            text.trim().parse().map_err(|_| Refusal::NotANumber).at(field)
        };
        let mut minimums = Vec::new();
        for (word, seats) in self.kinds.iter().filter(|(_, seats)| !seats.trim().is_empty()) {
            let field = format!("sheet[kinds][{word}]");
            let kind: SeatKind = word.parse().at(&field)?;
            minimums.push(Minimum { of: Measured::Kind(kind), seats: number(seats, &field)? });
        }
        for (key, seats) in self.constituencies.iter().filter(|(_, seats)| !seats.trim().is_empty()) {
            let seats = number(seats, &format!("sheet[constituencies][{key}]"))?;
            minimums.push(Minimum { of: Measured::Constituency(key.clone()), seats });
        }
        minimums.retain(|minimum| minimum.seats > 0);
        let percent = number(&self.quorum_percent, "sheet[quorum_percent]")?;
        let territory = crate::territories::api::place(&self.territory)?;
        Ok(Draft {
            territory: territory.ok_or(Refusal::UnknownChoice).at("sheet[territory]")?,
            name: Title::parse(&self.name).at("sheet[name]")?,
            mandate: Body::parse(&self.mandate).at("sheet[mandate]")?,
            language: self.language.parse().at("sheet[language]")?,
            rulebook: Rulebook {
                notice_days: number(&self.notice_days, "sheet[notice_days]")?,
                quorum_percent: percent
                    .try_into()
                    .map_err(|_| Refusal::NotANumber)
                    .at("sheet[quorum_percent]")?,
                deciding: self.deciding,
                alternates: self.alternates,
                chaired_by: optional(&self.chaired_by, str::parse).at("sheet[chaired_by]")?,
                minimums,
            },
        })
    }
}

/// Founds a table, or changes it where its id is given; then shows its seats.
#[server(endpoint = "tables/write", output = Postcard)]
pub async fn write(#[server(default)] table: Option<TableId>, sheet: Sheet) -> Result<(), Error> {
    use crate::wire::At;
    use domain::tables::actions;
    let (ctx, draft) = (crate::wire::ctx(), sheet.draft()?);
    draft.rulebook.check().at("sheet[quorum_percent]")?;
    let id = match table {
        Some(id) => actions::change(&ctx, id, &draft).await.map(|()| id).at("sheet[name]")?,
        None => actions::found(&ctx, &draft).await.at("sheet[name]")?,
    };
    leptos_axum::redirect(&format!("/{}/administration/tables/{id}/seats", crate::wire::language()));
    Ok(())
}

/// Convenes a session and leads to the page on which it is run.
#[server(endpoint = "tables/convene", output = Postcard)]
pub async fn convene(
    table: TableId,
    day: String,
    begins: String,
    ends: String,
    #[server(default)] place: String,
    #[server(default)] link: String,
    agenda: String,
    #[server(default)] urgent_reason: String,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::{
        base::{
            Day, Moment, Refusal,
            moment::clock_from_text,
            text::{Label, Reasons, optional},
        },
        organisations::Website,
        tables::{Convocation, ItemDraft, actions},
    };
    let on = Day::from_iso(&day).ok_or(Refusal::NotADate).at("day")?;
    let at = |clock: &str, field| {
        let (hour, minute) = clock_from_text(clock).ok_or(Refusal::NotADate).at(field)?;
        Ok::<_, Error>(Moment::in_italy(on, hour, minute))
    };
    let convocation = Convocation {
        starts_at: at(&begins, "begins")?,
        ends_at: at(&ends, "ends")?,
        place: optional(&place, Label::parse).at("place")?,
        link: optional(&link, Website::parse).at("link")?,
        urgent_reason: optional(&urgent_reason, Reasons::parse).at("urgent_reason")?,
        agenda: ItemDraft::parse_agenda(&agenda).at("agenda")?,
    };
    if convocation.ends_at <= convocation.starts_at {
        return Err(Refusal::DatesOutOfOrder).at("ends");
    }
    if convocation.place.is_none() && convocation.link.is_none() {
        return Err(Refusal::Missing).at("place");
    }
    let ctx = crate::wire::ctx();
    let id = actions::convene(&ctx, table, &convocation).await.at("urgent_reason")?;
    leptos_axum::redirect(&format!("/{}/administration/tables/sessions/{id}", crate::wire::language()));
    Ok(())
}

/// Calls a session off.
#[server(endpoint = "tables/cancel", output = Postcard)]
pub async fn cancel(session: MeetingId, reasons: String) -> Result<(), Error> {
    use crate::wire::At;
    let reasons = domain::base::text::Reasons::parse(&reasons).at("reasons")?;
    Ok(domain::tables::actions::cancel(&crate::wire::ctx(), session, &reasons).await?)
}

#[cfg(feature = "ssr")]
fn item(
    title: &str,
    text: &str,
    confidential_reason: &str,
    urgent_reason: &str,
) -> Result<domain::tables::ItemDraft, Error> {
    use crate::wire::At;
    use domain::{
        base::text::{Message, Reasons, Title, optional},
        tables::ItemDraft,
    };
    Ok(ItemDraft {
        title: Title::parse(title).at("title")?,
        text: optional(text, Message::parse).at("text")?,
        subject: None,
        urgent_reason: optional(urgent_reason, Reasons::parse).at("urgent_reason")?,
        confidential_reason: optional(confidential_reason, Reasons::parse).at("confidential_reason")?,
    })
}

/// Puts a point on an agenda; it may be about a board or an initiative, named by the address of its page.
#[server(endpoint = "tables/add_item", output = Postcard)]
pub async fn add_item(
    session: MeetingId,
    title: String,
    #[server(default)] text: String,
    #[server(default)] about: String,
    #[server(default)] confidential_reason: String,
    #[server(default)] urgent_reason: String,
    #[server(default)] leads_there: bool,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::base::{Refusal, Stop, Subject, text::optional};
    let mut draft = item(&title, &text, &confidential_reason, &urgent_reason)?;
    draft.subject = optional(&about, Subject::from_address).at("about")?;
    let added = domain::tables::actions::add_item(&crate::wire::ctx(), session, &draft).await;
    let is_late = matches!(&added, Err(Stop::Refused(Refusal::TooLateToConvene { .. })));
    added.at(if is_late { "urgent_reason" } else { "about" })?;
    if leads_there {
        let language = crate::wire::language();
        leptos_axum::redirect(&format!("/{language}/administration/tables/sessions/{session}"));
    }
    Ok(())
}

/// Changes the words of a point.
#[server(endpoint = "tables/change_item", output = Postcard)]
pub async fn change_item(
    item: ItemId,
    title: String,
    #[server(default)] text: String,
    #[server(default)] confidential_reason: String,
) -> Result<(), Error> {
    let draft = self::item(&title, &text, &confidential_reason, "")?;
    Ok(domain::tables::actions::change_item(&crate::wire::ctx(), item, &draft).await?)
}

/// Moves a point of an agenda up or down by one place.
#[server(endpoint = "tables/move_item", output = Postcard)]
pub async fn move_item(item: ItemId, way: String) -> Result<(), Error> {
    let way = way.parse().map_err(domain::base::Stop::from)?;
    Ok(domain::tables::actions::move_item(&crate::wire::ctx(), item, way).await?)
}

/// Takes a point off an agenda.
#[server(endpoint = "tables/remove_item", output = Postcard)]
pub async fn remove_item(item: ItemId) -> Result<(), Error> {
    Ok(domain::tables::actions::remove_item(&crate::wire::ctx(), item).await?)
}

//! From a draft to rows.

use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, Value};
use std::collections::HashMap;

use crate::{
    base::{
        Language, Moment, OfferId, OrganisationId, Refusal, TerritoryId, database::insert_rows, fold::fold,
    },
    offers::{Draft, Misfit, tables::offer},
    territories::{self, Territory},
};

/// All territories, found by id and by ISTAT code.
pub(crate) struct Atlas(HashMap<String, Territory>);

impl Atlas {
    /// Reads them. One statement.
    pub(crate) async fn read(db: &impl ConnectionTrait) -> Result<Self, DbErr> {
        let territories = territories::queries::list(db).await?;
        let by_both = territories.into_iter().flat_map(|territory| {
            [(territory.id.to_string(), territory.clone()), (territory.istat_code.clone(), territory)]
        });
        Ok(Self(by_both.collect()))
    }

    fn find(&self, field: &str, written: &str) -> Result<&Territory, Misfit> {
        let unknown = || Misfit { field: field.to_owned(), refusal: Refusal::UnknownChoice };
        self.0.get(written.trim()).ok_or_else(unknown)
    }
}

/// A service ready to be stored.
pub(crate) struct Prepared {
    pub(crate) row: offer::ActiveModel,
    territories: Vec<Vec<Value>>,
    languages: Vec<Vec<Value>>,
}

/// The rows of a draft. `otherwise` is the language of its texts where neither it nor they tell.
pub(crate) fn prepare(
    id: OfferId,
    (organisation, organisation_name): (OrganisationId, &str),
    draft: &Draft,
    atlas: &Atlas,
    otherwise: Language,
    now: Moment,
) -> Result<Prepared, Misfit> {
    let served: Vec<&Territory> = draft
        .territories
        .iter()
        .map(|written| atlas.find("territories", written))
        .collect::<Result<_, _>>()?;
    let place = draft.place.as_deref().map(|written| atlas.find("place", written)).transpose()?;
    let description = draft.description.as_str();
    let detected = || Language::detect(&format!("{} {description}", draft.name.as_str()));
    let mut ids: Vec<(TerritoryId, TerritoryId)> =
        served.iter().map(|territory| (territory.id, territory.within.unwrap_or(territory.id))).collect();
    ids.sort_unstable();
    ids.dedup();
    let names = served.iter().chain(&place).map(|territory| territory.name.as_str());
    let row = offer::ActiveModel {
        id: Set(id),
        organisation_id: Set(organisation),
        place_id: Set(place.map(|place| place.id)),
        language: Set(draft.language.or_else(detected).unwrap_or(otherwise)),
        search: Set(search(draft, organisation_name, names)),
        confirmed_at: Set(now),
        changed_at: Set(now),
        ..columns(draft)
    };
    Ok(Prepared {
        row,
        territories: ids
            .into_iter()
            .map(|(territory, province)| vec![id.into(), territory.into(), province.into()])
            .collect(),
        languages: draft.languages.iter().map(|language| vec![id.into(), (*language).into()]).collect(),
    })
}

/// The columns that stand in the draft as they are stored.
fn columns(draft: &Draft) -> offer::ActiveModel {
    let label = |text: &Option<crate::base::text::Label>| text.clone().map(String::from);
    let message = |text: &Option<crate::base::text::Message>| text.clone().map(String::from);
    offer::ActiveModel {
        theme: Set(draft.theme),
        name: Set(draft.name.as_str().to_owned()),
        description: Set(draft.description.as_str().to_owned()),
        audience: Set(message(&draft.audience)),
        address: Set(label(&draft.address)),
        directions: Set(message(&draft.directions)),
        hours: Set(draft.hours.to_string()),
        slots: Set(draft.hours.touched().0),
        schedule: Set(message(&draft.schedule)),
        cost: Set(draft.cost),
        fees: Set(message(&draft.fees)),
        phone: Set(draft.phone.as_ref().map(|phone| phone.as_str().to_owned())),
        email: Set(draft.email.as_ref().map(|email| email.as_str().to_owned())),
        website: Set(draft.website.as_ref().map(|address| address.as_str().to_owned())),
        step_free: Set(draft.step_free),
        accessibility: Set(message(&draft.accessibility)),
        children: Set(draft.children),
        remote: Set(draft.remote),
        mediators: Set(draft.mediators),
        places: Set(draft.places),
        valid_until: Set(draft.valid_until),
        ..Default::default()
    }
}

/// Everything in which words are looked for.
fn search<'a>(draft: &'a Draft, organisation: &str, places: impl Iterator<Item = &'a str>) -> String {
    let mut text = format!("{} {organisation} {}", draft.name.as_str(), draft.description.as_str());
    let more = [&draft.audience, &draft.schedule, &draft.accessibility].into_iter().flatten();
    let more = more.map(crate::base::text::Message::as_str);
    let address = draft.address.as_ref().map(crate::base::text::Label::as_str);
    for piece in more.chain(address).chain(places) {
        text.push(' ');
        text.push_str(piece);
    }
    fold(&text)
}

/// Stores new services: their rows, what they serve, what they speak.
pub(crate) async fn insert(
    db: &impl ConnectionTrait,
    prepared: Vec<Prepared>,
    now: Moment,
) -> Result<(), DbErr> {
    let (mut territories, mut languages) = (Vec::new(), Vec::new());
    // SQLite binds at most 32,766 values in a statement.
    const TOGETHER: usize = 800;
    let mut rows = Vec::with_capacity(prepared.len());
    for one in prepared {
        territories.extend(one.territories);
        languages.extend(one.languages);
        rows.push(offer::ActiveModel { created_at: Set(now), ..one.row });
    }
    for some in rows.chunks(TOGETHER) {
        offer::Entity::insert_many(some.iter().cloned()).exec_without_returning(db).await?;
    }
    insert_parts(db, territories, languages).await
}

/// Puts other territories and languages in the place of those that a service has.
pub(super) async fn replace_parts(
    db: &impl ConnectionTrait,
    id: OfferId,
    prepared: Prepared,
) -> Result<offer::ActiveModel, DbErr> {
    for table in ["offer_territories", "offer_languages"] {
        let sql = format!("DELETE FROM {table} WHERE offer_id = $1");
        db.execute_raw(crate::base::database::statement(db, &sql, [id.into()])).await?;
    }
    insert_parts(db, prepared.territories, prepared.languages).await?;
    Ok(prepared.row)
}

async fn insert_parts(
    db: &impl ConnectionTrait,
    territories: Vec<Vec<Value>>,
    languages: Vec<Vec<Value>>,
) -> Result<(), DbErr> {
    let columns = ["offer_id", "territory_id", "province_id"];
    insert_rows(db, "offer_territories", &columns, territories).await?;
    insert_rows(db, "offer_languages", &["offer_id", "language"], languages).await
}

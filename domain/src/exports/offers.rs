//! All public services as open data: a table whose columns the import reads back, and objects of the shape of Open
//! Referral HSDS 3.1 (<https://docs.openreferral.org/en/3.1/hsds/schema_reference.html>), as its API answers
//! `GET /services`. Nothing in it is about persons.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use super::{Cell, Table};
use crate::{
    imports::offers::{COLUMNS, TOLD},
    offers::{Cost, Offer, Place},
    territories::Kind,
};

/// The columns: what the export alone says, then what the import reads too.
const NAMES: [&str; COLUMNS.len() + TOLD.len()] = {
    let mut names = [""; COLUMNS.len() + TOLD.len()];
    let mut place = 0;
    while place < names.len() {
        names[place] = if place < TOLD.len() { TOLD[place] } else { COLUMNS[place - TOLD.len()].0 };
        place += 1;
    }
    names
};

/// The services as a table.
pub fn table(offers: &[Offer]) -> Table {
    Table { name: "offers", columns: &NAMES, rows: offers.iter().map(row).collect() }
}

fn row(offer: &Offer) -> Vec<Cell> {
    let told = [offer.id.to_string(), offer.confirmed_at.day().iso(), offer.changed_at.rfc3339()];
    told.into_iter().map(Cell::Text).chain(COLUMNS.iter().map(|(_, field)| cell(offer, field))).collect()
}

fn cell(offer: &Offer, field: &str) -> Cell {
    let text = |text: &str| Cell::Text(text.to_owned());
    let maybe = |text: &Option<String>| text.clone().map_or(Cell::Empty, Cell::Text);
    let many = |words: Vec<String>| Cell::Text(words.join(" "));
    match field {
        "organisation" => text(&offer.organisation_name),
        "name" => text(&offer.name),
        "description" => text(&offer.description),
        "language" => text(offer.language.as_str()),
        "theme" => text(offer.theme.as_str()),
        "territories" => many(offer.territories.iter().map(|place| place.code.clone()).collect()),
        "place" => offer.place.as_ref().map_or(Cell::Empty, |place| text(&place.code)),
        "address" => maybe(&offer.address),
        "directions" => maybe(&offer.directions),
        "hours" => Cell::Text(offer.hours.to_string()),
        "schedule" => maybe(&offer.schedule),
        "languages" => many(offer.languages.iter().map(ToString::to_string).collect()),
        "cost" => text(offer.cost.as_str()),
        "fees" => maybe(&offer.fees),
        "audience" => maybe(&offer.audience),
        "phone" => maybe(&offer.phone),
        "email" => maybe(&offer.email),
        "website" => maybe(&offer.website),
        "step_free" => Cell::Flag(offer.step_free),
        "accessibility" => maybe(&offer.accessibility),
        "children" => Cell::Flag(offer.children),
        "remote" => Cell::Flag(offer.remote),
        "mediators" => Cell::Flag(offer.mediators),
        "places" => offer.places.map_or(Cell::Empty, |places| Cell::Number(places.into())),
        _ => offer.valid_until.map_or(Cell::Empty, |day| Cell::Text(day.iso())),
    }
}

/// The services as one page of HSDS.
pub fn hsds(offers: &[Offer]) -> Value {
    json!({
        "total_items": offers.len(),
        "total_pages": 1,
        "page_number": 1,
        "size": offers.len(),
        "first_page": true,
        "last_page": true,
        "empty": offers.is_empty(),
        "contents": offers.iter().map(service).collect::<Vec<_>>(),
    })
}

fn service(offer: &Offer) -> Value {
    let mut service = object(json!({
        "id": offer.id,
        "name": offer.name,
        "description": offer.description,
        "status": "active",
        "assured_date": offer.confirmed_at.day().iso(),
        "last_modified": offer.changed_at.rfc3339(),
        "organization": { "id": offer.organisation, "name": offer.organisation_name },
        "languages": languages(offer),
        "schedules": schedules(offer),
        "service_areas": offer.territories.iter().map(|place| area(offer, place)).collect::<Vec<_>>(),
        "service_at_locations": locations(offer),
        "cost_options": costs(offer),
        "attributes": attributes(offer),
    }));
    let maybe = [
        ("eligibility_description", &offer.audience),
        ("fees_description", &offer.fees),
        ("email", &offer.email),
        ("url", &offer.website),
    ];
    for (name, text) in maybe {
        if let Some(text) = text {
            service.insert(name.to_owned(), json!(text));
        }
    }
    if let Some(phone) = &offer.phone {
        service.insert("phones".to_owned(), json!([{ "id": id(offer, "phone"), "number": phone }]));
    }
    if offer.mediators {
        service.insert("interpretation_services".to_owned(), json!("Intercultural mediators come along."));
    }
    if let Some(places) = offer.places {
        service.insert(
            "capacities".to_owned(),
            json!([{
                "id": id(offer, "capacity"),
                "available": places,
                "updated": offer.confirmed_at.rfc3339(),
                "unit": { "id": fixed("unit places"), "name": "places" },
            }]),
        );
    }
    Value::Object(service)
}

fn languages(offer: &Offer) -> Vec<Value> {
    let language = |language: &crate::base::Language| {
        json!({
            "id": id(offer, &format!("language {language}")),
            "code": language.as_str(),
            "name": language.endonym(),
        })
    };
    offer.languages.iter().map(language).collect()
}

/// A line for each hours of the week, or one in words only. Times are those of clocks in Italy.
fn schedules(offer: &Offer) -> Vec<Value> {
    let valid_to = offer.valid_until.map(crate::base::Day::iso);
    let mut lines: Vec<Value> = offer
        .hours
        .slots()
        .iter()
        .map(|slot| {
            let (opens, closes) = slot.clock();
            json!({
                "id": id(offer, &format!("schedule {} {opens}", slot.day)),
                "freq": "WEEKLY",
                "interval": 1,
                "byday": slot.day.byday(),
                "opens_at": opens,
                "closes_at": closes,
                "notes": "Europe/Rome",
                "description": offer.schedule,
                "valid_to": valid_to,
            })
        })
        .collect();
    if lines.is_empty() && (offer.schedule.is_some() || valid_to.is_some()) {
        lines.push(json!({
            "id": id(offer, "schedule"), "description": offer.schedule, "valid_to": valid_to,
        }));
    }
    lines.into_iter().map(without_nulls).collect()
}

fn area(offer: &Offer, place: &Place) -> Value {
    let kind = match place.kind {
        Kind::Province => "province",
        Kind::Municipality => "municipality",
    };
    json!({
        "id": id(offer, &format!("area {}", place.code)),
        "name": place.name,
        "description": format!("ISTAT {kind} {}", place.code),
        "extent": place.code,
        "extent_type": "text",
    })
}

fn locations(offer: &Offer) -> Vec<Value> {
    let mut locations = Vec::new();
    if offer.place.is_some() || offer.address.is_some() {
        let mut address = json!({
            "id": id(offer, "address"),
            "address_1": offer.address,
            "city": offer.place.as_ref().map(|place| &place.name),
            "country": "IT",
            "address_type": "physical",
        });
        address = without_nulls(address);
        let mut location = json!({
            "id": id(offer, "location"),
            "location_type": "physical",
            "transportation": offer.directions,
            "addresses": [address],
        });
        if offer.step_free || offer.accessibility.is_some() {
            location["accessibility"] = json!([without_nulls(json!({
                "id": id(offer, "accessibility"),
                "description": offer.step_free.then_some("step-free"),
                "details": offer.accessibility,
            }))]);
        }
        locations.push(json!({ "id": id(offer, "at location"), "location": without_nulls(location) }));
    }
    if offer.remote {
        let location = json!({
            "id": id(offer, "virtual location"), "location_type": "virtual", "url": offer.website,
        });
        locations
            .push(json!({ "id": id(offer, "at virtual location"), "location": without_nulls(location) }));
    }
    locations
}

fn costs(offer: &Offer) -> Vec<Value> {
    let mut option = json!({
        "id": id(offer, "cost"), "option": offer.cost.as_str(), "amount_description": offer.fees,
    });
    if offer.cost == Cost::Free {
        option["amount"] = json!(0);
        option["currency"] = json!("EUR");
    }
    vec![without_nulls(option)]
}

fn attributes(offer: &Offer) -> Vec<Value> {
    let flags = [("children", offer.children), ("mediators", offer.mediators), ("remote", offer.remote)];
    let features = flags.iter().filter(|(_, has)| *has).map(|(name, _)| ("tavolata-features", *name));
    std::iter::once(("tavolata-themes", offer.theme.as_str()))
        .chain(features)
        .map(|(taxonomy, term)| {
            json!({
                "id": id(offer, &format!("attribute {term}")),
                "link_id": offer.id,
                "link_entity": "service",
                "taxonomy_term": {
                    "id": fixed(&format!("{taxonomy} {term}")),
                    "code": term,
                    "name": term.replace('_', " "),
                    "description": term.replace('_', " "),
                    "taxonomy": taxonomy,
                },
            })
        })
        .collect()
}

/// The id of a part of a service: the same in every export.
fn id(offer: &Offer, part: &str) -> Uuid {
    fixed(&format!("{} {part}", offer.id))
}

fn fixed(name: &str) -> Uuid {
    let hash = Sha256::digest(name);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    Builder::from_custom_bytes(bytes).into_uuid()
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(object) => object,
        _ => Map::new(),
    }
}

fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            Value::Object(fields.into_iter().filter(|(_, field)| !field.is_null()).collect())
        }
        other => other,
    }
}

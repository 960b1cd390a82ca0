//! The fields of the common schema.

use domain::{
    base::{
        Language, TerritoryId,
        text::{Body, Label, Message, Title},
    },
    offers::{Cost, Offer, Theme, Weekday},
    territories::{Kind, Territory},
};
use leptos::prelude::*;

use super::api::Write;
use crate::{
    i18n::words,
    ui::{
        field::{Group, Select, TextArea, TextField, Tick},
        form::Sending,
    },
};

type Choice = (String, String);
type Of = fn(&Offer) -> Option<String>;

/// The names of the fields with the hours of each day.
const DAYS: [&str; 7] = [
    "typed[monday]",
    "typed[tuesday]",
    "typed[wednesday]",
    "typed[thursday]",
    "typed[friday]",
    "typed[saturday]",
    "typed[sunday]",
];

/// The fields, in the order in which one tells of a service.
#[component]
pub fn Fields(sending: Sending<Write>, offer: Option<Offer>, territories: Vec<Territory>) -> impl IntoView {
    view! {
        <What sending offer=offer.clone()/>
        <Where sending offer=offer.clone() territories/>
        <When sending offer=offer.clone()/>
        <ForWhom sending offer/>
    }
}

/// What is in a field: what was typed, else what is stored.
fn text(sending: Sending<Write>, offer: Option<&Offer>, name: &str, of: Of) -> String {
    sending.typed(name, offer.and_then(of).unwrap_or_default())
}

fn is_ticked(sending: Sending<Write>, offer: Option<&Offer>, name: &str, of: fn(&Offer) -> bool) -> bool {
    sending.chosen(name).map_or_else(|| offer.is_some_and(of), |ticked| !ticked.is_empty())
}

#[component]
fn What(sending: Sending<Write>, offer: Option<Offer>) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let offer = offer.as_ref();
    let none = std::iter::once((String::new(), texts.choose().to_owned()));
    let themes = Theme::ALL
        .iter()
        .map(|theme| (theme.to_string(), words.choice("offer_theme", theme.as_str()).to_owned()));
    let mut written_in = vec![(String::new(), words.common().language_detected().to_owned())];
    written_in.extend(Language::OFFERED.iter().map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned())));
    view! {
        <TextField
            name="typed[name]"
            label=texts.name()
            help=texts.name_help()
            value=text(sending, offer, "typed[name]", |offer| Some(offer.name.clone()))
            most=Title::LONGEST
            required=true
        />
        <Select
            name="typed[theme]"
            label=texts.theme()
            choices=none.chain(themes).collect()
            value=text(sending, offer, "typed[theme]", |offer| Some(offer.theme.to_string()))
            required=true
        />
        <TextArea
            name="typed[description]"
            label=texts.description()
            help=texts.description_help()
            value=text(sending, offer, "typed[description]", |offer| Some(offer.description.clone()))
            most=Body::LONGEST
            required=true
        />
        <Select
            name="typed[language]"
            label=words.common().language_of_text()
            choices=written_in
            value=text(sending, offer, "typed[language]", |offer| Some(offer.language.to_string()))
        />
    }
}

#[component]
fn Where(sending: Sending<Write>, offer: Option<Offer>, territories: Vec<Territory>) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let offer = offer.as_ref();
    let towns = territories.iter().filter(|territory| territory.kind == Kind::Municipality);
    let mut places: Vec<Choice> = vec![(String::new(), texts.no_place().to_owned())];
    places.extend(towns.map(|territory| (territory.id.to_string(), territory.name.clone())));
    let chosen = sending.chosen("typed[territories][]").unwrap_or_else(|| {
        let served = offer.map(|offer| offer.territories.iter().map(|place| place.id.to_string()).collect());
        served.unwrap_or_default()
    });
    view! {
        <Served territories chosen/>
        <Select
            name="typed[place]"
            label=texts.place()
            choices=places
            value=text(sending, offer, "typed[place]", |offer| offer.place.as_ref().map(|place| place.id.to_string()))
        />
        <TextField
            name="typed[address]"
            label=texts.address()
            value=text(sending, offer, "typed[address]", |offer| offer.address.clone())
            most=Label::LONGEST
            optional=true
        />
        <TextArea
            name="typed[directions]"
            label=texts.directions()
            value=text(sending, offer, "typed[directions]", |offer| offer.directions.clone())
            rows=2
            most=Message::LONGEST
            optional=true
        />
        <Tick
            name="typed[remote]"
            value="true"
            label=texts.also_remote()
            checked=is_ticked(sending, offer, "typed[remote]", |offer| offer.remote)
        />
    }
}

/// Whole provinces, and behind each its municipalities.
#[component]
fn Served(territories: Vec<Territory>, chosen: Vec<String>) -> impl IntoView {
    let texts = words().offers();
    let box_for = {
        let chosen = chosen.clone();
        move |id: TerritoryId, label: String| {
            let id = id.to_string();
            view! {
                <label class="tick">
                    <input
                        type="checkbox"
                        name="typed[territories][]"
                        value=id.clone()
                        checked=chosen.contains(&id)
                    />
                    <span>{label}</span>
                </label>
            }
        }
    };
    let provinces: Vec<Territory> =
        territories.iter().filter(|territory| territory.kind == Kind::Province).cloned().collect();
    let province = move |province: Territory| {
        let within: Vec<Territory> =
            territories.iter().filter(|town| town.within == Some(province.id)).cloned().collect();
        let open = within.iter().any(|town| chosen.contains(&town.id.to_string()));
        let towns = within.into_iter().map(|town| box_for(town.id, town.name)).collect_view();
        view! {
            <div class="province">
                {box_for(province.id, texts.whole_province(province.name.clone()))}
                <details class="more" open=open>
                    <summary>{texts.towns_of(province.name)}</summary>
                    <div class="ticks">{towns}</div>
                </details>
            </div>
        }
    };
    view! {
        <Group name="typed[territories][]" legend=texts.territories() help=texts.territories_help()>
            {provinces.into_iter().map(province).collect_view()}
        </Group>
    }
}

#[component]
fn When(sending: Sending<Write>, offer: Option<Offer>) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let offer = offer.as_ref();
    let day = |(name, day): (&'static str, &Weekday)| {
        let stored = offer.map(|offer| offer.hours.of_day(*day)).unwrap_or_default();
        view! {
            <TextField
                name
                dir="ltr"
                label=words.choice("weekday", day.as_str())
                value=sending.typed(name, stored)
            />
        }
    };
    view! {
        <fieldset class="field">
            <legend>{texts.hours()}</legend>
            <p class="help">{texts.hours_help()}</p>
            <div class="pair">{DAYS.into_iter().zip(Weekday::ALL).map(day).collect_view()}</div>
        </fieldset>
        <TextArea
            name="typed[schedule]"
            label=texts.schedule()
            help=texts.schedule_help()
            value=text(sending, offer, "typed[schedule]", |offer| offer.schedule.clone())
            rows=2
            most=Message::LONGEST
            optional=true
        />
        <TextField
            name="typed[valid_until]"
            kind="date"
            dir="ltr"
            label=texts.valid_until()
            value=text(sending, offer, "typed[valid_until]", |offer| offer.valid_until.map(domain::base::Day::iso))
            optional=true
        />
    }
}

#[component]
fn ForWhom(sending: Sending<Write>, offer: Option<Offer>) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let offer = offer.as_ref();
    let costs =
        Cost::ALL.iter().map(|cost| (cost.to_string(), words.choice("cost", cost.as_str()).to_owned()));
    view! {
        <Languages
            chosen=sending
                .chosen("typed[languages][]")
                .unwrap_or_else(|| {
                    offer.map(|offer| offer.languages.iter().map(ToString::to_string).collect()).unwrap_or_default()
                })
        />
        <TextArea
            name="typed[audience]"
            label=texts.audience()
            help=texts.audience_help()
            value=text(sending, offer, "typed[audience]", |offer| offer.audience.clone())
            rows=2
            most=Message::LONGEST
            optional=true
        />
        <Tick
            name="typed[children]"
            value="true"
            label=texts.children_welcome()
            checked=is_ticked(sending, offer, "typed[children]", |offer| offer.children)
        />
        <Tick
            name="typed[mediators]"
            value="true"
            label=texts.mediators_come()
            checked=is_ticked(sending, offer, "typed[mediators]", |offer| offer.mediators)
        />
        <Select
            name="typed[cost]"
            label=texts.cost()
            choices=costs.collect()
            value=text(sending, offer, "typed[cost]", |offer| Some(offer.cost.to_string()))
        />
        <TextField
            name="typed[fees]"
            label=texts.fees()
            value=text(sending, offer, "typed[fees]", |offer| offer.fees.clone())
            optional=true
        />
        <TextField
            name="typed[places]"
            dir="ltr"
            label=texts.places()
            value=text(sending, offer, "typed[places]", |offer| offer.places.map(|places| places.to_string()))
            optional=true
        />
        <Tick
            name="typed[step_free]"
            value="true"
            label=texts.step_free()
            checked=is_ticked(sending, offer, "typed[step_free]", |offer| offer.step_free)
        />
        <TextField
            name="typed[accessibility]"
            label=texts.accessibility()
            value=text(sending, offer, "typed[accessibility]", |offer| offer.accessibility.clone())
            optional=true
        />
        <TextField
            name="typed[phone]"
            kind="tel"
            dir="ltr"
            label=texts.phone()
            help=texts.contact_help()
            value=text(sending, offer, "typed[phone]", |offer| offer.phone.clone())
            optional=true
        />
        <TextField
            name="typed[email]"
            kind="email"
            dir="ltr"
            label=texts.email()
            value=text(sending, offer, "typed[email]", |offer| offer.email.clone())
            optional=true
        />
        <TextField
            name="typed[website]"
            kind="url"
            dir="ltr"
            label=texts.website()
            value=text(sending, offer, "typed[website]", |offer| offer.website.clone())
            optional=true
        />
    }
}

#[component]
fn Languages(chosen: Vec<String>) -> impl IntoView {
    let one = move |(tag, name): &(&'static str, &'static str)| {
        view! {
            <label class="tick">
                <input
                    type="checkbox"
                    name="typed[languages][]"
                    value=*tag
                    checked=chosen.iter().any(|chosen| chosen == tag)
                />
                <span lang=*tag dir="auto">{*name}</span>
            </label>
        }
    };
    view! {
        <Group name="typed[languages][]" legend=words().offers().languages()>
            <div class="ticks">{Language::OFFERED.iter().map(one).collect_view()}</div>
        </Group>
    }
}

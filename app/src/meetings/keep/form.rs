//! The form of a meeting.

use domain::{
    base::{
        Language,
        text::{Body, Label, Message, Title},
    },
    boards::Theme,
    meetings::{Entry, Kind},
};
use leptos::prelude::*;

use super::rows::{DateRows, OrganiserRows, QuotaRows, TongueRows};
use crate::{
    i18n::words,
    meetings::{
        api::{
            keep::{FindForm, Workbench, Write},
            written::Written,
        },
        number_in_address,
    },
    people::plain::PlainForm,
    reading::Reading,
    ui::{
        field::{Group, Select, TextArea, TextField, Tick},
        form::Sending,
        loaded::Loaded,
        refused::NotFound,
        title::PageTitle,
    },
};

/// The page on which a meeting is called.
#[component]
pub fn NewPage() -> impl IntoView {
    view! { <Sheet number=None/> }
}

/// The page on which a meeting is changed.
#[component]
pub fn ChangePage() -> impl IntoView {
    let number = number_in_address();
    move || match number.get() {
        Some(number) => view! { <Sheet number=Some(number)/> }.into_any(),
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Sheet(number: Option<i64>) -> impl IntoView {
    let workbench = Reading::new(move || FindForm { number });
    view! { <Loaded data=workbench view=|workbench| view! { <Page workbench/> }.into_any()/> }
}

#[component]
fn Page(workbench: Workbench) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let Workbench { meeting, written, places, organisations, constituencies } = workbench;
    let sending = Sending::<Write>::new();
    let title = if meeting.is_some() { texts.change() } else { texts.new() };
    let is_new = meeting.is_none();
    view! {
        <PageTitle page=title/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <h1>{title}</h1>
                {meeting.as_ref().map(|(_, title)| view! { <p class="lead" dir="auto">{title.clone()}</p> })}
            </div>
            <PlainForm sending class="panel form">
                {meeting
                    .map(|(id, _)| {
                        view! {
                            <input type="hidden" name="meeting" value=id.to_string()/>
                            <input type="hidden" name="written[kind]" value=written.kind.to_string()/>
                        }
                    })}
                <AboutFields sending written=written.clone() places is_new/>
                <OrganiserRows sending written=written.clone() organisations=organisations.clone()/>
                <DateRows sending written=written.clone()/>
                <PlaceFields sending written=written.clone()/>
                <TongueRows sending written=written.clone()/>
                <Tick
                    name="written[childcare]"
                    value="true"
                    label=texts.childcare()
                    checked=sending
                        .chosen("written[childcare]")
                        .map_or(written.childcare, |ticked| !ticked.is_empty())
                />
                <EntryFields sending written=written.clone()/>
                <QuotaRows sending written constituencies organisations/>
                <div class="actions">
                    <button class="button primary">{words.common().save()}</button>
                    <p class="help">{if is_new { texts.save_new_help() } else { texts.save_help() }}</p>
                </div>
            </PlainForm>
        </main>
    }
}

#[component]
fn AboutFields(
    sending: Sending<Write>,
    written: Written,
    places: Vec<(String, String)>,
    is_new: bool,
) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let kinds = Kind::OPEN.map(|kind| (kind.to_string(), words.choice("meeting", kind.as_str()).to_owned()));
    let mut themes = vec![(String::new(), words.common().not_stated().to_owned())];
    themes.extend(
        Theme::ALL.iter().map(|theme| (theme.to_string(), words.choice("theme", theme.as_str()).to_owned())),
    );
    let languages = Language::OFFERED.iter().map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned()));
    view! {
        {is_new
            .then(|| {
                view! {
                    <Select
                        name="written[kind]"
                        label=texts.kind()
                        choices=kinds.to_vec()
                        value=sending.typed("written[kind]", written.kind.to_string())
                    />
                }
            })}
        <TextField
            name="written[title]"
            label=texts.meeting_title()
            value=sending.typed("written[title]", written.title)
            most=Title::LONGEST
            required=true
        />
        <TextArea
            name="written[description]"
            label=texts.description()
            value=sending.typed("written[description]", written.description)
            most=Body::LONGEST
            optional=true
        />
        <Select
            name="written[language]"
            label=words.common().language_of_text()
            choices=languages.collect()
            value=sending.typed("written[language]", written.language)
        />
        <Select
            name="written[territory]"
            label=words.boards().territory()
            choices=places
            value=sending.typed("written[territory]", written.territory)
        />
        <Select
            name="written[theme]"
            label=words.boards().theme()
            choices=themes
            value=sending.typed("written[theme]", written.theme)
        />
    }
}

#[component]
fn PlaceFields(sending: Sending<Write>, written: Written) -> impl IntoView {
    let texts = words().meetings();
    view! {
        <h2>{texts.where_it_is()}</h2>
        <p class="help">{texts.where_help()}</p>
        <TextField
            name="written[place]"
            label=texts.place()
            value=sending.typed("written[place]", written.place)
            most=Label::LONGEST
            optional=true
        />
        <TextField
            name="written[address]"
            label=texts.address()
            value=sending.typed("written[address]", written.address)
            most=Label::LONGEST
            optional=true
        />
        <TextField
            name="written[coordinates]"
            dir="ltr"
            label=texts.coordinates()
            help=texts.coordinates_help()
            value=sending.typed("written[coordinates]", written.coordinates)
            optional=true
        />
        <TextArea
            name="written[directions]"
            label=texts.directions()
            value=sending.typed("written[directions]", written.directions)
            rows=3
            most=Message::LONGEST
            optional=true
        />
        <TextArea
            name="written[accessibility]"
            label=texts.accessibility()
            value=sending.typed("written[accessibility]", written.accessibility)
            rows=3
            most=Message::LONGEST
            optional=true
        />
        <TextField
            name="written[link]"
            kind="url"
            dir="ltr"
            label=texts.link()
            help=texts.link_for_registered()
            value=sending.typed("written[link]", written.link)
            optional=true
        />
    }
}

#[component]
fn EntryFields(sending: Sending<Write>, written: Written) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let chosen = sending.typed("written[entry]", written.entry.to_string());
    let card = move |entry: &Entry| {
        view! {
            <label class="choice">
                <input type="radio" name="written[entry]" value=entry.as_str() checked=chosen == entry.as_str()/>
                <span><b>{words.choice("meeting_entry", entry.as_str())}</b></span>
            </label>
        }
    };
    view! {
        <Group name="written[entry]" legend=texts.taking_part()>
            {Entry::ALL.iter().map(card).collect_view()}
        </Group>
        <TextField
            name="written[capacity]"
            kind="number"
            dir="ltr"
            label=texts.capacity()
            help=texts.capacity_help()
            value=sending.typed("written[capacity]", written.capacity)
            optional=true
        />
        <TextField
            name="written[companions]"
            kind="number"
            dir="ltr"
            label=texts.companions_allowed()
            value=sending.typed("written[companions]", written.companions)
            optional=true
        />
        <TextField
            name="written[closes]"
            kind="date"
            dir="ltr"
            label=texts.closes()
            help=texts.closes_help()
            value=sending.typed("written[closes]", written.closes)
            optional=true
        />
    }
}

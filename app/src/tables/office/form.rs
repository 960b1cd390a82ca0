//! The form of a table and its rulebook.

use domain::{
    base::{
        TableId,
        text::{Body, Title},
    },
    people::Constituency,
    tables::{Deciding, SeatKind},
};
use leptos::prelude::*;

use crate::{
    administration::tabs::Tabs,
    i18n::words,
    people::plain::PlainForm,
    reading::Reading,
    tables::{
        api::{self, Sheet, Workbench, Write},
        page::table_in_address,
    },
    ui::{
        field::{Group, Select, TextArea, TextField, Tick},
        form::Sending,
        loaded::Loaded,
        refused::NotFound,
        title::PageTitle,
        wrong::{Wrong, wrong},
    },
};

/// The page on which a new table is written.
#[component]
pub fn NewPage() -> impl IntoView {
    view! { <Draft id=None/> }
}

/// The page on which a table is changed.
#[component]
pub fn ChangePage() -> impl IntoView {
    let table = table_in_address();
    move || match table.get() {
        Some(id) => view! { <Draft id=Some(id)/> }.into_any(),
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Draft(id: Option<TableId>) -> impl IntoView {
    let workbench = Reading::new(move || api::FindSheet { table: id });
    view! { <Loaded data=workbench view=move |workbench| view! { <Page id workbench/> }.into_any()/> }
}

#[component]
fn Page(id: Option<TableId>, workbench: Workbench) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let Workbench { sheet, places, constituencies } = workbench;
    let sending = Sending::<Write>::new();
    let title = if id.is_some() { texts.change_table() } else { texts.new_table() };
    let languages = domain::base::Language::OFFERED;
    let languages = languages.iter().map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned())).collect();
    view! {
        <PageTitle page=title/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <Tabs here="/administration/tables"/>
            <div class="head">
                <h1>{title}</h1>
                <p class="lead">{texts.form_lead()}</p>
            </div>
            <PlainForm sending class="panel form">
                {id.map(|id| view! { <input type="hidden" name="table" value=id.to_string()/> })}
                <Select
                    name="sheet[territory]"
                    label=words.people().territory()
                    choices=places
                    value=sending.typed("sheet[territory]", sheet.territory.clone())
                />
                <TextField
                    name="sheet[name]"
                    label=texts.field_name()
                    value=sending.typed("sheet[name]", sheet.name.clone())
                    most=Title::LONGEST
                    required=true
                />
                <TextArea
                    name="sheet[mandate]"
                    label=texts.field_mandate()
                    help=texts.help_mandate()
                    value=sending.typed("sheet[mandate]", sheet.mandate.clone())
                    most=Body::LONGEST
                    required=true
                />
                <Select
                    name="sheet[language]"
                    label=texts.field_language()
                    help=texts.help_language()
                    choices=languages
                    value=sending.typed("sheet[language]", sheet.language.clone())
                />
                <Rules sending sheet constituencies/>
                <div class="actions">
                    <button class="button primary">{words.common().save()}</button>
                    <p class="help">{texts.seen_by_all()}</p>
                </div>
            </PlainForm>
        </main>
    }
    .into_any()
}

#[component]
fn Rules(sending: Sending<Write>, sheet: Sheet, constituencies: Vec<Constituency>) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let deciding = sending.typed("sheet[deciding]", sheet.deciding.to_string());
    let way = move |way: Deciding| {
        view! {
            <label class="choice">
                <input type="radio" name="sheet[deciding]" value=way.as_str() checked=deciding == way.as_str()/>
                <span>
                    <b>{words.choice("deciding", way.as_str())}</b>
                    <small>
                        {match way {
                            Deciding::Concertation => texts.rule_concertation(),
                            Deciding::Majority => texts.rule_majority(),
                        }}
                    </small>
                </span>
            </label>
        }
    };
    let ways = Deciding::ALL.iter().copied().map(way).collect_view();
    let chairs = std::iter::once((String::new(), texts.nobody_chairs().to_owned())).chain(
        SeatKind::ALL
            .iter()
            .filter(|kind| kind.decides())
            .map(|kind| (kind.to_string(), words.choice("seat_kind", kind.as_str()).to_owned())),
    );
    let alternates =
        sending.chosen("sheet[alternates]").map_or(sheet.alternates, |ticked| !ticked.is_empty());
    let (kinds, groups) = (sheet.kinds, sheet.constituencies);
    let of_kinds = SeatKind::ALL.iter().filter(|kind| kind.decides()).map(|kind| {
        let name = format!("sheet[kinds][{kind}]");
        let value = sending.typed(&name, kinds.get(kind.as_str()).cloned().unwrap_or_default());
        view! { <Least name label=words.choice("seat_kind", kind.as_str()).to_owned() value/> }
    });
    let of_kinds = of_kinds.collect_view();
    let of_groups = constituencies.into_iter().map(|constituency| {
        let name = format!("sheet[constituencies][{}]", constituency.key);
        let value = sending.typed(&name, groups.get(&constituency.key).cloned().unwrap_or_default());
        view! { <Least name label=constituency.name value/> }
    });
    let of_groups = of_groups.collect_view();
    view! {
        <h2>{texts.rulebook()}</h2>
        <TextField
            name="sheet[notice_days]"
            kind="number"
            dir="ltr"
            label=texts.field_notice()
            value=sending.typed("sheet[notice_days]", sheet.notice_days)
            required=true
        />
        <TextField
            name="sheet[quorum_percent]"
            kind="number"
            dir="ltr"
            label=texts.field_quorum()
            help=texts.help_quorum()
            value=sending.typed("sheet[quorum_percent]", sheet.quorum_percent)
            required=true
        />
        <Group name="sheet[deciding]" legend=texts.field_deciding()>{ways}</Group>
        <Tick name="sheet[alternates]" value="true" label=texts.rule_alternates() checked=alternates/>
        <Select
            name="sheet[chaired_by]"
            label=texts.field_chair()
            choices=chairs.collect()
            value=sending.typed("sheet[chaired_by]", sheet.chaired_by)
        />
        <h3>{texts.minimums()}</h3>
        <p class="help">{texts.help_minimums()}</p>
        <div class="least">{of_groups} {of_kinds}</div>
    }
    .into_any()
}

/// The fewest held seats of a kind or constituency.
#[component]
fn Least(name: String, label: String, value: String) -> impl IntoView {
    let id = name.clone();
    let wrong = wrong(&name, &id, &label);
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <Wrong id=id.clone() wrong/>
            <input id=id name=name type="number" min="0" max="99" dir="ltr" value=value/>
        </div>
    }
}

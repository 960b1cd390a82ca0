//! The seats of a table: adding one, giving it to somebody, taking it away.

use domain::{
    base::{Day, OrganisationId, text::Label},
    people::Constituency,
    tables::{Kept, Mandate, SeatKind},
};
use leptos::prelude::*;

use crate::{
    i18n::words,
    reading::Reading,
    tables::{
        api::{self, AddSeat, EndMandate, EndSeat, GiveMandate, Keeping},
        page::table_in_address,
        rulebook::UnmetRules,
        seats::{PartyName, SeatConstituency, constituency_of, mandate_days, seat_name},
    },
    ui::{
        confirm::Confirm,
        field::{Select, TextField},
        form::{Form, Sending, Submit, Version, refresh_after},
        loaded::Loaded,
        refused::NotFound,
        title::PageTitle,
    },
};

/// The page with the seats of a table, to be given.
#[component]
pub fn SeatsPage() -> impl IntoView {
    let table = table_in_address();
    move || match table.get() {
        Some(table) => {
            let version = RwSignal::new(0);
            provide_context(Version(version));
            let keeping = Reading::anew(move || version.get(), move || api::FindSeats { table });
            view! { <Loaded data=keeping view=|keeping| view! { <Page keeping/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(keeping: Keeping) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let Keeping { table, roster, constituencies, organisations, now } = keeping;
    let today = now.day();
    let missing = domain::tables::unmet(&table.rulebook, &roster.on(today));
    let names = constituencies.clone();
    let seat = move |kept: Kept| {
        let constituency = constituency_of(kept.seat.constituency.as_ref(), &names);
        view! { <SeatForms kept constituency organisations=organisations.clone() today/> }
    };
    let exists = |kept: &Kept| kept.ended_on.is_none_or(|end| today < end);
    let seats = roster.0.into_iter().filter(exists).map(seat).collect_view();
    view! {
        <PageTitle page=texts.keep_seats()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=words.path(format!("/tables/{}", table.id)) lang=table.language.to_string() dir="auto">
                        {table.name}
                    </a>
                </p>
                <h1>{texts.keep_seats()}</h1>
            </div>
            <UnmetRules unmet=missing constituencies=constituencies.clone()/>
            <ul class="items">{seats}</ul>
            <AddForm table=table.id.to_string() constituencies/>
        </main>
    }
    .into_any()
}

#[component]
fn SeatForms(
    kept: Kept,
    constituency: Option<Constituency>,
    organisations: Vec<(OrganisationId, String)>,
    today: Day,
) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let id = kept.seat.id.to_string();
    let is_held =
        kept.mandates.iter().any(|mandate| mandate.from <= today && mandate.to.is_none_or(|to| today <= to));
    let mandates = kept.mandates.clone().into_iter().map(|mandate| view! { <MandateLine mandate today/> });
    let ending = Sending::<EndSeat>::new().one_of("seat", &id);
    refresh_after(ending.successes());
    view! {
        <li>
            <h2 dir="auto">{seat_name(words, &kept.seat)}</h2>
            <p class="meta">
                <SeatConstituency constituency/>
                {(!is_held).then(|| view! { <span class="tag warn">{texts.vacant()}</span> })}
            </p>
            <ul class="rules">{mandates.collect_view()}</ul>
            <GiveForm id=id.clone() organisations today/>
            <Confirm label=texts.end_seat() help=texts.end_seat_help() open=ending.came_back()>
                <Form sending=ending>
                    <input type="hidden" name="seat" value=id/>
                    <div class="actions">
                        <Submit
                            label=texts.end_seat()
                            class="button danger"
                            pending=Signal::derive(move || ending.pending())
                        />
                    </div>
                </Form>
            </Confirm>
        </li>
    }
    .into_any()
}

/// Who holds the seat from when to when; what lasts can be ended.
#[component]
fn MandateLine(mandate: Mandate, today: Day) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let id = mandate.id.to_string();
    let days = mandate_days(words, &mandate);
    let lasts = mandate.to.is_none_or(|to| today <= to);
    let sending = Sending::<EndMandate>::new().one_of("mandate", &id);
    refresh_after(sending.successes());
    let form = lasts.then(|| {
        let last = today.max(mandate.from);
        view! {
            <details class="more" open=sending.came_back()>
                <summary>{texts.end_mandate()}</summary>
                <Form sending>
                    <input type="hidden" name="mandate" value=id.clone()/>
                    <TextField
                        name="last"
                        kind="date"
                        dir="ltr"
                        label=texts.last_day()
                        value=sending.typed("last", last.iso())
                        required=true
                        suffix=format!("-{id}")
                    />
                    <div class="actions">
                        <Submit
                            label=texts.end_mandate()
                            class="button"
                            pending=Signal::derive(move || sending.pending())
                        />
                    </div>
                </Form>
            </details>
        }
    });
    view! {
        <li>
            <PartyName party=mandate.holder/>
            {mandate.substitute.map(|party| view! { ", " {texts.substitute()} ": " <PartyName party/> })}
            " "
            <span class="soft">{days}</span>
            {form}
        </li>
    }
}

#[component]
fn GiveForm(id: String, organisations: Vec<(OrganisationId, String)>, today: Day) -> impl IntoView {
    let texts = words().tables();
    let sending = Sending::<GiveMandate>::new().one_of("seat", &id);
    refresh_after(sending.successes());
    let suffix = format!("-{id}");
    let mut choices = vec![(String::new(), texts.no_organisation().to_owned())];
    choices.extend(organisations.into_iter().map(|(id, name)| (id.to_string(), name)));
    view! {
        <details class="more" open=sending.came_back()>
            <summary>{texts.give_mandate()}</summary>
            <Form sending>
                <input type="hidden" name="seat" value=id/>
                <Select
                    name="organisation"
                    label=texts.holder_organisation()
                    choices=choices.clone()
                    value=sending.typed("organisation", "")
                    suffix=suffix.clone()
                />
                <TextField
                    name="person"
                    label=texts.holder_person()
                    help=texts.help_person()
                    value=sending.typed("person", "")
                    optional=true
                    suffix=suffix.clone()
                />
                <Select
                    name="substitute_organisation"
                    label=texts.substitute_organisation()
                    choices
                    value=sending.typed("substitute_organisation", "")
                    suffix=suffix.clone()
                />
                <TextField
                    name="substitute_person"
                    label=texts.substitute_person()
                    value=sending.typed("substitute_person", "")
                    optional=true
                    suffix=suffix.clone()
                />
                <TextField
                    name="from"
                    kind="date"
                    dir="ltr"
                    label=texts.first_day()
                    value=sending.typed("from", today.iso())
                    required=true
                    suffix=suffix.clone()
                />
                <TextField
                    name="to"
                    kind="date"
                    dir="ltr"
                    label=texts.last_day()
                    value=sending.typed("to", "")
                    optional=true
                    suffix
                />
                <div class="actions">
                    <Submit
                        label=texts.give_mandate()
                        class="button"
                        pending=Signal::derive(move || sending.pending())
                    />
                    <p class="help">{texts.seen_by_all()}</p>
                </div>
            </Form>
        </details>
    }
    .into_any()
}

#[component]
fn AddForm(table: String, constituencies: Vec<Constituency>) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let sending = Sending::<AddSeat>::new();
    refresh_after(sending.successes());
    let kinds = SeatKind::ALL
        .iter()
        .map(|kind| (kind.to_string(), words.choice("seat_kind", kind.as_str()).to_owned()))
        .collect();
    let mut groups = vec![(String::new(), texts.no_say().to_owned())];
    groups.extend(constituencies.into_iter().map(|one| (one.key, one.name)));
    view! {
        <section class="section" aria-labelledby="add-seat">
            <h2 id="add-seat">{texts.add_seat()}</h2>
            <Form sending>
                <input type="hidden" name="table" value=table/>
                <Select name="kind" label=texts.field_kind() choices=kinds value=sending.typed("kind", "")/>
                <Select
                    name="constituency"
                    label=texts.constituency()
                    help=texts.help_constituency()
                    choices=groups
                    value=sending.typed("constituency", "")
                />
                <TextField
                    name="label"
                    label=texts.field_label()
                    help=texts.help_label()
                    value=sending.typed("label", "")
                    most=Label::LONGEST
                    optional=true
                />
                <div class="actions">
                    <Submit label=texts.add_seat() pending=Signal::derive(move || sending.pending())/>
                    <p class="help">{texts.seen_by_all()}</p>
                </div>
            </Form>
        </section>
    }
    .into_any()
}

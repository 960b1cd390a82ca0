//! The organisers' list: who asks, who comes, who waits, what they need, who was there.

use domain::meetings::{Attendance, Standing};
use leptos::prelude::*;

use super::{add::AddPerson, person::PersonRow, presence::Presence};
use crate::{
    i18n::words,
    meetings::{
        api::keep::{Approve, Confirm, Decline, FindRoll, People, RemovePerson},
        number_in_address, when,
    },
    reading::Reading,
    ui::{
        form::{Sending, Version, refresh_after},
        loaded::Loaded,
        refused::NotFound,
        title::PageTitle,
    },
};

/// The page with the organisers' list.
#[component]
pub fn RollPage() -> impl IntoView {
    let number = number_in_address();
    move || match number.get() {
        Some(number) => {
            let version = RwSignal::new(0);
            provide_context(Version(version));
            let people = Reading::anew(move || version.get(), move || FindRoll { number });
            view! { <Loaded data=people view=|people| view! { <Page people/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

/// The forms of the list.
#[derive(Clone, Copy)]
pub(super) struct Forms {
    pub approving: Sending<Approve>,
    pub declining: Sending<Decline>,
    pub confirming: Sending<Confirm>,
    pub removing: Sending<RemovePerson>,
}

#[component]
fn Page(people: People) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let People { roll, constituencies, now } = people;
    let frame = roll.frame.clone();
    let page = words.path(format!("/meetings/{}", frame.number));
    let forms = Forms {
        approving: Sending::new(),
        declining: Sending::new(),
        confirming: Sending::new(),
        removing: Sending::new(),
    };
    refresh_after(forms.approving.successes());
    refresh_after(forms.declining.successes());
    refresh_after(forms.confirming.successes());
    refresh_after(forms.removing.successes());
    let rooms = roll.dates.iter().enumerate().map(|(place, date)| {
        view! {
            <li>
                <a href=format!("{page}/room/{}", date.id)>
                    {texts.room_of(place + 1)}
                </a>
                " "
                <span class="soft">{when::span(words, date.span)}</span>
            </li>
        }
    });
    let rooms = rooms.collect_view();
    let forms = StoredValue::new(forms);
    let standings =
        Standing::ALL.iter().filter(|standing| **standing != Standing::Cancelled).map(|standing| {
            let people: Vec<Attendance> =
                roll.people.iter().filter(|one| one.standing == *standing).cloned().collect();
            view! { <Of standing=*standing people forms constituencies=constituencies.clone()/> }
        });
    let standings = standings.collect_view();
    view! {
        <PageTitle page=texts.people()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <h1>{texts.people()}</h1>
                <p class="lead">
                    <a href=page.clone() lang=frame.language.to_string() dir="auto">{frame.title.clone()}</a>
                </p>
                <p class="help">{texts.needs_forgotten()}</p>
            </div>
            <div class="actions">
                <a class="button" href=format!("{page}/sheet")>{texts.print_sheet()}</a>
            </div>
            {standings}
            <AddPerson meeting=frame.id constituencies/>
            <section class="section" aria-labelledby="rooms">
                <h2 id="rooms">{texts.room_codes()}</h2>
                <p class="help">{texts.room_codes_help()}</p>
                <ul class="plain">{rooms}</ul>
            </section>
            <Presence roll now/>
        </main>
    }
}

#[component]
fn Of(
    standing: Standing,
    people: Vec<Attendance>,
    forms: StoredValue<Forms>,
    constituencies: Vec<domain::people::Constituency>,
) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    if people.is_empty() {
        return ().into_any();
    }
    let seats: i64 = people.iter().map(|one| 1 + i64::from(one.companions)).sum();
    let id = format!("standing-{standing}");
    let name = move |key: Option<&String>| {
        let found = constituencies.iter().find(|known| Some(&known.key) == key);
        found.map(|known| known.name.clone()).unwrap_or_default()
    };
    let row = move |person: Attendance| {
        let constituency = name(person.constituency.as_ref());
        view! { <PersonRow person constituency forms/> }
    };
    view! {
        <section class="section" aria-labelledby=id.clone()>
            <h2 id=id.clone()>
                {words.choice("meeting_standing_short", standing.as_str())} " "
                <span class="count">{words.number(seats)}</span>
            </h2>
            <table class="records" aria-labelledby=id.clone()>
                <thead>
                    <tr>
                        <th scope="col">{texts.name()}</th>
                        <th scope="col">{texts.group()}</th>
                        <th scope="col">{texts.needs_column()}</th>
                        <th scope="col">{texts.deeds()}</th>
                    </tr>
                </thead>
                <tbody>{people.into_iter().map(row).collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

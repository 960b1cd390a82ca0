//! The list of a meeting on paper: a box for each date, to be ticked in the room and entered afterwards.

use domain::meetings::{Attendance, Date, Standing};
use leptos::prelude::*;

use crate::{
    i18n::words,
    meetings::{
        api::keep::{FindRoll, People},
        number_in_address,
    },
    reading::Reading,
    ui::{loaded::Loaded, refused::NotFound, title::PageTitle},
};

/// Rows for people who come without having registered.
const EMPTY_ROWS: usize = 8;

/// The page that is printed.
#[component]
pub fn SheetPage() -> impl IntoView {
    let number = number_in_address();
    move || match number.get() {
        Some(number) => {
            let people = Reading::new(move || FindRoll { number });
            view! { <Loaded data=people view=|people| view! { <Sheet people/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Sheet(people: People) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let roll = people.roll;
    let number = roll.frame.number;
    let dates = roll.dates;
    let head = {
        let dates = dates.clone();
        move || {
            let day = |date: &Date| view! { <th scope="col">{words.day(date.span.starts.day())}</th> };
            dates.iter().map(day).collect_view()
        }
    };
    let boxes = {
        let many = dates.len();
        move || (0..many).map(|_| view! { <td class="box"></td> }).collect_view()
    };
    let empty = { move |_| view! { <tr><td></td><td></td>{boxes()}</tr> } };
    let row = move |one: Attendance| {
        let name = if one.name.is_empty() { texts.somebody().to_owned() } else { one.name.clone() };
        let companions = i64::from(one.companions);
        view! {
            <tr>
                <th scope="row"><bdi>{name}</bdi></th>
                <td>{(companions > 0).then(|| words.number(companions))}</td>
                {boxes()}
            </tr>
        }
    };
    let confirmed = roll.people.into_iter().filter(|one| one.standing == Standing::Confirmed);
    view! {
        <PageTitle page=texts.print_sheet()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <h1 lang=roll.frame.language.to_string() dir="auto">{roll.frame.title}</h1>
                <p class="help no-print">
                    {texts.print_sheet_help()} " "
                    <a href=words.path(format!("/meetings/{number}/people"))>{texts.people()}</a>
                </p>
            </div>
            <div class="scroll" role="region" aria-label=texts.print_sheet() tabindex="0">
                <table class="figures roll">
                    <thead>
                        <tr>
                            <th scope="col">{texts.name()}</th>
                            <th scope="col">{texts.companions_short()}</th>
                            {head()}
                        </tr>
                    </thead>
                    <tbody>
                        {confirmed.map(row).collect_view()} {(0..EMPTY_ROWS).map(empty).collect_view()}
                    </tbody>
                </table>
            </div>
        </main>
    }
}

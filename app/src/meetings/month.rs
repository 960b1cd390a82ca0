//! A month as a calendar: weeks of seven days, on a phone a list of the days on which something is.

use domain::{base::Day, meetings::Occurrence};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    api::read::{ListMonth, Month, Narrowed},
    card::StateTag,
    filter::{Filter, Subscribe, Way, Ways, narrowed_in_address},
};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{loaded::Loaded, title::PageTitle},
};

/// The page with the meetings of a month.
#[component]
pub fn MonthPage() -> impl IntoView {
    let query = use_query_map();
    let narrowed = narrowed_in_address();
    let asked = Memo::new(move |_| query.read().get("month"));
    let month = Reading::new(move || {
        let Narrowed { kind, theme, territory } = narrowed.get();
        ListMonth { month: asked.get(), kind, theme, territory }
    });
    let texts = words().meetings();
    view! {
        <PageTitle page=texts.month()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <h1>{texts.title()}</h1>
            </div>
            <Loaded
                data=month
                view=move |month| view! { <Calendar month narrowed=narrowed.get_untracked()/> }.into_any()
            />
        </main>
    }
}

/// `2026-11`, as the address has it.
fn month_of(day: Day) -> String {
    day.iso()[..7].to_owned()
}

#[component]
fn Calendar(month: Month, narrowed: Narrowed) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let Month { first, next, before, today, occurrences, territories } = month;
    let to = |day: Day| narrowed.address(words, "/meetings/month", Some(("month", &month_of(day))));
    let empty = occurrences.is_empty();
    let monday = Day(first.0 - i32::from(first.weekday()));
    let weeks = (monday.0..next.0).step_by(7);
    let week = move |monday: i32| {
        let cells = (monday..monday + 7).map(|day| {
            let day = Day(day);
            let here: Vec<Occurrence> =
                occurrences.iter().filter(|one| one.span.starts.day() == day).cloned().collect();
            let inside = (first..next).contains(&day);
            view! { <DayCell day inside is_today=day == today occurrences=here/> }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    };
    let names = (0..7).map(|place| words.weekday(Day(monday.0 + place)));
    view! {
        <Ways here=Way::Month narrowed/>
        <Filter path="/meetings/month" narrowed territories kept=("month", month_of(first))/>
        <nav class="pager" aria-label=texts.months()>
            <a class="button" rel="prev" href=to(before)>{words.month_and_year(before)}</a>
            <a class="button" rel="next" href=to(next)>{words.month_and_year(next)}</a>
        </nav>
        <table class="month">
            <caption><h2>{words.month_and_year(first)}</h2></caption>
            <thead>
                <tr>{names.map(|name| view! { <th scope="col">{name}</th> }).collect_view()}</tr>
            </thead>
            <tbody>{weeks.map(week).collect_view()}</tbody>
        </table>
        {empty.then(|| view! { <p class="soft">{texts.none_in_month()}</p> })}
        <Subscribe narrowed/>
    }
}

#[component]
fn DayCell(day: Day, inside: bool, is_today: bool, occurrences: Vec<Occurrence>) -> impl IntoView {
    let words = words();
    let (_, _, of_month) = day.civil();
    let class = match (inside, occurrences.is_empty()) {
        (false, _) => "outside",
        (true, true) => "free",
        (true, false) => "",
    };
    let item = move |Occurrence { card, span }: Occurrence| {
        view! {
            <li>
                <time datetime=span.starts.rfc3339()>{words.clock(span.starts)}</time>
                " "
                <a
                    href=words.path(format!("/meetings/{}", card.number))
                    lang=card.language.to_string()
                    dir="auto"
                >
                    {card.title}
                </a>
                " "
                <StateTag state=card.state over=false/>
            </li>
        }
    };
    view! {
        <td class=class aria-current=is_today.then_some("date")>
            <p class="day">
                <span class="weekday">{words.weekday(day)} " "</span>
                <time datetime=day.iso()>{i64::from(of_month)}</time>
            </p>
            {(inside && !occurrences.is_empty()).then(|| view! { <ul>{occurrences.into_iter().map(item).collect_view()}</ul> })}
        </td>
    }
}

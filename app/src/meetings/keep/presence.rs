//! Noting who was there, date by date.

use domain::{
    base::Moment,
    meetings::{Attendance, Date, Roll, Standing},
};
use leptos::prelude::*;

use crate::{
    i18n::words,
    meetings::{api::keep::NotePresence, when},
    ui::form::{Form, Sending, Submit, refresh_after},
};

/// A form for each date that has begun.
#[component]
pub fn Presence(roll: Roll, now: Moment) -> impl IntoView {
    let texts = words().meetings();
    let noting = Sending::<NotePresence>::new();
    refresh_after(noting.successes());
    let people: Vec<Attendance> =
        roll.people.into_iter().filter(|one| one.standing == Standing::Confirmed).collect();
    let begun: Vec<Date> =
        roll.dates.into_iter().filter(|date| date.span.starts.plus_minutes(-30) <= now).collect();
    let none = begun.is_empty() || people.is_empty();
    let form = move |date: Date| view! { <OfDate date people=people.clone() noting/> };
    view! {
        <section class="section" aria-labelledby="presence">
            <h2 id="presence">{texts.presence()}</h2>
            {if none {
                view! { <p class="soft">{texts.presence_later()}</p> }.into_any()
            } else {
                begun.into_iter().rev().map(form).collect_view().into_any()
            }}
        </section>
    }
}

#[component]
fn OfDate(date: Date, people: Vec<Attendance>, noting: Sending<NotePresence>) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let id = date.id.to_string();
    let noting = noting.one_of("date", &id);
    let there = people.iter().filter(|one| one.present.contains(&date.id)).count();
    let tick = move |one: Attendance| {
        let name = if one.name.is_empty() { texts.somebody().to_owned() } else { one.name.clone() };
        view! {
            <input type="hidden" name="listed[]" value=one.id.to_string()/>
            <label class="tick">
                <input
                    type="checkbox"
                    name="present[]"
                    value=one.id.to_string()
                    checked=one.present.contains(&date.id)
                />
                <bdi>{name}</bdi>
            </label>
        }
    };
    view! {
        <details class="more" open=noting.came_back()>
            <summary>
                {when::span(words, date.span)} " "
                <span class="count">{words.number(i64::try_from(there).unwrap_or_default())}</span>
            </summary>
            <Form sending=noting>
                <input type="hidden" name="date" value=id/>
                {people.into_iter().map(tick).collect_view()}
                <div class="actions">
                    <Submit
                        label=texts.save_presence()
                        class="button"
                        pending=Signal::derive(move || noting.pending())
                    />
                </div>
            </Form>
        </details>
    }
}

//! Who sits at a table, who is missing, and how the constituencies balance.

use domain::{
    base::Day,
    people::Constituency,
    tables::{Mandate, Party, Seat, balance},
};
use leptos::prelude::*;

use crate::{
    i18n::{Words, words},
    ui::glyph::{SeatGlyph, seat_class},
};

/// What a seat is called: for whom it is kept.
pub fn seat_name(words: Words, seat: &Seat) -> String {
    let kind = words.choice("seat_kind", seat.kind.as_str());
    match &seat.label {
        Some(label) => words.tables().seat_name(kind, label),
        None => kind.to_owned(),
    }
}

/// The constituency of a key.
pub fn constituency_of(key: Option<&String>, constituencies: &[Constituency]) -> Option<Constituency> {
    constituencies.iter().find(|constituency| Some(&constituency.key) == key).cloned()
}

/// A constituency with its form.
#[component]
pub fn SeatConstituency(constituency: Option<Constituency>) -> impl IntoView {
    let glyph = constituency.as_ref().map(|constituency| constituency.glyph);
    let name = constituency.map_or_else(|| words().tables().no_say().to_owned(), |found| found.name);
    view! {
        <span class=seat_class(glyph)>
            <SeatGlyph glyph/>
            {name}
        </span>
    }
}

/// A party with the way to its page, where it has one.
#[component]
pub fn PartyName(party: Party) -> impl IntoView {
    match party {
        Party::Organisation(id, name) => {
            let href = words().path(format!("/organisations/{id}"));
            view! { <a href=href dir="auto">{name}</a> }.into_any()
        }
        Party::Person(_, name) => view! { <span dir="auto">{name}</span> }.into_any(),
    }
}

/// How many seats each constituency holds.
#[component]
pub fn BalanceOfSeats(seats: Vec<Seat>, constituencies: Vec<Constituency>) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let keys: Vec<String> = constituencies.iter().map(|constituency| constituency.key.clone()).collect();
    let counts = balance(&keys, &seats);
    let seat = move |(constituency, count): (Constituency, domain::tables::Balance)| {
        let glyph = Some(constituency.glyph);
        let held = i64::try_from(count.held).unwrap_or(i64::MAX);
        let vacant = i64::try_from(count.seats - count.held).unwrap_or(i64::MAX);
        view! {
            <li class=seat_class(glyph)>
                <SeatGlyph glyph/>
                <b>{words.number(held)}</b>
                <span>
                    {constituency.name}
                    {(vacant > 0).then(|| format!(" ({})", texts.vacant_count(vacant)))}
                </span>
            </li>
        }
    };
    let rows = constituencies.into_iter().zip(counts).filter(|(_, count)| count.seats > 0);
    view! { <ul class="seats" aria-label=texts.balance()>{rows.map(seat).collect_view()}</ul> }
}

/// From when to when a mandate lasts.
pub fn mandate_days(words: Words, mandate: &Mandate) -> String {
    let from = words.full_day(mandate.from);
    match mandate.to {
        Some(to) => words.tables().from_to(from, words.full_day(to)),
        None => words.tables().since(from),
    }
}

/// Each seat with those who hold it today.
#[component]
pub fn SeatTable(seats: Vec<Seat>, constituencies: Vec<Constituency>, today: Day) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let row = move |seat: Seat| {
        let constituency = constituency_of(seat.constituency.as_ref(), &constituencies);
        let ends_soon =
            seat.mandate.as_ref().and_then(|mandate| mandate.to).is_some_and(|to| to.0 - today.0 <= 30);
        let holder = match seat.mandate.clone() {
            Some(mandate) => view! { <PartyName party=mandate.holder/> }.into_any(),
            None => view! { <span class="tag warn">{texts.vacant()}</span> }.into_any(),
        };
        let substitute = seat.mandate.clone().and_then(|mandate| mandate.substitute);
        let days = seat.mandate.as_ref().map(|mandate| mandate_days(words, mandate));
        view! {
            <tr>
                <th scope="row" dir="auto">{seat_name(words, &seat)}</th>
                <td data-label=texts.constituency()><SeatConstituency constituency/></td>
                <td data-label=texts.holder()>{holder}</td>
                <td data-label=texts.substitute()>{substitute.map(|party| view! { <PartyName party/> })}</td>
                <td data-label=texts.mandate_column()>
                    {days} {ends_soon.then(|| view! { " " <span class="tag warn">{texts.ends_soon()}</span> })}
                </td>
            </tr>
        }
    };
    view! {
        <table class="records">
            <thead>
                <tr>
                    <th scope="col">{texts.seat()}</th>
                    <th scope="col">{texts.constituency()}</th>
                    <th scope="col">{texts.holder()}</th>
                    <th scope="col">{texts.substitute()}</th>
                    <th scope="col">{texts.mandate_column()}</th>
                </tr>
            </thead>
            <tbody>{seats.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

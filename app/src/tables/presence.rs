//! Who is in the room, whether they are enough, and who speaks after whom.

use domain::{
    base::SeatId,
    people::Constituency,
    tables::{Seat, Session, Sits, Stage, rules, speaking_order},
};
use leptos::prelude::*;

use super::seats::{PartyName, SeatConstituency, constituency_of, seat_name};
use crate::i18n::words;

/// Whether enough of the held seats are present, in one sentence.
#[component]
pub fn Quorum(session: Session, seats: Vec<Seat>) -> impl IntoView {
    let texts = words().tables();
    let present: Vec<SeatId> = session.present.iter().map(|(seat, _)| *seat).collect();
    let attendance = rules::Attendance::of(session.terms, &seats, &present);
    let class = if attendance.is_enough() { "notice ok" } else { "notice warn" };
    let sentence = if attendance.is_enough() {
        texts.quorum_reached(attendance.held, attendance.needed, attendance.present)
    } else {
        texts.quorum_missing(attendance.held, attendance.needed, attendance.present)
    };
    view! { <div class=class><p>{sentence}</p></div> }
}

/// Who is there, who is not, and the speaking order while the session goes on.
#[component]
pub fn Present(session: Session, seats: Vec<Seat>, constituencies: Vec<Constituency>) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let ids: Vec<SeatId> = session.present.iter().map(|(seat, _)| *seat).collect();
    let there: Vec<Seat> = rules::present_seats(&seats, &ids).into_iter().cloned().collect();
    let absent: Vec<Seat> =
        seats.iter().filter(|seat| seat.is_held() && !ids.contains(&seat.id)).cloned().collect();
    let sits = session.present.clone();
    let own = constituencies.clone();
    let line = move |seat: Seat| {
        let is_substitute = sits.iter().any(|(id, sits)| *id == seat.id && *sits == Sits::Substitute);
        let mandate = seat.mandate.clone();
        let party = mandate.map(|mandate| match mandate.substitute {
            Some(substitute) if is_substitute => substitute,
            _ => mandate.holder,
        });
        view! {
            <li>
                <span dir="auto">{seat_name(words, &seat)}</span>
                ": "
                {party.map(|party| view! { <PartyName party/> })}
                {is_substitute.then(|| format!(" ({})", words.choice("sits", Sits::Substitute.as_str())))}
                " "
                <SeatConstituency constituency=constituency_of(seat.constituency.as_ref(), &own)/>
            </li>
        }
    };
    let missing = move |seat: Seat| {
        let holder = seat.mandate.clone().map(|mandate| mandate.holder);
        view! {
            <li>
                <span dir="auto">{seat_name(words, &seat)}</span>
                ": "
                {holder.map(|party| view! { <PartyName party/> })}
            </li>
        }
    };
    let order = (session.stage == Stage::Open && !there.is_empty())
        .then(|| view! { <SpeakingOrder there=there.clone() alternates=session.terms.alternates/> });
    view! {
        <Quorum session=session.clone() seats=seats.clone()/>
        <h3>{texts.present()} " " <span class="count">{there.len()}</span></h3>
        <ul class="rules">{there.clone().into_iter().map(line).collect_view()}</ul>
        {(!absent.is_empty())
            .then(|| {
                view! {
                    <h3>{texts.absent()} " " <span class="count">{absent.len()}</span></h3>
                    <ul class="rules">{absent.into_iter().map(missing).collect_view()}</ul>
                }
            })}
        {order}
    }
}

#[component]
fn SpeakingOrder(there: Vec<Seat>, alternates: bool) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let seats: Vec<&Seat> = there.iter().collect();
    let order = speaking_order(&seats, alternates);
    let found = order.iter().filter_map(|id| there.iter().find(|seat| seat.id == *id));
    let line = |seat: &Seat| {
        let name = seat.mandate.as_ref().map(|mandate| mandate.holder.name().to_owned());
        view! { <li dir="auto">{name} " (" {seat_name(words, seat)} ")"</li> }
    };
    view! {
        <details class="more">
            <summary>{texts.speaking_order()}</summary>
            <ol class="rules">{found.map(line).collect_view()}</ol>
        </details>
    }
}

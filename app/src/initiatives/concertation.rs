//! Concertation at a glance: one bar per constituency, and always one sentence that says it.

use counting::concertation::{Measure, Standing, Verdict};
use domain::{initiatives::Agreement, people::Constituency};
use leptos::prelude::*;

use crate::{
    i18n::{Words, words},
    ui::glyph::{SeatGlyph, seat_class},
};

/// How each constituency stands: solid up to the lower bound, hatched up to the observed share.
#[component]
pub fn Concertation(
    agreement: Agreement,
    seats: Vec<Constituency>,
    /// With names and counts, as on the initiative's own page.
    #[prop(optional)]
    full: bool,
) -> impl IntoView {
    let words = words();
    let row = |seat: &Constituency| {
        let standing = agreement.concertation.standings.iter().find(|(key, _)| *key == seat.key);
        view! { <Bar seat=seat.clone() standing=standing.map(|(_, standing)| *standing) full/> }
    };
    let class = if full { "concertation full" } else { "concertation" };
    view! {
        <ul class=class aria-label=words.initiatives().concertation()>{seats.iter().map(row).collect_view()}</ul>
        <Sentence agreement=agreement.clone() seats=seats.clone()/>
    }
    .into_any()
}

#[component]
fn Bar(seat: Constituency, standing: Option<Standing>, full: bool) -> impl IntoView {
    let words = words();
    let class = seat_class(Some(seat.glyph));
    let measured = standing.and_then(|standing| standing.measured().copied());
    let few = words.initiatives().not_enough_voices();
    let (class, bar, share, voices) = match measured {
        Some(measure) => {
            let counts = measure.counts;
            let voices = words.initiatives().voices(
                i64::try_from(counts.voices()).unwrap_or_default(),
                words.number(i64::from(counts.agree)),
            );
            let share = view! { <b>{words.percent(measure.share)}</b> }.into_any();
            (class.to_owned(), drawn(measure), share, voices)
        }
        None => {
            let bar = view! { <svg class="bar" aria-hidden="true"></svg> }.into_any();
            let share = view! { <b><span class="hidden">{few}</span><span aria-hidden="true">"–"</span></b> };
            (format!("{class} few"), bar, share.into_any(), few.to_owned())
        }
    };
    view! {
        <li class=class>
            <SeatGlyph glyph=Some(seat.glyph)/>
            <span class="name">{seat.name}</span>
            {bar}
            {share}
            {full.then(|| view! { <span class="voices">{voices}</span> })}
        </li>
    }
}

fn drawn(measure: Measure) -> AnyView {
    let percent = |share: f64| format!("{:.1}%", share * 100.0);
    view! {
        <svg class="bar" aria-hidden="true">
            <rect class="sure" width=percent(measure.assured) height="100%"></rect>
            <line class="maybe" x1=percent(measure.assured) x2=percent(measure.share) y1="50%" y2="50%"></line>
        </svg>
    }
    .into_any()
}

/// What the bars amount to, in one sentence.
#[component]
fn Sentence(agreement: Agreement, seats: Vec<Constituency>) -> impl IntoView {
    let (class, sentence) = sentence(&agreement.concertation.verdict, &seats, words());
    view! { <p class=class>{sentence}</p> }
}

fn sentence(verdict: &Verdict<String>, seats: &[Constituency], words: Words) -> (&'static str, String) {
    let texts = words.initiatives();
    let name = |key: &String| {
        let seat = seats.iter().find(|seat| seat.key == *key);
        seat.map_or_else(|| key.clone(), |seat| seat.name.clone())
    };
    match verdict {
        Verdict::NotEnoughVoices => ("verdict few", texts.verdict_few().to_owned()),
        Verdict::EveryGroupAgrees => ("verdict agree", texts.verdict_agree().to_owned()),
        Verdict::AgreedBySomeOthersTooFew => ("verdict few", texts.verdict_some().to_owned()),
        Verdict::NeedsATable { agreeing, disagreeing } => {
            ("verdict divided", texts.verdict_divided(name(agreeing), name(disagreeing)))
        }
        Verdict::Mixed => ("verdict", texts.verdict_mixed().to_owned()),
    }
}

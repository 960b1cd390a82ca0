//! The answer on an initiative's page, or until when it is promised.

use domain::{
    answers::{Clock, OfficialAnswer, Outcome},
    base::{Currency, Deed, InitiativeId, Moment},
};
use leptos::prelude::*;

use super::api::{self, Shown};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{
        frame::viewer,
        part::nothing,
        prose::{Html, Prose},
    },
};

/// The municipality's answer to an initiative, or the clock; nothing where no answer is owed.
#[component]
pub fn Answer(initiative: InitiativeId, currency: Currency) -> impl IntoView {
    let shown = Reading::new(move || api::Find { initiative });
    shown.show(nothing, move |shown| {
        shown.ok().map(|shown| view! { <Section initiative shown currency/> }).into_any()
    })
}

#[component]
fn Section(initiative: InitiativeId, shown: Shown, currency: Currency) -> impl IntoView {
    let words = words();
    let Shown { clock, reasons, now } = shown;
    let class = match &clock {
        Clock::Still => return ().into_any(),
        Clock::Due(_) => "answer waiting",
        Clock::Answered(answer) => match answer.outcome {
            Outcome::Accepted => "answer accepted",
            Outcome::AcceptedInPart => "answer in-part",
            Outcome::NotAccepted => "answer declined",
        },
    };
    let inside = match (clock, reasons) {
        (Clock::Answered(answer), Some(reasons)) => view! { <Given answer reasons currency/> }.into_any(),
        (Clock::Due(due), _) => view! { <Ticking due now/> }.into_any(),
        _ => ().into_any(),
    };
    let way = viewer().may_somewhere(Deed::Answer).then(|| {
        let href = words.path(format!("/initiatives/{initiative}/answer"));
        view! { <p><a class="button" href=href>{words.answers().to_task()}</a></p> }
    });
    view! {
        <section class=class aria-labelledby="official-answer">
            <h2 id="official-answer">{words.answers().title()}</h2>
            {inside}
            {way}
        </section>
    }
    .into_any()
}

/// Until when the answer is promised.
#[component]
pub fn Ticking(due: Moment, now: Moment) -> impl IntoView {
    let words = words();
    let texts = words.answers();
    let days = i64::from(due.day().0 - now.day().0);
    let class = if days < 0 { "clock late" } else { "clock" };
    let text = match days {
        ..0 => texts.late(-days),
        0 => texts.today().to_owned(),
        _ => texts.days_left(days),
    };
    view! {
        <p class=class>
            <b>{text}</b>
            " "
            <time datetime=due.rfc3339()>{texts.promised(words.full_day(due.day()))}</time>
        </p>
    }
}

#[component]
fn Given(answer: OfficialAnswer, reasons: Html, currency: Currency) -> impl IntoView {
    let words = words();
    let texts = words.answers();
    let amended = answer.amended_at.map(|moment| texts.amended(words.full_day(moment.day())));
    view! {
        <p class="outcome">{words.choice("outcome", answer.outcome.as_str())}</p>
        <Prose html=reasons language=answer.language/>
        <dl class="facts">
            <div>
                <dt>{texts.office()}</dt>
                <dd dir="auto">{answer.office}</dd>
            </div>
            {answer
                .cost_cents
                .map(|cents| view! { <div><dt>{texts.cost()}</dt><dd>{words.money(cents, currency)}</dd></div> })}
            <div>
                <dt>{texts.answered_on()}</dt>
                <dd>
                    <time datetime=answer.answered_at.rfc3339()>{words.full_day(answer.answered_at.day())}</time>
                    ", "
                    {texts.after_days(answer.days_taken)}
                </dd>
            </div>
        </dl>
        {amended.map(|amended| view! { <p class="small">{amended}</p> })}
    }
}

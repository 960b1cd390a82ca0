//! The panel in which one says where one stands.

use domain::{
    base::{InitiativeId, Refusal},
    initiatives::Agreement,
    stances::Stance,
};
use leptos::{prelude::*, web_sys};
use wasm_bindgen::JsCast;

use super::api::{self, Own, Take};
use crate::{
    comments::capacity::CapacityChoice,
    i18n::words,
    reading::{Reading, answer},
    ui::{
        form::{Form, Sending},
        part::Part,
        why_not::WhyNot,
    },
};

/// The reader's own stance on an initiative, to take, change and withdraw; says why not where she may not.
#[component]
pub fn StancePanel(
    initiative: InitiativeId,
    /// How everybody stands; follows the reader's own stance.
    agreement: RwSignal<Agreement>,
) -> impl IntoView {
    let own = Reading::new(move || api::FindOwn { initiative });
    view! { <Part data=own view=move |own| view! { <Panel initiative own agreement/> }.into_any()/> }
}

#[component]
fn Panel(initiative: InitiativeId, own: Own, agreement: RwSignal<Agreement>) -> impl IntoView {
    match own.floor.why_not.clone() {
        // Nobody takes a stance on what is not public.
        Some(Refusal::NotFound) => ().into_any(),
        Some(refusal) => view! { <Closed stance=own.stance refusal/> }.into_any(),
        None => view! { <Choices initiative own agreement/> }.into_any(),
    }
}

#[component]
fn Closed(stance: Option<Stance>, refusal: Refusal) -> impl IntoView {
    let words = words();
    let said = stance.map(|stance| words.choice("stance", stance.as_str()));
    view! {
        <section class="panel stance" aria-labelledby="stance">
            <h2 id="stance">{words.stances().title()}</h2>
            {said.map(|said| view! { <p><b>{said}</b></p> })}
            <WhyNot refusal/>
        </section>
    }
}

/// The buttons stay in their places while the stance changes, so that the focus stays too.
#[component]
fn Choices(initiative: InitiativeId, own: Own, agreement: RwSignal<Agreement>) -> impl IntoView {
    let words = words();
    let sending = Sending::<Take>::new();
    let own = RwSignal::new(own);
    follow(initiative, sending, own, agreement);
    let stance = Memo::new(move |_| own.with(|own| own.stance));
    let organisations = Memo::new(move |_| own.with(|own| own.floor.organisations.clone()));
    let choices = NodeRef::<leptos::html::Div>::new();
    focus_after_withdrawal(stance, choices);
    let choice = move |of: &Stance| {
        let of = *of;
        view! {
            <button
                name="stance"
                value=of.as_str()
                aria-pressed=move || if stance.get() == Some(of) { "true" } else { "false" }
            >
                {words.choice("stance", of.as_str())}
            </button>
        }
    };
    let withdraw = move || {
        stance.get().map(|_| {
            view! { <button class="link" name="stance" value="">{words.stances().withdraw()}</button> }
        })
    };
    view! {
        <section class="panel stance" aria-labelledby="stance">
            <h2 id="stance">{words.stances().title()}</h2>
            <Form sending>
                <input type="hidden" name="initiative" value=initiative.to_string()/>
                {move || {
                    let chosen = sending.typed("capacity", "");
                    view! { <CapacityChoice organisations=organisations.get() chosen suffix="-stance"/> }
                }}
                <div class="choices" node_ref=choices>{Stance::ALL.iter().map(choice).collect_view()}</div>
                <p class="help">{words.stances().who_sees()}</p>
                {withdraw}
            </Form>
        </section>
    }
}

/// After each stance that was taken, reads what it changed, and nothing else of the page.
fn follow(
    initiative: InitiativeId,
    sending: Sending<Take>,
    own: RwSignal<Own>,
    agreement: RwSignal<Agreement>,
) {
    let read = Action::new(move |(): &()| answer(api::FindStanding { initiative }));
    let taken = sending.successes();
    Effect::new(move |before: Option<usize>| {
        let now = taken.get();
        if before.is_some_and(|before| before != now) {
            read.dispatch(());
        }
        now
    });
    Effect::new(move |_| {
        if let Some(Ok(standing)) = read.value().get() {
            own.set(standing.own);
            agreement.set(standing.agreement);
        }
    });
}

/// The button that withdraws goes with the stance: the focus goes to the first choice, where one goes on.
fn focus_after_withdrawal(stance: Memo<Option<Stance>>, choices: NodeRef<leptos::html::Div>) {
    Effect::new(move |had_one: Option<bool>| {
        let has_one = stance.get().is_some();
        if had_one == Some(true) && !has_one {
            let first =
                choices.get_untracked().and_then(|choices| choices.query_selector("button").ok().flatten());
            if let Some(first) = first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok()) {
                // An element that cannot be focused is one that is no longer there.
                let _ = first.focus();
            }
        }
        has_one
    });
}

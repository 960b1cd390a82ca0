//! The panel in which one says where one stands.

use domain::{
    base::{InitiativeId, Refusal},
    stances::Stance,
};
use leptos::prelude::*;

use super::api::{self, Own, Take};
use crate::{
    comments::capacity::CapacityChoice,
    i18n::words,
    ui::{
        form::{Form, Sending},
        part::Part,
        why_not::WhyNot,
    },
};

/// The reader's own stance on an initiative, to take, change and withdraw; says why not where she may not.
#[component]
pub fn StancePanel(initiative: InitiativeId) -> impl IntoView {
    let sending = Sending::<Take>::new();
    let taken = sending.successes();
    let own = Resource::new(move || taken.get(), move |_| api::find_own(initiative));
    view! { <Part data=own view=move |own| view! { <Panel initiative own sending/> }.into_any()/> }
}

#[component]
fn Panel(initiative: InitiativeId, own: Own, sending: Sending<Take>) -> impl IntoView {
    match own.floor.why_not.clone() {
        // Nobody takes a stance on what is not public.
        Some(Refusal::NotFound) => ().into_any(),
        Some(refusal) => view! { <Closed stance=own.stance refusal/> }.into_any(),
        None => view! { <Choices initiative own sending/> }.into_any(),
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

#[component]
fn Choices(initiative: InitiativeId, own: Own, sending: Sending<Take>) -> impl IntoView {
    let words = words();
    let choice = move |stance: &Stance| {
        let pressed = if own.stance == Some(*stance) { "true" } else { "false" };
        view! {
            <button name="stance" value=stance.as_str() aria-pressed=pressed>
                {words.choice("stance", stance.as_str())}
            </button>
        }
    };
    let withdraw = own.stance.map(|_| {
        view! { <button class="link" name="stance" value="">{words.stances().withdraw()}</button> }
    });
    view! {
        <section class="panel stance" aria-labelledby="stance">
            <h2 id="stance">{words.stances().title()}</h2>
            <Form sending>
                <input type="hidden" name="initiative" value=initiative.to_string()/>
                <CapacityChoice
                    organisations=own.floor.organisations
                    chosen=sending.typed("capacity", "")
                    suffix="-stance"
                />
                <div class="choices">{Stance::ALL.iter().map(choice).collect_view()}</div>
                <p class="help">{words.stances().who_sees()}</p>
                {withdraw}
            </Form>
        </section>
    }
}

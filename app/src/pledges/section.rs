//! The offers of help for an initiative.

use domain::{
    base::{InitiativeId, Moment, Subject},
    comments::State,
    pledges::Pledge,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    api::{self, Help, Offer, Withdraw},
    offer::OfferForm,
};
use crate::{
    comments::byline::Byline,
    i18n::words,
    moderation::report::ReportLink,
    reading::Reading,
    ui::{
        confirm::Confirm,
        form::{BareForm, Refusal, Sending},
        pager::Pager,
        part::Part,
        why_not::WhyNot,
    },
};

/// Who helps with what, the form to offer help, and the way to more.
#[component]
pub fn Pledges(initiative: InitiativeId) -> impl IntoView {
    let offering = Sending::<Offer>::new();
    let withdrawing = Sending::<Withdraw>::new();
    let (offered, withdrawn) = (offering.successes(), withdrawing.successes());
    let query = use_query_map();
    let after = Memo::new(move |_| query.read().get("pledges"));
    let help = Reading::anew(
        move || offered.get() + withdrawn.get(),
        move || api::List { initiative, after: after.get() },
    );
    view! {
        <section class="section" id="pledges" aria-labelledby="pledges-title">
            <h2 id="pledges-title">{words().pledges().title()}</h2>
            <Refusal sentence=Signal::derive(move || withdrawing.error())/>
            <Part
                data=help
                view=move |help| {
                    let later = after.get_untracked().is_some();
                    view! { <List initiative help later offering withdrawing/> }.into_any()
                }
            />
        </section>
    }
}

#[component]
fn List(
    initiative: InitiativeId,
    help: Help,
    later: bool,
    offering: Sending<Offer>,
    withdrawing: Sending<Withdraw>,
) -> impl IntoView {
    let words = words();
    let Help { pledges, floor, now } = help;
    let is_empty = pledges.rows.is_empty();
    let offer = match floor.why_not.clone() {
        Some(refusal) => view! { <WhyNot refusal/> }.into_any(),
        None => view! { <OfferForm initiative floor sending=offering/> }.into_any(),
    };
    let address = words.path(format!("/initiatives/{initiative}"));
    let item = move |pledge| view! { <li><PledgeItem pledge now withdrawing/></li> };
    view! {
        {is_empty.then(|| view! { <p class="soft">{words.pledges().none()}</p> })}
        <ul class="pledges">{pledges.rows.into_iter().map(item).collect_view()}</ul>
        <Pager next=pledges.next later address name="pledges" place="#pledges"/>
        {offer}
    }
}

#[component]
fn PledgeItem(pledge: Pledge, now: Moment, withdrawing: Sending<Withdraw>) -> impl IntoView {
    let words = words();
    let note = match pledge.state {
        State::Waiting => Some(words.comments().waiting()),
        State::Hidden => Some(words.pledges().hidden()),
        State::Published | State::Withdrawn => None,
    };
    let withdraw = (pledge.is_own && pledge.state.may_become(State::Withdrawn).is_ok()).then(|| {
        view! {
            <Confirm label=words.comments().withdraw() help=words.comments().withdraw_help()>
                <BareForm sending=withdrawing>
                    <input type="hidden" name="pledge" value=pledge.id.to_string()/>
                    <button class="button danger">{words.comments().withdraw()}</button>
                </BareForm>
            </Confirm>
        }
    });
    let report = (!pledge.is_own).then(|| view! { <ReportLink subject=Subject::from(pledge.id)/> });
    view! {
        <h3>{words.choice("pledge", pledge.kind.as_str())}</h3>
        <p lang=pledge.language.to_string() dir="auto">{pledge.text}</p>
        {note.map(|note| view! { <p class="withheld">{note}</p> })}
        <Byline writer=pledge.writer at=pledge.created_at now/>
        <div class="deeds">{withdraw} {report}</div>
    }
}

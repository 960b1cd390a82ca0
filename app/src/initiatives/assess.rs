//! What an officer of the territory can do with an initiative on its page.

use domain::{
    base::Deed,
    initiatives::{Initiative, State},
};
use leptos::{
    prelude::*,
    server_fn::{Http, ServerFn, client::Client, codec::PostUrl, request::ClientReq},
    web_sys::FormData,
};
use serde::de::DeserializeOwned;

use super::{
    api::{Admit, BeginCoDesign, EstimateCost, MergeInto, NotAdmit, PutOnBallot},
    deeds::refresh_after,
    edit::amount,
};
use crate::{
    i18n::words,
    ui::{
        field::{TextArea, TextField},
        form::{Form, Sending, Submit},
        frame::viewer,
    },
    wire::Error,
};

/// The steps that the municipality decides; nothing for others.
#[component]
pub fn AssessPanel(initiative: Initiative) -> impl IntoView {
    let texts = words().initiatives();
    let frame = &initiative.frame;
    viewer().may(Deed::Assess, Some(frame.territory)).ok().filter(|()| frame.is_public)?;
    let may = |to: State| frame.state.may_become(to).is_ok();
    let id = frame.id.to_string();
    let cost = initiative.officer_cost_cents.or(initiative.cost_cents).map(amount).unwrap_or_default();
    let steps = [
        may(State::CoDesign).then(|| step::<BeginCoDesign, _>(&id, texts.begin_co_design(), ().into_any())),
        may(State::Admitted).then(|| step::<Admit, _>(&id, texts.admit(), ().into_any())),
        may(State::OnBallot).then(|| step::<PutOnBallot, _>(&id, texts.put_on_ballot(), ().into_any())),
        may(State::NotAdmitted).then(|| {
            let reasons = view! { <TextArea name="reasons" label=texts.reasons() rows=4 required=true/> };
            step::<NotAdmit, _>(&id, texts.not_admit(), reasons.into_any())
        }),
        may(State::Merged).then(|| {
            let into = view! { <TextField name="into" label=texts.merge_into() help=texts.merge_help() required=true/> };
            step::<MergeInto, _>(&id, texts.merge(), into.into_any())
        }),
    ];
    let cost = view! { <TextField name="cost" label=texts.cost_by_officer() value=cost required=true/> };
    Some(
        view! {
            <section class="section no-print" aria-labelledby="assess">
                <h2 id="assess">{texts.for_the_office()}</h2>
                <p class="help">{texts.assess_help()}</p>
                {step::<EstimateCost, _>(&id, texts.keep_estimate(), cost.into_any())}
                {steps.into_iter().flatten().collect_view()}
            </section>
        }
        .into_any(),
    )
}

/// A form with one button for one step.
fn step<F, OutputProtocol>(id: &str, label: &'static str, fields: AnyView) -> AnyView
where
    F: ServerFn<Error = Error, Protocol = Http<PostUrl, OutputProtocol>>
        + Clone
        + DeserializeOwned
        + Send
        + Sync
        + 'static,
    F::Output: Clone + Send + Sync + 'static,
    F::Client: Client<Error>,
    <<F::Client as Client<Error>>::Request as ClientReq<Error>>::FormData: From<FormData>,
    OutputProtocol: 'static,
{
    let sending = Sending::<F>::new();
    refresh_after(move || sending.version());
    let id = id.to_owned();
    view! {
        <Form sending>
            <input type="hidden" name="initiative" value=id/>
            {fields}
            <div class="actions">
                <Submit label class="button" pending=Signal::derive(move || sending.pending())/>
            </div>
        </Form>
    }
    .into_any()
}

//! What an officer of the territory can do with an initiative: a page of the staff.

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
    api::{self, Admit, BeginCoDesign, EstimateCost, MergeInto, NotAdmit, PutOnBallot},
    fields::amount,
    page::initiative_in_address,
};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{
        field::{TextArea, TextField},
        form::{Form, Sending, Submit, Version, refresh_after},
        frame::viewer,
        loaded::Loaded,
        refused::{NotFound, Refused},
        title::PageTitle,
    },
    wire::Error,
};

/// The page on which an officer assesses an initiative.
#[component]
pub fn Assess() -> impl IntoView {
    let initiative = initiative_in_address();
    move || match initiative.get() {
        Some(id) => {
            let version = RwSignal::new(0);
            provide_context(Version(version));
            let opened = Reading::anew(move || version.get(), move || api::Find { initiative: id });
            view! { <Loaded data=opened view=|opened| view! { <Page initiative=opened.initiative/> }.into_any()/> }
                .into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(initiative: Initiative) -> impl IntoView {
    let words = words();
    let texts = words.initiatives();
    let frame = &initiative.frame;
    if let Err(refusal) = viewer().may(Deed::Assess, Some(frame.territory)) {
        return view! { <Refused error=refusal.into()/> }.into_any();
    }
    view! {
        <PageTitle page=texts.for_the_office()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a
                        href=words.path(format!("/initiatives/{}", frame.id))
                        lang=frame.language.to_string()
                        dir="auto"
                    >
                        {frame.title.clone()}
                    </a>
                    <span>{words.choice("state", frame.state.as_str())}</span>
                </p>
                <h1>{texts.for_the_office()}</h1>
                <p class="lead">{texts.assess_help()}</p>
            </div>
            <Steps initiative/>
        </main>
    }
    .into_any()
}

/// The steps that follow from the initiative's state.
#[component]
fn Steps(initiative: Initiative) -> impl IntoView {
    let texts = words().initiatives();
    let frame = &initiative.frame;
    let may = |to: State| frame.state.may_become(to).is_ok();
    let id = frame.id.to_string();
    let cost = initiative.officer_cost_cents.or(initiative.cost_cents).map(amount).unwrap_or_default();
    let cost = move |sending: Sending<EstimateCost>| {
        let value = sending.typed("cost", cost);
        view! { <TextField name="cost" label=texts.cost_by_officer() value required=true/> }.into_any()
    };
    let reasons = move |sending: Sending<NotAdmit>| {
        let value = sending.typed("reasons", "");
        view! { <TextArea name="reasons" label=texts.reasons() value rows=4 required=true/> }.into_any()
    };
    let into = move |sending: Sending<MergeInto>| {
        let value = sending.typed("into", "");
        view! { <TextField name="into" label=texts.merge_into() help=texts.merge_help() value required=true/> }
            .into_any()
    };
    let steps = [
        frame.is_public.then(|| step(&id, texts.keep_estimate(), cost)),
        may(State::CoDesign).then(|| step::<BeginCoDesign, _>(&id, texts.begin_co_design(), none)),
        may(State::Admitted).then(|| step::<Admit, _>(&id, texts.admit(), none)),
        may(State::OnBallot).then(|| step::<PutOnBallot, _>(&id, texts.put_on_ballot(), none)),
        may(State::NotAdmitted).then(|| step(&id, texts.not_admit(), reasons)),
        may(State::Merged).then(|| step(&id, texts.merge(), into)),
    ];
    steps.into_iter().flatten().collect_view().into_any()
}

/// The fields of a step that asks for nothing.
fn none<F>(_: Sending<F>) -> AnyView
where
    F: ServerFn<Error = Error> + Send + Sync + 'static,
    F::Output: Send + Sync + 'static,
{
    ().into_any()
}

/// A form with one button for one step.
fn step<F, OutputProtocol>(
    id: &str,
    label: &'static str,
    fields: impl FnOnce(Sending<F>) -> AnyView + Send + 'static,
) -> AnyView
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
    refresh_after(sending.successes());
    let id = id.to_owned();
    view! {
        <Form sending>
            <input type="hidden" name="initiative" value=id/>
            {fields(sending)}
            <div class="actions">
                <Submit label class="button" pending=Signal::derive(move || sending.pending())/>
            </div>
        </Form>
    }
    .into_any()
}

//! Several authors: the link that one hands to another, and the answer.

use domain::initiatives::rules;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    api::{self, AnswerInvitation, AskCoAuthor, Asked, Leave, Written},
    page::initiative_in_address,
};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{
        confirm::Confirm,
        form::{Form, Sending, Submit, Version, refresh_after},
        frame::viewer,
        loaded::Loaded,
        prose::Prose,
        refused::NotFound,
        title::PageTitle,
    },
};

/// The page with the authors of an initiative.
#[component]
pub fn Authors() -> impl IntoView {
    let initiative = initiative_in_address();
    move || match initiative.get() {
        Some(id) => {
            let version = RwSignal::new(0);
            provide_context(Version(version));
            let written = Reading::anew(move || version.get(), move || api::Authors { initiative: id });
            view! { <Loaded data=written view=|written| view! { <Page written/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(written: Written) -> impl IntoView {
    let words = words();
    let texts = words.initiatives();
    let Written { initiative, link, now } = written;
    let frame = initiative.frame.clone();
    let viewer = viewer();
    let may_ask = rules::may_revise(&viewer, &frame, &initiative.authors, now).is_ok();
    let may_leave = rules::may_leave(&viewer, &initiative.authors).is_ok();
    let id = frame.id.to_string();
    let names = initiative
        .authors
        .into_iter()
        .map(|author| view! { <li><h2 dir="auto">{author.pseudonym}</h2></li> });
    view! {
        <PageTitle page=texts.authors()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=words.path(format!("/initiatives/{id}")) lang=frame.language.to_string() dir="auto">
                        {frame.title}
                    </a>
                </p>
                <h1>{texts.authors()}</h1>
            </div>
            <ul class="items">{names.collect_view()}</ul>
            {may_ask.then(|| view! { <AskForm id=id.clone() link/> })}
            {may_leave.then(|| view! { <LeaveForm id=id.clone()/> })}
        </main>
    }
    .into_any()
}

#[component]
fn AskForm(id: String, link: Option<String>) -> impl IntoView {
    let texts = words().initiatives();
    let sending = Sending::<AskCoAuthor>::new();
    refresh_after(sending.successes());
    view! {
        <section class="section" aria-labelledby="ask">
            <h2 id="ask">{texts.ask_co_author()}</h2>
            {link
                .map(|link| {
                    let address = link.clone();
                    view! {
                        <div class="notice ok" role="status">
                            <p>{texts.link_made()}</p>
                            <p><a href=address dir="ltr">{link}</a></p>
                        </div>
                    }
                })}
            <Form sending>
                <input type="hidden" name="initiative" value=id/>
                <div class="actions">
                    <Submit label=texts.make_link() pending=Signal::derive(move || sending.pending())/>
                    <p class="help">{texts.make_link_help()}</p>
                </div>
            </Form>
        </section>
    }
    .into_any()
}

#[component]
fn LeaveForm(id: String) -> impl IntoView {
    let texts = words().initiatives();
    let sending = Sending::<Leave>::new();
    view! {
        <Confirm label=texts.leave() help=texts.leave_help() open=sending.came_back()>
            <Form sending>
                <input type="hidden" name="initiative" value=id/>
                <div class="actions">
                    <Submit label=texts.leave_surely() class="button danger" pending=Signal::derive(move || sending.pending())/>
                </div>
            </Form>
        </Confirm>
    }
    .into_any()
}

/// The page to which the link leads: what one is asked to put one's name to, and the two answers.
#[component]
pub fn CoAuthor() -> impl IntoView {
    let query = use_query_map();
    let code = Memo::new(move |_| query.read().get("code").unwrap_or_default());
    let asked = Reading::new(move || api::Invitation { code: code.get() });
    view! { <Loaded data=asked view=move |asked| view! { <Invitation asked code=code.get_untracked()/> }.into_any()/> }
}

#[component]
fn Invitation(asked: Asked, code: String) -> impl IntoView {
    let words = words();
    let texts = words.initiatives();
    let sending = Sending::<AnswerInvitation>::new();
    let pending = Signal::derive(move || sending.pending());
    let signed_in = viewer().person().is_ok();
    let answer = if signed_in {
        view! {
            <Form sending>
                <input type="hidden" name="code" value=code/>
                <div class="actions">
                    <Submit label=texts.agree() name="consent" value="given" pending/>
                    <Submit label=texts.decline() class="button" name="consent" value="declined" pending/>
                    <p class="help">{texts.agree_help()}</p>
                </div>
            </Form>
        }
        .into_any()
    } else {
        view! {
            <div class="actions">
                <a class="button primary" href=words.path("/sign-in")>{words.common().sign_in()}</a>
                <p class="help">{texts.sign_in_to_agree()}</p>
            </div>
        }
        .into_any()
    };
    view! {
        <PageTitle page=texts.asked_to_join()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where"><span>{texts.asks_you(asked.invited_by)}</span></p>
                <h1 lang=asked.language.to_string() dir="auto">{asked.title}</h1>
            </div>
            <Prose html=asked.body language=asked.language/>
            {answer}
        </main>
    }
    .into_any()
}

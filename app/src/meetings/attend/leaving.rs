//! Not coming after all, by the link of a registration, without coming in.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    i18n::words,
    meetings::api::{
        attend::LeaveByLink,
        read::{FindLeaving, Leaving},
    },
    reading::Reading,
    ui::{
        form::{Form, Sending, Submit, Version, refresh_after},
        loaded::Loaded,
        title::PageTitle,
    },
};

/// The page of the link: nothing happens until the button is pressed.
#[component]
pub fn LeavingPage() -> impl IntoView {
    let params = use_params_map();
    let link = Memo::new(move |_| params.read().get("link").unwrap_or_default());
    let version = RwSignal::new(0);
    provide_context(Version(version));
    let leaving = Reading::anew(move || version.get(), move || FindLeaving { link: link.get() });
    view! {
        <Loaded
            data=leaving
            view=move |leaving| view! { <Page leaving link=link.get_untracked()/> }.into_any()
        />
    }
}

#[component]
fn Page(leaving: Leaving, link: String) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let Leaving { frame, standing, now } = leaving;
    let sending = Sending::<LeaveByLink>::new();
    refresh_after(sending.successes());
    let can = !standing.is_over() && !frame.is_over(now);
    view! {
        <PageTitle page=texts.not_coming()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <h1>{texts.not_coming()}</h1>
                <p class="lead">
                    <a href=words.path(format!("/meetings/{}", frame.number)) lang=frame.language.to_string() dir="auto">
                        {frame.title}
                    </a>
                </p>
                <p class="where"><span>{words.full_day(frame.starts.day())}</span></p>
            </div>
            {if can {
                view! {
                    <Form sending class="panel form">
                        <input type="hidden" name="link" value=link/>
                        <p>{texts.not_coming_help()}</p>
                        <div class="actions">
                            <Submit
                                label=texts.not_coming()
                                class="button danger"
                                pending=Signal::derive(move || sending.pending())
                            />
                        </div>
                    </Form>
                }
                    .into_any()
            } else {
                view! {
                    <div class="notice ok" role="status">
                        <p>{words.choice("meeting_standing", standing.as_str())}</p>
                    </div>
                }
                    .into_any()
            }}
        </main>
    }
}

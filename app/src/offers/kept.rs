//! The services that one keeps, those that need something first.

use domain::{
    base::Moment,
    offers::{Kept, rules},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    api::{self, Confirm},
    tabs::Tabs,
};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{
        form::{Form, Sending, Submit},
        glyph::Mark,
        loaded::Loaded,
        pager::Pager,
        title::PageTitle,
    },
};

/// The page of those who keep services.
#[component]
pub fn KeptPage() -> impl IntoView {
    let query = use_query_map();
    let after = Memo::new(move |_| query.read().get("after"));
    let confirm = Sending::<Confirm>::new();
    let done = confirm.successes();
    let kept = Reading::anew(move || done.get(), move || api::ListKept { after: after.get() });
    let words = words();
    let texts = words.offers();
    view! {
        <PageTitle page=texts.kept_tab()/>
        <main id="main" class="wrap" tabindex="-1">
            <Tabs here="/offers/kept"/>
            <div class="head">
                <h1>{texts.kept_tab()}</h1>
                <p class="lead">{texts.kept_lead()}</p>
            </div>
            <div class="actions">
                <a class="button primary" href=words.path("/offers/new")>{texts.new()}</a>
                <a class="button" href=words.path("/offers/import")>{texts.import()}</a>
            </div>
            <Loaded
                data=kept
                view=move |kept| {
                    view! { <Items kept confirm later=after.get_untracked().is_some()/> }.into_any()
                }
            />
        </main>
    }
}

#[component]
fn Items(kept: api::KeptPage, confirm: Sending<Confirm>, later: bool) -> impl IntoView {
    let words = words();
    let now = kept.now;
    if kept.page.rows.is_empty() {
        return view! { <div class="empty"><Mark/><p>{words.offers().none_kept()}</p></div> }.into_any();
    }
    let items = kept.page.rows.into_iter().map(|offer| view! { <Item offer confirm now/> }).collect_view();
    view! {
        <ul class="items">{items}</ul>
        <Pager next=kept.page.next later address=words.path("/offers/kept")/>
    }
    .into_any()
}

#[component]
fn Item(offer: Kept, confirm: Sending<Confirm>, now: Moment) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let id = offer.id;
    let public = rules::is_public(offer.withdrawn_at, offer.valid_until, now);
    let stale = public && rules::is_stale(offer.confirmed_at, now);
    let over = offer.withdrawn_at.is_none() && !public;
    let confirm = confirm.one_of("offer", &id.to_string());
    view! {
        <li>
            <h2 lang=offer.language.to_string() dir="auto">
                <a href=words.path(format!("/offers/{id}"))>{offer.name}</a>
            </h2>
            <p class="meta">
                {(offer.notes > 0)
                    .then(|| view! { <span class="tag error">{texts.notes_count(offer.notes.into())}</span> })}
                {stale.then(|| view! { <span class="tag warn">{texts.stale()}</span> })}
                {over.then(|| view! { <span class="tag">{texts.over()}</span> })}
                {offer.withdrawn_at.is_some().then(|| view! { <span class="tag">{texts.withdrawn()}</span> })}
                <span>{words.choice("offer_theme", offer.theme.as_str())}</span>
                <span dir="auto">{offer.organisation}</span>
                <span>
                    {texts.confirmed_on()} " "
                    <time datetime=offer.confirmed_at.rfc3339()>{words.full_day(offer.confirmed_at.day())}</time>
                </span>
            </p>
            {public
                .then(|| {
                    view! {
                        <Form sending=confirm>
                            <input type="hidden" name="offer" value=id.to_string()/>
                            <div class="actions">
                                <Submit
                                    label=texts.confirm()
                                    class="button"
                                    pending=Signal::derive(move || confirm.pending())
                                />
                                <a class="button quiet" href=words.path(format!("/offers/{id}/edit"))>
                                    {texts.change()}
                                </a>
                            </div>
                        </Form>
                    }
                })}
        </li>
    }
}

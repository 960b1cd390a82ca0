//! The procedures that an officer runs.

use domain::{
    base::{Moment, Page as Rows},
    procedures::Card,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::super::{api, item::Item};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{glyph::Mark, loaded::Loaded, pager::Pager, title::PageTitle},
};

/// The page with the procedures that an officer runs.
#[component]
pub fn KeptPage() -> impl IntoView {
    let query = use_query_map();
    let after = Memo::new(move |_| query.read().get("after"));
    let kept = Reading::new(move || api::ListKept { after: after.get() });
    let view = move |(rows, now)| {
        let later = after.get_untracked().is_some();
        view! { <Page rows now later/> }.into_any()
    };
    view! { <Loaded data=kept view/> }
}

#[component]
fn Page(rows: Rows<Card>, now: Moment, later: bool) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let empty = rows.rows.is_empty();
    let items = rows.rows.into_iter().map(|card| view! { <Item card now to_office=true/> });
    view! {
        <PageTitle page=texts.office_title()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <p class="where"><a href=words.path("/office")>{words.common().office()}</a></p>
                <h1>{texts.office_title()}</h1>
                <p class="lead">{texts.office_lead()}</p>
            </div>
            {if empty {
                view! { <div class="empty"><Mark/><p>{texts.office_none()}</p></div> }.into_any()
            } else {
                view! { <ul class="items">{items.collect_view()}</ul> }.into_any()
            }}
            <Pager next=rows.next later address=words.path("/office/procedures")/>
        </main>
    }
}

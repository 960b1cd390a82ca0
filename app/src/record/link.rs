//! The ways to the pages of the record, for the pages of a vote.

use domain::base::BoardId;
use leptos::prelude::*;

use crate::i18n::words;

/// Offers a receipt to somebody who voted; it stands in nobody's way.
#[component]
pub fn ReceiptLink(board: BoardId) -> impl IntoView {
    let words = words();
    let texts = words.record();
    view! {
        <p class="small">
            <a href=words.path(format!("/boards/{board}/receipt"))>{texts.take_receipt()}</a>
            ". "
            {texts.take_receipt_help()}
        </p>
    }
}

/// Leads to the page on which everybody recounts.
#[component]
pub fn RecountLink(board: BoardId) -> impl IntoView {
    let words = words();
    let address = words.path(format!("/boards/{board}/recount"));
    view! { <p><a href=address>{words.record().recount()}</a></p> }
}

/// The name of the vote as the rulebook prints it, with the way to the recount.
#[component]
pub fn PrintedName(board: BoardId, election: String) -> impl IntoView {
    view! {
        <p class="small">{words().record().name_printed()} " " <code class="election" dir="ltr">{election}</code></p>
        <RecountLink board/>
    }
}

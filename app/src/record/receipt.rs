//! The page with the receipt of one's own ballot, in the forms in which it can be taken home. It works without
//! JavaScript: the file is a link that holds what it downloads.

use domain::record::APPEAL_DAYS;
use leptos::prelude::*;

use super::api::{self, Carried, Held, Taken};
use crate::{
    boards::board_in_address,
    i18n::words,
    reading::Reading,
    ui::{loaded::Loaded, qr::Qr, refused::NotFound, title::PageTitle},
};

/// The page with the receipt.
#[component]
pub fn ReceiptPage() -> impl IntoView {
    let board = board_in_address();
    move || match board.get() {
        Some(board) => {
            let taken = Reading::new(move || api::FindReceipt { board });
            view! { <Loaded data=taken view=|taken| view! { <Page taken/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(taken: Taken) -> impl IntoView {
    let words = words();
    let texts = words.record();
    let Taken { board, receipt, now } = taken;
    let base = words.path(format!("/boards/{}", board.id));
    let open = now < board.rules.phases.decided;
    let way = view! {
        <div class="actions">
            <a class="button" href=format!("{base}/vote")>{texts.to_vote()}</a>
            <a class="button" href=format!("{base}/recount")>{texts.recount()}</a>
        </div>
    };
    let none = |why: String| view! { <div class="notice"><p>{why}</p></div> }.into_any();
    let content = match receipt {
        Held::Receipt(carried) => view! { <Forms carried open/> }.into_any(),
        Held::NoRecord => none(texts.receipt_no_record().to_owned()),
        Held::TooLate => none(texts.receipt_too_late(words.number(APPEAL_DAYS))),
        Held::NoBallot => none(texts.receipt_none().to_owned()),
    };
    view! {
        <PageTitle page=texts.receipt_title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=base lang=board.wording.language.to_string() dir="auto">
                        {board.wording.question.clone()}
                    </a>
                </p>
                <h1>{texts.receipt_title()}</h1>
                <p class="lead no-print">{texts.receipt_lead()}</p>
            </div>
            {content}
            {way}
        </main>
    }
}

/// The receipt as code, link, picture and file, with what it proves.
#[component]
fn Forms(carried: Carried, open: bool) -> impl IntoView {
    let words = words();
    let texts = words.record();
    let Carried { receipt, link, picture } = carried;
    let file = format!("data:application/json;charset=utf-8,{}", escaped(&receipt.file));
    let name = format!("tavolata-{}.json", receipt.index);
    view! {
        {receipt.withdrawn.then(|| view! { <div class="notice"><p>{texts.receipt_withdrawn()}</p></div> })}
        {open.then(|| view! { <p>{texts.receipt_latest()}</p> })}
        <section class="section" aria-labelledby="code">
            <h2 id="code">{texts.code_title()}</h2>
            <p class="code-shown receipt-code" dir="ltr">{receipt.code}</p>
            <p class="help">{texts.code_text()}</p>
            <p>{texts.words_text()}</p>
            <p class="receipt-words" dir="ltr" translate="no">{receipt.words}</p>
        </section>
        <section class="section" aria-labelledby="link">
            <h2 id="link">{texts.link_title()}</h2>
            <p class="help no-print">{texts.link_text()}</p>
            <div class="receipt">
                <Qr picture label=texts.the_picture()/>
                <ul>
                    <li class="no-print">
                        <a href=link rel="external">{texts.the_link()}</a>
                    </li>
                    <li class="no-print">
                        <a href=file download=name rel="external">{texts.the_file()}</a>
                    </li>
                </ul>
            </div>
        </section>
        <section class="section" aria-labelledby="proves">
            <h2 id="proves">{texts.proves_title()}</h2>
            <p>{texts.proves()}</p>
            <p><strong>{texts.proves_not()}</strong></p>
            <p class="soft">{texts.limits()}</p>
        </section>
    }
}

/// A text as it stands in an address.
fn escaped(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().fold(String::with_capacity(text.len() * 2), |mut all, byte| {
        match plain(byte) {
            true => all.push(char::from(byte)),
            false => all.push_str(&format!("%{byte:02X}")),
        }
        all
    })
}

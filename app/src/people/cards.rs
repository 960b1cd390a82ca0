//! A new batch as printable cards, shown once.

use leptos::prelude::*;

use super::api::{self, PrintedCard, Sheet};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{glyph::Mark, loaded::Loaded, qr::Qr, title::PageTitle},
};

/// The page with the cards of a new batch.
#[component]
pub fn CardsPage() -> impl IntoView {
    let sheet = Reading::new(|| api::TakeCards {});
    view! { <Loaded data=sheet view=|sheet| view! { <Printed sheet/> }.into_any()/> }
}

#[component]
fn Printed(sheet: Sheet) -> impl IntoView {
    let words = words();
    let texts = words.people();
    let Sheet { label, language, house, seat, how, address, cards } = sheet;
    let (tag, direction) = (language.to_string(), language.direction().as_str());
    let card = move |card: PrintedCard| {
        view! {
            <li class="invitation">
                <p class="brand">
                    <Mark/>
                    {house.clone()}
                </p>
                <p>{seat.clone()}</p>
                <Qr picture=card.picture/>
                <p class="code-shown" dir="ltr">{card.code}</p>
                <p class="small">{how.clone()} " " <bdi dir="ltr">{address.clone()}</bdi></p>
            </li>
        }
    };
    view! {
        <PageTitle page=texts.cards_title()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head no-print">
                <h1>{texts.cards_title()}</h1>
                <p class="lead">{texts.cards_lead(label)}</p>
                <div class="notice warn">
                    <p>{texts.cards_once()}</p>
                </div>
                <div class="actions">
                    <a class="button" href=words.path("/invitations")>{texts.cards_printed()}</a>
                </div>
            </div>
            <ul class="invitations" lang=tag dir=direction>{cards.into_iter().map(card).collect_view()}</ul>
        </main>
    }
}

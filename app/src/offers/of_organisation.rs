//! The services of an organisation, on its public page.

use domain::base::OrganisationId;
use leptos::prelude::*;

use super::api::{self, Named};
use crate::{i18n::words, reading::Reading, ui::part::Part};

/// Its services, as a list of links; nothing where it has none.
#[component]
pub fn OffersOf(organisation: OrganisationId) -> impl IntoView {
    let offers = Reading::new(move || api::ListOf { organisation });
    view! { <Part data=offers view=move |offers| view! { <Items organisation offers/> }.into_any()/> }
}

#[component]
fn Items(organisation: OrganisationId, offers: Vec<Named>) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let item = move |offer: Named| {
        view! {
            <li>
                <h3 lang=offer.language.to_string() dir="auto">
                    <a href=words.path(format!("/offers/{}", offer.id))>{offer.name}</a>
                </h3>
                <p class="meta"><span>{words.choice("offer_theme", offer.theme.as_str())}</span></p>
            </li>
        }
    };
    (!offers.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="offers">
                <h2 id="offers">{texts.title()}</h2>
                <ul class="items">{offers.into_iter().map(item).collect_view()}</ul>
                <p class="links">
                    <a href=words.path(format!("/offers?organisation={organisation}"))>{texts.all()}</a>
                </p>
            </section>
        }
    })
}

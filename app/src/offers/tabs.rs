//! The way from one part of the inclusion offer to the others.

use domain::base::{Actor, Deed};
use leptos::prelude::*;

use crate::{i18n::words, ui::frame::viewer};

/// The parts that the reader may use.
#[component]
pub fn Tabs(
    /// The address of the part that is shown.
    here: &'static str,
) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let viewer = viewer();
    let is_in = matches!(viewer, Actor::Person(_));
    let keeps = viewer.may_somewhere(Deed::Offer);
    let all = [
        ("/offers", texts.search_tab(), true),
        ("/offers/gaps", texts.gaps_tab(), true),
        ("/offers/requests", texts.requests_tab(), is_in),
        ("/offers/kept", texts.kept_tab(), keeps),
    ];
    let tab = move |(path, name, _): (&'static str, &'static str, bool)| {
        view! {
            <li>
                <a href=words.path(path) aria-current=(path == here).then_some("page")>{name}</a>
            </li>
        }
    };
    view! {
        <nav class="tabs" aria-label=texts.title()>
            <ul>{all.into_iter().filter(|(_, _, shown)| *shown).map(tab).collect_view()}</ul>
        </nav>
    }
}

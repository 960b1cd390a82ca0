//! Where the cost of an option comes from, where nobody checked it.

use domain::ballots::CostBasis;
use leptos::prelude::*;

use crate::i18n::words;

/// A mark beside a cost that nobody checked; nothing beside one that was.
#[component]
pub fn CostNote(basis: CostBasis) -> impl IntoView {
    let note = (basis != CostBasis::Checked).then(|| words().choice("cost_basis", basis.as_str()));
    note.map(|note| view! { <span>{note}</span> })
}

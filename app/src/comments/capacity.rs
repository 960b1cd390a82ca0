//! In which capacity a person acts on a board: asked once, with her first deed there.

use domain::base::OrganisationId;
use leptos::prelude::*;

use crate::{i18n::words, ui::field::Select};

/// For oneself or for an organisation; nothing where there is nothing to choose.
#[component]
pub fn CapacityChoice(
    /// The organisations for which the person may act.
    organisations: Vec<(OrganisationId, String)>,
    /// Makes the id differ where a page has several forms.
    #[prop(into)]
    suffix: String,
    /// What was chosen before.
    #[prop(into)]
    chosen: String,
    /// Whether the choice holds for a whole board, and not for this text alone.
    #[prop(default = true)]
    on_board: bool,
) -> impl IntoView {
    let texts = words().comments();
    let help = if on_board { texts.capacity_help() } else { "" };
    (!organisations.is_empty()).then(|| {
        let mut choices = vec![(String::new(), texts.personal().to_owned())];
        choices.extend(organisations.into_iter().map(|(id, name)| (id.to_string(), name)));
        view! {
            <Select name="capacity" label=texts.capacity() help choices value=chosen suffix/>
        }
    })
}

//! Why something cannot be done now, and the way there where one exists.

use domain::base::Refusal;
use leptos::prelude::*;

use crate::i18n::words;

/// The sentence for a refusal in the place of the button, with a link to come in or to choose the constituency.
#[component]
pub fn WhyNot(refusal: Refusal) -> impl IntoView {
    let words = words();
    let way = match refusal {
        Refusal::SignInFirst => Some(("/sign-in", words.boards().sign_in_to_take_part())),
        Refusal::ConstituencyMissing => Some(("/account", words.boards().choose_constituency())),
        _ => None,
    };
    view! {
        <p class="help">{words.refusal(&refusal)}</p>
        {way.map(|(path, label)| view! { <p class="actions"><a class="button" href=words.path(path)>{label}</a></p> })}
    }
}

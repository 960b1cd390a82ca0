//! A form after which the whole page is loaded anew: who is in, or the language, may have changed.

use leptos::{context::Provider, prelude::*};

use crate::ui::{form::Sent, wrong::Notice};

/// The form around its fields, with the notice that says why it was refused.
#[component]
pub fn PlainForm(
    #[prop(into)] sending: Sent,
    #[prop(default = "form")] class: &'static str,
    children: Children,
) -> impl IntoView {
    let around = sending.around();
    view! {
        <div class=class>
            <Notice around/>
            <form method="post" action=sending.address()>
                <Provider value=around>{children()}</Provider>
            </form>
        </div>
    }
}

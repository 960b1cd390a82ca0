//! Deeds that cannot be taken back by another click ask before they are done.

use leptos::prelude::*;

/// The name of the deed; behind it, what it does and the form with the button that does it. Opens without JavaScript.
#[component]
pub fn Confirm(
    /// What the deed is called.
    #[prop(into)]
    label: String,
    /// What happens then.
    #[prop(into)]
    help: String,
    /// Whether it was tried and refused.
    #[prop(optional)]
    open: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <details class="more confirm" open=open>
            <summary>{label}</summary>
            <p>{help}</p>
            {children()}
        </details>
    }
}

//! Forms: the same with and without JavaScript. With it, the form is sent in place and its refusal shown above it and
//! at the field; without it, the browser sends the form, and refusal and typed text come back as a flash.

use leptos::{context::Provider, prelude::*};

use super::wrong::Notice;

mod anew;
#[cfg(not(feature = "ssr"))]
mod posting;
mod sending;

pub use anew::{Version, refresh_after};
pub use sending::{Sending, Sent};

/// A form around its fields, with the notice that says why it was refused.
#[component]
pub fn Form(
    /// The form on its way.
    #[prop(into)]
    sending: Sent,
    /// The class of the element around form and notice.
    #[prop(default = "form")]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let around = sending.around();
    view! {
        <div class=class>
            <Notice around/>
            <BareForm sending>
                <Provider value=around>{children()}</Provider>
            </BareForm>
        </div>
    }
}

/// A form around its fields; what became of it is told elsewhere.
#[component]
pub fn BareForm(
    /// The form on its way.
    #[prop(into)]
    sending: Sent,
    #[prop(optional)] id: Option<&'static str>,
    #[prop(optional)] class: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    view! {
        <form method="post" action=sending.address() id=id class=class on:submit=move |event| sending.send(&event)>
            {children()}
        </form>
    }
}

/// The notice that says why something was refused.
#[component]
pub fn Refusal(sentence: Signal<Option<String>>) -> impl IntoView {
    view! {
        <div aria-live="assertive">
            {move || {
                sentence.get().map(|sentence| view! { <div class="notice error" role="alert"><p>{sentence}</p></div> })
            }}
        </div>
    }
}

/// The button that sends a form; busy while the answer is awaited.
#[component]
pub fn Submit(
    #[prop(into)] label: String,
    #[prop(default = "button primary")] class: &'static str,
    #[prop(into, default = Signal::stored(false))] pending: Signal<bool>,
    #[prop(optional, into)] name: String,
    #[prop(optional, into)] value: String,
) -> impl IntoView {
    let named = !name.is_empty();
    view! {
        <button
            class=class
            name=named.then_some(name)
            value=named.then_some(value)
            aria-busy=move || pending.get().then_some("true")
        >
            {label}
        </button>
    }
}

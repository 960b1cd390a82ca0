//! A form after which the whole page is loaded anew: who is in, or the language, may have changed.

use leptos::{prelude::*, server_fn::ServerFn};
use serde::de::DeserializeOwned;

use crate::{
    ui::form::{Refusal, Sending},
    wire::Error,
};

/// The form around its fields, with the notice that says why it was refused.
#[component]
pub fn PlainForm<F>(
    sending: Sending<F>,
    #[prop(default = "form")] class: &'static str,
    children: Children,
) -> impl IntoView
where
    F: ServerFn<Error = Error> + Clone + DeserializeOwned + Send + Sync + 'static,
    F::Output: Clone + Send + Sync + 'static,
{
    view! {
        <div class=class>
            <Refusal sentence=Signal::derive(move || sending.error())/>
            <form method="post" action=F::url()>
                {children()}
            </form>
        </div>
    }
}

//! A form after which the whole page is loaded anew: who is in, or the language, may have changed.

use leptos::{context::Provider, prelude::*, server_fn::ServerFn};
use serde::de::DeserializeOwned;

use crate::{
    ui::{form::Sending, wrong::Notice},
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
    let around = sending.around();
    view! {
        <div class=class>
            <Notice around/>
            <form method="post" action=F::url()>
                <Provider value=around>{children()}</Provider>
            </form>
        </div>
    }
}

//! Forms: the same with and without JavaScript. With it, the server function is called in place and its refusal
//! shown above the form; without it, the form is posted, and refusal and typed text come back as a flash.

use leptos::web_sys::FormData;
use leptos::{
    form::ActionForm,
    prelude::*,
    server_fn::{Http, ServerFn, client::Client, codec::PostUrl, request::ClientReq},
};
use serde::de::DeserializeOwned;
use std::marker::PhantomData;

use super::flash;
use crate::{
    i18n::words,
    wire::{Error, Flash},
};

/// A form on its way: the action behind it, what was typed before, and why it was refused.
pub struct Sending<F>
where
    F: ServerFn<Error = Error> + Send + Sync + 'static,
    F::Output: Send + Sync + 'static,
{
    /// The action, for pages that wait for its answer.
    pub action: ServerAction<F>,
    flash: StoredValue<Option<Flash>>,
    server_fn: PhantomData<F>,
}

impl<F> Clone for Sending<F>
where
    F: ServerFn<Error = Error> + Send + Sync + 'static,
    F::Output: Send + Sync + 'static,
{
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for Sending<F>
where
    F: ServerFn<Error = Error> + Send + Sync + 'static,
    F::Output: Send + Sync + 'static,
{
}

impl<F> Sending<F>
where
    F: ServerFn<Error = Error> + Clone + DeserializeOwned + Send + Sync + 'static,
    F::Output: Clone + Send + Sync + 'static,
{
    /// A form that calls the server function `F`.
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self {
            action: ServerAction::new(),
            flash: StoredValue::new(flash::for_endpoint(F::url())),
            server_fn: PhantomData,
        }
    }

    /// What was typed into a field when the form was refused, else the given text.
    pub fn typed(self, name: &str, otherwise: impl Into<String>) -> String {
        let typed = self.flash.with_value(|flash| {
            flash.as_ref().and_then(|flash| flash.fields.iter().find(|(field, _)| field == name).cloned())
        });
        typed.map_or_else(|| otherwise.into(), |(_, text)| text)
    }

    /// All values that were chosen under a name when the form was refused; `None` where nothing was sent.
    pub fn chosen(self, name: &str) -> Option<Vec<String>> {
        self.flash.with_value(|flash| {
            let fields = &flash.as_ref()?.fields;
            Some(fields.iter().filter(|(field, _)| field == name).map(|(_, value)| value.clone()).collect())
        })
    }

    /// Why the form was refused, as a sentence.
    pub fn error(self) -> Option<String> {
        let error = match self.action.value().get() {
            Some(Ok(_)) => None,
            Some(Err(error)) => Some(error),
            None => self.flash.with_value(|flash| flash.as_ref().and_then(|flash| flash.error.clone())),
        };
        error.map(|error| error.sentence(words()))
    }

    /// Whether the form was sent without JavaScript and done.
    pub fn done(self) -> bool {
        matches!(self.action.value().get(), Some(Ok(_)))
            || self.flash.with_value(|flash| flash.as_ref().is_some_and(|flash| flash.error.is_none()))
    }

    /// Changes with every answer, so that a page's data can be read anew.
    pub fn version(self) -> usize {
        self.action.version().get()
    }

    /// Changes each time that the form is done, and not where it is refused: what was typed then stays on the page.
    pub fn successes(self) -> Memo<usize> {
        Memo::new(move |before: Option<&usize>| {
            let before = before.copied().unwrap_or_default();
            if matches!(self.action.value().get(), Some(Ok(_))) { self.version() } else { before }
        })
    }

    /// Whether the answer is awaited.
    pub fn pending(self) -> bool {
        self.action.pending().get()
    }
}

/// A form around its fields, with the notice that says why it was refused.
#[component]
pub fn Form<F, OutputProtocol>(
    /// The form on its way.
    sending: Sending<F>,
    /// The class of the element around form and notice.
    #[prop(default = "form")]
    class: &'static str,
    children: Children,
) -> impl IntoView
where
    F: ServerFn<Error = Error, Protocol = Http<PostUrl, OutputProtocol>>
        + Clone
        + DeserializeOwned
        + Send
        + Sync
        + 'static,
    F::Output: Clone + Send + Sync + 'static,
    F::Client: Client<Error>,
    <<F::Client as Client<Error>>::Request as ClientReq<Error>>::FormData: From<FormData>,
{
    view! {
        <div class=class>
            <Refusal sentence=Signal::derive(move || sending.error())/>
            <ActionForm action=sending.action>{children()}</ActionForm>
        </div>
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

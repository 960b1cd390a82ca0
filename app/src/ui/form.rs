//! Forms: the same with and without JavaScript. With it, the server function is called in place and its refusal
//! shown above the form and at the field; without it, the form is posted, and refusal and typed text come back as a
//! flash.

use leptos::web_sys::FormData;
use leptos::{
    context::Provider,
    form::ActionForm,
    prelude::*,
    server_fn::{Http, ServerFn, client::Client, codec::PostUrl, request::ClientReq},
};
use serde::de::DeserializeOwned;

use super::{
    flash,
    wrong::{Around, Notice},
};
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
    /// What tells this form from others of the page that are sent to the same address; empty for all of them.
    which: StoredValue<String>,
    /// Which of them was sent last.
    sent: RwSignal<String>,
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
            which: StoredValue::default(),
            sent: RwSignal::default(),
        }
    }

    /// One of several forms of a page that go to the same address: the one whose hidden field has this value. What
    /// was typed, and why it was refused, comes back to the form that was sent.
    pub fn one_of(self, name: &str, value: &str) -> Self {
        let is_this = |flash: &Flash| flash.fields.iter().any(|(field, sent)| field == name && sent == value);
        let which = self.which.with_value(|which| format!("{which}{name}={value}&"));
        Self {
            flash: StoredValue::new(self.flash.get_value().filter(is_this)),
            which: StoredValue::new(which),
            ..self
        }
    }

    /// Notes that this one, of several forms that go to the same address, is sent.
    pub fn note_sent(self) {
        self.sent.set(self.which.get_value());
    }

    /// What was typed into a field when the form was refused, else the given text.
    pub fn typed(self, name: &str, otherwise: impl Into<String>) -> String {
        let typed = self.chosen(name).and_then(|values| values.into_iter().next());
        typed.unwrap_or_else(|| otherwise.into())
    }

    /// All values that were chosen under a name when the form was refused; `None` where nothing was sent.
    pub fn chosen(self, name: &str) -> Option<Vec<String>> {
        self.refused_before().map(|flash| {
            let fields = flash.fields.into_iter().filter(|(field, _)| field == name);
            fields.map(|(_, value)| value).collect()
        })
    }

    /// Whether this page shows the form again because it was refused.
    pub fn came_back(self) -> bool {
        self.refused_before().is_some()
    }

    fn refused_before(self) -> Option<Flash> {
        let answered = self.action.value().with_untracked(Option::is_some);
        self.flash.get_value().filter(|flash| !answered && flash.error.is_some())
    }

    /// Why the form was refused.
    pub fn failure(self) -> Option<Error> {
        let is_this = || self.which.with_value(|which| which.is_empty() || *which == self.sent.get());
        match self.action.value().get() {
            Some(Ok(_)) => None,
            Some(Err(error)) => Some(error).filter(|_| is_this()),
            None => self.flash.with_value(|flash| flash.as_ref().and_then(|flash| flash.error.clone())),
        }
    }

    /// Why the form was refused, as a sentence.
    pub fn error(self) -> Option<String> {
        self.failure().map(|error| error.sentence(words()))
    }

    /// Whether the form was sent without JavaScript and done.
    pub fn done(self) -> bool {
        matches!(self.action.value().get(), Some(Ok(_)))
            || self.flash.with_value(|flash| flash.as_ref().is_some_and(|flash| flash.error.is_none()))
    }

    /// Changes each time that the form is done, and not where it is refused: what was typed then stays on the page.
    pub fn successes(self) -> Memo<usize> {
        Memo::new(move |before: Option<&usize>| {
            let before = before.copied().unwrap_or_default();
            let is_done = matches!(self.action.value().get(), Some(Ok(_)));
            if is_done { self.action.version().get() } else { before }
        })
    }

    /// Whether the answer is awaited.
    pub fn pending(self) -> bool {
        self.action.pending().get()
    }

    /// What the fields of the form know of it.
    pub fn around(self) -> Around {
        Around::new(Signal::derive(move || self.failure()))
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
    let around = sending.around();
    view! {
        <div class=class on:submit=move |_| sending.note_sent()>
            <Notice around/>
            <ActionForm action=sending.action>
                <Provider value=around>{children()}</Provider>
            </ActionForm>
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

//! A form on its way: what was typed before, whether the answer is awaited, and why it was refused.

use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use std::{marker::PhantomData, ops::Deref};

use super::super::{flash, wrong::Around};
use crate::{
    i18n::words,
    wire::{Error, Flash},
};

/// A form that is sent to the server function `F`. All such forms work the same way: see [`Sent`].
pub struct Sending<F> {
    sent: Sent,
    to: PhantomData<fn() -> F>,
}

impl<F> Clone for Sending<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for Sending<F> {}

impl<F> Deref for Sending<F> {
    type Target = Sent;

    fn deref(&self) -> &Sent {
        &self.sent
    }
}

impl<F> From<Sending<F>> for Sent {
    fn from(sending: Sending<F>) -> Self {
        sending.sent
    }
}

impl<F: ServerFn<Error = Error>> Sending<F> {
    /// A form that calls the server function `F`.
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self { sent: Sent::to(F::url()), to: PhantomData }
    }
}

impl<F> Sending<F> {
    /// One of several forms of a page that go to the same address: the one whose hidden field has this value. What
    /// was typed, and why it was refused, comes back to the form that was sent.
    pub fn one_of(self, name: &str, value: &str) -> Self {
        Self { sent: self.sent.one_of(name, value), ..self }
    }
}

/// A form on its way, whatever it is sent to.
#[derive(Clone, Copy)]
pub struct Sent {
    address: &'static str,
    /// The answers so far in this page's life: the last one, and how many said that it is done.
    answer: RwSignal<Option<Result<(), Error>>>,
    successes: RwSignal<usize>,
    pending: RwSignal<bool>,
    flash: StoredValue<Option<Flash>>,
    /// What tells this form from others of the page that are sent to the same address; empty for all of them.
    which: StoredValue<String>,
    /// Which of them was sent last.
    last: RwSignal<String>,
}

impl Sent {
    /// A form that goes to this address.
    pub fn to(address: &'static str) -> Self {
        Self {
            address,
            answer: RwSignal::default(),
            successes: RwSignal::default(),
            pending: RwSignal::default(),
            flash: StoredValue::new(flash::for_endpoint(address)),
            which: StoredValue::default(),
            last: RwSignal::default(),
        }
    }

    /// One of several forms of a page that go to the same address: see [`Sending::one_of`].
    pub fn one_of(self, name: &str, value: &str) -> Self {
        let is_this = |flash: &Flash| flash.fields.iter().any(|(field, sent)| field == name && sent == value);
        let which = self.which.with_value(|which| format!("{which}{name}={value}&"));
        Self {
            flash: StoredValue::new(self.flash.get_value().filter(is_this)),
            which: StoredValue::new(which),
            ..self
        }
    }

    /// Where it is sent.
    pub fn address(self) -> &'static str {
        self.address
    }

    /// Sends it in place of the browser.
    pub fn send(self, event: &SubmitEvent) {
        if event.default_prevented() {
            return;
        }
        event.prevent_default();
        self.last.set(self.which.get_value());
        #[cfg(not(feature = "ssr"))]
        {
            let fields = super::posting::fields_of(event);
            self.pending.set(true);
            leptos::task::spawn_local(async move {
                let answer = super::posting::post(self.address, fields).await;
                // Whoever has left the page needs no answer.
                if self.pending.try_set(false).is_none() {
                    if answer.is_ok() {
                        self.successes.update(|count| *count += 1);
                    }
                    self.answer.set(Some(answer));
                }
            });
        }
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
        let answered = self.answer.with_untracked(Option::is_some);
        self.flash.get_value().filter(|flash| !answered && flash.error.is_some())
    }

    /// Why the form was refused.
    pub fn failure(self) -> Option<Error> {
        let is_this = || self.which.with_value(|which| which.is_empty() || *which == self.last.get());
        match self.answer.get() {
            Some(Ok(())) => None,
            Some(Err(error)) => Some(error).filter(|_| is_this()),
            None => self.flash.with_value(|flash| flash.as_ref().and_then(|flash| flash.error.clone())),
        }
    }

    /// Why the form was refused, as a sentence.
    pub fn error(self) -> Option<String> {
        self.failure().map(|error| error.sentence(words()))
    }

    /// Whether the form was sent and done.
    pub fn done(self) -> bool {
        matches!(self.answer.get(), Some(Ok(())))
            || self.flash.with_value(|flash| flash.as_ref().is_some_and(|flash| flash.error.is_none()))
    }

    /// Changes each time that the form is done, and not where it is refused: what was typed then stays on the page.
    pub fn successes(self) -> Memo<usize> {
        Memo::new(move |_| self.successes.get())
    }

    /// Whether the answer is awaited.
    pub fn pending(self) -> bool {
        self.pending.get()
    }

    /// What the fields of the form know of it.
    pub fn around(self) -> Around {
        Around::new(Signal::derive(move || self.failure()))
    }
}

//! Readings: what a page asks of the server, and asks anew when something changes.
//!
//! While a page is written on the server, a question is answered by a call. In the browser every question goes the
//! same way, as an address with its arguments, and every answer comes as bytes that are read where they are shown:
//! one piece of code serves all questions, whatever their types, so the client stays small.

use leptos::server_fn::ServerFn;
use serde::{Serialize, de::DeserializeOwned};

use crate::wire::Error;

#[cfg(not(feature = "ssr"))]
mod in_browser;
#[cfg(feature = "ssr")]
mod on_server;

#[cfg(not(feature = "ssr"))]
pub use in_browser::{Reading, answer, request};
#[cfg(feature = "ssr")]
pub use on_server::{Reading, answer};

impl<T: Send + Sync + 'static> Clone for Reading<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Reading<T> {}

impl<T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static> Reading<T> {
    /// Asks, and asks anew when the question changes.
    pub fn new<F>(question: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: ServerFn<Output = T, Error = Error> + Serialize + 'static,
    {
        Self::anew(|| 0, question)
    }
}

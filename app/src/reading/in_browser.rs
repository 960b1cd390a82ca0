//! Readings in the browser: one way for all questions, whatever their types.

use gloo_net::{
    Error as Lost,
    http::{Request, Response},
};
use leptos::{prelude::*, server_fn::ServerFn};
use send_wrapper::SendWrapper;
use serde::{Serialize, de::DeserializeOwned};
use std::{future::Future, marker::PhantomData, sync::Arc};

use crate::{packed::Unread, wire::Error};

/// An answer: on its way, there, or refused.
pub struct Reading<T: Send + Sync + 'static>(Resource<Bytes, Unread>, PhantomData<fn() -> T>);

/// `Result<T, Error>` as the server packed it.
type Bytes = Vec<u8>;
type Question = Box<dyn Fn() -> (usize, String) + Send + Sync>;
type View = Arc<dyn Fn(Bytes) -> AnyView + Send + Sync>;

impl<T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static> Reading<T> {
    /// Asks, and asks anew when the question or the version changes.
    pub fn anew<F>(
        version: impl Fn() -> usize + Send + Sync + 'static,
        question: impl Fn() -> F + Send + Sync + 'static,
    ) -> Self
    where
        F: ServerFn<Output = T, Error = Error> + Serialize + 'static,
    {
        let question = move || (version(), arguments(&question()));
        Self(resource(F::url(), Box::new(question)), PhantomData)
    }

    /// Shows what is made of the answer once it is there; until then, that it is on its way.
    pub fn show(
        self,
        busy: fn() -> AnyView,
        view: impl Fn(Result<T, Error>) -> AnyView + Send + Sync + 'static,
    ) -> AnyView {
        show(self.0, busy, Arc::new(move |bytes| view(unpack(&bytes))))
    }
}

/// Asks once.
pub async fn answer<F>(question: F) -> Result<F::Output, Error>
where
    F: ServerFn<Error = Error> + Serialize,
    F::Output: DeserializeOwned,
{
    unpack(&ask(F::url(), arguments(&question)).await)
}

fn resource(address: &'static str, question: Question) -> Resource<Bytes, Unread> {
    Resource::new_with_options(question, move |(_, arguments)| ask(address, arguments), false)
}

fn show(bytes: Resource<Bytes, Unread>, busy: fn() -> AnyView, view: View) -> AnyView {
    let shown = move || {
        let view = view.clone();
        Suspend::new(async move { view(bytes.await) })
    };
    view! { <Transition fallback=busy>{shown}</Transition> }.into_any()
}

fn arguments(question: &impl Serialize) -> String {
    serde_qs::to_string(question).unwrap_or_default()
}

fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    postcard::from_bytes(bytes).unwrap_or(Err(Error::Unreachable))
}

/// Asks the server. A server function answers with the packed data or, with the status of an error, with the packed
/// error; postcard marks the sides of a `Result` by a byte before them.
fn ask(address: &'static str, arguments: String) -> impl Future<Output = Bytes> + Send {
    const OK: u8 = 0;
    const ERROR: u8 = 1;
    SendWrapper::new(async move {
        let answered = async move {
            let response = request(address, arguments).await?;
            let mark = if response.ok() { OK } else { ERROR };
            let mut bytes = vec![mark];
            bytes.extend(response.binary().await?);
            Ok::<_, Lost>(bytes)
        };
        let lost = |_| postcard::to_allocvec(&Err::<(), _>(Error::Unreachable)).unwrap_or_default();
        answered.await.unwrap_or_else(lost)
    })
}

/// Sends arguments to a server function.
pub async fn request(address: &str, arguments: String) -> Result<Response, Lost> {
    let request = Request::post(address).header("content-type", "application/x-www-form-urlencoded");
    request.body(arguments)?.send().await
}

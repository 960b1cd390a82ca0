//! Readings while a page is written.

use leptos::{prelude::*, server_fn::ServerFn, tachys::reactive_graph::OwnedView};
use serde::{Serialize, de::DeserializeOwned};

use crate::{packed::Packed, wire::Error};

/// An answer: on its way, there, or refused.
pub struct Reading<T: Send + Sync + 'static>(Resource<Result<T, Error>, Packed>);

impl<T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static> Reading<T> {
    /// Asks, and asks anew when the question or the version changes, which happens in the browser only.
    pub fn anew<F>(
        _version: impl Fn() -> usize + Send + Sync + 'static,
        question: impl Fn() -> F + Send + Sync + 'static,
    ) -> Self
    where
        F: ServerFn<Output = T, Error = Error> + Serialize + 'static,
    {
        Self(Resource::new_with_options(|| (), move |()| question().run_body(), false))
    }

    /// Shows what is made of the answer, in its place. (A `Suspense` would make the view several times to find out
    /// what it waits for, and whatever is asked within would be asked several times.)
    pub fn show(
        self,
        _busy: fn() -> AnyView,
        view: impl Fn(Result<T, Error>) -> AnyView + Send + Sync + 'static,
    ) -> AnyView {
        // The `Transition` in the browser takes a number here; those of all that follows must agree.
        let _ = Owner::current_shared_context().map(|shared| shared.next_id());
        Suspend::new(async move {
            let shown = view(self.0.await);
            // What waits is written later, perhaps by another thread: what is asked there, as the language, it asks
            // of this owner.
            match Owner::current() {
                Some(owner) => OwnedView::new_with_owner(shown, owner).into_any(),
                None => shown,
            }
        })
        .into_any()
    }
}

/// Asks once.
pub async fn answer<F: ServerFn<Error = Error>>(question: F) -> Result<F::Output, Error> {
    question.run_body().await
}

//! A page whose data is on its way, there, or refused.

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use super::refused::Refused;
use crate::wire::Error;

/// Shows the data once it is there; a refusal is a page of its own.
#[component]
pub fn Loaded<T, V>(
    data: Resource<Result<T, Error>>,
    /// The page made of the data.
    view: V,
) -> impl IntoView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    V: Fn(T) -> AnyView + Clone + Send + Sync + 'static,
{
    let busy = || {
        let words = crate::i18n::words();
        view! { <p class="busy" role="status">{words.common().loading()}</p> }
    };
    view! {
        <Transition fallback=busy>
            {move || {
                let view = view.clone();
                Suspend::new(async move {
                    match data.await {
                        Ok(data) => view(data),
                        Err(error) => view! { <Refused error/> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
}

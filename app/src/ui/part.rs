//! A part of a page whose data is on its way, there, or refused.

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use crate::{i18n::words, wire::Error};

/// Shows the data once it is there; a refusal is a notice, the rest of the page stays.
#[component]
pub fn Part<T, V>(
    data: Resource<Result<T, Error>>,
    /// The part made of the data.
    view: V,
) -> impl IntoView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    V: Fn(T) -> AnyView + Clone + Send + Sync + 'static,
{
    view! {
        <Transition>
            {move || {
                let view = view.clone();
                Suspend::new(async move {
                    match data.await {
                        Ok(data) => view(data),
                        Err(error) => {
                            view! { <div class="notice error" role="alert"><p>{error.sentence(words())}</p></div> }.into_any()
                        }
                    }
                })
            }}
        </Transition>
    }
}

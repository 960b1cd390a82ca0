//! A part of a page whose data is on its way, there, or refused.

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use crate::{i18n::words, reading::Reading};

/// Shows the data once it is there; a refusal is a notice, the rest of the page stays.
#[component]
pub fn Part<T, V>(
    data: Reading<T>,
    /// The part made of the data.
    view: V,
) -> impl IntoView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    V: Fn(T) -> AnyView + Send + Sync + 'static,
{
    data.show(nothing, move |answer| match answer {
        Ok(data) => view(data),
        Err(error) => {
            view! { <div class="notice error" role="alert"><p>{error.sentence(words())}</p></div> }.into_any()
        }
    })
}

/// A part that is on its way leaves its place empty.
pub fn nothing() -> AnyView {
    ().into_any()
}

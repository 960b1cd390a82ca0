//! A page whose data is on its way, there, or refused.

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use super::refused::Refused;
use crate::{i18n::words, reading::Reading};

/// Shows the data once it is there; a refusal is a page of its own.
#[component]
pub fn Loaded<T, V>(
    data: Reading<T>,
    /// The page made of the data.
    view: V,
) -> impl IntoView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    V: Fn(T) -> AnyView + Send + Sync + 'static,
{
    data.show(busy, move |answer| match answer {
        Ok(data) => view(data),
        Err(error) => view! { <Refused error/> }.into_any(),
    })
}

fn busy() -> AnyView {
    view! { <p class="busy" role="status">{words().common().loading()}</p> }.into_any()
}

//! The title of the window.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::i18n::words;

/// Names the page: `page · Tavolata`.
#[component]
pub fn PageTitle(#[prop(into)] page: String) -> impl IntoView {
    let title = words().common().title(page);
    // On the server the title is written into the HTML as it is; in the browser it is set as text.
    #[cfg(feature = "ssr")]
    let title = super::escape::escape(&title);
    view! { <Title text=title/> }
}

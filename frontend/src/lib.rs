//! The client: takes over the page that the server wrote.

use wasm_bindgen::prelude::wasm_bindgen;

/// Called by `start.js` with the texts of the page's language.
#[wasm_bindgen]
pub fn hydrate(texts: &str) {
    console_error_panic_hook::set_once();
    let language = leptos::prelude::document().document_element().and_then(|root| root.get_attribute("lang"));
    app::i18n::client::load(language.unwrap_or_default().parse().unwrap_or(app::i18n::FALLBACK), texts);
    leptos::mount::hydrate_body(app::App);
}

//! The client for everybody.

use wasm_bindgen::prelude::wasm_bindgen;

/// Called by `start.js` with the texts of the page's language.
#[wasm_bindgen]
pub fn hydrate(texts: String) {
    console_error_panic_hook::set_once();
    app::take_over(texts, app::staff::none);
}

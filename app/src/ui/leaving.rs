//! The warning before one leaves a page with something that is not kept yet.

use leptos::prelude::*;

/// As long as `unsaved` holds, the browser asks before the page is left or closed, and a link within the site asks
/// too.
pub fn warn(unsaved: Signal<bool>, question: &'static str) {
    #[cfg(feature = "ssr")]
    let _ = (unsaved, question);
    #[cfg(not(feature = "ssr"))]
    client::warn(unsaved, question);
}

#[cfg(not(feature = "ssr"))]
mod client {
    use js_sys::Function;
    use leptos::{
        ev,
        prelude::*,
        wasm_bindgen::{JsCast, closure::Closure},
        web_sys::{Element, Event},
    };

    pub fn warn(unsaved: Signal<bool>, question: &'static str) {
        let closing = window_event_listener(ev::beforeunload, move |event| {
            if unsaved.try_get_untracked().unwrap_or_default() {
                event.prevent_default();
            }
        });
        // Before the router sees the click.
        let asking = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            let link = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let link = link.and_then(|element| element.closest("a[href]:not([target])").ok().flatten());
            if link.is_none() || !unsaved.try_get_untracked().unwrap_or_default() {
                return;
            }
            if !window().confirm_with_message(question).unwrap_or(true) {
                event.prevent_default();
                event.stop_propagation();
            }
        });
        let function = asking.as_ref().unchecked_ref::<Function>().clone();
        let _ = document().add_event_listener_with_callback_and_bool("click", &function, true);
        let kept = StoredValue::new_local(Some(asking));
        on_cleanup(move || {
            closing.remove();
            let _ = document().remove_event_listener_with_callback_and_bool("click", &function, true);
            drop(kept.try_update_value(Option::take));
        });
    }
}

//! The desk by keyboard: forward, back, tick, publish, send back, hide.

use leptos::{ev, prelude::*, web_sys};
use wasm_bindgen::JsCast;

use crate::i18n::words;

/// Says which keys there are, and lets them work while the box is ticked. Without JavaScript there are none.
#[component]
pub fn Keys(
    /// Changes with every decision: the case that moved up is focused then.
    version: usize,
) -> impl IntoView {
    let texts = words().moderation();
    let (ready, set_ready) = signal(false);
    let on = RwSignal::new(true);
    Effect::new(move |_| {
        set_ready.set(true);
        if version > 0 {
            step(|row| Some(row.clone()));
        }
    });
    let handle = window_event_listener(ev::keydown, move |press| {
        if on.get_untracked() && !is_typing(&press) {
            obey(&press.key());
        }
    });
    on_cleanup(move || handle.remove());
    let keys = [
        ("J", texts.key_next()),
        ("K", texts.key_back()),
        ("X", texts.key_tick()),
        ("P", texts.key_publish()),
        ("R", texts.key_return()),
        ("H", texts.key_hide()),
    ];
    let key =
        |(key, label): (&'static str, &'static str)| view! { <span><kbd>{key}</kbd> " " {label}</span> };
    move || {
        ready.get().then(|| {
            view! {
                <div class="keys">
                    <label class="tick">
                        <input type="checkbox" prop:checked=on on:change:target=move |tick| on.set(tick.target().checked())/>
                        <span>{texts.use_keys()}</span>
                    </label>
                    {keys.map(key).into_iter().collect_view()}
                </div>
            }
        })
    }
}

/// Whether the key belongs to a field or to the browser.
fn is_typing(press: &web_sys::KeyboardEvent) -> bool {
    let field = press.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let in_field = field.is_some_and(|field| {
        matches!(field.tag_name().as_str(), "TEXTAREA" | "SELECT")
            || (field.tag_name() == "INPUT" && field.get_attribute("type").as_deref() != Some("checkbox"))
    });
    in_field || press.ctrl_key() || press.meta_key() || press.alt_key()
}

fn obey(key: &str) {
    match key {
        "j" | "J" => step(web_sys::Element::next_element_sibling),
        "k" | "K" => step(web_sys::Element::previous_element_sibling),
        "x" | "X" => press("input[type=checkbox]"),
        "p" | "P" => press("button[value=publish], button[value=keep]"),
        "r" | "R" => object("button[value=return]"),
        "h" | "H" => object("button[value=hide]"),
        _ => {}
    }
}

/// An objection needs its reason first.
fn object(button: &str) {
    let reason =
        in_case("select[name=reason]").and_then(|found| found.dyn_into::<web_sys::HtmlSelectElement>().ok());
    match reason {
        Some(reason) if reason.value().is_empty() => focus(&reason),
        _ => press(button),
    }
}

fn press(selector: &str) {
    if let Some(found) = in_case(selector).and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        found.click();
    }
}

fn focus(element: &web_sys::HtmlElement) {
    // An element that cannot be focused is one that is no longer there.
    let _ = element.focus();
}

/// The case in which the focus is.
fn current() -> Option<web_sys::Element> {
    document().active_element()?.closest(".case").ok().flatten()
}

fn in_case(selector: &str) -> Option<web_sys::Element> {
    current()?.query_selector(selector).ok().flatten()
}

/// Goes to the case beside the one where the focus is; to the first one where it is in none.
fn step(beside: impl Fn(&web_sys::Element) -> Option<web_sys::Element>) {
    let row = current().and_then(|case| case.closest("li").ok().flatten());
    let case = match row {
        Some(row) => beside(&row).and_then(|row| row.query_selector(".case").ok().flatten()),
        None => document().query_selector(".case").ok().flatten(),
    };
    if let Some(case) = case.and_then(|case| case.dyn_into::<web_sys::HtmlElement>().ok()) {
        focus(&case);
    }
}

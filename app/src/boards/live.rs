//! A board's page that keeps up with what others do, without asking again and again.

use domain::base::BoardId;
use leptos::prelude::*;

/// How often the board has changed since the page was opened. Readings that name it as their version are
/// asked anew with each change.
#[derive(Clone, Copy)]
pub struct Changes(pub RwSignal<usize>);

/// The changes of the board whose page this is; never any where a page is not live.
pub fn changes() -> Signal<usize> {
    use_context::<Changes>().map_or(Signal::stored(0), |changes| changes.0.into())
}

/// Listens for changes of the board while its page is shown. Does nothing on the server.
pub fn listen(board: BoardId) {
    let changes = RwSignal::new(0);
    provide_context(Changes(changes));
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| {
        use wasm_bindgen::{JsCast, closure::Closure};
        let Ok(source) = web_sys::EventSource::new(&format!("/live/boards/{board}")) else { return };
        let heard = Closure::<dyn FnMut()>::new(move || changes.update(|count| *count += 1));
        let listening = source.add_event_listener_with_callback("changed", heard.as_ref().unchecked_ref());
        if listening.is_err() {
            source.close();
            return;
        }
        let open = StoredValue::new_local((source, heard));
        on_cleanup(move || open.with_value(|(source, _)| source.close()));
    });
    #[cfg(not(feature = "hydrate"))]
    let _ = board;
}

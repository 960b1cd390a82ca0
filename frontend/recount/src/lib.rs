//! The program of the worker that recounts a vote in the browser: bytes in, messages out.

use recount::{
    Anchor,
    digest::Hash,
    message::{self, Recounted, Told},
    verify,
};
use std::ops::ControlFlow;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Checks an archive and counts again. `election` is the name that the vote must have; `tell` is given a message
/// before and within every check. The answer is the last message.
#[wasm_bindgen]
pub fn recount(archive: &[u8], election: &str, tell: &js_sys::Function) -> Vec<u8> {
    let anchor = Anchor { election: Hash::from_hex(election), ..Anchor::default() };
    let report = verify(archive, &anchor, |progress| {
        let told = js_sys::Uint8Array::from(packed(&progress.into()).as_slice());
        // Whoever listens no longer has ended this worker.
        let _ = tell.call1(&JsValue::NULL, &told);
        ControlFlow::Continue(())
    });
    report.map(|report| packed(&Told::Recounted(Recounted::from(report)))).unwrap_or_default()
}

/// Looks in an archive for the ballot of a receipt; the answer is a message.
#[wasm_bindgen]
pub fn find(archive: &[u8], typed: &str) -> Vec<u8> {
    packed(&Told::Found(message::find(archive, typed)))
}

fn packed(told: &Told) -> Vec<u8> {
    postcard::to_allocvec(told).unwrap_or_default()
}

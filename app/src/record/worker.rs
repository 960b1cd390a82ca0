//! The worker beside the page that recounts and finds, so that the page stays usable. It is started by the first wish
//! and ended when the page is left or the reader stops it. On the server nothing of this happens.

#![cfg_attr(feature = "ssr", allow(dead_code, reason = "only in a browser is there a worker"))]

use domain::record::Summary;
use leptos::prelude::*;
use recount::{
    message::{Answer, Recounted},
    verify::Check,
};

use super::ways::archive;

/// How far a recount is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum State {
    /// Nobody asked for it.
    Idle,
    /// The archive is on its way.
    Fetching,
    /// This is being checked; so much of everything is done, out of a hundred.
    Checking(Check, u8),
    /// It is done.
    Done(Recounted),
    /// The reader ended it.
    Stopped,
    /// It could not be done.
    Impossible,
}

/// How far the search for a ballot is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Search {
    /// Nobody asked for it.
    Not,
    /// It goes on.
    Going,
    /// It is done.
    Found(Answer),
    /// It could not be done.
    Impossible,
}

/// What recounts the vote of a page and finds ballots in it.
#[derive(Clone, Copy)]
pub struct Recounter {
    /// How far the recount is.
    pub state: RwSignal<State>,
    /// How far the search is.
    pub search: RwSignal<Search>,
    archive: StoredValue<String>,
    election: StoredValue<String>,
    #[cfg(not(feature = "ssr"))]
    worker: StoredValue<Option<beside::Worker>, LocalStorage>,
}

impl Recounter {
    /// For the vote of this record.
    pub fn new(record: &Summary) -> Self {
        Self {
            state: RwSignal::new(State::Idle),
            search: RwSignal::new(Search::Not),
            archive: StoredValue::new(archive(record.board)),
            election: StoredValue::new(record.election.clone()),
            #[cfg(not(feature = "ssr"))]
            worker: StoredValue::new_local(None),
        }
    }

    /// Recounts the vote.
    pub fn recount(self) {
        self.state.set(State::Fetching);
        self.ask("recount", &self.election.get_value());
    }

    /// Looks for the ballot of a receipt.
    pub fn find(self, typed: &str) {
        self.search.set(Search::Going);
        self.ask("find", typed);
    }

    /// Ends the work.
    pub fn stop(self) {
        self.end();
        self.state.set(State::Stopped);
        self.search.update(|search| {
            if *search == Search::Going {
                *search = Search::Not;
            }
        });
    }

    fn ask(self, wish: &str, text: &str) {
        #[cfg(feature = "ssr")]
        let _ = (self, wish, text);
        #[cfg(not(feature = "ssr"))]
        self.send(wish, text);
    }

    fn end(self) {
        #[cfg(feature = "ssr")]
        let _ = self;
        #[cfg(not(feature = "ssr"))]
        self.release();
    }
}

#[cfg(not(feature = "ssr"))]
pub use beside::{file_text, receipt_in_address};
#[cfg(feature = "ssr")]
pub use unreached::{file_text, receipt_in_address};

#[cfg(feature = "ssr")]
mod unreached {
    use leptos::web_sys::HtmlInputElement;

    pub fn receipt_in_address() -> Option<String> {
        None
    }

    pub fn file_text(_field: &HtmlInputElement, _then: impl Fn(String) + 'static) {}
}

#[cfg(not(feature = "ssr"))]
mod beside {
    use js_sys::{Array, Uint8Array};
    use leptos::{prelude::*, task::spawn_local};
    use recount::message::Told;
    use wasm_bindgen::{JsCast, JsValue, closure::Closure};
    use web_sys::{HtmlInputElement, MessageEvent, WorkerOptions, WorkerType};

    use super::{Recounter, Search, State};

    /// The worker, ended when it is dropped.
    pub struct Worker {
        worker: web_sys::Worker,
        _heard: Closure<dyn Fn(MessageEvent)>,
        _failed: Closure<dyn Fn()>,
    }

    impl Drop for Worker {
        fn drop(&mut self) {
            self.worker.set_onmessage(None);
            self.worker.set_onerror(None);
            self.worker.terminate();
        }
    }

    impl Worker {
        fn start(recounter: Recounter) -> Option<Self> {
            let script = document().get_element_by_id("start")?.get_attribute("data-recount")?;
            let options = WorkerOptions::new();
            options.set_type(WorkerType::Module);
            let worker = web_sys::Worker::new_with_options(&script, &options).ok()?;
            let heard = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
                let bytes = message.data().dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec());
                recounter.hear(bytes.ok().and_then(|bytes| postcard::from_bytes(&bytes).ok()));
            });
            let failed = Closure::<dyn Fn()>::new(move || recounter.hear(None));
            worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
            worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
            Some(Self { worker, _heard: heard, _failed: failed })
        }
    }

    impl Recounter {
        /// Sends a wish to the worker, and starts one where none is or the last one failed.
        pub(super) fn send(self, wish: &str, text: &str) {
            let archive = self.archive.get_value();
            let wishes = [wish, &archive, text].map(JsValue::from_str);
            let sent = self.worker.try_update_value(|worker| {
                if worker.is_none() {
                    *worker = Worker::start(self);
                }
                worker.as_ref().is_some_and(|one| one.worker.post_message(&Array::from_iter(wishes)).is_ok())
            });
            if sent != Some(true) {
                self.hear(None);
            }
        }

        pub(super) fn release(self) {
            drop(self.worker.try_update_value(Option::take));
        }

        /// Takes a message of the worker; none where it failed.
        fn hear(self, told: Option<Told>) {
            match told {
                Some(Told::Checking { check, percent }) => {
                    let _ = self.state.try_set(State::Checking(check, percent));
                }
                Some(Told::Recounted(recounted)) => {
                    let _ = self.state.try_set(State::Done(recounted));
                }
                Some(Told::Found(answer)) => {
                    let _ = self.search.try_set(Search::Found(answer));
                }
                None => {
                    let _ = self.state.try_update(|state| {
                        if matches!(state, State::Fetching | State::Checking(..)) {
                            *state = State::Impossible;
                        }
                    });
                    let _ = self.search.try_update(|search| {
                        if *search == Search::Going {
                            *search = Search::Impossible;
                        }
                    });
                    // Not within the worker's own call.
                    spawn_local(async move { self.release() });
                }
            }
        }
    }

    /// The receipt in the part of the address that no browser sends. An address within the page is not one.
    pub fn receipt_in_address() -> Option<String> {
        const SHORTEST: usize = 30;
        let hash = window().location().hash().ok()?;
        let receipt = hash.trim_start_matches('#');
        (receipt.len() >= SHORTEST).then(|| receipt.to_owned())
    }

    /// Reads the text of the file that was chosen in a field.
    pub fn file_text(field: &HtmlInputElement, then: impl Fn(String) + 'static) {
        let Some(file) = field.files().and_then(|files| files.get(0)) else { return };
        spawn_local(async move {
            let text = wasm_bindgen_futures::JsFuture::from(file.text()).await;
            then(text.ok().and_then(|text| text.as_string()).unwrap_or_default());
        });
    }
}

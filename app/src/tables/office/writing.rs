//! Minutes that are written while people speak: what is typed is kept by itself, and nothing is lost.

use domain::{
    base::{ItemId, MeetingId, Refusal},
    tables::Minutes,
};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use std::time::Duration;

use crate::{
    i18n::words,
    reading::answer,
    tables::api::{FindMinutes, WriteMinutes},
    ui::{field::TextArea, form::Sending, leaving, wrong::Notice},
    wire::Error,
};

/// How long nobody types before the text is kept.
const PAUSE: Duration = Duration::from_millis(1200);

/// How the text on the page stands to the one that is kept.
#[derive(Clone, PartialEq)]
enum Keeping {
    /// Nothing was typed.
    Untouched,
    /// Something was typed that is not kept yet.
    Typed,
    /// It is kept.
    Kept,
    /// It is not kept, and why.
    Failed(Error),
}

/// A text that is being written.
#[derive(Clone, Copy)]
struct Writing {
    session: MeetingId,
    item: Option<ItemId>,
    typed: RwSignal<String>,
    version: RwSignal<u32>,
    keeping: RwSignal<Keeping>,
    /// What somebody else wrote meanwhile.
    theirs: RwSignal<Option<String>>,
    /// Whether an answer is awaited: two texts at once would be somebody else's to each other.
    is_sent: RwSignal<bool>,
}

/// All texts that are being written on a page. They outlive what of the page is read anew when other forms are sent.
#[derive(Clone)]
pub struct Desk {
    owner: Owner,
    texts: StoredValue<Vec<Writing>>,
}

impl Desk {
    /// A desk for the page that is being made, with nothing on it.
    pub fn provide() {
        let owner = Owner::current().unwrap_or_default();
        provide_context(Self { owner, texts: StoredValue::default() });
    }

    /// The text as it is being written, or as it is kept where nobody writes it.
    fn open(&self, session: MeetingId, item: Option<ItemId>, kept: &Minutes, typed: String) -> Writing {
        let found = self.texts.with_value(|texts| texts.iter().find(|writing| writing.item == item).copied());
        if let Some(writing) = found {
            let is_ours = matches!(writing.keeping.get_untracked(), Keeping::Typed | Keeping::Failed(_));
            if !is_ours && kept.version > writing.version.get_untracked() {
                writing.version.set(kept.version);
                writing.typed.set(kept.text.clone());
                writing.keeping.set(Keeping::Untouched);
            }
            return writing;
        }
        let question = words().tables().leave_unsaved();
        let writing = self.owner.with(|| {
            let writing = Writing {
                session,
                item,
                typed: RwSignal::new(typed),
                version: RwSignal::new(kept.version),
                keeping: RwSignal::new(Keeping::Untouched),
                theirs: RwSignal::new(None),
                is_sent: RwSignal::new(false),
            };
            let keeping = writing.keeping;
            let unsaved = move || !matches!(keeping.get(), Keeping::Untouched | Keeping::Kept);
            leaving::warn(Signal::derive(unsaved), question);
            writing
        });
        self.texts.update_value(|texts| texts.push(writing));
        writing
    }
}

impl Writing {
    /// Notes that somebody types, and keeps the text once nobody does for a moment.
    fn note(self, waiting: StoredValue<Option<TimeoutHandle>>) {
        self.keeping.set(Keeping::Typed);
        if let Some(handle) = waiting.get_value() {
            handle.clear();
        }
        waiting.set_value(set_timeout_with_handle(move || self.keep(), PAUSE).ok());
    }

    /// Sends what is typed. Where somebody else wrote meanwhile, both texts are shown, and the next time ours is kept.
    fn keep(self) {
        if self.is_sent.try_get_untracked() != Some(false) {
            return;
        }
        self.is_sent.set(true);
        let Self { session, item, .. } = self;
        leptos::task::spawn_local(async move {
            let (version, text) = (self.version.get_untracked(), self.typed.get_untracked());
            let answered = answer(WriteMinutes { session, item, version, text: text.clone() }).await;
            if self.is_sent.try_set(false).is_some() {
                return;
            }
            match answered {
                Ok(next) => {
                    self.version.set(next);
                    self.theirs.set(None);
                    if self.typed.get_untracked() == text {
                        self.keeping.set(Keeping::Kept);
                    } else {
                        self.keep();
                    }
                }
                Err(error) => {
                    if error.refusal() == Some(&Refusal::ChangedMeanwhile)
                        && let Ok(kept) = answer(FindMinutes { session, item }).await
                    {
                        self.version.try_set(kept.version);
                        self.theirs.try_set(Some(kept.text));
                    }
                    self.keeping.try_set(Keeping::Failed(error));
                }
            }
        });
    }
}

/// The minutes of a point, or of the whole session.
#[component]
pub fn MinutesEditor(session: MeetingId, item: Option<ItemId>, minutes: Minutes) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let place = item.map_or_else(|| "session".to_owned(), |item| item.to_string());
    let sending = Sending::<WriteMinutes>::new().one_of("place", &place);
    let Some(desk) = use_context::<Desk>() else { return ().into_any() };
    let writing = desk.open(session, item, &minutes, sending.typed("text", minutes.text.clone()));
    // Without JavaScript: what is kept stands below what came back.
    if sending.came_back() && writing.theirs.get_untracked().is_none() {
        writing.theirs.set(Some(minutes.text));
    }
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |before: Option<()>| {
        writing.typed.track();
        if before.is_some() {
            writing.note(waiting);
        }
    });
    let told = move || match writing.keeping.get() {
        Keeping::Untouched => String::new(),
        Keeping::Typed => texts.saving().to_owned(),
        Keeping::Kept => texts.saved().to_owned(),
        Keeping::Failed(error) => error.sentence(words),
    };
    let others = move |text: String| {
        view! {
            <div class="notice warn">
                <p>{texts.others_wrote()}</p>
                <p class="kept-lines" dir="auto">{text}</p>
            </div>
        }
    };
    view! {
        <div class="form">
            <Notice around=sending.around()/>
            <form
                method="post"
                action=sending.address()
                on:submit=move |event| {
                    event.prevent_default();
                    writing.keep();
                }
            >
                <input type="hidden" name="session" value=session.to_string()/>
                {item.map(|item| view! { <input type="hidden" name="item" value=item.to_string()/> })}
                <input type="hidden" name="place" value=place.clone()/>
                <input type="hidden" name="version" value=move || writing.version.get().to_string()/>
                <TextArea
                    name="text"
                    label=if item.is_some() { texts.minutes() } else { texts.minutes_in_general() }
                    value=writing.typed.get_untracked()
                    rows=5
                    most=Minutes::LONGEST
                    typed=writing.typed
                    suffix=format!("-minutes-{place}")
                />
                <div class="actions">
                    <button class="button">{words.common().save()}</button>
                    <p class="saved" role="status">{told}</p>
                </div>
                {move || writing.theirs.get().map(others)}
            </form>
        </div>
    }
    .into_any()
}

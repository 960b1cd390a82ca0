//! What a version changes, word by word, and in its facts.

use domain::{
    base::{Currency, Language},
    initiatives::{Change, Content, Kept, Pending},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::i18n::{Words, words};

/// A version that readers do not see, held against the one that they read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Compared {
    /// The version.
    pub version: Pending,
    /// What becomes of the title.
    pub title: Vec<Change>,
    /// What becomes of the text.
    pub body: Vec<Change>,
}

#[cfg(feature = "ssr")]
impl From<Pending> for Compared {
    fn from(version: Pending) -> Self {
        use domain::initiatives::compare;
        let (before, after) = (&version.current, &version.proposed);
        Self {
            title: compare(&before.title, &after.title),
            body: compare(&before.body, &after.body),
            version,
        }
    }
}

/// Everything that a version changes.
#[component]
pub fn Difference(compared: Compared) -> impl IntoView {
    let words = words();
    let Pending { proposed, current, currency, .. } = compared.version;
    let fact = |(name, before, after): (&'static str, String, String)| {
        let gone = (!before.is_empty()).then(|| view! { <del>{before}</del> " " });
        let new = (!after.is_empty()).then(|| view! { <ins>{after}</ins> });
        view! { <div><dt>{name}</dt><dd dir="auto">{gone}{new}</dd></div> }
    };
    let changed: Vec<_> = facts(words, currency, &current, &proposed)
        .into_iter()
        .filter(|(_, before, after)| before != after)
        .collect();
    let facts = (!changed.is_empty()).then(|| {
        view! { <div class="diff"><dl class="facts">{changed.into_iter().map(fact).collect_view()}</dl></div> }
    });
    view! {
        <Texts title=compared.title body=compared.body language=proposed.language/>
        {facts}
    }
    .into_any()
}

/// Each fact with what it was and what it becomes.
fn facts(
    words: Words,
    currency: Currency,
    before: &Content,
    after: &Content,
) -> [(&'static str, String, String); 5] {
    let texts = words.initiatives();
    let of = |content: &Content| {
        [
            words.choice("theme", content.theme.as_str()).to_owned(),
            content.territory_name.clone(),
            content.place.clone().unwrap_or_default(),
            content.cost_cents.map(|cents| words.money(cents, currency)).unwrap_or_default(),
            content.language.endonym().to_owned(),
        ]
    };
    let names =
        [texts.theme(), texts.territory(), texts.field_place(), texts.cost_by_authors(), texts.language()];
    let mut pairs = of(before).into_iter().zip(of(after));
    names.map(|name| {
        let (before, after) = pairs.next().unwrap_or_default();
        (name, before, after)
    })
}

/// What becomes of title and text.
#[component]
pub fn Texts(title: Vec<Change>, body: Vec<Change>, language: Language) -> impl IntoView {
    view! {
        <div class="diff" lang=language.to_string() dir="auto">
            <p><b>{pieces(title)}</b></p>
            <p>{pieces(body)}</p>
        </div>
    }
}

fn pieces(changes: Vec<Change>) -> impl IntoView {
    let piece = |change: Change| match change.kept {
        Kept::Same => change.text.into_any(),
        Kept::Gone => view! { <del>{change.text}</del> }.into_any(),
        Kept::New => view! { <ins>{change.text}</ins> }.into_any(),
    };
    changes.into_iter().map(piece).collect_view()
}

//! The rulebook of a table in plain words.

use domain::{
    people::Constituency,
    tables::{Deciding, Measured, Rulebook, SeatKind, Unmet},
};
use leptos::prelude::*;

use crate::i18n::{Words, words};

/// What a minimum counts, in words.
fn measured(words: Words, of: &Measured, constituencies: &[Constituency]) -> String {
    match of {
        Measured::Kind(kind) => words.choice("seat_kind", kind.as_str()).to_owned(),
        Measured::Constituency(key) => {
            let found = constituencies.iter().find(|constituency| constituency.key == *key);
            found.map_or_else(|| key.clone(), |constituency| constituency.name.clone())
        }
    }
}

/// What a table has agreed on, one sentence for each rule.
#[component]
pub fn RulebookSentences(rulebook: Rulebook, constituencies: Vec<Constituency>) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let kind = |kind: SeatKind| words.choice("seat_kind", kind.as_str());
    let mut sentences = vec![
        texts.rule_notice(i64::from(rulebook.notice_days)),
        texts.rule_quorum(words.percent(f64::from(rulebook.quorum_percent) / 100.0)),
        match rulebook.deciding {
            Deciding::Concertation => texts.rule_concertation().to_owned(),
            Deciding::Majority => texts.rule_majority().to_owned(),
        },
    ];
    if rulebook.alternates {
        sentences.push(texts.rule_alternates().to_owned());
    }
    sentences.extend(rulebook.chaired_by.map(|chair| texts.rule_chair(kind(chair))));
    for minimum in &rulebook.minimums {
        let what = measured(words, &minimum.of, &constituencies);
        sentences.push(texts.rule_minimum(i64::from(minimum.seats), what));
    }
    let line = |sentence| view! { <li>{sentence}</li> };
    view! { <ul class="rules">{sentences.into_iter().map(line).collect_view()}</ul> }
}

/// The rules that the seats do not fulfil now; nothing where they fulfil all.
#[component]
pub fn UnmetRules(unmet: Vec<Unmet>, constituencies: Vec<Constituency>) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let sentence = move |unmet: Unmet| match unmet {
        Unmet::TooFew { of, wanted, held } => {
            texts.unmet_minimum(i64::from(wanted), held, measured(words, &of, &constituencies))
        }
        Unmet::NoChair(kind) => texts.unmet_chair(words.choice("seat_kind", kind.as_str())),
    };
    (!unmet.is_empty()).then(|| {
        let lines = unmet.into_iter().map(sentence).map(|sentence| view! { <li>{sentence}</li> });
        view! {
            <div class="notice warn">
                <p><strong>{texts.unmet_title()}</strong></p>
                <ul>{lines.collect_view()}</ul>
            </div>
        }
    })
}

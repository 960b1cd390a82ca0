//! The checks in words, each with how it ended: a sign, a word, and for whoever looks into it the cause.

use leptos::prelude::*;
use recount::{message::End, verify::Check};

use crate::i18n::{Words, words};

/// What a check shows when it passes.
pub fn sentence(words: Words, check: Check) -> &'static str {
    let texts = words.record();
    match check {
        Check::Form => texts.check_form(),
        Check::Manifest => texts.check_manifest(),
        Check::Anchor => texts.check_anchor(),
        Check::Seal => texts.check_seal(),
        Check::Heads => texts.check_heads(),
        Check::Roots => texts.check_roots(),
        Check::EarlierHeads => texts.check_earlier_heads(),
        Check::Closing => texts.check_closing(),
        Check::Openings => texts.check_openings(),
        Check::LastCounts => texts.check_last_counts(),
        Check::Ballots => texts.check_ballots(),
        Check::People => texts.check_people(),
        Check::Lot => texts.check_lot(),
        Check::Outcome => texts.check_outcome(),
    }
}

/// All checks, as far as they are known.
#[component]
pub fn Checks(checks: Vec<(Check, End)>) -> impl IntoView {
    let texts = words().record();
    view! {
        <section aria-labelledby="checks">
            <h3 id="checks">{texts.checks_title()}</h3>
            <ol class="checks">{checks.into_iter().map(|(check, end)| row(check, end)).collect_view()}</ol>
        </section>
    }
}

fn row(check: Check, end: End) -> AnyView {
    let words = words();
    let texts = words.record();
    let (class, word) = match &end {
        End::Passed => ("passed", texts.passed()),
        End::NothingToCompare => ("open", texts.nothing_to_compare()),
        End::Failed(_) => ("failed", texts.failed()),
        End::NotReached => ("open", texts.not_reached()),
    };
    let cause = match end {
        End::Failed(cause) => Some(view! { <p class="small" lang="en" dir="ltr">{cause}</p> }),
        _ => None,
    };
    view! {
        <li class=class>
            <p>{sentence(words, check)}</p>
            <p class="end">{word}</p>
            {cause}
        </li>
    }
    .into_any()
}

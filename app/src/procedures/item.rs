//! A procedure in a list.

use domain::{
    base::{Moment, SubjectKind},
    procedures::{Card, Halt, Stage},
};
use leptos::prelude::*;

use crate::i18n::{Words, words};

/// How far a procedure came, in a word: what halts it says more than where it stands.
pub fn standing(words: Words, stage: Stage, halt: Option<Halt>) -> (&'static str, &'static str) {
    match halt {
        Some(halt @ Halt::Suspended) => ("tag warn", words.choice("procedure_halt", halt.as_str())),
        Some(halt @ Halt::Revoked) => ("tag error", words.choice("procedure_halt", halt.as_str())),
        None if stage == Stage::Evaluated => ("tag ok", words.choice("procedure_stage", stage.as_str())),
        None => ("tag", words.choice("procedure_stage", stage.as_str())),
    }
}

/// The address of a thing beside which procedures run.
pub fn address_of(words: Words, kind: SubjectKind, id: impl std::fmt::Display) -> String {
    let section = if kind == SubjectKind::Board { "boards" } else { "tables" };
    words.path(format!("/{section}/{id}"))
}

/// A row of a list of procedures.
#[component]
pub fn Item(
    card: Card,
    now: Moment,
    /// Whether the row leads to the office.
    #[prop(default = false)]
    to_office: bool,
) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let section = if to_office { "/office/procedures" } else { "/procedures" };
    let href = words.path(format!("{section}/{}", card.id));
    let (class, label) = standing(words, card.stage, card.halt);
    let late = card.is_late(now.day());
    let open = card.deadline.filter(|deadline| *deadline > now);
    let next =
        card.next_by.filter(|_| open.is_none() && card.halt.is_none() && card.stage != Stage::Evaluated);
    view! {
        <li>
            <h2 lang=card.language.to_string() dir="auto"><a href=href>{card.title}</a></h2>
            <p class="meta">
                <span class=class>{label}</span>
                {open.map(|deadline| view! { <span class="tag new">{texts.open_until(words.day_and_time(deadline))}</span> })}
                <span>{card.territory}</span>
                {next
                    .map(|day| {
                        view! {
                            <span class=late.then_some("tag warn")>{texts.next_by(words.full_day(day))}</span>
                        }
                    })}
            </p>
        </li>
    }
}

//! The rules of a board, as long as they can change.

use domain::{
    boards::{Moderation, Phase},
    people::Constituency,
};
use leptos::prelude::*;

use super::{api::WriteBoard, sheet::Sheet};
use crate::{
    i18n::words,
    ui::{
        field::{Group, Select, TextField},
        form::Sending,
        glyph::SeatGlyph,
    },
};

/// Dates of the phases, who takes part, moderation, and the numbers.
#[component]
pub fn RuleFields(
    sending: Sending<WriteBoard>,
    sheet: Sheet,
    constituencies: Vec<Constituency>,
) -> impl IntoView {
    let words = words();
    let texts = words.administration();
    let phases = [
        ("sheet[proposing]", Phase::Proposing, sheet.proposing),
        ("sheet[co_design]", Phase::CoDesign, sheet.co_design),
        ("sheet[voting]", Phase::Voting, sheet.voting),
        ("sheet[decided]", Phase::Decided, sheet.decided),
        ("sheet[follow_up]", Phase::FollowUp, sheet.follow_up),
        ("sheet[closes]", Phase::Closed, sheet.closes),
    ];
    let date = move |(name, phase, day): (&'static str, Phase, String)| {
        let voting = phase == Phase::Voting;
        let help = if voting { texts.voting_help() } else { "" };
        view! {
            <TextField
                name
                kind="date"
                dir="ltr"
                label=texts.phase_begins(words.choice("phase", phase.as_str()))
                help
                value=sending.typed(name, day)
                required=!voting
                optional=voting
            />
        }
    };
    let moderation = Moderation::ALL
        .iter()
        .map(|when| (when.to_string(), words.choice("moderation", when.as_str()).to_owned()));
    let numbers = [
        ("sheet[budget]", texts.budget(), texts.budget_help(), sheet.budget),
        ("sheet[ballot_maximum]", texts.ballot_maximum(), texts.ballot_maximum_help(), sheet.ballot_maximum),
        (
            "sheet[winners_maximum]",
            texts.winners_maximum(),
            texts.winners_maximum_help(),
            sheet.winners_maximum,
        ),
    ];
    let number = move |(name, label, help, value): (&'static str, &'static str, &'static str, String)| {
        view! { <TextField name dir="ltr" label help value=sending.typed(name, value) optional=true/> }
    };
    view! {
        <h2>{texts.phases()}</h2>
        {phases.map(date).into_iter().collect_view()}
        <h2>{texts.rules()}</h2>
        <TakingPart sending chosen=sheet.constituencies constituencies/>
        <Select
            name="sheet[moderation]"
            label=texts.moderation()
            choices=moderation.collect()
            value=sending.typed("sheet[moderation]", sheet.moderation.to_string())
        />
        <TextField
            name="sheet[answer_days]"
            kind="number"
            label=texts.answer_days()
            value=sending.typed("sheet[answer_days]", sheet.answer_days)
            required=true
        />
        {numbers.map(number).into_iter().collect_view()}
    }
}

#[component]
fn TakingPart(
    sending: Sending<WriteBoard>,
    chosen: Vec<String>,
    constituencies: Vec<Constituency>,
) -> impl IntoView {
    let chosen = sending.chosen("sheet[constituencies][]").unwrap_or(chosen);
    let card = move |constituency: Constituency| {
        view! {
            <label class="choice">
                <input
                    type="checkbox"
                    name="sheet[constituencies][]"
                    value=constituency.key.clone()
                    checked=chosen.contains(&constituency.key)
                />
                <SeatGlyph glyph=Some(constituency.glyph)/>
                <span>
                    <b>{constituency.name}</b>
                </span>
            </label>
        }
    };
    view! {
        <Group name="sheet[constituencies][]" legend=words().administration().taking_part()>
            {constituencies.into_iter().map(card).collect_view()}
        </Group>
    }
}

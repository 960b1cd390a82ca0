//! The rules of a board, as long as they can change.

use domain::{
    boards::{BallotKind, CountingRule, Moderation, Phase, Roll},
    people::Constituency,
};
use leptos::prelude::*;

use super::{api::WriteBoard, pictures, sheet::Sheet};
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
    let budget = ("sheet[budget]", texts.budget(), texts.budget_help(), sheet.budget);
    let numbers = [
        ("sheet[points]", texts.points(), texts.points_help(), sheet.points),
        ("sheet[ballot_maximum]", texts.ballot_maximum(), texts.ballot_maximum_help(), sheet.ballot_maximum),
        (
            "sheet[winners_maximum]",
            texts.winners_maximum(),
            texts.winners_maximum_help(),
            sheet.winners_maximum,
        ),
        ("sheet[minimum_score]", texts.minimum_score(), texts.minimum_score_help(), sheet.minimum_score),
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
        <h2>{texts.vote()}</h2>
        {number(budget)}
        <Kinds sending chosen=sheet.ballot/>
        <Counting sending chosen=sheet.counting/>
        {numbers.map(number).into_iter().collect_view()}
        <Voters sending chosen=sheet.roll/>
    }
}

/// A choice with its picture and what it means.
fn card(
    name: &'static str,
    word: &'static str,
    chosen: bool,
    picture: AnyView,
    told: [&'static str; 2],
) -> AnyView {
    let [label, help] = told;
    view! {
        <label class="choice pictured">
            <input type="radio" name=name value=word checked=chosen/>
            {picture}
            <span>
                <b>{label}</b>
                <small>{help}</small>
            </span>
        </label>
    }
    .into_any()
}

/// What a voter marks.
#[component]
fn Kinds(sending: Sending<WriteBoard>, chosen: BallotKind) -> impl IntoView {
    const NAME: &str = "sheet[ballot]";
    let words = words();
    let chosen = sending.typed(NAME, chosen.as_str());
    let card = move |kind: &BallotKind| {
        let word = kind.as_str();
        let told = ["ballot_kind", "ballot_kind_help"].map(|texts| words.choice(texts, word));
        card(NAME, word, word == chosen, pictures::of_ballot(*kind), told)
    };
    view! {
        <Group name=NAME legend=words.administration().ballot()>
            {BallotKind::ALL.iter().map(card).collect_view()}
        </Group>
    }
}

/// How winners are found: first the rules that share out a budget.
#[component]
fn Counting(sending: Sending<WriteBoard>, chosen: CountingRule) -> impl IntoView {
    const NAME: &str = "sheet[counting]";
    let words = words();
    let texts = words.administration();
    let chosen = sending.typed(NAME, chosen.as_str());
    let card = move |rule: &CountingRule| {
        let word = rule.as_str();
        let told = ["counting_rule", "counting_rule_help"].map(|texts| words.choice(texts, word));
        card(NAME, word, word == chosen, pictures::of_counting(*rule), told)
    };
    view! {
        <Group name=NAME legend=texts.counting() help=texts.counting_help()>
            {CountingRule::ALL.iter().map(card).collect_view()}
        </Group>
    }
}

/// Until when one can become a voter.
#[component]
fn Voters(sending: Sending<WriteBoard>, chosen: Roll) -> impl IntoView {
    const NAME: &str = "sheet[roll]";
    let words = words();
    let texts = words.administration();
    let chosen = sending.typed(NAME, chosen.as_str());
    let card = move |roll: &Roll| {
        let word = roll.as_str();
        view! {
            <label class="choice">
                <input type="radio" name=NAME value=word checked=word == chosen/>
                <span>
                    <b>{words.choice("roll", word)}</b>
                    <small>{words.choice("roll_help", word)}</small>
                </span>
            </label>
        }
    };
    view! {
        <Group name=NAME legend=words.boards().rule_roll() help=texts.roll_help()>
            {Roll::ALL.iter().map(card).collect_view()}
        </Group>
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

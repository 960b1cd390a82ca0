//! Every word that is stored and that the screen may show has a label in every language: no reader meets a code.

#![allow(clippy::unwrap_used)]

use domain::{
    activity::Measure,
    answers::{Errand, Outcome},
    attachments,
    ballots::CostBasis,
    base::{Language, Role, SubjectKind},
    boards::{BallotKind, CountingRule, Moderation, Phase, Roll, Theme},
    comments, initiatives,
    initiatives::{Sort, Stage, Standing, voices::Shelf},
    insights::Figure,
    meetings,
    messages::{Occasion, Pace, rules::words as told},
    moderation::{AppealOutcome, Closing, Origin, Reason, Verdict},
    news, offers, organisations,
    people::Channel,
    pledges, procedures, projects, results,
    stances::Stance,
    tables, territories,
};
use std::{collections::BTreeSet, fs, path::Path};

use super::server::of;

macro_rules! all {
    ($words:ty) => {
        <$words>::ALL.iter().map(|word| word.as_str()).collect::<Vec<&'static str>>()
    };
}

/// The kinds of things that belong to a project or that news tell of.
const SUBJECTS: [&str; 9] =
    ["board", "initiative", "organisation", "news", "project", "meeting", "table", "offer", "procedure"];

/// Each kind of choice with all of its words.
fn kinds() -> Vec<(&'static str, Vec<&'static str>)> {
    vec![
        ("act", all!(procedures::ActKind)),
        ("act_help", all!(procedures::ActKind)),
        ("advance", vec!["in_progress", "completed", "stopped"]),
        ("agreement_form", all!(procedures::FormKind)),
        ("appeal_outcome", all!(AppealOutcome)),
        ("ballot_kind", all!(BallotKind)),
        ("ballot_kind_help", all!(BallotKind)),
        ("ballot_kind_picture", all!(BallotKind)),
        ("channel", all!(Channel)),
        ("closing", all!(Closing)),
        ("commitment", all!(tables::Progress)),
        ("cost_basis", all!(CostBasis)),
        ("counting_rule", all!(CountingRule)),
        ("counting_rule_help", all!(CountingRule)),
        ("counting_rule_picture", all!(CountingRule)),
        ("cost", all!(offers::Cost)),
        ("day_part", all!(offers::DayPart)),
        ("decided", all!(Verdict)),
        ("deciding", all!(tables::Deciding)),
        ("definition", all!(Figure)),
        ("errand", all!(Errand)),
        ("figure", [all!(Figure), all!(Measure)].concat()),
        ("final_document", all!(procedures::DocumentKind)),
        ("interest_outcome", all!(procedures::Outcome)),
        ("interest_party", all!(procedures::PartyKind)),
        ("meeting", all!(meetings::Kind)),
        ("meeting_answer", all!(meetings::Answer)),
        ("meeting_change", meetings::CHANGES.to_vec()),
        ("meeting_entry", all!(meetings::Entry)),
        ("meeting_question", all!(meetings::Question)),
        ("meeting_standing", all!(meetings::Standing)),
        ("meeting_standing_short", all!(meetings::Standing)),
        ("moderation", all!(Moderation)),
        ("news", told().map(|(word, _)| word).collect()),
        ("news_state", all!(news::State)),
        ("occasion", all!(Occasion)),
        ("flaw", all!(offers::Flaw)),
        ("offer_theme", all!(offers::Theme)),
        ("organisation", all!(organisations::Kind)),
        ("origin", all!(Origin)),
        ("outcome", all!(Outcome)),
        ("pace", all!(Pace)),
        ("phase", all!(Phase)),
        ("pledge", all!(pledges::Kind)),
        ("procedure_basis", all!(procedures::Basis)),
        ("procedure_halt", all!(procedures::Halt)),
        ("procedure_stage", all!(procedures::Stage)),
        ("procedure_stretch", all!(procedures::Stretch)),
        ("part", all!(projects::Part)),
        ("purpose", all!(attachments::Purpose)),
        ("reason", all!(Reason)),
        ("reason_sentence", all!(Reason)),
        ("request_state", all!(offers::RequestState)),
        ("result", all!(results::Figure)),
        ("result_definition", all!(results::Figure)),
        ("role", all!(Role)),
        ("seat_kind", all!(tables::SeatKind)),
        ("session_stage", all!(tables::Stage)),
        ("roll", all!(Roll)),
        ("roll_help", all!(Roll)),
        ("shelf", all!(Shelf)),
        ("sits", all!(tables::Sits)),
        ("sort", all!(Sort)),
        ("stage", all!(Stage)),
        ("stance", all!(Stance)),
        ("standing", all!(Standing)),
        ("state", all!(initiatives::State)),
        ("subject", all!(SubjectKind)),
        ("subjects", SUBJECTS.to_vec()),
        ("table_outcome", all!(tables::Outcome)),
        ("territory", all!(territories::Kind)),
        ("text_state", all!(comments::State)),
        ("theme", all!(Theme)),
        ("verdict", all!(Verdict)),
        ("voice", all!(tables::Voice)),
        ("weekday", all!(offers::Weekday)),
    ]
}

#[test]
fn every_word_has_a_label_in_every_language_that_is_not_the_word_itself() {
    let mut wrong = Vec::new();
    for (kind, words) in kinds() {
        for word in words {
            for language in Language::INTERFACE {
                let label = of(language).choice(kind, word);
                if label.trim().is_empty() || label == word || label.contains('_') {
                    wrong.push(format!("{language} {kind}.{word}: \"{label}\""));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_of_one_kind_are_told_apart_in_every_language() {
    for (kind, words) in kinds() {
        let different: BTreeSet<_> = words.iter().collect();
        for language in Language::INTERFACE {
            let labels: BTreeSet<_> = different.iter().map(|word| of(language).choice(kind, word)).collect();
            assert_eq!(labels.len(), different.len(), "{language} {kind}");
        }
    }
}

#[test]
fn every_kind_that_a_page_asks_for_is_held_here() {
    let held: BTreeSet<&str> = kinds().into_iter().map(|(kind, _)| kind).collect();
    let mut missing = BTreeSet::new();
    for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let text = fs::read_to_string(file).unwrap();
        for asked in text.split("choice(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            if !held.contains(asked) {
                missing.insert(asked.to_owned());
            }
        }
    }
    missing.retain(|kind| {
        !kind.is_empty() && kind.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')
    });
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn no_label_is_left_over() {
    let known: BTreeSet<String> = kinds()
        .iter()
        .flat_map(|(kind, words)| words.iter().map(move |word| format!("{kind}.{word}")))
        .collect();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/it/choices.json");
    let labels: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let left: Vec<_> = labels.keys().filter(|key| !known.contains(*key)).collect();
    assert!(left.is_empty(), "{left:?}");
}

fn sources(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

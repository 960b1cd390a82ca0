//! Questions as people ask them.

use rstest::rstest;
use uuid::Uuid;

use super::understand;
use crate::{
    base::TerritoryId,
    offers::Filter,
    territories::{Kind, Territory},
};

fn territory(number: u128, code: &str, name: &str, kind: Kind) -> Territory {
    Territory {
        id: TerritoryId(Uuid::from_u128(number)),
        istat_code: code.into(),
        kind,
        name: name.into(),
        region: String::new(),
        within: None,
    }
}

fn territories() -> Vec<Territory> {
    vec![
        territory(1, "054", "Perugia", Kind::Province),
        territory(2, "054039", "Perugia", Kind::Municipality),
        territory(3, "118066", "Villa San Pietro", Kind::Municipality),
        territory(4, "318", "Città metropolitana di Cagliari", Kind::Province),
        territory(5, "054018", "Foligno", Kind::Municipality),
    ]
}

/// What was understood, as one line, and the words that are left.
fn read(question: &str) -> (String, String) {
    let asked = Filter { search: question.into(), ..Filter::default() };
    let understood = understand(&asked, &territories());
    let short = |value: &str| value.rsplit('-').next().unwrap_or_default().trim_start_matches('0').to_owned();
    let mut told: Vec<String> = understood
        .told
        .iter()
        .map(|told| match told.field.as_str() {
            "near" => format!("near {}", short(&told.value)),
            "children" | "free" | "step_free" | "mediators" => told.field.clone(),
            _ => told.value.clone(),
        })
        .collect();
    told.sort();
    (told.join(", "), understood.filter.search)
}

#[rstest]
#[case::italian(
    "corso di italiano sera Perugia con bambini",
    "children, evening, language_courses, near 2",
    ""
)]
#[case::english(
    "Italian course, evening, Perugia, with children",
    "children, evening, language_courses, near 2",
    ""
)]
#[case::arabic(
    "دورة اللغة الإيطالية مساءً في بيروجا مع الأطفال",
    "children, evening, language_courses, near 2",
    ""
)]
#[case::arabic_with_prefix("محامي مجاني ببيروجيا", "free, legal_help, near 2", "")]
#[case::a_mix("lawyer in arabo il martedì", "ar, legal_help, tuesday", "")]
#[case::a_sentence(
    "Cerco un avvocato gratis a Foligno, il lunedì mattina",
    "free, legal_help, monday, morning, near 5",
    ""
)]
#[case::a_province("casa in provincia di Perugia", "housing, near 1", "")]
#[case::a_long_name("mensa Villa San Pietro", "basic_needs, near 3", "")]
#[case::a_metropolitan_city("biblioteca provincia di Cagliari", "culture, near 4", "")]
#[case::unknown_words("corso di cucina per donne", "women", "cucina")]
#[case::said_twice("avvocato per la casa", "legal_help", "casa")]
#[case::only_little_words("vorrei un aiuto", "", "")]
#[case::nothing("", "", "")]
#[case::a_name("Ciclofficina Raggi", "", "Ciclofficina Raggi")]
fn a_question_is_understood(#[case] question: &str, #[case] told: &str, #[case] left: &str) {
    assert_eq!(read(question), (told.to_owned(), left.to_owned()));
}

#[test]
fn what_was_understood_can_be_taken_away() {
    let asked = Filter { search: "corso di italiano la sera a Perugia".into(), ..Filter::default() };
    let understood = understand(&asked, &territories());
    let rest: Vec<&str> = understood.told.iter().map(|told| told.rest.as_str()).collect();
    assert_eq!(rest, ["la sera a Perugia", "corso di italiano a Perugia", "corso di italiano la sera a"]);
}

#[test]
fn what_is_chosen_stands_above_what_is_written() {
    let foligno = TerritoryId(Uuid::from_u128(5));
    let asked = Filter { search: "italiano Perugia".into(), near: Some(foligno), ..Filter::default() };
    let understood = understand(&asked, &territories());
    assert_eq!(understood.filter.near, Some(foligno));
    assert_eq!(understood.filter.search, "Perugia");
}

//! The words on the screen, in the reader's language.
//!
//! `build.rs` turns the translation files into one method per text: `words.boards().title()`. The server has all
//! languages; the browser fetches the one it shows as a file of its own, cached for ever, before it hydrates.
//! (A library that puts every language into the wasm, or the texts into every page, costs readers on slow networks
//! more than these lines.)

use domain::base::{Currency, Day, Language, Moment};
use std::fmt::Display;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The language where none is known.
pub const FALLBACK: Language = Language::ITALIAN;

/// The texts of one language.
pub struct Catalogue {
    language: Language,
    texts: Vec<&'static str>,
}

/// A reader's language and its texts; cheap to copy, good in any closure.
#[derive(Clone, Copy)]
pub struct Words(&'static Catalogue);

/// The words of the page that is being shown.
pub fn words() -> Words {
    #[cfg(feature = "ssr")]
    return server::of(leptos::prelude::use_context::<Language>().unwrap_or(Language::ITALIAN));
    #[cfg(not(feature = "ssr"))]
    return client::loaded();
}

impl Words {
    /// The language in which the page is shown.
    pub fn language(self) -> Language {
        self.0.language
    }

    /// An address within the reader's language: `path("/boards")` is `/it/boards`.
    pub fn path(self, path: impl Display) -> String {
        format!("/{}{path}", self.language())
    }

    /// The sentence for a refusal.
    pub fn refusal(self, refusal: &domain::base::Refusal) -> String {
        use domain::base::Refusal;
        let text = self.refusals().find(refusal.code()).unwrap_or_default();
        match refusal {
            Refusal::TooShort { least: number }
            | Refusal::WeakPassword { least: number }
            | Refusal::TooLong { most: number }
            | Refusal::TooManyChoices { most: number }
            | Refusal::TooManyTicked { most: number }
            | Refusal::FileTooLarge { megabytes: number }
            | Refusal::PictureTooLarge { megapixels: number }
            | Refusal::TooManyFiles { most: number } => fill(text, &[("number", number)]),
            Refusal::TooManyCompanions { most } => fill(text, &[("number", most)]),
            Refusal::TooLateToConvene { days } => fill(text, &[("number", days)]),
            Refusal::TooFewChoices { least } => fill(text, &[("number", least)]),
            Refusal::TooManyPoints { over } => fill(text, &[("number", over)]),
            Refusal::PlaceTaken { place } => fill(text, &[("number", place)]),
            Refusal::TooManyTries { minutes } => fill(text, &[("number", minutes)]),
            // Only imported votes, over long ago, are in another currency than the euro.
            Refusal::OverBudget { cents } => fill(text, &[("amount", &self.money(*cents, Currency::EURO))]),
            _ => text.to_owned(),
        }
    }

    /// The label of a choice that is stored as a word: `choice("theme", "culture")`.
    pub fn choice(self, kind: &str, word: &str) -> &'static str {
        self.choices().find(&format!("{kind}.{word}")).unwrap_or_default()
    }

    /// A whole number with the language's separators.
    pub fn number(self, number: i64) -> String {
        group(number, self.format().thousands())
    }

    /// An amount of a currency; cents only where there are any.
    pub fn money(self, cents: i64, currency: Currency) -> String {
        let whole = self.number(cents / 100);
        let amount = match cents.rem_euclid(100) {
            0 => whole,
            rest => format!("{whole}{}{rest:02}", self.format().decimal()),
        };
        match currency {
            Currency::EURO => self.format().euro(amount),
            Currency::UNKNOWN => amount,
            other => self.format().amount(amount, other),
        }
    }

    /// A share between 0 and 1 as whole per cent.
    pub fn percent(self, share: f64) -> String {
        self.format().percent((share * 100.0).round())
    }

    /// A calendar day without its year: `14 dicembre`.
    pub fn day(self, day: Day) -> String {
        let (_, month, day) = day.civil();
        self.format().day(day, self.month(month))
    }

    /// A calendar day with its year.
    pub fn full_day(self, day: Day) -> String {
        let (year, month, day) = day.civil();
        self.format().full_day(day, self.month(month), year)
    }

    /// Day and time on an Italian clock.
    pub fn day_and_time(self, moment: Moment) -> String {
        self.format().day_and_time(self.full_day(moment.day()), self.clock(moment))
    }

    /// What an Italian clock shows: `9:30` as `09:30`.
    pub fn clock(self, moment: Moment) -> String {
        let (hour, minute) = moment.clock();
        format!("{hour:02}:{minute:02}")
    }

    /// The name of the day of the week.
    pub fn weekday(self, day: Day) -> &'static str {
        let texts = self.format();
        match day.weekday() {
            0 => texts.weekday_1(),
            1 => texts.weekday_2(),
            2 => texts.weekday_3(),
            3 => texts.weekday_4(),
            4 => texts.weekday_5(),
            5 => texts.weekday_6(),
            _ => texts.weekday_7(),
        }
    }

    /// The month in which a day lies, with its year.
    pub fn month_and_year(self, day: Day) -> String {
        let (year, month, _) = day.civil();
        self.format().month_and_year(self.month(month), year)
    }

    /// How long ago something happened, in words: today, yesterday, or the day.
    pub fn ago(self, moment: Moment, now: Moment) -> String {
        match now.day().0 - moment.day().0 {
            0 => self.format().today().to_owned(),
            1 => self.format().yesterday().to_owned(),
            days if days.abs() < 300 => self.day(moment.day()),
            _ => self.full_day(moment.day()),
        }
    }

    fn month(self, month: u8) -> &'static str {
        let texts = self.format();
        match month {
            1 => texts.month_1(),
            2 => texts.month_2(),
            3 => texts.month_3(),
            4 => texts.month_4(),
            5 => texts.month_5(),
            6 => texts.month_6(),
            7 => texts.month_7(),
            8 => texts.month_8(),
            9 => texts.month_9(),
            10 => texts.month_10(),
            11 => texts.month_11(),
            _ => texts.month_12(),
        }
    }

    fn text(self, index: usize) -> &'static str {
        self.0.texts.get(index).copied().unwrap_or_default()
    }

    fn filled(self, index: usize, places: &[(&str, &dyn Display)]) -> String {
        fill(self.text(index), places)
    }

    fn plural(self, index: usize, count: i64, places: &[(&str, &dyn Display)]) -> String {
        let number = self.number(count);
        let mut all: Vec<(&str, &dyn Display)> = vec![("count", &number)];
        all.extend_from_slice(places);
        fill(self.text(index + category(self.language(), count)), &all)
    }
}

/// Puts values into the places of a text.
fn fill(text: &str, places: &[(&str, &dyn Display)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        filled.push_str(before);
        if let Some((_, value)) = places.iter().find(|(place, _)| *place == name) {
            filled.push_str(&value.to_string());
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

fn group(number: i64, separator: &str) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut grouped = String::from(if number < 0 { "\u{2212}" } else { "" });
    for (place, digit) in digits.chars().enumerate() {
        // Four digits stand without a separator, as in 2026.
        if place > 0 && digits.len() > 4 && (digits.len() - place).is_multiple_of(3) {
            grouped.push_str(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// The place of a count's plural form among the six of CLDR.
#[cfg(feature = "ssr")]
fn category(language: Language, count: i64) -> usize {
    use icu_plurals::PluralCategory::{Few, Many, One, Other, Two, Zero};
    match server::plural_rules(language).map_or(Other, |rules| rules.category_for(count)) {
        Zero => 0,
        One => 1,
        Two => 2,
        Few => 3,
        Many => 4,
        Other => 5,
    }
}

/// As on the server; the browser brings the rules along.
#[cfg(not(feature = "ssr"))]
fn category(language: Language, count: i64) -> usize {
    let languages = js_sys::Array::of1(&language.as_str().into());
    let rules = js_sys::Intl::PluralRules::new(&languages, &js_sys::Object::new());
    #[allow(clippy::cast_precision_loss)]
    let category = rules.select(count as f64);
    match String::from(category).as_str() {
        "zero" => 0,
        "one" => 1,
        "two" => 2,
        "few" => 3,
        "many" => 4,
        _ => 5,
    }
}

/// All languages, compiled in.
#[cfg(feature = "ssr")]
pub mod server {
    use super::{Catalogue, Language, Words};
    use icu_plurals::{PluralRules, PluralRulesOptions};
    use std::sync::LazyLock;

    /// Tag, texts, and the same texts as the file that the browser fetches.
    type Source = (&'static [u8; 3], &'static [&'static str], &'static str);
    static SOURCES: &[Source] = include!(concat!(env!("OUT_DIR"), "/catalogues.rs"));

    static CATALOGUES: LazyLock<Vec<(Catalogue, Option<PluralRules>)>> = LazyLock::new(|| {
        let catalogue = |(language, (_, texts, _)): (&Language, &Source)| {
            let locale = language.as_str().parse::<icu_locale_core::Locale>().ok();
            let rules = locale
                .and_then(|locale| PluralRules::try_new(locale.into(), PluralRulesOptions::default()).ok());
            (Catalogue { language: *language, texts: texts.to_vec() }, rules)
        };
        Language::INTERFACE.iter().zip(SOURCES).map(catalogue).collect()
    });

    fn place(language: Language) -> usize {
        Language::INTERFACE.iter().position(|known| *known == language).unwrap_or(0)
    }

    /// The words of a language; Italian where the interface does not exist in it.
    pub fn of(language: Language) -> Words {
        Words(&CATALOGUES[place(language)].0)
    }

    /// The texts of a language as the file that the browser fetches.
    pub fn file(language: Language) -> &'static str {
        SOURCES[place(language)].2
    }

    pub(super) fn plural_rules(language: Language) -> Option<&'static PluralRules> {
        CATALOGUES[place(language)].1.as_ref()
    }

    #[cfg(test)]
    mod tests {
        use super::*;
        use domain::base::{Currency, Refusal};

        #[test]
        fn every_refusal_has_a_sentence_in_every_language() {
            for language in Language::INTERFACE {
                for code in Refusal::CODES {
                    assert!(
                        of(language).refusals().find(code).is_some_and(|text| !text.is_empty()),
                        "{language} {code}"
                    );
                }
            }
        }

        #[test]
        fn an_amount_is_written_with_its_currency() {
            let pln = "PLN".parse().unwrap();
            let written = |language, cents, currency| of(language).money(cents, currency);
            assert_eq!(written(Language::ITALIAN, 1_234_550, Currency::EURO), "12.345,50\u{a0}€");
            assert_eq!(written(Language::ITALIAN, 1_234_550, pln), "12.345,50\u{a0}PLN");
            assert_eq!(written(Language::ENGLISH, 1_234_550, pln), "PLN\u{a0}12,345.50");
            assert_eq!(written(Language::ARABIC, 1_234_500, pln), "12.345\u{a0}\u{2068}PLN\u{2069}");
            assert_eq!(written(Language::ITALIAN, 50_000, Currency::UNKNOWN), "500");
        }

        #[test]
        fn the_languages_stand_in_the_order_of_their_files() {
            let tags: Vec<_> =
                SOURCES.iter().map(|(tag, _, _)| std::str::from_utf8(&tag[..2]).unwrap()).collect();
            assert_eq!(tags, Language::INTERFACE.iter().map(Language::as_str).collect::<Vec<_>>());
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod choices;

/// The one language that the browser shows.
#[cfg(not(feature = "ssr"))]
pub mod client {
    use super::{Catalogue, Language, Words};
    use std::sync::OnceLock;

    static LOADED: OnceLock<Catalogue> = OnceLock::new();

    /// Takes the file with the texts of the page's language, before the page is hydrated.
    pub fn load(language: Language, file: String) {
        let texts = String::leak(file).split('\u{1e}').collect();
        let _ = LOADED.set(Catalogue { language, texts });
    }

    pub(super) fn loaded() -> Words {
        Words(LOADED.get_or_init(|| Catalogue { language: Language::ITALIAN, texts: Vec::new() }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_and_braces_never_run_away() {
        assert_eq!(fill("fino al {day}", &[("day", &3)]), "fino al 3");
        assert_eq!(fill("{a}{b}", &[("a", &1)]), "1");
        assert_eq!(fill("open { brace", &[]), "open { brace");
        assert_eq!(fill("{a}", &[("a", &"{b}"), ("b", &"x")]), "{b}");
    }

    #[test]
    fn thousands_are_grouped_from_five_digits_on() {
        assert_eq!(group(2026, "."), "2026");
        assert_eq!(group(1_234_567, "."), "1.234.567");
        assert_eq!(group(-40_000, "."), "\u{2212}40.000");
    }
}

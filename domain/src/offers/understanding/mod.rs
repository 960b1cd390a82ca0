//! What a person means who asks for a service in her own words: theme, place, time, language, children, cost. The words
//! that are known lie in `words/*.json`, one file for each language of the interface; a question may mix them.

mod lexicon;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

pub use lexicon::words_of_theme;

use super::{Filter, Told, Understood};
use crate::{
    base::{TerritoryId, fold::fold},
    territories::{Kind, Territory},
};
use lexicon::{Meaning, lexicon, plain};

/// The most words that are read together.
const LONGEST: usize = 6;
/// The most words of a question.
const MOST_WORDS: usize = 40;
/// Signs between words that are no part of them.
const BETWEEN: &str = "'’,.;:!?()\"«»-/،؟…";

/// What a filter asks for in words, as far as it is understood. What the filter says otherwise stands.
pub fn understand(asked: &Filter, territories: &[Territory]) -> Understood {
    let places = Places::of(territories);
    let pieces: Vec<&str> = asked
        .search
        .split(|sign: char| sign.is_whitespace() || BETWEEN.contains(sign))
        .filter(|piece| !piece.is_empty())
        .take(MOST_WORDS)
        .collect();
    let words: Vec<String> = pieces.iter().map(|piece| plain(&fold(piece))).collect();
    let mut reading = Reading { filter: asked.clone(), told: Vec::new(), rest: Vec::new() };
    let (mut at, mut province) = (0, false);
    while at < words.len() {
        let (meaning, length) = longest(&words[at..], &places, province);
        province = matches!(meaning, Some(Meaning::Province));
        reading.take(meaning, at, length);
        at += length;
    }
    reading.finish(&pieces)
}

/// What the longest run of words at the beginning means, and how many they are; at least one.
fn longest(words: &[String], places: &Places, province: bool) -> (Option<Meaning>, usize) {
    for length in (1..=LONGEST.min(words.len())).rev() {
        let run = words[..length].join(" ");
        if let Some(id) = places.find(&run, province) {
            return (Some(Meaning::Near(id)), length);
        }
        let known = lexicon().find(&run).or_else(|| {
            if length == 1 { stripped(&words[0]).find_map(|word| lexicon().find(word)) } else { None }
        });
        if let Some(meaning) = known {
            let meaning = match meaning {
                Meaning::Place(code) => places.by_code.get(code.as_str()).map(|id| Meaning::Near(*id)),
                other => Some(other.clone()),
            };
            return (meaning, length);
        }
    }
    let place = stripped(&words[0]).find_map(|word| places.find(word, province));
    (place.map(Meaning::Near), 1)
}

/// An Arabic word without the small words that are written together with it.
fn stripped(word: &str) -> impl Iterator<Item = &str> {
    const PREFIXES: [&str; 6] = ["وال", "بال", "لل", "و", "ب", "ل"];
    PREFIXES
        .iter()
        .filter_map(move |prefix| word.strip_prefix(prefix).filter(|rest| rest.chars().count() >= 3))
}

/// The names of the territories, folded.
struct Places<'a> {
    municipalities: HashMap<String, TerritoryId>,
    provinces: HashMap<String, TerritoryId>,
    by_code: HashMap<&'a str, TerritoryId>,
}

impl<'a> Places<'a> {
    fn of(territories: &'a [Territory]) -> Self {
        let mut places =
            Self { municipalities: HashMap::new(), provinces: HashMap::new(), by_code: HashMap::new() };
        for territory in territories {
            let name = fold(&territory.name);
            places.by_code.insert(&territory.istat_code, territory.id);
            match territory.kind {
                Kind::Municipality => places.municipalities.insert(name, territory.id),
                Kind::Province => {
                    if let Some(town) = name.strip_prefix("citta metropolitana di ") {
                        places.provinces.insert(town.to_owned(), territory.id);
                    }
                    places.provinces.insert(name, territory.id)
                }
            };
        }
        places
    }

    fn find(&self, name: &str, province: bool) -> Option<TerritoryId> {
        let (first, second) = if province {
            (&self.provinces, &self.municipalities)
        } else {
            (&self.municipalities, &self.provinces)
        };
        first.get(name).or_else(|| second.get(name)).copied()
    }
}

/// What was read so far.
struct Reading {
    filter: Filter,
    /// Field, value, and the words behind them.
    told: Vec<(&'static str, String, std::ops::Range<usize>)>,
    rest: Vec<usize>,
}

impl Reading {
    /// Takes a run of words in; what is said a second time stays a word to look for.
    fn take(&mut self, meaning: Option<Meaning>, at: usize, length: usize) {
        let filter = &mut self.filter;
        let told = match meaning {
            Some(Meaning::Little | Meaning::Province) => return,
            Some(Meaning::Theme(theme)) => set(&mut filter.theme, theme, "theme", theme.to_string()),
            Some(Meaning::Near(id)) => set(&mut filter.near, id, "near", id.to_string()),
            Some(Meaning::Weekday(day)) => set(&mut filter.weekday, day, "weekday", day.to_string()),
            Some(Meaning::Part(part)) => set(&mut filter.part, part, "part", part.to_string()),
            Some(Meaning::Language(language)) => {
                set(&mut filter.language, language, "language", language.to_string())
            }
            Some(Meaning::Children) => Some(flag(&mut filter.children, "children")),
            Some(Meaning::Free) => Some(flag(&mut filter.free, "free")),
            Some(Meaning::StepFree) => Some(flag(&mut filter.step_free, "step_free")),
            Some(Meaning::Mediators) => Some(flag(&mut filter.mediators, "mediators")),
            Some(Meaning::Place(_)) | None => None,
        };
        match told {
            Some((field, value)) => self.told.push((field, value, at..at + length)),
            None => self.rest.extend(at..at + length),
        }
    }

    fn finish(mut self, pieces: &[&str]) -> Understood {
        let join = |places: &mut dyn Iterator<Item = usize>| {
            places.map(|place| pieces[place]).collect::<Vec<_>>().join(" ")
        };
        let told = self.told.iter().map(|(field, value, words)| Told {
            field: (*field).to_owned(),
            value: value.clone(),
            rest: join(&mut (0..pieces.len()).filter(|place| !words.contains(place))),
        });
        let told = told.collect();
        self.filter.search = join(&mut self.rest.into_iter());
        Understood { filter: self.filter, told }
    }
}

type Said = Option<(&'static str, String)>;

fn set<T>(place: &mut Option<T>, value: T, field: &'static str, word: String) -> Said {
    if place.is_some() {
        return None;
    }
    *place = Some(value);
    Some((field, word))
}

fn flag(place: &mut bool, field: &'static str) -> (&'static str, String) {
    // What is asked for twice is no word to look for either.
    *place = true;
    (field, "true".to_owned())
}

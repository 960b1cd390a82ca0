//! The words that are known, read once from the files.

use serde::Deserialize;
use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

use crate::{
    base::{Language, TerritoryId, fold::fold},
    offers::{DayPart, Theme, Weekday},
};

/// What a run of words means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Meaning {
    /// A theme.
    Theme(Theme),
    /// A territory of the database.
    Near(TerritoryId),
    /// A territory by its ISTAT code.
    Place(String),
    /// That a province is named next.
    Province,
    /// A day of the week.
    Weekday(Weekday),
    /// A part of the day.
    Part(DayPart),
    /// A language that is spoken.
    Language(Language),
    /// That children come along.
    Children,
    /// That it costs nothing.
    Free,
    /// That there are no steps.
    StepFree,
    /// That a mediator comes along.
    Mediators,
    /// Nothing by itself.
    Little,
}

/// A file of words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    theme: BTreeMap<Theme, Vec<String>>,
    part: BTreeMap<DayPart, Vec<String>>,
    weekday: BTreeMap<Weekday, Vec<String>>,
    language: BTreeMap<Language, Vec<String>>,
    children: Vec<String>,
    free: Vec<String>,
    step_free: Vec<String>,
    mediators: Vec<String>,
    province: Vec<String>,
    place: BTreeMap<String, Vec<String>>,
    /// Words of themes that say too little where somebody writes about something else.
    vague: Vec<String>,
    little: Vec<String>,
}

const FILES: [&str; 3] =
    [include_str!("../words/it.json"), include_str!("../words/en.json"), include_str!("../words/ar.json")];

/// All known words.
pub struct Lexicon {
    known: HashMap<String, Meaning>,
    telling: BTreeMap<Theme, Vec<String>>,
}

/// The words of all languages.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);
    &LEXICON
}

/// The words, and runs of words, with which somebody who writes about anything speaks of a theme. Folded.
pub fn words_of_theme(theme: Theme) -> &'static [String] {
    lexicon().telling.get(&theme).map(Vec::as_slice).unwrap_or_default()
}

impl Lexicon {
    fn read() -> Self {
        let mut lexicon = Self { known: HashMap::new(), telling: BTreeMap::new() };
        for file in FILES {
            // A test reads every file: none is ever broken.
            let Ok(file) = serde_json::from_str::<File>(file) else { continue };
            lexicon.take(file);
        }
        lexicon
    }

    fn take(&mut self, file: File) {
        for (theme, words) in &file.theme {
            let telling = words.iter().filter(|word| !file.vague.contains(word)).map(|word| fold(word));
            self.telling.entry(*theme).or_default().extend(telling);
        }
        self.add_all(file.theme, Meaning::Theme);
        self.add_all(file.part, Meaning::Part);
        self.add_all(file.weekday, Meaning::Weekday);
        self.add_all(file.language, Meaning::Language);
        self.add_all(file.place, Meaning::Place);
        let plain = [
            (file.children, Meaning::Children),
            (file.free, Meaning::Free),
            (file.step_free, Meaning::StepFree),
            (file.mediators, Meaning::Mediators),
            (file.province, Meaning::Province),
            (file.little, Meaning::Little),
        ];
        for (words, meaning) in plain {
            self.add(words, &meaning);
        }
    }

    fn add_all<K>(&mut self, words: BTreeMap<K, Vec<String>>, meaning: impl Fn(K) -> Meaning) {
        for (key, words) in words {
            self.add(words, &meaning(key));
        }
    }

    /// What one language says first, another does not change.
    fn add(&mut self, words: Vec<String>, meaning: &Meaning) {
        for run in words {
            let run: Vec<String> = fold(&run).split(' ').map(plain).collect();
            self.known.entry(run.join(" ")).or_insert_with(|| meaning.clone());
        }
    }

    /// What a run of folded, plain words means.
    pub fn find(&self, run: &str) -> Option<&Meaning> {
        self.known.get(run)
    }
}

/// A folded word without the Arabic article.
pub fn plain(word: &str) -> String {
    let bare = word.strip_prefix("ال").filter(|rest| rest.chars().count() >= 3);
    bare.unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_words_reads_and_knows_every_theme() {
        for file in FILES {
            let file: File = serde_json::from_str(file).unwrap();
            assert!(Theme::ALL.iter().all(|theme| file.theme.contains_key(theme)));
            assert_eq!((file.weekday.len(), file.part.len()), (7, 3));
            let words: Vec<&String> = file.theme.values().flatten().collect();
            let unknown: Vec<_> = file.vague.iter().filter(|word| !words.contains(word)).collect();
            assert!(unknown.is_empty(), "{unknown:?} are words of no theme");
        }
    }

    #[test]
    fn every_theme_has_words_that_tell_it_wherever_they_stand() {
        for theme in Theme::ALL {
            assert!(words_of_theme(*theme).len() >= 8, "{theme}");
        }
    }
}

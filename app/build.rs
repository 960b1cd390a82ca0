//! Turns `locales/<language>/<slice>.json` into checked code: one method per text on a type per slice, and one
//! list of texts per language. A key that a language lacks, or whose places differ, stops the build.

// A build that cannot go on says so by stopping.
#![allow(clippy::unwrap_used)]

use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    fmt::Write as _,
    fs,
    path::Path,
};

/// Interface languages; the first one decides which keys there are.
const LANGUAGES: [&str; 3] = ["it", "en", "ar"];
/// CLDR plural categories, in the order in which a plural text takes its places in the list.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
/// What stands between two texts in the file that the browser fetches; `i18n::client` splits there.
const BETWEEN: &str = "\u{1e}";
/// Slices whose texts are looked up by a word known only at run time (codes, choices).
const BY_WORD: [&str; 2] = ["refusals", "choices"];

type Slice = BTreeMap<String, Value>;

fn main() {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap()).join("locales");
    println!("cargo::rerun-if-changed={}", root.display());
    let languages = LANGUAGES.map(|language| read(&root.join(language)));
    check(&languages);
    let out = env::var("OUT_DIR").unwrap();
    fs::write(Path::new(&out).join("words.rs"), code(&languages[0])).unwrap();
    fs::write(Path::new(&out).join("catalogues.rs"), catalogues(&languages)).unwrap();
}

fn read(folder: &Path) -> BTreeMap<String, Slice> {
    let mut slices = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        println!("cargo::rerun-if-changed={}", path.display());
        let slice = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&path).unwrap();
        let texts = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        slices.insert(slice, texts);
    }
    slices
}

fn check(languages: &[BTreeMap<String, Slice>]) {
    let mut wrong = Vec::new();
    let first = &languages[0];
    for (language, slices) in LANGUAGES.iter().zip(languages) {
        for slice in first.keys().chain(slices.keys()).collect::<BTreeSet<_>>() {
            let empty = Slice::new();
            let (expected, found) = (first.get(slice).unwrap_or(&empty), slices.get(slice).unwrap_or(&empty));
            for key in expected.keys().chain(found.keys()).collect::<BTreeSet<_>>() {
                let name = format!("{language}/{slice}.json: {key}");
                match (expected.get(key), found.get(key)) {
                    (Some(_), None) => wrong.push(format!("{name} is missing")),
                    (None, _) => wrong.push(format!("{name} is not in {}", LANGUAGES[0])),
                    (Some(here), Some(there)) if places(here) != places(there) => {
                        wrong.push(format!("{name} has other places than in {}", LANGUAGES[0]));
                    }
                    (Some(here), Some(there)) if here.is_object() != there.is_object() => {
                        wrong.push(format!("{name} is a plural in one language only"));
                    }
                    (_, Some(Value::Object(forms))) if !forms.contains_key("other") => {
                        wrong.push(format!("{name} lacks the form \"other\""));
                    }
                    _ => {}
                }
            }
        }
    }
    assert!(wrong.is_empty(), "translations do not fit together:\n{}", wrong.join("\n"));
}

/// The names in braces of a text, `count` left out of plurals: it is always given.
fn places(value: &Value) -> BTreeSet<String> {
    match value {
        Value::String(text) => names_in(text),
        Value::Object(forms) => {
            let mut all: BTreeSet<String> =
                forms.values().filter_map(Value::as_str).flat_map(names_in).collect();
            all.remove("count");
            all
        }
        _ => BTreeSet::new(),
    }
}

fn names_in(text: &str) -> BTreeSet<String> {
    let inner = |piece: &str| piece.split_once('}').map(|(name, _)| name.to_owned());
    text.split('{').skip(1).filter_map(inner).collect()
}

fn slots(value: &Value) -> usize {
    if value.is_object() { CATEGORIES.len() } else { 1 }
}

fn code(slices: &BTreeMap<String, Slice>) -> String {
    let mut code = String::new();
    let mut index = 0;
    for (slice, texts) in slices {
        let kind = camel(slice);
        writeln!(
            code,
            "/// Texts of `locales/*/{slice}.json`.\n#[derive(Clone, Copy)]\npub struct {kind}(Words);"
        )
        .unwrap();
        writeln!(
            code,
            "impl Words {{ /// Texts of `{slice}`.\npub fn {slice}(self) -> {kind} {{ {kind}(self) }} }}"
        )
        .unwrap();
        writeln!(code, "#[allow(clippy::new_ret_no_self)]\nimpl {kind} {{").unwrap();
        if BY_WORD.contains(&slice.as_str()) {
            let pairs: Vec<String> = texts
                .keys()
                .scan(index, |at, key| {
                    let here = *at;
                    *at += slots(&texts[key]);
                    Some(format!("({key:?}, {here})"))
                })
                .collect();
            writeln!(code, "const KEYS: &'static [(&'static str, usize)] = &[{}];", pairs.join(", "))
                .unwrap();
            writeln!(code, "/// The text for a word that is known only at run time.\npub fn find(self, word: &str) -> Option<&'static str> {{ let at = Self::KEYS.binary_search_by(|(key, _)| (*key).cmp(word)).ok()?; Some(self.0.text(Self::KEYS[at].1)) }}").unwrap();
        }
        for (key, value) in texts {
            if !BY_WORD.contains(&slice.as_str()) {
                writeln!(code, "{}", method(key, value, index)).unwrap();
            }
            index += slots(value);
        }
        writeln!(code, "}}").unwrap();
    }
    code
}

fn method(key: &str, value: &Value, index: usize) -> String {
    let places = places(value);
    let sample = match value {
        Value::Object(forms) => forms["other"].as_str().unwrap_or_default(),
        other => other.as_str().unwrap_or_default(),
    };
    let doc =
        sample.replace('\n', " ").replace('[', "(").replace(']', ")").replace('<', "‹").replace('>', "›");
    let arguments: String = places.iter().fold(String::new(), |mut all, place| {
        write!(all, ", {place}: impl Display").unwrap();
        all
    });
    let pairs: String = places.iter().fold(String::new(), |mut all, place| {
        write!(all, "({place:?}, &{place} as &dyn Display), ").unwrap();
        all
    });
    match (value.is_object(), places.is_empty()) {
        (true, _) => format!(
            "/// {doc}\npub fn {key}(self, count: i64{arguments}) -> String {{ self.0.plural({index}, count, &[{pairs}]) }}"
        ),
        (false, true) => format!("/// {doc}\npub fn {key}(self) -> &'static str {{ self.0.text({index}) }}"),
        (false, false) => {
            format!(
                "/// {doc}\npub fn {key}(self{arguments}) -> String {{ self.0.filled({index}, &[{pairs}]) }}"
            )
        }
    }
}

fn catalogues(languages: &[BTreeMap<String, Slice>]) -> String {
    let mut code = String::new();
    for (language, slices) in LANGUAGES.iter().zip(languages) {
        let texts: Vec<&str> = slices.values().flat_map(BTreeMap::values).flat_map(texts_of).collect();
        assert!(!texts.iter().any(|text| text.contains(BETWEEN)), "a text of {language} holds the separator");
        let file = texts.join(BETWEEN);
        writeln!(code, "(b\"{language}\\0\", &{texts:?}, {file:?}),").unwrap();
    }
    format!("&[{code}]")
}

/// One text, or the six forms of a plural with `other` where the language needs no form of its own.
fn texts_of(value: &Value) -> Vec<&str> {
    match value {
        Value::Object(forms) => CATEGORIES
            .iter()
            .map(|category| forms.get(*category).unwrap_or(&forms["other"]).as_str().unwrap_or_default())
            .collect(),
        other => vec![other.as_str().unwrap_or_default()],
    }
}

fn camel(name: &str) -> String {
    name.split('_').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}

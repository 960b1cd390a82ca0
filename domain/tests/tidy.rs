//! Walls that the compiler does not hold: the order of the slices, short files, words that are not ours.

#![allow(clippy::unwrap_used)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The slices in their order: each uses only those before it.
const ORDER: [&str; 27] = [
    "base",
    "activity",
    "territories",
    "people",
    "organisations",
    "boards",
    "moderation",
    "comments",
    "stances",
    "pledges",
    "follows",
    "attachments",
    "initiatives",
    "answers",
    "milestones",
    "record",
    "ballots",
    "meetings",
    "tables",
    "procedures",
    "offers",
    "news",
    "projects",
    "messages",
    "desk",
    "insights",
    "results",
];
/// Longer files are refused; over 300 lines a file is a question.
const LONGEST: usize = 500;
/// Parts of file and folder names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 6] = ["utils", "util", "helpers", "common", "manager", "misc"];

#[test]
fn a_slice_uses_only_slices_before_it() {
    let root = repository().join("domain/src");
    let mut wrong = Vec::new();
    for (place, slice) in ORDER.iter().enumerate() {
        for file in rust_files(&root.join(slice)) {
            let text = without_tests(&fs::read_to_string(&file).unwrap());
            let used = slices_used(&imports_of(&text));
            let later = ORDER[place + 1..].iter().filter(|later| used.contains(**later));
            wrong.extend(later.map(|later| format!("{} uses {later}", file.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_are_short_enough_to_hold_in_mind() {
    let too_long: Vec<String> = all_rust_files()
        .into_iter()
        .map(|file| (fs::read_to_string(&file).unwrap().lines().count(), file))
        .filter(|(lines, _)| *lines > LONGEST)
        .map(|(lines, file)| format!("{lines} lines: {}", file.display()))
        .collect();
    assert!(too_long.is_empty(), "{}", too_long.join("\n"));
}

#[test]
fn names_say_what_is_inside() {
    let empty: Vec<String> = all_rust_files()
        .into_iter()
        .filter(|file| {
            file.components().any(|part| {
                let name = part.as_os_str().to_string_lossy();
                EMPTY_NAMES.contains(&name.trim_end_matches(".rs"))
            })
        })
        .map(|file| file.display().to_string())
        .collect();
    assert!(empty.is_empty(), "{}", empty.join("\n"));
}

#[test]
fn text_of_people_goes_to_the_page_through_one_door() {
    // `<textarea>` and `inner_html` are not escaped: each has its one place.
    let allowed = ["app/src/ui/field.rs", "app/src/ui/prose.rs"];
    let root = repository();
    let wrong: Vec<String> = rust_files(&root.join("app/src"))
        .into_iter()
        .filter(|file| {
            let text = fs::read_to_string(file).unwrap();
            let place = file.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
            !allowed.contains(&place.as_str())
                && view_lines(&text).any(|line| line.contains("<textarea") || line.contains("inner_html"))
        })
        .map(|file| file.display().to_string())
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_perhaps_perhaps_there() {
    // Forms have one way to leave a field out: `Some(None)` comes back as `None`. An enum that names the cases says more.
    let wrong: Vec<String> = all_rust_files()
        .into_iter()
        .filter(|file| fs::read_to_string(file).unwrap().contains("Option<Option<"))
        .map(|file| file.display().to_string())
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_crosses_the_wire_has_every_field_in_its_place() {
    // Answers are postcard: the names of fields do not travel, so none may be left out or be told by another.
    let shapes = ["skip_serializing", "serde(flatten", "serde(untagged", "serde(tag", "serde(skip"];
    let wrong: Vec<String> = ["counting/src", "domain/src", "app/src"]
        .iter()
        .flat_map(|folder| rust_files(&repository().join(folder)))
        .filter(|file| {
            let text = fs::read_to_string(file).unwrap();
            shapes.iter().any(|shape| text.contains(shape))
        })
        .map(|file| file.display().to_string())
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_counts_and_recounts_takes_nothing_from_outside() {
    // No file, clock, network or chance; of ours, `recount` imports `counting` alone and `counting` nothing.
    let outside = ["std::fs", "std::io", "std::net", "std::env", "std::time", "std::process", "rand::"];
    let ours = [("counting", &[][..]), ("recount", &["counting"][..])];
    let crates = ["app", "counting", "domain", "frontend", "migrations", "recount", "server", "xtask"];
    let mut wrong = Vec::new();
    for (name, allowed) in ours {
        let root = repository().join(name);
        for file in rust_files(&root.join("src")) {
            let text = fs::read_to_string(&file).unwrap();
            if let Some(found) = outside.iter().find(|path| imports_of(&text).contains(**path)) {
                wrong.push(format!("{} uses {found}", file.display()));
            }
        }
        let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
        let imported = |other: &&&str| {
            let forms = [format!("\n{other}.workspace"), format!("\n{other} ="), format!("\n{other}.path")];
            forms.iter().any(|form| manifest.contains(form.as_str()))
        };
        let strangers = crates.iter().filter(imported).filter(|other| !allowed.contains(*other));
        wrong.extend(strangers.map(|other| format!("{name} imports {other}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_view_sets_a_style() {
    let wrong: Vec<String> = rust_files(&repository().join("app/src"))
        .into_iter()
        .filter(|file| {
            let text = fs::read_to_string(file).unwrap();
            view_lines(&text).any(|line| line.contains(" style=") || line.contains(" style:"))
        })
        .map(|file| file.display().to_string())
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn view_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//") && !line.contains('"') || line.contains('<'))
        .filter(|line| !line.trim_start().starts_with('"'))
}

/// The slices that a file names: `crate::slice`, alone or as the head of one of the paths in the braces behind `crate`.
fn slices_used(text: &str) -> BTreeSet<String> {
    let word = |text: &str| -> String {
        text.trim_start().chars().take_while(|sign| sign.is_alphanumeric() || *sign == '_').collect()
    };
    let mut used = BTreeSet::new();
    for path in text.split("crate::").skip(1) {
        let Some(group) = path.strip_prefix('{') else {
            used.insert(word(path));
            continue;
        };
        used.insert(word(group));
        let mut depth = 0;
        for (at, sign) in group.char_indices() {
            match sign {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    used.insert(word(&group[at + 1..]));
                }
                _ => {}
            }
        }
    }
    used
}

#[test]
fn a_module_of_its_own_is_no_slice_whatever_it_is_called() {
    let text = "use super::{actions, tables::{seat, table}};\nuse crate::{base::{Ctx, tables::Row}, people, \n    boards::{self, Rules}};\nfn at() { crate::desk::open(); }";
    let used: Vec<String> = slices_used(text).into_iter().collect();
    assert_eq!(used, ["base", "boards", "desk", "people"]);
}

/// The `use` declarations and paths of a file, comments left out.
fn imports_of(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Tests may play with every slice.
fn without_tests(text: &str) -> String {
    text.split("#[cfg(test)]").next().unwrap_or_default().to_owned()
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn all_rust_files() -> Vec<PathBuf> {
    const CRATES: [&str; 8] =
        ["counting", "domain", "recount", "migrations", "app", "frontend", "server", "xtask"];
    CRATES.iter().flat_map(|name| rust_files(&repository().join(name).join("src"))).collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && path.file_name().is_some_and(|name| name != "tests.rs")
        {
            files.push(path);
        }
    }
    files
}

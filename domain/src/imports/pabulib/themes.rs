//! What a file calls its categories, as one of our themes; and the language in which its projects are written.

use counting::pabulib::{Listing, Meta};

use crate::{base::Language, boards::Theme};

/// Parts of words that point to a theme, in the languages of the files that we know. The first that is found in a
/// category or, without one, in the name decides.
const SIGNS: [(Theme, &[&str]); 4] = [
    (
        Theme::Environment,
        &[
            "green",
            "environment",
            "nature",
            "zieleń",
            "park",
            "drzew",
            "biodivers",
            "mobilit",
            "climat",
            "zöld",
        ],
    ),
    (
        Theme::Culture,
        &[
            "cultur",
            "kultur",
            "education",
            "edukac",
            "szkoł",
            "bibliot",
            "sport",
            "art",
            "recreation",
            "boisk",
        ],
    ),
    (
        Theme::CivilProtection,
        &["safe", "security", "health", "road", "transport", "transit", "strażac", "bezpiecz", "protection"],
    ),
    (Theme::Volunteering, &["welfare", "social", "communit", "solidar", "citoyen", "senior", "volunt"]),
];

/// The theme that fits a project best; public space where nothing points elsewhere counts as environment.
pub(super) fn theme(listing: &Listing) -> Theme {
    let categories = listing.categories.join(" ").to_lowercase();
    let name = listing.name.to_lowercase();
    let found = |text: &str| {
        SIGNS.iter().find(|(_, signs)| signs.iter().any(|sign| text.contains(sign))).map(|(theme, _)| *theme)
    };
    found(&categories).or_else(|| found(&name)).unwrap_or(Theme::Environment)
}

/// The theme of most projects.
pub(super) fn most_common(themes: impl Iterator<Item = Theme>) -> Theme {
    let mut counts = Theme::ALL.iter().map(|theme| (*theme, 0)).collect::<Vec<(Theme, usize)>>();
    for theme in themes {
        if let Some((_, count)) = counts.iter_mut().find(|(other, _)| *other == theme) {
            *count += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or(Theme::Environment, |(theme, _)| theme)
}

/// The language that the file names, else that of its country, else English.
pub(super) fn language(meta: &Meta) -> Language {
    let named = meta.text("language").and_then(|tag| tag.to_lowercase().parse().ok());
    named.or_else(|| by_country(meta.text("country")?)).unwrap_or(Language::ENGLISH)
}

fn by_country(country: &str) -> Option<Language> {
    let tag = match country.to_lowercase().as_str() {
        "poland" => "pl",
        "france" => "fr",
        "hungary" => "hu",
        "netherlands" => "nl",
        "switzerland" | "germany" | "austria" => "de",
        "italy" => "it",
        "spain" | "mexico" | "chile" | "argentina" => "es",
        "portugal" | "brazil" => "pt",
        "czech republic" | "czechia" => "cs",
        _ => return None,
    };
    tag.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_theme_of_most_projects_is_the_board_s() {
        let themes = [Theme::Culture, Theme::Volunteering, Theme::Culture];
        assert_eq!(most_common(themes.into_iter()), Theme::Culture);
    }

    #[test]
    fn a_country_stands_for_its_language() {
        assert_eq!(by_country("Poland").unwrap().as_str(), "pl");
        assert_eq!(by_country("Atlantis"), None);
    }
}

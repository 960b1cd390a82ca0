//! Which services the address asks for.

use domain::offers::Filter;
use leptos_router::params::ParamsMap;

use crate::i18n::Words;

/// What the address of the list asks for.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// Which services; its words as they were typed.
    pub filter: Filter,
    /// After which one.
    pub after: Option<String>,
}

impl Asked {
    /// Reads the address.
    pub fn of(query: &ParamsMap) -> Self {
        let text = |name: &str| query.get_str(name).unwrap_or_default();
        let flag = |name: &str| !text(name).is_empty();
        Self {
            filter: Filter {
                theme: text("theme").parse().ok(),
                near: text("near").parse().ok(),
                within: text("within").parse().ok(),
                weekday: text("weekday").parse().ok(),
                part: text("part").parse().ok(),
                language: text("language").parse().ok(),
                children: flag("children"),
                free: flag("free"),
                step_free: flag("step_free"),
                mediators: flag("mediators"),
                organisation: text("organisation").parse().ok(),
                search: text("q").chars().take(200).collect(),
            },
            after: query.get("after"),
        }
    }

    /// The names and values that stand in the address, but for where the page begins.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let filter = &self.filter;
        let flag = |set: bool| set.then(|| "true".to_owned());
        let all = [
            ("q", Some(filter.search.clone()).filter(|search| !search.is_empty())),
            ("theme", filter.theme.map(|theme| theme.to_string())),
            ("near", filter.near.map(|near| near.to_string())),
            ("within", filter.within.map(|within| within.to_string())),
            ("weekday", filter.weekday.map(|day| day.to_string())),
            ("part", filter.part.map(|part| part.to_string())),
            ("language", filter.language.map(|language| language.to_string())),
            ("children", flag(filter.children)),
            ("free", flag(filter.free)),
            ("step_free", flag(filter.step_free)),
            ("mediators", flag(filter.mediators)),
            ("organisation", filter.organisation.map(|organisation| organisation.to_string())),
        ];
        all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// The address of the same list from its beginning.
    pub fn address(&self, words: Words) -> String {
        self.address_with(words, "", None)
    }

    /// The same with another value, or none, under a name.
    pub fn address_with(&self, words: Words, name: &'static str, value: Option<String>) -> String {
        let mut query = ParamsMap::new();
        for (other, value) in self.pairs().into_iter().filter(|(other, _)| *other != name) {
            query.insert(other, value);
        }
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            query.insert(name, value);
        }
        format!("{}{}", words.path("/offers"), query.to_query_string())
    }
}

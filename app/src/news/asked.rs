//! Which news an address asks for.

use domain::{
    base::{OrganisationId, Subject, TerritoryId},
    boards::Theme,
};
use leptos_router::params::ParamsMap;
use serde::{Deserialize, Serialize};

use crate::i18n::Words;

/// What the address of the list asks for.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Asked {
    /// Those of a territory.
    #[serde(default)]
    pub territory: Option<TerritoryId>,
    /// Those of a theme.
    #[serde(default)]
    pub theme: Option<Theme>,
    /// Those of an organisation.
    #[serde(default)]
    pub organisation: Option<OrganisationId>,
    /// Those with a tag.
    #[serde(default)]
    pub tag: Option<String>,
    /// Those that tell of a thing: the address of its page behind the language.
    #[serde(default)]
    pub about: Option<String>,
}

impl Asked {
    /// Reads the address.
    pub fn of(query: &ParamsMap) -> Self {
        let text = |name: &str| query.get_str(name).unwrap_or_default();
        let short =
            |name: &str| Some(text(name).chars().take(80).collect()).filter(|text: &String| !text.is_empty());
        Self {
            territory: text("territory").parse().ok(),
            theme: text("theme").parse().ok(),
            organisation: text("organisation").parse().ok(),
            tag: short("tag"),
            about: short("about"),
        }
    }

    /// Everything that tells of a thing.
    pub fn about(subject: Subject) -> Self {
        Self { about: subject.address(), ..Self::default() }
    }

    /// The same as rules know it.
    pub fn filter(&self) -> domain::news::Filter {
        domain::news::Filter {
            territory: self.territory,
            theme: self.theme,
            organisation: self.organisation,
            tag: self.tag.clone(),
            about: self.about.as_deref().and_then(|address| Subject::from_address(address).ok()),
        }
    }

    /// What is asked, by the names under which it stands in the address.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let all = [
            ("territory", self.territory.map(|territory| territory.to_string())),
            ("theme", self.theme.map(|theme| theme.to_string())),
            ("organisation", self.organisation.map(|organisation| organisation.to_string())),
            ("tag", self.tag.clone()),
            ("about", self.about.clone()),
        ];
        all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// The address of the list from its beginning, without what is asked under `except`.
    pub fn address(&self, words: Words, except: &str) -> String {
        format!("{}{}", words.path("/news"), self.query(except))
    }

    /// The address of the same news for programs that follow them.
    pub fn feed(&self, words: Words) -> String {
        format!("{}{}", words.path("/news.atom"), self.query(""))
    }

    fn query(&self, except: &str) -> String {
        let mut query = ParamsMap::new();
        for (name, value) in self.pairs().into_iter().filter(|(name, _)| *name != except) {
            query.insert(name, value);
        }
        query.to_query_string()
    }
}

//! Organisations: registered bodies, public bodies and informal groups, and who acts on their behalf.

use serde::{Deserialize, Serialize};

use crate::base::{Language, OrganisationId, ParticipantId, Refusal, TerritoryId, text::Label};

#[cfg(feature = "db")]
pub mod actions;
#[cfg(feature = "db")]
pub mod queries;
pub mod rules;
#[cfg(feature = "db")]
pub(crate) mod tables;
#[cfg(all(test, feature = "testing"))]
mod tests;

words! {
    /// What an organisation is.
    pub enum Kind {
        /// A municipality.
        Municipality = "municipality",
        /// Another public body: a province, a health service, an ASP.
        PublicBody = "public_body",
        /// An association.
        Association = "association",
        /// A cooperative.
        Cooperative = "cooperative",
        /// A group of people without a form in law.
        InformalGroup = "informal_group",
        /// A body of research or training.
        Research = "research",
        /// Anything else.
        Other = "other",
    }
}

/// An organisation as it is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// Its name; no two have the same.
    pub name: Label,
    /// What it is.
    pub kind: Kind,
    /// The key of the constituency to which it belongs.
    pub constituency: Option<String>,
    /// Where it works; `None` is everywhere.
    pub territory: Option<TerritoryId>,
    /// What it does in the project, where it has a part in it.
    pub role_in_project: Option<Label>,
    /// What it is, in Markdown; may be empty.
    pub description: String,
    /// The language of the description.
    pub language: Language,
    /// Its number in the national register of the third sector.
    pub runts_number: Option<Label>,
    /// Its own page: `https://…`.
    pub website: Option<Website>,
}

/// The address of a page by http or https.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Website(String);

impl Website {
    /// The address, or [`Refusal::UnknownChoice`] where it is of another kind.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = Label::parse(text)?.into_string();
        let host = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme));
        let plain = !text.contains(|sign: char| sign.is_whitespace() || "\"<>\\".contains(sign));
        if plain && host.is_some_and(|host| !host.is_empty()) {
            Ok(Self(text))
        } else {
            Err(Refusal::NotAnAddress)
        }
    }

    /// The address itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An organisation as its page shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// The key of the constituency to which it belongs.
    pub constituency: Option<String>,
    /// Where it works.
    pub territory: Option<TerritoryId>,
    /// Name of the territory.
    pub territory_name: Option<String>,
    /// What it does in the project.
    pub role_in_project: Option<String>,
    /// What it is, in Markdown.
    pub description: String,
    /// The language of the description.
    pub language: Language,
    /// Its number in the national register of the third sector.
    pub runts_number: Option<String>,
    /// Its own page.
    pub website: Option<String>,
}

/// Somebody who acts for an organisation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Representative {
    /// The account.
    pub id: ParticipantId,
    /// What the person is called here.
    pub pseudonym: String,
}

#[cfg(test)]
mod address_tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("https://anci.umbria.it", true)]
    #[case("javascript:alert(1)", false)]
    #[case("https://", false)]
    #[case("https://a\" onclick=", false)]
    fn an_address_is_of_the_web(#[case] text: &str, #[case] expected: bool) {
        assert_eq!(Website::parse(text).is_ok(), expected);
    }
}

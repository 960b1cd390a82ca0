//! News that organisations and public bodies tell: a text with pictures, tied to boards, initiatives and other things,
//! corrected in the open, commented like initiatives. Whoever keeps an organisation tells its news.

use serde::{Deserialize, Serialize};

use crate::{
    base::{Language, Moment, NewsId, OrganisationId, Refusal, Scope, Subject, TerritoryId, text::Title},
    boards::{Moderation, Theme},
};

#[cfg(feature = "db")]
pub mod actions;
#[cfg(feature = "db")]
pub mod queries;
pub mod rules;
#[cfg(all(test, feature = "testing"))]
pub(crate) mod tests;

words! {
    /// Who may read a piece of news.
    pub enum State {
        /// Those who keep its organisation.
        Draft = "draft",
        /// Everybody.
        Published = "published",
        /// Those who keep its organisation; moderation hid it.
        Hidden = "hidden",
        /// Those who keep its organisation; they took it back.
        Withdrawn = "withdrawn",
    }
}

texts! {
    /// What a piece of news says, in a sentence or two.
    pub struct Summary(One, 10..=300);
    /// The news itself, in Markdown.
    pub struct Story(Many, 20..=20_000);
    /// A word under which news are found.
    pub struct Tag(One, 2..=30);
    /// What was put right in a text that everybody could read.
    pub struct Correction(One, 5..=300);
}

impl Tag {
    /// The most tags of a piece of news.
    pub const MOST: usize = 8;

    /// Tags separated by commas, of the Arabic script too.
    pub fn parse_all(text: &str) -> Result<Vec<Self>, Refusal> {
        let words = text.split([',', '،', '\n']).filter(|word| !word.trim().is_empty());
        let tags: Vec<Self> = words.map(Self::parse).collect::<Result<_, _>>()?;
        if tags.len() > Self::MOST { Err(Refusal::TooManyChoices { most: Self::MOST }) } else { Ok(tags) }
    }
}

/// The most things to which a piece of news is tied.
pub const MOST_LINKS: usize = 12;

/// A piece of news as it is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// Who tells it.
    pub organisation: OrganisationId,
    /// Where it belongs.
    pub territory: TerritoryId,
    /// What it is about, where it is one of the themes.
    pub theme: Option<Theme>,
    /// The language in which it is told.
    pub language: Language,
    /// What it is called.
    pub title: Title,
    /// What it says, in a sentence or two.
    pub summary: Summary,
    /// What it says.
    pub body: Story,
    /// Words under which it is found.
    pub tags: Vec<Tag>,
    /// What it tells of.
    pub links: Vec<Subject>,
    /// When a moderator looks at comments.
    pub moderation: Moderation,
}

/// A piece of news in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Card {
    /// Its id.
    pub id: NewsId,
    /// Who may read it.
    pub state: State,
    /// Who tells it: id and name.
    pub organisation: (OrganisationId, String),
    /// Where it belongs.
    pub territory: TerritoryId,
    /// Name of the territory.
    pub territory_name: String,
    /// What it is about.
    pub theme: Option<Theme>,
    /// The language in which it is told.
    pub language: Language,
    /// What it is called.
    pub title: String,
    /// What it says, in a sentence or two.
    pub summary: String,
    /// How many comments everybody reads.
    pub comments: i32,
    /// When it was published.
    pub published_at: Option<Moment>,
    /// When it was last changed.
    pub changed_at: Moment,
}

/// A piece of news as its page shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct News {
    /// What a list shows of it.
    pub card: Card,
    /// Where permissions for it are looked up.
    pub scope: Scope,
    /// What it says, in Markdown.
    pub body: String,
    /// When a moderator looks at comments.
    pub moderation: Moderation,
    /// Words under which it is found.
    pub tags: Vec<String>,
    /// What it tells of.
    pub links: Vec<Subject>,
    /// What was put right and when, the first correction first.
    pub corrections: Vec<(Moment, String)>,
}

/// Which news a list shows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    /// Those of a territory and of what lies within.
    pub territory: Option<TerritoryId>,
    /// Those of a theme.
    pub theme: Option<Theme>,
    /// Those of an organisation.
    pub organisation: Option<OrganisationId>,
    /// Those with a tag.
    pub tag: Option<String>,
    /// Those that tell of a thing.
    pub about: Option<Subject>,
}

#[cfg(test)]
mod text_tests {
    use super::*;

    #[test]
    fn tags_stand_between_commas_of_either_script() {
        let tags = Tag::parse_all("lingua, formazione ،تعليم\n\n").unwrap();
        assert_eq!(tags.iter().map(Tag::as_str).collect::<Vec<_>>(), ["lingua", "formazione", "تعليم"]);
        assert_eq!(Tag::parse_all("a"), Err(Refusal::TooShort { least: 2 }));
        assert_eq!(Tag::parse_all(&"ab,".repeat(9)), Err(Refusal::TooManyChoices { most: 8 }));
    }
}

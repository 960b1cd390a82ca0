//! The groups around the table. They are data: an installation can name its own.

use serde::{Deserialize, Serialize};

use crate::base::Language;

words! {
    /// The form that stands for a constituency everywhere, beside its colour.
    pub enum Glyph {
        /// ●
        Circle = "circle",
        /// ▲
        Triangle = "triangle",
        /// ■
        Square = "square",
        /// ◆
        Diamond = "diamond",
    }
}

/// A constituency in one language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Constituency {
    /// The key under which it is stored: `third_sector`.
    pub key: String,
    /// Its form.
    pub glyph: Glyph,
    /// What it is called in the reader's language.
    pub name: String,
}

/// A constituency with its names in every language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Named {
    /// The key under which it is stored.
    pub key: String,
    /// Its form.
    pub glyph: Glyph,
    /// Its names, by language.
    pub names: Vec<(Language, String)>,
}

impl Named {
    /// The constituency in a language; in Italian where it has no name in that one.
    pub fn in_language(&self, language: Language) -> Constituency {
        let name = |wanted: Language| self.names.iter().find(|(tongue, _)| *tongue == wanted);
        let name = name(language).or_else(|| name(Language::ITALIAN));
        Constituency {
            key: self.key.clone(),
            glyph: self.glyph,
            name: name.map_or_else(|| self.key.clone(), |(_, name)| name.clone()),
        }
    }
}

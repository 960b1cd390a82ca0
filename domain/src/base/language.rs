//! Languages of texts and of the interface, as BCP 47 primary tags.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

use super::Refusal;

/// In which direction a script runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of the HTML attribute `dir`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// A language: two or three lower-case Latin letters (ISO 639), kept inline.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "db", sea_orm(value_type = "String"))]
#[serde(try_from = "String", into = "String")]
pub struct Language([u8; 3]);

impl Language {
    /// Italian, the language of the source document and the fallback.
    pub const ITALIAN: Self = Self(*b"it\0");
    /// English.
    pub const ENGLISH: Self = Self(*b"en\0");
    /// Arabic.
    pub const ARABIC: Self = Self(*b"ar\0");

    /// The languages in which the whole interface exists, in the order of the switch.
    pub const INTERFACE: [Self; 3] = [Self::ITALIAN, Self::ENGLISH, Self::ARABIC];

    /// The languages that a writer can choose for a text, each with its own name for itself.
    pub const OFFERED: [(&'static str, &'static str); 20] = [
        ("it", "Italiano"),
        ("en", "English"),
        ("fr", "Français"),
        ("es", "Español"),
        ("ar", "العربية"),
        ("sq", "Shqip"),
        ("uk", "Українська"),
        ("bn", "বাংলা"),
        ("ro", "Română"),
        ("zh", "中文"),
        ("ur", "اردو"),
        ("pt", "Português"),
        ("ru", "Русский"),
        ("hi", "हिन्दी"),
        ("pa", "ਪੰਜਾਬੀ"),
        ("fa", "فارسی"),
        ("tr", "Türkçe"),
        ("so", "Soomaali"),
        ("ti", "ትግርኛ"),
        ("de", "Deutsch"),
    ];

    /// The tag, for example `it`.
    pub fn as_str(&self) -> &str {
        let length = if self.0[2] == 0 { 2 } else { 3 };
        std::str::from_utf8(&self.0[..length]).unwrap_or("und")
    }

    /// The name of the language in itself, or its tag where it is not among those offered.
    pub fn endonym(&self) -> &str {
        Self::OFFERED.iter().find(|(tag, _)| *tag == self.as_str()).map_or(self.as_str(), |(_, name)| name)
    }

    /// The direction of the script in which the language is usually written.
    pub fn direction(self) -> Direction {
        match self.as_str() {
            "ar" | "ur" | "fa" | "he" | "ps" | "sd" | "ug" | "yi" | "ckb" => Direction::Rtl,
            _ => Direction::Ltr,
        }
    }

    /// Whether the whole interface exists in this language.
    pub fn is_interface(self) -> bool {
        Self::INTERFACE.contains(&self)
    }

    /// The most likely language of a text, or `None` where it is too short to tell.
    #[cfg(feature = "db")]
    pub fn detect(text: &str) -> Option<Self> {
        let information = whatlang::detect(text)?;
        if !information.is_reliable() {
            return None;
        }
        Self::OFFERED
            .iter()
            .map(|(tag, _)| *tag)
            .find(|tag| three_letters(tag) == information.lang().code())
            .and_then(|tag| tag.parse().ok())
    }
}

/// ISO 639-3 code, as the detector names it, of an offered ISO 639-1 tag.
#[cfg(feature = "db")]
fn three_letters(tag: &str) -> &'static str {
    match tag {
        "it" => "ita",
        "en" => "eng",
        "fr" => "fra",
        "es" => "spa",
        "ar" => "ara",
        "uk" => "ukr",
        "bn" => "ben",
        "ro" => "ron",
        "zh" => "cmn",
        "ur" => "urd",
        "pt" => "por",
        "ru" => "rus",
        "hi" => "hin",
        "pa" => "pan",
        "fa" => "pes",
        "tr" => "tur",
        "de" => "deu",
        // The detector knows neither Albanian, Somali nor Tigrinya: the writer chooses.
        _ => "",
    }
}

#[cfg(feature = "db")]
impl sea_orm::TryFromU64 for Language {
    fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
        Err(sea_orm::DbErr::ConvertFromU64("Language"))
    }
}

impl FromStr for Language {
    type Err = Refusal;

    fn from_str(tag: &str) -> Result<Self, Refusal> {
        let bytes = tag.as_bytes();
        if !(2..=3).contains(&bytes.len()) || !bytes.iter().all(u8::is_ascii_lowercase) {
            return Err(Refusal::UnknownLanguage);
        }
        Ok(Self([bytes[0], bytes[1], bytes.get(2).copied().unwrap_or(0)]))
    }
}

impl TryFrom<String> for Language {
    type Error = Refusal;
    fn try_from(tag: String) -> Result<Self, Refusal> {
        tag.parse()
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.as_str().to_owned()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Language({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_two_or_three_lower_case_letters() {
        assert_eq!("it".parse::<Language>().unwrap(), Language::ITALIAN);
        assert_eq!("ckb".parse::<Language>().unwrap().direction(), Direction::Rtl);
        for wrong in ["", "i", "IT", "it-IT", "abcd", "ит"] {
            assert!(wrong.parse::<Language>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_language_names_itself() {
        assert_eq!(Language::ARABIC.endonym(), "العربية");
        assert_eq!("xx".parse::<Language>().unwrap().endonym(), "xx");
    }
}

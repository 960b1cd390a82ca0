//! Texts that people write. Each type is made only by `parse`, which cleans and measures: whoever holds a
//! `Title` holds a text of the right length without invisible tricks. Lengths count graphemes, whatever the script.

use unicode_segmentation::UnicodeSegmentation;

use super::Refusal;

/// How many graphemes (what a person calls a character) a text has.
pub fn graphemes(text: &str) -> usize {
    text.graphemes(true).count()
}

/// Whether a text runs over several lines.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lines {
    /// Line breaks become spaces.
    One,
    /// Line breaks stay.
    Many,
}

/// The text without what could deceive a reader or a program: control characters and the marks that
/// override or isolate the direction of writing. Joiners, which several scripts need, stay.
pub fn clean(text: &str, lines: Lines) -> String {
    let kept: String = text
        .replace("\r\n", "\n")
        .chars()
        .filter_map(|character| match character {
            '\n' if lines == Lines::Many => Some('\n'),
            '\n' | '\t' | '\r' | '\u{2028}' | '\u{2029}' => Some(' '),
            hidden if deceives(hidden) => None,
            other => Some(other),
        })
        .collect();
    kept.trim().to_owned()
}

/// Whether a character is a control, or a mark that overrides or isolates the direction of writing.
pub fn deceives(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Cleans and measures; what every text type's `parse` does.
pub fn parse(text: &str, lines: Lines, shortest: usize, longest: usize) -> Result<String, Refusal> {
    let text = clean(text, lines);
    if !text.chars().any(is_seen) {
        return Err(Refusal::Missing);
    }
    let length = graphemes(&text);
    // Many combining marks on one letter are one grapheme: a byte limit keeps such towers small.
    if length > longest || text.len() > longest * 16 {
        return Err(Refusal::TooLong { most: longest });
    }
    if length < shortest {
        return Err(Refusal::TooShort { least: shortest });
    }
    Ok(text)
}

/// Whether a character leaves a trace on paper: a name of joiners and fillers would be nobody's.
fn is_seen(character: char) -> bool {
    !character.is_whitespace()
        && !matches!(
            character,
            '\u{00AD}'
                | '\u{034F}'
                | '\u{061C}'
                | '\u{115F}'..='\u{1160}'
                | '\u{17B4}'..='\u{17B5}'
                | '\u{180B}'..='\u{180F}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2060}'..='\u{206F}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{FE00}'..='\u{FE0F}'
                | '\u{FFA0}'
                | '\u{E0000}'..='\u{E0FFF}'
        )
}

/// Declares a text type of the given shape.
macro_rules! texts {
    ($($(#[$meta:meta])* $vis:vis struct $name:ident($lines:ident, $shortest:literal ..= $longest:literal);)+) => {$(
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        $vis struct $name(String);

        impl $name {
            /// The fewest graphemes.
            pub const SHORTEST: usize = $shortest;
            /// The most graphemes.
            pub const LONGEST: usize = $longest;

            /// The cleaned text, or why it will not do.
            pub fn parse(text: &str) -> Result<Self, $crate::base::Refusal> {
                $crate::base::text::parse(text, $crate::base::text::Lines::$lines, $shortest, $longest).map(Self)
            }

            /// The text itself; it is not HTML.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text itself, given away.
            pub fn into_string(self) -> String {
                self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::base::Refusal;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> String {
                text.0
            }
        }
    )+};
}

texts! {
    /// What a thing is called, on one line.
    pub struct Title(One, 3..=120);
    /// A long text in Markdown.
    pub struct Body(Many, 20..=8000);
    /// A comment or a message in Markdown.
    pub struct Message(Many, 2..=2000);
    /// Reasons that an authority gives, in Markdown.
    pub struct Reasons(Many, 10..=6000);
    /// A name, a place or a label on one line.
    pub struct Label(One, 1..=120);
    /// A question that a board puts to a territory.
    pub struct Question(One, 5..=160);
    /// What a person is called here; need not be a real name.
    pub struct Pseudonym(One, 2..=40);
}

/// An empty field is no text; anything else must parse.
pub fn optional<T>(text: &str, parse: impl Fn(&str) -> Result<T, Refusal>) -> Result<Option<T>, Refusal> {
    if text.trim().is_empty() { Ok(None) } else { parse(text).map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lengths_count_what_people_call_characters() {
        assert_eq!(graphemes("বাংলা"), 2);
        assert_eq!(graphemes("👩‍👩‍👧"), 1);
        assert!(Title::parse("ملعب").is_ok());
    }

    #[test]
    fn marks_that_turn_the_reading_direction_are_dropped() {
        assert_eq!(Title::parse("pay \u{202E}gnp.exe").unwrap().as_str(), "pay gnp.exe");
        assert_eq!(Title::parse("a\u{2066}b\u{2069}c").unwrap().as_str(), "abc");
    }

    #[test]
    fn an_empty_text_is_missing_and_a_long_one_too_long() {
        assert_eq!(Title::parse("  \n "), Err(Refusal::Missing));
        assert_eq!(Pseudonym::parse("\u{200B}\u{3164}\u{2060}\u{200D}"), Err(Refusal::Missing));
        assert_eq!(Title::parse("ab"), Err(Refusal::TooShort { least: 3 }));
        assert_eq!(Title::parse(&"a".repeat(121)), Err(Refusal::TooLong { most: 120 }));
        assert_eq!(
            Title::parse(&format!("abc{}", "\u{0301}".repeat(2000))),
            Err(Refusal::TooLong { most: 120 })
        );
    }

    proptest! {
        #[test]
        fn a_parsed_text_parses_to_itself(text in "\\PC{0,200}") {
            if let Ok(title) = Title::parse(&text) {
                prop_assert_eq!(Title::parse(title.as_str()).unwrap(), title);
            }
        }
    }
}

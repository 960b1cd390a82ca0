//! A code as words that can be read aloud, dictated and learnt by heart: a syllable for each of its symbols, three to a
//! word. The check symbols are among them, so a word that was misheard is noticed.

use super::code::{Code, SYMBOLS};

const CONSONANTS: &[u8; 8] = b"bdflmnrs";
const VOWELS: &[u8; 4] = b"aeio";
/// How many syllables a word has.
const WORD: usize = 3;

impl Code {
    /// The code as ten words of three syllables.
    pub fn to_words(self) -> String {
        let mut words = String::new();
        let symbols = self.to_string().to_ascii_lowercase();
        let values = symbols.bytes().filter_map(|symbol| SYMBOLS.iter().position(|one| *one == symbol));
        for (place, value) in values.enumerate() {
            if place > 0 && place % WORD == 0 {
                words.push(' ');
            }
            words.push(char::from(CONSONANTS[value / VOWELS.len()]));
            words.push(char::from(VOWELS[value % VOWELS.len()]));
        }
        words
    }
}

/// The symbols of a code that was written as words, however they are set apart; `None` where these are no such words.
pub(super) fn symbols(text: &str) -> Option<String> {
    let letters = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-');
    let letters: Vec<u8> =
        letters.map(|letter| u8::try_from(letter.to_ascii_lowercase()).ok()).collect::<Option<_>>()?;
    let (syllables, []) = letters.as_chunks::<2>() else { return None };
    let symbol = |[consonant, vowel]: &[u8; 2]| {
        let consonant = CONSONANTS.iter().position(|one| one == consonant)?;
        let vowel = VOWELS.iter().position(|one| one == vowel)?;
        Some(char::from(SYMBOLS[consonant * VOWELS.len() + vowel]))
    };
    syllables.iter().map(symbol).collect()
}

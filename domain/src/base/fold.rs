//! Search text: one normal form in which words of any script can be found.

use unicode_normalization::UnicodeNormalization;

/// The text in lower case, compatibility-decomposed, without accents and Arabic vowel signs, with the variants
/// of alef, ya and ta marbuta unified and everything but letters and digits turned into single spaces.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.nfkd().flat_map(char::to_lowercase) {
        match unify(character) {
            Some(letter) if letter.is_alphanumeric() || is_needed_mark(letter) => folded.push(letter),
            Some(_) if !folded.is_empty() && !folded.ends_with(' ') => folded.push(' '),
            _ => {}
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The letter under which variants are found; `None` for marks that carry no letter.
fn unify(character: char) -> Option<char> {
    match character {
        // Combining Latin, Greek and Cyrillic accents; Arabic harakat, tatweel and Quranic marks; Hebrew points.
        '\u{0300}'..='\u{036F}'
        | '\u{0591}'..='\u{05C7}'
        | '\u{0610}'..='\u{061A}'
        | '\u{0640}'
        | '\u{064B}'..='\u{065F}'
        | '\u{0670}'
        | '\u{06D6}'..='\u{06ED}'
        | '\u{200B}'..='\u{200F}' => None,
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' | 'ی' | 'ئ' => Some('ي'),
        'ة' => Some('ه'),
        'ك' | 'ک' => Some('ك'),
        'ؤ' => Some('و'),
        other => Some(other),
    }
}

/// Vowel signs of Indic scripts are not letters to Unicode, but words without them are other words.
fn is_needed_mark(character: char) -> bool {
    matches!(character, '\u{0900}'..='\u{0DFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Perché  NO?", "perche no")]
    #[case("المَدْرَسَةُ الأولى", "المدرسه الاولي")]
    #[case("Straße & Ångström", "straße angstrom")]
    #[case("বাংলা ভাষা", "বাংলা ভাষা")]
    #[case("Їжак, привіт!", "іжак привіт")]
    #[case("  ", "")]
    fn words_are_found_however_they_are_written(#[case] text: &str, #[case] folded: &str) {
        assert_eq!(fold(text), folded);
    }
}

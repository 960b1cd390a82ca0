//! Codes on paper: the invitation that opens an account, the personal card with which its owner comes back, and those
//! of meetings: the one that is shown in the room, and the one on a certificate.
//!
//! The alphabet has 23 symbols and none that is taken for another of them (no 0 and O, 1, I and L, 2 and Z, 5 and S,
//! 8 and B, 6 and G, U and V). The last symbol is a check: the sum of each symbol's number times its place is a
//! multiple of 23. As 23 is prime, every single wrong symbol and every swap of two symbols breaks the sum.

use crate::base::Refusal;

const ALPHABET: &[u8; 23] = b"34679ACDEFHJKMNPQRTVWXY";

/// What a code is for; its length tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Opens an account, once: 8 symbols (36 bits) and the check.
    Invitation,
    /// Opens the door of one account, again and again: 12 symbols (54 bits) and the check.
    Card,
    /// Says that its reader is in the room: 5 symbols (22 bits) and the check.
    Room,
    /// Finds what a certificate of attendance says: 10 symbols (45 bits) and the check.
    Certificate,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Invitation, Self::Card, Self::Room, Self::Certificate];

    /// How many symbols such a code has, the check among them.
    pub const fn length(self) -> usize {
        match self {
            Self::Invitation => 9,
            Self::Card => 13,
            Self::Room => 6,
            Self::Certificate => 11,
        }
    }
}

/// A code whose check symbol fits.
#[derive(Clone, PartialEq, Eq)]
pub struct Code {
    kind: Kind,
    symbols: String,
}

impl Code {
    /// Reads what a person typed: small letters, spaces, hyphens, Arabic digits and Cyrillic letters of the same
    /// form do no harm.
    ///
    /// # Errors
    /// [`Refusal::Missing`] where nothing was typed, [`Refusal::CodeMistyped`] where it cannot be a code.
    pub fn parse(typed: &str) -> Result<Self, Refusal> {
        let symbols: String = typed.chars().filter_map(symbol).collect();
        if symbols.is_empty() {
            return Err(Refusal::Missing);
        }
        let places: Option<Vec<usize>> = symbols.bytes().map(place).collect();
        let kind = Kind::ALL.into_iter().find(|kind| kind.length() == symbols.chars().count());
        match (kind, places) {
            (Some(kind), Some(places)) if remainder(&places) == 0 => Ok(Self { kind, symbols }),
            _ => Err(Refusal::CodeMistyped),
        }
    }

    /// What it is for.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The symbols without hyphens, as they stand in an address.
    pub fn as_str(&self) -> &str {
        &self.symbols
    }

    /// The code as it is printed, in groups of four: `K7QM-4XTR-C`.
    pub fn grouped(&self) -> String {
        let groups: Vec<String> = self
            .symbols
            .as_bytes()
            .chunks(4)
            .map(|group| String::from_utf8_lossy(group).into_owned())
            .collect();
        groups.join("-")
    }

    /// The symbols with the check that fits behind them.
    fn complete(kind: Kind, mut places: Vec<usize>) -> Self {
        let modulus = ALPHABET.len();
        let check =
            (0..modulus).find(|check| (remainder(&places) + check * kind.length()).is_multiple_of(modulus));
        places.extend(check);
        Self { kind, symbols: places.into_iter().map(|place| char::from(ALPHABET[place])).collect() }
    }
}

#[cfg(feature = "db")]
impl Code {
    /// A new code nobody can guess.
    pub fn random(kind: Kind) -> Self {
        let mut places = Vec::with_capacity(kind.length());
        while places.len() + 1 < kind.length() {
            // Bytes from 230 on would favour the first symbols.
            let fair = crate::base::secret::random_bytes::<16>()
                .into_iter()
                .map(usize::from)
                .filter(|byte| *byte < 230);
            places.extend(fair.map(|byte| byte % ALPHABET.len()).take(kind.length() - 1 - places.len()));
        }
        Self::complete(kind, places)
    }

    /// The code with these symbols, by their place in the alphabet: for the crowd that is measured with, whose cards
    /// are no secret.
    pub(crate) fn with_places(kind: Kind, places: impl Iterator<Item = usize>) -> Self {
        let places = places.take(kind.length() - 1).map(|place| place % ALPHABET.len());
        Self::complete(kind, places.collect())
    }

    /// The mark under which the code is stored and looked up.
    pub fn mark(&self) -> String {
        let purpose = match self.kind {
            Kind::Invitation => "invitation",
            Kind::Card => "card",
            Kind::Room => "room",
            Kind::Certificate => "certificate",
        };
        crate::base::secret::mark(purpose, &self.symbols)
    }
}

impl std::fmt::Debug for Code {
    /// A code is a key: it never stands in a log.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Code({:?})", self.kind)
    }
}

/// The sum of numbers times places, modulo the size of the alphabet.
fn remainder(places: &[usize]) -> usize {
    places.iter().enumerate().map(|(at, number)| (at + 1) * number).sum::<usize>() % ALPHABET.len()
}

fn place(symbol: u8) -> Option<usize> {
    ALPHABET.iter().position(|known| *known == symbol)
}

/// The symbol that was meant; `None` for what only separates. What is no symbol stays, so that it is noticed.
fn symbol(typed: char) -> Option<char> {
    match typed {
        '-'
        | '.'
        | '_'
        | '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' => None,
        space if space.is_whitespace() => None,
        '٣' | '۳' => Some('3'),
        '٤' | '۴' => Some('4'),
        '٦' | '۶' => Some('6'),
        '٧' | '۷' => Some('7'),
        '٩' | '۹' => Some('9'),
        'А' | 'а' => Some('A'),
        'С' | 'с' => Some('C'),
        'Е' | 'е' => Some('E'),
        'Н' | 'н' => Some('H'),
        'К' | 'к' => Some('K'),
        'М' | 'м' => Some('M'),
        'Р' | 'р' => Some('P'),
        'Т' | 'т' => Some('T'),
        'Х' | 'х' => Some('X'),
        'У' | 'у' => Some('Y'),
        other => Some(other.to_ascii_uppercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn codes() -> impl Strategy<Value = Code> {
        prop_oneof![
            prop::collection::vec(0..23usize, 8).prop_map(|places| Code::complete(Kind::Invitation, places)),
            prop::collection::vec(0..23usize, 12).prop_map(|places| Code::complete(Kind::Card, places)),
            prop::collection::vec(0..23usize, 5).prop_map(|places| Code::complete(Kind::Room, places)),
            prop::collection::vec(0..23usize, 10)
                .prop_map(|places| Code::complete(Kind::Certificate, places)),
        ]
    }

    proptest! {
        #[test]
        fn a_code_is_read_however_it_is_typed(code in codes()) {
            let small = code.grouped().to_lowercase();
            for typed in [code.as_str().to_owned(), format!(" {} ", small.replace('-', " ")), small.replace('-', "–")] {
                prop_assert_eq!(Code::parse(&typed), Ok(code.clone()));
            }
        }

        #[test]
        fn every_single_wrong_symbol_is_noticed(code in codes(), at in any::<prop::sample::Index>()) {
            let at = at.index(code.symbols.len());
            for other in ALPHABET.iter().filter(|other| **other != code.symbols.as_bytes()[at]) {
                let mut wrong = code.symbols.clone().into_bytes();
                wrong[at] = *other;
                prop_assert_eq!(Code::parse(std::str::from_utf8(&wrong).unwrap()), Err(Refusal::CodeMistyped));
            }
        }

        #[test]
        fn every_swap_of_neighbours_is_noticed(code in codes()) {
            for at in 1..code.symbols.len() {
                let mut wrong = code.symbols.clone().into_bytes();
                wrong.swap(at - 1, at);
                if wrong != code.symbols.as_bytes() {
                    prop_assert_eq!(Code::parse(std::str::from_utf8(&wrong).unwrap()), Err(Refusal::CodeMistyped));
                }
            }
        }

        #[test]
        fn anything_else_is_refused_without_breaking(typed in "\\PC{0,30}") {
            if let Ok(code) = Code::parse(&typed) {
                prop_assert_eq!(code.symbols.len(), code.kind().length());
            }
        }
    }

    #[test]
    fn nothing_typed_is_missing_rather_than_mistyped() {
        assert_eq!(Code::parse(" - "), Err(Refusal::Missing));
    }

    #[test]
    fn letters_and_digits_of_other_keyboards_are_understood() {
        let code = Code::complete(Kind::Invitation, vec![0, 1, 2, 5, 6, 8, 12, 13]);
        assert_eq!(&code.symbols[..8], "346ACEKM");
        let check = &code.symbols[8..];
        assert_eq!(Code::parse(&format!("٣٤٦АСЕКМ{check}")), Ok(code.clone()));
    }

    #[test]
    fn a_code_does_not_show_itself_in_logs() {
        let code = Code::complete(Kind::Card, vec![3; 12]);
        assert!(!format!("{code:?}").contains("7777"));
    }

    #[cfg(feature = "db")]
    #[test]
    fn new_codes_fit_their_check_and_differ() {
        let codes: std::collections::HashSet<String> =
            (0..500).map(|_| Code::random(Kind::Invitation).grouped()).collect();
        assert_eq!(codes.len(), 500);
        assert!(codes.iter().all(|code| Code::parse(code).is_ok()));
    }
}

//! Printable cards: the text in the batch's language and a QR code that leads to the page of the invitation.

use domain::{
    base::{Language, Refusal, text::Label},
    people::Code,
};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

use super::api::{PrintedCard, Sheet};
use crate::ui::qr::Picture;

/// What the session keeps of a new batch until its cards are shown.
#[derive(Serialize, Deserialize)]
pub struct Kept {
    label: String,
    language: Language,
    codes: Vec<String>,
}

impl Kept {
    /// The codes of a batch and what is printed beside them.
    pub fn new(label: Label, language: Language, codes: &[Code]) -> Self {
        Self { label: label.into_string(), language, codes: codes.iter().map(Code::grouped).collect() }
    }

    /// The cards, for a site that people know under this address.
    pub fn print(self, public_url: &str) -> Sheet {
        let words = crate::i18n::server::of(self.language);
        let site = public_url.trim_end_matches('/');
        let cards = self.codes.into_iter().map(|code| card(code, &format!("{site}/{}/join/", self.language)));
        Sheet {
            cards: cards.collect(),
            label: self.label,
            house: words.common().name().to_owned(),
            seat: words.people().printed_seat().to_owned(),
            how: words.people().printed_how().to_owned(),
            address: format!("{}/{}/sign-in", site.split("://").last().unwrap_or(site), self.language),
            language: self.language,
        }
    }
}

fn card(code: String, address: &str) -> PrintedCard {
    let link = format!("{address}{}", code.replace('-', ""));
    PrintedCard { code, picture: Picture::of(&link) }
}

/// A whole number within these bounds that was typed into a field.
pub fn number(text: &str, within: RangeInclusive<u16>) -> Result<u16, Refusal> {
    text.trim().parse().ok().filter(|number| within.contains(number)).ok_or(Refusal::NotANumber)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_leads_to_the_page_of_its_code_in_its_language() {
        let kept = Kept {
            label: "Biblioteca".into(),
            language: Language::ARABIC,
            codes: vec!["K7QM-4XTR-C".into()],
        };
        let sheet = kept.print("https://tavolata.example/");
        assert_eq!(sheet.address, "tavolata.example/ar/sign-in");
        assert_eq!(sheet.cards[0].code, "K7QM-4XTR-C");
        let same = card("K7QM-4XTR-C".into(), "https://tavolata.example/ar/join/");
        assert_eq!(sheet.cards[0].picture.path, same.picture.path);
        assert!(sheet.cards[0].picture.path.starts_with("M0 0.5h7"), "the corner mark of every QR code");
    }
}

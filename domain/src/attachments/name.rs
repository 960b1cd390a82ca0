//! What a file is called when somebody keeps it.

use unicode_segmentation::UnicodeSegmentation;

use super::MediaType;
use crate::base::text::{Lines, clean};

/// The most graphemes before the ending.
const LONGEST: usize = 60;
/// The most letters of an ending that is taken away.
const ENDING: usize = 5;

/// A name without folders, without signs that mean something to a system, and with the ending that fits what is inside,
/// whatever the sender called it.
pub fn harmless(sent: &str, media_type: MediaType) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = clean(last, Lines::One).chars().filter(|sign| !"<>:\"|?*%;".contains(*sign)).collect();
    let stem = match kept.rsplit_once('.') {
        Some((stem, ending)) if ending.len() <= ENDING => stem,
        _ => kept.as_str(),
    };
    let short: String = stem.trim_matches(['.', ' ', '-']).graphemes(true).take(LONGEST).collect();
    let stem = if short.is_empty() { "file" } else { short.trim_end() };
    let ending = match media_type {
        MediaType::Jpeg => "jpg",
        MediaType::Png => "png",
        MediaType::Pdf => "pdf",
    };
    format!("{stem}.{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("foto.JPG", MediaType::Jpeg, "foto.jpg")]
    #[case("../../etc/passwd", MediaType::Png, "passwd.png")]
    #[case("C:\\Users\\me\\invito.pdf.exe", MediaType::Pdf, "invito.pdf.pdf")]
    #[case("..", MediaType::Png, "file.png")]
    #[case("", MediaType::Pdf, "file.pdf")]
    #[case("a\r\nSet-Cookie: x\0.png", MediaType::Png, "a Set-Cookie x.png")]
    #[case("\u{202E}gnp.exe", MediaType::Png, "gnp.png")]
    #[case("دعوة إلى المختبر.pdf", MediaType::Pdf, "دعوة إلى المختبر.pdf")]
    #[case("x.html\" onload=\"alert(1)", MediaType::Png, "x.html onload=alert(1).png")]
    fn a_name_leads_nowhere_and_ends_as_what_it_is(
        #[case] sent: &str,
        #[case] media_type: MediaType,
        #[case] expected: &str,
    ) {
        assert_eq!(harmless(sent, media_type), expected);
    }

    proptest! {
        #[test]
        fn no_name_holds_a_folder_or_a_control(sent in "\\PC{0,200}|[\\x00-\\x7f]{0,200}") {
            let name = harmless(&sent, MediaType::Png);
            let is_wrong = |sign: char| sign.is_control() || "/\\\"".contains(sign);
            prop_assert!(!name.contains(is_wrong) && !name.starts_with('.') && name.len() > 4);
        }
    }
}

//! Amounts of money as people type them.

use crate::base::Refusal;

/// Cents out of what was typed: `1200`, `1.200`, `1 200,50`, `1,200.50`. A point or comma before the last one or two
/// digits separates cents; before three digits it groups thousands.
pub fn parse_amount(text: &str) -> Result<i64, Refusal> {
    let text: String =
        text.chars().filter(|character| !character.is_whitespace() && *character != '€').collect();
    let (whole, cents) = match text.rfind(['.', ',']) {
        Some(place) if text.len() - place <= 3 => (&text[..place], &text[place + 1..]),
        _ => (text.as_str(), ""),
    };
    let grouped = whole.split(['.', ',']).skip(1).all(|group| group.len() == 3);
    let digits: String = whole.chars().filter(|character| !matches!(character, '.' | ',')).collect();
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !grouped || digits.is_empty() || digits.len() > 12 || !is_number(&digits) || !is_number(cents) {
        return Err(Refusal::NotAnAmount);
    }
    let number = |text: &str| text.parse::<i64>().map_err(|_| Refusal::NotAnAmount);
    let cents = match cents.len() {
        0 => 0,
        1 => number(cents)? * 10,
        _ => number(cents)?,
    };
    Ok(number(&digits)? * 100 + cents)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("1200", 120_000)]
    #[case(" 1.200 € ", 120_000)]
    #[case("1 200,50", 120_050)]
    #[case("1,200.5", 120_050)]
    #[case("1.234.567", 123_456_700)]
    #[case("0", 0)]
    fn an_amount_is_read_however_it_is_typed(#[case] text: &str, #[case] cents: i64) {
        assert_eq!(parse_amount(text), Ok(cents));
    }

    #[rstest]
    #[case("")]
    #[case("many")]
    #[case("-5")]
    #[case("1.2.3")]
    #[case("9999999999999")]
    #[case("12,x")]
    #[case("€")]
    #[case("١٢")]
    fn what_is_no_amount_is_refused(#[case] text: &str) {
        assert_eq!(parse_amount(text), Err(Refusal::NotAnAmount));
    }
}

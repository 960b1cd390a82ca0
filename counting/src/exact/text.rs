use num_bigint::BigUint;
use num_integer::Integer;

/// The fraction in its lowest terms: `315`, `122924411/50`.
pub fn fraction(numerator: &BigUint, denominator: &BigUint) -> String {
    let common = numerator.gcd(denominator);
    let (numerator, denominator) = (numerator / &common, denominator / &common);
    if denominator == BigUint::from(1_u32) {
        numerator.to_string()
    } else {
        format!("{numerator}/{denominator}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(0, 7, "0")]
    #[case(31_500, 100, "315")]
    #[case(245_848_822, 100, "122924411/50")]
    fn a_fraction_is_written_in_its_lowest_terms(
        #[case] numerator: u32,
        #[case] denominator: u32,
        #[case] expected: &str,
    ) {
        assert_eq!(fraction(&numerator.into(), &denominator.into()), expected);
    }
}

/// The geometric mean of numbers above zero and at most one; nothing where there are none.
///
/// The n-th root is taken of each number before they are multiplied, so that a long product cannot vanish.
pub fn geometric_mean(numbers: &[f64]) -> Option<f64> {
    let count = u32::try_from(numbers.len()).ok().filter(|count| *count > 0)?;
    Some(numbers.iter().map(|number| root(*number, count)).product())
}

/// The n-th root of a number above zero and at most one, by Newton's method from above.
///
/// `powf` may differ in the last bit from one platform to another; this uses only operations that do not.
/// Coming from above the steps only fall, and the first that does not has reached the precision of the
/// numbers.
fn root(number: f64, degree: u32) -> f64 {
    let degree_as_number = f64::from(degree);
    let mut root = 1.0;
    loop {
        let mut power = 1.0;
        for _ in 1..degree {
            power *= root;
        }
        let next = ((degree_as_number - 1.0) * root + number / power) / degree_as_number;
        if next >= root {
            return root;
        }
        root = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_mean_of_nothing_is_nothing() {
        assert_eq!(geometric_mean(&[]), None);
    }

    #[test]
    fn the_mean_of_one_number_is_that_number() {
        assert_eq!(geometric_mean(&[0.3]), Some(0.3));
    }

    #[test]
    fn the_mean_of_a_quarter_and_one_is_a_half() {
        assert_eq!(geometric_mean(&[0.25, 1.0]), Some(0.5));
    }

    proptest! {
        #[test]
        fn a_root_agrees_with_the_platform_to_fourteen_digits(number in 1e-9..=1.0_f64, degree in 1..60_u32) {
            let expected = number.powf(1.0 / f64::from(degree));
            prop_assert!((root(number, degree) - expected).abs() <= 1e-14 * expected);
        }

        #[test]
        fn a_mean_lies_between_the_extremes(numbers in prop::collection::vec(1e-9..=1.0_f64, 1..40)) {
            let mean = geometric_mean(&numbers).unwrap();
            let smallest = numbers.iter().copied().fold(1.0, f64::min);
            let largest = numbers.iter().copied().fold(0.0, f64::max);
            prop_assert!(smallest * (1.0 - 1e-12) <= mean && mean <= largest * (1.0 + 1e-12));
        }
    }
}

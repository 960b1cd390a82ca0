//! Which small groups a published table holds back.

/// The smallest constituency about which a figure is published.
pub const SMALLEST_GROUP: u64 = 10;

/// Which groups are held back, given how many people each has.
///
/// Every group below [`SMALLEST_GROUP`] is. Because the sum of all is public, the held-back ones together must be
/// at least two and hold at least [`SMALLEST_GROUP`] people, or one could find them by subtracting: the next
/// smallest are held back as well until that is so.
pub fn withheld(sizes: &[u64]) -> Vec<bool> {
    let mut smallest_first: Vec<usize> = (0..sizes.len()).collect();
    smallest_first.sort_by_key(|place| sizes[*place]);
    let mut withheld = vec![false; sizes.len()];
    let (mut groups, mut people) = (0, 0);
    for place in smallest_first {
        let revealed = groups > 0 && (groups < 2 || people < SMALLEST_GROUP);
        if sizes[place] >= SMALLEST_GROUP && !revealed {
            break;
        }
        withheld[place] = true;
        groups += 1;
        people += sizes[place];
    }
    withheld
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case(&[10, 20, 30], &[false, false, false])]
    #[case(&[9, 20, 30], &[true, true, false])]
    #[case(&[30, 3, 4, 12], &[false, true, true, true])]
    #[case(&[30, 6, 7], &[false, true, true])]
    #[case(&[0, 50, 40], &[true, false, true])]
    #[case(&[9], &[true])]
    #[case(&[], &[])]
    fn small_groups_and_what_would_reveal_them_are_held_back(
        #[case] sizes: &[u64],
        #[case] expected: &[bool],
    ) {
        assert_eq!(withheld(sizes), expected);
    }

    proptest! {
        #[test]
        fn what_is_held_back_cannot_be_found_by_subtracting(sizes in prop::collection::vec(0u64..40, 2..6)) {
            let withheld = withheld(&sizes);
            let hidden: Vec<u64> =
                sizes.iter().zip(&withheld).filter(|(_, held)| **held).map(|(size, _)| *size).collect();
            prop_assert!(sizes.iter().zip(&withheld).all(|(size, held)| *held || *size >= SMALLEST_GROUP));
            let everything = hidden.len() == sizes.len();
            prop_assert!(
                hidden.is_empty() || everything || (hidden.len() >= 2 && hidden.iter().sum::<u64>() >= SMALLEST_GROUP)
            );
        }
    }
}

//! Which constituencies are named with ballots: none with fewer than `k`, and nobody is left over who could be found
//! by subtracting.

/// Which constituencies may be named, given how many ballots of each count and how many are of none.
///
/// Those below `k` go into "other". Where fewer than `k` were then in "other", the next smallest join them.
pub fn named(ballots: &[u64], of_none: u64, k: u64) -> Vec<bool> {
    let mut named: Vec<bool> = ballots.iter().map(|count| *count >= k).collect();
    let mut others = of_none + ballots.iter().filter(|count| **count < k).sum::<u64>();
    let mut smallest_first: Vec<usize> = (0..ballots.len()).filter(|place| named[*place]).collect();
    smallest_first.sort_by_key(|place| ballots[*place]);
    for place in smallest_first {
        if others == 0 || others >= k {
            break;
        }
        named[place] = false;
        others += ballots[place];
    }
    named
}

/// Whether what was published keeps to that: every named constituency has `k` ballots, and so have the others, unless
/// there are none or nobody is named.
pub fn keeps(ballots: &[u64], others: u64, k: u64) -> bool {
    let mut named = ballots.iter().filter(|count| **count > 0);
    let anybody_named = named.clone().next().is_some();
    named.all(|count| *count >= k) && (others == 0 || others >= k || !anybody_named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(&[10, 20, 30], 0, &[true, true, true])]
    #[case(&[9, 20, 30], 0, &[false, false, true])]
    #[case(&[9, 20, 30], 1, &[false, true, true])]
    #[case(&[9, 9, 30], 0, &[false, false, true])]
    #[case(&[0, 20, 30], 0, &[false, true, true])]
    #[case(&[0, 20], 3, &[false, false])]
    #[case(&[], 3, &[])]
    fn small_constituencies_are_not_named(
        #[case] ballots: &[u64],
        #[case] none: u64,
        #[case] expected: &[bool],
    ) {
        assert_eq!(named(ballots, none, 10), expected);
    }

    #[test]
    fn what_is_named_always_keeps_to_it() {
        for code in 0..6_u64.pow(4) {
            let ballots = [code % 6, code / 6 % 6, code / 36 % 6];
            let of_none = code / 216;
            let named = named(&ballots, of_none, 3);
            let shown: Vec<u64> =
                ballots.iter().zip(&named).map(|(count, named)| if *named { *count } else { 0 }).collect();
            let others = of_none + ballots.iter().sum::<u64>() - shown.iter().sum::<u64>();
            assert!(keeps(&shown, others, 3), "{ballots:?} {of_none}");
        }
        assert!(!keeps(&[2, 5], 0, 3));
        assert!(!keeps(&[5], 2, 3));
    }
}

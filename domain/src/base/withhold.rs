//! Holding back small groups: no published number describes fewer than `k` people, and none can be found by
//! subtracting what is published from the total.

/// The smallest constituency that a figure describes.
pub const FEWEST_OF_CONSTITUENCY: i64 = 10;
/// The smallest group of any other kind that a figure describes.
pub const FEWEST: i64 = 5;

/// What of one column of counts may be published.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Published {
    /// The counts in their order; `None` where withheld.
    pub cells: Vec<Option<i64>>,
    /// The sum of all counts; `None` where it is below `k` itself.
    pub total: Option<i64>,
}

/// Decides what may be published of counts that add up to a published total.
///
/// Counts below `k` are withheld, zero too: that nobody of a group came is as telling as that one did. (A group
/// that cannot occur is left out of `counts`.) Then the next smallest counts are withheld as well, until those who
/// know the rest, the total and this rule find at least `k` values possible for each of them: at least two are
/// withheld, together they hold at least `k`, and if any one of them were zero the others could hold all of it and
/// `k` more without passing the smallest published count. (Without that room the tests, which try every small table
/// against a reader who knows the rule, find counts that give themselves away.)
pub fn withhold(counts: &[i64], k: i64) -> Published {
    let total: i64 = counts.iter().sum();
    if total < k {
        return Published { cells: vec![None; counts.len()], total: None };
    }
    let mut smallest_first: Vec<usize> = (0..counts.len()).collect();
    smallest_first.sort_by_key(|place| counts[*place]);
    let sorted: Vec<i64> = smallest_first.iter().map(|place| counts[*place]).collect();
    let mut cells: Vec<Option<i64>> = counts.iter().copied().map(Some).collect();
    for place in &smallest_first[..withheld(&sorted, k)] {
        cells[*place] = None;
    }
    Published { cells, total: Some(total) }
}

/// Which constituencies are withheld, given how many people each has and that their sum is public.
pub fn withheld_constituencies(people: &[u64]) -> Vec<bool> {
    let counts: Vec<i64> =
        people.iter().map(|people| i64::try_from(*people).unwrap_or(i64::MAX / 1024)).collect();
    withhold(&counts, FEWEST_OF_CONSTITUENCY).cells.iter().map(Option::is_none).collect()
}

/// How many of the smallest counts are withheld.
fn withheld(sorted: &[i64], k: i64) -> usize {
    let below = sorted.partition_point(|count| *count < k);
    if below == 0 {
        return 0;
    }
    let hides = |most: &usize| {
        let Some(smallest_shown) = sorted.get(*most) else { return true };
        let together: i64 = sorted[..*most].iter().sum();
        let room = smallest_shown * i64::try_from(*most).map_or(0, |most| most - 1);
        *most >= 2 && together >= k && together + k <= room
    };
    (below..=sorted.len()).find(hides).unwrap_or(sorted.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;
    use std::collections::{BTreeMap, BTreeSet};

    #[rstest]
    #[case::nothing_is_small(&[10, 20, 30], &[Some(10), Some(20), Some(30)], Some(60))]
    #[case::one_is_small(&[9, 20, 45], &[None, None, Some(45)], Some(74))]
    #[case::two_are_small(&[3, 30, 8], &[None, Some(30), None], Some(41))]
    #[case::nobody_came(&[0, 40, 50], &[None, None, Some(50)], Some(90))]
    #[case::the_small_ones_hold_too_few(&[1, 2, 30, 40], &[None, None, None, Some(40)], Some(73))]
    #[case::no_room_below_what_is_shown(&[9, 10, 10, 40], &[None, None, None, Some(40)], Some(69))]
    #[case::all_together_are_few(&[3, 4], &[None, None], None)]
    #[case::one_group_alone(&[12], &[Some(12)], Some(12))]
    #[case::no_group(&[], &[], None)]
    fn small_counts_are_withheld_with_as_many_others_as_hide_them(
        #[case] counts: &[i64],
        #[case] cells: &[Option<i64>],
        #[case] total: Option<i64>,
    ) {
        assert_eq!(withhold(counts, 10), Published { cells: cells.to_vec(), total });
    }

    /// Every table of so many groups with at most so many people in all.
    fn tables(groups: usize, most: i64) -> Vec<Vec<i64>> {
        if groups == 0 {
            return vec![Vec::new()];
        }
        (0..=most)
            .flat_map(|first| {
                tables(groups - 1, most - first).into_iter().map(move |rest| [vec![first], rest].concat())
            })
            .collect()
    }

    /// The reader knows everything that is published and the rule itself, tries every table there could be, and
    /// keeps those of which the same would be published.
    #[rstest]
    fn who_knows_the_rule_and_the_rest_finds_no_withheld_count(
        #[values(1, 2, 3, 4, 5)] groups: usize,
        #[values(3, 4, 5)] k: i64,
    ) {
        let most = [30, 30, 30, 22, 18][groups - 1];
        type Seen = (Vec<Option<i64>>, Option<i64>);
        let mut possible: BTreeMap<Seen, Vec<BTreeSet<i64>>> = BTreeMap::new();
        for table in tables(groups, most) {
            let published = withhold(&table, k);
            let found = possible
                .entry((published.cells, published.total))
                .or_insert_with(|| vec![BTreeSet::new(); groups]);
            for (values, count) in found.iter_mut().zip(&table) {
                values.insert(*count);
            }
        }
        for ((cells, total), values) in possible {
            for (cell, values) in cells.iter().zip(values) {
                let many = usize::try_from(k).unwrap();
                assert!(
                    cell.is_some() || values.len() >= many,
                    "{cells:?} of {total:?} leave only {values:?} for k = {k}"
                );
            }
        }
    }

    proptest! {
        #[test]
        fn nothing_small_is_published_and_nothing_small_is_left_over(
            counts in prop::collection::vec(0i64..60, 0..9),
            k in 2i64..12,
        ) {
            let published = withhold(&counts, k);
            prop_assert!(published.cells.iter().flatten().all(|count| *count >= k));
            let shown: i64 = published.cells.iter().flatten().sum();
            let hidden = published.cells.iter().filter(|cell| cell.is_none()).count();
            if let Some(total) = published.total {
                prop_assert!(hidden == 0 || (hidden >= 2 && total - shown >= k));
            } else {
                prop_assert_eq!(shown, 0);
            }
        }
    }
}

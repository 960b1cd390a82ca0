use proptest::prelude::*;
use rstest::rstest;

use super::*;

const K: u32 = 10;

fn counts(agree: u32, disagree: u32, pass: u32) -> Counts {
    Counts { agree, disagree, pass }
}

fn measure(table: &[(&'static str, Counts)]) -> Concertation<&'static str> {
    Concertation::measure(table.iter().copied(), K)
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-12
}

// Reckoned by hand from the definitions: p = (A+1)/(n+2), L = (A/n + z²/2n - z√(A/n(1-A/n)/n + z²/4n²)) /
// (1 + z²/n).
#[rstest]
#[case(counts(8, 2, 0), 0.8, 0.75, 0.601_596_011_534_278_1)]
#[case(counts(0, 10, 0), 0.0, 1.0 / 12.0, 0.0)]
#[case(counts(0, 149, 13), 0.0, 1.0 / 164.0, 0.0)]
#[case(counts(10, 0, 0), 1.0, 11.0 / 12.0, 0.858_931_317_909_459)]
#[case(counts(30, 4, 6), 0.75, 31.0 / 42.0, 0.653_582_418_634_497_4)]
#[case(counts(7, 0, 3), 0.7, 8.0 / 12.0, 0.497_371_705_239_750_9)]
fn a_constituency_is_measured_as_defined(
    #[case] counts: Counts,
    #[case] share: f64,
    #[case] agreement: f64,
    #[case] assured: f64,
) {
    let concertation = measure(&[("a", counts)]);
    let measured = concertation.standings[0].1.measured().unwrap();
    assert_eq!(measured.counts, counts);
    assert!(close(measured.share, share), "share {}", measured.share);
    assert!(close(measured.agreement, agreement), "p {}", measured.agreement);
    assert!(close(measured.assured, assured), "L {}", measured.assured);
    assert!(measured.assured <= measured.share, "L {}", measured.assured);
}

#[test]
fn the_summary_is_the_same_to_the_last_bit_on_every_platform() {
    let table = [("a", counts(8, 2, 0)), ("b", counts(30, 4, 6)), ("c", counts(4, 3, 3))];
    let summary = measure(&table).summary.unwrap();
    assert_eq!(summary.common_ground.to_bits(), 0x3fe3_9fef_93e2_3ab3);
    assert_eq!(
        measure(&table[..2]).summary.unwrap().weakest_link.to_bits(),
        0x3fe3_4046_475e_334f,
        "the weakest link is the L of 8 in 10"
    );
    assert!(close(summary.gap, 0.75 - 5.0 / 12.0));
}

#[rstest]
#[case::nobody_spoke(&[("a", counts(0, 0, 0))], Verdict::NotEnoughVoices)]
#[case::nine_are_not_ten(&[("a", counts(9, 0, 0)), ("b", counts(0, 9, 0))], Verdict::NotEnoughVoices)]
#[case::all_agree(&[("a", counts(10, 0, 0)), ("b", counts(14, 6, 0))], Verdict::EveryGroupAgrees)]
#[case::seven_in_ten_is_not_sure(&[("a", counts(10, 0, 0)), ("b", counts(7, 3, 0))], Verdict::Mixed)]
#[case::one_too_few(&[("a", counts(10, 0, 0)), ("b", counts(9, 0, 0))], Verdict::AgreedBySomeOthersTooFew)]
#[case::too_few_and_no_agreement(&[("a", counts(5, 5, 0)), ("b", counts(9, 0, 0))], Verdict::Mixed)]
#[case::opposed(
    &[("a", counts(3, 7, 0)), ("b", counts(7, 3, 0))],
    Verdict::NeedsATable { agreeing: "b", disagreeing: "a" }
)]
#[case::opposed_but_by_chance(&[("a", counts(4, 6, 0)), ("b", counts(7, 3, 0))], Verdict::Mixed)]
#[case::no_majority_against(&[("a", counts(0, 5, 5)), ("b", counts(10, 0, 0))], Verdict::Mixed)]
#[case::opposed_while_others_are_silent(
    &[("a", counts(10, 0, 0)), ("b", counts(0, 0, 0)), ("c", counts(0, 10, 0))],
    Verdict::NeedsATable { agreeing: "a", disagreeing: "c" }
)]
#[case::the_clearest_pair(
    &[("a", counts(7, 3, 0)), ("b", counts(3, 7, 0)), ("c", counts(1, 9, 0)), ("d", counts(9, 1, 0))],
    Verdict::NeedsATable { agreeing: "d", disagreeing: "c" }
)]
#[case::equally_clear_pairs(
    &[("a", counts(9, 1, 0)), ("b", counts(1, 9, 0)), ("c", counts(1, 9, 0)), ("d", counts(9, 1, 0))],
    Verdict::NeedsATable { agreeing: "a", disagreeing: "b" }
)]
fn the_verdict_follows_from_the_standings(
    #[case] table: &[(&'static str, Counts)],
    #[case] expected: Verdict<&'static str>,
) {
    assert_eq!(measure(table).verdict, expected);
}

#[test]
fn a_constituency_below_k_gives_nothing_away() {
    let concertation = measure(&[("a", counts(9, 0, 0)), ("b", counts(10, 0, 0))]);
    assert_eq!(concertation.standings[0], ("a", Standing::NotEnoughVoices));
    assert_eq!(concertation.summary, measure(&[("b", counts(10, 0, 0))]).summary);
}

#[test]
fn nobody_is_measured_without_a_voice_even_where_k_is_zero() {
    let concertation = Concertation::measure([("a", counts(0, 0, 0))], 0);
    assert_eq!(concertation.standings[0].1, Standing::NotEnoughVoices);
}

#[test]
fn the_weakest_link_sorts_first_and_common_ground_breaks_ties() {
    let strong = measure(&[("a", counts(10, 0, 0)), ("b", counts(8, 2, 0))]);
    let level = measure(&[("a", counts(8, 2, 0)), ("b", counts(8, 2, 0))]);
    let weak = measure(&[("a", counts(100, 0, 0)), ("b", counts(7, 3, 0))]);
    let silent = measure(&[("a", counts(9, 0, 0))]);
    let mut sorted = [&silent, &weak, &level, &strong];
    sorted.sort_by(|one, other| one.most_agreed_first(other));
    assert_eq!(sorted, [&strong, &level, &weak, &silent]);
}

fn any_counts() -> impl Strategy<Value = Counts> {
    (0..200_u32, 0..200_u32, 0..50_u32).prop_map(|(agree, disagree, pass)| counts(agree, disagree, pass))
}

proptest! {
    #[test]
    fn figures_stay_between_zero_and_one_and_agreement_never_comes_cheaper(
        all in prop::collection::vec(any_counts(), 0..6)
    ) {
        let concertation = Concertation::measure(all.iter().copied().enumerate(), K);
        for (_, standing) in &concertation.standings {
            if let Standing::Measured(measure) = standing {
                prop_assert!(measure.counts.voices() >= u64::from(K));
                prop_assert!((0.0..=1.0).contains(&measure.assured));
                prop_assert!(measure.assured <= measure.share);
                prop_assert!(measure.agreement > 0.0 && measure.agreement < 1.0);
            }
        }
        if let Some(summary) = concertation.summary {
            prop_assert!((0.0..1.0).contains(&summary.gap));
            prop_assert!(summary.common_ground > 0.0 && summary.common_ground < 1.0);
        }
        if concertation.verdict == Verdict::EveryGroupAgrees {
            let majority = |counts: &Counts| 2 * u64::from(counts.agree) > counts.voices();
            prop_assert!(all.iter().all(|counts| counts.voices() >= u64::from(K) && majority(counts)));
        }
    }

    #[test]
    fn one_more_who_agrees_never_lowers_the_weakest_link(all in prop::collection::vec(any_counts(), 1..5)) {
        let before = Concertation::measure(all.iter().copied().enumerate(), K);
        let mut more = all.clone();
        for counts in &mut more {
            counts.agree += 1;
        }
        let after = Concertation::measure(more.into_iter().enumerate(), K);
        prop_assume!(after.standings.iter().filter(|(_, standing)| standing.measured().is_some()).count()
            == before.standings.iter().filter(|(_, standing)| standing.measured().is_some()).count());
        if let (Some(before), Some(after)) = (before.summary, after.summary) {
            prop_assert!(after.weakest_link >= before.weakest_link);
            prop_assert!(after.common_ground >= before.common_ground);
        }
    }

    #[test]
    fn turning_every_stance_round_keeps_the_table_and_swaps_its_sides(
        all in prop::collection::vec(any_counts(), 2..3)
    ) {
        let turned = all.iter().map(|one| counts(one.disagree, one.agree, one.pass));
        let before = Concertation::measure(all.iter().copied().enumerate(), K).verdict;
        let after = Concertation::measure(turned.enumerate(), K).verdict;
        if let Verdict::NeedsATable { agreeing, disagreeing } = before {
            let swapped = Verdict::NeedsATable { agreeing: disagreeing, disagreeing: agreeing };
            // Passes count against agreement, so the z of a turned pair may differ; its direction may not.
            prop_assert!(after == swapped || after == Verdict::Mixed);
        }
    }
}

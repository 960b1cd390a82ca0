//! What can be done when, by example.

use rstest::rstest;

use crate::{
    base::{Day, Moment, Refusal, text::Reasons},
    tables::{Stage, rules},
};

const HOUR: i64 = 3_600_000;

#[rstest]
#[case::in_time(7, false, Ok(false))]
#[case::the_day_after_is_too_late(6, false, Err(Refusal::TooLateToConvene { days: 7 }))]
#[case::urgent(6, true, Ok(true))]
#[case::in_time_needs_no_reason(7, true, Ok(false))]
#[case::in_the_past(-1, true, Err(Refusal::SessionNotOpen))]
fn a_session_is_announced_in_time_or_with_a_reason(
    #[case] days: i64,
    #[case] with_reason: bool,
    #[case] expected: Result<bool, Refusal>,
) {
    let now = Moment(20_000 * 24 * HOUR + 9 * HOUR);
    let reasons = Reasons::parse("Il bando scade domani.").unwrap();
    let urgent = with_reason.then_some(&reasons);
    let found = rules::may_announce(now, now.plus_days(days), 7, urgent);
    assert_eq!(found.map(|reason| reason.is_some()), expected);
}

#[test]
fn days_of_notice_are_days_of_the_calendar() {
    let evening = Moment::in_italy(Day(20_000), 23, 0);
    let morning = Moment::in_italy(Day(20_007), 8, 0);
    assert_eq!(rules::may_announce(evening, morning, 7, None), Ok(None));
}

#[rstest]
#[case(&[], Ok(()))]
#[case(&[(1, Some(9))], Ok(()))]
#[case(&[(1, Some(10))], Err(Refusal::MandatesOverlap))]
#[case(&[(21, None)], Ok(()))]
#[case(&[(20, None)], Err(Refusal::MandatesOverlap))]
#[case(&[(1, None)], Err(Refusal::MandatesOverlap))]
fn a_seat_has_one_holder_at_a_time(
    #[case] others: &[(i32, Option<i32>)],
    #[case] expected: Result<(), Refusal>,
) {
    let others: Vec<_> = others.iter().map(|(from, to)| (Day(*from), to.map(Day))).collect();
    assert_eq!(rules::may_hold(Day(10), Some(Day(20)), &others), expected);
}

#[rstest]
#[case(false, [None, None, None], Stage::Convened)]
#[case(true, [None, None, None], Stage::Cancelled)]
#[case(false, [Some(1), None, None], Stage::Open)]
#[case(false, [Some(1), Some(2), None], Stage::Closed)]
#[case(false, [Some(1), Some(2), Some(3)], Stage::Approved)]
// What took place cannot be called off any more.
#[case(true, [Some(1), Some(2), None], Stage::Closed)]
fn a_session_is_as_far_as_its_last_step(
    #[case] is_cancelled: bool,
    #[case] steps: [Option<i64>; 3],
    #[case] expected: Stage,
) {
    let [opened, closed, approved] = steps.map(|at| at.map(Moment));
    assert_eq!(rules::stage(is_cancelled, opened, closed, approved), expected);
}

#[rstest]
#[case(Stage::Convened, Err(Refusal::SessionNotOpen))]
#[case(Stage::Open, Ok(()))]
#[case(Stage::Closed, Ok(()))]
#[case(Stage::Approved, Err(Refusal::WrongState))]
#[case(Stage::Cancelled, Err(Refusal::SessionNotOpen))]
fn minutes_are_written_until_they_are_approved(#[case] stage: Stage, #[case] expected: Result<(), Refusal>) {
    assert_eq!(rules::may_write_minutes(stage), expected);
}

//! Whether something is told to somebody, and by which way.

use super::{Occasion, Pace, Ways};
use crate::base::{Day, Moment, moment::MINUTE};

/// The deeds of the record of which people are told, each with its occasion.
const DEEDS: [(&str, Occasion); 34] = [
    ("answers.answer", Occasion::Answer),
    ("answers.amend", Occasion::Answer),
    ("initiatives.begin_co_design", Occasion::Step),
    ("initiatives.admit", Occasion::Step),
    ("initiatives.not_admit", Occasion::Step),
    ("initiatives.put_on_ballot", Occasion::Step),
    ("answers.adopt", Occasion::Step),
    ("answers.not_adopt", Occasion::Step),
    ("milestones.add", Occasion::Step),
    ("milestones.begin", Occasion::Step),
    ("milestones.reach", Occasion::Step),
    ("milestones.complete", Occasion::Step),
    ("milestones.stop", Occasion::Step),
    ("comments.publish", Occasion::Comment),
    ("pledges.publish", Occasion::Comment),
    ("initiatives.revise", Occasion::Version),
    ("initiatives.publish_version", Occasion::Version),
    ("initiatives.publish", Occasion::Initiative),
    ("ballots.count", Occasion::Result),
    ("meetings.publish_programme", Occasion::Meeting),
    ("meetings.move", Occasion::Meeting),
    ("meetings.relocate", Occasion::Meeting),
    ("meetings.cancel", Occasion::Meeting),
    ("meetings.write_outcome", Occasion::Materials),
    ("attachments.attach", Occasion::Materials),
    ("meetings.publish", Occasion::Session),
    ("tables.publish_minutes", Occasion::Minutes),
    ("tables.put_on_agenda", Occasion::Decision),
    ("tables.decide", Occasion::Decision),
    ("procedures.start", Occasion::Procedure),
    ("procedures.take", Occasion::Procedure),
    ("news.publish", Occasion::News),
    ("projects.link", Occasion::News),
    ("offers.report", Occasion::Service),
];

/// What waits for somebody, each with its occasion: no deeds of the record.
const CALLS: [(&str, Occasion); 4] = [
    ("meetings.remind", Occasion::Reminder),
    ("meetings.free_seat", Occasion::Seat),
    ("procedures.deadline", Occasion::Procedure),
    ("offers.ask_to_confirm", Occasion::Service),
];

/// Every word of which people are told, with its occasion.
pub fn words() -> impl Iterator<Item = (&'static str, Occasion)> {
    DEEDS.into_iter().chain(CALLS)
}

/// Whether the word is not a deed that is told once, but stands for as long as somebody waits.
pub fn is_call(word: &str) -> bool {
    CALLS.iter().any(|(call, _)| *call == word)
}

impl Occasion {
    /// What is done where a person has not chosen.
    pub const fn usual(self) -> Pace {
        match self {
            Self::Answer | Self::Result | Self::Meeting | Self::Seat | Self::Reminder | Self::Session => {
                Pace::AtOnce
            }
            Self::Step
            | Self::Initiative
            | Self::Materials
            | Self::Minutes
            | Self::Decision
            | Self::Procedure => Pace::Daily,
            Self::News | Self::Service => Pace::Weekly,
            Self::Comment | Self::Version => Pace::Page,
        }
    }

    /// The occasion of a word; `None` for deeds of which nobody is told.
    pub fn of(word: &str) -> Option<Self> {
        words().find(|(known, _)| *known == word).map(|(_, occasion)| occasion)
    }
}

/// The only place that decides whether a thing is told, by which way and when. `has_address` says whether the person
/// left an e-mail address and confirmed it. What would be over before letters are collected is sent at once.
pub fn decide(pace: Pace, has_address: bool, until: Option<Moment>, now: Moment) -> Ways {
    let due = match pace {
        Pace::Never | Pace::Page => None,
        Pace::AtOnce => Some(now),
        Pace::Daily => Some(next_morning(now, |_| true)),
        Pace::Weekly => Some(next_morning(now, |day| day.weekday() == 0)),
    };
    let in_time = |due: Moment| until.is_none_or(|until| due < until);
    let due = due.map(|due| if in_time(due) { due } else { now });
    Ways { page: pace != Pace::Never, mail: due.filter(|_| has_address) }
}

/// At what hour of the Italian morning collected things are sent.
const HOUR: i64 = 8;

/// The first moment after `now` at which it is morning on a day that fits.
fn next_morning(now: Moment, fits: impl Fn(Day) -> bool) -> Moment {
    let today = now.day();
    let mornings = (0..).map(|days| Day(today.0 + days)).filter(|day| fits(*day)).map(morning);
    mornings.into_iter().find(|morning| *morning > now).unwrap_or(now)
}

/// Eight o'clock on an Italian clock: clocks change before it.
fn morning(day: Day) -> Moment {
    let rough = Moment(day.starts().0 + HOUR * 60 * MINUTE);
    let (hour, _) = rough.clock();
    Moment(rough.0 + (HOUR - i64::from(hour)) * 60 * MINUTE)
}

/// How long after a try that failed for the moment the next one is made; `None` where it is given up.
pub fn wait_after(tries: i32) -> Option<i64> {
    const MINUTES: [i64; 6] = [5, 15, 60, 240, 720, 1440];
    usize::try_from(tries).ok().and_then(|tries| MINUTES.get(tries.saturating_sub(1)).copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn at(day: &str, minutes: i64) -> Moment {
        Day::from_iso(day).unwrap().starts().plus_minutes(minutes)
    }

    #[test]
    fn never_means_never_and_the_page_means_no_letter_for_every_occasion() {
        for occasion in Occasion::ALL {
            for has_address in [true, false] {
                let now = at("2026-11-28", 600);
                assert_eq!(
                    decide(Pace::Never, has_address, None, now),
                    Ways { page: false, mail: None },
                    "{occasion}"
                );
                assert_eq!(
                    decide(Pace::Page, has_address, Some(now), now),
                    Ways { page: true, mail: None },
                    "{occasion}"
                );
            }
        }
    }

    #[rstest]
    #[case::in_the_night(Pace::Daily, "2026-11-28", 60, "2026-11-28T07:00:00Z")]
    #[case::at_eight_it_waits_for_the_next_day(Pace::Daily, "2026-11-28", 480, "2026-11-29T07:00:00Z")]
    #[case::in_summer(Pace::Daily, "2026-07-01", 600, "2026-07-02T06:00:00Z")]
    #[case::when_clocks_go_forward(Pace::Daily, "2026-03-29", 30, "2026-03-29T06:00:00Z")]
    #[case::when_clocks_go_back(Pace::Daily, "2026-10-25", 30, "2026-10-25T07:00:00Z")]
    #[case::on_monday_morning(Pace::Weekly, "2026-11-28", 600, "2026-11-30T07:00:00Z")]
    #[case::on_a_monday_noon(Pace::Weekly, "2026-11-30", 720, "2026-12-07T07:00:00Z")]
    fn what_is_collected_is_sent_at_eight(
        #[case] pace: Pace,
        #[case] day: &str,
        #[case] minutes: i64,
        #[case] expected: &str,
    ) {
        let now = at(day, minutes);
        assert_eq!(decide(pace, true, None, now).mail.unwrap().rfc3339(), expected);
    }

    proptest! {
        #[test]
        fn nothing_is_sent_without_an_address_and_nothing_before_its_time(now in 0_i64..4_102_444_800_000) {
            for pace in Pace::ALL {
                let now = Moment(now);
                prop_assert_eq!(decide(*pace, false, None, now).mail, None);
                if let Some(due) = decide(*pace, true, None, now).mail {
                    prop_assert!(due >= now && due.0 - now.0 <= 8 * crate::base::moment::DAY);
                }
                let until = now.plus_minutes(90);
                prop_assert!(decide(*pace, true, Some(until), now).mail.is_none_or(|due| due < until));
            }
        }
    }

    #[test]
    fn every_occasion_has_a_word_and_every_word_stands_once() {
        for occasion in Occasion::ALL {
            assert!(words().any(|(_, other)| other == *occasion), "{occasion}");
        }
        for (word, _) in words() {
            assert_eq!(words().filter(|(other, _)| *other == word).count(), 1, "{word}");
        }
    }

    #[test]
    fn a_letter_that_does_not_go_out_is_given_up_in_the_end() {
        let waits: Vec<_> = (1..8).map_while(wait_after).collect();
        assert_eq!(waits, [5, 15, 60, 240, 720, 1440]);
    }
}

//! Time as a value: actions are told what time it is, they never ask.

// Days since 1970 and the parts of a date fit their types; `try_from` cannot be used in a `const fn`.
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]

use serde::{Deserialize, Serialize};

/// An instant: milliseconds since 1970-01-01T00:00:00 UTC.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "db", derive(sea_orm::DeriveValueType))]
#[serde(transparent)]
pub struct Moment(pub i64);

/// Milliseconds in one day.
pub const DAY: i64 = 86_400_000;
/// Milliseconds in one minute.
pub const MINUTE: i64 = 60_000;

impl Moment {
    /// The instant so many days later (earlier where negative).
    pub const fn plus_days(self, days: i64) -> Self {
        Self(self.0 + days * DAY)
    }

    /// The instant so many minutes later (earlier where negative).
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0 + minutes * MINUTE)
    }

    /// Whole days from `earlier` to this instant, rounded up; negative where it lies before.
    pub const fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0 + DAY - 1).div_euclid(DAY)
    }

    /// The calendar day in Italy (`Europe/Rome`) in which this instant falls.
    pub const fn day(self) -> Day {
        Day((self.0 + rome_offset(self)).div_euclid(DAY) as i32)
    }

    /// Hour (0 to 23) and minute (0 to 59) on an Italian clock.
    pub const fn clock(self) -> (u8, u8) {
        let minutes = (self.0 + rome_offset(self)).rem_euclid(DAY) / MINUTE;
        ((minutes / 60) as u8, (minutes % 60) as u8)
    }

    /// The instant at which an Italian clock shows this hour and minute on that day.
    ///
    /// An hour that comes twice, when summer time ends, is the first one; an hour that is skipped, when it begins, is
    /// as much later: what was meant for 2:30 happens at 3:30.
    pub const fn in_italy(day: Day, hour: u8, minute: u8) -> Self {
        let shown = day.0 as i64 * DAY + (hour as i64 * 60 + minute as i64) * MINUTE;
        let (summer, winter) = (Self(shown - 7_200_000), Self(shown - 3_600_000));
        if rome_offset(summer) == 7_200_000 { summer } else { winter }
    }

    /// The instant in the form of RFC 3339, for machines: `2026-11-23T14:05:00Z`.
    pub fn rfc3339(self) -> String {
        let (year, month, day) = Day(self.0.div_euclid(DAY) as i32).civil();
        let seconds = self.0.rem_euclid(DAY) / 1000;
        format!(
            "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z",
            seconds / 3600,
            seconds / 60 % 60,
            seconds % 60
        )
    }
}

/// Hour and minute as `<input type="time">` sends them: `09:30`.
pub fn clock_from_text(text: &str) -> Option<(u8, u8)> {
    let mut parts = text.trim().split(':');
    let (hour, minute) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    (hour < 24 && minute < 60 && parts.next().is_none_or(|seconds| seconds == "00")).then_some((hour, minute))
}

/// A calendar day: days since 1970-01-01.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::DeriveValueType))]
#[serde(transparent)]
pub struct Day(pub i32);

impl Day {
    /// Year, month (1 to 12) and day of the month (1 to 31) of the Gregorian calendar.
    ///
    /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
    pub const fn civil(self) -> (i32, u8, u8) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = (day_of_year - (153 * shifted_month + 2) / 5 + 1) as u8;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 } as u8;
        (year_of_era + era * 400 + (month <= 2) as i32, month, day)
    }

    /// The day with this Gregorian date, or `None` where there is none such.
    ///
    /// Source: as [`Day::civil`], `days_from_civil`.
    pub fn from_civil(year: i32, month: u8, day: u8) -> Option<Self> {
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) || !(1..=9999).contains(&year) {
            return None;
        }
        let shifted_year = year - i32::from(month <= 2);
        let era = shifted_year.div_euclid(400);
        let year_of_era = shifted_year.rem_euclid(400);
        let shifted_month = (i32::from(month) + 9) % 12;
        let day_of_year = (153 * shifted_month + 2) / 5 + i32::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        let found = Self(era * 146_097 + day_of_era - 719_468);
        (found.civil() == (year, month, day)).then_some(found)
    }

    /// The first instant of the day in Italy.
    pub const fn starts(self) -> Moment {
        let midnight = Moment(self.0 as i64 * DAY);
        Moment(midnight.0 - rome_offset(Moment(midnight.0 - 3_600_000)))
    }

    /// ISO 8601, as `<input type="date">` sends it: `2026-11-23`.
    pub fn iso(self) -> String {
        let (year, month, day) = self.civil();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// Reads what [`Day::iso`] writes.
    pub fn from_iso(text: &str) -> Option<Self> {
        let mut parts = text.trim().splitn(3, '-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let day = parts.next()?.parse().ok()?;
        Self::from_civil(year, month, day)
    }

    /// Days since Monday (0 to 6).
    pub const fn weekday(self) -> u8 {
        (self.0 + 3).rem_euclid(7) as u8
    }
}

/// Offset of Italian time from UTC in milliseconds, by the rule of Directive 2000/84/EC: summer time from the
/// last Sunday of March to the last Sunday of October, both at 01:00 UTC.
const fn rome_offset(at: Moment) -> i64 {
    let (year, _, _) = Day(at.0.div_euclid(DAY) as i32).civil();
    let start = last_sunday(year, 3) as i64 * DAY + 3_600_000;
    let end = last_sunday(year, 10) as i64 * DAY + 3_600_000;
    if at.0 >= start && at.0 < end { 7_200_000 } else { 3_600_000 }
}

/// Days since 1970 of the last Sunday of a month that has 31 days.
const fn last_sunday(year: i32, month: i32) -> i32 {
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * (month - 3) + 2) / 5 + 30;
    let last =
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468;
    last - (last + 4).rem_euclid(7)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case(0, "1970-01-01", (1, 0))]
    #[case(1_774_746_000_000 - 1, "2026-03-29", (1, 59))]
    #[case(1_774_746_000_000, "2026-03-29", (3, 0))]
    #[case(1_792_890_000_000, "2026-10-25", (2, 0))]
    #[case(1_795_471_200_000, "2026-11-23", (23, 0))]
    fn an_italian_clock_follows_summer_time(#[case] at: i64, #[case] day: &str, #[case] clock: (u8, u8)) {
        assert_eq!(Moment(at).day().iso(), day);
        assert_eq!(Moment(at).clock(), clock);
    }

    #[rstest]
    #[case::winter("2026-11-28", (9, 30), "2026-11-28T08:30:00Z")]
    #[case::summer("2026-06-26", (9, 30), "2026-06-26T07:30:00Z")]
    #[case::before_the_skipped_hour("2026-03-29", (1, 59), "2026-03-29T00:59:00Z")]
    #[case::in_the_skipped_hour("2026-03-29", (2, 30), "2026-03-29T01:30:00Z")]
    #[case::after_the_skipped_hour("2026-03-29", (3, 0), "2026-03-29T01:00:00Z")]
    #[case::the_hour_that_comes_twice("2026-10-25", (2, 30), "2026-10-25T00:30:00Z")]
    #[case::after_the_hour_that_comes_twice("2026-10-25", (3, 0), "2026-10-25T02:00:00Z")]
    fn an_instant_is_found_by_day_and_italian_clock(
        #[case] day: &str,
        #[case] (hour, minute): (u8, u8),
        #[case] expected: &str,
    ) {
        assert_eq!(Moment::in_italy(Day::from_iso(day).unwrap(), hour, minute).rfc3339(), expected);
    }

    #[rstest]
    #[case("09:30", Some((9, 30)))]
    #[case(" 9:05:00 ", Some((9, 5)))]
    #[case("24:00", None)]
    #[case("9", None)]
    #[case("9:60", None)]
    #[case("9:30:15", None)]
    fn a_clock_is_read_as_browsers_send_it(#[case] text: &str, #[case] expected: Option<(u8, u8)>) {
        assert_eq!(clock_from_text(text), expected);
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        assert_eq!(Day::from_iso("2026-02-29"), None);
        assert_eq!(Day::from_iso("2028-02-29").map(Day::iso).as_deref(), Some("2028-02-29"));
        assert_eq!(Day::from_iso("tomorrow"), None);
    }

    proptest! {
        #[test]
        fn a_day_survives_the_way_through_its_date(days in -100_000i32..100_000) {
            let (year, month, day) = Day(days).civil();
            prop_assert_eq!(Day::from_civil(year, month, day), Some(Day(days)));
        }

        #[test]
        fn an_instant_survives_the_way_through_its_clock(minutes in 0i64..50_000_000) {
            let at = Moment(minutes * MINUTE);
            let (hour, minute) = at.clock();
            let found = Moment::in_italy(at.day(), hour, minute);
            // In the hour that comes twice the first one is meant.
            prop_assert!(found == at || found.plus_minutes(60) == at && found.clock() == at.clock());
        }

        #[test]
        fn a_day_starts_at_midnight_in_italy(days in 0i32..50_000) {
            let start = Day(days).starts();
            prop_assert_eq!(start.day(), Day(days));
            prop_assert_eq!(start.clock(), (0, 0));
        }
    }
}

//! When a service is open in a usual week, and how one asks for a time: by day, by part of the day.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

use crate::base::Refusal;

words! {
    /// A day of the week.
    pub enum Weekday {
        /// Monday.
        Monday = "monday",
        /// Tuesday.
        Tuesday = "tuesday",
        /// Wednesday.
        Wednesday = "wednesday",
        /// Thursday.
        Thursday = "thursday",
        /// Friday.
        Friday = "friday",
        /// Saturday.
        Saturday = "saturday",
        /// Sunday.
        Sunday = "sunday",
    }
}

words! {
    /// A part of the day.
    pub enum DayPart {
        /// Until one o'clock.
        Morning = "morning",
        /// From one to six.
        Afternoon = "afternoon",
        /// From six.
        Evening = "evening",
    }
}

impl Weekday {
    /// Days since Monday (0 to 6).
    pub fn number(self) -> u8 {
        Self::ALL.iter().position(|day| *day == self).and_then(|place| u8::try_from(place).ok()).unwrap_or(0)
    }

    /// The two letters of RFC 5545: `MO`.
    pub fn byday(self) -> &'static str {
        ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][usize::from(self.number())]
    }

    /// The day under its English or Italian name, whole or shortened, or its two letters of RFC 5545.
    fn read(text: &str) -> Option<Self> {
        const NAMES: [(&str, &str); 7] = [
            ("monday", "lunedì"),
            ("tuesday", "martedì"),
            ("wednesday", "mercoledì"),
            ("thursday", "giovedì"),
            ("friday", "venerdì"),
            ("saturday", "sabato"),
            ("sunday", "domenica"),
        ];
        let text = text.trim().trim_end_matches('.').to_lowercase();
        let begins = |name: &str, least: usize| text.chars().count() >= least && name.starts_with(&text);
        let place = NAMES.iter().position(|(english, italian)| {
            begins(english, 2) || begins(italian, 3) || begins(&italian.replace('ì', "i"), 3)
        })?;
        Some(Self::ALL[place])
    }
}

impl DayPart {
    /// The minutes after midnight between which the part lies.
    const fn span(self) -> (u16, u16) {
        match self {
            Self::Morning => (0, 13 * 60),
            Self::Afternoon => (13 * 60, 18 * 60),
            Self::Evening => (18 * 60, 24 * 60),
        }
    }
}

/// Hours of one day of the week.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Slot {
    /// The day.
    pub day: Weekday,
    /// Minutes after midnight.
    pub opens: u16,
    /// Minutes after midnight, later than `opens`.
    pub closes: u16,
}

impl Slot {
    /// The hours as a clock shows them: `18:00`, `20:00`.
    pub fn clock(self) -> (String, String) {
        let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        (clock(self.opens), clock(self.closes))
    }
}

/// The hours of a usual week, in order; none where they are said in words only.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Hours(Vec<Slot>);

/// A week has no more opening hours than this.
const MOST: usize = 28;

impl Hours {
    /// The hours in order.
    pub fn slots(&self) -> &[Slot] {
        &self.0
    }

    /// Which parts of which days they touch.
    pub fn touched(&self) -> Slots {
        let touches = |slot: &Slot| {
            let parts = DayPart::ALL.iter().filter(|part| {
                let (from, to) = part.span();
                slot.opens < to && slot.closes > from
            });
            parts.fold(0, |all, part| all | Slots::of(Some(slot.day), Some(*part)).0)
        };
        Slots(self.0.iter().fold(0, |all, slot| all | touches(slot)))
    }

    /// What stands behind a day, as one types it: `09:00-12:00, 16:00-18:00`.
    pub fn of_day(&self, day: Weekday) -> String {
        let hours = self.0.iter().filter(|slot| slot.day == day).map(|slot| slot.clock());
        hours.map(|(opens, closes)| format!("{opens}-{closes}")).collect::<Vec<_>>().join(", ")
    }
}

impl fmt::Display for Hours {
    /// As they are stored and exported: `monday 09:00-12:00, 16:00-18:00; friday 18:00-20:00`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days = Weekday::ALL.iter().map(|day| (day, self.of_day(*day)));
        let lines: Vec<String> = days
            .filter(|(_, hours)| !hours.is_empty())
            .map(|(day, hours)| format!("{day} {hours}"))
            .collect();
        formatter.write_str(&lines.join("; "))
    }
}

impl FromStr for Hours {
    type Err = Refusal;

    /// Reads what `Display` writes, and what people write for it: `mon-fri 9-13; sab 10.30-12`, in English or Italian.
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let mut slots = Vec::new();
        for line in text.split([';', '\n']).map(str::trim).filter(|line| !line.is_empty()) {
            let (days, hours) = line.split_once([' ', ':']).ok_or(Refusal::NotHours)?;
            let (from, to) = days.split_once(['-', '–']).unwrap_or((days, days));
            let (Some(from), Some(to)) = (Weekday::read(from), Weekday::read(to)) else {
                return Err(Refusal::NotHours);
            };
            for day in Weekday::ALL.iter().filter(|day| (from..=to).contains(day)) {
                for span in hours.split(',').map(str::trim).filter(|span| !span.is_empty()) {
                    let (opens, closes) = span.split_once(['-', '–']).ok_or(Refusal::NotHours)?;
                    slots.push(Slot { day: *day, opens: minutes(opens)?, closes: minutes(closes)? });
                }
            }
        }
        slots.sort_unstable();
        slots.dedup();
        let overlap = |pair: &[Slot]| pair[0].day == pair[1].day && pair[0].closes > pair[1].opens;
        if slots.len() > MOST
            || slots.iter().any(|slot| slot.closes <= slot.opens)
            || slots.windows(2).any(overlap)
        {
            return Err(Refusal::NotHours);
        }
        Ok(Self(slots))
    }
}

/// Minutes after midnight of `9`, `9:30`, `09.30`; `24` is the end of the day.
fn minutes(text: &str) -> Result<u16, Refusal> {
    let text = text.trim();
    let (hour, minute) = text.split_once([':', '.']).unwrap_or((text, "0"));
    let (Ok(hour), Ok(minute)) = (hour.trim().parse::<u16>(), minute.trim().parse::<u16>()) else {
        return Err(Refusal::NotHours);
    };
    let all = hour.saturating_mul(60).saturating_add(minute);
    if minute < 60 && all <= 24 * 60 { Ok(all) } else { Err(Refusal::NotHours) }
}

/// Parts of days of the week, one bit each: seven times morning, afternoon and evening.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Slots(pub i32);

impl Slots {
    /// The parts that are meant: of every day where none is named, every part where none is named.
    pub fn of(day: Option<Weekday>, part: Option<DayPart>) -> Self {
        let days = Weekday::ALL.iter().filter(|other| day.is_none_or(|day| day == **other));
        let parts =
            DayPart::ALL.iter().enumerate().filter(|(_, other)| part.is_none_or(|part| part == **other));
        let parts = parts.fold(0, |all, (place, _)| all | 1 << place);
        Self(days.fold(0, |all, day| all | parts << (i32::from(day.number()) * 3)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("mon 18:00-20:00; wed 9-12", "monday 18:00-20:00; wednesday 09:00-12:00")]
    #[case(
        "lun-mer 9.30-13, 15-17",
        "monday 09:30-13:00, 15:00-17:00; tuesday 09:30-13:00, 15:00-17:00; wednesday 09:30-13:00, 15:00-17:00"
    )]
    #[case("SA: 20–24", "saturday 20:00-24:00")]
    #[case("giovedì 8-10\nmar 8-10", "tuesday 08:00-10:00; thursday 08:00-10:00")]
    #[case("", "")]
    fn hours_are_read_as_people_write_them(#[case] typed: &str, #[case] kept: &str) {
        assert_eq!(typed.parse::<Hours>().unwrap().to_string(), kept);
    }

    #[rstest]
    #[case("someday 9-12")]
    #[case("mon 12-9")]
    #[case("mon 9-12, 11-13")]
    #[case("mon 9-25")]
    #[case("mon 9")]
    #[case("9-12")]
    #[case("m 9-12")]
    fn what_is_no_week_is_refused(#[case] typed: &str) {
        assert_eq!(typed.parse::<Hours>(), Err(Refusal::NotHours));
    }

    #[rstest]
    #[case("mon 18-20", DayPart::Evening, true)]
    #[case("mon 17:30-19", DayPart::Evening, true)]
    #[case("mon 9-18", DayPart::Evening, false)]
    #[case("mon 9-18", DayPart::Afternoon, true)]
    #[case("tue 18-20", DayPart::Evening, false)]
    fn a_part_of_a_day_is_touched_or_not(#[case] hours: &str, #[case] part: DayPart, #[case] touched: bool) {
        let hours: Hours = hours.parse().unwrap();
        assert_eq!(hours.touched().0 & Slots::of(Some(Weekday::Monday), Some(part)).0 != 0, touched);
    }

    proptest! {
        #[test]
        fn hours_survive_the_way_through_their_text(slots in prop::collection::btree_map((0usize..7, 0u16..4), 1u16..300, 0..12)) {
            let lines = slots.iter().map(|((day, place), length)| {
                let (opens, closes) = Slot { day: Weekday::ALL[*day], opens: place * 300, closes: place * 300 + length }.clock();
                format!("{} {opens}-{closes}", Weekday::ALL[*day])
            });
            let hours: Hours = lines.collect::<Vec<_>>().join(";").parse().unwrap();
            prop_assert_eq!(hours.to_string().parse::<Hours>().unwrap(), hours);
        }
    }
}

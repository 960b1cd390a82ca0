//! Counts over time: by day, and by week or month where a board lasts long.

use std::collections::BTreeMap;

use super::{Count, Described, breakdown::publish};
use crate::{
    activity::Measure,
    base::{BoardId, Day, withhold::FEWEST},
};

words! {
    /// How long a period is.
    pub enum Step {
        /// One day.
        Day = "day",
        /// Seven days from Monday on.
        Week = "week",
        /// A month of the calendar.
        Month = "month",
    }
}

/// The most days that are shown one by one.
const MOST_DAYS: i32 = 35;
/// The most days that are shown by week.
const MOST_DAYS_BY_WEEK: i32 = 60 * 7;

/// A period and its count of each measure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Period {
    /// Its first day.
    pub first: Day,
    /// Its counts, in the order of [`Measure::ALL`].
    pub counts: Vec<Count>,
}

/// Counts over time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Series {
    /// How long each period is.
    pub step: Step,
    /// The periods without gaps, the earliest first.
    pub periods: Vec<Period>,
}

/// How often something was done on a board on a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct OnDay {
    pub board: BoardId,
    pub measure: Measure,
    pub day: Day,
    pub count: i64,
}

impl Step {
    /// The step in which so many days are shown.
    const fn for_days(days: i32) -> Self {
        if days <= MOST_DAYS {
            Self::Day
        } else if days <= MOST_DAYS_BY_WEEK {
            Self::Week
        } else {
            Self::Month
        }
    }

    /// The first day of the period in which a day lies.
    fn first_of(self, day: Day) -> Day {
        match self {
            Self::Day => day,
            Self::Week => Day(day.0 - i32::from(day.weekday())),
            Self::Month => Day(day.0 - i32::from(day.civil().2) + 1),
        }
    }

    /// The first days of the periods from one day to another.
    fn periods(self, from: Day, to: Day) -> Vec<Day> {
        let mut firsts: Vec<Day> = (from.0..=to.0).map(|day| self.first_of(Day(day))).collect();
        firsts.dedup();
        firsts
    }
}

impl Series {
    /// Withholds board by board, each in its own periods, then adds up what the boards publish.
    pub(super) fn new(boards: &[Described], counted: &[OnDay], today: Day) -> Self {
        let mut by_board: BTreeMap<BoardId, Vec<&OnDay>> = BTreeMap::new();
        for row in counted {
            by_board.entry(row.board).or_default().push(row);
        }
        let spans: Vec<(BoardId, Day, Day)> =
            boards.iter().filter_map(|board| span(board, by_board.get(&board.id)?, today)).collect();
        let from = spans.iter().map(|(_, from, _)| *from).min().unwrap_or(today);
        let to = spans.iter().map(|(_, _, to)| *to).max().unwrap_or(today);
        let step = Step::for_days(to.0 - from.0 + 1);
        let mut gathered: BTreeMap<Day, Vec<Vec<Count>>> = if spans.is_empty() {
            BTreeMap::new()
        } else {
            step.periods(from, to)
                .into_iter()
                .map(|first| (first, vec![Vec::new(); Measure::ALL.len()]))
                .collect()
        };
        for (board, from, to) in spans {
            for (first, place, count) in published(&by_board[&board], from, to) {
                if let Some(columns) = gathered.get_mut(&step.first_of(first).max(step.first_of(from))) {
                    columns[place].push(count);
                }
            }
        }
        let period = |(first, columns): (Day, Vec<Vec<Count>>)| Period {
            first,
            counts: columns.into_iter().map(Count::sum).collect(),
        };
        Self { step, periods: gathered.into_iter().map(period).collect() }
    }
}

/// From the first day on which something was done to the last on which something can be.
fn span(board: &Described, counted: &[&OnDay], today: Day) -> Option<(BoardId, Day, Day)> {
    let first = counted.iter().map(|row| row.day).min()?;
    let last = counted.iter().map(|row| row.day).max()?;
    Some((board.id, first, today.min(board.last_day).max(last)))
}

/// What a board publishes over time: first day of the period, place of the measure, count.
fn published(counted: &[&OnDay], from: Day, to: Day) -> Vec<(Day, usize, Count)> {
    let step = Step::for_days(to.0 - from.0 + 1);
    let periods = step.periods(from, to);
    let mut cells = Vec::with_capacity(periods.len() * Measure::ALL.len());
    for (place, measure) in Measure::ALL.iter().enumerate() {
        let mut counts = vec![0; periods.len()];
        for row in counted.iter().filter(|row| row.measure == *measure) {
            if let Ok(at) = periods.binary_search(&step.first_of(row.day)) {
                counts[at] += row.count;
            }
        }
        let published = publish(*measure, &counts, FEWEST);
        cells.extend(periods.iter().zip(published).map(|(first, count)| (*first, place, count)));
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use uuid::Uuid;

    fn day(text: &str) -> Day {
        Day::from_iso(text).unwrap()
    }

    #[rstest]
    #[case(Step::Day, "2026-11-25", "2026-11-25")]
    #[case(Step::Week, "2026-11-25", "2026-11-23")]
    #[case(Step::Week, "2026-11-23", "2026-11-23")]
    #[case(Step::Month, "2026-11-25", "2026-11-01")]
    fn a_period_begins_on_its_first_day(#[case] step: Step, #[case] on: &str, #[case] first: &str) {
        assert_eq!(step.first_of(day(on)).iso(), first);
    }

    fn board(id: u128) -> Described {
        let id = Uuid::from_u128(id);
        Described {
            id: BoardId(id),
            question: String::new(),
            language: crate::base::Language::ITALIAN,
            territory: crate::base::TerritoryId(id),
            territory_name: String::new(),
            phase: crate::boards::Phase::Proposing,
            last_day: day("2027-12-31"),
        }
    }

    fn people(id: u128, on: &str, count: i64) -> OnDay {
        OnDay { board: BoardId(Uuid::from_u128(id)), measure: Measure::Participant, day: day(on), count }
    }

    fn participants(series: &Series) -> Vec<(String, Count)> {
        let place = Measure::ALL.iter().position(|measure| *measure == Measure::Participant).unwrap();
        series.periods.iter().map(|period| (period.first.iso(), period.counts[place])).collect()
    }

    #[test]
    fn days_stand_without_gaps_and_few_people_are_withheld() {
        let counted = [people(1, "2026-11-02", 40), people(1, "2026-11-04", 6)];
        let series = Series::new(&[board(1)], &counted, day("2026-11-04"));
        assert_eq!(series.step, Step::Day);
        assert_eq!(
            participants(&series),
            [
                ("2026-11-02".to_owned(), Count::Shown(40)),
                ("2026-11-03".to_owned(), Count::Withheld),
                ("2026-11-04".to_owned(), Count::Withheld),
            ]
        );
    }

    #[test]
    fn a_long_time_is_shown_by_week_and_a_very_long_one_by_month() {
        let counted = [people(1, "2026-09-01", 40)];
        let weeks = Series::new(&[board(1)], &counted, day("2026-11-04"));
        assert_eq!((weeks.step, weeks.periods[0].first.iso().as_str()), (Step::Week, "2026-08-31"));
        let months = Series::new(&[board(1)], &counted, day("2027-11-30"));
        assert_eq!((months.step, months.periods.len()), (Step::Month, 15));
    }

    #[test]
    fn several_boards_add_up_what_each_publishes() {
        let counted = [people(1, "2026-11-02", 9), people(2, "2026-11-02", 3), people(1, "2026-11-03", 8)];
        let series = Series::new(&[board(1), board(2)], &counted, day("2026-11-03"));
        let counts: Vec<Count> = participants(&series).into_iter().map(|(_, count)| count).collect();
        assert_eq!(counts, [Count::AtLeast(9), Count::AtLeast(8)]);
    }
}

//! Figures of meetings: withheld meeting by meeting, then added up.

use std::collections::BTreeMap;

use crate::{
    base::withhold::FEWEST,
    insights::Count,
    meetings::{Answer, Figures, Kind, Question},
};

/// A meeting as the database has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Counted {
    pub kind: Kind,
    /// Whether its last date is over.
    pub is_over: bool,
    /// Whether one registers for it, so that somebody knows who came.
    pub has_list: bool,
    /// How long its dates last together.
    pub minutes: i64,
    /// How many seats are held.
    pub registered: i64,
    /// How many people were there at one date or more.
    pub people: i64,
    /// How long they were there, all together.
    pub person_minutes: i64,
}

/// What the meetings of a kind publish together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Meetings {
    /// The kind.
    pub kind: Kind,
    /// How many are over.
    pub held: i64,
    /// How many are to come or under way.
    pub coming: i64,
    /// How long those that are over lasted, in minutes.
    pub minutes: i64,
    /// The seats that people hold or held.
    pub registered: Count,
    /// Who came, counted once in each meeting that is over.
    pub attended: Count,
    /// How long they were there, all together, in minutes.
    pub person_minutes: Count,
}

impl Meetings {
    /// The kinds of which there are any, in their order.
    pub(super) fn gather(counted: &[Counted]) -> Vec<Self> {
        let of_kind = |kind: &Kind| {
            let all: Vec<&Counted> = counted.iter().filter(|meeting| meeting.kind == *kind).collect();
            (!all.is_empty()).then(|| Self::of(*kind, &all))
        };
        Kind::OPEN.iter().filter_map(of_kind).collect()
    }

    fn of(kind: Kind, all: &[&Counted]) -> Self {
        let held: Vec<&&Counted> = all.iter().filter(|meeting| meeting.is_over).collect();
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let listed = || held.iter().filter(|meeting| meeting.has_list);
        let registered = all.iter().filter(|meeting| meeting.has_list);
        Self {
            kind,
            held: number(held.len()),
            coming: number(all.len() - held.len()),
            minutes: held.iter().map(|meeting| meeting.minutes).sum(),
            registered: Count::sum(registered.map(|meeting| publish(meeting.registered, meeting.registered))),
            attended: Count::sum(listed().map(|meeting| publish(meeting.people, meeting.people))),
            person_minutes: Count::sum(
                listed().map(|meeting| publish(meeting.people, meeting.person_minutes)),
            ),
        }
    }
}

/// A figure about so many people.
fn publish(people: i64, figure: i64) -> Count {
    if people < FEWEST { Count::Withheld } else { Count::Shown(figure) }
}

/// How many said yes to a question after meetings, of those of whom it can be told: at least one meeting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Indicator {
    /// The question.
    pub question: Question,
    /// How many said yes.
    pub yes: i64,
    /// How many answered, in the same meetings.
    pub answers: i64,
    /// How many meetings these are.
    pub meetings: i64,
}

impl Indicator {
    /// The share of those who said yes, in whole per cent.
    pub const fn percent(&self) -> i64 {
        (self.yes * 100 + self.answers / 2) / self.answers
    }

    /// Adds up what the meetings publish themselves, each on its own page. Of a question to which none publishes
    /// anything nothing is said.
    pub(super) fn gather(published: &[Figures]) -> Vec<Self> {
        let yes = Answer::ALL.iter().position(|answer| *answer == Answer::Yes).unwrap_or_default();
        let mut found: BTreeMap<usize, Self> = BTreeMap::new();
        for (question, cells, total) in published.iter().flat_map(|figures| &figures.rows) {
            let (Some(yes), Some(total)) = (cells.get(yes).copied().flatten(), *total) else { continue };
            let place = Question::ALL.iter().position(|known| known == question).unwrap_or_default();
            let indicator = found.entry(place).or_insert_with(|| Self {
                question: *question,
                yes: 0,
                answers: 0,
                meetings: 0,
            });
            indicator.yes += yes;
            indicator.answers += total;
            indicator.meetings += 1;
        }
        found.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn meeting(people: i64, person_minutes: i64) -> Counted {
        Counted {
            kind: Kind::Laboratory,
            is_over: true,
            has_list: true,
            minutes: 120,
            registered: people,
            people,
            person_minutes,
        }
    }

    #[test]
    fn a_meeting_of_few_is_left_out_of_every_figure_about_people() {
        let assembly = Counted { kind: Kind::Assembly, has_list: false, ..meeting(0, 0) };
        let found = Meetings::gather(&[meeting(27, 3000), meeting(4, 480), assembly]);
        let [laboratories, assemblies] = found.as_slice() else { panic!("two kinds: {found:?}") };
        assert_eq!((laboratories.held, laboratories.minutes), (2, 240));
        assert_eq!(laboratories.attended, Count::AtLeast(27));
        assert_eq!(laboratories.registered, Count::AtLeast(27));
        assert_eq!(laboratories.person_minutes, Count::AtLeast(3000));
        assert_eq!(assemblies.attended, Count::Shown(0), "nobody registers, so that nobody is kept back");
    }

    #[test]
    fn who_comes_to_a_meeting_that_is_not_over_is_not_counted_yet() {
        let found = Meetings::gather(&[Counted { is_over: false, ..meeting(9, 0) }]);
        assert_eq!((found[0].held, found[0].coming, found[0].attended), (0, 1, Count::Shown(0)));
        assert_eq!(found[0].registered, Count::Shown(9));
    }

    fn figures(useful: [i64; 3]) -> Figures {
        let counted =
            Answer::ALL.iter().zip(useful).map(|(answer, count)| (Question::Useful, *answer, count));
        Figures::publish(&counted.collect::<Vec<_>>())
    }

    #[test]
    fn the_share_is_of_those_of_whom_it_can_be_told() {
        let found = Indicator::gather(&[figures([19, 6, 0]), figures([20, 6, 5]), figures([3, 1, 0])]);
        let useful = &found[0];
        assert_eq!((useful.yes, useful.answers, useful.meetings), (39, 56, 2));
        assert_eq!((useful.percent(), found.len()), (70, 1));
    }

    fn any_meeting() -> impl Strategy<Value = Counted> {
        (0usize..3, any::<bool>(), 0i64..12, 0i64..12, 0i64..5000).prop_map(
            |(kind, is_over, registered, people, person_minutes)| Counted {
                kind: Kind::OPEN[kind],
                is_over,
                has_list: true,
                minutes: 90,
                registered,
                people,
                person_minutes,
            },
        )
    }

    proptest! {
        /// Whatever the few of small meetings are, the report is the same: so it tells nothing of them.
        #[test]
        fn a_report_does_not_depend_on_the_few(
            meetings in prop::collection::vec((any_meeting(), 0..FEWEST, 0..FEWEST, 0i64..5000), 0..8),
        ) {
            let there: Vec<Counted> = meetings.iter().map(|(meeting, ..)| meeting.clone()).collect();
            let other = |(meeting, registered, people, minutes): &(Counted, i64, i64, i64)| {
                let mut meeting = meeting.clone();
                if meeting.registered < FEWEST {
                    meeting.registered = *registered;
                }
                if meeting.people < FEWEST {
                    (meeting.people, meeting.person_minutes) = (*people, *minutes);
                }
                meeting
            };
            let others: Vec<Counted> = meetings.iter().map(other).collect();
            prop_assert_eq!(Meetings::gather(&there), Meetings::gather(&others));
        }

        #[test]
        fn no_share_is_of_fewer_than_may_be_told(
            answers in prop::collection::vec([0i64..15, 0i64..15, 0i64..15], 0..6),
        ) {
            let published: Vec<Figures> = answers.iter().map(|counts| figures(*counts)).collect();
            for indicator in Indicator::gather(&published) {
                prop_assert!(indicator.meetings > 0 && indicator.yes >= FEWEST * indicator.meetings);
                prop_assert!(indicator.yes <= indicator.answers);
            }
        }
    }
}

//! The rulebook of a table: what it asks for, and whether the seats fulfil it.

use serde::{Deserialize, Serialize};

use super::{Seat, SeatKind};
use crate::base::Refusal;

/// The most days of notice that a rulebook asks for.
const MOST_NOTICE: u16 = 60;

words! {
    /// How a table decides.
    pub enum Deciding {
        /// Every constituency that is present consents.
        Concertation = "concertation",
        /// More than half of the seats that are present consent.
        Majority = "majority",
    }
}

/// What a rulebook counts seats of.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Measured {
    /// Held seats of a kind.
    Kind(SeatKind),
    /// Held seats of a constituency, by its key.
    Constituency(String),
}

/// The fewest held seats of a kind or constituency.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Minimum {
    /// Of what.
    pub of: Measured,
    /// How many.
    pub seats: u16,
}

/// What a table has agreed on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rulebook {
    /// How many days before a session its agenda is sent.
    pub notice_days: u16,
    /// Of a hundred held seats, how many must be present.
    pub quorum_percent: u8,
    /// How the table decides.
    pub deciding: Deciding,
    /// Whether people speak by turns of the constituencies.
    pub alternates: bool,
    /// The kind of seat that chairs.
    pub chaired_by: Option<SeatKind>,
    /// The fewest held seats of kinds and constituencies.
    pub minimums: Vec<Minimum>,
}

impl Rulebook {
    /// Whether the numbers make sense.
    ///
    /// # Errors
    /// [`Refusal::NotANumber`] for days, shares and seats out of their range.
    pub fn check(&self) -> Result<(), Refusal> {
        let fits = self.notice_days <= MOST_NOTICE
            && (1..=100).contains(&self.quorum_percent)
            && self.minimums.iter().all(|minimum| (1..=99).contains(&minimum.seats));
        let twice =
            |minimum: &Minimum| self.minimums.iter().filter(|other| other.of == minimum.of).count() > 1;
        if fits && !self.minimums.iter().any(twice) { Ok(()) } else { Err(Refusal::NotANumber) }
    }
}

/// A rule that the seats do not fulfil now.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Unmet {
    /// Fewer seats are held than the rulebook wants.
    TooFew {
        /// Of what.
        of: Measured,
        /// How many there should be at least.
        wanted: u16,
        /// How many there are.
        held: u16,
    },
    /// Nobody holds a seat of the kind that chairs.
    NoChair(SeatKind),
}

/// The rules that the seats do not fulfil, in the order of the rulebook.
pub fn unmet(rulebook: &Rulebook, seats: &[Seat]) -> Vec<Unmet> {
    let held = |of: &Measured| {
        let counted = seats.iter().filter(|seat| seat.is_held()).filter(|seat| match of {
            Measured::Kind(kind) => seat.kind == *kind,
            Measured::Constituency(key) => seat.constituency.as_ref() == Some(key),
        });
        u16::try_from(counted.count()).unwrap_or(u16::MAX)
    };
    let too_few = rulebook.minimums.iter().filter_map(|minimum| {
        let held = held(&minimum.of);
        (held < minimum.seats).then(|| Unmet::TooFew { of: minimum.of.clone(), wanted: minimum.seats, held })
    });
    let no_chair = rulebook.chaired_by.filter(|kind| held(&Measured::Kind(*kind)) == 0).map(Unmet::NoChair);
    no_chair.into_iter().chain(too_few).collect()
}

/// How many seats a constituency has at a table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Balance {
    /// The key of the constituency.
    pub constituency: String,
    /// Its seats.
    pub seats: usize,
    /// Those that somebody holds.
    pub held: usize,
}

/// How the seats that decide are spread over these constituencies, in their order.
pub fn balance(constituencies: &[String], seats: &[Seat]) -> Vec<Balance> {
    let of = |key: &String| {
        let own =
            || seats.iter().filter(|seat| seat.kind.decides() && seat.constituency.as_ref() == Some(key));
        Balance {
            constituency: key.clone(),
            seats: own().count(),
            held: own().filter(|seat| seat.is_held()).count(),
        }
    };
    constituencies.iter().map(of).collect()
}

/// How many of the held seats must be present: the share rounded up, and at least one.
pub fn quorum(percent: u8, held: usize) -> usize {
    (held * usize::from(percent)).div_ceil(100).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Day, MandateId, OrganisationId, SeatId},
        tables::{Mandate, Party},
    };
    use proptest::prelude::*;
    use rstest::rstest;
    use uuid::Uuid;

    fn seat(number: u128, kind: SeatKind, is_held: bool) -> Seat {
        let holder = Party::Organisation(OrganisationId(Uuid::from_u128(number)), "Ponte".into());
        let mandate = Mandate {
            id: MandateId(Uuid::from_u128(number)),
            holder,
            substitute: None,
            from: Day(0),
            to: None,
        };
        Seat {
            id: SeatId(Uuid::from_u128(number)),
            kind,
            constituency: kind.usual_constituency().map(str::to_owned),
            label: None,
            mandate: is_held.then_some(mandate),
        }
    }

    fn rulebook() -> Rulebook {
        Rulebook {
            notice_days: 10,
            quorum_percent: 50,
            deciding: Deciding::Concertation,
            alternates: true,
            chaired_by: Some(SeatKind::Prefecture),
            minimums: vec![
                Minimum { of: Measured::Kind(SeatKind::ForeignersAssociation), seats: 2 },
                Minimum { of: Measured::Constituency("third_sector".into()), seats: 1 },
            ],
        }
    }

    #[test]
    fn a_vacant_seat_does_not_fulfil_a_rule() {
        let seats = [
            seat(1, SeatKind::ForeignersAssociation, true),
            seat(2, SeatKind::ForeignersAssociation, false),
            seat(3, SeatKind::AssistanceBody, true),
        ];
        let found = unmet(&rulebook(), &seats);
        let of = Measured::Kind(SeatKind::ForeignersAssociation);
        let expected = [Unmet::NoChair(SeatKind::Prefecture), Unmet::TooFew { of, wanted: 2, held: 1 }];
        assert_eq!(found, expected);
        let whole = [
            seat(1, SeatKind::ForeignersAssociation, true),
            seat(2, SeatKind::ForeignersAssociation, true),
            seat(3, SeatKind::AssistanceBody, true),
            seat(4, SeatKind::Prefecture, true),
        ];
        assert!(unmet(&rulebook(), &whole).is_empty());
    }

    #[test]
    fn a_guest_weighs_nothing_in_the_balance() {
        let mut guest = seat(9, SeatKind::Guest, true);
        guest.constituency = Some("third_sector".into());
        let seats = [
            guest,
            seat(1, SeatKind::AssistanceBody, true),
            seat(2, SeatKind::ThirdSectorNetwork, false),
            seat(3, SeatKind::Prefecture, true),
        ];
        let keys = ["third_country_citizens", "third_sector", "public_bodies"].map(str::to_owned);
        let counts: Vec<_> = balance(&keys, &seats).into_iter().map(|one| (one.seats, one.held)).collect();
        assert_eq!(counts, [(0, 0), (2, 1), (1, 1)]);
    }

    #[rstest]
    #[case(50, 10, 5)]
    #[case(50, 11, 6)]
    #[case(34, 3, 2)]
    #[case(100, 7, 7)]
    #[case(1, 0, 1)]
    fn a_quorum_is_rounded_up(#[case] percent: u8, #[case] held: usize, #[case] expected: usize) {
        assert_eq!(quorum(percent, held), expected);
    }

    #[rstest]
    #[case(|rules: &mut Rulebook| rules.quorum_percent = 0)]
    #[case(|rules: &mut Rulebook| rules.quorum_percent = 101)]
    #[case(|rules: &mut Rulebook| rules.notice_days = 61)]
    #[case(|rules: &mut Rulebook| rules.minimums[0].seats = 0)]
    #[case(|rules: &mut Rulebook| rules.minimums.push(rules.minimums[0].clone()))]
    fn a_rulebook_that_makes_no_sense_is_refused(#[case] spoil: fn(&mut Rulebook)) {
        let mut rules = rulebook();
        assert_eq!(rules.check(), Ok(()));
        spoil(&mut rules);
        assert_eq!(rules.check(), Err(Refusal::NotANumber));
    }

    proptest! {
        #[test]
        fn a_quorum_lies_between_one_and_all(percent in 1u8..=100, held in 1usize..200) {
            let needed = quorum(percent, held);
            prop_assert!((1..=held).contains(&needed));
            prop_assert!(needed * 100 >= held * usize::from(percent));
            prop_assert!(needed == 1 || (needed - 1) * 100 < held * usize::from(percent));
        }
    }
}

//! What a table decides, how it decides it, and what somebody does because of it.

use serde::{Deserialize, Serialize};

use super::{Deciding, Seat};
use crate::base::{
    CommitmentId, Day, MeetingId, Moment, OrganisationId, Refusal, ResolutionId, SeatId,
    text::{Message, Reasons},
};

words! {
    /// What a seat says to a resolution.
    pub enum Voice {
        /// It can live with it.
        Consents = "consents",
        /// It cannot, and says why.
        Objects = "objects",
        /// It does not stand in the way.
        Abstains = "abstains",
    }
}

words! {
    /// What became of a resolution.
    pub enum Outcome {
        /// The table decided it.
        Passed = "passed",
        /// It did not.
        NotPassed = "not_passed",
    }
}

/// What a seat said to a resolution.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Said {
    /// Which seat.
    pub seat: SeatId,
    /// What it said.
    pub voice: Voice,
    /// Why it objects; not HTML.
    pub reasons: Option<String>,
}

impl Said {
    /// A voice with its reasons: whoever objects says why.
    ///
    /// # Errors
    /// [`Refusal::Missing`] for an objection without reasons.
    pub fn parse(seat: SeatId, voice: Voice, reasons: &str) -> Result<Self, Refusal> {
        let reasons = match voice {
            Voice::Objects => Some(Reasons::parse(reasons)?.into_string()),
            Voice::Consents | Voice::Abstains => None,
        };
        Ok(Self { seat, voice, reasons })
    }
}

/// How a constituency stands to a resolution.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Tally {
    /// The key of the constituency.
    pub constituency: String,
    /// How many of its seats are present.
    pub present: usize,
    /// How many consent.
    pub consents: usize,
    /// How many object.
    pub objects: usize,
}

impl Tally {
    /// Whether the constituency consents: more of its seats consent than object.
    pub fn is_consent(&self) -> bool {
        self.consents > self.objects
    }
}

/// How a resolution stands, and what it would become now: by concertation it passes when every constituency that is
/// present consents, by majority when more than half of the seats that are present do. Seats that said nothing
/// abstain. `present` are the seats in the room; guests have no say.
pub fn decide(deciding: Deciding, present: &[&Seat], voices: &[Said]) -> (Vec<Tally>, Outcome) {
    let mut tallies: Vec<Tally> = Vec::new();
    for seat in present.iter().filter(|seat| seat.kind.decides()) {
        let key = seat.constituency.clone().unwrap_or_default();
        let place = tallies.iter().position(|tally| tally.constituency == key).unwrap_or_else(|| {
            tallies.push(Tally { constituency: key, present: 0, consents: 0, objects: 0 });
            tallies.len() - 1
        });
        let tally = &mut tallies[place];
        tally.present += 1;
        match voices.iter().find(|said| said.seat == seat.id).map(|said| said.voice) {
            Some(Voice::Consents) => tally.consents += 1,
            Some(Voice::Objects) => tally.objects += 1,
            Some(Voice::Abstains) | None => {}
        }
    }
    let passes = match deciding {
        Deciding::Concertation => !tallies.is_empty() && tallies.iter().all(Tally::is_consent),
        Deciding::Majority => {
            let sum = |count: fn(&Tally) -> usize| tallies.iter().map(count).sum::<usize>();
            sum(|tally| tally.consents) * 2 > sum(|tally| tally.present)
        }
    };
    (tallies, if passes { Outcome::Passed } else { Outcome::NotPassed })
}

/// Something that a session decides.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Resolution {
    /// Its id.
    pub id: ResolutionId,
    /// What is decided; not HTML.
    pub text: String,
    /// What became of it; `None` as long as the seats speak.
    pub outcome: Option<Outcome>,
    /// What each seat said.
    pub voices: Vec<Said>,
    /// What follows from it.
    pub commitments: Vec<Commitment>,
}

words! {
    /// Whether a commitment was kept. That it is late is not stored: it follows from the day.
    pub enum CommitmentState {
        /// Still to be kept.
        Open = "open",
        /// Kept.
        Kept = "kept",
        /// Given up, with a reason.
        Dropped = "dropped",
    }
}

words! {
    /// How a commitment stands on a day.
    pub enum Progress {
        /// There is time.
        Open = "open",
        /// It should have been kept.
        Late = "late",
        /// It was kept.
        Kept = "kept",
        /// It was given up.
        Dropped = "dropped",
    }
}

/// What an organisation does because a table decided it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Commitment {
    /// Its id.
    pub id: CommitmentId,
    /// The session in which it was made.
    pub session: MeetingId,
    /// What is done; not HTML.
    pub text: String,
    /// Who does it.
    pub owner: (OrganisationId, String),
    /// Until when.
    pub due: Day,
    /// Whether it was kept.
    pub state: CommitmentState,
    /// How it was kept, or why it was given up; not HTML.
    pub note: Option<String>,
    /// When it was kept or given up.
    pub settled_at: Option<Moment>,
}

impl Commitment {
    /// How it stands on a day.
    pub fn progress(&self, today: Day) -> Progress {
        match self.state {
            CommitmentState::Kept => Progress::Kept,
            CommitmentState::Dropped => Progress::Dropped,
            CommitmentState::Open if self.due < today => Progress::Late,
            CommitmentState::Open => Progress::Open,
        }
    }
}

/// A commitment as it is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CommitmentDraft {
    /// What is done.
    pub text: Message,
    /// Who does it.
    pub owner: OrganisationId,
    /// Until when.
    pub due: Day,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::SeatKind::{
        self, ForeignersAssociation as F, Guest as G, Municipality as M, TradeUnion as U,
    };
    use Voice::{Abstains, Consents, Objects};
    use proptest::prelude::*;
    use rstest::rstest;
    use uuid::Uuid;

    fn seat(number: u128, kind: SeatKind) -> Seat {
        Seat {
            id: SeatId(Uuid::from_u128(number)),
            kind,
            constituency: kind.usual_constituency().map(str::to_owned),
            label: None,
            mandate: None,
        }
    }

    fn outcome(deciding: Deciding, room: &[(SeatKind, Option<Voice>)]) -> Outcome {
        let seats: Vec<Seat> = (1..).zip(room).map(|(number, (kind, _))| seat(number, *kind)).collect();
        let said = seats
            .iter()
            .zip(room)
            .filter_map(|(seat, (_, voice))| voice.map(|voice| Said { seat: seat.id, voice, reasons: None }));
        let present: Vec<&Seat> = seats.iter().collect();
        decide(deciding, &present, &said.collect::<Vec<_>>()).1
    }

    #[rstest]
    #[case::everybody(&[(M, Some(Consents)), (F, Some(Consents))], true, true)]
    // Two of three want it, and one constituency does not: the majority passes it, concertation does not.
    #[case::against_one_constituency(&[(M, Some(Consents)), (M, Some(Consents)), (F, Some(Objects))], false, true)]
    // Silence is no consent.
    #[case::silence(&[(M, Some(Consents)), (M, Some(Consents)), (F, None)], false, true)]
    #[case::abstention(&[(M, Some(Consents)), (F, Some(Abstains))], false, false)]
    // Within a constituency more consent than object.
    #[case::within(&[(M, Some(Consents)), (M, Some(Consents)), (M, Some(Objects)), (F, Some(Consents))], true, true)]
    #[case::tie_within(&[(M, Some(Consents)), (M, Some(Objects)), (F, Some(Consents))], false, true)]
    // One consent among abstentions will do for its constituency, not for the majority.
    #[case::few(&[(M, Some(Consents)), (M, Some(Abstains)), (F, Some(Consents)), (U, Some(Consents)), (U, None), (U, None)], true, false)]
    // A guest has no say.
    #[case::guest(&[(M, Some(Consents)), (G, Some(Objects))], true, true)]
    #[case::nobody(&[], false, false)]
    #[case::guests_alone(&[(G, Some(Consents))], false, false)]
    fn a_resolution_passes_as_the_rulebook_says(
        #[case] room: &[(SeatKind, Option<Voice>)],
        #[case] by_concertation: bool,
        #[case] by_majority: bool,
    ) {
        let passes = |deciding| outcome(deciding, room) == Outcome::Passed;
        assert_eq!(
            (passes(Deciding::Concertation), passes(Deciding::Majority)),
            (by_concertation, by_majority)
        );
    }

    #[test]
    fn whoever_objects_says_why() {
        let seat = SeatId(Uuid::from_u128(1));
        assert_eq!(Said::parse(seat, Objects, " "), Err(Refusal::Missing));
        assert!(Said::parse(seat, Objects, "Manca chi traduce.").is_ok());
        assert_eq!(Said::parse(seat, Consents, "Va bene così.").unwrap().reasons, None);
    }

    #[rstest]
    #[case(CommitmentState::Open, 9, Progress::Open)]
    #[case(CommitmentState::Open, 10, Progress::Open)]
    #[case(CommitmentState::Open, 11, Progress::Late)]
    #[case(CommitmentState::Kept, 11, Progress::Kept)]
    #[case(CommitmentState::Dropped, 11, Progress::Dropped)]
    fn a_commitment_is_late_from_the_day_after(
        #[case] state: CommitmentState,
        #[case] today: i32,
        #[case] expected: Progress,
    ) {
        let commitment = Commitment {
            id: CommitmentId(Uuid::from_u128(1)),
            session: MeetingId(Uuid::from_u128(2)),
            text: "Mappa dei servizi".into(),
            owner: (OrganisationId(Uuid::from_u128(3)), "Ponte".into()),
            due: Day(10),
            state,
            note: None,
            settled_at: None,
        };
        assert_eq!(commitment.progress(Day(today)), expected);
    }

    const KINDS: [SeatKind; 4] = [M, F, U, G];

    fn room() -> impl Strategy<Value = Vec<(SeatKind, Option<Voice>)>> {
        let voice = prop_oneof![Just(None), Just(Some(Consents)), Just(Some(Objects)), Just(Some(Abstains))];
        proptest::collection::vec(((0..KINDS.len()).prop_map(|at| KINDS[at]), voice), 0..16)
    }

    proptest! {
        #[test]
        fn one_more_consent_never_makes_a_resolution_fail(room in room(), at in 0usize..16) {
            for deciding in Deciding::ALL {
                let before = outcome(*deciding, &room);
                let mut more = room.clone();
                if let Some(place) = more.get_mut(at) {
                    place.1 = Some(Consents);
                }
                prop_assert!(before == Outcome::NotPassed || outcome(*deciding, &more) == Outcome::Passed);
            }
        }

        #[test]
        fn no_constituency_is_outvoted_by_concertation(room in room()) {
            let passed = outcome(Deciding::Concertation, &room) == Outcome::Passed;
            for kind in [M, F, U] {
                let of = |voice| room.iter().filter(|(other, said)| *other == kind && *said == Some(voice)).count();
                let is_there = room.iter().any(|(other, _)| *other == kind);
                prop_assert!(!passed || !is_there || of(Consents) > of(Objects));
            }
        }

        #[test]
        fn every_seat_that_decides_is_counted_once(room in room()) {
            let seats: Vec<Seat> = (1..).zip(&room).map(|(number, (kind, _))| seat(number, *kind)).collect();
            let present: Vec<&Seat> = seats.iter().collect();
            let (tallies, _) = decide(Deciding::Majority, &present, &[]);
            let counted: usize = tallies.iter().map(|tally| tally.present).sum();
            prop_assert_eq!(counted, room.iter().filter(|(kind, _)| kind.decides()).count());
        }
    }
}

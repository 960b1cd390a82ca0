//! How the constituencies of a board stand to an initiative, as far as it may be told.

use counting::concertation::{Concertation, Counts};
use serde::{Deserialize, Serialize};

/// The fewest voices of a constituency of which anything is told.
pub const ENOUGH_VOICES: u32 = 10;

/// The stances of one constituency; never leaves the server.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Voices {
    /// The key of the constituency; empty where it was not stated.
    pub constituency: String,
    /// How many took which stance.
    pub counts: Counts,
}

/// What may be told about the stances to an initiative.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Agreement {
    /// How each constituency of the board stands, in the order of the board.
    pub concertation: Concertation<String>,
    /// How many support it, over those of whom it may be told; `None` below [`ENOUGH_VOICES`].
    pub supports: Option<u64>,
}

impl Agreement {
    /// What may be told out of the stances of each constituency.
    pub fn of(seats: &[String], voices: &[Voices]) -> Self {
        let counts_of = |key: &String| {
            let found = voices.iter().find(|voices| voices.constituency == *key);
            (key.clone(), found.map_or_else(Counts::default, |voices| voices.counts))
        };
        Self {
            concertation: Concertation::measure(seats.iter().map(counts_of), ENOUGH_VOICES),
            supports: told_supports(seats, voices),
        }
    }
}

/// The number of supports that does not reveal by subtraction what is held back: those of the measured constituencies,
/// and of all others only where these are several and together have enough voices.
fn told_supports(seats: &[String], voices: &[Voices]) -> Option<u64> {
    let measured = |voices: &&Voices| {
        seats.contains(&voices.constituency) && voices.counts.voices() >= u64::from(ENOUGH_VOICES)
    };
    let supports = |all: &[&Voices]| all.iter().map(|voices| u64::from(voices.counts.agree)).sum::<u64>();
    let (told, rest): (Vec<&Voices>, Vec<&Voices>) =
        voices.iter().filter(|voices| voices.counts.voices() > 0).partition(measured);
    let rest_is_a_crowd = rest.len() > 1
        && rest.iter().map(|voices| voices.counts.voices()).sum::<u64>() >= u64::from(ENOUGH_VOICES);
    match (told.is_empty(), rest_is_a_crowd) {
        (_, true) => Some(supports(&told) + supports(&rest)),
        (false, false) => Some(supports(&told)),
        (true, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn seats() -> Vec<String> {
        ["citizens", "sector", "bodies"].map(str::to_owned).to_vec()
    }

    fn voices(counts: &[(&str, u32, u32)]) -> Vec<Voices> {
        let voices = |(key, agree, disagree): &(&str, u32, u32)| Voices {
            constituency: (*key).to_owned(),
            counts: Counts { agree: *agree, disagree: *disagree, pass: 0 },
        };
        counts.iter().map(voices).collect()
    }

    #[rstest]
    #[case(&[], None)]
    #[case(&[("citizens", 9, 0)], None)]
    #[case(&[("citizens", 8, 2)], Some(8))]
    // Seven of the second would be found by subtraction: they are held back.
    #[case(&[("citizens", 8, 2), ("sector", 7, 0)], Some(8))]
    // Two small ones of together ten cannot be told apart.
    #[case(&[("citizens", 8, 2), ("sector", 5, 0), ("bodies", 3, 2)], Some(16))]
    #[case(&[("citizens", 8, 2), ("sector", 5, 0), ("bodies", 3, 1)], Some(8))]
    #[case(&[("sector", 6, 0), ("", 3, 1)], Some(9))]
    // Many whose constituency has no seat are one group, held back like any other.
    #[case(&[("citizens", 8, 2), ("", 40, 0)], Some(8))]
    fn a_total_reveals_no_small_group(#[case] counts: &[(&str, u32, u32)], #[case] supports: Option<u64>) {
        assert_eq!(Agreement::of(&seats(), &voices(counts)).supports, supports);
    }

    proptest! {
        #[test]
        fn the_counts_of_small_constituencies_stay_here(agree in 0u32..10, disagree in 0u32..10) {
            prop_assume!(agree + disagree < ENOUGH_VOICES);
            let one = Agreement::of(&seats(), &voices(&[("citizens", 20, 3), ("sector", agree, disagree)]));
            let other = Agreement::of(&seats(), &voices(&[("citizens", 20, 3)]));
            prop_assert_eq!(one, other);
        }
    }
}

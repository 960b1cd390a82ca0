//! Who fits into the room. Pure: no seat has a name, only numbers of seats are compared.
//!
//! Some seats are kept for groups. A party (a person and those whom she brings along) may use the seats kept for her
//! groups and the free ones. A set of parties fits if there is *some* way to seat them all: nobody is moved to see it,
//! and a free seat is not lost because somebody sits on it for whom one is kept elsewhere.

use serde::{Deserialize, Serialize};

/// The seats of a room.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Room {
    /// How many seats there are; `None` where there are enough for all.
    pub capacity: Option<u32>,
    /// How many of them are kept for each group.
    pub kept: Vec<u32>,
}

/// People who come together, or many such parties of the same groups.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Party {
    /// How many seats they take.
    pub size: u32,
    /// The groups, by their places in [`Room::kept`], whose seats they may use.
    pub groups: Vec<usize>,
}

impl Room {
    /// Whether all parties can be seated at once.
    ///
    /// By the theorem of maximum flow and minimum cut the kept seats can take as many people as the smallest cut allows:
    /// some groups are filled up, and everybody who is in none but these finds no other kept seat. The rest must find
    /// free seats.
    pub fn holds(&self, parties: &[Party]) -> bool {
        let Some(capacity) = self.capacity else { return true };
        let capacity = u64::from(capacity);
        let all: u64 = parties.iter().map(|party| u64::from(party.size)).sum();
        let kept: u64 = self.kept.iter().map(|seats| u64::from(*seats)).sum();
        let cut = |filled: u32| {
            let of_filled = self.kept.iter().enumerate().filter(|(group, _)| filled & (1 << group) != 0);
            let others =
                parties.iter().filter(|party| party.groups.iter().any(|group| filled & (1 << group) == 0));
            of_filled.map(|(_, seats)| u64::from(*seats)).sum::<u64>()
                + others.map(|party| u64::from(party.size)).sum::<u64>()
        };
        let on_kept = (0..1u32 << self.kept.len()).map(cut).min().unwrap_or(0);
        kept <= capacity && all - on_kept.min(all) <= capacity - kept
    }

    /// Whether one party more fits beside those who hold seats.
    pub fn has_place(&self, seated: &[Party], party: &Party) -> bool {
        let mut together = seated.to_vec();
        together.push(party.clone());
        self.holds(&together)
    }

    /// Which of those who wait, in their order, can be offered a seat beside those who hold one: each who fits, also
    /// behind somebody who does not.
    pub fn offers(&self, seated: &[Party], waiting: &[Party]) -> Vec<usize> {
        let mut together = seated.to_vec();
        let mut offered = Vec::new();
        for (place, party) in waiting.iter().enumerate() {
            together.push(party.clone());
            if self.holds(&together) {
                offered.push(place);
            } else {
                together.pop();
            }
        }
        offered
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn party(size: u32, groups: &[usize]) -> Party {
        Party { size, groups: groups.to_vec() }
    }

    #[rstest]
    #[case::free_seats_serve_all(Some(3), &[], vec![(3, vec![])], true)]
    #[case::one_too_many(Some(3), &[], vec![(3, vec![]), (1, vec![])], false)]
    #[case::kept_seats_are_not_for_others(Some(5), &[3], vec![(3, vec![])], false)]
    #[case::kept_seats_are_for_the_group(Some(5), &[3], vec![(2, vec![]), (3, vec![0])], true)]
    #[case::the_group_uses_free_seats_too(Some(5), &[3], vec![(5, vec![0])], true)]
    #[case::whoever_is_in_two_groups_sits_where_there_is_room(Some(4), &[2, 2], vec![(2, vec![0]), (2, vec![0, 1])], true)]
    #[case::two_groups_do_not_make_more_seats(Some(4), &[2, 2], vec![(3, vec![0]), (1, vec![0, 1])], false)]
    #[case::enough_for_all(None, &[], vec![(1000, vec![])], true)]
    fn people_sit_where_they_may(
        #[case] capacity: Option<u32>,
        #[case] kept: &[u32],
        #[case] parties: Vec<(u32, Vec<usize>)>,
        #[case] expected: bool,
    ) {
        let room = Room { capacity, kept: kept.to_vec() };
        let parties: Vec<Party> = parties.iter().map(|(size, groups)| party(*size, groups)).collect();
        assert_eq!(room.holds(&parties), expected);
    }

    #[test]
    fn a_large_party_that_does_not_fit_does_not_hold_up_a_small_one() {
        let room = Room { capacity: Some(4), kept: vec![] };
        let waiting = [party(3, &[]), party(2, &[]), party(1, &[])];
        assert_eq!(room.offers(&[party(2, &[])], &waiting), [1]);
        assert_eq!(room.offers(&[party(1, &[])], &waiting), [0]);
    }

    fn rooms() -> impl Strategy<Value = Room> {
        (prop::collection::vec(1u32..4, 0..4), 0u32..6).prop_map(|(kept, free)| {
            let capacity = Some((kept.iter().sum::<u32>() + free).max(1));
            Room { capacity, kept }
        })
    }

    fn parties(most: usize) -> impl Strategy<Value = Vec<Party>> {
        let groups = prop::collection::btree_set(0usize..4, 0..3);
        let party =
            (1u32..4, groups).prop_map(|(size, groups)| Party { size, groups: groups.into_iter().collect() });
        prop::collection::vec(party, 0..most)
    }

    /// Groups that the room does not know are none.
    fn fitted(room: &Room, mut parties: Vec<Party>) -> Vec<Party> {
        for party in &mut parties {
            party.groups.retain(|group| *group < room.kept.len());
        }
        parties
    }

    /// Seats one person after the other in every possible way.
    fn can_be_seated(kept: &mut Vec<u32>, free: u32, people: &[Vec<usize>]) -> bool {
        let Some((first, rest)) = people.split_first() else { return true };
        for group in first {
            if kept[*group] > 0 {
                kept[*group] -= 1;
                let seated = can_be_seated(kept, free, rest);
                kept[*group] += 1;
                if seated {
                    return true;
                }
            }
        }
        free > 0 && can_be_seated(kept, free - 1, rest)
    }

    proptest! {
        #[test]
        fn a_room_holds_exactly_those_who_can_be_seated_one_by_one(room in rooms(), some in parties(5)) {
            let some = fitted(&room, some);
            let free = room.capacity.unwrap() - room.kept.iter().sum::<u32>();
            let people: Vec<Vec<usize>> = some
                .iter()
                .flat_map(|party| std::iter::repeat_n(party.groups.clone(), party.size as usize))
                .collect();
            prop_assert_eq!(room.holds(&some), can_be_seated(&mut room.kept.clone(), free, &people));
        }

        #[test]
        fn never_more_people_sit_than_there_are_seats(room in rooms(), some in parties(12)) {
            let some = fitted(&room, some);
            let mut seated: Vec<Party> = Vec::new();
            for party in some {
                if room.has_place(&seated, &party) {
                    seated.push(party);
                }
            }
            let people: u32 = seated.iter().map(|party| party.size).sum();
            prop_assert!(people <= room.capacity.unwrap());
            for (group, kept) in room.kept.iter().enumerate() {
                let others: u32 =
                    seated.iter().filter(|party| !party.groups.contains(&group)).map(|party| party.size).sum();
                prop_assert!(others <= room.capacity.unwrap() - kept, "seats of group {} are taken by others", group);
            }
        }

        #[test]
        fn after_the_offers_nobody_waits_who_would_fit(room in rooms(), some in parties(6), others in parties(8)) {
            let (some, waiting) = (fitted(&room, some), fitted(&room, others));
            let mut seated: Vec<Party> = Vec::new();
            for party in some {
                if room.has_place(&seated, &party) {
                    seated.push(party);
                }
            }
            let offered = room.offers(&seated, &waiting);
            seated.extend(offered.iter().map(|place| waiting[*place].clone()));
            prop_assert!(room.holds(&seated));
            let left = waiting.iter().enumerate().filter(|(place, _)| !offered.contains(place));
            for (_, party) in left {
                prop_assert!(!room.has_place(&seated, party));
            }
        }

        #[test]
        fn whoever_leaves_makes_nobody_else_lose_a_seat(room in rooms(), some in parties(8), leaves in any::<prop::sample::Index>()) {
            let mut some = fitted(&room, some);
            if room.holds(&some) && !some.is_empty() {
                some.remove(leaves.index(some.len()));
                prop_assert!(room.holds(&some));
            }
        }
    }
}

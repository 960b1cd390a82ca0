//! Who speaks after whom.

use super::Seat;
use crate::base::SeatId;

/// The order in which the seats that are present speak: as they stand at the table, or by turns of the
/// constituencies in the order in which these first stand there. Guests come last.
pub fn speaking_order(present: &[&Seat], alternates: bool) -> Vec<SeatId> {
    let (members, guests): (Vec<&&Seat>, Vec<&&Seat>) = present.iter().partition(|seat| seat.kind.decides());
    let members: Vec<SeatId> =
        if alternates { by_turns(&members) } else { members.iter().map(|seat| seat.id).collect() };
    members.into_iter().chain(guests.iter().map(|seat| seat.id)).collect()
}

fn by_turns(seats: &[&&Seat]) -> Vec<SeatId> {
    let mut queues: Vec<(Option<&String>, Vec<SeatId>)> = Vec::new();
    for seat in seats {
        let key = seat.constituency.as_ref();
        match queues.iter_mut().find(|(other, _)| *other == key) {
            Some((_, queue)) => queue.push(seat.id),
            None => queues.push((key, vec![seat.id])),
        }
    }
    let rounds = queues.iter().map(|(_, queue)| queue.len()).max().unwrap_or(0);
    (0..rounds)
        .flat_map(|round| queues.iter().filter_map(move |(_, queue)| queue.get(round).copied()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::SeatKind;
    use proptest::prelude::*;
    use rstest::rstest;
    use std::collections::BTreeSet;
    use uuid::Uuid;

    fn table(kinds: &[SeatKind]) -> Vec<Seat> {
        let seat = |(number, kind): (u128, &SeatKind)| Seat {
            id: SeatId(Uuid::from_u128(number)),
            kind: *kind,
            constituency: kind.usual_constituency().map(str::to_owned),
            label: None,
            mandate: None,
        };
        (1..).zip(kinds).map(seat).collect()
    }

    fn spoken(kinds: &[SeatKind], alternates: bool) -> Vec<u128> {
        let seats = table(kinds);
        let present: Vec<&Seat> = seats.iter().collect();
        speaking_order(&present, alternates).into_iter().map(|id| id.0.as_u128()).collect()
    }

    use SeatKind::{ForeignersAssociation as F, Guest as G, Municipality as M, ThirdSectorNetwork as T};

    #[rstest]
    #[case(&[M, M, F, T, F], true, &[1, 3, 4, 2, 5])]
    #[case(&[M, M, F, T, F], false, &[1, 2, 3, 4, 5])]
    #[case(&[G, M, M, F], true, &[2, 4, 3, 1])]
    #[case(&[G, M, M, F], false, &[2, 3, 4, 1])]
    #[case(&[], true, &[])]
    fn constituencies_take_turns_where_the_rulebook_wants_it(
        #[case] kinds: &[SeatKind],
        #[case] alternates: bool,
        #[case] expected: &[u128],
    ) {
        assert_eq!(spoken(kinds, alternates), expected);
    }

    proptest! {
        #[test]
        fn everybody_speaks_once_and_no_constituency_runs_ahead(
            kinds in proptest::collection::vec(0..SeatKind::ALL.len(), 0..30),
            alternates: bool,
        ) {
            let kinds: Vec<SeatKind> = kinds.into_iter().map(|at| SeatKind::ALL[at]).collect();
            let seats = table(&kinds);
            let present: Vec<&Seat> = seats.iter().collect();
            let order = speaking_order(&present, alternates);
            prop_assert_eq!(order.len(), seats.len());
            prop_assert_eq!(order.iter().collect::<BTreeSet<_>>().len(), seats.len());
            if alternates {
                let key = |id: &SeatId| {
                    seats.iter().find(|seat| seat.id == *id).and_then(|seat| seat.constituency.clone())
                };
                let keys: Vec<String> = order.iter().filter_map(key).collect();
                let groups: BTreeSet<&String> = keys.iter().collect();
                for end in 0..=keys.len() {
                    let spoke = |group: &String| keys[..end].iter().filter(|key| *key == group).count();
                    let waits = |group: &String| keys[end..].contains(group);
                    for ahead in &groups {
                        for behind in groups.iter().filter(|group| waits(group)) {
                            prop_assert!(spoke(ahead) <= spoke(behind) + 1);
                        }
                    }
                }
            }
        }
    }
}

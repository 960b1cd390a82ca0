use super::contest::Contest;
use super::run::Run;
use super::{EqualShares, Stop};
use crate::money::Money;

/// Counts with the endowment that the method comes to.
pub fn raise(contest: &Contest<'_>, method: &EqualShares) -> Run {
    let step = method.add1.map_or(Money::ZERO, |add1| add1.step);
    let mut kept = Run::new(contest, contest.endowment(step, 0));
    kept.count(contest);
    let Some(add1) = method.add1.filter(|add1| add1.step > Money::ZERO) else { return kept };
    let mut next = Run::new(contest, contest.endowment(step, 0));
    let mut times = 0;
    while !is_enough(contest, &kept, add1.stop) {
        times += 1;
        next.again(contest, contest.endowment(step, times));
        if !next.is_feasible(contest) {
            break;
        }
        std::mem::swap(&mut kept, &mut next);
    }
    kept
}

/// Whether no higher endowment is tried after this outcome. Once every candidate has won there is none left
/// that one could help.
fn is_enough(contest: &Contest<'_>, run: &Run, stop: Stop) -> bool {
    run.winners.len() == contest.candidates.len() || (stop == Stop::Exhaustive && run.is_exhaustive(contest))
}

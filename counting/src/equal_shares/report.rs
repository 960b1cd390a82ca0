use num_bigint::BigUint;
use num_integer::Integer;

use super::contest::Contest;
use super::run::Run;
use crate::exact::fraction;
use crate::greedy::Utility;
use crate::money::Money;
use crate::outcome::{GaveAll, Payment, Reason, Round, Selection};
use crate::project::Projects;

/// What a finished run amounts to.
pub fn selection(contest: &Contest<'_>, run: &Run, utility: Utility, projects: &Projects) -> Selection {
    let project = |at: &usize| contest.candidates[*at].project;
    let mut selection = Selection {
        winners: run.winners.iter().map(project).collect(),
        rounds: (0..run.paid.len()).map(|round| told(contest, run, round, utility, projects)).collect(),
        endowment: Some(units(run.ledger.endowment(), run.ledger.denominator())),
        ..Selection::default()
    };
    let mut lacking: Vec<_> = (0..contest.candidates.len())
        .filter(|at| !run.winners.contains(at))
        .map(|at| (lack(contest, run, at), at))
        .collect();
    lacking.sort_unstable();
    for ((lacked, left), at) in lacking {
        selection.lose(contest.candidates[at].project, Reason::SupportersLack { left, lacked });
    }
    for index in &contest.barred {
        let cost = projects[*index].cost;
        let reason = match contest.electorate.support(*index).voters() {
            0 => Reason::NoSupport,
            _ => Reason::DoesNotFit { left: contest.budget, lacked: contest.budget.shortfall(cost) },
        };
        selection.lose(*index, reason);
    }
    selection
}

fn told(contest: &Contest<'_>, run: &Run, round: usize, utility: Utility, projects: &Projects) -> Round {
    let candidate = &contest.candidates[run.winners[run.free + round]];
    let (price, denominator) = (run.ledger.price(round), run.ledger.denominator());
    let paid = &run.paid[round];
    let full: u64 = paid.full.iter().map(|(points, voters)| u64::from(*points) * voters).sum();
    let rest = denominator * candidate.cost.minor().unsigned_abs() - price * full;
    let payment = |(points, voters): &(u32, u64)| Payment {
        voters: *voters,
        each: units(&(price * *points), denominator),
    };
    Round {
        project: projects[candidate.project].id.clone(),
        rho: match utility {
            Utility::Cost => fraction(price, &(denominator * candidate.worth)),
            Utility::Cardinality => units(price, denominator),
        },
        paid: paid.full.iter().map(payment).collect(),
        gave_all: (paid.gave_all > 0)
            .then(|| GaveAll { voters: paid.gave_all, together: units(&rest, denominator) }),
    }
}

/// What the supporters of a candidate lack at the end, and what they have left.
fn lack(contest: &Contest<'_>, run: &Run, at: usize) -> (Money, Money) {
    let candidate = &contest.candidates[at];
    let held = run.ledger.held(&run.purses.of_all(candidate.support));
    let left = whole(&held.div_floor(run.ledger.denominator())).min(candidate.cost);
    (left.shortfall(candidate.cost), left)
}

/// Minor units over a denominator, in units of the currency.
pub fn units(minor: &BigUint, denominator: &BigUint) -> String {
    fraction(minor, &(denominator * Money::UNIT.minor().unsigned_abs()))
}

/// An amount in minor units, held at the largest that can be expressed.
pub fn whole(minor: &BigUint) -> Money {
    let minor = i64::try_from(minor).unwrap_or(i64::MAX);
    Money::from_minor(minor).unwrap_or(Money::ZERO)
}

use super::EqualShares;
use crate::greedy::{Greedy, Misfit};
use crate::money::Money;
use crate::outcome::Selection;
use crate::project::{ProjectIndex, Projects};
use crate::tally::Tally;

/// Spends what is left greedily among those that lost; they then lose because they do not fit.
pub fn fill_up(
    selection: &mut Selection,
    projects: &Projects,
    tally: &Tally,
    places: &[usize],
    method: &EqualShares,
) {
    let cost = |index: &ProjectIndex| projects[*index].cost;
    let spent = selection.winners.iter().map(cost).fold(Money::ZERO, Money::saturating_add);
    let greedy = Greedy {
        budget: method.budget.after_paying(spent).unwrap_or(Money::ZERO),
        utility: method.utility,
        misfit: Misfit::Skip,
        minimum_score: None,
        exclusive: Vec::new(),
    };
    let open: Vec<ProjectIndex> = selection.losers.iter().map(|(index, _)| *index).collect();
    let filled = greedy.select_among(&open, projects, tally, places);
    selection.winners.extend(filled.winners);
    selection.losers = filled.losers;
}

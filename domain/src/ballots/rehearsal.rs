//! A rehearsal of the count: the board's own initiatives, ballots that nobody cast, and what each rule would choose.
//! Nothing of it is stored.

use serde::{Deserialize, Serialize};

use super::{Choice, Otherwise};
use crate::boards::{Board, CountingRule, Rules};

words! {
    /// Where the ballots of a rehearsal come from.
    pub enum Source {
        /// Made up, the same for the same board.
        Example = "example",
        /// One ballot for each person, with what she supports now.
        Stances = "stances",
    }
}

/// What each rule would choose.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rehearsal {
    /// The board.
    pub board: Board,
    /// What could be chosen, by number.
    pub options: Vec<Choice>,
    /// Where the ballots come from.
    pub source: Source,
    /// How many ballots there are; `None` where so few people took a stance that nothing is shown.
    pub voters: Option<u64>,
    /// What each rule that goes with the board finds, the board's own first.
    pub outcomes: Vec<Otherwise>,
}

/// The rules that could count the board's ballots: its own first.
pub fn rules_of(rules: &Rules) -> Vec<CountingRule> {
    let own = rules.voting.counting;
    let fits = |other: &CountingRule| {
        *other != own
            && other.spends_budget() == rules.budget_cents.is_some()
            && other.reads(rules.voting.ballot)
    };
    std::iter::once(own).chain(CountingRule::ALL.iter().copied().filter(fits)).collect()
}

#[cfg(feature = "db")]
pub(super) mod example {
    use super::{Choice, Rules};
    use crate::{
        ballots::Choices,
        base::{BoardId, secret},
        boards::BallotKind,
    };

    /// How many made-up people vote: three neighbourhoods of different size, each with its own favourites.
    const NEIGHBOURHOODS: [usize; 3] = [20, 13, 7];
    /// How many options a made-up person names where the board sets no limit.
    const USUAL: usize = 3;

    /// The made-up ballots, one for each person.
    pub fn ballots(board: BoardId, rules: &Rules, options: &[Choice]) -> Vec<Choices> {
        let homes = NEIGHBOURHOODS.iter().enumerate();
        let people = homes.flat_map(|(home, people)| (0..*people).map(move |person| (home, person)));
        people.map(|(home, person)| ballot(board, rules, options, home, person)).collect()
    }

    fn ballot(board: BoardId, rules: &Rules, options: &[Choice], home: usize, person: usize) -> Choices {
        let mut liked: Vec<(usize, &Choice)> = options.iter().enumerate().collect();
        liked.sort_by_cached_key(|(place, option)| {
            let whim = secret::mark("tavolata-rehearsal-v1", &format!("{board}/{home}/{person}/{place}"));
            let from_elsewhere = place % NEIGHBOURHOODS.len() != home;
            // Now and then somebody likes what others propose.
            let stays_home = whim.as_bytes().first().is_some_and(|digit| *digit < b'c');
            (from_elsewhere && stays_home, whim, option.number)
        });
        let most = rules.most_choices().map_or(USUAL, usize::from);
        let liked = liked.into_iter().map(|(_, option)| option).take(most);
        match rules.voting.ballot {
            BallotKind::Approval | BallotKind::ChooseOne => Choices::new(liked.map(|option| option.number)),
            BallotKind::Ranking => Choices::ranking(liked.map(|option| option.number)),
            BallotKind::Points => {
                let mut left = rules.voting.points.unwrap_or(0);
                // Half of what is left to each in turn, and at last the rest.
                let share = |option: &Choice| {
                    let points = left - left / 2;
                    left -= points;
                    (option.number, points)
                };
                Choices::points(liked.map(share).collect::<Vec<_>>())
            }
            BallotKind::Knapsack => {
                let mut left = rules.budget_cents.unwrap_or(0);
                let fits = liked.filter(|option| {
                    let fits = option.cost_cents <= left;
                    left -= if fits { option.cost_cents } else { 0 };
                    fits
                });
                Choices::new(fits.map(|option| option.number).collect::<Vec<_>>())
            }
        }
    }
}

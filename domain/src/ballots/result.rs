//! What a count found, and how it is shown.

use counting::{
    election::Election,
    money::Money,
    outcome::{Outcome, Reach, Reason, Totals},
    rule::{Method, Rule},
};
use serde::{Deserialize, Serialize};

use super::Choice;
use crate::{
    base::{InitiativeId, Moment, withhold::withheld_constituencies},
    boards::{Board, CountingRule, Seat},
    initiatives::Agreement,
    people::Constituency,
};

/// How a vote was counted and what came out; stored with the board.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Count {
    /// The rule that was applied.
    pub rule: Rule,
    /// The key of each constituency by its index in the outcome; `None` is "not stated".
    pub constituencies: Vec<Option<String>>,
    /// What came out; a project's id is that of its initiative.
    pub outcome: Outcome,
    /// What the source of an imported vote says.
    pub published: Option<Published>,
    /// What other rules find on the same ballots.
    #[serde(default)]
    pub others: Vec<Otherwise>,
}

/// What another rule finds on the same ballots.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Otherwise {
    /// The other rule.
    pub counting: CountingRule,
    /// Its winners in the order of their selection.
    pub winners: Vec<InitiativeId>,
    /// What they cost together, in cents.
    pub spent_cents: i64,
    /// How many voters support at least one of them.
    pub with_a_winner: u64,
}

impl Otherwise {
    /// What comes out by another rule; a project's id is that of its initiative. Large shares of the money are raised
    /// in larger steps than the rule says: in a small currency single units would take minutes.
    pub fn count(counting: CountingRule, election: &Election, rule: Rule) -> Self {
        let outcome = ::counting::count(election, &with_few_steps(rule, election));
        let winners = outcome.winners.iter().filter_map(|winner| winner.project.as_str().parse().ok());
        Self {
            counting,
            winners: winners.collect(),
            spent_cents: outcome.totals.spent.minor(),
            with_a_winner: outcome.totals.with_a_winner,
        }
    }
}

/// The largest share, in units of the currency, that is raised as the rule says. Of fifteen real elections one has a
/// larger one; the others take two seconds at most, with 60,000 ballots.
const RAISED_BY_THE_RULE: i64 = 2_000;
/// Which part of a larger share is a step.
const PART_OF_LARGER: i64 = 500;

/// The rule, raising shares that are large at first by more than it says.
fn with_few_steps(mut rule: Rule, election: &Election) -> Rule {
    let voters: i64 = election.groups().iter().map(|group| i64::from(group.voters)).sum();
    if let Method::EqualShares(shares) = &mut rule.method
        && let Some(raise) = &mut shares.add1
    {
        let share = shares.budget.minor() / voters.max(1);
        if share > RAISED_BY_THE_RULE * Money::UNIT.minor() {
            let step = Money::from_minor(share / PART_OF_LARGER).unwrap_or(raise.step);
            raise.step = raise.step.max(step);
        }
    }
    rule
}

/// What the source of an imported vote says about its result.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Published {
    /// The rule as the source names it; empty where it names none.
    pub rule: String,
    /// Whether that rule is the one by which we count.
    pub same_rule: bool,
    /// How many winners it names; `None` where it names none.
    pub winners: Option<u32>,
    /// How many of them won in our count too.
    pub in_common: u32,
}

/// Whether an option was adopted, and why not.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Verdict {
    /// It won.
    Adopted {
        /// What the budget still held afterwards, in cents; `None` without a budget.
        left: Option<i64>,
    },
    /// It did not.
    Lost(Reason),
}

/// An option with what it received.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Ranked {
    /// The option.
    pub choice: Choice,
    /// How many people chose it.
    pub votes: u64,
    /// Its votes, or its points where ballots gave points.
    pub score: i64,
    /// What became of it.
    pub verdict: Verdict,
    /// How many voters paid for it, where voters pay; `None` where nobody had to.
    pub paid_by: Option<u64>,
    /// How the constituencies stood to the initiative before the vote.
    pub agreement: Agreement,
}

/// How a constituency took part.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Share {
    /// Which one; `None` is "not stated".
    pub constituency: Option<Constituency>,
    /// Its figures; `None` where they are withheld, because so few voted or to protect those few.
    pub figures: Option<Figures>,
}

/// The figures of a constituency.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Figures {
    /// How many of its people voted.
    pub voters: u64,
    /// How many of its people did something on the board; `None` where nobody knows.
    pub people: Option<u64>,
    /// How many of its voters chose at least one winner.
    pub with_a_winner: u64,
}

/// The result of a vote as its page shows it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct VoteResult {
    /// The board.
    pub board: Board,
    /// When it was counted.
    pub counted_at: Moment,
    /// The rule that was applied.
    pub rule: Rule,
    /// What the source of an imported vote says.
    pub published: Option<Published>,
    /// The options: winners in the order of their selection, then the others.
    pub ranking: Vec<Ranked>,
    /// The sums over everybody.
    pub totals: Totals,
    /// How each constituency took part.
    pub shares: Vec<Share>,
    /// What other rules find on the same ballots.
    pub others: Vec<Otherwise>,
}

/// The shares of the constituencies, small ones withheld so that subtraction does not reveal them.
pub fn shares(seats: &[Seat], count: &Count) -> Vec<Share> {
    let index = |key: Option<&str>| count.constituencies.iter().position(|other| other.as_deref() == key);
    let reach = |key: Option<&str>| -> Option<&Reach> {
        let index = index(key)?;
        count.outcome.reach.iter().find(|reach| usize::from(reach.constituency.0) == index)
    };
    let mut rows: Vec<(Option<&Seat>, Option<&Reach>)> =
        seats.iter().map(|seat| (Some(seat), reach(Some(&seat.constituency.key)))).collect();
    rows.extend(reach(None).map(|reach| (None, Some(reach))));
    let voters = |reach: Option<&Reach>| reach.map_or(0, |reach| reach.voters - reach.blank);
    let sizes: Vec<u64> = rows.iter().map(|(_, reach)| voters(*reach)).collect();
    let share = |((seat, reach), withheld): ((Option<&Seat>, Option<&Reach>), bool)| Share {
        constituency: seat.map(|seat| seat.constituency.clone()),
        figures: (!withheld).then(|| Figures {
            voters: voters(reach),
            people: seat.and_then(|seat| seat.participants),
            with_a_winner: reach.map_or(0, |reach| reach.with_a_winner),
        }),
    };
    rows.into_iter().zip(withheld_constituencies(&sizes)).map(share).collect()
}

/// What became of each project of an outcome, by its id: winners in the order of their selection, then the others.
pub fn verdicts(outcome: &Outcome, rule: &Rule) -> Vec<(counting::outcome::Counted, Verdict)> {
    let mut left = rule.method.budget().map(Money::minor);
    let mut verdicts = Vec::with_capacity(outcome.winners.len() + outcome.losers.len());
    for winner in &outcome.winners {
        left = left.map(|left| left - winner.cost.minor());
        verdicts.push((winner.clone(), Verdict::Adopted { left }));
    }
    let lost = outcome.losers.iter().map(|loser| (loser.counted.clone(), Verdict::Lost(loser.reason)));
    verdicts.extend(lost);
    verdicts
}

#[cfg(test)]
mod tests {
    use super::*;
    use counting::{
        ballot::{Approval, Ballot},
        election::{BallotGroup, ConstituencyIndex},
        project::{Project, Projects},
        rule::RankPoints,
        ties::TieOrder,
    };
    use rstest::rstest;

    /// A budget in cents and its hundred voters, and by how much the share of each is raised.
    #[rstest]
    #[case(1_000_000, 100)]
    #[case(20_000_000, 100)]
    #[case(100_000_000_000, 2_000_000)]
    fn shares_are_raised_by_a_unit_and_only_large_ones_by_more(#[case] budget: i64, #[case] step: i64) {
        let projects = vec![Project { id: "a".into(), cost: Money::UNIT }];
        let projects = Projects::new(projects).unwrap();
        let ballot = Ballot::Approval(Approval::new(projects.index("a")));
        let group = BallotGroup { voters: 100, ..BallotGroup::single(ConstituencyIndex(0), ballot) };
        let election = Election::new(projects, [group]).unwrap();
        let budget = Money::from_minor(budget).unwrap();
        let method = crate::ballots::rules::equal_shares(budget, counting::greedy::Utility::Cost);
        let rule = Rule { method, rank_points: RankPoints::Borda, ties: TieOrder::Lexicographic };
        let Method::EqualShares(shares) = with_few_steps(rule, &election).method else {
            panic!("another rule")
        };
        assert_eq!(shares.add1.map(|raise| raise.step.minor()), Some(step));
    }
}

use clap::Args;
use counting::{
    equal_shares::{Add1, Comparison, EqualShares, Start, Stop},
    greedy::{Greedy, Misfit},
    money::Money,
    pabulib::File,
    rule::{Method, RankPoints, Rule},
    ties::{LotSeed, TieOrder},
};

use super::words::{Compared, Completion, From, Named, Points, Ties, Until, WhenShort, Worth};

/// How to count. What is not given is as the rule of the file has it.
#[derive(Debug, Default, Args)]
pub struct Options {
    /// The method; without it the one that the file names.
    #[arg(long, value_enum)]
    rule: Option<Named>,
    /// What a funded project is worth to its supporters: its cost, or one.
    #[arg(long, value_enum)]
    utility: Option<Worth>,
    /// What a place on a ranking is worth: one point for each project ranked below it, or the most a ballot may
    /// rank for the first and one less for each place.
    #[arg(long, value_enum)]
    points: Option<Points>,
    /// How Equal Shares spends what is left.
    #[arg(long, value_enum)]
    completion: Option<Completion>,
    /// What each voter gets at first: the exact part of the budget, or that in whole units.
    #[arg(long, value_enum)]
    start: Option<From>,
    /// By how much add1 raises at a time.
    #[arg(long, value_name = "N")]
    step: Option<Money>,
    /// Where add1 stops.
    #[arg(long, value_enum)]
    stop: Option<Until>,
    /// Whether the greedy outcome is kept where more voters prefer it.
    #[arg(long, value_enum)]
    comparison: Option<Compared>,
    /// What greedy does when a project costs more than is left.
    #[arg(long, value_enum)]
    misfit: Option<WhenShort>,
    /// The score that greedy asks for at least.
    #[arg(long, value_name = "N")]
    minimum_score: Option<i64>,
    /// Who goes first among equals.
    #[arg(long, value_enum, default_value_t = Ties::Lexicographic)]
    ties: Ties,
    /// The text from which lots are drawn.
    #[arg(long, value_name = "TEXT")]
    lot_seed: Option<String>,
}

/// The rule by which to count, and where it comes from.
pub struct Choice {
    pub rule: Rule,
    pub source: RuleSource,
}

/// Where a rule comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleSource {
    /// The file names it.
    File,
    /// The file names none that we have, so that it is greedy by votes.
    Assumed,
    /// Whoever typed the command.
    Given,
}

impl Options {
    /// The rule for a file; a sentence where the options do not fit together.
    pub fn choose(&self, file: &File<'_>) -> Result<Choice, String> {
        let (mut method, source) = match self.rule {
            Some(named) => (named.method(file.meta.budget, file.meta.minimum_score), RuleSource::Given),
            None => match file.meta.method() {
                Some(method) => (method, RuleSource::File),
                None => {
                    let greedy = Named::Greedy.method(file.meta.budget, file.meta.minimum_score);
                    (greedy, RuleSource::Assumed)
                }
            },
        };
        match &mut method {
            Method::Greedy(greedy) => self.adjust_greedy(greedy)?,
            Method::EqualShares(shares) => self.adjust_equal_shares(shares)?,
            _ => {
                self.refuse_greedy_options()?;
                self.refuse_equal_shares_options()?;
                if self.utility.is_some() {
                    return Err("--utility is of use only to greedy and to equal-shares".to_owned());
                }
            }
        }
        let rule = Rule { method, rank_points: self.rank_points(file)?, ties: self.tie_order()? };
        Ok(Choice { rule, source })
    }

    fn adjust_greedy(&self, greedy: &mut Greedy) -> Result<(), String> {
        self.refuse_equal_shares_options()?;
        if let Some(utility) = self.utility {
            greedy.utility = utility.into();
        }
        if let Some(misfit) = self.misfit {
            greedy.misfit = match misfit {
                WhenShort::Skip => Misfit::Skip,
                WhenShort::Stop => Misfit::Stop,
            };
        }
        greedy.minimum_score = self.minimum_score.or(greedy.minimum_score);
        Ok(())
    }

    fn adjust_equal_shares(&self, shares: &mut EqualShares) -> Result<(), String> {
        self.refuse_greedy_options()?;
        if let Some(utility) = self.utility {
            shares.utility = utility.into();
        }
        if let Some(start) = self.start {
            shares.start = match start {
                From::Exact => Start::Exact,
                From::Integral => Start::Integral,
            };
        }
        if let Some(comparison) = self.comparison {
            shares.comparison = match comparison {
                Compared::None => Comparison::None,
                Compared::Satisfaction => Comparison::Satisfaction,
            };
        }
        if let Some(completion) = self.completion {
            let raised = matches!(completion, Completion::Add1 | Completion::Add1Utilitarian);
            let usual = Add1 { step: Money::UNIT, stop: Stop::Exhaustive };
            shares.add1 = raised.then(|| shares.add1.unwrap_or(usual));
            shares.fill_up = matches!(completion, Completion::Utilitarian | Completion::Add1Utilitarian);
        }
        match &mut shares.add1 {
            Some(add1) => self.adjust_add1(add1),
            None if self.step.is_some() => {
                Err("--step is of use only with --completion add1 or add1-utilitarian".to_owned())
            }
            None if self.stop.is_some() => {
                Err("--stop is of use only with --completion add1 or add1-utilitarian".to_owned())
            }
            None => Ok(()),
        }
    }

    fn adjust_add1(&self, add1: &mut Add1) -> Result<(), String> {
        add1.step = self.step.unwrap_or(add1.step);
        if add1.step == Money::ZERO {
            return Err("--step 0 would raise nothing".to_owned());
        }
        if let Some(stop) = self.stop {
            add1.stop = match stop {
                Until::Exhaustive => Stop::Exhaustive,
                Until::LastFeasible => Stop::LastFeasible,
            };
        }
        Ok(())
    }

    fn refuse_greedy_options(&self) -> Result<(), String> {
        let given = [("--misfit", self.misfit.is_some()), ("--minimum-score", self.minimum_score.is_some())];
        refuse(&given, "greedy")
    }

    fn refuse_equal_shares_options(&self) -> Result<(), String> {
        let given = [
            ("--completion", self.completion.is_some()),
            ("--start", self.start.is_some()),
            ("--step", self.step.is_some()),
            ("--stop", self.stop.is_some()),
            ("--comparison", self.comparison.is_some()),
        ];
        refuse(&given, "equal-shares")
    }

    fn rank_points(&self, file: &File<'_>) -> Result<RankPoints, String> {
        match (self.points, self.rule) {
            (Some(Points::Positional), Some(Named::Borda)) => {
                Err("--rule borda has its own points; leave --points out".to_owned())
            }
            (Some(Points::Borda), _) | (None, Some(Named::Borda)) => Ok(RankPoints::Borda),
            (Some(Points::Positional) | None, _) => Ok(file.rank_points()),
        }
    }

    fn tie_order(&self) -> Result<TieOrder, String> {
        match (self.ties, &self.lot_seed) {
            (Ties::Lexicographic, None) => Ok(TieOrder::Lexicographic),
            (Ties::CostVotesLot, Some(seed)) => Ok(TieOrder::CostVotesLot { seed: LotSeed(seed.clone()) }),
            (Ties::CostVotesLot, None) => Err("--ties cost-votes-lot needs a --lot-seed".to_owned()),
            (Ties::Lexicographic, Some(_)) => {
                Err("--lot-seed is of use only with --ties cost-votes-lot".to_owned())
            }
        }
    }
}

fn refuse(given: &[(&str, bool)], of_use_to: &str) -> Result<(), String> {
    match given.iter().find(|(_, is_given)| *is_given) {
        Some((name, _)) => Err(format!("{name} is of use only to {of_use_to}")),
        None => Ok(()),
    }
}

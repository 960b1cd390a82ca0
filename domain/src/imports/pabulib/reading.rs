//! A file read whole and counted, before anything is written.

use counting::{
    ballot::{Ballot, written},
    election::{BallotGroup, Election},
    greedy::Utility,
    outcome::Outcome,
    pabulib::{self, Listing, Meta, NOT_STATED, Reader, VoteType, Warning},
    project::{Project, ProjectIndex, Projects},
    rule::{Method, Rule},
    ties::TieOrder,
};
use recount::form::{Form, Kind};
use std::collections::{BTreeMap, HashSet};

use super::Source;
use crate::{
    ballots::{Count, Otherwise, Published, rules},
    base::{Currency, Failure, InitiativeId, Stop},
    boards::{BallotKind, CountingRule, Roll, Voting},
    imports::ImportError,
};

/// Everything that a file holds, as far as it is kept.
pub(super) struct Reading {
    pub meta: Meta,
    /// The projects in the order of their ids, each with the id that its initiative gets; these ascend too, so
    /// that an order by id is the same there and here.
    pub projects: Vec<(InitiativeId, Listing)>,
    /// The ballots as they are stored.
    pub ballots: Vec<String>,
    pub count: Count,
    /// How people voted and how it is counted, as far as we have a word for it.
    pub voting: Voting,
    pub warnings: Vec<Warning>,
}

impl Reading {
    pub fn of(source: Source<'_>) -> Result<Self, ImportError> {
        let mut reader = Reader::open(pabulib::text(source.bytes)?)?;
        let meta = reader.meta().clone();
        let listings = reader.listings().to_vec();
        let numbers = number(reader.projects())?;
        let mut ids: Vec<InitiativeId> = listings.iter().map(|_| InitiativeId::new()).collect();
        ids.sort_unstable();
        let rank_points = reader.rank_points();

        let mut ballots = Vec::new();
        let mut groups = Vec::new();
        for vote in reader.by_ref() {
            let vote = vote?;
            ballots.push(text(&vote.ballot, &numbers));
            groups.push(BallotGroup::single(NOT_STATED, vote.ballot));
        }
        reader.is_whole()?;
        // Ties as the reference implementation breaks them, so that the outcome can be compared with its own.
        let rule = Rule { method: method(&meta), rank_points, ties: TieOrder::Lexicographic };
        let election = election(&ids, &listings, groups)?;
        let outcome = counting::count(&election, &rule);
        let published = published(&meta, &ids, &listings, &outcome);
        let voting = voting(&meta, &rule.method);
        let others = others(&election, &rule, voting.counting);
        let count = Count { rule, constituencies: vec![None], outcome, published: Some(published), others };
        let projects = ids.into_iter().zip(listings).collect();
        Ok(Self { meta, projects, ballots, count, voting, warnings: reader.into_warnings() })
    }

    /// The kind of its ballots. What the file's limits admit is not asked again: real files have ballots beyond them.
    pub fn form(&self) -> Form {
        let kind = match self.meta.vote_type {
            VoteType::Approval | VoteType::ChooseOne => Kind::Approval,
            VoteType::Ordinal => Kind::Ranking,
            VoteType::Cumulative | VoteType::Scoring => Kind::Points,
        };
        Form { kind, ..Form::APPROVAL }
    }

    /// The currency that the file names by its code.
    pub fn currency(&self) -> Currency {
        let code = self.meta.text("currency").map(str::to_uppercase);
        code.and_then(|code| code.parse().ok()).unwrap_or(Currency::UNKNOWN)
    }
}

fn number(projects: &Projects) -> Result<BTreeMap<ProjectIndex, u16>, ImportError> {
    let number = |(place, (index, _)): (usize, (ProjectIndex, &Project))| {
        Some((index, u16::try_from(place + 1).ok()?))
    };
    let numbers: Option<_> = projects.iter().enumerate().map(number).collect();
    numbers.ok_or(ImportError::TooManyProjects(projects.len()))
}

fn text(ballot: &Ballot, numbers: &BTreeMap<ProjectIndex, u16>) -> String {
    written::write(ballot, |index| numbers.get(&index).copied().unwrap_or_default())
}

/// The same projects under the ids of their initiatives.
fn election(
    ids: &[InitiativeId],
    listings: &[Listing],
    groups: Vec<BallotGroup>,
) -> Result<Election, ImportError> {
    let project =
        |(id, listing): (&InitiativeId, &Listing)| Project { id: id.to_string().into(), cost: listing.cost };
    let unreadable = |error: String| ImportError::Stop(Stop::Broken(Failure::Unreadable(error)));
    let projects = Projects::new(ids.iter().zip(listings).map(project).collect());
    let projects = projects.map_err(|error| unreadable(error.to_string()))?;
    Election::new(projects, groups).map_err(|error| unreadable(error.to_string()))
}

/// The rule that the file names; where we do not have it, greedy by votes.
fn method(meta: &Meta) -> Method {
    let greedy = || rules::greedy(meta.budget, Utility::Cost, meta.minimum_score, Vec::new());
    meta.method().unwrap_or_else(greedy)
}

/// Kind of ballot and rule in the words of our boards.
fn voting(meta: &Meta, method: &Method) -> Voting {
    let points = || meta.text("max_sum_points")?.parse().ok().filter(|points| *points > 0);
    let (ballot, points) = match meta.vote_type {
        VoteType::Approval => (BallotKind::Approval, None),
        VoteType::ChooseOne => (BallotKind::ChooseOne, None),
        VoteType::Ordinal => (BallotKind::Ranking, None),
        VoteType::Cumulative | VoteType::Scoring => (BallotKind::Points, points()),
    };
    let counting = match method {
        Method::EqualShares(_) => CountingRule::EqualShares,
        _ => CountingRule::Greedy,
    };
    let minimum = meta.minimum_score.and_then(|least| u32::try_from(least).ok()).filter(|least| *least > 0);
    let minimum_score = minimum.filter(|_| counting.takes_minimum());
    Voting { ballot, points, counting, minimum_score, roll: Roll::Open }
}

/// What our other rules find on the same ballots, with the same ties.
fn others(election: &Election, applied: &Rule, counting: CountingRule) -> Vec<Otherwise> {
    let Some(budget) = applied.method.budget() else { return Vec::new() };
    let other = |other| {
        let method = match other {
            CountingRule::EqualShares => rules::equal_shares(budget, Utility::Cost),
            _ => rules::greedy(budget, Utility::Cost, None, Vec::new()),
        };
        Otherwise::count(other, election, Rule { method, ..applied.clone() })
    };
    rules::compared_with(counting, false).into_iter().map(other).collect()
}

fn published(meta: &Meta, ids: &[InitiativeId], listings: &[Listing], outcome: &Outcome) -> Published {
    let won: HashSet<&str> = outcome.winners.iter().map(|winner| winner.project.as_str()).collect();
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let stated = listings.iter().any(|listing| listing.selected.is_some());
    let selected: Vec<&InitiativeId> = ids
        .iter()
        .zip(listings)
        .filter(|(_, listing)| listing.selected == Some(true))
        .map(|(id, _)| id)
        .collect();
    let in_common = selected.iter().filter(|id| won.contains(id.to_string().as_str())).count();
    Published {
        rule: meta.text("rule").filter(|rule| *rule != "unknown").unwrap_or_default().to_owned(),
        same_rule: meta.method().is_some(),
        winners: stated.then(|| small(selected.len())),
        in_common: small(in_common),
    }
}

//! The rehearsal of a count.

use counting::{
    ballot::{Approval, Ballot, written},
    election::{BallotGroup, ConstituencyIndex},
    project::ProjectIndex,
};
use std::collections::BTreeMap;
use uuid::Uuid;

use super::{list_candidates, list_options};
use crate::{
    ballots::{
        Otherwise, exclusions,
        rehearsal::{Rehearsal, Source, example, rules_of},
        rules,
        slate::{Entry, Slate},
    },
    base::{BoardId, Ctx, Deed, Failure, Language, ParticipantId, Stop, withhold::FEWEST_OF_CONSTITUENCY},
    boards, stances,
};

/// Counts a made-up vote on the board's own initiatives by every rule that goes with it. At most seven statements,
/// and nothing is written.
pub async fn rehearse(ctx: &Ctx, id: BoardId, source: Source, language: Language) -> Result<Rehearsal, Stop> {
    let board = boards::queries::find_visible(ctx, id, language).await?;
    ctx.actor.may(Deed::PrepareBallot, Some(board.territory.scope()))?;
    let db = ctx.db.reader();
    let mut options = list_options(db, id).await?;
    if options.is_empty() {
        options = list_candidates(db, id, true).await?;
    }
    let slate = Slate::new(options.iter().map(Entry::from), &exclusions::list(db, id).await?)?;
    let ballots: Vec<Ballot> = match source {
        Source::Example => {
            let cast = example::ballots(id, &board.rules, &options).into_iter();
            cast.filter_map(|choices| written::read(&choices.to_text(), &slate.by_number)).collect()
        }
        Source::Stances => {
            let subjects = options.iter().map(|option| option.initiative.0);
            approvals(&slate, stances::queries::list_supports(db, subjects).await?)
        }
    };
    let voters = u64::try_from(ballots.len()).unwrap_or(u64::MAX);
    let enough = source == Source::Example || voters >= FEWEST_OF_CONSTITUENCY.unsigned_abs();
    let outcomes = if enough { count(&slate, &board, ballots)? } else { Vec::new() };
    Ok(Rehearsal { options, source, voters: enough.then_some(voters), outcomes, board })
}

/// One ballot for each person, approving what she supports.
fn approvals(slate: &Slate, supports: Vec<(Uuid, ParticipantId)>) -> Vec<Ballot> {
    let mut by_person: BTreeMap<ParticipantId, Vec<ProjectIndex>> = BTreeMap::new();
    for (subject, person) in supports {
        by_person.entry(person).or_default().extend(slate.projects.index(&subject.to_string()));
    }
    by_person.into_values().map(|liked| Ballot::Approval(Approval::new(liked))).collect()
}

fn count(slate: &Slate, board: &boards::Board, ballots: Vec<Ballot>) -> Result<Vec<Otherwise>, Failure> {
    let groups = ballots.into_iter().map(|ballot| BallotGroup::single(ConstituencyIndex(0), ballot));
    let election = slate.election(groups)?;
    let outcome = |counting| {
        let (options, exclusive) = (slate.projects.len(), slate.exclusive.clone());
        let rule = rules::counting_rule(board.id, &board.rules, counting, options, exclusive);
        Otherwise::count(counting, &election, rule)
    };
    Ok(rules_of(&board.rules).into_iter().map(outcome).collect())
}

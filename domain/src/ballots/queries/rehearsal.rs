//! The rehearsal of a count.

use counting::{
    ballot::{Approval, Ballot, written},
    election::{BallotGroup, ConstituencyIndex, Election},
    money::Money,
    project::{Project, ProjectId, ProjectIndex, Projects},
};
use std::collections::BTreeMap;
use uuid::Uuid;

use super::{list_candidates, list_options};
use crate::{
    ballots::{
        Choice, Exclusion, Otherwise, exclusions,
        rehearsal::{Rehearsal, Source, example, rules_of},
        rules,
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
    let slate = Slate::of(&options, &exclusions::list(db, id).await?)?;
    let ballots: Vec<Ballot> = match source {
        Source::Example => {
            let cast = example::ballots(id, &board.rules, &options).into_iter();
            cast.filter_map(|choices| written::read(&choices.to_text(), &slate.by_number)).collect()
        }
        Source::Stances => {
            let subjects = options.iter().map(|option| option.initiative.0);
            slate.approvals(stances::queries::list_supports(db, subjects).await?)
        }
    };
    let voters = u64::try_from(ballots.len()).unwrap_or(u64::MAX);
    let enough = source == Source::Example || voters >= FEWEST_OF_CONSTITUENCY.unsigned_abs();
    let outcomes = if enough { slate.count(&board, ballots)? } else { Vec::new() };
    Ok(Rehearsal { options, source, voters: enough.then_some(voters), outcomes, board })
}

/// What could be chosen, as the count wants it.
struct Slate {
    projects: Projects,
    by_number: Vec<Option<ProjectIndex>>,
    exclusive: Vec<Vec<ProjectId>>,
}

impl Slate {
    fn of(options: &[Choice], exclusions: &[Exclusion]) -> Result<Self, Failure> {
        let unreadable = |error: String| Failure::Unreadable(error);
        let project = |option: &Choice| -> Result<Project, Failure> {
            let cost = Money::from_minor(option.cost_cents).map_err(|error| unreadable(error.to_string()))?;
            Ok(Project { id: option.initiative.to_string().into(), cost })
        };
        let projects = options.iter().map(project).collect::<Result<_, _>>()?;
        let projects = Projects::new(projects).map_err(|error| unreadable(error.to_string()))?;
        let by_number = options.iter().map(|option| projects.index(&option.initiative.to_string()));
        let id = |id: String| projects.index(&id).map(|index| projects[index].id.clone());
        let group = |group: &Exclusion| -> Vec<ProjectId> {
            group.initiatives.iter().filter_map(|one| id(one.initiative.to_string())).collect()
        };
        let exclusive = exclusions.iter().map(group).filter(|group| group.len() > 1).collect();
        Ok(Self { by_number: by_number.collect(), exclusive, projects })
    }

    /// One ballot for each person, approving what she supports.
    fn approvals(&self, supports: Vec<(Uuid, ParticipantId)>) -> Vec<Ballot> {
        let mut by_person: BTreeMap<ParticipantId, Vec<ProjectIndex>> = BTreeMap::new();
        for (subject, person) in supports {
            by_person.entry(person).or_default().extend(self.projects.index(&subject.to_string()));
        }
        by_person.into_values().map(|liked| Ballot::Approval(Approval::new(liked))).collect()
    }

    fn count(&self, board: &boards::Board, ballots: Vec<Ballot>) -> Result<Vec<Otherwise>, Failure> {
        let groups = ballots.into_iter().map(|ballot| BallotGroup::single(ConstituencyIndex(0), ballot));
        let election = Election::new(self.projects.clone(), groups)
            .map_err(|error| Failure::Unreadable(error.to_string()))?;
        let outcome = |counting| {
            let exclusive = self.exclusive.clone();
            let rule = rules::counting_rule(board.id, &board.rules, counting, self.projects.len(), exclusive);
            Otherwise::count(counting, &election, rule)
        };
        Ok(rules_of(&board.rules).into_iter().map(outcome).collect())
    }
}

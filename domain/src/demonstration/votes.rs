//! Ballots of the demonstration: as many approvals as the script gives each initiative, dealt out to the voters.

use sea_orm::{ConnectionTrait, Value};

use super::{Member, Placed, Stage, script::Board, spread};
use crate::{
    activity::Measure,
    ballots::{CostBasis, options},
    base::{BoardId, Stop, database::insert_rows, database::statement},
    record::{self, actions::Logged},
};

impl Stage<'_> {
    pub(super) async fn load_votes(
        &mut self,
        board: BoardId,
        frame: &Board,
        placed: &[Placed<'_>],
    ) -> Result<(), Stop> {
        let voters = self.voters(frame);
        if voters.is_empty() {
            return Ok(());
        }
        let mut listed: Vec<&Placed<'_>> =
            placed.iter().filter(|initiative| initiative.script.votes.is_some()).collect();
        listed.sort_by_key(|option| option.id);
        self.insert_options(board, &listed).await?;
        options::freeze(self.transaction, board).await?;
        let ballots = deal(&listed, voters.len(), usize::from(frame.ballot_maximum.unwrap_or(u16::MAX)));
        let begins = frame.phases.iter().find(|span| span.phase == crate::boards::Phase::Voting);
        let (starts, ends) = begins.map_or((-10, 0), |span| (span.starts, span.ends.min(0)));
        let days = usize::try_from((ends - starts).max(1)).unwrap_or(1);
        let mut rows: Vec<Vec<Value>> = Vec::new();
        let mut logged = Vec::new();
        for (number, (member, choices)) in voters.iter().zip(ballots).enumerate() {
            let day = i64::try_from(spread(&frame.key, number, days)).unwrap_or(0);
            let at = self.now.plus_days(starts + day).plus_minutes(60).min(self.now);
            logged.push(Logged {
                voter: member.id,
                ballot: choices.clone(),
                constituency: Some(member.constituency.clone()),
            });
            rows.push(vec![
                board.into(),
                member.id.into(),
                member.constituency.as_str().into(),
                choices.into(),
                at.into(),
                at.into(),
            ]);
            self.seat(board, member, at);
            self.counters.add(board, at, Measure::Ballot, (&member.constituency, "", ""), 1);
        }
        record::actions::append(self.transaction, board, logged).await?;
        let cast = i32::try_from(rows.len()).unwrap_or(0);
        let columns = ["board_id", "voter_id", "constituency", "choices", "cast_at", "changed_at"];
        insert_rows(self.transaction, "ballots", &columns, rows).await?;
        const COUNT: &str = "UPDATE boards SET ballots = $1 WHERE id = $2";
        self.transaction.execute_raw(statement(self.transaction, COUNT, [cast.into(), board.into()])).await?;
        Ok(())
    }

    fn voters(&self, frame: &Board) -> Vec<Member> {
        let of = |(constituency, count): (&String, &usize)| {
            self.crowd(&frame.key, constituency).into_iter().take(*count).collect::<Vec<_>>()
        };
        frame.voters.iter().flat_map(of).collect()
    }

    async fn insert_options(&self, board: BoardId, options: &[&Placed<'_>]) -> Result<(), Stop> {
        let rows = options.iter().enumerate().map(|(place, option)| {
            let number = i32::try_from(place + 1).unwrap_or(i32::MAX);
            let cost = option.script.officer_cost_cents.or(option.script.cost_cents).unwrap_or(0);
            let basis = match (option.script.officer_cost_cents, option.script.cost_cents) {
                (Some(_), _) => CostBasis::Checked,
                (None, Some(_)) => CostBasis::Proposer,
                (None, None) => CostBasis::Missing,
            };
            vec![board.into(), number.into(), option.id.into(), cost.into(), basis.as_str().into()]
        });
        let columns = ["board_id", "number", "initiative_id", "cost_cents", "cost_basis"];
        insert_rows(self.transaction, "ballot_options", &columns, rows.collect()).await?;
        Ok(())
    }
}

/// Deals the approvals out: each option goes to the voters who have fewest so far, none gets more than the most.
fn deal(options: &[&Placed<'_>], voters: usize, most: usize) -> Vec<String> {
    let mut chosen: Vec<Vec<usize>> = vec![Vec::new(); voters];
    for (place, option) in options.iter().enumerate() {
        let mut order: Vec<usize> = (0..voters).collect();
        order.sort_by_key(|voter| (chosen[*voter].len(), spread(&option.script.key, *voter, 1_000_000)));
        for voter in order
            .into_iter()
            .filter(|voter| chosen[*voter].len() < most)
            .take(option.script.votes.unwrap_or(0))
            .collect::<Vec<_>>()
        {
            chosen[voter].push(place + 1);
        }
    }
    chosen
        .into_iter()
        .map(|numbers| numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(","))
        .collect()
}

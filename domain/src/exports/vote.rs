//! A counted vote: what came out, and everything with which to recount it.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::{Cell, Table};
use crate::{
    ballots::{Ranked, Share, Verdict, VoteResult, queries::find_result},
    base::{Actor, BoardId, Ctx, Database, Language, Moment, Stop, database::statement},
    boards::Board,
};

/// The tables of the vote; none before it is counted.
pub(super) async fn read(db: &Database, board: &Board, now: Moment) -> Result<Vec<Table>, Stop> {
    if board.counted_at.is_none() {
        return Ok(Vec::new());
    }
    let ctx = Ctx { db: db.clone(), actor: Actor::Visitor, now };
    let result = find_result(&ctx, board.id, Language::ITALIAN).await?;
    let rule = serde_json::to_string(&result.rule).unwrap_or_default();
    let rules = Table { name: "rule", columns: &["rule"], rows: vec![vec![Cell::Text(rule)]] };
    Ok(vec![rules, ranking(&result), turnout(&result.shares), ballots(db.reader(), board.id).await?])
}

fn ranking(result: &VoteResult) -> Table {
    let row = |ranked: &Ranked| {
        let number = |number: u64| Cell::Number(i64::try_from(number).unwrap_or(i64::MAX));
        let (adopted, reason) = match ranked.verdict {
            Verdict::Adopted { .. } => (true, Cell::Empty),
            Verdict::Lost(reason) => (false, Cell::Text(reason.word().to_owned())),
        };
        vec![
            Cell::Number(ranked.choice.number.into()),
            Cell::Text(ranked.choice.initiative.to_string()),
            Cell::Number(ranked.choice.cost_cents),
            number(ranked.votes),
            Cell::Number(ranked.score),
            Cell::Flag(adopted),
            reason,
        ]
    };
    Table {
        name: "result",
        columns: &["option", "initiative", "cost_cents", "votes", "score", "adopted", "reason"],
        rows: result.ranking.iter().map(row).collect(),
    }
}

/// Empty numbers are withheld, as on the page of the result.
fn turnout(shares: &[Share]) -> Table {
    let row = |share: &Share| {
        let name = share.constituency.as_ref().map_or("", |constituency| constituency.key.as_str());
        let number = |number: Option<u64>| {
            number.and_then(|number| i64::try_from(number).ok()).map_or(Cell::Empty, Cell::Number)
        };
        vec![
            Cell::Text(name.to_owned()),
            number(share.figures.map(|figures| figures.voters)),
            number(share.figures.map(|figures| figures.with_a_winner)),
        ]
    };
    Table {
        name: "turnout",
        columns: &["constituency", "voters", "voters_with_a_winner"],
        rows: shares.iter().map(row).collect(),
    }
}

#[derive(FromQueryResult)]
struct Group {
    choices: String,
    voters: i64,
}

/// The ballots without their voters, equal ones together: whoever counts them again finds the same result.
async fn ballots(db: &impl ConnectionTrait, board: BoardId) -> Result<Table, DbErr> {
    const SQL: &str = "SELECT choices, COUNT(*) AS voters FROM ballots WHERE board_id = $1 \
         GROUP BY choices ORDER BY choices";
    let groups = Group::find_by_statement(statement(db, SQL, [board.into()])).all(db).await?;
    let row = |group: Group| vec![Cell::Text(group.choices), Cell::Number(group.voters)];
    Ok(Table {
        name: "ballots",
        columns: &["choices", "voters"],
        rows: groups.into_iter().map(row).collect(),
    })
}

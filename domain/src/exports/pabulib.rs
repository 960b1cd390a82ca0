//! A finished vote as a file in the Pabulib format, for anybody who counts elections.

use counting::{
    ballot::{Ballot, written},
    money::Money,
    outcome::Counted,
    pabulib::{Listing, VoteType, Writing},
    project::{Project, ProjectIndex, Projects},
};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, FromQueryResult};
use std::collections::BTreeMap;

use crate::{
    ballots::{Count, tables},
    base::{
        BoardId, Currency, Database, Failure, InitiativeId, Language, Refusal, Stop, database::statement,
    },
    boards::{self, BallotKind, Board, Phase, Theme},
};

#[derive(FromQueryResult)]
struct OptionRow {
    initiative_id: InitiativeId,
    cost_cents: i64,
    title: String,
    theme: Theme,
    imported_key: Option<String>,
}

#[derive(FromQueryResult)]
struct Group {
    choices: String,
    voters: i64,
}

/// The vote of a board that was counted: its options by the numbers on the ballot, or by the names of the file from
/// which it was imported, and its ballots without their voters.
///
/// # Errors
/// [`Refusal::NotFound`] for a draft, [`Refusal::VoteNotCounted`] before the count.
pub async fn write(db: &Database, id: BoardId) -> Result<String, Stop> {
    let db = db.reader();
    let board = boards::queries::find(db, id, Language::ITALIAN).await?;
    if board.opened_at.is_none() {
        return Err(Refusal::NotFound.into());
    }
    let row = tables::result::Entity::find_by_id(id).one(db).await?.ok_or(Refusal::VoteNotCounted)?;
    let unreadable = |error: String| Failure::Unreadable(error);
    let count: Count = serde_json::from_str(&row.outcome).map_err(|error| unreadable(error.to_string()))?;
    let (listings, by_number) = listings(list_options(db, id).await?, &count)?;
    let mut ballots: Vec<(Ballot, i64)> = Vec::new();
    for group in list_groups(db, &board).await? {
        let ballot = written::read(&group.choices, &by_number);
        ballots.push((ballot.ok_or_else(|| unreadable(format!("a ballot of board {id}")))?, group.voters));
    }
    let entries = entries(&board, &count, &listings);
    let writing =
        Writing { entries: &entries, vote_type: vote_type(board.rules.voting.ballot), listings: &listings };
    let repeated = ballots.iter().flat_map(|(ballot, voters)| {
        std::iter::repeat_n(ballot, usize::try_from(*voters).unwrap_or_default())
    });
    Ok(writing.with(repeated))
}

const fn vote_type(kind: BallotKind) -> VoteType {
    match kind {
        BallotKind::Approval | BallotKind::Knapsack => VoteType::Approval,
        BallotKind::ChooseOne => VoteType::ChooseOne,
        BallotKind::Points => VoteType::Cumulative,
        BallotKind::Ranking => VoteType::Ordinal,
    }
}

async fn list_options(db: &impl ConnectionTrait, board: BoardId) -> Result<Vec<OptionRow>, DbErr> {
    const SQL: &str = "SELECT o.initiative_id, o.cost_cents, i.title, i.theme, i.imported_key \
         FROM ballot_options o JOIN initiatives i ON i.id = o.initiative_id \
         WHERE o.board_id = $1 ORDER BY o.number";
    OptionRow::find_by_statement(statement(db, SQL, [board.into()])).all(db).await
}

/// Ballots taken back do not count; a blank one of an imported file does.
async fn list_groups(db: &impl ConnectionTrait, board: &Board) -> Result<Vec<Group>, DbErr> {
    const SQL: &str = "SELECT choices, COUNT(*) AS voters FROM ballots \
         WHERE board_id = $1 AND (choices <> '' OR $2) GROUP BY choices ORDER BY choices";
    let values = [board.id.into(), board.imported_from.is_some().into()];
    Group::find_by_statement(statement(db, SQL, values)).all(db).await
}

/// The options in the order of their names, and where each stands by its number.
fn listings(
    options: Vec<OptionRow>,
    count: &Count,
) -> Result<(Vec<Listing>, Vec<Option<ProjectIndex>>), Failure> {
    let outcome = &count.outcome;
    let won = outcome.winners.iter().map(|counted| (counted, true));
    let lost = outcome.losers.iter().map(|loser| (&loser.counted, false));
    let counted: BTreeMap<&str, (&Counted, bool)> =
        won.chain(lost).map(|(counted, won)| (counted.project.as_str(), (counted, won))).collect();
    let mut listings = Vec::with_capacity(options.len());
    for (number, option) in (1..).zip(options) {
        let id: String = option.imported_key.unwrap_or_else(|| u32::to_string(&number));
        let found = counted.get(option.initiative_id.to_string().as_str());
        listings.push(Listing {
            line: 0,
            id: id.into(),
            cost: Money::from_minor(option.cost_cents)
                .map_err(|error| Failure::Unreadable(error.to_string()))?,
            name: option.title,
            description: None,
            categories: vec![option.theme.to_string()],
            targets: Vec::new(),
            district: None,
            neighbourhood: None,
            coordinates: None,
            votes: found.map(|(counted, _)| counted.votes),
            score: found.map(|(counted, _)| counted.score),
            selected: Some(found.is_some_and(|(_, won)| *won)),
        });
    }
    let project = |listing: &Listing| Project { id: listing.id.clone(), cost: listing.cost };
    let projects = Projects::new(listings.iter().map(project).collect())
        .map_err(|error| Failure::Unreadable(error.to_string()))?;
    let by_number = listings.iter().map(|listing| projects.index(listing.id.as_str())).collect();
    listings.sort_by(|one, other| one.id.cmp(&other.id));
    Ok((listings, by_number))
}

fn entries(board: &Board, count: &Count, listings: &[Listing]) -> Vec<(&'static str, String)> {
    let rules = &board.rules;
    // Where no money is shared out the format wants a budget all the same: one that leaves nothing out.
    let all = listings.iter().fold(Money::ZERO, |sum, listing| sum.saturating_add(listing.cost));
    let budget = count.rule.method.budget().unwrap_or(all.max(Money::UNIT));
    let minimum = match &count.rule.method {
        counting::rule::Method::Greedy(greedy) => greedy.minimum_score,
        counting::rule::Method::MostVoted(most) => most.minimum_score,
        _ => None,
    };
    let named = count.rule.method.pabulib_name().unwrap_or(rules.voting.counting.as_str());
    let day = |moment: crate::base::Moment| moment.day().iso();
    let last = rules.phases.end_of(Phase::Voting).map(|ends| crate::base::Moment(ends.0 - 1));
    let known = Some(rules.currency).filter(|currency| *currency != Currency::UNKNOWN);
    let entries = [
        ("description", Some(board.wording.question.clone())),
        (
            "country",
            Some(
                if board.imported_from.is_some() { board.territory.region.as_str() } else { "Italy" }
                    .to_owned(),
            ),
        ),
        ("unit", Some(board.territory.name.clone())),
        ("budget", Some(budget.plain())),
        ("currency", known.map(|currency| currency.to_string())),
        ("rule", Some(named.to_owned())),
        ("date_begin", rules.phases.voting.map(day)),
        ("date_end", last.map(day)),
        ("language", Some(board.wording.language.to_string())),
        ("min_length", Some("1".to_owned())),
        ("max_length", rules.most_choices().map(|most| most.to_string())),
        ("max_sum_points", rules.voting.points.map(|points| points.to_string())),
        ("min_project_score_threshold", minimum.map(|least| least.to_string())),
    ];
    entries.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}

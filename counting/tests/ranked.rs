//! One winner out of a few options, by rankings.
#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

use std::num::NonZeroU32;

use counting::ballot::{Approval, Ballot, Ranking};
use counting::count;
use counting::election::{BallotGroup, ConstituencyIndex, Election};
use counting::money::Money;
use counting::most_voted::MostVoted;
use counting::outcome::{Outcome, Reason};
use counting::project::{Project, Projects};
use counting::rule::{Method, RankPoints, Rule};
use counting::ties::TieOrder;
use rstest::rstest;

const NOWHERE: ConstituencyIndex = ConstituencyIndex(0);

/// Options with one letter each; `ACB` ranks A first.
fn election(options: &str, votes: &[(u32, &str)]) -> Election {
    let project = |letter: char| Project { id: letter.to_string().into(), cost: Money::ZERO };
    let projects = Projects::new(options.chars().map(project).collect()).unwrap();
    let ranking = |text: &str| Ranking::new(text.chars().filter_map(|one| projects.index(&one.to_string())));
    let group = |(voters, text): &(u32, &str)| BallotGroup {
        constituency: NOWHERE,
        ballot: Ballot::Ranking(ranking(text)),
        voters: *voters,
    };
    let groups: Vec<BallotGroup> = votes.iter().map(group).collect();
    Election::new(projects, groups).unwrap()
}

fn count_by(method: Method, election: &Election) -> Outcome {
    count(election, &Rule { method, rank_points: RankPoints::Borda, ties: TieOrder::Lexicographic })
}

fn borda() -> Method {
    Method::MostVoted(MostVoted { seats: NonZeroU32::MIN, minimum_score: None })
}

fn told(outcome: &Outcome) -> (&str, Vec<(&str, Reason)>) {
    let losers = outcome.losers.iter().map(|loser| (loser.counted.project.as_str(), loser.reason));
    (outcome.winners[0].project.as_str(), losers.collect())
}

/// The capital of Tennessee: Memphis, Nashville, Chattanooga, Knoxville.
const TENNESSEE: &[(u32, &str)] = &[(42, "MNCK"), (26, "NCKM"), (15, "CKNM"), (17, "KCNM")];

#[rstest]
#[case::borda(borda(), "N")]
#[case::instant_runoff(Method::InstantRunoff, "K")]
#[case::schulze(Method::Schulze, "N")]
fn three_methods_choose_a_capital(#[case] method: Method, #[case] expected: &str) {
    assert_eq!(told(&count_by(method, &election("MNCK", TENNESSEE))).0, expected);
}

#[test]
fn who_is_struck_off_is_told_when_and_what_was_missing() {
    let outcome = count_by(Method::InstantRunoff, &election("MNCKX", TENNESSEE));
    let losers = vec![
        ("M", Reason::StruckOff { round: 3, lacked: 16 }),
        ("N", Reason::StruckOff { round: 2, lacked: 6 }),
        ("C", Reason::StruckOff { round: 1, lacked: 2 }),
        ("X", Reason::NoSupport),
    ];
    assert_eq!(told(&outcome), ("K", losers));
}

#[test]
fn the_first_example_of_schulzes_paper_comes_out_as_printed() {
    let votes = [
        (5, "ACBED"),
        (5, "ADECB"),
        (8, "BEDAC"),
        (3, "CABED"),
        (7, "CAEBD"),
        (2, "CBADE"),
        (7, "DCEBA"),
        (8, "EBADC"),
    ];
    let outcome = count_by(Method::Schulze, &election("ABCDE", &votes));
    let losers = vec![
        ("A", Reason::Beaten { lacked: 2 }),
        ("C", Reason::Beaten { lacked: 8 }),
        ("B", Reason::Beaten { lacked: 8 }),
        ("D", Reason::Beaten { lacked: 14 }),
    ];
    assert_eq!(told(&outcome), ("E", losers));
}

#[rstest]
#[case::instant_runoff(Method::InstantRunoff, ("A", vec![("B", Reason::StruckOff { round: 1, lacked: 0 })]))]
#[case::schulze(Method::Schulze, ("A", vec![("B", Reason::LostTie)]))]
fn a_tie_is_decided_by_the_order_fixed_before(
    #[case] method: Method,
    #[case] expected: (&str, Vec<(&str, Reason)>),
) {
    assert_eq!(told(&count_by(method, &election("AB", &[(3, "AB"), (3, "BA")]))), expected);
}

#[rstest]
#[case::instant_runoff(Method::InstantRunoff)]
#[case::schulze(Method::Schulze)]
fn blank_ballots_elect_nobody(#[case] method: Method) {
    let outcome = count_by(method, &election("AB", &[(3, "")]));
    assert!(outcome.winners.is_empty());
    assert!(outcome.losers.iter().all(|loser| loser.reason == Reason::NoSupport));
}

#[test]
fn an_approval_of_one_option_is_a_first_place_and_one_of_several_is_none() {
    let projects = election("ABC", &[]).projects().clone();
    let approving = |ids: &str, voters| {
        let approval = Approval::new(ids.chars().filter_map(|id| projects.index(&id.to_string())));
        BallotGroup { constituency: NOWHERE, ballot: Ballot::Approval(approval), voters }
    };
    let groups = [approving("A", 2), approving("B", 3), approving("AC", 9)];
    let election = Election::new(projects.clone(), groups).unwrap();
    assert_eq!(told(&count_by(Method::InstantRunoff, &election)).0, "B");
    assert_eq!(told(&count_by(Method::Schulze, &election)).0, "A");
}

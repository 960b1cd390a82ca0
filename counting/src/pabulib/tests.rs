use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::ballot::{Approval, Ballot, Points, Ranking};
use crate::money::MoneyError;
use crate::project::ProjectIndex;
use crate::ties::TieOrder;

const HEAD: &str = "META\nkey;value\nbudget;100\nvote_type;";
const LIST: &str = "\nPROJECTS\nproject_id;cost\nb;10\na;20,5\nVOTES\n";

fn file(vote_type: &str, votes: &str) -> String {
    format!("{HEAD}{vote_type}{LIST}{votes}")
}

const A: ProjectIndex = ProjectIndex(0);
const B: ProjectIndex = ProjectIndex(1);

#[rstest]
#[case("approval", "voter_id;vote\n1;b,a,b", Ballot::Approval(Approval::new([A, B])))]
#[case("choose-1", "voter_id;vote;sex\n1; b ;F", Ballot::Approval(Approval::new([B])))]
#[case("ordinal", "voter_id;vote\n1;b,a,b", Ballot::Ranking(Ranking::new([B, A])))]
#[case("cumulative", "voter_id;points;vote\n1;3,2.0;b,a", Ballot::Points(Points::new([(A, 2), (B, 3)])))]
#[case("scoring", "voter_id;vote;points\n1;a;-1", Ballot::Points(Points::new([(A, -1)])))]
#[case("approval", "voter_id;vote\n1;", Ballot::Approval(Approval::new([])))]
fn every_kind_of_ballot_is_read(#[case] vote_type: &str, #[case] votes: &str, #[case] ballot: Ballot) {
    let text = file(vote_type, votes);
    assert_eq!(parse(&text).unwrap().votes[0].ballot, ballot);
}

#[rstest]
#[case::empty("", Cause::MissingSection(Section::Meta).on(1))]
#[case::not_a_pb_file("\nname;cost\n", Cause::MissingSection(Section::Meta).on(1))]
#[case::ends_early("META\nkey;value\nbudget;1\n", Cause::MissingSection(Section::Projects).on(4))]
#[case::no_budget("META\nkey;value\nPROJECTS\n", Cause::MissingKey("budget").on(1))]
#[case::no_vote_type("META\nkey;value\nbudget;1\nPROJECTS\n", Cause::MissingKey("vote_type").on(1))]
#[case::bad_budget(
    "META\nkey;value\nbudget;a lot\nPROJECTS\n",
    Cause::Money { field: "budget", text: "a lot".to_owned(), error: MoneyError::NotANumber }.on(3)
)]
#[case::bad_limit(
    &format!("{HEAD}approval\nmax_length;many\nPROJECTS\n"),
    Cause::NotANumber { field: "max_length", text: "many".to_owned() }.on(5)
)]
#[case::bad_vote_type(&file("telepathy", ""), Cause::UnknownVoteType("telepathy".to_owned()).on(4))]
#[case::no_cost_column(&format!("{HEAD}approval\nPROJECTS\nproject_id\n"), Cause::MissingColumn("cost").on(6))]
#[case::no_cost(&format!("{HEAD}approval\nPROJECTS\nproject_id;cost\na\n"), Cause::MissingField("cost").on(7))]
#[case::negative_cost(
    &format!("{HEAD}approval\nPROJECTS\nproject_id;cost\na;-1\n"),
    Cause::Money { field: "cost", text: "-1".to_owned(), error: MoneyError::Negative }.on(7)
)]
#[case::no_projects(&format!("{HEAD}approval\nPROJECTS\nproject_id;cost\nVOTES\n"), Cause::NoProjects.on(7))]
#[case::repeated_project(
    &format!("{HEAD}approval\nPROJECTS\nproject_id;cost\na;1\nb;1\na;2\nVOTES\n"),
    Cause::RepeatedProject("a".to_owned()).on(9)
)]
#[case::no_votes_section(
    &format!("{HEAD}approval\nPROJECTS\nproject_id;cost\na;1\n"),
    Cause::MissingSection(Section::Votes).on(8)
)]
#[case::no_names(&file("approval", ""), Cause::MissingSection(Section::Votes).on(10))]
#[case::no_vote_column(&file("approval", "voter_id\n"), Cause::MissingColumn("vote").on(10))]
#[case::no_points_column(&file("cumulative", "voter_id;vote\n"), Cause::MissingColumn("points").on(10))]
#[case::no_voter(&file("approval", "voter_id;vote\n;a\n"), Cause::MissingField("voter_id").on(11))]
#[case::unknown_project(
    &file("approval", "voter_id;vote\n1;a\n\n2;a,c\n"),
    Cause::UnknownProject("c".to_owned()).on(13)
)]
#[case::too_many_fields(
    &file("approval", "voter_id;vote\n1;a;b\n"),
    Cause::TooManyFields { expected: 2, found: 3 }.on(11)
)]
#[case::uneven_points(
    &file("cumulative", "voter_id;vote;points\n1;a,b;1\n"),
    Cause::UnevenPoints { projects: 2, points: 1 }.on(11)
)]
#[case::half_a_point(
    &file("cumulative", "voter_id;vote;points\n1;a;0.5\n"),
    Cause::NotANumber { field: "points", text: "0.5".to_owned() }.on(11)
)]
#[case::unclosed_quote(&file("approval", "voter_id;vote\n1;\"a\n"), Cause::UnclosedQuote.on(11))]
fn a_wrong_file_is_refused_with_line_and_cause(#[case] text: &str, #[case] expected: Error) {
    assert_eq!(parse(text), Err(expected));
}

#[test]
fn bytes_that_are_not_utf8_are_refused_on_their_line() {
    assert_eq!(text(b"META\nkey;value\n\xff"), Err(Cause::NotUtf8.on(3)));
}

#[test]
fn what_a_file_tells_of_a_project_is_kept() {
    let text = format!(
        "{HEAD}approval\nPROJECTS\nproject_id;cost;name;category;beneficiaries;neighborhood;district;latitude;\
         longitude;selected;votes;description\n\
         7;12,50;\"A \"\"green\"\" yard\";greenery, education;children,adults;Borgo;Centro;43,11;12.38;1;1;Trees\n\
         VOTES\nvoter_id;vote\n1;7\n"
    );
    let file = parse(&text).unwrap();
    let expected = Listing {
        line: 7,
        id: "7".into(),
        cost: "12.50".parse().unwrap(),
        name: "A \"green\" yard".to_owned(),
        description: Some("Trees".to_owned()),
        categories: vec!["greenery".to_owned(), "education".to_owned()],
        targets: vec!["children".to_owned(), "adults".to_owned()],
        district: Some("Centro".to_owned()),
        neighbourhood: Some("Borgo".to_owned()),
        coordinates: Some(Coordinates { latitude: 43.11, longitude: 12.38 }),
        votes: Some(1),
        score: None,
        selected: Some(true),
    };
    assert_eq!(file.listings, [expected]);
    assert_eq!(file.warnings, []);
}

#[test]
fn what_is_odd_is_counted_with_a_warning() {
    let text = format!(
        "\u{feff}{HEAD}approval\nmax_length;1\nnum_votes;9\nnum_projects;3\nPROJECTS\n\
         project_id;cost;votes;score;latitude;longitude\na;1;5;2;91;0\nb;1;2;2;;\n\
         VOTES\nvoter_id;vote\n1;b,b\n1;a\n2;b,a\n"
    );
    let expected = [
        Warning::NoPlaceOnEarth { line: 10 },
        Warning::RepeatedOnBallot { line: 14 },
        Warning::RepeatedVoter { line: 15 },
        Warning::OutsideLimits { line: 16, named: 2 },
        Warning::ProjectsDiffer { stated: 3, found: 2 },
        Warning::VotesDiffer { stated: 9, found: 3 },
        Warning::ProjectVotesDiffer { project: "a".into(), stated: 5, counted: 2 },
    ];
    assert_eq!(parse(&text).unwrap().warnings, expected);
}

#[test]
fn a_score_that_differs_from_the_ballots_is_told() {
    let text = format!(
        "{HEAD}cumulative\nPROJECTS\nproject_id;cost;score\na;1;5\nVOTES\nvoter_id;vote;points\n1;a;4\n"
    );
    let expected = [Warning::ProjectScoreDiffers { project: "a".into(), stated: 5, counted: 4 }];
    assert_eq!(parse(&text).unwrap().warnings, expected);
}

#[test]
fn the_reader_ends_after_an_error() {
    let text = file("approval", "voter_id;vote\n1;a\n2;x\n3;a\n");
    let read: Vec<bool> = Reader::open(&text).unwrap().map(|vote| vote.is_ok()).collect();
    assert_eq!(read, [true, false]);
}

#[test]
fn a_rule_that_we_have_is_taken_from_a_file() {
    let with_rule = |rule: &str| format!("{HEAD}approval\nrule;{rule}{LIST}voter_id;vote\n1;a\n");
    let rule = |name: &str| parse(&with_rule(name)).unwrap().rule(TieOrder::Lexicographic);
    assert!(rule("greedy-no-skip").is_some());
    assert!(rule("equalshares/add1").is_some());
    assert_eq!(rule("unknown"), None);
    assert_eq!(rule(""), None);
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_but_never_panics(
        text in "(META|PROJECTS|VOTES|[a-z0-9;,.\"\r\n-]|budget;1\n){0,60}"
    ) {
        let _ = parse(&text);
    }

    #[test]
    fn any_section_of_votes_is_read_or_refused_but_never_panics(votes in "[ab12;,.\"\n-]{0,60}") {
        let votes = format!("voter_id;vote;points\n{votes}");
        for vote_type in ["approval", "ordinal", "cumulative"] {
            if let Ok(file) = parse(&file(vote_type, &votes)) {
                prop_assert!(file.election().groups().len() <= file.votes.len());
            }
        }
    }
}

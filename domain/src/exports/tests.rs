use rstest::rstest;
use sea_orm::ConnectionTrait;

use super::{Cell, Export, Table, collect};
use crate::{
    base::{Refusal, Stop, database::statement},
    boards::{Moderation, actions::prepare},
    imports::{
        initiatives::{self, Row},
        pabulib::{Source, import},
    },
    testing::{NOW, draft, for_each_database},
};

const FILE: &str = "META
key;value
num_projects;2
budget;1000
vote_type;approval
rule;greedy
PROJECTS
project_id;cost;name
a;600;Un orto
b;500;Una scuola
VOTES
voter_id;vote
secret-voter-1;a,b
secret-voter-2;a
secret-voter-3;a
";

fn table<'a>(tables: &'a [Table], name: &str) -> &'a Table {
    tables.iter().find(|table| table.name == name).unwrap()
}

#[tokio::test]
async fn an_export_holds_a_vote_that_can_be_recounted_and_no_voter() {
    for_each_database(|world| async move {
        let source = Source { name: "a.pb", bytes: FILE.as_bytes(), territory: None };
        let board = import(&world.db, source, NOW, |_, _| {}).await.unwrap().board;
        let export = collect(&world.db, board, NOW).await.unwrap();
        let text = |text: &str| Cell::Text(text.to_owned());
        let ballots = &table(&export.tables, "ballots").rows;
        assert_eq!(ballots, &[vec![text("1"), Cell::Number(2)], vec![text("1,2"), Cell::Number(1)]]);
        let adopted: Vec<&Cell> = table(&export.tables, "result").rows.iter().map(|row| &row[5]).collect();
        assert_eq!(adopted, [&Cell::Flag(true), &Cell::Flag(false)]);
        // Three voters are too few for a figure of their group.
        assert_eq!(table(&export.tables, "turnout").rows, [vec![text(""), Cell::Empty, Cell::Empty]]);
        let json = export.to_json();
        assert_eq!(json["initiatives"][0]["title"], "Un orto");
        assert!(!json.to_string().contains("secret-voter"));
    })
    .await;
}

#[tokio::test]
async fn every_row_has_a_cell_for_every_column() {
    for_each_database(|world| async move {
        let source = Source { name: "a.pb", bytes: FILE.as_bytes(), territory: None };
        let board = import(&world.db, source, NOW, |_, _| {}).await.unwrap().board;
        for table in collect(&world.db, board, NOW).await.unwrap().tables {
            assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{}", table.name);
        }
        assert_eq!(
            collect(&world.db, world.board(Moderation::After).await, NOW).await.unwrap().tables.len(),
            7
        );
    })
    .await;
}

#[tokio::test]
async fn stances_of_few_people_are_withheld() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let row = Row {
            line: 2,
            title: "Orto comune".into(),
            body: "Un orto comune dietro la stazione, con acqua.".into(),
            ..Row::default()
        };
        initiatives::import(&world.db, board, &[row], NOW).await.unwrap();
        const TALLY: &str = "INSERT INTO initiative_tallies (initiative_id, constituency, supports, doubts, passes) \
             SELECT id, $1, $2, 0, 0 FROM initiatives";
        for (constituency, supports) in
            [("third_country_citizens", 30), ("third_sector", 3), ("public_bodies", 11), ("local_community", 40)]
        {
            let tally = statement(world.db.writer(), TALLY, [constituency.into(), supports.into()]);
            world.db.writer().execute_raw(tally).await.unwrap();
        }
        let export = collect(&world.db, board, NOW).await.unwrap();
        let shown: Vec<(String, String)> = table(&export.tables, "stances")
            .rows
            .iter()
            .map(|row| (row[1].to_csv(), row[2].to_csv()))
            .collect();
        let expected = [
            ("local_community", "40"),
            ("public_bodies", ""),
            ("third_country_citizens", "30"),
            ("third_sector", ""),
        ];
        assert_eq!(shown, expected.map(|(key, number)| (key.to_owned(), number.to_owned())));
    })
    .await;
}

#[rstest]
#[case("=HYPERLINK(1)", "'=HYPERLINK(1)")]
#[case("+39 075", "'+39 075")]
#[case("- primo punto", "'- primo punto")]
#[case("@SUM(1)", "'@SUM(1)")]
#[case("\t=1", "'\t=1")]
#[case("\r=1", "'\r=1")]
#[case("\n=1", "'\n=1")]
#[case("＝1", "'＝1")]
#[case("Osimo = Jesi", "Osimo = Jesi")]
#[case("", "")]
fn what_people_wrote_is_no_formula_in_csv_and_as_typed_in_json(#[case] text: &str, #[case] written: &str) {
    let cell = Cell::Text(text.to_owned());
    assert_eq!(cell.to_csv(), written);
    let table = Table { name: "one", columns: &["cell"], rows: vec![vec![cell]] };
    assert_eq!(Export { at: NOW, tables: vec![table] }.to_json()["one"][0]["cell"], text);
}

#[test]
fn a_number_stays_a_number() {
    assert_eq!(
        [Cell::Number(-5), Cell::Flag(true), Cell::Empty].map(|cell| cell.to_csv()),
        ["-5", "true", ""]
    );
}

#[tokio::test]
async fn a_draft_is_not_exported() {
    for_each_database(|world| async move {
        let board = prepare(&world.ctx(world.officer).await, &draft(world.town)).await.unwrap();
        let answer = collect(&world.db, board, NOW).await;
        assert!(matches!(answer, Err(Stop::Refused(Refusal::NotFound))));
    })
    .await;
}

#[tokio::test]
async fn a_finished_vote_becomes_a_file_that_reads_and_counts_the_same() {
    for_each_database(|world| async move {
        let source = Source { name: "a.pb", bytes: FILE.as_bytes(), territory: None };
        let board = import(&world.db, source, NOW, |_, _| {}).await.unwrap().board;
        let text = super::pabulib::write(&world.db, board).await.unwrap();
        assert!(!text.contains("secret-voter"));
        let (read, first) =
            (counting::pabulib::parse(&text).unwrap(), counting::pabulib::parse(FILE).unwrap());
        assert_eq!(read.election(), first.election());
        assert_eq!((read.meta.budget, read.meta.method()), (first.meta.budget, first.meta.method()));
        let selected: Vec<Option<bool>> = read.listings.iter().map(|listing| listing.selected).collect();
        assert_eq!(selected, [Some(true), Some(false)]);
        assert!(read.warnings.is_empty(), "{:?}", read.warnings);
    })
    .await;
}

#[tokio::test]
async fn a_vote_that_is_not_counted_does_not_become_a_file() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let answer = super::pabulib::write(&world.db, board).await;
        assert!(matches!(answer, Err(Stop::Refused(Refusal::VoteNotCounted))));
    })
    .await;
}

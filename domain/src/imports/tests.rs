mod lists;

use sea_orm::{EntityTrait, PaginatorTrait};
use std::{fs, path::PathBuf};

use super::{
    ImportError,
    pabulib::{Imported, Source, import},
};
use crate::{
    ballots::{Verdict, queries::find_result, tables::ballot},
    base::{Ctx, Currency, Language},
    boards::{self, Phase},
    initiatives::{State, queries::find_frame, tables::initiative},
    testing::{NOW, World, for_each_database},
};

const FILE: &str = "META
key;value
description;Municipal PB in Springfield
country;Italy
unit;Springfield
instance;2024
num_projects;3
num_votes;4
budget;1000
vote_type;approval
rule;greedy
date_begin;01.06.2024
date_end;30.06.2024
max_length;2
currency;EUR
PROJECTS
project_id;cost;votes;name;category;selected
a;600;3;Un orto;urban greenery;1
b;500;2;Una scuola;education;0
c;400;1;Una festa;culture;1
VOTES
voter_id;vote
1;a,b
2;a
3;b,a
4;c
";

async fn try_import(world: &World, text: &str) -> Result<Imported, ImportError> {
    let source = Source { name: "springfield.pb", bytes: text.as_bytes(), territory: None };
    import(&world.db, source, NOW, |_, _| {}).await
}

#[tokio::test]
async fn an_election_becomes_a_board_with_its_finished_vote() {
    for_each_database(|world| async move {
        let imported = try_import(&world, FILE).await.unwrap();
        assert_eq!((imported.initiatives, imported.ballots, imported.adopted), (3, 4, 2));
        assert_eq!((imported.published.winners, imported.published.in_common), (Some(2), 2));
        let board =
            boards::queries::find(world.db.reader(), imported.board, Language::ITALIAN).await.unwrap();
        assert_eq!(board.wording.question, "Municipal PB in Springfield, 2024");
        assert_eq!(board.territory.name, "Springfield");
        assert_eq!((board.ballots, board.phase(NOW)), (4, Phase::Closed));
        assert_eq!(board.rules.currency, Currency::EURO);
        let reader = Ctx { ..world.visitor() };
        let result = find_result(&reader, imported.board, Language::ITALIAN).await.unwrap();
        let ranking: Vec<(&str, u64, bool)> = result
            .ranking
            .iter()
            .map(|one| (one.choice.title.as_str(), one.votes, matches!(one.verdict, Verdict::Adopted { .. })))
            .collect();
        assert_eq!(ranking, [("Un orto", 3, true), ("Una festa", 1, true), ("Una scuola", 2, false)]);
        let rows = initiative::Entity::find().all(world.db.reader()).await.unwrap();
        assert!(
            rows.iter()
                .all(|row| row.is_public && (row.state == State::Adopted) != (row.title == "Una scuola"))
        );
    })
    .await;
}

#[tokio::test]
async fn amounts_stay_in_the_currency_that_the_file_names() {
    for_each_database(|world| async move {
        let cases = [
            (FILE.replace("currency;EUR", "currency;PLN"), "PLN"),
            (FILE.replace("currency;EUR", "currency;chf"), "CHF"),
            (FILE.replace("currency;EUR", "currency;zł"), "XXX"),
            (FILE.replace("currency;EUR\n", ""), "XXX"),
        ];
        for (text, expected) in cases {
            let name = format!("{expected} {}", text.len());
            let source = Source { name: &name, bytes: text.as_bytes(), territory: None };
            let board = import(&world.db, source, NOW, |_, _| {}).await.unwrap().board;
            let found = boards::queries::find(world.db.reader(), board, Language::ITALIAN).await.unwrap();
            assert_eq!(found.rules.currency.as_str(), expected);
            let initiatives = initiative::Entity::find().all(world.db.reader()).await.unwrap();
            let one = initiatives.iter().find(|row| row.board_id == board).unwrap();
            let frame = find_frame(world.db.reader(), one.id).await.unwrap();
            assert_eq!(frame.rules.currency, found.rules.currency);
        }
    })
    .await;
}

#[tokio::test]
async fn a_file_is_not_imported_twice() {
    for_each_database(|world| async move {
        let first = try_import(&world, FILE).await.unwrap();
        let second = try_import(&world, FILE).await;
        assert!(matches!(second, Err(ImportError::ImportedBefore(board)) if board == first.board));
    })
    .await;
}

#[tokio::test]
async fn a_wrong_file_is_named_by_line_and_cause_and_leaves_nothing_behind() {
    for_each_database(|world| async move {
        let wrong = [
            (FILE.replace("4;c", "4;d"), "line 26: the project \"d\" is not listed"),
            (FILE.replace("b;500", "b;x"), "line 19: \"x\" in cost: not an amount of money"),
            (FILE.replace("VOTES", "VOTE"), "line "),
            (String::new(), "line 1: the section META should begin here"),
        ];
        for (text, expected) in wrong {
            let error = try_import(&world, &text).await.unwrap_err().to_string();
            assert!(error.starts_with(expected), "{error}");
        }
        let elsewhere = Source { name: "a.pb", bytes: FILE.as_bytes(), territory: Some("999999") };
        let error = import(&world.db, elsewhere, NOW, |_, _| {}).await.unwrap_err();
        assert_eq!(error.to_string(), "there is no territory with the ISTAT code 999999");
        assert_eq!(initiative::Entity::find().count(world.db.reader()).await.unwrap(), 0);
        assert_eq!(ballot::Entity::find().count(world.db.reader()).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_file_that_was_cut_off_is_not_taken_for_a_whole_one() {
    for_each_database(|world| async move {
        let cases = [
            (FILE.replace("4;c\n", ""), "line 25: the file ends after 3 of 4 votes"),
            (FILE.replace("3;b,a\n4;c\n", "3;b"), "line 25: the file ends after 3 of 4 votes"),
            (FILE[..FILE.find("VOTES").unwrap()].to_owned(), "line 21: the section VOTES should begin here"),
            (
                FILE[..FILE.find("currency").unwrap()].to_owned(),
                "line 15: the section PROJECTS should begin here",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(try_import(&world, &text).await.unwrap_err().to_string(), expected);
        }
        assert_eq!(initiative::Entity::find().count(world.db.reader()).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_file_with_other_separators_twice_the_same_id_or_other_letters_is_named() {
    for_each_database(|world| async move {
        let cases = [
            (
                FILE.replace(';', ","),
                "line 2: one column only: semicolons should separate the columns of META",
            ),
            (FILE.replace("b;500", "a;500"), "line 19: the project \"a\" is listed twice"),
            (FILE.replace("budget;1000\n", ""), "line 1: META says nothing about budget"),
        ];
        for (text, expected) in cases {
            assert_eq!(try_import(&world, &text).await.unwrap_err().to_string(), expected);
        }
        let latin: Vec<u8> = FILE
            .replace("Un orto", "Un\u{1}orto")
            .bytes()
            .map(|byte| if byte == 1 { 0xE8 } else { byte })
            .collect();
        let source = Source { name: "springfield.pb", bytes: &latin, territory: None };
        let error = import(&world.db, source, NOW, |_, _| {}).await.unwrap_err();
        assert_eq!(error.to_string(), "line 18: not UTF-8 text");
        assert_eq!(initiative::Entity::find().count(world.db.reader()).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn an_import_belongs_to_the_territory_that_is_named() {
    for_each_database(|world| async move {
        let source = Source { name: "a.pb", bytes: FILE.as_bytes(), territory: Some("054039") };
        let imported = import(&world.db, source, NOW, |_, _| {}).await.unwrap();
        let board =
            boards::queries::find(world.db.reader(), imported.board, Language::ITALIAN).await.unwrap();
        assert_eq!(board.territory.id, world.town);
    })
    .await;
}

/// The real elections: in the folder named by `TAVOLATA_PABULIB`, or beside the project.
fn shelf() -> Vec<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/pabulib");
    let folder = std::env::var("TAVOLATA_PABULIB").unwrap_or_else(|_| beside.to_owned());
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("skipped: no real elections in {folder}");
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "pb"));
    files.sort();
    files
}

#[tokio::test]
async fn small_real_elections_of_every_ballot_kind_come_in_whole() {
    for_each_database(|world| async move {
        let small = shelf().into_iter().filter(|path| fs::metadata(path).unwrap().len() < 500_000);
        for path in small {
            let name = path.file_name().unwrap().to_str().unwrap();
            let bytes = fs::read(&path).unwrap();
            let source = Source { name, bytes: &bytes, territory: None };
            let imported = import(&world.db, source, NOW, |_, _| {}).await.unwrap();
            let reader = Ctx { ..world.visitor() };
            let result = find_result(&reader, imported.board, Language::ITALIAN).await.unwrap();
            assert_eq!(result.totals.voters, imported.ballots as u64, "{name}");
            assert_eq!(result.ranking.len(), imported.initiatives, "{name}");
            if imported.published.same_rule {
                let published = imported.published.winners.unwrap_or(imported.published.in_common);
                assert_eq!(imported.published.in_common, published, "{name}");
            }
        }
    })
    .await;
}

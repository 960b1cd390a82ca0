//! Lists of initiatives.

use sea_orm::{EntityTrait, PaginatorTrait};

use crate::{
    base::{BoardId, Language},
    boards::{self, Moderation, Theme, actions::prepare},
    imports::initiatives::{self, Row},
    initiatives::{State, tables::initiative},
    testing::{NOW, draft, for_each_database},
};

fn row(line: u64, title: &str) -> Row {
    let body = "Un orto comune dietro la stazione, con acqua e attrezzi per tutti.".to_owned();
    Row { line, title: title.to_owned(), body, ..Row::default() }
}

#[tokio::test]
async fn a_list_of_initiatives_is_published_on_its_board() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::Before).await;
        let full = Row {
            theme: "culture".into(),
            language: "it".into(),
            cost: "1200,50".into(),
            place: "Fontivegge".into(),
            territory: "054".into(),
            key: "7".into(),
            ..row(2, "Orto comune")
        };
        let imported = initiatives::import(&world.db, board, &[full, row(3, "Scuola aperta")], NOW).await;
        assert_eq!(imported.unwrap(), 2);
        let rows = initiative::Entity::find().all(world.db.reader()).await.unwrap();
        let full = rows.iter().find(|row| row.title == "Orto comune").unwrap();
        assert_eq!(
            (full.theme, full.cost_cents, full.territory_id),
            (Theme::Culture, Some(120_050), world.province)
        );
        let plain = rows.iter().find(|row| row.title == "Scuola aperta").unwrap();
        assert_eq!(
            (plain.theme, plain.territory_id, plain.state),
            (Theme::Environment, world.town, State::Published)
        );
        let board = boards::queries::find(world.db.reader(), board, Language::ITALIAN).await.unwrap();
        assert_eq!(board.initiatives, 2);
    })
    .await;
}

#[tokio::test]
async fn one_wrong_row_keeps_the_whole_list_out() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::Before).await;
        let wrong = [
            (Row { title: "ab".into(), ..row(3, "") }, "line 3: title: shorter than 3 characters"),
            (Row { body: String::new(), ..row(3, "Orto") }, "line 3: body: nothing there"),
            (Row { theme: "sport".into(), ..row(3, "Orto") }, "line 3: theme: none of volunteering,"),
            (Row { language: "IT".into(), ..row(3, "Orto") }, "line 3: language: not a language tag"),
            (Row { cost: "-3".into(), ..row(3, "Orto") }, "line 3: cost: an amount below zero"),
            (Row { territory: "999".into(), ..row(3, "Orto") }, "line 3: territory: no ISTAT code 999"),
        ];
        for (bad, expected) in wrong {
            let rows = [row(2, "Orto comune"), bad];
            let error = initiatives::import(&world.db, board, &rows, NOW).await.unwrap_err().to_string();
            assert!(error.starts_with(expected), "{error}");
        }
        assert_eq!(initiative::Entity::find().count(world.db.reader()).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn every_wrong_row_of_a_list_is_named() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::Before).await;
        let rows = [
            Row { theme: "sport".into(), ..row(2, "Orto") },
            row(3, "Orto comune"),
            Row { cost: "many".into(), ..row(4, "Orto") },
        ];
        let error = initiatives::import(&world.db, board, &rows, NOW).await.unwrap_err().to_string();
        let lines: Vec<&str> = error.lines().collect();
        assert_eq!(lines.len(), 2);
        assert!(lines[0].starts_with("line 2: theme: none of"), "{error}");
        assert_eq!(lines[1], "line 4: cost: not an amount of money");
    })
    .await;
}

#[tokio::test]
async fn a_list_goes_onto_an_open_board_only() {
    for_each_database(|world| async move {
        let draft = prepare(&world.ctx(world.officer).await, &draft(world.town)).await.unwrap();
        for board in [draft, BoardId::new()] {
            let error =
                initiatives::import(&world.db, board, &[row(2, "Orto comune")], NOW).await.unwrap_err();
            assert_eq!(error.to_string(), format!("there is no open board {board}"));
        }
        assert_eq!(initiative::Entity::find().count(world.db.reader()).await.unwrap(), 0);
    })
    .await;
}

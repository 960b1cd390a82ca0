//! Lists, columns, search.

use super::{draft_in, publish, stand};
use crate::{
    base::{BoardId, Cursor, InitiativeId},
    boards::{Moderation, Theme},
    initiatives::{Card, Filter, Sort, Stage, State, actions, queries},
    people::Capacity,
    testing::{NOW, World, for_each_database},
};

const SEATS: [&str; 4] = ["third_country_citizens", "third_sector", "public_bodies", "local_community"];

fn seats() -> Vec<String> {
    SEATS.map(str::to_owned).to_vec()
}

async fn titles(world: &World, board: BoardId, filter: Filter, sort: Sort) -> Vec<String> {
    let page = queries::list(world.db.reader(), board, &seats(), &filter, sort, None).await.unwrap();
    page.rows.into_iter().map(|card| card.title).collect()
}

async fn publish_in(world: &World, board: BoardId, title: &str, body: &str, tag: &str) -> InitiativeId {
    let ctx = world.ctx(world.karima).await;
    let draft = draft_in(title, body, tag);
    let id = actions::write_draft(&ctx, board, &draft, Capacity::Personal).await.unwrap();
    actions::submit(&ctx, id).await.unwrap();
    id
}

#[tokio::test]
async fn words_are_found_in_any_script() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        publish_in(&world, board, "Perché non un orto?", "Dietro la scuola c’è un terreno vuoto.", "it")
            .await;
        publish_in(&world, board, "حديقة للأطفال", "نريد مكانًا آمنًا للَّعِب قرب المدرسة.", "ar").await;
        publish_in(&world, board, "বাংলা ভাষার ক্লাস", "শিশুদের জন্য বাংলা ভাষার ক্লাস দরকার এখানে।", "bn").await;
        publish_in(&world, board, "Їдальня для всіх", "Спільна кухня раз на тиждень у центрі.", "uk").await;
        for (asked, title) in [
            ("perche ORTO", "Perché non un orto?"),
            ("terren", "Perché non un orto?"),
            ("حديقه", "حديقة للأطفال"),
            ("المدرسة", "حديقة للأطفال"),
            ("বাংলা", "বাংলা ভাষার ক্লাস"),
            ("їдаль", "Їдальня для всіх"),
        ] {
            let filter = Filter { search: asked.to_owned(), ..Filter::default() };
            assert_eq!(titles(&world, board, filter, Sort::Newest).await, [title], "{asked}");
        }
        for nothing in ["orto panchine", "\" OR panchine \"", "zzz*"] {
            let filter = Filter { search: nothing.to_owned(), ..Filter::default() };
            let found = titles(&world, board, filter, Sort::Newest).await;
            assert!(found.is_empty(), "{nothing}: {found:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_list_is_filtered_and_sorted() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let other_board = world.board(Moderation::After).await;
        let karima = world.ctx(world.karima).await;
        let orto = publish(&karima, board, "Orto").await;
        let later = world.ctx_at(world.karima, NOW.plus_minutes(5)).await;
        let banchi = publish(&later, board, "Panchine").await;
        publish(&karima, other_board, "Altrove").await;
        stand(&world, orto, "third_sector", [12, 1, 0]).await;
        let all = Filter::default;
        assert_eq!(titles(&world, board, all(), Sort::Newest).await, ["Panchine", "Orto"]);
        assert_eq!(titles(&world, board, all(), Sort::MostSupported).await, ["Orto", "Panchine"]);
        assert_eq!(titles(&world, board, all(), Sort::LeastHeard).await, ["Panchine", "Orto"]);
        actions::begin_co_design(&world.ctx(world.officer).await, banchi).await.unwrap();
        let staged = Filter { stage: Some(Stage::InDesign), ..all() };
        assert_eq!(titles(&world, board, staged, Sort::Newest).await, ["Panchine"]);
        let themed = Filter { theme: Some(Theme::Culture), ..all() };
        assert!(titles(&world, board, themed, Sort::Newest).await.is_empty());
        let placed = Filter { territory: Some(world.town), language: "it".parse().ok(), ..all() };
        assert_eq!(titles(&world, board, placed, Sort::Newest).await.len(), 2);
        let columns = queries::list_columns(world.db.reader(), board, &seats()).await.unwrap();
        let heights: Vec<usize> = columns.iter().map(|column| column.cards.len()).collect();
        assert_eq!(heights, [1, 1, 0, 0, 0]);
        let choices = queries::list_choices(world.db.reader(), board).await.unwrap();
        assert_eq!(choices.territories.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_long_list_is_paged_without_loss_in_every_order() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        for number in 0..30 {
            let ctx = world.ctx_at(world.karima, NOW.plus_minutes(number / 3)).await;
            let id = publish(&ctx, board, &format!("Idea {number}")).await;
            stand(&world, id, "third_sector", [i32::try_from(number % 4).unwrap(), 1, 0]).await;
        }
        for sort in Sort::ALL {
            let before = world.db.statements();
            let all = Filter::default();
            let first = queries::list(world.db.reader(), board, &seats(), &all, *sort, None).await.unwrap();
            assert_eq!(world.db.statements() - before, 2, "however many rows");
            let next = first.next.clone().unwrap();
            assert_eq!(next.key, 0, "the address tells no number");
            let address = Cursor::from_address(&next.to_address());
            let second = queries::list(world.db.reader(), board, &seats(), &all, *sort, address.as_ref())
                .await
                .unwrap();
            assert_eq!(second.next, None);
            let mut ids: Vec<InitiativeId> =
                first.rows.iter().chain(&second.rows).map(|card: &Card| card.id).collect();
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), 30, "{sort}");
        }
        let before = world.db.statements();
        let columns = queries::list_columns(world.db.reader(), board, &seats()).await.unwrap();
        assert_eq!(world.db.statements() - before, 2);
        assert_eq!((columns[0].cards.len(), columns[0].more), (6, true));
    })
    .await;
}

#[tokio::test]
async fn similar_initiatives_are_found_while_typing() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let karima = world.ctx(world.karima).await;
        let orto = publish(&karima, board, "Orto comune del quartiere").await;
        publish(&karima, board, "Cinema all’aperto in piazza").await;
        let found = |text: &'static str, except| {
            let db = world.db.clone();
            async move { queries::list_similar(db.reader(), board, text, except).await.unwrap() }
        };
        let similar = found("Un ORTO per il quartiere nuovo", None).await;
        assert_eq!(similar.first().map(|similar| similar.id), Some(orto));
        assert!(found("Un orto per il quartiere", Some(orto)).await.iter().all(|similar| similar.id != orto));
        assert!(found("xyz", None).await.is_empty());
        assert!(found("' | \" * ", None).await.is_empty());
        actions::enter_state(world.db.writer(), orto, State::Hidden, None, NOW).await.unwrap();
        assert!(found("orto comune", None).await.iter().all(|similar| similar.id != orto));
    })
    .await;
}

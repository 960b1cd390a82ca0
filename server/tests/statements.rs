//! The statements of every page: a fixed number of SQL statements, whatever the number of rows.
#![allow(clippy::unwrap_used)]

mod furnished;
mod listed;
mod visitors;

use axum::Router;
use domain::testing::{World, for_each_database};
use furnished::{Furnished, furnish};
use listed::pages::{PAGES, Reader};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};
use visitors::{Visitor, house};

#[test]
fn every_route_of_the_house_has_its_row() {
    let declared: BTreeSet<String> =
        routes(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/src")).collect();
    let listed: BTreeSet<String> = PAGES.iter().map(|page| page.route.to_owned()).collect();
    let unlisted: Vec<_> = declared.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&declared).collect();
    assert!(
        unlisted.is_empty() && gone.is_empty(),
        "not on the list: {unlisted:#?}\nno longer there: {gone:#?}"
    );
}

#[tokio::test]
async fn every_page_takes_as_many_statements_as_the_list_says() {
    for_each_database(|world| async move {
        let furnished = furnish(&world, 1).await;
        let wrong = differences(&world, &furnished).await;
        assert!(wrong.is_empty(), "in a small house:\n{}", wrong.join("\n"));
    })
    .await;
}

#[tokio::test]
async fn where_there_are_more_rows_no_page_takes_more_statements() {
    for_each_database(|world| async move {
        let furnished = furnish(&world, 4).await;
        let wrong = differences(&world, &furnished).await;
        assert!(wrong.is_empty(), "in a larger house:\n{}", wrong.join("\n"));
    })
    .await;
}

/// The pages that do not take the number of statements that the list says.
async fn differences(world: &World, furnished: &Furnished) -> Vec<String> {
    let router = house(world);
    let mut readers = readers(&router, world, furnished).await;
    let mut wrong = Vec::new();
    for reader in readers.values_mut() {
        // The first page of a day notes that its reader came.
        reader.get("/it/about").await;
    }
    for page in PAGES {
        let address = furnished.fill(world, &format!("/it{}", page.address));
        let reader = readers.get_mut(&page.reader).unwrap();
        let before = world.db.statements();
        let answer = reader.get(&address).await;
        let taken = world.db.statements() - before;
        assert!(!answer.status.is_server_error(), "{address}: {}", answer.status);
        if taken != page.statements {
            wrong
                .push(format!("{} for {:?}: {taken}, listed {}", page.address, page.reader, page.statements));
        }
    }
    wrong
}

async fn readers(router: &Router, world: &World, furnished: &Furnished) -> BTreeMap<Reader, Visitor> {
    let mut readers = BTreeMap::new();
    for reader in Reader::ALL {
        let visitor = match reader {
            Reader::Visitor => Visitor::at(router),
            Reader::Participant => Visitor::come_in(router, world, world.karima).await,
            Reader::Moderator => Visitor::come_in(router, world, world.other_moderator).await,
            Reader::Officer => Visitor::come_in(router, world, world.officer).await,
            Reader::Mediator => Visitor::come_in(router, world, furnished.mediator).await,
            Reader::Administrator => Visitor::come_in(router, world, world.administrator).await,
            Reader::Partner => Visitor::come_in(router, world, furnished.partner).await,
            Reader::Member => Visitor::come_in(router, world, world.sofia).await,
        };
        readers.insert(reader, visitor);
    }
    readers
}

/// The routes that the slices declare; that of the language stands before all others.
fn routes(folder: &Path) -> impl Iterator<Item = String> {
    let texts = rust_files(folder).into_iter().map(|file| fs::read_to_string(file).unwrap());
    let declared = texts.flat_map(|text| {
        let pieces = text.split("path=path!(\"").skip(1);
        pieces.map(|piece| piece.split('"').next().unwrap().to_owned()).collect::<Vec<_>>()
    });
    declared.filter(|route| route != "/:language")
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files
}

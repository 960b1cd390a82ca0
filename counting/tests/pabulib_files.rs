//! Real elections are read whole, and those that name their rule give the winners that the cities published.
#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod shelf;

use std::collections::BTreeSet;
use std::fs;

use counting::count;
use counting::pabulib::{Warning, parse, text};
use counting::ties::TieOrder;

#[test]
fn every_file_is_read_and_only_one_states_a_score_that_its_ballots_do_not_give() {
    for path in shelf::files("", "pb") {
        let bytes = fs::read(&path).unwrap();
        let file = parse(text(&bytes).unwrap()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(file.meta.votes_stated, Some(file.votes.len() as u64), "{}", path.display());
        assert_eq!(file.meta.projects_stated, Some(file.listings.len() as u64), "{}", path.display());
        let expected = match shelf::name(&path) {
            "Switzerland_Zurich_S5R" => {
                vec![Warning::ProjectScoreDiffers { project: "24".into(), stated: 198, counted: 202 }]
            }
            _ => Vec::new(),
        };
        assert_eq!(file.warnings, expected, "{}", path.display());
    }
}

#[test]
fn places_and_categories_of_projects_are_kept() {
    for path in shelf::files("", "pb").into_iter().filter(|path| shelf::name(path).contains("Mokotow")) {
        let bytes = fs::read(&path).unwrap();
        let file = parse(text(&bytes).unwrap()).unwrap();
        let pond = file.listings.iter().find(|listing| listing.id.as_str() == "1794").unwrap();
        assert_eq!(pond.categories, ["public space", "urban greenery", "environmental protection"]);
        assert_eq!(pond.targets, ["people with disabilities", "seniors", "adults", "youth", "children"]);
        let coordinates = pond.coordinates.unwrap();
        assert!((coordinates.latitude - 52.206_076).abs() < 1e-6);
        assert!((coordinates.longitude - 21.024_944).abs() < 1e-6);
    }
}

#[test]
fn elections_counted_by_the_rule_of_their_file_give_the_published_winners() {
    let mut checked = 0;
    let paths = shelf::files("", "pb");
    for path in &paths {
        let bytes = fs::read(path).unwrap();
        let file = parse(text(&bytes).unwrap()).unwrap();
        let Some(rule) = file.rule(TieOrder::Lexicographic) else { continue };
        let published: BTreeSet<&str> = file
            .listings
            .iter()
            .filter(|listing| listing.selected == Some(true))
            .map(|listing| listing.id.as_str())
            .collect();
        if published.is_empty() {
            continue;
        }
        let outcome = count(&file.election(), &rule);
        let winners: BTreeSet<&str> = outcome.winners.iter().map(|winner| winner.project.as_str()).collect();
        assert_eq!(winners, published, "{}", path.display());
        checked += 1;
    }
    assert!(paths.is_empty() || checked == 11, "{checked} elections had something to compare");
}

use std::fmt::Write as _;

use super::listing::Listing;
use super::meta::VoteType;
use crate::ballot::Ballot;
use crate::project::ProjectIndex;

/// An election as it is written into a file.
#[derive(Clone, Copy, Debug)]
pub struct Writing<'a> {
    /// What it says about itself, in this order: `description`, `budget`, `rule` and whatever else; the kind of
    /// ballot and the numbers of projects and votes are added.
    pub entries: &'a [(&'a str, String)],
    /// The kind of ballot.
    pub vote_type: VoteType,
    /// The projects in the order of their ids, the order that ballots refer to.
    pub listings: &'a [Listing],
}

impl Writing<'_> {
    /// The whole file. Voters are numbered from 1 in the order of the ballots; of how many ballots are equal nothing
    /// is lost.
    pub fn with<'b>(&self, votes: impl IntoIterator<Item = &'b Ballot>) -> String {
        let votes: Vec<&Ballot> = votes.into_iter().collect();
        let mut text = String::from("META\nkey;value\n");
        let numbers = [("num_projects", self.listings.len()), ("num_votes", votes.len())];
        for (key, value) in self.entries {
            row(&mut text, &[key, value]);
        }
        row(&mut text, &["vote_type", self.vote_type.name()]);
        for (key, number) in numbers {
            row(&mut text, &[key, &number.to_string()]);
        }
        self.write_listings(&mut text);
        self.write_votes(&mut text, &votes);
        text
    }

    fn write_listings(&self, text: &mut String) {
        text.push_str("PROJECTS\nproject_id;cost;votes;score;name;category;selected\n");
        let number = |number: Option<String>| number.unwrap_or_default();
        for listing in self.listings {
            row(
                text,
                &[
                    listing.id.as_str(),
                    &listing.cost.plain(),
                    &number(listing.votes.map(|votes| votes.to_string())),
                    &number(listing.score.map(|score| score.to_string())),
                    &listing.name,
                    &listing.categories.join(","),
                    &number(listing.selected.map(|selected| u8::from(selected).to_string())),
                ],
            );
        }
    }

    fn write_votes(&self, text: &mut String, votes: &[&Ballot]) {
        let points = matches!(self.vote_type, VoteType::Cumulative | VoteType::Scoring);
        text.push_str(if points { "VOTES\nvoter_id;vote;points\n" } else { "VOTES\nvoter_id;vote\n" });
        for (number, ballot) in (1..).zip(votes) {
            let id = |index: &ProjectIndex| self.listings[index.position()].id.as_str();
            let list = |indexes: &[ProjectIndex]| indexes.iter().map(id).collect::<Vec<_>>().join(",");
            // Writing into a text never fails.
            let _ = write!(text, "{number};");
            match ballot {
                Ballot::Approval(approval) => text.push_str(&field(&list(approval.projects()))),
                Ballot::Ranking(ranking) => text.push_str(&field(&list(ranking.projects()))),
                Ballot::Points(points) => {
                    let named: Vec<&str> = points.given().iter().map(|(index, _)| id(index)).collect();
                    let given: Vec<String> = points.given().iter().map(|(_, one)| one.to_string()).collect();
                    let _ = write!(text, "{};{}", field(&named.join(",")), given.join(","));
                }
            }
            // A blank ballot of another kind than the file's still has all its columns.
            if points && !matches!(ballot, Ballot::Points(_)) {
                text.push(';');
            }
            text.push('\n');
        }
    }
}

fn row(text: &mut String, fields: &[&str]) {
    let fields: Vec<String> = fields.iter().map(|one| field(one)).collect();
    text.push_str(&fields.join(";"));
    text.push('\n');
}

/// A field as it stands in a line: on one line, in quotes where it holds what separates.
fn field(text: &str) -> String {
    let line = text.split(['\r', '\n']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let line = line.trim();
    if line.contains([';', '"']) { format!("\"{}\"", line.replace('"', "\"\"")) } else { line.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ballot::{Approval, Points, Ranking};
    use crate::equal_shares::{Add1, Comparison, EqualShares, Start, Stop};
    use crate::greedy::{Greedy, Misfit, Utility};
    use crate::money::Money;
    use crate::pabulib::parse;
    use crate::phragmen::Phragmen;
    use crate::rule::Method;
    use rstest::rstest;

    const A: ProjectIndex = ProjectIndex(0);
    const B: ProjectIndex = ProjectIndex(1);

    fn listing(id: &str, name: &str, selected: bool) -> Listing {
        Listing {
            line: 0,
            id: id.into(),
            cost: "20.50".parse().unwrap(),
            name: name.to_owned(),
            description: None,
            categories: vec!["culture".to_owned()],
            targets: Vec::new(),
            district: None,
            neighbourhood: None,
            coordinates: None,
            votes: Some(1),
            score: Some(4),
            selected: Some(selected),
        }
    }

    #[rstest]
    #[case(VoteType::Approval, Ballot::Approval(Approval::new([A, B])))]
    #[case(VoteType::ChooseOne, Ballot::Approval(Approval::new([B])))]
    #[case(VoteType::Ordinal, Ballot::Ranking(Ranking::new([B, A])))]
    #[case(VoteType::Cumulative, Ballot::Points(Points::new([(A, 2), (B, 3)])))]
    #[case(VoteType::Scoring, Ballot::Points(Points::new([(A, -1)])))]
    fn every_kind_of_ballot_reads_back_as_it_was_written(
        #[case] vote_type: VoteType,
        #[case] ballot: Ballot,
    ) {
        let listings =
            [listing("a", "Un orto; e \"un forno\"\nper tutti", true), listing("b", "حديقة", false)];
        let entries = [("description", "Il parco; e poi?".to_owned()), ("budget", "100".to_owned())];
        let blank = match vote_type {
            VoteType::Cumulative | VoteType::Scoring => Ballot::Points(Points::new([])),
            VoteType::Ordinal => Ballot::Ranking(Ranking::new([])),
            _ => Ballot::Approval(Approval::new([])),
        };
        let votes = [ballot, blank];
        let text = Writing { entries: &entries, vote_type, listings: &listings }.with(&votes);
        let read = parse(&text).unwrap();
        assert_eq!(read.votes.iter().map(|vote| vote.ballot.clone()).collect::<Vec<_>>(), votes);
        assert_eq!(read.meta.text("description"), Some("Il parco; e poi?"));
        assert_eq!((read.meta.vote_type, read.meta.votes_stated), (vote_type, Some(2)));
        let names: Vec<&str> = read.listings.iter().map(|listing| listing.name.as_str()).collect();
        assert_eq!(names, ["Un orto; e \"un forno\" per tutti", "حديقة"]);
        assert_eq!(
            read.listings.iter().map(|one| one.selected).collect::<Vec<_>>(),
            [Some(true), Some(false)]
        );
        assert_eq!(read.listings[0].cost, Money::from_minor(2050).unwrap());
    }

    #[test]
    fn a_rule_that_is_written_by_its_name_is_read_as_the_same() {
        let budget: Money = "100".parse().unwrap();
        let greedy = |utility, misfit, minimum_score| {
            Method::Greedy(Greedy { budget, utility, misfit, minimum_score, exclusive: Vec::new() })
        };
        let shares = |utility, add1, fill_up, comparison| {
            let start = if add1 { Start::Integral } else { Start::Exact };
            let add1 = add1.then_some(Add1 { step: Money::UNIT, stop: Stop::LastFeasible });
            Method::EqualShares(EqualShares { budget, utility, start, add1, fill_up, comparison })
        };
        let methods = [
            greedy(Utility::Cost, Misfit::Skip, None),
            greedy(Utility::Cost, Misfit::Skip, Some(3)),
            greedy(Utility::Cost, Misfit::Stop, None),
            greedy(Utility::Cardinality, Misfit::Skip, None),
            shares(Utility::Cost, false, false, Comparison::None),
            shares(Utility::Cost, true, false, Comparison::None),
            shares(Utility::Cost, true, false, Comparison::Satisfaction),
            shares(Utility::Cost, true, true, Comparison::None),
            shares(Utility::Cardinality, true, true, Comparison::None),
            Method::Phragmen(Phragmen { budget }),
        ];
        for method in methods {
            let name = method.pabulib_name().unwrap();
            let mut entries = vec![("budget", "100".to_owned()), ("rule", name.to_owned())];
            if let Method::Greedy(Greedy { minimum_score: Some(least), .. }) = &method {
                entries.push(("min_project_score_threshold", least.to_string()));
            }
            let listings = [listing("a", "a", true)];
            let writing = Writing { entries: &entries, vote_type: VoteType::Approval, listings: &listings };
            let text = writing.with(&[Ballot::Approval(Approval::new([A]))]);
            assert_eq!(parse(&text).unwrap().meta.method(), Some(method), "{name}");
        }
    }
}

//! How ballots of every kind are stored: `1,4` approves, `1:3,4:2` gives points, `>4>1` ranks; an empty text is
//! a blank ballot. Numbers are those of the board's options.

use counting::{
    ballot::{Approval, Ballot, Points, Ranking},
    project::ProjectIndex,
};

/// The text of a ballot; `number` gives the number of an option.
pub(crate) fn write(ballot: &Ballot, number: impl Fn(ProjectIndex) -> u16) -> String {
    match ballot {
        Ballot::Approval(approval) => {
            let mark = |option: &ProjectIndex| number(*option).to_string();
            approval.projects().iter().map(mark).collect::<Vec<_>>().join(",")
        }
        Ballot::Points(points) => {
            let pair = |(option, points): &(ProjectIndex, i32)| format!("{}:{points}", number(*option));
            points.given().iter().map(pair).collect::<Vec<_>>().join(",")
        }
        Ballot::Ranking(ranking) => {
            let place = |option: &ProjectIndex| format!(">{}", number(*option));
            ranking.projects().iter().map(place).collect::<Vec<_>>().concat()
        }
    }
}

/// The ballot of a text. `options` are the board's options in the order of their numbers; marks for one that is
/// no longer there are passed over. `None` where the text does not read or names a number beyond them.
pub(crate) fn read(text: &str, options: &[Option<ProjectIndex>]) -> Option<Ballot> {
    let option = |number: &str| {
        let number: usize = number.parse().ok()?;
        options.get(number.checked_sub(1)?).copied()
    };
    if let Some(ranking) = text.strip_prefix('>') {
        let ranked: Option<Vec<_>> = ranking.split('>').map(option).collect();
        return Some(Ballot::Ranking(Ranking::new(ranked?.into_iter().flatten())));
    }
    let items = || text.split(',').filter(|item| !item.is_empty());
    if text.contains(':') {
        let pair = |item: &str| {
            let (number, points) = item.split_once(':')?;
            Some((option(number)?, points.parse().ok()?))
        };
        let given: Option<Vec<(Option<ProjectIndex>, i32)>> = items().map(pair).collect();
        let there = given?.into_iter().filter_map(|(option, points)| Some((option?, points)));
        return Some(Ballot::Points(Points::new(there)));
    }
    let approved: Option<Vec<_>> = items().map(option).collect();
    Some(Ballot::Approval(Approval::new(approved?.into_iter().flatten())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use counting::{
        money::Money,
        project::{Project, Projects},
    };

    fn options() -> Vec<Option<ProjectIndex>> {
        let project = |id: &str| Project { id: id.into(), cost: Money::ZERO };
        let projects = Projects::new(["a", "b", "c"].map(project).to_vec()).unwrap();
        projects.iter().map(|(index, _)| Some(index)).collect()
    }

    #[test]
    fn every_kind_of_ballot_reads_back_as_it_was_written() {
        let options = options();
        let number = |index| {
            let place = options.iter().position(|option| *option == Some(index)).unwrap();
            u16::try_from(place + 1).unwrap()
        };
        for text in ["", "2", "1,3", "1:3,2:-1", ">2", ">3>1>2"] {
            assert_eq!(write(&read(text, &options).unwrap(), number), text);
        }
    }

    #[test]
    fn marks_for_an_option_taken_off_the_ballot_are_passed_over() {
        let mut options = options();
        let first = options[0];
        let third = options[2];
        options[1] = None;
        let approval = Approval::new([first, third].map(Option::unwrap));
        assert_eq!(read("1,2,3", &options), Some(Ballot::Approval(approval)));
        let points = Points::new([(first.unwrap(), 3)]);
        assert_eq!(read("1:3,2:5", &options), Some(Ballot::Points(points)));
        assert_eq!(read(">2>1", &options), Some(Ballot::Ranking(Ranking::new([first.unwrap()]))));
    }

    #[test]
    fn a_number_beyond_the_options_does_not_read() {
        for text in ["0", "4", "1,4", "4:1", ">4", "x", "1:"] {
            assert_eq!(read(text, &options()), None, "{text}");
        }
    }
}

//! The canonical text of a ballot: `1,4` approves, `1:3,4:2` gives points, `>4>1` ranks; an empty text is a blank
//! or a withdrawn ballot. Numbers are those that the options bear, from 1.
//!
//! A ballot has one text: numbers ascend (on a ranking they stand in its order), each stands once, none has a sign or
//! a leading zero. Ballots are stored, committed to and published in this form, so it must not drift.

use super::{Approval, Ballot, Points, Ranking};
use crate::project::ProjectIndex;

/// The text of a ballot; `number` gives the number of an option.
pub fn write(ballot: &Ballot, number: impl Fn(ProjectIndex) -> u16) -> String {
    match ballot {
        Ballot::Approval(approval) => {
            let mut marks: Vec<u16> = approval.projects().iter().map(|option| number(*option)).collect();
            marks.sort_unstable();
            marks.iter().map(u16::to_string).collect::<Vec<_>>().join(",")
        }
        Ballot::Points(points) => {
            let given = points.given().iter();
            let mut pairs: Vec<(u16, i32)> =
                given.map(|(option, points)| (number(*option), *points)).collect();
            pairs.sort_unstable();
            let pair = |(number, points): &(u16, i32)| format!("{number}:{points}");
            pairs.iter().map(pair).collect::<Vec<_>>().join(",")
        }
        Ballot::Ranking(ranking) => {
            let place = |option: &ProjectIndex| format!(">{}", number(*option));
            ranking.projects().iter().map(place).collect::<Vec<_>>().concat()
        }
    }
}

/// The ballot of a canonical text. `options` are the options in the order of their numbers; marks for one that is
/// no longer there are passed over. `None` where the text is not canonical or names a number beyond them.
pub fn read(text: &str, options: &[Option<ProjectIndex>]) -> Option<Ballot> {
    let option = |number: u16| options.get(usize::from(number).checked_sub(1)?).copied();
    if let Some(ranking) = text.strip_prefix('>') {
        let numbers: Vec<u16> = ranking.split('>').map(plain).collect::<Option<_>>()?;
        let ranked: Vec<Option<ProjectIndex>> =
            numbers.iter().map(|number| option(*number)).collect::<Option<_>>()?;
        let once = numbers.iter().enumerate().all(|(place, number)| !numbers[..place].contains(number));
        return once.then(|| Ballot::Ranking(Ranking::new(ranked.into_iter().flatten())));
    }
    let mut last = 0;
    let mut ascending = |number: u16| {
        let after = number > last;
        last = number;
        after.then_some(number)
    };
    let items = || text.split(',').take(if text.is_empty() { 0 } else { usize::MAX });
    if text.contains(':') {
        let mut given = Vec::new();
        for item in items() {
            let (number, points) = item.split_once(':')?;
            let there = option(ascending(plain(number)?)?)?;
            given.extend(there.zip(Some(plain::<i32>(points)?)));
        }
        return Some(Ballot::Points(Points::new(given)));
    }
    let mut approved = Vec::new();
    for item in items() {
        approved.extend(option(ascending(plain(item)?)?)?);
    }
    Some(Ballot::Approval(Approval::new(approved)))
}

/// A number written as we write it: without plus, leading zeros or a negative nothing.
fn plain<N: std::str::FromStr + ToString>(text: &str) -> Option<N> {
    let number: N = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Money;
    use crate::project::{Project, Projects};
    use proptest::prelude::*;

    fn options() -> Vec<Option<ProjectIndex>> {
        let project = |id: &str| Project { id: id.into(), cost: Money::ZERO };
        let projects = Projects::new(["a", "b", "c"].map(project).to_vec()).unwrap();
        projects.iter().map(|(index, _)| Some(index)).collect()
    }

    fn number(options: &[Option<ProjectIndex>]) -> impl Fn(ProjectIndex) -> u16 {
        move |index| {
            let place = options.iter().position(|option| *option == Some(index)).unwrap();
            u16::try_from(place + 1).unwrap()
        }
    }

    #[test]
    fn every_kind_of_ballot_reads_back_as_it_was_written() {
        let options = options();
        for text in ["", "2", "1,3", "1:3,2:-1", "3:0", ">2", ">3>1>2"] {
            assert_eq!(write(&read(text, &options).unwrap(), number(&options)), text);
        }
    }

    #[test]
    fn numbers_ascend_even_where_the_ids_of_the_options_do_not() {
        let options: Vec<_> = options().into_iter().rev().collect();
        for text in ["1,2,3", "1:5,3:2", ">3>1"] {
            assert_eq!(write(&read(text, &options).unwrap(), number(&options)), text);
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

    #[test]
    fn a_ballot_written_in_another_way_does_not_read() {
        let other = [
            "3,1", "1,1", "01", "+1", "1,", ",1", "1, 3", "1:3,1:2", "2:1,1:1", "1:+3", "1:-0", "1:03",
            "1,2:1", ">1>1", ">", ">>1", ">01", "1>2", ":",
        ];
        for text in other {
            assert_eq!(read(text, &options()), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_text_that_reads_is_the_one_text_of_its_ballot(text in "[>]?[0-4]?[0-4,:>+-]{0,7}") {
            let options = options();
            if let Some(ballot) = read(&text, &options) {
                prop_assert_eq!(write(&ballot, number(&options)), text);
            }
        }
    }
}

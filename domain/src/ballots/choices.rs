use serde::{Deserialize, Serialize};

use crate::{base::Refusal, boards::BallotKind};

/// What is marked on a ballot. Numbers are those of the board's options.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Choices(Marks);

/// The marks of each kind of ballot.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Marks {
    /// The chosen options, ascending, each once.
    Approval(Vec<u16>),
    /// The options by number, each with its points, none without.
    Points(Vec<(u16, u16)>),
    /// The options in order, the best first.
    Ranking(Vec<u16>),
}

impl Choices {
    /// These options, all liked alike; one named twice counts once.
    pub fn new(numbers: impl IntoIterator<Item = u16>) -> Self {
        let mut numbers: Vec<u16> = numbers.into_iter().collect();
        numbers.sort_unstable();
        numbers.dedup();
        Self(Marks::Approval(numbers))
    }

    /// These options with these points; of one named twice the first mention counts.
    pub fn points(given: impl IntoIterator<Item = (u16, u16)>) -> Self {
        let mut given: Vec<(u16, u16)> = given.into_iter().filter(|(_, points)| *points > 0).collect();
        given.sort_by_key(|(number, _)| *number);
        given.dedup_by_key(|(number, _)| *number);
        Self(Marks::Points(given))
    }

    /// These options, the best first.
    pub fn ranking(numbers: impl IntoIterator<Item = u16>) -> Self {
        Self(Marks::Ranking(numbers.into_iter().collect()))
    }

    /// What a filled paper of this kind says: the options that are ticked, or those beside which a number is written,
    /// which is points or a place. Places may be left out in between.
    pub fn of_paper<'a>(
        kind: BallotKind,
        ticked: impl IntoIterator<Item = u16>,
        numbered: impl IntoIterator<Item = (u16, &'a str)>,
    ) -> Result<Self, Refusal> {
        if matches!(kind, BallotKind::Approval | BallotKind::ChooseOne | BallotKind::Knapsack) {
            return Ok(Self::new(ticked));
        }
        let written = numbered.into_iter().map(|(number, mark)| (number, mark.trim()));
        let read = |(number, mark): (u16, &str)| {
            mark.parse().map(|mark| (number, mark)).map_err(|_| Refusal::NotANumber)
        };
        let written = written.filter(|(_, mark)| !mark.is_empty()).map(read);
        let numbered = written.collect::<Result<Vec<(u16, u16)>, _>>()?;
        if kind == BallotKind::Points {
            return Ok(Self::points(numbered));
        }
        let mut placed: Vec<(u16, u16)> =
            numbered.into_iter().map(|(number, place)| (place, number)).collect();
        placed.sort_unstable();
        match placed.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            Some(pair) => Err(Refusal::PlaceTaken { place: pair[0].0 }),
            None => Ok(Self::ranking(placed.into_iter().map(|(_, number)| number))),
        }
    }

    /// Nothing chosen: a withdrawn ballot.
    pub const fn none() -> Self {
        Self(Marks::Approval(Vec::new()))
    }

    /// What is marked.
    pub const fn marks(&self) -> &Marks {
        &self.0
    }

    /// The options that are named: those of a ranking in their order, else by number.
    pub fn numbers(&self) -> Vec<u16> {
        match &self.0 {
            Marks::Approval(numbers) | Marks::Ranking(numbers) => numbers.clone(),
            Marks::Points(given) => given.iter().map(|(number, _)| *number).collect(),
        }
    }

    /// The points that an option was given, or its place from 1.
    pub fn number_at(&self, option: u16) -> Option<u16> {
        match &self.0 {
            Marks::Approval(_) => None,
            Marks::Points(given) => {
                given.iter().find(|(number, _)| *number == option).map(|(_, points)| *points)
            }
            Marks::Ranking(numbers) => {
                let place = numbers.iter().position(|number| *number == option)?;
                u16::try_from(place + 1).ok()
            }
        }
    }

    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.numbers().is_empty()
    }

    /// The form in which they are stored: `1,4,7` chooses, `1:3,4:2` gives points, `>4>1` ranks.
    pub fn to_text(&self) -> String {
        let joined = |items: Vec<String>| items.join(",");
        match &self.0 {
            Marks::Approval(numbers) => joined(numbers.iter().map(u16::to_string).collect()),
            Marks::Points(given) => {
                joined(given.iter().map(|(number, points)| format!("{number}:{points}")).collect())
            }
            Marks::Ranking(numbers) => numbers.iter().map(|number| format!(">{number}")).collect(),
        }
    }

    /// Reads what [`Choices::to_text`] writes.
    pub fn from_text(text: &str) -> Option<Self> {
        if let Some(ranking) = text.strip_prefix('>') {
            let numbers: Option<Vec<u16>> = ranking.split('>').map(|number| number.parse().ok()).collect();
            return numbers.map(Self::ranking);
        }
        let items = || text.split(',').filter(|item| !item.is_empty());
        if text.contains(':') {
            let pair = |item: &str| {
                let (number, points) = item.split_once(':')?;
                Some((number.parse().ok()?, points.parse().ok()?))
            };
            return items().map(pair).collect::<Option<Vec<(u16, u16)>>>().map(Self::points);
        }
        items().map(|number| number.parse().ok()).collect::<Option<Vec<u16>>>().map(Self::new)
    }
}

impl Default for Choices {
    fn default() -> Self {
        Self::none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use counting::{
        ballot::written,
        money::Money,
        project::{Project, ProjectIndex, Projects},
    };

    #[test]
    fn a_choice_named_twice_counts_once_whatever_the_order() {
        assert_eq!(Choices::new([7, 1, 7, 4]).to_text(), "1,4,7");
        assert_eq!(Choices::points([(4, 2), (1, 3), (4, 9), (2, 0)]).to_text(), "1:3,4:2");
        assert_eq!(Choices::ranking([4, 1]).to_text(), ">4>1");
    }

    #[test]
    fn what_is_stored_reads_back() {
        let ballots = [
            Choices::none(),
            Choices::new([3]),
            Choices::new([1, 20, 300]),
            Choices::points([(2, 5), (1, 1)]),
            Choices::ranking([9]),
            Choices::ranking([3, 1, 2]),
        ];
        for choices in ballots {
            assert_eq!(Choices::from_text(&choices.to_text()), Some(choices));
        }
        for text in ["1,x", ">", ">1>x", "1:", "1:x"] {
            assert_eq!(Choices::from_text(text), None, "{text}");
        }
    }

    #[test]
    fn the_count_reads_every_kind_as_it_was_marked() {
        let project = |id: &str| Project { id: id.into(), cost: Money::ZERO };
        let projects = Projects::new(["a", "b", "c"].map(project).to_vec()).unwrap();
        let options: Vec<Option<ProjectIndex>> = projects.iter().map(|(index, _)| Some(index)).collect();
        let number = |index| {
            u16::try_from(options.iter().position(|option| *option == Some(index)).unwrap() + 1).unwrap()
        };
        for choices in [Choices::new([3, 1]), Choices::points([(2, 5), (1, 1)]), Choices::ranking([3, 1])] {
            let text = choices.to_text();
            assert_eq!(written::write(&written::read(&text, &options).unwrap(), number), text);
        }
    }

    #[test]
    fn a_paper_with_places_is_a_ranking_and_a_place_belongs_to_one() {
        let ranked = |placed: &[(u16, &'static str)]| {
            Choices::of_paper(BallotKind::Ranking, [], placed.iter().copied())
        };
        assert_eq!(ranked(&[(1, "3"), (4, ""), (7, " 1 ")]), Ok(Choices::ranking([7, 1])));
        assert_eq!(ranked(&[(1, "2"), (7, "2")]), Err(Refusal::PlaceTaken { place: 2 }));
        let points = |mark| Choices::of_paper(BallotKind::Points, [9], [(1, mark), (7, "0")]);
        assert_eq!(points("3"), Ok(Choices::points([(1, 3)])));
        assert_eq!(points("-3"), Err(Refusal::NotANumber));
        let ticked = Choices::of_paper(BallotKind::Knapsack, [9, 2], [(1, "3")]);
        assert_eq!(ticked, Ok(Choices::new([2, 9])));
    }
}

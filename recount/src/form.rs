//! What a ballot of a vote may hold.

use counting::ballot::{Ballot, Limits};
use counting::money::Money;
use serde::{Deserialize, Serialize};

/// The kind of ballot and its limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// What one marks.
    pub kind: Kind,
    /// How many options a ballot names; choose-one is a minimum and a maximum of one.
    pub limits: Limits,
    /// What points may be given, on a ballot with points.
    pub points: Option<PointLimits>,
    /// What the named options may cost together: the budget, on a knapsack ballot.
    pub spend: Option<Money>,
}

/// What one marks on a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A set of options.
    Approval,
    /// Options with points.
    Points,
    /// Options in an order.
    Ranking,
}

/// What points may be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointLimits {
    /// The fewest that a named option gets.
    pub least: i32,
    /// The most that it gets.
    pub most: i32,
    /// How many there are to give away; none where each option is judged by itself.
    pub total: Option<u32>,
}

impl Form {
    /// A ballot that approves any number of options.
    pub const APPROVAL: Self = Self { kind: Kind::Approval, limits: Limits::NONE, points: None, spend: None };

    /// Whether a ballot keeps to this form. `spent` is what the options that it names cost together. A blank ballot
    /// always does.
    pub fn admits(&self, ballot: &Ballot, spent: Money) -> bool {
        let kind = match ballot {
            Ballot::Approval(_) => Kind::Approval,
            Ballot::Points(_) => Kind::Points,
            Ballot::Ranking(_) => Kind::Ranking,
        };
        ballot.is_empty()
            || (kind == self.kind
                && self.limits.admit(ballot.len()).is_ok()
                && self.spend.is_none_or(|most| spent <= most)
                && self.points.is_none_or(|limits| limits.admit(ballot)))
    }
}

impl PointLimits {
    fn admit(&self, ballot: &Ballot) -> bool {
        let Ballot::Points(points) = ballot else { return true };
        let mut given = points.given().iter().map(|(_, points)| *points);
        let total: i64 = given.clone().map(i64::from).sum();
        given.all(|points| (self.least..=self.most).contains(&points))
            && self.total.is_none_or(|most| total <= i64::from(most))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use counting::ballot::written;
    use counting::project::{Project, Projects};
    use rstest::rstest;

    #[rstest]
    #[case(Form::APPROVAL, "1,2", true)]
    #[case(Form::APPROVAL, ">1", false)]
    #[case(Form::APPROVAL, "1:2", false)]
    #[case(Form { limits: Limits::at_most(1), ..Form::APPROVAL }, "1,2", false)]
    #[case(Form { spend: Some(Money::UNIT), ..Form::APPROVAL }, "1", true)]
    #[case(Form { spend: Some(Money::UNIT), ..Form::APPROVAL }, "1,2", false)]
    #[case(points(0, 3, Some(4)), "1:3,2:1", true)]
    #[case(points(0, 3, Some(4)), "1:3,2:2", false)]
    #[case(points(0, 3, None), "1:4", false)]
    #[case(points(0, 3, None), "1:-1", false)]
    #[case(points(1, 3, None), "", true)]
    #[case(Form { kind: Kind::Ranking, ..Form::APPROVAL }, ">2>1", true)]
    fn a_ballot_keeps_to_its_form_or_not(#[case] form: Form, #[case] text: &str, #[case] admitted: bool) {
        let project = |id: &str| Project { id: id.into(), cost: Money::UNIT };
        let projects = Projects::new(["a", "b"].map(project).to_vec()).unwrap();
        let options: Vec<_> = projects.iter().map(|(index, _)| Some(index)).collect();
        let ballot = written::read(text, &options).unwrap();
        let spent =
            ballot.supported().fold(Money::ZERO, |sum, index| sum.saturating_add(projects[index].cost));
        assert_eq!(form.admits(&ballot, spent), admitted);
    }

    fn points(least: i32, most: i32, total: Option<u32>) -> Form {
        let points = Some(PointLimits { least, most, total });
        Form { kind: Kind::Points, points, ..Form::APPROVAL }
    }
}

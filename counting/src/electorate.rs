//! Who supports what, project by project.

use crate::election::Election;
use crate::project::ProjectIndex;
use crate::rule::RankPoints;

/// The supporters of every project.
pub struct Electorate {
    supports: Vec<Support>,
    groups: usize,
    voters: u64,
}

/// The supporters of one project, those who give it equally many points together.
#[derive(Default)]
pub struct Support {
    segments: Vec<Segment>,
    supporters: Vec<Supporters>,
    voters: u64,
    points: u64,
}

/// Voters with the same ballot.
#[derive(Clone, Copy)]
pub struct Supporters {
    /// Their place among the groups of the election.
    pub group: u32,
    /// How many they are.
    pub voters: u32,
}

struct Segment {
    points: u32,
    end: usize,
}

impl Electorate {
    /// Gathers the supporters. `points_of` says what the mark of a ballot is worth; nothing or less is no
    /// support.
    pub fn of(election: &Election, points: PointsOf) -> Self {
        let mut lists: Vec<Vec<(u32, Supporters)>> = vec![Vec::new(); election.projects().len()];
        let mut voters = 0;
        for (group, cast) in (0_u32..).zip(election.groups()) {
            voters += u64::from(cast.voters);
            if cast.voters == 0 {
                continue;
            }
            let supporters = Supporters { group, voters: cast.voters };
            let mut support = |project: ProjectIndex, points: i64| {
                if let Some(points) = u32::try_from(points).ok().filter(|points| *points > 0) {
                    lists[project.position()].push((points, supporters));
                }
            };
            match points {
                PointsOf::Marks(rank_points) => {
                    cast.ballot.points(rank_points).for_each(|(project, points)| support(project, points));
                }
                PointsOf::Support => cast.ballot.supported().for_each(|project| support(project, 1)),
            }
        }
        let supports = lists.into_iter().map(Support::of).collect();
        Self { supports, groups: election.groups().len(), voters }
    }

    /// The supporters of a project.
    pub fn support(&self, project: ProjectIndex) -> &Support {
        &self.supports[project.position()]
    }

    /// How many groups of voters there are.
    pub const fn groups(&self) -> usize {
        self.groups
    }

    /// How many voters there are, those with blank ballots included.
    pub const fn voters(&self) -> u64 {
        self.voters
    }
}

/// What a mark is worth to the voter who made it.
#[derive(Clone, Copy)]
pub enum PointsOf {
    /// An approval one point; points themselves; a place on a ranking what it is worth.
    Marks(RankPoints),
    /// Whatever shows support, one point.
    Support,
}

impl Support {
    fn of(mut list: Vec<(u32, Supporters)>) -> Self {
        // A stable sort: within equal points the groups stay in their order.
        list.sort_by_key(|(points, _)| *points);
        let mut support = Self::default();
        for (position, (points, supporters)) in list.into_iter().enumerate() {
            support.voters += u64::from(supporters.voters);
            support.points += u64::from(supporters.voters) * u64::from(points);
            support.supporters.push(supporters);
            match support.segments.last_mut().filter(|segment| segment.points == points) {
                Some(segment) => segment.end = position + 1,
                None => support.segments.push(Segment { points, end: position + 1 }),
            }
        }
        support
    }

    /// How many voters they are.
    pub const fn voters(&self) -> u64 {
        self.voters
    }

    /// The points that they give together.
    pub const fn points(&self) -> u64 {
        self.points
    }

    /// How many groups they are.
    pub const fn groups(&self) -> usize {
        self.supporters.len()
    }

    /// The points from the fewest upwards, each with those who give as many.
    pub fn segments(&self) -> impl Iterator<Item = (u32, &[Supporters])> {
        let mut start = 0;
        self.segments.iter().map(move |segment| {
            let from = start;
            start = segment.end;
            (segment.points, &self.supporters[from..segment.end])
        })
    }
}

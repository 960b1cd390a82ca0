//! Insights: the figures of a board, of a territory with what lies within, of a project, and of everything. Small groups are
//! withheld board by board; larger wholes add up what each board publishes, so that no subtraction between a whole
//! and its parts finds more than the parts say themselves.
//!
//! Figures about people, and about what they do unseen (visits, stances, ballots), are withheld below five, those by
//! constituency below ten. Texts that everybody can read and count (ideas, comments, offers of help, answers,
//! decisions) are not.

use serde::{Deserialize, Serialize};

use crate::{
    activity::Measure,
    base::{BoardId, Day, Language, TerritoryId},
    boards::Phase,
    people::Constituency,
};

#[cfg(feature = "db")]
pub mod actions;
mod answers;
mod breakdown;
mod count;
mod figure;
#[cfg(feature = "db")]
pub mod queries;
mod scope;
mod series;
#[cfg(feature = "db")]
mod statements;
#[cfg(all(test, feature = "testing"))]
mod tests;
pub mod visits;

pub use answers::Answers;
pub use breakdown::{Breakdown, Group};
pub use count::Count;
pub use figure::Figure;
pub use scope::Scope;
pub use series::{Period, Series, Step};
pub use visits::Visits;

/// A board among those that the figures are about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Described {
    /// Its id.
    pub id: BoardId,
    /// Its question, in the reader's language or in its own.
    pub question: String,
    /// The language of the question.
    pub language: Language,
    /// Its territory.
    pub territory: TerritoryId,
    /// The name of its territory.
    pub territory_name: String,
    /// Where it stands.
    pub phase: Phase,
    /// The last day on which something can happen on it.
    pub last_day: Day,
}

/// What dashboards and reports begin with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outline {
    /// The boards that the figures are about, those opened last first.
    pub boards: Vec<Described>,
    /// The constituencies, in the order in which they sit around the table.
    pub constituencies: Vec<Constituency>,
    /// Each measure over the whole time.
    pub totals: Vec<(Measure, Count)>,
    /// Participation by constituency; the groups are keys, an empty one is "not stated".
    pub by_constituency: Breakdown,
    /// How the promise to answer is kept.
    pub answers: Answers,
    /// Public initiatives by state.
    pub outcomes: Vec<(String, i64)>,
}

impl Outline {
    /// A measure over the whole time.
    pub fn total(&self, measure: Measure) -> Count {
        self.totals.iter().find(|(known, _)| *known == measure).map_or(Count::Shown(0), |(_, count)| *count)
    }
}

/// Everything that a dashboard says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Insight {
    /// What the figures are about.
    pub scope: Scope,
    /// The name of the territory or project, where they are about one.
    pub name: Option<String>,
    /// The ISTAT code of the territory, where they are about one.
    pub code: Option<String>,
    /// The boards and their figures in short.
    pub outline: Outline,
    /// The day on which they were read.
    pub today: Day,
    /// Participation over time.
    pub over_time: Series,
    /// Participation by theme.
    pub by_theme: Breakdown,
    /// Texts by language.
    pub by_language: Breakdown,
    /// People by the way in which they came.
    pub by_channel: Breakdown,
    /// Participation by territory; the groups are names.
    pub by_territory: Breakdown,
    /// Decisions of moderators: verdict, reason, how many.
    pub moderation: Vec<(String, String, i64)>,
}

/// Whether counts of this measure tell about people what nobody sees otherwise, so that small ones are withheld.
pub const fn is_about_people(measure: Measure) -> bool {
    match measure {
        Measure::Visit | Measure::Participant | Measure::Stance | Measure::Ballot => true,
        Measure::Initiative | Measure::Comment | Measure::Pledge => false,
    }
}

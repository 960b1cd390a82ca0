use super::measure::Standing;
use super::opposition;
use super::summary::Summary;

/// The weakest link above which a constituency is held to agree.
const AGREED: f64 = 0.5;

/// What the standings amount to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Verdict<K> {
    /// No constituency has enough voices yet.
    NotEnoughVoices,
    /// Every constituency has enough voices, and the weakest link is above one half.
    EveryGroupAgrees,
    /// Every constituency with enough voices agrees, but at least one has too few.
    AgreedBySomeOthersTooFew,
    /// The majorities of two constituencies oppose each other, too clearly for chance.
    NeedsATable {
        /// More than half of its voices agree.
        agreeing: K,
        /// More than half of its voices disagree.
        disagreeing: K,
    },
    /// None of these: no clear agreement everywhere and no clear opposition.
    Mixed,
}

impl<K: Clone> Verdict<K> {
    pub(super) fn of(standings: &[(K, Standing)], summary: Option<&Summary>) -> Self {
        let Some(summary) = summary else { return Self::NotEnoughVoices };
        if let Some((agreeing, disagreeing)) = opposition::clearest(standings) {
            return Self::NeedsATable { agreeing: agreeing.clone(), disagreeing: disagreeing.clone() };
        }
        let everybody_spoke = standings.iter().all(|(_, standing)| standing.measured().is_some());
        match (summary.weakest_link > AGREED, everybody_spoke) {
            (true, true) => Self::EveryGroupAgrees,
            (true, false) => Self::AgreedBySomeOthersTooFew,
            (false, _) => Self::Mixed,
        }
    }
}

use crate::money::Money;

/// Why a project did not win, and what it lacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Reason {
    /// Nobody supports it, or its points are not above zero.
    NoSupport,
    /// Its score is below the minimum.
    BelowMinimum {
        /// By how much.
        lacked: i64,
    },
    /// When its turn came, less money was left than it costs.
    DoesNotFit {
        /// What was left.
        left: Money,
        /// What was missing.
        lacked: Money,
    },
    /// The count had ended at a project before it that did not fit.
    AfterStop {
        /// How much more score would have put it level with that one.
        lacked: i64,
    },
    /// Enough others have a higher score.
    Outvoted {
        /// How much more score would have put it level with the last winner.
        lacked: i64,
    },
    /// It has the score of the last winner, and the tie order put it behind.
    LostTie,
    /// Another one had won with which it cannot be carried out.
    RivalWon {
        /// How much more score would have put it level with that one.
        lacked: i64,
    },
    /// Its supporters together had less left than it costs.
    SupportersLack {
        /// What they had left, without fractions of a minor unit.
        left: Money,
        /// What was missing.
        lacked: Money,
    },
    /// It was struck off the rankings as the weakest that was left.
    StruckOff {
        /// In which round, counted from 1.
        round: u32,
        /// How many more first places would have put it level with the next.
        lacked: i64,
    },
    /// Compared one to one, and along chains of such comparisons, the winner is ahead of it.
    Beaten {
        /// By how many voters more.
        lacked: i64,
    },
}

impl Reason {
    /// One word for it, for machines.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoSupport => "no_support",
            Self::BelowMinimum { .. } => "below_minimum",
            Self::DoesNotFit { .. } => "does_not_fit",
            Self::AfterStop { .. } => "after_stop",
            Self::Outvoted { .. } => "outvoted",
            Self::LostTie => "lost_tie",
            Self::RivalWon { .. } => "rival_won",
            Self::SupportersLack { .. } => "supporters_lack",
            Self::StruckOff { .. } => "struck_off",
            Self::Beaten { .. } => "beaten",
        }
    }

    /// Why a project with this score cannot win at all, if so.
    pub(crate) fn barring(score: i64, minimum: Option<i64>) -> Option<Self> {
        match minimum {
            _ if score <= 0 => Some(Self::NoSupport),
            Some(minimum) if score < minimum => Some(Self::BelowMinimum { lacked: minimum - score }),
            _ => None,
        }
    }
}

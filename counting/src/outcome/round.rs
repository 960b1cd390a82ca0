use crate::project::ProjectId;

/// How a winner was paid, where voters pay. Fractions are exact and in lowest terms, such as `315` or
/// `122924411/50`; amounts are in units of the currency.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Round {
    /// Which one.
    pub project: ProjectId,
    /// Equal Shares: the price of a unit of utility; Phragmen: what each supporter has paid in all rounds so
    /// far.
    pub rho: String,
    /// Those who paid what was due, equal payments together.
    pub paid: Vec<Payment>,
    /// Those who had less and gave all of it.
    #[cfg_attr(feature = "serde", serde(default))]
    pub gave_all: Option<GaveAll>,
}

/// Voters who each paid the same.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Payment {
    /// How many.
    pub voters: u64,
    /// What each of them paid.
    pub each: String,
}

/// Voters who gave all they had left.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct GaveAll {
    /// How many.
    pub voters: u64,
    /// What they gave together.
    pub together: String,
}

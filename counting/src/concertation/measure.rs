/// z of the one-sided 90 % bound.
const Z: f64 = 1.281_551_565_544_600_4;

/// The stances of one constituency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Counts {
    /// How many agree.
    pub agree: u32,
    /// How many disagree.
    pub disagree: u32,
    /// How many pass.
    pub pass: u32,
}

/// What is known of one constituency.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Standing {
    /// Fewer than `k` have spoken. How many did is not told.
    NotEnoughVoices,
    /// At least `k` have spoken.
    Measured(Measure),
}

/// The agreement of one constituency, with the counts it rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Measure {
    /// The raw counts.
    pub counts: Counts,
    /// A/n as observed.
    pub share: f64,
    /// p = (A+1)/(n+2).
    pub agreement: f64,
    /// L, the lower bound of the 90 % Wilson interval of A/n.
    pub assured: f64,
}

impl Counts {
    /// How many have spoken.
    pub fn voices(&self) -> u64 {
        u64::from(self.agree) + u64::from(self.disagree) + u64::from(self.pass)
    }

    /// How many have spoken, as a number to reckon with. Exact: three counts of 32 bits stay below 2^53.
    pub(super) fn size(&self) -> f64 {
        f64::from(self.agree) + f64::from(self.disagree) + f64::from(self.pass)
    }
}

impl Standing {
    /// The measure, where there is one.
    pub const fn measured(&self) -> Option<&Measure> {
        match self {
            Self::Measured(measure) => Some(measure),
            Self::NotEnoughVoices => None,
        }
    }

    pub(super) fn measure(counts: Counts, k: u32) -> Self {
        let voices = counts.voices();
        if voices == 0 || voices < u64::from(k) {
            Self::NotEnoughVoices
        } else {
            Self::Measured(Measure::of(counts))
        }
    }
}

impl Measure {
    /// Needs at least one voice.
    fn of(counts: Counts) -> Self {
        let agree = f64::from(counts.agree);
        let size = counts.size();
        let share = agree / size;
        Self {
            counts,
            share,
            agreement: (agree + 1.0) / (size + 2.0),
            assured: wilson_lower_bound(share, size),
        }
    }
}

fn wilson_lower_bound(share: f64, size: f64) -> f64 {
    // Zero by the formula; as rounded, centre and spread could still differ in the last bit.
    if share <= 0.0 {
        return 0.0;
    }
    let z_squared = Z * Z;
    let centre = share + z_squared / (2.0 * size);
    let spread = Z * (share * (1.0 - share) / size + z_squared / (4.0 * size * size)).sqrt();
    (centre - spread) / (1.0 + z_squared / size)
}

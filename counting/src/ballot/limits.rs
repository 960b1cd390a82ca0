/// How many projects one ballot may name. Choose-one is a minimum and a maximum of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Limits {
    /// The fewest; a blank ballot is always admitted, because it is how a voter withdraws.
    pub minimum: Option<u32>,
    /// The most.
    pub maximum: Option<u32>,
}

/// Why a ballot is outside its limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LimitError {
    /// It names fewer projects than it must.
    #[error("{named} named, at least {minimum} needed")]
    TooFew {
        /// How many it names.
        named: usize,
        /// How many it must name.
        minimum: u32,
    },
    /// It names more projects than it may.
    #[error("{named} named, at most {maximum} allowed")]
    TooMany {
        /// How many it names.
        named: usize,
        /// How many it may name.
        maximum: u32,
    },
}

impl Limits {
    /// No limit.
    pub const NONE: Self = Self { minimum: None, maximum: None };

    /// At most so many.
    pub const fn at_most(maximum: u32) -> Self {
        Self { minimum: None, maximum: Some(maximum) }
    }

    /// Whether a ballot that names so many different projects may be cast.
    pub fn admit(self, named: usize) -> Result<(), LimitError> {
        match (self.minimum, self.maximum) {
            (_, Some(maximum)) if named > maximum as usize => Err(LimitError::TooMany { named, maximum }),
            (Some(minimum), _) if 0 < named && named < minimum as usize => {
                Err(LimitError::TooFew { named, minimum })
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(0, Ok(()))]
    #[case(1, Err(LimitError::TooFew { named: 1, minimum: 2 }))]
    #[case(2, Ok(()))]
    #[case(3, Ok(()))]
    #[case(4, Err(LimitError::TooMany { named: 4, maximum: 3 }))]
    fn a_ballot_stays_within_its_limits_or_is_blank(
        #[case] named: usize,
        #[case] expected: Result<(), LimitError>,
    ) {
        assert_eq!(Limits { minimum: Some(2), maximum: Some(3) }.admit(named), expected);
    }

    #[test]
    fn without_limits_any_number_is_admitted() {
        assert_eq!(Limits::NONE.admit(1_000), Ok(()));
        assert_eq!(Limits::at_most(0).admit(1), Err(LimitError::TooMany { named: 1, maximum: 0 }));
    }
}

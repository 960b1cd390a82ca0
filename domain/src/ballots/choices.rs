use serde::{Deserialize, Serialize};

/// The numbers of the chosen options, ascending, each once.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Vec<u16>", into = "Vec<u16>")]
pub struct Choices(Vec<u16>);

impl Choices {
    /// These numbers; one named twice counts once.
    pub fn new(numbers: impl IntoIterator<Item = u16>) -> Self {
        let mut numbers: Vec<u16> = numbers.into_iter().collect();
        numbers.sort_unstable();
        numbers.dedup();
        Self(numbers)
    }

    /// Nothing chosen: a withdrawn ballot.
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// The numbers, ascending.
    pub fn numbers(&self) -> &[u16] {
        &self.0
    }

    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The form in which they are stored: `1,4,7`.
    pub fn to_text(&self) -> String {
        let numbers: Vec<String> = self.0.iter().map(u16::to_string).collect();
        numbers.join(",")
    }

    /// Reads what [`Choices::to_text`] writes.
    pub fn from_text(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::none());
        }
        text.split(',').map(|number| number.parse().ok()).collect::<Option<Vec<u16>>>().map(Self::new)
    }
}

impl From<Vec<u16>> for Choices {
    fn from(numbers: Vec<u16>) -> Self {
        Self::new(numbers)
    }
}

impl From<Choices> for Vec<u16> {
    fn from(choices: Choices) -> Self {
        choices.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_named_twice_counts_once_whatever_the_order() {
        assert_eq!(Choices::new([7, 1, 7, 4]).to_text(), "1,4,7");
    }

    #[test]
    fn what_is_stored_reads_back() {
        for choices in [Choices::none(), Choices::new([3]), Choices::new([1, 20, 300])] {
            assert_eq!(Choices::from_text(&choices.to_text()), Some(choices));
        }
        assert_eq!(Choices::from_text("1,x"), None);
    }
}

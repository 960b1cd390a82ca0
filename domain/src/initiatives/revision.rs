//! Versions of an initiative, and what changed from one to the next.

use serde::{Deserialize, Serialize};

use crate::base::{Language, Moment};

/// One version of the text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Revision {
    /// From 1 on.
    pub number: u32,
    /// What it was called.
    pub title: String,
    /// What was proposed, in Markdown.
    pub body: String,
    /// The language of both.
    pub language: Language,
    /// Where it would happen.
    pub place: Option<String>,
    /// What it may cost, in cents.
    pub cost_cents: Option<i64>,
    /// What the author says about the change.
    pub note: Option<String>,
    /// What the author is called who wrote it; `None` where it was imported.
    pub author: Option<String>,
    /// When it was written.
    pub created_at: Moment,
}

/// What became of a piece of text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Kept {
    /// It stayed.
    Same,
    /// It is gone.
    Gone,
    /// It is new.
    New,
}

/// A piece of text and what became of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Change {
    /// What became of it.
    pub kept: Kept,
    /// The piece; plain text.
    pub text: String,
}

/// What changed from one text to another, word by word.
///
/// Source of the method: Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), as the crate
/// `similar` computes it.
#[cfg(feature = "db")]
pub fn compare(older: &str, newer: &str) -> Vec<Change> {
    use similar::{ChangeTag, TextDiff};
    let diff = TextDiff::from_words(older, newer);
    let mut changes: Vec<Change> = Vec::new();
    for change in diff.iter_all_changes() {
        let kept = match change.tag() {
            ChangeTag::Equal => Kept::Same,
            ChangeTag::Delete => Kept::Gone,
            ChangeTag::Insert => Kept::New,
        };
        match changes.last_mut() {
            Some(last) if last.kept == kept => last.text.push_str(change.value()),
            _ => changes.push(Change { kept, text: change.value().to_owned() }),
        }
    }
    changes
}

#[cfg(all(test, feature = "db"))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(older: &str, newer: &str) -> String {
        let tell = |change: &Change| match change.kept {
            Kept::Same => change.text.clone(),
            Kept::Gone => format!("[-{}-]", change.text),
            Kept::New => format!("[+{}+]", change.text),
        };
        compare(older, newer).iter().map(tell).collect()
    }

    #[test]
    fn a_changed_word_is_seen_in_any_script() {
        assert_eq!(told("un orto piccolo", "un orto grande"), "un orto [-piccolo-][+grande+]");
        assert_eq!(told("حديقة صغيرة هنا", "حديقة كبيرة هنا"), "حديقة [-صغيرة-][+كبيرة+] هنا");
    }

    proptest! {
        #[test]
        fn both_texts_are_found_again_in_their_difference(older in "[a-z <>&\n]{0,60}", newer in "[a-z <>&\n]{0,60}") {
            let changes = compare(&older, &newer);
            let without = |kept: Kept| -> String {
                changes.iter().filter(|change| change.kept != kept).map(|change| change.text.as_str()).collect()
            };
            prop_assert_eq!(without(Kept::New), older);
            prop_assert_eq!(without(Kept::Gone), newer);
        }
    }
}

//! Versions of an initiative, and what changed from one to the next.

use serde::{Deserialize, Serialize};

use crate::{
    base::{Currency, InitiativeId, Language, Moment, Refusal, RevisionId, TerritoryId},
    boards::Theme,
};

words! {
    /// How a version stands: whether it is the text of the initiative, and if not, why.
    pub enum Standing {
        /// It is the text of the initiative, or was it once.
        Stands = "stands",
        /// It waits for a moderator.
        Waiting = "waiting",
        /// A moderator sent it back.
        Returned = "returned",
        /// A moderator hid it.
        Hidden = "hidden",
        /// Its authors wrote another one instead.
        Replaced = "replaced",
        /// Its authors gave it up.
        GivenUp = "given_up",
        /// Before anybody decided, the time in which the text could change was over.
        Lapsed = "lapsed",
    }
}

impl Standing {
    /// Whether the step from this standing to `next` exists.
    pub fn may_become(self, next: Self) -> Result<(), Refusal> {
        if self.next().contains(&next) { Ok(()) } else { Err(Refusal::WrongState) }
    }

    const fn next(self) -> &'static [Self] {
        use Standing::{GivenUp, Hidden, Lapsed, Replaced, Returned, Stands, Waiting};
        match self {
            Waiting => &[Stands, Returned, Hidden, Replaced, GivenUp, Lapsed],
            Returned => &[Stands, Replaced, GivenUp, Lapsed],
            // Only a successful appeal brings it back.
            Hidden => &[Stands],
            Stands | Replaced | GivenUp | Lapsed => &[],
        }
    }

    /// Whether its authors go on from it when they write: it waits, or was sent back to be corrected.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Returned)
    }
}

/// What a version says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Content {
    /// What it is called.
    pub title: String,
    /// What is proposed, in Markdown.
    pub body: String,
    /// The language of both.
    pub language: Language,
    /// What it is about.
    pub theme: Theme,
    /// Where it belongs.
    pub territory: TerritoryId,
    /// The name of that territory.
    pub territory_name: String,
    /// Where it would happen.
    pub place: Option<String>,
    /// What it may cost, in cents.
    pub cost_cents: Option<i64>,
}

/// A version that readers do not see, beside the one that they read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pending {
    /// Its id.
    pub id: RevisionId,
    /// Of which initiative.
    pub initiative: InitiativeId,
    /// Its number among the versions.
    pub number: u32,
    /// How it stands.
    pub standing: Standing,
    /// What the author says about the change.
    pub note: Option<String>,
    /// What the author is called who wrote it.
    pub author: Option<String>,
    /// When it was written.
    pub created_at: Moment,
    /// The currency of its board's amounts.
    pub currency: Currency,
    /// What it says.
    pub proposed: Content,
    /// What everybody reads.
    pub current: Content,
}

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
    /// How it stands; readers get only those that stand or stood.
    pub standing: Standing,
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

#[cfg(test)]
mod standings {
    use super::*;
    use rstest::rstest;

    /// All steps there are; every other pair is refused.
    #[rstest]
    #[case(Standing::Waiting, "stands returned hidden replaced given_up lapsed")]
    #[case(Standing::Returned, "stands replaced given_up lapsed")]
    #[case(Standing::Hidden, "stands")]
    #[case(Standing::Stands, "")]
    #[case(Standing::Replaced, "")]
    #[case(Standing::GivenUp, "")]
    #[case(Standing::Lapsed, "")]
    fn exactly_these_steps_exist(#[case] from: Standing, #[case] steps: &str) {
        let found: Vec<&str> =
            Standing::ALL.iter().filter(|to| from.may_become(**to).is_ok()).map(|to| to.as_str()).collect();
        assert_eq!(found.join(" "), steps, "from {from}");
    }
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

//! A decision with everything that was written about it, rendered.

use domain::moderation::{AppealOutcome, Decision};
use serde::{Deserialize, Serialize};

use crate::ui::prose::Html;

/// What somebody wrote, rendered, in its language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Written {
    /// The text.
    pub html: Html,
    /// Its language.
    pub language: domain::base::Language,
}

#[cfg(feature = "ssr")]
impl From<&domain::moderation::Note> for Written {
    fn from(note: &domain::moderation::Note) -> Self {
        Self { html: Html::from_markdown(&note.text), language: note.language }
    }
}

/// A decision with everything that was written about it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Told {
    /// The decision.
    pub decision: Decision,
    /// The text that was decided about.
    pub excerpt: Written,
    /// What the moderator added.
    pub message: Option<Written>,
    /// What the author wrote in her appeal.
    pub appeal: Option<Written>,
    /// The ruling on the appeal and its reasons.
    pub ruling: Option<(AppealOutcome, Written)>,
}

#[cfg(feature = "ssr")]
impl From<Decision> for Told {
    fn from(decision: Decision) -> Self {
        let appeal = decision.appeal.as_ref();
        Self {
            excerpt: (&decision.excerpt).into(),
            message: decision.message.as_ref().map(Written::from),
            appeal: appeal.map(|appeal| (&appeal.text).into()),
            ruling: appeal
                .and_then(|appeal| appeal.ruling.as_ref())
                .map(|(outcome, reasons)| (*outcome, reasons.into())),
            decision,
        }
    }
}

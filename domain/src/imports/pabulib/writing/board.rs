//! The board of an imported election.

use counting::pabulib::Meta;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait};

use super::Frame;
use crate::{
    base::{
        Day, Language, Moment,
        text::{Body, Question, graphemes},
    },
    boards::{
        Moderation, Phases, Rules, actions,
        tables::{board, board_text},
    },
    imports::{ImportError, pabulib::reading::Reading},
};

/// When the phases of the board were.
pub(super) struct Dates {
    pub phases: Phases,
    voting: Moment,
}

impl Dates {
    /// Voting from the first to the last day that the file names, else the day before the import; the phases
    /// around it, of which a file says nothing, as long as is usual.
    pub fn of(meta: &Meta, now: Moment) -> Self {
        let yesterday = Day(now.day().0 - 1);
        let day = |key| meta.text(key).and_then(date).filter(|day| *day <= yesterday);
        let last = day("date_end").or_else(|| day("date_begin")).unwrap_or(yesterday);
        let first = day("date_begin").filter(|first| *first <= last).unwrap_or(last);
        let (voting, decided) = (first.starts(), Day(last.0 + 1).starts());
        let phases = Phases {
            proposing: voting.plus_days(-60),
            co_design: voting.plus_days(-30),
            voting: Some(voting),
            decided,
            follow_up: decided.plus_days(30),
            closes: decided.plus_days(395),
        };
        Self { phases, voting }
    }

    /// When ballots count as cast: within the last day of voting.
    pub fn last_vote(&self) -> Moment {
        Moment((self.phases.decided.0 - 1).max(self.voting.0))
    }
}

/// `01.06.2024` or `2024-06-01`.
fn date(text: &str) -> Option<Day> {
    let mut parts = text.splitn(3, '.');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(day), Some(month), Some(year)) => {
            Day::from_civil(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        }
        _ => Day::from_iso(text),
    }
}

pub(super) async fn write(
    transaction: &DatabaseTransaction,
    frame: &Frame<'_>,
    reading: &Reading,
) -> Result<(), ImportError> {
    let phases = frame.dates.phases;
    let rules = Rules {
        moderation: Moderation::After,
        answer_days: 30,
        budget_cents: Some(reading.meta.budget.minor()).filter(|cents| *cents > 0),
        currency: reading.currency(),
        voting: reading.voting,
        ballot_maximum: reading
            .meta
            .limits
            .maximum
            .and_then(|most| u16::try_from(most).ok())
            .filter(|most| *most > 0),
        winners_maximum: None,
        phases,
        constituencies: Vec::new(),
    };
    let count = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    let row = board::ActiveModel {
        id: Set(frame.id),
        territory_id: Set(frame.place.id),
        organisation_id: Set(None),
        theme: Set(frame.theme),
        language: Set(Language::ENGLISH),
        moderation: Set(rules.moderation),
        answer_days: Set(i32::from(rules.answer_days)),
        budget_cents: Set(rules.budget_cents),
        currency: Set(rules.currency),
        ballot_maximum: Set(rules.ballot_maximum.map(i32::from)),
        winners_maximum: Set(None),
        rulebook_hash: Set(None),
        rules_hash: Set(Some(actions::hash(&rules).map_err(crate::base::Stop::from)?)),
        opened_at: Set(Some(phases.proposing)),
        proposing_at: Set(phases.proposing),
        co_design_at: Set(phases.co_design),
        voting_at: Set(phases.voting),
        decided_at: Set(phases.decided),
        follow_up_at: Set(phases.follow_up),
        closes_at: Set(phases.closes),
        counted_at: Set(Some(frame.now)),
        initiatives: Set(count(reading.projects.len())),
        participants: Set(0),
        ballots: Set(count(reading.ballots.len())),
        imported_from: Set(Some(frame.file.to_owned())),
        created_by: Set(None),
        created_at: Set(frame.now),
        ..Default::default()
    }
    .with_voting(rules.voting);
    board::Entity::insert(row).exec_without_returning(transaction).await?;
    let text = board_text::ActiveModel {
        board_id: Set(frame.id),
        language: Set(Language::ENGLISH),
        question: Set(question(&reading.meta, frame.file)),
        description: Set(description(&reading.meta, frame.file)),
    };
    board_text::Entity::insert(text).exec_without_returning(transaction).await?;
    Ok(())
}

/// Files describe themselves in English: `Municipal PB in Łódź`.
fn question(meta: &Meta, file: &str) -> String {
    let named = meta.text("description").unwrap_or(file);
    let dated = match meta.text("instance") {
        Some(instance) if !named.contains(instance) => format!("{named}, {instance}"),
        _ => named.to_owned(),
    };
    shortened(&dated, Question::LONGEST)
}

fn description(meta: &Meta, file: &str) -> String {
    let mut text = format!(
        "A real participatory budget, imported from the public file `{file}` of the Pabulib library. Its projects \
         and ballots are shown as they were; its voters are unknown."
    );
    for remark in ["comment", "acknowledgments"].into_iter().filter_map(|key| meta.text(key)) {
        text.push_str("\n\n");
        text.push_str(remark);
    }
    shortened(&text, Body::LONGEST)
}

/// The text, cut to so many graphemes.
pub(super) fn shortened(text: &str, most: usize) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    if graphemes(text) <= most {
        return text.to_owned();
    }
    let mut short: String = text.graphemes(true).take(most - 1).collect();
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_both_forms() {
        assert_eq!(date("01.06.2024"), Day::from_iso("2024-06-01"));
        assert_eq!(date("2024-06-01"), Day::from_iso("2024-06-01"));
        assert_eq!(date("2024"), None);
    }

    #[test]
    fn a_long_text_is_cut_at_a_whole_letter() {
        assert_eq!(shortened("àbcd", 3), "àb…");
        assert_eq!(shortened("àb", 3), "àb");
    }
}

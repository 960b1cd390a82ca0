//! A meeting as its page shows it.

use serde::{Deserialize, Serialize};

use super::{Coordinates, Frame, Group, Span, Tongue};
use crate::{
    attachments::Attachment,
    base::{InitiativeId, Language, MeetingDateId, Moment, OrganisationId, Refusal, text::Label},
    boards::Theme,
    territories::Territory,
};

/// One date of a meeting.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Date {
    /// Its id.
    pub id: MeetingDateId,
    /// From when to when.
    pub span: Span,
}

/// A point of the programme.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Item {
    /// When, as the organisers write it: `9:30`, `in the afternoon`; may be empty.
    pub time: String,
    /// What.
    pub what: String,
}

/// The most points of a programme.
const MOST_ITEMS: usize = 60;

impl Item {
    /// The points of a programme, one on a line; a line may begin with a time: `9:30 Welcome`.
    ///
    /// # Errors
    /// [`Refusal::TooLong`] for a line of more than a hundred and twenty graphemes, [`Refusal::TooManyChoices`].
    pub fn parse_lines(text: &str) -> Result<Vec<Self>, Refusal> {
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        if lines.len() > MOST_ITEMS {
            return Err(Refusal::TooManyChoices { most: MOST_ITEMS });
        }
        lines.into_iter().map(Self::parse).collect()
    }

    fn parse(line: &str) -> Result<Self, Refusal> {
        let line = Label::parse(line)?.into_string();
        let is_time = |word: &str| {
            word.starts_with(char::is_numeric)
                && word.contains([':', '.'])
                && word.chars().all(|sign| sign.is_numeric() || matches!(sign, ':' | '.' | '-' | '–'))
        };
        Ok(match line.split_once(char::is_whitespace).filter(|(first, _)| is_time(first)) {
            Some((time, what)) => Self { time: time.to_owned(), what: what.trim().to_owned() },
            None => Self { time: String::new(), what: line },
        })
    }

    /// The line as it was written.
    pub fn line(&self) -> String {
        if self.time.is_empty() { self.what.clone() } else { format!("{} {}", self.time, self.what) }
    }
}

/// What came of a meeting.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Outcome {
    /// Summary or minutes, in Markdown.
    pub text: String,
    /// The language of the text and of the decisions.
    pub language: Language,
    /// What was decided, one line each.
    pub decisions: Vec<String>,
    /// When it was written.
    pub at: Moment,
}

/// An initiative that was born in a meeting.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::FromQueryResult))]
pub struct Born {
    /// Its id.
    pub id: InitiativeId,
    /// Its title.
    pub title: String,
    /// The language of the title.
    pub language: Language,
}

/// What happens to a meeting that those who registered hear of: the words of the record.
pub const CHANGES: [&str; 5] = [
    "meetings.move",
    "meetings.relocate",
    "meetings.cancel",
    "meetings.publish_programme",
    "meetings.write_outcome",
];

/// Something that changed after people had registered.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::FromQueryResult))]
pub struct Change {
    /// The word of the record: `meetings.move`.
    pub deed: String,
    /// When.
    pub at: Moment,
}

/// A meeting as its page shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Meeting {
    /// What rules ask.
    pub frame: Frame,
    /// Why it was called off, where it was.
    pub reason: Option<String>,
    /// Where it belongs.
    pub territory: Territory,
    /// The theme, where it has one.
    pub theme: Option<Theme>,
    /// What it is about, in Markdown; may be empty.
    pub description: String,
    /// Who holds it: id and name.
    pub organisers: Vec<(OrganisationId, String)>,
    /// What the place is called.
    pub place: Option<String>,
    /// Street, number and town.
    pub address: Option<String>,
    /// Where it lies on the earth.
    pub at: Option<Coordinates>,
    /// How to get there, in Markdown.
    pub directions: Option<String>,
    /// How one gets in, in Markdown.
    pub accessibility: Option<String>,
    /// Whether one can take part online.
    pub is_online: bool,
    /// The address of the call, for those who have a seat and those who keep the meeting.
    pub link: Option<String>,
    /// When, in order.
    pub dates: Vec<Date>,
    /// How long all dates last together.
    pub minutes: i64,
    /// In which languages.
    pub tongues: Vec<Tongue>,
    /// Whether somebody looks after children.
    pub childcare: bool,
    /// Seats that are kept for groups, and how many.
    pub quotas: Vec<(Group, u32)>,
    /// How many seats are taken.
    pub taken: i64,
    /// How many registrations wait.
    pub waiting: i64,
    /// The programme; empty where it is not published and the reader does not keep the meeting.
    pub programme: Vec<Item>,
    /// Since when people read the programme.
    pub programme_at: Option<Moment>,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// Initiatives that were born in it.
    pub born: Vec<Born>,
    /// Flyers and materials that the reader may see.
    pub files: Vec<Attachment>,
    /// How often what a calendar shows was changed.
    pub changes: i64,
}

impl Meeting {
    /// How many seats are not taken; `None` where there are enough for all.
    pub fn seats_left(&self) -> Option<i64> {
        self.frame.capacity.map(|seats| (i64::from(seats) - self.taken).max(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_programme_may_begin_with_a_time() {
        let text = "9:30 Accoglienza\n\n 10.00-11.30 Lavoro in gruppi\nSaluti";
        let items = Item::parse_lines(text).unwrap();
        let read: Vec<_> = items.iter().map(|item| (item.time.as_str(), item.what.as_str())).collect();
        assert_eq!(read, [("9:30", "Accoglienza"), ("10.00-11.30", "Lavoro in gruppi"), ("", "Saluti")]);
        assert_eq!(items[1].line(), "10.00-11.30 Lavoro in gruppi");
        assert!(Item::parse_lines(&"a\n".repeat(61)).is_err());
    }
}

//! The script of the demonstration as its files tell it.

pub mod procedures;
pub mod tables;

use serde::{Deserialize, de::DeserializeOwned};
use std::collections::{BTreeMap, HashMap};

use super::news::Told;
use crate::base::Failure;

/// All files together.
#[derive(Debug, Default)]
pub struct Script {
    /// `territories.json`.
    pub territories: Territories,
    /// `organisations.json`.
    pub organisations: Vec<Organisation>,
    /// `cast.json`.
    pub cast: Vec<Person>,
    /// `boards.json`.
    pub boards: Vec<Board>,
    /// `initiatives/<board>.json`, by board.
    pub initiatives: BTreeMap<String, Vec<Initiative>>,
    /// `tables.json`.
    pub tables: Vec<tables::Assembly>,
    /// `meetings.json`.
    pub meetings: Vec<super::meetings::Meeting>,
    /// `procedures.json`.
    pub procedures: Vec<procedures::Procedure>,
    /// `offers.json`, whose organisations and people join the others.
    pub offers: Vec<Offer>,
    /// `news.json`.
    pub told: Told,
    /// `pictures/<file>`, by file.
    pub pictures: HashMap<String, Vec<u8>>,
}

impl Script {
    /// Reads all files; `file` gives the content of each by its name.
    ///
    /// # Errors
    /// Where a file is missing or does not read, with its name.
    pub fn read(file: impl Fn(&str) -> Option<Vec<u8>>) -> Result<Self, Failure> {
        let mut script = Self {
            territories: parse(&file, "territories.json")?,
            organisations: parse(&file, "organisations.json")?,
            cast: parse(&file, "cast.json")?,
            boards: parse(&file, "boards.json")?,
            tables: parse(&file, "tables.json")?,
            meetings: parse(&file, "meetings.json")?,
            procedures: parse(&file, "procedures.json")?,
            told: parse(&file, "news.json")?,
            ..Self::default()
        };
        for board in &script.boards {
            let name = format!("initiatives/{}.json", board.key);
            script.initiatives.insert(board.key.clone(), parse(&file, &name)?);
        }
        let services: Services = parse(&file, "offers.json")?;
        script.organisations.extend(services.organisations);
        script.cast.extend(services.cast);
        script.offers = services.offers;
        for picture in script.told.files() {
            let name = format!("pictures/{picture}");
            let content = file(&name).ok_or_else(|| Failure::Unreadable(format!("{name} is missing")))?;
            script.pictures.insert(picture.to_owned(), content);
        }
        Ok(script)
    }
}

fn parse<T: DeserializeOwned>(file: &impl Fn(&str) -> Option<Vec<u8>>, name: &str) -> Result<T, Failure> {
    let content = file(name).ok_or_else(|| Failure::Unreadable(format!("{name} is missing")))?;
    serde_json::from_slice(&content).map_err(|error| Failure::Unreadable(format!("{name}: {error}")))
}

/// Provinces with their municipalities.
#[derive(Debug, Default, Deserialize)]
pub struct Territories {
    /// The provinces.
    pub provinces: Vec<Province>,
}

/// A province.
#[derive(Debug, Deserialize)]
pub struct Province {
    /// Three digits, as ISTAT has used them since 1 January 2026.
    pub istat_code: String,
    /// Its name.
    pub name: String,
    /// Its region.
    pub region: String,
    /// Its municipalities.
    pub municipalities: Vec<Municipality>,
}

/// A municipality.
#[derive(Debug, Deserialize)]
pub struct Municipality {
    /// Six digits.
    pub istat_code: String,
    /// Its name.
    pub name: String,
}

/// An organisation, real in the role that the sources give it, or openly invented.
#[derive(Debug, Deserialize)]
pub struct Organisation {
    /// Its key in the script.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What kind it is.
    pub kind: String,
    /// Its constituency.
    pub constituency: String,
    /// Its territory's ISTAT code.
    pub territory: Option<String>,
    /// Its role in the project.
    pub role_in_project: Option<String>,
    /// What it is.
    pub description: String,
    /// Its address.
    pub website: Option<String>,
}

/// A person.
#[derive(Debug, Deserialize)]
pub struct Person {
    /// Key in the script.
    pub key: String,
    /// What the person is called.
    pub pseudonym: String,
    /// Declared constituency.
    pub constituency: String,
    /// Preferred language.
    pub language: String,
    /// Organisation on whose behalf the person may act.
    pub organisation: Option<String>,
    /// Roles beside that of participant.
    pub roles: Vec<Role>,
    /// Log-in of staff.
    pub email: Option<String>,
}

/// A role held for a territory or everywhere.
#[derive(Debug, Deserialize)]
pub struct Role {
    /// The role.
    pub role: crate::base::Role,
    /// ISTAT code; `None` is everywhere.
    pub territory: Option<String>,
}

/// A board.
#[derive(Debug, Deserialize)]
pub struct Board {
    /// Key in the script.
    pub key: String,
    /// ISTAT code.
    pub territory: String,
    /// Its theme.
    pub theme: crate::boards::Theme,
    /// Who opens it.
    pub organisation: String,
    /// Its own language.
    pub language: String,
    /// Its texts by language.
    pub texts: BTreeMap<String, Text>,
    /// Who takes part.
    pub constituencies: Vec<String>,
    /// When moderators look.
    pub moderation: crate::boards::Moderation,
    /// Days to answer.
    pub answer_days: u16,
    /// Budget in cents.
    pub budget_cents: Option<i64>,
    /// The counting rule, where it is not the usual one.
    #[serde(default)]
    pub counting: Option<crate::boards::CountingRule>,
    /// Most choices on a ballot.
    pub ballot_maximum: Option<u16>,
    /// Most winners.
    pub winners_maximum: Option<u16>,
    /// The phase in which it is; only `draft` is looked at, the rest follows from the dates.
    pub phase: crate::boards::Phase,
    /// The phases in days from now.
    pub phases: Vec<Span>,
    /// How many people of each constituency voted.
    #[serde(default)]
    pub voters: BTreeMap<String, usize>,
}

/// A board's text in one language.
#[derive(Debug, Deserialize)]
pub struct Text {
    /// The question.
    pub question: String,
    /// What it is about.
    pub description: String,
}

/// A phase in days from now.
#[derive(Debug, Deserialize)]
pub struct Span {
    /// Which phase.
    pub phase: crate::boards::Phase,
    /// Its first day.
    pub starts: i64,
    /// The first day of the next phase.
    pub ends: i64,
}

/// An initiative.
#[derive(Debug, Deserialize)]
pub struct Initiative {
    /// Key in the script.
    pub key: String,
    /// First author.
    pub author: String,
    /// Further authors.
    #[serde(default)]
    pub co_authors: Vec<String>,
    /// On whose behalf.
    pub organisation: Option<String>,
    /// Language of the text.
    pub language: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: String,
    /// Its theme.
    pub theme: String,
    /// Where.
    pub place: Option<String>,
    /// The author's estimate.
    pub cost_cents: Option<i64>,
    /// The officer's estimate.
    pub officer_cost_cents: Option<i64>,
    /// When it was submitted.
    pub days_ago: i64,
    /// Its state.
    pub state: String,
    /// Why it is in this state.
    pub state_reason: Option<String>,
    /// Earlier versions.
    #[serde(default)]
    pub revisions: Vec<Revision>,
    /// Support, doubt, pass by constituency.
    #[serde(default)]
    pub stances: BTreeMap<String, [usize; 3]>,
    /// Offers of help.
    #[serde(default)]
    pub pledges: Vec<Pledge>,
    /// Comments.
    #[serde(default)]
    pub comments: Vec<Comment>,
    /// The municipality's answer.
    pub answer: Option<Answer>,
    /// Steps.
    #[serde(default)]
    pub milestones: Vec<Milestone>,
    /// Approvals in the vote.
    pub votes: Option<usize>,
}

/// An earlier version of an initiative.
#[derive(Debug, Deserialize)]
pub struct Revision {
    /// When it was written.
    pub days_ago: i64,
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: String,
    /// What changed after it.
    pub note: Option<String>,
}

/// An offer of help.
#[derive(Debug, Deserialize)]
pub struct Pledge {
    /// Who offers.
    pub by: String,
    /// What kind.
    pub kind: String,
    /// In words.
    pub text: String,
    /// Language of the words.
    pub language: String,
    /// When.
    pub days_ago: i64,
}

/// A comment with the replies to it.
#[derive(Debug, Deserialize)]
pub struct Comment {
    /// Who writes.
    pub by: String,
    /// The words.
    pub text: String,
    /// Their language.
    pub language: String,
    /// When.
    pub days_ago: i64,
    /// Replies.
    #[serde(default)]
    pub replies: Vec<Comment>,
}

/// The municipality's answer.
#[derive(Debug, Deserialize)]
pub struct Answer {
    /// What it says.
    pub outcome: String,
    /// Why.
    pub reasons: String,
    /// What it costs.
    pub cost_cents: Option<i64>,
    /// Which office.
    pub office: String,
    /// When.
    pub days_ago: i64,
}

/// A dated step.
#[derive(Debug, Deserialize)]
pub struct Milestone {
    /// When; negative lies ahead.
    pub days_ago: i64,
    /// What.
    pub title: String,
    /// More about it.
    pub text: String,
    /// Whether it is done.
    pub done: bool,
}

/// The inclusion offer, with the organisations and people that only it needs.
#[derive(Debug, Deserialize)]
struct Services {
    organisations: Vec<Organisation>,
    cast: Vec<Person>,
    offers: Vec<Offer>,
}

/// A service.
#[derive(Debug, Deserialize)]
pub struct Offer {
    /// Whose it is.
    pub organisation: String,
    /// What its organisation wrote.
    pub written: crate::offers::Written,
    /// When it was last confirmed.
    pub confirmed_days_ago: i64,
    /// For how many days it will exist, where it ends.
    pub ends_in_days: Option<i64>,
    /// What readers say is wrong.
    #[serde(default)]
    pub notes: Vec<OfferNote>,
    /// Wishes for a mediator.
    #[serde(default)]
    pub requests: Vec<MediatorRequest>,
}

/// What a reader says is wrong with a service.
#[derive(Debug, Deserialize)]
pub struct OfferNote {
    /// Who says it.
    pub by: String,
    /// What is wrong.
    pub flaw: crate::offers::Flaw,
    /// In words.
    pub text: String,
    /// The language of the words.
    pub language: String,
    /// When.
    pub days_ago: i64,
}

/// Somebody's wish that a mediator comes along.
#[derive(Debug, Deserialize)]
pub struct MediatorRequest {
    /// Whose wish.
    pub by: String,
    /// The language that the mediator shall speak.
    pub language: String,
    /// The few words.
    pub text: String,
    /// When.
    pub days_ago: i64,
    /// The organisation that answered, and what.
    pub answer: Option<(String, String)>,
}

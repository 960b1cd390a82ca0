//! Services as pages show them.

use serde::{Deserialize, Serialize};

use super::{Cost, Hours, Place, Theme};
use crate::base::{Day, Language, Moment, OfferId, OrganisationId, Scope};

words! {
    /// How near a service is to the municipality that a reader chose.
    pub enum Nearness {
        /// It takes place there or serves it.
        Here = "here",
        /// In the same province.
        Province = "province",
        /// Elsewhere.
        Elsewhere = "elsewhere",
    }
}

/// A service in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Card {
    /// Its id.
    pub id: OfferId,
    /// What it is called.
    pub name: String,
    /// The language of its texts.
    pub language: Language,
    /// What it is about.
    pub theme: Theme,
    /// Whose it is.
    pub organisation: String,
    /// The municipality in which it takes place.
    pub place: Option<String>,
    /// Street and number.
    pub address: Option<String>,
    /// The hours of a usual week.
    pub hours: Hours,
    /// The languages that are spoken.
    pub languages: Vec<Language>,
    /// Names of the territories that are served.
    pub territories: Vec<String>,
    /// What it costs.
    pub cost: Cost,
    /// Whether children may come along.
    pub children: bool,
    /// Whether it also works by telephone or online.
    pub remote: bool,
    /// Whether mediators come along.
    pub mediators: bool,
    /// How many places it has.
    pub places: Option<i32>,
    /// When its organisation last said that it is right.
    pub confirmed_at: Moment,
    /// How near it is; everywhere is here where no municipality was chosen.
    pub nearness: Nearness,
}

/// A service as its page shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Offer {
    /// Its id.
    pub id: OfferId,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// Name of the organisation.
    pub organisation_name: String,
    /// Where permission for the organisation's services is looked up.
    pub scope: Option<Scope>,
    /// What it is called.
    pub name: String,
    /// What one finds there, in Markdown.
    pub description: String,
    /// The language of the texts.
    pub language: Language,
    /// What it is about.
    pub theme: Theme,
    /// The territories that are served.
    pub territories: Vec<Place>,
    /// The municipality in which it takes place.
    pub place: Option<Place>,
    /// Street and number.
    pub address: Option<String>,
    /// How to get there.
    pub directions: Option<String>,
    /// The hours of a usual week.
    pub hours: Hours,
    /// What the hours do not say.
    pub schedule: Option<String>,
    /// The languages that are spoken.
    pub languages: Vec<Language>,
    /// What it costs.
    pub cost: Cost,
    /// What is paid for what.
    pub fees: Option<String>,
    /// Who may come.
    pub audience: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Page on the web.
    pub website: Option<String>,
    /// Whether one comes in without steps.
    pub step_free: bool,
    /// More about how accessible it is.
    pub accessibility: Option<String>,
    /// Whether children may come along.
    pub children: bool,
    /// Whether it also works by telephone or online.
    pub remote: bool,
    /// Whether mediators of the organisation come along.
    pub mediators: bool,
    /// How many places it has.
    pub places: Option<i32>,
    /// The last day on which it exists.
    pub valid_until: Option<Day>,
    /// When its organisation last said that it is right.
    pub confirmed_at: Moment,
    /// When it was last changed.
    pub changed_at: Moment,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Moment>,
    /// Why an officer withdrew it; its organisation reads this.
    pub withdrawn_for: Option<String>,
}

/// A service for those who keep it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::FromQueryResult))]
pub struct Kept {
    /// Its id.
    pub id: OfferId,
    /// What it is called.
    pub name: String,
    /// The language of its texts.
    pub language: Language,
    /// What it is about.
    pub theme: Theme,
    /// Whose it is.
    pub organisation: String,
    /// When its organisation last said that it is right.
    pub confirmed_at: Moment,
    /// The last day on which it exists.
    pub valid_until: Option<Day>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Moment>,
    /// Why an officer withdrew it.
    pub withdrawn_for: Option<String>,
    /// How many notes of readers wait.
    pub notes: i32,
}

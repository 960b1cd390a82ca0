//! A service as somebody describes it: the same schema for the form and for the lines of a table.

use serde::{Deserialize, Serialize};

use super::{Cost, Hours, Theme};
use crate::{
    base::{
        Day, Language, Refusal,
        text::{Body, Label, Message, Title, optional},
    },
    organisations::Website,
    people::Email,
};

/// What was typed or stands in a line of a table, field by field.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Written {
    /// What the service is called.
    pub name: String,
    /// What one finds there, in Markdown.
    pub description: String,
    /// The language of the texts.
    pub language: String,
    /// The theme's word.
    pub theme: String,
    /// The territories that are served: ids, or ISTAT codes.
    pub territories: Vec<String>,
    /// The municipality in which it takes place: id or ISTAT code; may be empty.
    pub place: String,
    /// Street and number.
    pub address: String,
    /// How to get there.
    pub directions: String,
    /// The hours of a usual week.
    pub hours: String,
    /// What the hours do not say.
    pub schedule: String,
    /// The languages that are spoken: their tags.
    pub languages: Vec<String>,
    /// The cost's word.
    pub cost: String,
    /// What is paid for what.
    pub fees: String,
    /// Who may come, in words.
    pub audience: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Page on the web.
    pub website: String,
    /// Whether one comes in without steps.
    pub step_free: bool,
    /// More about how accessible it is.
    pub accessibility: String,
    /// Whether children may come along.
    pub children: bool,
    /// Whether it also works by telephone or online.
    pub remote: bool,
    /// Whether mediators of the organisation come along, here and to other services.
    pub mediators: bool,
    /// How many places it has; may be empty.
    pub places: String,
    /// The last day on which it exists; may be empty.
    pub valid_until: String,
}

/// A service that will do, but for its territories, which only the database knows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// What it is called.
    pub name: Title,
    /// What one finds there.
    pub description: Body,
    /// The language of the texts; `None` where it shall be detected.
    pub language: Option<Language>,
    /// What it is about.
    pub theme: Theme,
    /// The territories that are served, at least one.
    pub territories: Places,
    /// Where it takes place.
    pub place: Option<String>,
    /// Street and number.
    pub address: Option<Label>,
    /// How to get there.
    pub directions: Option<Message>,
    /// The hours of a usual week.
    pub hours: Hours,
    /// What the hours do not say.
    pub schedule: Option<Message>,
    /// The languages that are spoken, at least one.
    pub languages: Vec<Language>,
    /// What it costs.
    pub cost: Cost,
    /// What is paid for what.
    pub fees: Option<Message>,
    /// Who may come.
    pub audience: Option<Message>,
    /// Telephone.
    pub phone: Option<Phone>,
    /// E-mail.
    pub email: Option<Email>,
    /// Page on the web.
    pub website: Option<Website>,
    /// Whether one comes in without steps.
    pub step_free: bool,
    /// More about how accessible it is.
    pub accessibility: Option<Message>,
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
}

/// Territories by id or ISTAT code, as they were written.
pub type Places = Vec<String>;

/// The most territories that one service names; more of one province are the province.
const MOST_TERRITORIES: usize = 60;
/// The most places that a service has.
const MOST_PLACES: i32 = 100_000;

/// Which field will not do, and why.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Misfit {
    /// The name of the field of [`Written`].
    pub field: String,
    /// Why.
    pub refusal: Refusal,
}

/// Says in which field the cause lies.
fn at<T>(field: &str, read: Result<T, Refusal>) -> Result<T, Misfit> {
    read.map_err(|refusal| Misfit { field: field.to_owned(), refusal })
}

impl Draft {
    /// Reads what was written; the first field that will not do is named.
    pub fn read(written: &Written) -> Result<Self, Misfit> {
        let draft = Self {
            name: at("name", Title::parse(&written.name))?,
            description: at("description", Body::parse(&written.description))?,
            language: at("language", optional(&written.language, |tag| tag.trim().parse()))?,
            theme: at("theme", needed(&written.theme))?,
            territories: at("territories", some(&written.territories, MOST_TERRITORIES))?,
            place: Some(written.place.trim().to_owned()).filter(|place| !place.is_empty()),
            address: at("address", optional(&written.address, Label::parse))?,
            directions: at("directions", optional(&written.directions, Message::parse))?,
            hours: at("hours", written.hours.parse())?,
            schedule: at("schedule", optional(&written.schedule, Message::parse))?,
            languages: at("languages", languages(&written.languages))?,
            cost: at("cost", needed(&written.cost))?,
            fees: at("fees", optional(&written.fees, Message::parse))?,
            audience: at("audience", optional(&written.audience, Message::parse))?,
            phone: at("phone", optional(&written.phone, Phone::parse))?,
            email: at("email", optional(&written.email, Email::parse))?,
            website: at("website", optional(&written.website, Website::parse))?,
            step_free: written.step_free,
            accessibility: at("accessibility", optional(&written.accessibility, Message::parse))?,
            children: written.children,
            remote: written.remote,
            mediators: written.mediators,
            places: at("places", optional(&written.places, places))?,
            valid_until: at("valid_until", optional(&written.valid_until, day))?,
        };
        let reachable = draft.phone.is_some()
            || draft.email.is_some()
            || draft.website.is_some()
            || draft.address.is_some();
        at("phone", if reachable { Ok(draft) } else { Err(Refusal::ContactMissing) })
    }
}

fn needed<T: std::str::FromStr<Err = Refusal>>(word: &str) -> Result<T, Refusal> {
    match word.trim() {
        "" => Err(Refusal::Missing),
        word => word.parse(),
    }
}

fn some(written: &[String], most: usize) -> Result<Vec<String>, Refusal> {
    let mut kept: Vec<String> =
        written.iter().map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect();
    kept.sort_unstable();
    kept.dedup();
    match kept.len() {
        0 => Err(Refusal::NothingChosen),
        many if many > most => Err(Refusal::TooManyTicked { most }),
        _ => Ok(kept),
    }
}

fn languages(written: &[String]) -> Result<Vec<Language>, Refusal> {
    some(written, 40)?.iter().map(|tag| tag.parse()).collect()
}

fn places(text: &str) -> Result<i32, Refusal> {
    let number = text.trim().parse().map_err(|_| Refusal::NotANumber)?;
    if (0..=MOST_PLACES).contains(&number) { Ok(number) } else { Err(Refusal::NotANumber) }
}

fn day(text: &str) -> Result<Day, Refusal> {
    Day::from_iso(text).ok_or(Refusal::NotADate)
}

/// A telephone number as people write it: digits, with spaces and signs between them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Phone(String);

impl Phone {
    /// The number, or [`Refusal::NotAPhone`].
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = Label::parse(text)?.into_string();
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let plain = text.chars().all(|sign| sign.is_ascii_digit() || " +-/().".contains(sign));
        if plain && (3..=20).contains(&digits) { Ok(Self(text)) } else { Err(Refusal::NotAPhone) }
    }

    /// The number as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn written() -> Written {
        Written {
            name: "Italiano del mercoledì".into(),
            description: "Un corso per chi comincia, con il tè alla fine.".into(),
            theme: "language_courses".into(),
            territories: vec!["054039".into()],
            languages: vec!["it".into(), "ar".into()],
            cost: "free".into(),
            address: "Via dei Tigli 3".into(),
            ..Written::default()
        }
    }

    #[test]
    fn what_is_needed_is_enough() {
        let draft = Draft::read(&written()).unwrap();
        assert_eq!((draft.theme, draft.languages.len()), (Theme::LanguageCourses, 2));
    }

    #[rstest]
    #[case("name", Written { name: "ab".into(), ..written() }, Refusal::TooShort { least: 3 })]
    #[case("theme", Written { theme: "sport".into(), ..written() }, Refusal::UnknownChoice)]
    #[case("theme", Written { theme: " ".into(), ..written() }, Refusal::Missing)]
    #[case("territories", Written { territories: vec![" ".into()], ..written() }, Refusal::NothingChosen)]
    #[case("languages", Written { languages: vec!["Italian".into()], ..written() }, Refusal::UnknownLanguage)]
    #[case("hours", Written { hours: "mon 20-18".into(), ..written() }, Refusal::NotHours)]
    #[case("phone", Written { phone: "call me".into(), ..written() }, Refusal::NotAPhone)]
    #[case("phone", Written { address: String::new(), ..written() }, Refusal::ContactMissing)]
    #[case("website", Written { website: "example.org".into(), ..written() }, Refusal::NotAnAddress)]
    #[case("places", Written { places: "-1".into(), ..written() }, Refusal::NotANumber)]
    #[case("valid_until", Written { valid_until: "soon".into(), ..written() }, Refusal::NotADate)]
    fn the_field_that_will_not_do_is_named(
        #[case] field: &str,
        #[case] written: Written,
        #[case] refusal: Refusal,
    ) {
        assert_eq!(Draft::read(&written), Err(Misfit { field: field.to_owned(), refusal }));
    }
}

//! A meeting as it is typed: every field is text until it is read. Dates, languages and kept seats come in rows; rows that
//! are left empty are none.

use domain::meetings::{Entry, Kind};
use serde::{Deserialize, Serialize};

/// What the form of a meeting holds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Written {
    pub kind: Kind,
    pub title: String,
    pub description: String,
    pub language: String,
    pub theme: String,
    pub territory: String,
    pub organisers: Vec<String>,
    pub place: String,
    pub address: String,
    pub coordinates: String,
    pub directions: String,
    pub accessibility: String,
    pub link: String,
    pub days: Vec<String>,
    pub from: Vec<String>,
    pub to: Vec<String>,
    pub repeat: String,
    pub tongues: Vec<String>,
    pub helps: Vec<String>,
    pub childcare: bool,
    pub entry: Entry,
    pub capacity: String,
    pub companions: String,
    pub closes: String,
    pub groups: Vec<String>,
    pub seats: Vec<String>,
}

impl Default for Written {
    fn default() -> Self {
        let (empty, none) = (String::new, Vec::new);
        Self {
            kind: Kind::Laboratory,
            title: empty(),
            description: empty(),
            language: "it".into(),
            theme: empty(),
            territory: empty(),
            organisers: none(),
            place: empty(),
            address: empty(),
            coordinates: empty(),
            directions: empty(),
            accessibility: empty(),
            link: empty(),
            days: none(),
            from: none(),
            to: none(),
            repeat: empty(),
            tongues: none(),
            helps: none(),
            childcare: false,
            entry: Entry::Open,
            capacity: empty(),
            companions: empty(),
            closes: empty(),
            groups: none(),
            seats: none(),
        }
    }
}

/// The words for how a language is served, and whether that is confirmed.
pub const HELPS: [&str; 5] =
    ["spoken", "interpreter_asked", "interpreter_confirmed", "mediator_asked", "mediator_confirmed"];

#[cfg(feature = "ssr")]
pub use reading::{at_its_field, number};

#[cfg(feature = "ssr")]
mod reading {
    use super::Written;
    use crate::wire::{At, Error};
    use domain::{
        base::{
            Day, Moment, Refusal, Stop,
            moment::clock_from_text,
            text::{Body, Label, Message, Title, optional},
        },
        meetings::{Coordinates, Draft, Group, Help, Meeting, Place, Quota, Span, Tongue},
        organisations::Website,
    };
    use std::ops::RangeInclusive;

    /// A whole number within these bounds.
    pub fn number(text: &str, within: RangeInclusive<u16>) -> Result<u16, Refusal> {
        text.trim().parse().ok().filter(|number| within.contains(number)).ok_or(Refusal::NotANumber)
    }

    /// Names the field in which the cause of a refused meeting lies.
    pub fn at_its_field(stop: Stop) -> Error {
        let field = match &stop {
            Stop::Refused(Refusal::NowhereToMeet) => "written[place]",
            Stop::Refused(Refusal::DatesOutOfOrder | Refusal::TooManyChoices { .. }) => "written[days][]",
            Stop::Refused(Refusal::MoreReservedThanSeats | Refusal::SeatsAreTaken) => "written[capacity]",
            Stop::Refused(Refusal::Missing) => "written[organisers][]",
            Stop::Refused(Refusal::UnknownChoice) => "written[groups][]",
            _ => return stop.into(),
        };
        match Err::<(), _>(stop).at(field) {
            Err(error) => error,
            Ok(()) => Error::Unreachable,
        }
    }

    impl Written {
        /// The draft that was meant.
        pub fn draft(&self) -> Result<Draft, Error> {
            let chosen = |text: &str| text.parse().map_err(|_| Refusal::UnknownChoice);
            let organisers = self.organisers.iter().filter(|id| !id.is_empty());
            let mut organisers: Vec<_> =
                organisers.map(|id| chosen(id)).collect::<Result<_, _>>().at("written[organisers][]")?;
            organisers.dedup();
            let territory = self.territory.parse().map_err(|_| Refusal::UnknownChoice);
            let day = |text: &str| Day::from_iso(text).ok_or(Refusal::NotADate);
            // Until the end of that day.
            let closes = optional(&self.closes, day).at("written[closes]")?;
            Ok(Draft {
                kind: self.kind,
                title: Title::parse(&self.title).at("written[title]")?,
                description: optional(&self.description, Body::parse).at("written[description]")?,
                language: self.language.parse().at("written[language]")?,
                theme: optional(&self.theme, str::parse).at("written[theme]")?,
                territory: territory.at("written[territory]")?,
                organisers,
                place: self.place()?,
                link: optional(&self.link, Website::parse).at("written[link]")?,
                dates: self.dates().at("written[days][]")?,
                tongues: self.tongues().at("written[tongues][]")?,
                childcare: self.childcare,
                entry: self.entry,
                capacity: optional(&self.capacity, |text| number(text, 1..=10_000))
                    .at("written[capacity]")?
                    .map(u32::from),
                quotas: self.quotas().at("written[groups][]")?,
                companions: optional(&self.companions, |text| number(text, 0..=20))
                    .at("written[companions]")?
                    .unwrap_or_default(),
                closes: closes.map(|day| Day(day.0.saturating_add(1)).starts()),
            })
        }

        fn place(&self) -> Result<Option<Place>, Error> {
            let rest = [&self.address, &self.coordinates, &self.directions, &self.accessibility];
            let Some(name) = optional(&self.place, Label::parse).at("written[place]")? else {
                let only_rest = rest.iter().any(|text| !text.trim().is_empty());
                return if only_rest { Err(Refusal::Missing).at("written[place]") } else { Ok(None) };
            };
            Ok(Some(Place {
                name,
                address: optional(&self.address, Label::parse).at("written[address]")?,
                at: optional(&self.coordinates, Coordinates::parse).at("written[coordinates]")?,
                directions: optional(&self.directions, Message::parse).at("written[directions]")?,
                accessibility: optional(&self.accessibility, Message::parse).at("written[accessibility]")?,
            }))
        }

        /// The dates in their order, and the last one again in each of so many weeks after it.
        fn dates(&self) -> Result<Vec<Span>, Refusal> {
            let of = |texts: &[String], place: usize| texts.get(place).cloned().unwrap_or_default();
            let mut days = Vec::new();
            for (place, day) in self.days.iter().enumerate().filter(|(_, day)| !day.trim().is_empty()) {
                let day = Day::from_iso(day).ok_or(Refusal::NotADate)?;
                let clock = |texts| clock_from_text(&of(texts, place)).ok_or(Refusal::NotADate);
                days.push((day, clock(&self.from)?, clock(&self.to)?));
            }
            let again = optional(&self.repeat, |text| number(text, 0..=52))?.unwrap_or_default();
            if let Some((day, from, to)) = days.last().copied() {
                days.extend((1..=i32::from(again)).map(|week| (Day(day.0 + 7 * week), from, to)));
            }
            let at = |day, (hour, minute)| Moment::in_italy(day, hour, minute);
            let mut spans: Vec<Span> = days
                .into_iter()
                .map(|(day, from, to)| Span { starts: at(day, from), ends: at(day, to) })
                .collect();
            spans.sort_unstable();
            Ok(spans)
        }

        fn tongues(&self) -> Result<Vec<Tongue>, Refusal> {
            let mut tongues: Vec<Tongue> = Vec::new();
            for (place, language) in self.tongues.iter().enumerate().filter(|(_, tag)| !tag.is_empty()) {
                let (help, confirmed) = match self.helps.get(place).map(String::as_str) {
                    Some("spoken") | None => (Help::Spoken, true),
                    Some("interpreter_asked") => (Help::Interpreter, false),
                    Some("interpreter_confirmed") => (Help::Interpreter, true),
                    Some("mediator_asked") => (Help::Mediator, false),
                    Some("mediator_confirmed") => (Help::Mediator, true),
                    Some(_) => return Err(Refusal::UnknownChoice),
                };
                let tongue = Tongue { language: language.parse()?, help, confirmed };
                let known = |other: &Tongue| (other.language, other.help) == (tongue.language, help);
                if !tongues.iter().any(known) {
                    tongues.push(tongue);
                }
            }
            Ok(tongues)
        }

        /// A group is `constituency:key` or `organisation:id`.
        fn quotas(&self) -> Result<Vec<Quota>, Refusal> {
            let chosen = self.groups.iter().enumerate().filter(|(_, group)| !group.is_empty());
            chosen
                .map(|(place, group)| {
                    let seats = self.seats.get(place).map(String::as_str).unwrap_or_default();
                    let seats = u32::from(number(seats, 1..=10_000)?);
                    match group.split_once(':') {
                        Some(("constituency", key)) => {
                            Ok(Quota { constituency: Some(key.to_owned()), organisation: None, seats })
                        }
                        Some(("organisation", id)) => {
                            let id = id.parse().map_err(|_| Refusal::UnknownChoice)?;
                            Ok(Quota { constituency: None, organisation: Some(id), seats })
                        }
                        _ => Err(Refusal::UnknownChoice),
                    }
                })
                .collect()
        }

        /// The form that gives back a meeting as it was written.
        pub fn of(meeting: &Meeting) -> Self {
            let frame = &meeting.frame;
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            let clock = |at: Moment| {
                let (hour, minute) = at.clock();
                format!("{hour:02}:{minute:02}")
            };
            let spans = || meeting.dates.iter().map(|date| date.span);
            let help = |tongue: &Tongue| match (tongue.help, tongue.confirmed) {
                (Help::Spoken, _) => "spoken",
                (Help::Interpreter, false) => "interpreter_asked",
                (Help::Interpreter, true) => "interpreter_confirmed",
                (Help::Mediator, false) => "mediator_asked",
                (Help::Mediator, true) => "mediator_confirmed",
            };
            let group = |group: &Group| match group {
                Group::Constituency(constituency) => format!("constituency:{}", constituency.key),
                Group::Organisation(id, _) => format!("organisation:{id}"),
            };
            Self {
                kind: frame.kind,
                title: frame.title.clone(),
                description: meeting.description.clone(),
                language: frame.language.to_string(),
                theme: meeting.theme.map(|theme| theme.to_string()).unwrap_or_default(),
                territory: frame.territory.territory.to_string(),
                organisers: frame.organisers.iter().map(ToString::to_string).collect(),
                place: text(&meeting.place),
                address: text(&meeting.address),
                coordinates: meeting.at.map(|at| at.to_string()).unwrap_or_default(),
                directions: text(&meeting.directions),
                accessibility: text(&meeting.accessibility),
                link: text(&meeting.link),
                days: spans().map(|span| span.starts.day().iso()).collect(),
                from: spans().map(|span| clock(span.starts)).collect(),
                to: spans().map(|span| clock(span.ends)).collect(),
                repeat: String::new(),
                tongues: meeting.tongues.iter().map(|tongue| tongue.language.to_string()).collect(),
                helps: meeting.tongues.iter().map(|tongue| help(tongue).to_owned()).collect(),
                childcare: meeting.childcare,
                entry: frame.entry,
                capacity: frame.capacity.map(|seats| seats.to_string()).unwrap_or_default(),
                companions: frame.companions.to_string(),
                closes: frame.closes.map(|at| Day(at.day().0 - 1).iso()).unwrap_or_default(),
                groups: meeting.quotas.iter().map(|(of, _)| group(of)).collect(),
                seats: meeting.quotas.iter().map(|(_, seats)| seats.to_string()).collect(),
            }
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;
        use rstest::rstest;

        fn written() -> Written {
            let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
            Written {
                title: "Laboratorio".into(),
                territory: "01890000-0000-7000-8000-000000000001".into(),
                place: "Biblioteca".into(),
                days: texts(&["2026-03-28", "", "2026-03-22"]),
                from: texts(&["09:30", "", "9:00"]),
                to: texts(&["13:30", "", "11:00"]),
                tongues: texts(&["it", "", "ar", "ar"]),
                helps: texts(&["spoken", "spoken", "interpreter_asked", "interpreter_confirmed"]),
                capacity: "20".into(),
                groups: texts(&["constituency:third_sector", ""]),
                seats: texts(&["5", ""]),
                ..Written::default()
            }
        }

        #[test]
        fn rows_that_are_left_empty_are_none_and_dates_come_in_order() {
            let draft = Written { repeat: "1".into(), ..written() }.draft().unwrap();
            let starts: Vec<String> = draft.dates.iter().map(|span| span.starts.rfc3339()).collect();
            // The second Sunday is the one on which clocks go forward.
            assert_eq!(starts, ["2026-03-22T08:00:00Z", "2026-03-28T08:30:00Z", "2026-03-29T07:00:00Z"]);
            assert_eq!(draft.tongues.len(), 2);
            assert_eq!(draft.quotas.len(), 1);
            assert_eq!(draft.check(), Ok(()));
        }

        #[rstest]
        #[case(Written { title: "x".into(), ..written() }, "title]", Refusal::TooShort { least: 3 })]
        #[case(Written { days: vec!["tomorrow".into()], ..written() }, "days][]", Refusal::NotADate)]
        #[case(Written { from: vec![], ..written() }, "days][]", Refusal::NotADate)]
        #[case(Written { capacity: "0".into(), ..written() }, "capacity]", Refusal::NotANumber)]
        #[case(Written { groups: vec!["me:1".into()], ..written() }, "groups][]", Refusal::UnknownChoice)]
        #[case(Written { helps: vec!["sung".into()], ..written() }, "tongues][]", Refusal::UnknownChoice)]
        #[case(Written { link: "ftp://x".into(), ..written() }, "link]", Refusal::NotAnAddress)]
        #[case(
            Written { place: String::new(), address: "Via".into(), ..written() },
            "place]",
            Refusal::Missing
        )]
        fn what_does_not_read_is_refused_at_its_field(
            #[case] written: Written,
            #[case] field: &str,
            #[case] refusal: Refusal,
        ) {
            let expected = Error::RefusedAt { field: format!("written[{field}"), refusal };
            assert_eq!(written.draft().map(|_| ()), Err(expected));
        }
    }
}

//! Acts and expressions of interest as they are typed.

use serde::{Deserialize, Serialize};

/// An act as it is typed; which of the fields of its kind are there depends on the kind.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Written {
    /// Its number in the register of the body.
    pub number: String,
    /// Its date: `2026-11-28`.
    pub on: String,
    /// What it is called.
    pub title: String,
    /// What it says in plain words.
    pub text: String,
    /// Where the body publishes it, or nothing.
    #[serde(default)]
    pub link: String,
    /// By when the next act is meant to follow, or nothing.
    #[serde(default)]
    pub next_by: String,
    /// The day of a deadline.
    #[serde(default)]
    pub deadline_on: String,
    /// The time of a deadline: `12:00`.
    #[serde(default)]
    pub deadline_at: String,
    /// The criteria of a notice, one on a line.
    #[serde(default)]
    pub criteria: String,
    /// What the final document is.
    #[serde(default)]
    pub document: String,
    /// The receipt of whoever signs.
    #[serde(default)]
    pub receipt: String,
    /// What is signed.
    #[serde(default)]
    pub form: String,
    /// What was to be spent.
    #[serde(default)]
    pub planned: String,
    /// What was spent.
    #[serde(default)]
    pub spent: String,
    /// The place of the act that is put right.
    #[serde(default)]
    pub of: String,
}

/// An expression of interest as it is typed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Expressed {
    /// As what, or the id of an organisation.
    pub party: String,
    /// What a group or person wants to be called.
    #[serde(default)]
    pub name: String,
    /// What they would bring in.
    pub text: String,
    /// The language of the text; detected where empty.
    #[serde(default)]
    pub language: String,
    /// How the office reaches them.
    pub contact: String,
}

#[cfg(feature = "ssr")]
mod parse {
    use domain::{
        base::{
            Ctx, Day, Moment, Refusal,
            moment::clock_from_text,
            text::{Body, Label, Title, optional},
        },
        organisations::Website,
        procedures::{ActKind, ActText, Content, Criterion, Interest, Party, PartyKind, Sheet, Step},
    };

    use super::{Expressed, Written};
    use crate::wire::{At, Error};

    /// The most criteria of a notice.
    const MOST_CRITERIA: usize = 12;

    impl Written {
        /// What every act bears.
        pub fn sheet(&self) -> Result<Sheet, Error> {
            Ok(Sheet {
                number: Label::parse(&self.number).at("act[number]")?,
                on: Day::from_iso(&self.on).ok_or(Refusal::NotADate).at("act[on]")?,
                title: Title::parse(&self.title).at("act[title]")?,
                text: ActText::parse(&self.text).at("act[text]")?,
                link: optional(&self.link, Website::parse).at("act[link]")?,
                next_by: optional(&self.next_by, day).at("act[next_by]")?,
            })
        }

        /// What an act of this kind says.
        pub fn step(&self, kind: ActKind) -> Result<Step, Error> {
            let content = match kind {
                ActKind::Start => return Err(Refusal::WrongState.into()),
                ActKind::List => return Ok(Step::List),
                ActKind::Agreement => return self.agreement(),
                ActKind::Notice => Content::Notice {
                    deadline: self.deadline()?,
                    criteria: criteria(&self.criteria).at("act[criteria]")?,
                },
                ActKind::Extension => Content::Extension { deadline: self.deadline()? },
                ActKind::FinalDocument => {
                    Content::FinalDocument { kind: self.document.parse().at("act[document]")? }
                }
                ActKind::Account => Content::Account {
                    planned_cents: amount(&self.planned).at("act[planned]")?,
                    spent_cents: amount(&self.spent).at("act[spent]")?,
                },
                ActKind::Correction => {
                    let of = self.of.trim().parse().map_err(|_| Refusal::UnknownChoice);
                    Content::Correction { of: of.at("act[of]")? }
                }
                ActKind::Assessment => Content::Assessment,
                ActKind::Session => Content::Session,
                ActKind::Determination => Content::Determination,
                ActKind::Implementation => Content::Implementation,
                ActKind::Evaluation => Content::Evaluation,
                ActKind::Suspension => Content::Suspension,
                ActKind::Resumption => Content::Resumption,
                ActKind::Revocation => Content::Revocation,
            };
            Ok(Step::Plain(content))
        }

        fn agreement(&self) -> Result<Step, Error> {
            let receipt = self.receipt.trim().parse().map_err(|_| Refusal::UnknownChoice);
            Ok(Step::Agreement {
                receipt: receipt.at("act[receipt]")?,
                form: self.form.parse().at("act[form]")?,
            })
        }

        fn deadline(&self) -> Result<Moment, Error> {
            let day = day(&self.deadline_on).at("act[deadline_on]")?;
            let (hour, minute) =
                clock_from_text(&self.deadline_at).ok_or(Refusal::NotADate).at("act[deadline_at]")?;
            Ok(Moment::in_italy(day, hour, minute))
        }
    }

    fn day(text: &str) -> Result<Day, Refusal> {
        Day::from_iso(text).ok_or(Refusal::NotADate)
    }

    fn amount(text: &str) -> Result<i64, Refusal> {
        domain::initiatives::parse_amount(text)
    }

    fn criteria(text: &str) -> Result<Vec<String>, Refusal> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let criteria: Vec<String> =
            lines.map(|line| Criterion::parse(line).map(Criterion::into_string)).collect::<Result<_, _>>()?;
        match criteria.len() {
            0 => Err(Refusal::Missing),
            many if many > MOST_CRITERIA => Err(Refusal::TooManyChoices { most: MOST_CRITERIA }),
            _ => Ok(criteria),
        }
    }

    impl Expressed {
        /// The expression of interest of whoever typed it.
        pub fn interest(&self, ctx: &Ctx) -> Result<Interest, Error> {
            let name = || Label::parse(&self.name).at("interest[name]");
            let party = match self.party.parse() {
                Ok(PartyKind::Group) => Party::Group(name()?),
                Ok(PartyKind::Person) => Party::Person(name()?),
                _ => {
                    let id = self.party.parse().map_err(|_| Refusal::UnknownChoice);
                    Party::Organisation(id.at("interest[party]")?)
                }
            };
            Ok(Interest {
                party,
                text: Body::parse(&self.text).at("interest[text]")?,
                language: crate::wire::written_in(ctx, &self.language, &self.text)?,
                contact: Label::parse(&self.contact).at("interest[contact]")?,
            })
        }
    }
}

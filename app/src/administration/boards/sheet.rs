//! A board as it is typed: every field is text until it is read.

use domain::boards::{BallotKind, CountingRule, Moderation, Roll, Theme};
use serde::{Deserialize, Serialize};

/// What the form of a board holds. Days are ISO dates, amounts as people write them; what may be left out is empty.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Sheet {
    pub territory: String,
    pub organisation: String,
    pub theme: Theme,
    pub language: String,
    pub question_it: String,
    pub description_it: String,
    pub question_en: String,
    pub description_en: String,
    pub question_ar: String,
    pub description_ar: String,
    pub moderation: Moderation,
    pub answer_days: String,
    pub budget: String,
    pub ballot: BallotKind,
    pub points: String,
    pub counting: CountingRule,
    pub minimum_score: String,
    pub roll: Roll,
    pub ballot_maximum: String,
    pub winners_maximum: String,
    pub proposing: String,
    pub co_design: String,
    pub voting: String,
    pub decided: String,
    pub follow_up: String,
    pub closes: String,
    pub constituencies: Vec<String>,
}

impl Default for Sheet {
    fn default() -> Self {
        let empty = String::new;
        Self {
            territory: empty(),
            organisation: empty(),
            theme: Theme::Volunteering,
            language: "it".into(),
            question_it: empty(),
            description_it: empty(),
            question_en: empty(),
            description_en: empty(),
            question_ar: empty(),
            description_ar: empty(),
            moderation: Moderation::Before,
            answer_days: "30".into(),
            budget: empty(),
            ballot: BallotKind::Approval,
            points: empty(),
            counting: CountingRule::EqualShares,
            minimum_score: empty(),
            roll: Roll::Open,
            ballot_maximum: empty(),
            winners_maximum: empty(),
            proposing: empty(),
            co_design: empty(),
            voting: empty(),
            decided: empty(),
            follow_up: empty(),
            closes: empty(),
            constituencies: Vec::new(),
        }
    }
}

#[cfg(feature = "ssr")]
mod reading {
    use super::Sheet;
    use crate::wire::{At, Error};
    use domain::{
        base::{
            Currency, Day, Language, Moment, Refusal,
            text::{Body, Question, optional},
        },
        boards::{BallotKind, Board, Part, Phase, Phases, Rules, Voting, Wording, actions::Draft},
        initiatives::parse_amount,
    };

    impl Sheet {
        /// The draft that was meant.
        pub fn draft(&self) -> Result<Draft, Error> {
            let territory = self.territory.parse().map_err(|_| Refusal::UnknownChoice);
            let organisation = |chosen: &str| chosen.parse().map_err(|_| Refusal::UnknownChoice);
            let language = self.language.parse().at("sheet[language]")?;
            Ok(Draft {
                territory: territory.at("sheet[territory]")?,
                organisation: optional(&self.organisation, organisation).at("sheet[organisation]")?,
                theme: self.theme,
                language,
                wordings: self.wordings(language)?,
                rules: self.rules()?,
            })
        }

        fn rules(&self) -> Result<Rules, Error> {
            let nobody = self.constituencies.is_empty().then_some(Refusal::NothingChosen);
            let choose_one = self.ballot == BallotKind::ChooseOne;
            let rules = Rules {
                phases: self.phases()?,
                constituencies: nobody
                    .map_or(Ok(self.constituencies.clone()), Err)
                    .at("sheet[constituencies][]")?,
                moderation: self.moderation,
                answer_days: within_a_year(&self.answer_days).at("sheet[answer_days]")?,
                budget_cents: optional(&self.budget, parse_amount)
                    .at("sheet[budget]")?
                    .filter(|cents| *cents > 0),
                currency: Currency::EURO,
                voting: self.voting()?,
                ballot_maximum: optional(&self.ballot_maximum, at_least_one)
                    .at("sheet[ballot_maximum]")?
                    .filter(|_| !choose_one),
                winners_maximum: optional(&self.winners_maximum, at_least_one)
                    .at("sheet[winners_maximum]")?,
            };
            match rules.check_voting() {
                Ok(()) => Ok(rules),
                Err((part, refusal)) => Err(refusal).at(field_of(part)),
            }
        }

        /// Points are looked at only where the ballot gives some: what was typed before stays in the form.
        fn voting(&self) -> Result<Voting, Error> {
            let points = optional(&self.points, at_least_one).at("sheet[points]")?;
            let least = |text: &str| at_least_one(text).map(u32::from);
            Ok(Voting {
                ballot: self.ballot,
                points: points.filter(|_| self.ballot == BallotKind::Points),
                counting: self.counting,
                minimum_score: optional(&self.minimum_score, least).at("sheet[minimum_score]")?,
                roll: self.roll,
            })
        }

        fn phases(&self) -> Result<Phases, Error> {
            let phases = Phases {
                proposing: begins(&self.proposing).at("sheet[proposing]")?,
                co_design: begins(&self.co_design).at("sheet[co_design]")?,
                voting: optional(&self.voting, begins).at("sheet[voting]")?,
                decided: begins(&self.decided).at("sheet[decided]")?,
                follow_up: begins(&self.follow_up).at("sheet[follow_up]")?,
                closes: begins(&self.closes).at("sheet[closes]")?,
            };
            let line = phases.line();
            let late = line.windows(2).find(|pair| pair[0].1 >= pair[1].1).map(|pair| pair[1].0);
            let field = match late {
                Some(Phase::Voting) => "sheet[voting]",
                Some(Phase::Decided) => "sheet[decided]",
                Some(Phase::FollowUp) => "sheet[follow_up]",
                Some(Phase::Closed) => "sheet[closes]",
                _ => "sheet[co_design]",
            };
            phases.check().at(field).map(|()| phases)
        }

        /// The languages in which something is written, the board's own among them.
        fn wordings(&self, own: Language) -> Result<Vec<(Language, Question, Body)>, Error> {
            let typed = [
                (Language::ITALIAN, &self.question_it, &self.description_it),
                (Language::ENGLISH, &self.question_en, &self.description_en),
                (Language::ARABIC, &self.question_ar, &self.description_ar),
            ];
            let written = typed.into_iter().filter(|(language, question, body)| {
                *language == own || !(question.trim().is_empty() && body.trim().is_empty())
            });
            written
                .map(|(language, question, body)| {
                    let question = Question::parse(question).at(&format!("sheet[question_{language}]"))?;
                    Ok((language, question, Body::parse(body).at(&format!("sheet[description_{language}]"))?))
                })
                .collect()
        }

        /// The sheet that gives back a board as it was written.
        pub fn of(board: &Board, own: Language, wordings: &[Wording]) -> Self {
            let rules = &board.rules;
            let wording = |language: Language| wordings.iter().find(|wording| wording.language == language);
            let question =
                |language| wording(language).map(|wording| wording.question.clone()).unwrap_or_default();
            let description =
                |language| wording(language).map(|wording| wording.description.clone()).unwrap_or_default();
            let number = |most: Option<u16>| most.map(|most| most.to_string()).unwrap_or_default();
            let day = |moment: Moment| moment.day().iso();
            Self {
                territory: board.territory.id.to_string(),
                organisation: board.organisation.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default(),
                theme: board.theme,
                language: own.to_string(),
                question_it: question(Language::ITALIAN),
                description_it: description(Language::ITALIAN),
                question_en: question(Language::ENGLISH),
                description_en: description(Language::ENGLISH),
                question_ar: question(Language::ARABIC),
                description_ar: description(Language::ARABIC),
                moderation: rules.moderation,
                answer_days: rules.answer_days.to_string(),
                budget: rules.budget_cents.map(amount).unwrap_or_default(),
                ballot: rules.voting.ballot,
                points: number(rules.voting.points),
                counting: rules.voting.counting,
                minimum_score: rules.voting.minimum_score.map(|least| least.to_string()).unwrap_or_default(),
                roll: rules.voting.roll,
                ballot_maximum: number(rules.ballot_maximum),
                winners_maximum: number(rules.winners_maximum),
                proposing: day(rules.phases.proposing),
                co_design: day(rules.phases.co_design),
                voting: rules.phases.voting.map(day).unwrap_or_default(),
                decided: day(rules.phases.decided),
                follow_up: day(rules.phases.follow_up),
                closes: day(rules.phases.closes),
                constituencies: rules.constituencies.clone(),
            }
        }
    }

    /// The field in which a part of the vote is chosen.
    const fn field_of(part: Part) -> &'static str {
        match part {
            Part::Ballot => "sheet[ballot]",
            Part::Points => "sheet[points]",
            Part::Maximum => "sheet[ballot_maximum]",
            Part::Counting => "sheet[counting]",
            Part::Budget => "sheet[budget]",
            Part::Winners => "sheet[winners_maximum]",
            Part::Minimum => "sheet[minimum_score]",
        }
    }

    fn begins(day: &str) -> Result<Moment, Refusal> {
        Ok(Day::from_iso(day).ok_or(Refusal::NotADate)?.starts())
    }

    fn at_least_one(text: &str) -> Result<u16, Refusal> {
        text.trim().parse().ok().filter(|number| *number > 0).ok_or(Refusal::NotANumber)
    }

    fn within_a_year(text: &str) -> Result<u16, Refusal> {
        at_least_one(text).ok().filter(|days| *days <= 365).ok_or(Refusal::NotANumber)
    }

    fn amount(cents: i64) -> String {
        if cents % 100 == 0 {
            (cents / 100).to_string()
        } else {
            format!("{},{:02}", cents / 100, cents % 100)
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;
        use domain::boards::CountingRule;
        use rstest::rstest;

        fn sheet() -> Sheet {
            Sheet {
                territory: "0190a000-0000-7000-8000-000000000001".into(),
                question_it: "Come vogliamo vivere il parco?".into(),
                description_it: "Chi abita o passa di qui può proporre.".into(),
                budget: "40000,50".into(),
                proposing: "2026-11-01".into(),
                co_design: "2026-12-01".into(),
                decided: "2027-01-01".into(),
                follow_up: "2027-02-01".into(),
                closes: "2027-03-01".into(),
                constituencies: vec!["third_sector".into()],
                ..Sheet::default()
            }
        }

        /// The same with a vote.
        fn voted() -> Sheet {
            Sheet { voting: "2026-12-15".into(), ..sheet() }
        }

        #[test]
        fn what_does_not_belong_to_the_kind_of_ballot_is_passed_over() {
            let sheet = Sheet {
                ballot: BallotKind::ChooseOne,
                points: "7".into(),
                ballot_maximum: "4".into(),
                ..voted()
            };
            let rules = sheet.draft().unwrap().rules;
            assert_eq!((rules.voting.points, rules.ballot_maximum), (None, None));
        }

        #[test]
        fn what_is_left_out_is_none() {
            let draft = sheet().draft().unwrap();
            assert_eq!(
                (draft.organisation, draft.rules.phases.voting, draft.rules.ballot_maximum),
                (None, None, None)
            );
            assert_eq!((draft.wordings.len(), draft.rules.budget_cents), (1, Some(4_000_050)));
        }

        #[rstest]
        #[case(Sheet { answer_days: "0".into(), ..sheet() }, "answer_days", Refusal::NotANumber)]
        #[case(Sheet { answer_days: "366".into(), ..sheet() }, "answer_days", Refusal::NotANumber)]
        #[case(Sheet { budget: "tanto".into(), ..sheet() }, "budget", Refusal::NotAnAmount)]
        #[case(Sheet { decided: "2027-02-30".into(), ..sheet() }, "decided", Refusal::NotADate)]
        #[case(Sheet { decided: "2026-11-30".into(), ..sheet() }, "decided", Refusal::DatesOutOfOrder)]
        #[case(Sheet { question_en: "How?".into(), ..sheet() }, "question_en", Refusal::TooShort { least: 5 })]
        #[case(Sheet { language: "ar".into(), ..sheet() }, "question_ar", Refusal::Missing)]
        #[case(Sheet { winners_maximum: "-1".into(), ..sheet() }, "winners_maximum", Refusal::NotANumber)]
        #[case(Sheet { points: "many".into(), ..sheet() }, "points", Refusal::NotANumber)]
        #[case(Sheet { budget: String::new(), ..voted() }, "budget", Refusal::BudgetNeeded)]
        #[case(Sheet { counting: CountingRule::MostVoted, ..voted() }, "counting", Refusal::BudgetUnspent)]
        #[case(Sheet { ballot: BallotKind::Points, ..voted() }, "points", Refusal::Missing)]
        #[case(Sheet { winners_maximum: "3".into(), ..voted() }, "winners_maximum", Refusal::NotWithThisRule)]
        #[case(Sheet { minimum_score: "3".into(), ..voted() }, "minimum_score", Refusal::NotWithThisRule)]
        #[case(
            Sheet { ballot: BallotKind::Ranking, counting: CountingRule::Phragmen, ..voted() },
            "ballot",
            Refusal::NotWithThisRule
        )]
        #[case(Sheet { territory: "Perugia".into(), ..sheet() }, "territory", Refusal::UnknownChoice)]
        #[case(Sheet { constituencies: vec![], ..sheet() }, "constituencies][", Refusal::NothingChosen)]
        fn what_does_not_read_is_refused_at_its_field(
            #[case] sheet: Sheet,
            #[case] field: &str,
            #[case] refusal: Refusal,
        ) {
            let expected = Error::RefusedAt { field: format!("sheet[{field}]"), refusal };
            assert_eq!(sheet.draft().map(|_| ()), Err(expected));
        }
    }
}

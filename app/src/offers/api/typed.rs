//! A service as it is typed into the form.

use serde::{Deserialize, Serialize};

/// The fields of the form.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// What it is called.
    pub name: String,
    /// What one finds there.
    pub description: String,
    /// The language of the texts; empty where it shall be detected.
    pub language: String,
    /// The theme's word.
    pub theme: String,
    /// Ids of the territories that are served.
    pub territories: Vec<String>,
    /// Id of the municipality in which it takes place.
    pub place: String,
    /// Street and number.
    pub address: String,
    /// How to get there.
    pub directions: String,
    /// Hours on Monday.
    pub monday: String,
    /// Hours on Tuesday.
    pub tuesday: String,
    /// Hours on Wednesday.
    pub wednesday: String,
    /// Hours on Thursday.
    pub thursday: String,
    /// Hours on Friday.
    pub friday: String,
    /// Hours on Saturday.
    pub saturday: String,
    /// Hours on Sunday.
    pub sunday: String,
    /// What the hours do not say.
    pub schedule: String,
    /// Tags of the languages that are spoken.
    pub languages: Vec<String>,
    /// The cost's word.
    pub cost: String,
    /// What is paid for what.
    pub fees: String,
    /// Who may come.
    pub audience: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Page on the web.
    pub website: String,
    /// Whether there are no steps.
    pub step_free: bool,
    /// More about how accessible it is.
    pub accessibility: String,
    /// Whether children may come along.
    pub children: bool,
    /// Whether it also works by telephone or online.
    pub remote: bool,
    /// Whether mediators come along.
    pub mediators: bool,
    /// How many places it has.
    pub places: String,
    /// The last day on which it exists.
    pub valid_until: String,
}

#[cfg(feature = "ssr")]
impl Typed {
    /// The service, or the field of the form that will not do.
    pub(super) fn draft(self) -> Result<domain::offers::Draft, crate::wire::Error> {
        let written = self.written()?;
        domain::offers::Draft::read(&written).map_err(|misfit| at(&misfit.field, misfit.refusal))
    }

    fn written(self) -> Result<domain::offers::Written, crate::wire::Error> {
        use domain::offers::{Hours, Weekday, Written};
        let days = [
            &self.monday,
            &self.tuesday,
            &self.wednesday,
            &self.thursday,
            &self.friday,
            &self.saturday,
            &self.sunday,
        ];
        let mut hours = String::new();
        for (day, typed) in Weekday::ALL.iter().zip(days).filter(|(_, typed)| !typed.trim().is_empty()) {
            let line = format!("{day} {}", typed.replace([';', '\n'], ","));
            line.parse::<Hours>().map_err(|refusal| at(day.as_str(), refusal))?;
            hours.push_str(&line);
            hours.push(';');
        }
        Ok(Written {
            name: self.name,
            description: self.description,
            language: self.language,
            theme: self.theme,
            territories: self.territories,
            place: self.place,
            address: self.address,
            directions: self.directions,
            hours,
            schedule: self.schedule,
            languages: self.languages,
            cost: self.cost,
            fees: self.fees,
            audience: self.audience,
            phone: self.phone,
            email: self.email,
            website: self.website,
            step_free: self.step_free,
            accessibility: self.accessibility,
            children: self.children,
            remote: self.remote,
            mediators: self.mediators,
            places: self.places,
            valid_until: self.valid_until,
        })
    }
}

/// A refusal at the field of the form that a field of the schema stands in.
#[cfg(feature = "ssr")]
pub(super) fn at(field: &str, refusal: domain::base::Refusal) -> crate::wire::Error {
    let field = match field {
        many @ ("territories" | "languages") => format!("typed[{many}][]"),
        one => format!("typed[{one}]"),
    };
    crate::wire::Error::RefusedAt { field, refusal }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use domain::base::Refusal;
    use rstest::rstest;

    fn typed() -> Typed {
        Typed {
            name: "Italiano di sera".into(),
            description: "Un corso per chi comincia, con il tè.".into(),
            theme: "language_courses".into(),
            territories: vec!["054039".into()],
            languages: vec!["it".into()],
            cost: "free".into(),
            phone: "000".into(),
            ..Typed::default()
        }
    }

    #[test]
    fn the_hours_of_the_days_become_those_of_the_week() {
        let typed = Typed { monday: "9-12, 15.30-18".into(), sunday: "20:00-22:00".into(), ..typed() };
        let hours = typed.draft().unwrap().hours.to_string();
        assert_eq!(hours, "monday 09:00-12:00, 15:30-18:00; sunday 20:00-22:00");
    }

    #[rstest]
    #[case(Typed { tuesday: "late".into(), ..typed() }, "typed[tuesday]", Refusal::NotHours)]
    #[case(Typed { territories: vec![], ..typed() }, "typed[territories][]", Refusal::NothingChosen)]
    #[case(Typed { phone: String::new(), ..typed() }, "typed[phone]", Refusal::ContactMissing)]
    fn the_field_that_will_not_do_is_named(
        #[case] typed: Typed,
        #[case] field: &str,
        #[case] refusal: Refusal,
    ) {
        let error = typed.draft().unwrap_err();
        assert_eq!((error.field(), error.refusal()), (Some(field), Some(&refusal)));
    }
}

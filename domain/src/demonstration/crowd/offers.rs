//! Services to measure with: of fifty organisations, in forty municipalities of two provinces.

use sea_orm::Value;

use super::Stage;
use crate::{
    base::{Failure, Language, OfferId, OrganisationId, Stop, TerritoryId, database::insert_rows},
    offers::{
        Draft, Theme, Written,
        actions::{Atlas, insert, prepare},
    },
};

/// The most services of a crowd.
const MOST: usize = 10_000;
const ORGANISATIONS: usize = 50;
const MUNICIPALITIES: usize = 40;
const HOURS: [&str; 5] =
    ["mon 9-12", "tue 18-20; thu 18-20", "mon-fri 8:30-13", "sat 10-13", "wed 15-19; sun 9-12"];
const LANGUAGES: [&[&str]; 4] = [&["it"], &["it", "ar"], &["it", "en", "fr"], &["bn", "it"]];

impl Stage<'_> {
    /// As many services as the large board has initiatives, at most ten thousand.
    pub(super) async fn load_services(
        &mut self,
        wanted: usize,
        organisations: &[(OrganisationId, String)],
    ) -> Result<(), Stop> {
        let codes = self.load_crowd_places().await?;
        let atlas = Atlas::read(self.transaction).await?;
        let mut rows = Vec::new();
        for number in 0..wanted.min(MOST) {
            let broken = |misfit: crate::offers::Misfit| Failure::Unreadable(misfit.refusal.to_string());
            let draft = Draft::read(&service(number, &codes)).map_err(broken)?;
            let (organisation, name) = &organisations[number % ORGANISATIONS];
            // A tenth was not confirmed for half a year.
            let days = i64::try_from(number % 200).unwrap_or(0);
            let confirmed = self.days_ago(days);
            let prepared =
                prepare(OfferId::new(), (*organisation, name), &draft, &atlas, Language::ITALIAN, confirmed);
            rows.push(prepared.map_err(broken)?);
        }
        Ok(insert(self.transaction, rows, self.now).await?)
    }

    /// Associations that offer services and hold meetings.
    pub(super) async fn load_crowd_organisations(&self) -> Result<Vec<(OrganisationId, String)>, Stop> {
        let organisations: Vec<(OrganisationId, String)> =
            (1..=ORGANISATIONS).map(|number| (OrganisationId::new(), format!("Ente {number}"))).collect();
        let row = |(id, name): &(OrganisationId, String)| -> Vec<Value> {
            vec![(*id).into(), name.as_str().into(), "association".into(), self.now.into()]
        };
        let columns = ["id", "name", "kind", "created_at"];
        let rows = organisations.iter().map(row).collect();
        insert_rows(self.transaction, "organisations", &columns, rows).await?;
        Ok(organisations)
    }

    /// Two provinces and their municipalities; gives back the codes of the latter.
    async fn load_crowd_places(&self) -> Result<Vec<String>, Stop> {
        let provinces = [TerritoryId::new(), TerritoryId::new()];
        let none: Option<uuid::Uuid> = None;
        let mut rows: Vec<Vec<Value>> = Vec::new();
        for (number, province) in provinces.iter().enumerate() {
            let (code, name) = (format!("90{number}"), format!("Vallata {number}"));
            rows.push(vec![
                (*province).into(),
                code.into(),
                "province".into(),
                name.into(),
                "Esempio".into(),
                none.into(),
            ]);
        }
        let mut codes = Vec::new();
        for number in 0..MUNICIPALITIES {
            let code = format!("90{}{number:03}", number % 2);
            rows.push(vec![
                TerritoryId::new().into(),
                code.as_str().into(),
                "municipality".into(),
                format!("Borgo {number}").into(),
                "Esempio".into(),
                Some(provinces[number % 2].0).into(),
            ]);
            codes.push(code);
        }
        let columns = ["id", "istat_code", "kind", "name", "region", "within"];
        insert_rows(self.transaction, "territories", &columns, rows).await?;
        Ok(codes)
    }
}

/// A service unlike its neighbours.
fn service(number: usize, codes: &[String]) -> Written {
    let code = codes[number * 7 % codes.len()].clone();
    let mut territories = vec![code.clone()];
    if number.is_multiple_of(9) {
        territories.push(code[..3].to_owned());
    }
    Written {
        name: format!("Servizio {number}"),
        description: format!(
            "Si ascolta, si spiega e si accompagna. {} Porta una domanda, usciamo con una risposta.",
            super::words::title(number)
        ),
        language: "it".to_owned(),
        theme: Theme::ALL[number % Theme::ALL.len()].to_string(),
        territories,
        place: code,
        address: format!("Via degli Esempi {}", number % 300 + 1),
        hours: HOURS[number % HOURS.len()].to_owned(),
        languages: LANGUAGES[number % LANGUAGES.len()].iter().map(|tag| (*tag).to_owned()).collect(),
        cost: "free".to_owned(),
        children: number.is_multiple_of(3),
        mediators: number.is_multiple_of(20),
        places: (number % 60).to_string(),
        ..Written::default()
    }
}

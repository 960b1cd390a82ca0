//! Territories, organisations, the cast, and the crowd that supports, doubts and votes.

use sea_orm::Value;

use super::{
    Member, PASSWORD, Stage,
    script::{Board, Script},
    spread,
};
use crate::{
    base::{OrganisationId, ParticipantId, Stop, TerritoryId, database::insert_rows, fold::fold, secret},
    people::Channel,
};

/// What the crowd is called, with a number: things seen on the way, no names of persons.
const NAMES: [&str; 24] = [
    "Tiglio",
    "Rondine",
    "Lanterna",
    "Fontana",
    "Melograno",
    "Bicicletta",
    "Aquilone",
    "Basilico",
    "Gradino",
    "Panchina",
    "Merlo",
    "Zagara",
    "Tamburo",
    "Conchiglia",
    "Finestra",
    "Girasole",
    "Cortile",
    "Menta",
    "Ponte",
    "Lucciola",
    "Portico",
    "Ulivo",
    "Sentiero",
    "Campanello",
];

const PARTICIPANT: [&str; 9] = [
    "id",
    "pseudonym",
    "language",
    "constituency",
    "channel",
    "email",
    "password_hash",
    "created_at",
    "search",
];

impl Stage<'_> {
    pub(super) async fn load_territories(&mut self, script: &Script) -> Result<(), Stop> {
        let mut rows = Vec::new();
        for province in &script.territories.provinces {
            let within = self.add_territory(
                &mut rows,
                &province.istat_code,
                "province",
                &province.name,
                &province.region,
                None,
            );
            for town in &province.municipalities {
                self.add_territory(
                    &mut rows,
                    &town.istat_code,
                    "municipality",
                    &town.name,
                    &province.region,
                    Some(within),
                );
            }
        }
        let columns = ["id", "istat_code", "kind", "name", "region", "within"];
        insert_rows(self.transaction, "territories", &columns, rows).await?;
        Ok(())
    }

    fn add_territory(
        &mut self,
        rows: &mut Vec<Vec<Value>>,
        code: &str,
        kind: &str,
        name: &str,
        region: &str,
        within: Option<TerritoryId>,
    ) -> TerritoryId {
        let id = TerritoryId::new();
        self.territories.insert(code.to_owned(), id);
        let within = within.map(|province| province.0);
        rows.push(vec![id.into(), code.into(), kind.into(), name.into(), region.into(), within.into()]);
        id
    }

    pub(super) async fn load_people(&mut self, script: &Script) -> Result<(), Stop> {
        self.load_organisations(script).await?;
        // One salt for all: these accounts exist to be tried out, and hashing each takes a while.
        let password = secret::hash_password(PASSWORD)?;
        let since = self.days_ago(400);
        let (mut people, mut grants, mut memberships) = (Vec::new(), Vec::new(), Vec::new());
        for person in &script.cast {
            let member = Member { id: ParticipantId::new(), constituency: person.constituency.clone() };
            let hash = person.email.as_ref().map(|_| password.clone());
            people.push(vec![
                member.id.into(),
                person.pseudonym.as_str().into(),
                person.language.as_str().into(),
                person.constituency.as_str().into(),
                Channel::Demonstration.as_str().into(),
                person.email.clone().into(),
                hash.into(),
                since.into(),
                fold(&person.pseudonym).into(),
            ]);
            for role in &person.roles {
                let territory = role.territory.as_deref().map(|code| self.territory(code)).transpose()?;
                let territory = territory.map(|territory| territory.0);
                grants.push(vec![
                    member.id.into(),
                    role.role.as_str().into(),
                    territory.into(),
                    since.into(),
                ]);
            }
            if let Some(key) = &person.organisation {
                memberships.push(vec![self.organisation(key)?.into(), member.id.into(), since.into()]);
            }
            self.cast.insert(person.key.clone(), member);
        }
        insert_rows(self.transaction, "participants", &PARTICIPANT, people).await?;
        insert_rows(
            self.transaction,
            "grants",
            &["participant_id", "role", "territory_id", "granted_at"],
            grants,
        )
        .await?;
        insert_rows(
            self.transaction,
            "memberships",
            &["organisation_id", "participant_id", "since"],
            memberships,
        )
        .await?;
        Ok(())
    }

    async fn load_organisations(&mut self, script: &Script) -> Result<(), Stop> {
        let mut rows = Vec::new();
        for organisation in &script.organisations {
            let id = OrganisationId::new();
            self.organisations.insert(organisation.key.clone(), id);
            let territory = organisation.territory.as_deref().map(|code| self.territory(code)).transpose()?;
            rows.push(vec![
                id.into(),
                organisation.name.as_str().into(),
                organisation.kind.as_str().into(),
                organisation.constituency.as_str().into(),
                territory.map(|territory| territory.0).into(),
                organisation.role_in_project.clone().into(),
                organisation.description.as_str().into(),
                organisation.website.clone().into(),
                self.days_ago(420).into(),
            ]);
        }
        let columns = [
            "id",
            "name",
            "kind",
            "constituency",
            "territory_id",
            "role_in_project",
            "description",
            "website",
            "created_at",
        ];
        insert_rows(self.transaction, "organisations", &columns, rows).await?;
        Ok(())
    }

    /// The people of a board's territory who support, doubt and vote: as many of each constituency as the fullest
    /// initiative or the vote needs.
    pub(super) async fn load_crowd(&mut self, board: &Board, script: &Script) -> Result<(), Stop> {
        let initiatives = script.initiatives.get(&board.key).map(Vec::as_slice).unwrap_or_default();
        let mut rows = Vec::new();
        for constituency in &board.constituencies {
            let voices = initiatives.iter().filter_map(|initiative| initiative.stances.get(constituency));
            let most = voices.map(|counts| counts.iter().sum()).max().unwrap_or(0);
            let needed = most.max(board.voters.get(constituency).copied().unwrap_or(0));
            let mut crowd = Vec::with_capacity(needed);
            for number in 0..needed {
                let member = Member { id: ParticipantId::new(), constituency: constituency.clone() };
                let name = NAMES[spread(&board.key, rows.len(), NAMES.len())];
                let pseudonym = format!("{name} {}", rows.len() + 1);
                rows.push(vec![
                    member.id.into(),
                    pseudonym.as_str().into(),
                    language(constituency, number).into(),
                    constituency.as_str().into(),
                    Channel::Demonstration.as_str().into(),
                    None::<String>.into(),
                    None::<String>.into(),
                    self.days_ago(400).into(),
                    fold(&pseudonym).into(),
                ]);
                crowd.push(member);
            }
            self.crowds.insert(format!("{} {constituency}", board.key), crowd);
        }
        insert_rows(self.transaction, "participants", &PARTICIPANT, rows).await?;
        Ok(())
    }

    /// The crowd of a constituency of a board.
    pub(super) fn crowd(&self, board: &str, constituency: &str) -> Vec<Member> {
        self.crowds.get(&format!("{board} {constituency}")).cloned().unwrap_or_default()
    }
}

fn language(constituency: &str, number: usize) -> &'static str {
    const MANY: [&str; 10] = ["ar", "it", "en", "fr", "bn", "uk", "sq", "es", "ar", "it"];
    if constituency == "third_country_citizens" { MANY[number % MANY.len()] } else { "it" }
}

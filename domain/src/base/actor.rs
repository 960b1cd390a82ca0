//! Who asks.

use serde::{Deserialize, Serialize};

use super::{Deed, Language, Moment, OrganisationId, ParticipantId, Refusal, Role, TerritoryId};

/// A role that a person holds, everywhere or in one territory.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// Where it holds; `None` is everywhere.
    pub territory: Option<TerritoryId>,
}

/// Where a thing lies: its territory and the province around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Scope {
    /// The territory itself.
    pub territory: TerritoryId,
    /// The territory that contains it.
    pub within: Option<TerritoryId>,
}

/// A person who came in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Person {
    /// The account.
    pub id: ParticipantId,
    /// What the person is called here.
    pub pseudonym: String,
    /// The language that the person prefers.
    pub language: Language,
    /// The declared constituency; `None` until it is declared.
    pub constituency: Option<String>,
    /// Since when the account stands with this constituency.
    pub settled_at: Moment,
    /// Roles beside that of participant.
    pub grants: Vec<Grant>,
    /// Organisations on whose behalf the person may act.
    pub memberships: Vec<OrganisationId>,
}

/// Whoever asks: anybody, or a person who came in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, Default)]
pub enum Actor {
    /// Anybody, without an account.
    #[default]
    Visitor,
    /// A person who came in.
    Person(Person),
}

impl Actor {
    /// The person, or the invitation to come in first.
    pub fn person(&self) -> Result<&Person, Refusal> {
        match self {
            Self::Visitor => Err(Refusal::SignInFirst),
            Self::Person(person) => Ok(person),
        }
    }

    /// The id of the person, where there is one.
    pub fn id(&self) -> Option<ParticipantId> {
        self.person().ok().map(|person| person.id)
    }

    /// Whether the table of permissions lets the actor do the deed in the scope.
    ///
    /// `None` as scope asks for a deed that is bound to no territory: only roles held everywhere count.
    pub fn may(&self, deed: Deed, scope: Option<Scope>) -> Result<(), Refusal> {
        let allowed = deed.allowed_to();
        if allowed.contains(&Role::Visitor) {
            return Ok(());
        }
        let person = self.person()?;
        let by_account = allowed.contains(&Role::Participant)
            || (allowed.contains(&Role::Member) && !person.memberships.is_empty());
        if by_account
            || person.grants.iter().any(|grant| allowed.contains(&grant.role) && grant.reaches(scope))
        {
            return Ok(());
        }
        Err(Refusal::NotAllowed)
    }

    /// Whether the table lets the actor do the deed somewhere, to decide whether to show a way there.
    pub fn may_somewhere(&self, deed: Deed) -> bool {
        self.may(deed, None).is_ok()
            || self
                .person()
                .is_ok_and(|person| person.grants.iter().any(|grant| deed.allowed_to().contains(&grant.role)))
    }

    /// The territories for which a role allows the deed; `None` means everywhere.
    pub fn territories_for(&self, deed: Deed) -> Option<Vec<TerritoryId>> {
        let Ok(person) = self.person() else { return Some(Vec::new()) };
        let grants = person.grants.iter().filter(|grant| deed.allowed_to().contains(&grant.role));
        grants.map(|grant| grant.territory).collect()
    }
}

impl Grant {
    fn reaches(&self, scope: Option<Scope>) -> bool {
        match (self.territory, scope) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(held), Some(scope)) => scope.territory == held || scope.within == Some(held),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn with(grants: Vec<Grant>) -> Actor {
        Actor::Person(Person {
            id: ParticipantId(Uuid::from_u128(1)),
            pseudonym: "Karima".into(),
            language: Language::ITALIAN,
            constituency: None,
            settled_at: Moment(0),
            grants,
            memberships: vec![],
        })
    }

    const PROVINCE: TerritoryId = TerritoryId(Uuid::from_u128(10));
    const TOWN: TerritoryId = TerritoryId(Uuid::from_u128(11));
    const ELSEWHERE: TerritoryId = TerritoryId(Uuid::from_u128(12));

    #[test]
    fn every_deed_is_decided_for_every_role_by_the_table() {
        let scope = Some(Scope { territory: TOWN, within: Some(PROVINCE) });
        for deed in Deed::ALL {
            for role in Role::ALL {
                let actor = match role {
                    Role::Visitor => Actor::Visitor,
                    Role::Participant => with(vec![]),
                    Role::Member => {
                        let Actor::Person(mut person) = with(vec![]) else { unreachable!() };
                        person.memberships.push(OrganisationId(Uuid::from_u128(5)));
                        Actor::Person(person)
                    }
                    role => with(vec![Grant { role: *role, territory: Some(TOWN) }]),
                };
                // Whoever has an account is a participant too.
                let by_account = *role != Role::Visitor && deed.allowed_to().contains(&Role::Participant);
                let anybody = deed.allowed_to().contains(&Role::Visitor);
                let expected = deed.allowed_to().contains(role) || by_account || anybody;
                assert_eq!(actor.may(*deed, scope).is_ok(), expected, "{deed} for {role}");
            }
        }
    }

    #[test]
    fn a_role_reaches_its_territory_and_what_lies_within() {
        let officer = with(vec![Grant { role: Role::Officer, territory: Some(PROVINCE) }]);
        let town = Scope { territory: TOWN, within: Some(PROVINCE) };
        let elsewhere = Scope { territory: ELSEWHERE, within: None };
        assert_eq!(officer.may(Deed::Answer, Some(town)), Ok(()));
        assert_eq!(officer.may(Deed::Answer, Some(elsewhere)), Err(Refusal::NotAllowed));
        assert_eq!(officer.may(Deed::Answer, None), Err(Refusal::NotAllowed));
    }

    #[test]
    fn a_town_s_role_does_not_reach_its_province() {
        let officer = with(vec![Grant { role: Role::Officer, territory: Some(TOWN) }]);
        let province = Scope { territory: PROVINCE, within: None };
        assert_eq!(officer.may(Deed::Answer, Some(province)), Err(Refusal::NotAllowed));
    }
}

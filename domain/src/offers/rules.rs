//! Who may describe services, which are fresh, and what follows what in the wish for a mediator.

use super::{FRESH_DAYS, RequestState};
use crate::base::{Actor, Day, Deed, Moment, OrganisationId, Refusal, Scope};

/// Whether the actor may describe and change the services of an organisation: its members, and the officers of the
/// organisation's territory.
pub fn may_keep(actor: &Actor, organisation: OrganisationId, scope: Option<Scope>) -> Result<(), Refusal> {
    actor.may(Deed::Offer, scope)?;
    if is_member(actor, organisation) { Ok(()) } else { actor.may(Deed::KeepOrganisations, scope) }
}

/// Whether the actor acts for the organisation itself.
pub fn is_member(actor: &Actor, organisation: OrganisationId) -> bool {
    actor.person().is_ok_and(|person| person.memberships.contains(&organisation))
}

/// Whether a service may be brought back: what an officer withdrew with a reason comes back by an officer.
pub fn may_bring_back(
    actor: &Actor,
    organisation: OrganisationId,
    scope: Option<Scope>,
    was_taken_down: bool,
) -> Result<(), Refusal> {
    may_keep(actor, organisation, scope)?;
    if was_taken_down { actor.may(Deed::KeepOrganisations, scope) } else { Ok(()) }
}

/// Whether everybody finds the service: neither withdrawn nor over.
pub fn is_public(withdrawn: Option<Moment>, valid_until: Option<Day>, now: Moment) -> bool {
    withdrawn.is_none() && valid_until.is_none_or(|last| last >= now.day())
}

/// Whether its organisation has not said for half a year that it is right.
pub fn is_stale(confirmed: Moment, now: Moment) -> bool {
    confirmed < now.plus_days(-FRESH_DAYS)
}

/// Whether a wish may be answered.
pub fn may_take(state: RequestState) -> Result<(), Refusal> {
    match state {
        RequestState::Asked => Ok(()),
        RequestState::Taken | RequestState::Settled => Err(Refusal::RequestTaken),
    }
}

#[cfg(test)]
mod rule_tests {
    use super::*;
    use crate::base::{Grant, Language, ParticipantId, Role, TerritoryId, actor::Person};
    use rstest::rstest;
    use uuid::Uuid;

    const OURS: OrganisationId = OrganisationId(Uuid::from_u128(1));
    const THEIRS: OrganisationId = OrganisationId(Uuid::from_u128(2));
    const HERE: Scope = Scope { territory: TerritoryId(Uuid::from_u128(3)), within: None };
    const ELSEWHERE: Scope = Scope { territory: TerritoryId(Uuid::from_u128(4)), within: None };

    fn person(role: Option<Role>, memberships: Vec<OrganisationId>) -> Actor {
        Actor::Person(Person {
            id: ParticipantId(Uuid::from_u128(9)),
            pseudonym: "Sofia".into(),
            language: Language::ITALIAN,
            constituency: None,
            grants: role.map(|role| Grant { role, territory: Some(HERE.territory) }).into_iter().collect(),
            memberships,
            settled_at: Moment(0),
        })
    }

    #[rstest]
    #[case::its_member(None, vec![OURS], OURS, Some(ELSEWHERE), Ok(()))]
    #[case::a_member_of_another(None, vec![THEIRS], OURS, Some(HERE), Err(Refusal::NotAllowed))]
    #[case::nobody_s_member(None, vec![], OURS, Some(HERE), Err(Refusal::NotAllowed))]
    #[case::an_officer_there(Some(Role::Officer), vec![], OURS, Some(HERE), Ok(()))]
    #[case::an_officer_elsewhere(Some(Role::Officer), vec![], OURS, Some(ELSEWHERE), Err(Refusal::NotAllowed))]
    #[case::an_officer_for_all(Some(Role::Officer), vec![], OURS, None, Err(Refusal::NotAllowed))]
    #[case::a_moderator(Some(Role::Moderator), vec![], OURS, Some(HERE), Err(Refusal::NotAllowed))]
    fn members_and_officers_keep_services(
        #[case] role: Option<Role>,
        #[case] memberships: Vec<OrganisationId>,
        #[case] organisation: OrganisationId,
        #[case] scope: Option<Scope>,
        #[case] expected: Result<(), Refusal>,
    ) {
        assert_eq!(may_keep(&person(role, memberships), organisation, scope), expected);
    }

    #[test]
    fn what_an_officer_took_down_its_organisation_does_not_bring_back() {
        let (member, officer) = (person(None, vec![OURS]), person(Some(Role::Officer), vec![]));
        assert_eq!(may_bring_back(&member, OURS, Some(HERE), false), Ok(()));
        assert_eq!(may_bring_back(&member, OURS, Some(HERE), true), Err(Refusal::NotAllowed));
        assert_eq!(may_bring_back(&officer, OURS, Some(HERE), true), Ok(()));
    }

    #[test]
    fn a_service_is_fresh_for_half_a_year_and_public_until_its_last_day() {
        let now = Moment(1_793_617_200_000);
        assert!(!is_stale(now.plus_days(-FRESH_DAYS), now));
        assert!(is_stale(now.plus_days(-FRESH_DAYS - 1), now));
        assert!(is_public(None, Some(now.day()), now));
        assert!(!is_public(None, Some(Day(now.day().0 - 1)), now));
        assert!(!is_public(Some(now), None, now));
    }
}

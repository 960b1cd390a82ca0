//! Who may be invited, which codes open the door, and what nobody does to herself.

use crate::base::{Actor, Deed, Moment, ParticipantId, Refusal, Role, Scope};

/// Roles that a link for staff can give.
pub const STAFF: &[Role] =
    &[Role::Mediator, Role::Moderator, Role::Officer, Role::Partner, Role::Administrator];

/// Whether the actor may give a role in a scope (`None` is everywhere), by link or directly.
pub fn may_give(actor: &Actor, role: Role, scope: Option<Scope>) -> Result<(), Refusal> {
    match role {
        // The platform is kept as a whole, so its keepers are named for the whole.
        Role::Administrator if scope.is_some() => Err(Refusal::UnknownChoice),
        Role::Administrator => actor.may(Deed::KeepPeople, None),
        Role::Mediator | Role::Moderator | Role::Officer | Role::Partner => {
            actor.may(Deed::InviteStaff, scope)
        }
        Role::Visitor | Role::Participant | Role::Member => Err(Refusal::UnknownChoice),
    }
}

/// Whether the actor may change somebody's roles or suspend her; one's own account is left alone, so that the
/// platform is never without a keeper by mistake.
pub fn may_keep(actor: &Actor, whom: ParticipantId) -> Result<(), Refusal> {
    actor.may(Deed::KeepPeople, None)?;
    if actor.id() == Some(whom) { Err(Refusal::OwnAccount) } else { Ok(()) }
}

/// What is known of an invitation code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CodeState {
    /// Whether somebody came in with it.
    pub used: bool,
    /// When its batch was withdrawn.
    pub revoked: Option<Moment>,
    /// Until when it is good.
    pub expires: Moment,
}

/// Whether a code opens an account. Whoever used it is told so first: her own card is what she needs.
pub fn may_enter(state: CodeState, now: Moment) -> Result<(), Refusal> {
    match state {
        CodeState { used: true, .. } => Err(Refusal::CodeUsed),
        CodeState { revoked: Some(_), .. } => Err(Refusal::CodeRevoked),
        CodeState { expires, .. } if expires <= now => Err(Refusal::CodeExpired),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Grant, Language, TerritoryId, actor::Person};
    use rstest::rstest;
    use uuid::Uuid;

    const HERE: Scope = Scope { territory: TerritoryId(Uuid::from_u128(1)), within: None };
    const ELSEWHERE: Scope = Scope { territory: TerritoryId(Uuid::from_u128(2)), within: None };

    fn with(role: Role, territory: Option<TerritoryId>) -> Actor {
        Actor::Person(Person {
            id: ParticipantId(Uuid::from_u128(9)),
            pseudonym: "Olga".into(),
            language: Language::ITALIAN,
            constituency: None,
            settled_at: Moment(0),
            grants: vec![Grant { role, territory }],
            memberships: vec![],
        })
    }

    #[rstest]
    #[case(Role::Moderator, Some(HERE), Ok(()))]
    #[case(Role::Officer, Some(HERE), Ok(()))]
    #[case(Role::Moderator, Some(ELSEWHERE), Err(Refusal::NotAllowed))]
    #[case(Role::Moderator, None, Err(Refusal::NotAllowed))]
    #[case(Role::Administrator, None, Err(Refusal::NotAllowed))]
    #[case(Role::Participant, Some(HERE), Err(Refusal::UnknownChoice))]
    fn an_officer_invites_within_her_own_territory(
        #[case] role: Role,
        #[case] scope: Option<Scope>,
        #[case] expected: Result<(), Refusal>,
    ) {
        assert_eq!(may_give(&with(Role::Officer, Some(HERE.territory)), role, scope), expected);
    }

    #[test]
    fn an_administrator_invites_everywhere_and_other_administrators() {
        let ada = with(Role::Administrator, None);
        for role in STAFF.iter().filter(|role| **role != Role::Administrator) {
            assert_eq!(may_give(&ada, *role, Some(ELSEWHERE)), Ok(()));
        }
        assert_eq!(may_give(&ada, Role::Administrator, None), Ok(()));
    }

    #[test]
    fn a_moderator_or_mediator_invites_no_staff() {
        for role in [Role::Moderator, Role::Mediator, Role::Partner] {
            let actor = with(role, Some(HERE.territory));
            assert_eq!(may_give(&actor, Role::Mediator, Some(HERE)), Err(Refusal::NotAllowed));
        }
    }

    #[rstest]
    #[case(false, None, 10, Ok(()))]
    #[case(false, None, 5, Err(Refusal::CodeExpired))]
    #[case(false, Some(Moment(1)), 10, Err(Refusal::CodeRevoked))]
    #[case(true, Some(Moment(1)), 5, Err(Refusal::CodeUsed))]
    fn every_cause_has_its_own_answer(
        #[case] used: bool,
        #[case] revoked: Option<Moment>,
        #[case] expires: i64,
        #[case] expected: Result<(), Refusal>,
    ) {
        let state = CodeState { used, revoked, expires: Moment(expires) };
        assert_eq!(may_enter(state, Moment(5)), expected);
    }

    #[test]
    fn nobody_suspends_herself() {
        let ada = with(Role::Administrator, None);
        assert_eq!(may_keep(&ada, ParticipantId(Uuid::from_u128(9))), Err(Refusal::OwnAccount));
        assert_eq!(may_keep(&ada, ParticipantId(Uuid::from_u128(8))), Ok(()));
    }
}

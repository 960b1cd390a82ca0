//! Who keeps a project.

use super::State;
use crate::base::{Actor, Closeness, Deed, Refusal, Scope};

/// How close the actor stands to a project of these territories: one role in one of them is enough to keep it.
pub fn closeness(actor: &Actor, state: State, territories: &[Scope]) -> Closeness {
    let keeps = actor.may(Deed::KeepProjects, None).is_ok()
        || territories.iter().any(|scope| actor.may(Deed::KeepProjects, Some(*scope)).is_ok());
    match (keeps, state) {
        (true, _) => Closeness::Keeper,
        (false, State::Published) => Closeness::Reader,
        (false, State::Draft) => Closeness::Stranger,
    }
}

/// Whether the actor may write a project for a territory, or one for no territory yet.
pub fn may_begin(actor: &Actor, territory: Option<Scope>) -> Result<(), Refusal> {
    actor.may(Deed::KeepProjects, territory)
}

/// Whether somebody so close may change the project; others are not told of a draft.
pub fn may_keep(closeness: Closeness) -> Result<(), Refusal> {
    match closeness {
        Closeness::Keeper => Ok(()),
        Closeness::Stranger => Err(Refusal::NotFound),
        Closeness::Reader | Closeness::Member => Err(Refusal::NotAllowed),
    }
}

/// Whether a territory may be taken away: a project that has none left would slip from whoever keeps it there.
pub fn may_leave_territory(actor: &Actor, remaining: usize) -> Result<(), Refusal> {
    if remaining > 0 { Ok(()) } else { actor.may(Deed::KeepProjects, None) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Grant, Language, Moment, ParticipantId, Role, TerritoryId, actor::Person};
    use uuid::Uuid;

    const HERE: Scope = Scope { territory: TerritoryId(Uuid::from_u128(1)), within: None };
    const THERE: Scope = Scope { territory: TerritoryId(Uuid::from_u128(2)), within: None };

    fn officer(territory: Option<TerritoryId>) -> Actor {
        Actor::Person(Person {
            id: ParticipantId(Uuid::from_u128(9)),
            pseudonym: "Olga".into(),
            language: Language::ITALIAN,
            constituency: None,
            grants: vec![Grant { role: Role::Officer, territory }],
            memberships: vec![],
            settled_at: Moment(0),
        })
    }

    #[test]
    fn a_role_in_one_of_its_territories_is_enough_to_keep_a_project() {
        let officer = officer(Some(HERE.territory));
        assert_eq!(closeness(&officer, State::Draft, &[THERE, HERE]), Closeness::Keeper);
        assert_eq!(closeness(&officer, State::Draft, &[THERE]), Closeness::Stranger);
        assert_eq!(closeness(&officer, State::Published, &[]), Closeness::Reader);
        assert_eq!(closeness(&Actor::Visitor, State::Published, &[HERE]), Closeness::Reader);
        assert_eq!(closeness(&Actor::Visitor, State::Draft, &[HERE]), Closeness::Stranger);
    }

    #[test]
    fn only_who_keeps_the_whole_leaves_a_project_without_a_territory() {
        assert_eq!(may_leave_territory(&officer(Some(HERE.territory)), 1), Ok(()));
        assert_eq!(may_leave_territory(&officer(Some(HERE.territory)), 0), Err(Refusal::NotAllowed));
        assert_eq!(may_leave_territory(&officer(None), 0), Ok(()));
    }
}

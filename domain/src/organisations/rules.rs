//! Who keeps organisations.

use crate::base::{Actor, Deed};

/// Whether the actor keeps an organisation somewhere: because she acts for one, or by a role.
pub fn may_keep_somewhere(actor: &Actor) -> bool {
    actor.person().is_ok_and(|person| !person.memberships.is_empty())
        || actor.may_somewhere(Deed::KeepOrganisations)
}

//! What the loaded world is called in the script.

use std::collections::HashMap;

use super::{Member, script::tables as script, unknown};
use crate::{
    base::{BoardId, Failure, OrganisationId, TerritoryId},
    tables::Party,
};

/// Keys of the script to ids of the database.
pub(super) struct Keys {
    pub territories: HashMap<String, TerritoryId>,
    pub organisations: HashMap<String, OrganisationId>,
    pub cast: HashMap<String, Member>,
    pub boards: HashMap<String, BoardId>,
}

impl Keys {
    /// The organisation of a key.
    pub fn organisation(&self, key: &str) -> Result<OrganisationId, Failure> {
        self.organisations.get(key).copied().ok_or_else(|| unknown("organisation", key))
    }

    /// Who holds a seat.
    pub fn party(&self, party: &script::Party) -> Result<Party, Failure> {
        match party {
            script::Party::Organisation(key) => {
                Ok(Party::Organisation(self.organisation(key)?, String::new()))
            }
            script::Party::Person(key) => {
                let member = self.cast.get(key).ok_or_else(|| unknown("person", key))?;
                Ok(Party::Person(member.id, String::new()))
            }
        }
    }
}

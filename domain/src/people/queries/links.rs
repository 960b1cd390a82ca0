//! Links for staff.

use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{
    base::{
        Moment, OrganisationId, ParticipantId, Refusal, Role, Stop, TerritoryId, database::statement, secret,
    },
    people::records::Offer,
};

/// A link that is still good.
#[derive(FromQueryResult)]
pub(crate) struct Invited {
    pub email: String,
    pub role: Role,
    pub territory_id: Option<TerritoryId>,
    pub organisation_id: Option<OrganisationId>,
    pub invited_by: Option<ParticipantId>,
    territory: Option<String>,
    organisation: Option<String>,
    known: bool,
}

/// The link with this token, unless it is used or too old.
pub(crate) async fn find_invited(
    db: &impl ConnectionTrait,
    token: &str,
    now: Moment,
) -> Result<Invited, Stop> {
    const SQL: &str = "SELECT i.email, i.role, i.territory_id, i.organisation_id, i.invited_by, \
            t.name AS territory, o.name AS organisation, p.id IS NOT NULL AS known \
         FROM staff_invitations i LEFT JOIN territories t ON t.id = i.territory_id \
         LEFT JOIN organisations o ON o.id = i.organisation_id \
         LEFT JOIN participants p ON p.email = i.email \
         WHERE i.token_hash = $1 AND i.used_at IS NULL AND i.expires_at > $2";
    let values = [secret::mark("staff", token).into(), now.into()];
    let found = Invited::find_by_statement(statement(db, SQL, values)).one(db).await?;
    found.ok_or_else(|| Refusal::LinkInvalid.into())
}

/// What a link offers to whoever holds it.
pub async fn find_offer(db: &impl ConnectionTrait, token: &str, now: Moment) -> Result<Offer, Stop> {
    let Invited { email, role, territory, organisation, known, .. } = find_invited(db, token, now).await?;
    Ok(Offer { email, role, territory, organisation, known })
}

//! Links for staff.

use sea_orm::{ConnectionTrait, FromQueryResult, Value};

use crate::{
    base::{
        Ctx, Cursor, Deed, Moment, OrganisationId, Page, ParticipantId, Refusal, Role, StaffInvitationId,
        Stop, TerritoryId, database::statement, page::PAGE_SIZE, secret,
    },
    people::{
        records::{Offer, OpenLink},
        rules::STAFF,
    },
    territories::reach,
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

#[derive(FromQueryResult)]
struct Row {
    id: StaffInvitationId,
    email: String,
    role: Role,
    territory: Option<String>,
    invited_by: Option<String>,
    created_at: Moment,
    expires_at: Moment,
}

/// The links that are still good, of the territories for which the actor may invite staff, newest first. One statement.
pub async fn list_links(ctx: &Ctx, after: Option<Cursor>) -> Result<Page<OpenLink>, Stop> {
    let me = ctx.actor.person()?;
    let territories = ctx.actor.territories_for(Deed::InviteStaff);
    if territories.as_ref().is_some_and(Vec::is_empty) {
        ctx.actor.may(Deed::InviteStaff, None)?;
    }
    let (key, id) = after.map_or((i64::MAX, me.id.0), |cursor| (cursor.key, cursor.id));
    let mut values: Vec<Value> = vec![ctx.now.into(), key.into(), id.into()];
    let roles: Vec<String> = (1..=STAFF.len()).map(|place| format!("${}", values.len() + place)).collect();
    let roles = roles.join(", ");
    values.extend(STAFF.iter().map(|role| Value::from(*role)));
    let reached = reach(territories.as_deref(), &mut values);
    let sql = format!(
        "SELECT i.id, i.email, i.role, t.name AS territory, p.pseudonym AS invited_by, i.created_at, i.expires_at \
         FROM staff_invitations i LEFT JOIN territories t ON t.id = i.territory_id \
         LEFT JOIN participants p ON p.id = i.invited_by \
         WHERE i.used_at IS NULL AND i.expires_at > $1 AND i.role IN ({roles}) \
         AND (i.created_at < $2 OR (i.created_at = $2 AND i.id < $3)) AND {reached} \
         ORDER BY i.created_at DESC, i.id DESC LIMIT {}",
        PAGE_SIZE + 1
    );
    let db = ctx.db.reader();
    let rows = Row::find_by_statement(statement(db, &sql, values)).all(db).await?;
    let cursor = |row: &Row| Cursor { key: row.created_at.0, id: row.id.0 };
    Ok(Page::cut(rows, PAGE_SIZE, cursor).map(|row| OpenLink {
        id: row.id,
        email: row.email,
        role: row.role,
        territory: row.territory,
        invited_by: row.invited_by,
        created_at: row.created_at,
        expires_at: row.expires_at,
    }))
}

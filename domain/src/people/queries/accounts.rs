//! Accounts: one's own, and all of them for those who keep the platform.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};

use crate::{
    base::{
        Ctx, Cursor, Deed, Moment, OrganisationId, Page, ParticipantId, Refusal, Role, Stop, TerritoryId,
        database::statement, fold::fold, page::PAGE_SIZE,
    },
    people::records::{Account, HeldRole},
};

/// What one's own account page shows beside what the session knows.
#[derive(Clone, Debug)]
pub struct Own {
    /// The e-mail address, of staff only.
    pub email: Option<String>,
    /// Whether there is a personal card.
    pub has_card: bool,
    /// The organisations for which one acts.
    pub organisations: Vec<(OrganisationId, String)>,
}

#[derive(FromQueryResult)]
struct OwnRow {
    email: Option<String>,
    has_card: bool,
}

#[derive(FromQueryResult)]
struct OrganisationRow {
    id: OrganisationId,
    name: String,
}

/// One's own account. Two statements.
pub async fn find_own(ctx: &Ctx) -> Result<Own, Stop> {
    const OWN: &str = "SELECT email, card_hash IS NOT NULL AS has_card FROM participants WHERE id = $1";
    const ORGANISATIONS: &str = "SELECT o.id, o.name FROM memberships m \
         JOIN organisations o ON o.id = m.organisation_id WHERE m.participant_id = $1 ORDER BY o.name";
    let (me, db) = (ctx.actor.person()?.id, ctx.db.reader());
    let own = OwnRow::find_by_statement(statement(db, OWN, [me.into()])).one(db).await?;
    let own = own.ok_or(Refusal::NotFound)?;
    let organisations =
        OrganisationRow::find_by_statement(statement(db, ORGANISATIONS, [me.into()])).all(db).await?;
    let organisations = organisations.into_iter().map(|row| (row.id, row.name)).collect();
    Ok(Own { email: own.email, has_card: own.has_card, organisations })
}

#[derive(FromQueryResult)]
struct AccountRow {
    id: ParticipantId,
    pseudonym: String,
    email: Option<String>,
    created_at: Moment,
    suspended_at: Option<Moment>,
}

#[derive(FromQueryResult)]
struct RoleRow {
    participant_id: ParticipantId,
    role: Role,
    territory_id: Option<TerritoryId>,
    territory: Option<String>,
}

/// Accounts whose pseudonym, however it is written, or e-mail address contains the text, newest first. Two
/// statements.
pub async fn list_accounts(ctx: &Ctx, search: &str, after: Option<Cursor>) -> Result<Page<Account>, Stop> {
    ctx.actor.may(Deed::KeepPeople, None)?;
    let me = ctx.actor.person()?;
    let (key, id) = after.map_or((i64::MAX, me.id.0), |cursor| (cursor.key, cursor.id));
    let sql = format!(
        "SELECT id, pseudonym, email, created_at, suspended_at FROM participants \
         WHERE (created_at < $1 OR (created_at = $1 AND id < $2)) \
           AND ($3 = '%%' OR email LIKE $3 ESCAPE '\\' OR ($4 <> '%%' AND search LIKE $4)) \
         ORDER BY created_at DESC, id DESC LIMIT {}",
        PAGE_SIZE + 1
    );
    // What is folded has no sign that LIKE would read as a placeholder.
    let folded = format!("%{}%", fold(search));
    let values: [Value; 4] = [key.into(), id.into(), pattern(search).into(), folded.into()];
    let db = ctx.db.reader();
    let rows = AccountRow::find_by_statement(statement(db, &sql, values)).all(db).await?;
    let page = Page::cut(rows, PAGE_SIZE, |row| Cursor { key: row.created_at.0, id: row.id.0 });
    let roles = list_roles(db, &page.rows).await?;
    Ok(page.map(|row| account(row, &roles)))
}

/// One account. Two statements.
pub async fn find_account(ctx: &Ctx, id: ParticipantId) -> Result<Account, Stop> {
    const SQL: &str = "SELECT id, pseudonym, email, created_at, suspended_at FROM participants WHERE id = $1";
    ctx.actor.may(Deed::KeepPeople, None)?;
    let db = ctx.db.reader();
    let row = AccountRow::find_by_statement(statement(db, SQL, [id.into()])).one(db).await?;
    let rows = [row.ok_or(Refusal::NotFound)?];
    let roles = list_roles(db, &rows).await?;
    let [row] = rows;
    Ok(account(row, &roles))
}

async fn list_roles(db: &impl ConnectionTrait, accounts: &[AccountRow]) -> Result<Vec<RoleRow>, DbErr> {
    if accounts.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (1..=accounts.len()).map(|place| format!("${place}")).collect();
    let sql = format!(
        "SELECT g.participant_id, g.role, g.territory_id, t.name AS territory FROM grants g \
         LEFT JOIN territories t ON t.id = g.territory_id WHERE g.participant_id IN ({}) ORDER BY g.role, t.name",
        places.join(", ")
    );
    let values = accounts.iter().map(|account| Value::from(account.id));
    RoleRow::find_by_statement(statement(db, &sql, values)).all(db).await
}

fn account(row: AccountRow, roles: &[RoleRow]) -> Account {
    let held = |role: &RoleRow| HeldRole {
        role: role.role,
        territory: role.territory_id.zip(role.territory.clone()),
    };
    Account {
        roles: roles.iter().filter(|role| role.participant_id == row.id).map(held).collect(),
        id: row.id,
        pseudonym: row.pseudonym,
        email: row.email,
        created_at: row.created_at,
        suspended_at: row.suspended_at,
    }
}

/// The text anywhere within, with the signs that LIKE would read as placeholders made harmless.
fn pattern(search: &str) -> String {
    let escaped = search.trim().to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

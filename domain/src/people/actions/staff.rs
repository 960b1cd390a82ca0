//! Staff: invited by a link, then coming in with e-mail and password.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use std::sync::OnceLock;
use tokio::sync::Semaphore;

use super::{end_sessions, record, roles::find_scope, write_grant};
use crate::{
    base::{
        Ctx, Database, Failure, Language, Moment, OrganisationId, ParticipantId, Refusal, Role,
        StaffInvitationId, Stop, TerritoryId, database::statement, failure::is_taken, fold::fold, secret,
        text::Pseudonym,
    },
    people::{
        Channel, Email, Password,
        attempts::{Door, Try},
        queries::{Invited, find_invited},
        rules,
        tables::{participant, staff_invitation},
    },
};

/// For how many days a link for staff is good.
const LINK_DAYS: i64 = 7;
/// Hashing takes 19 MiB each time: so many at once, whatever comes in.
static HASHING: Semaphore = Semaphore::const_new(2);
/// What an unknown address is measured against, so that it takes as long as a known one.
static NOBODY: OnceLock<String> = OnceLock::new();

/// A link that is to be written.
pub(crate) struct Link<'a> {
    /// For which address.
    pub email: &'a str,
    /// The role that it gives; `participant` only sets a new password, `member` only adds to an organisation.
    pub role: Role,
    /// Where the role holds.
    pub territory: Option<TerritoryId>,
    /// To whose people it adds.
    pub organisation: Option<OrganisationId>,
}

/// Makes a link that gives whoever opens it a role. Gives back its token, which is shown to the inviter alone.
pub async fn invite(
    ctx: &Ctx,
    email: &Email,
    role: Role,
    territory: Option<TerritoryId>,
) -> Result<String, Stop> {
    let transaction = ctx.db.begin().await?;
    rules::may_give(&ctx.actor, role, find_scope(&transaction, territory).await?)?;
    let link = Link { email: email.as_str(), role, territory, organisation: None };
    let token = write_link(&transaction, &link, ctx.actor.id(), ctx.now).await?;
    record(&transaction, ctx.now, ctx.actor.id(), "people.invite", Some(role.to_string())).await?;
    transaction.commit().await?;
    Ok(token)
}

/// Writes a link down, by its mark.
pub(crate) async fn write_link(
    db: &impl ConnectionTrait,
    link: &Link<'_>,
    by: Option<ParticipantId>,
    now: Moment,
) -> Result<String, DbErr> {
    let token = secret::random_token();
    let row = staff_invitation::Model {
        id: StaffInvitationId::new(),
        token_hash: secret::mark("staff", &token),
        email: link.email.to_owned(),
        role: link.role,
        territory_id: link.territory,
        organisation_id: link.organisation,
        invited_by: by,
        created_at: now,
        expires_at: now.plus_days(LINK_DAYS),
        used_at: None,
    };
    let row = staff_invitation::ActiveModel::from(row);
    staff_invitation::Entity::insert(row).exec_without_returning(db).await?;
    Ok(token)
}

/// Opens a link with a new password: makes the account, or sets the password anew where the link is for that.
///
/// # Errors
/// [`Refusal::LinkInvalid`]; [`Refusal::EmailTaken`] where the address has an account: its owner comes in first.
pub async fn accept(
    ctx: &Ctx,
    token: &str,
    pseudonym: &str,
    language: Language,
    password: Password,
) -> Result<ParticipantId, Stop> {
    let invited = find_invited(ctx.db.reader(), token, ctx.now).await?;
    let renews = invited.role == Role::Participant;
    let pseudonym = if renews { None } else { Some(Pseudonym::parse(pseudonym)?) };
    let hash = hash(password).await?;
    let transaction = ctx.db.begin().await?;
    use_link(&transaction, token, ctx.now).await?;
    let who = match pseudonym {
        None => set_password(&transaction, &invited.email, hash).await?,
        Some(pseudonym) => {
            let account = Account { email: &invited.email, pseudonym: &pseudonym, language, hash };
            create(&transaction, account, ctx.now).await?
        }
    };
    apply(&transaction, &invited, who, ctx.now).await?;
    record(&transaction, ctx.now, Some(who), "people.accept", Some(invited.role.to_string())).await?;
    transaction.commit().await?;
    Ok(who)
}

/// Opens a link as the person who is in already: the role comes to the account that she has.
pub async fn accept_as_myself(ctx: &Ctx, token: &str) -> Result<(), Stop> {
    let me = ctx.actor.person()?.id;
    let invited = find_invited(ctx.db.reader(), token, ctx.now).await?;
    if invited.role == Role::Participant {
        return Err(Refusal::LinkInvalid.into());
    }
    let transaction = ctx.db.begin().await?;
    use_link(&transaction, token, ctx.now).await?;
    apply(&transaction, &invited, me, ctx.now).await?;
    record(&transaction, ctx.now, Some(me), "people.accept", Some(invited.role.to_string())).await?;
    transaction.commit().await?;
    Ok(())
}

/// Who comes in with this e-mail and password. A wrong address and a wrong password answer alike and as slowly.
pub async fn sign_in(ctx: &Ctx, email: &str, password: &str, address: &str) -> Result<ParticipantId, Stop> {
    let by_address = Try::count(&ctx.db, Door::PasswordByAddress, address, ctx.now).await?;
    let email = email.trim().to_lowercase();
    let by_account = Try::count(&ctx.db, Door::PasswordByAccount, &email, ctx.now).await?;
    let account = participant::Entity::find().filter(participant::Column::Email.eq(email));
    let account = account.one(ctx.db.reader()).await?;
    let hash = account.as_ref().and_then(|account| account.password_hash.clone());
    let fits = verify(password.to_owned(), hash).await?;
    let account = account.filter(|_| fits).ok_or(Refusal::WrongPassword)?;
    if account.suspended_at.is_some() {
        return Err(Refusal::Suspended.into());
    }
    by_address.give_back(&ctx.db).await?;
    by_account.give_back(&ctx.db).await?;
    record(ctx.db.writer(), ctx.now, Some(account.id), "people.sign_in", None).await?;
    Ok(account.id)
}

/// Makes an administrator, from the command line of the machine: with a password, or with a link that sets one.
///
/// # Errors
/// [`Refusal::EmailTaken`] where the address has an account.
pub async fn create_administrator(
    db: &Database,
    email: &Email,
    password: Option<Password>,
    now: Moment,
) -> Result<Option<String>, Stop> {
    let role = Role::Administrator;
    let Some(password) = password else {
        let link = Link { email: email.as_str(), role, territory: None, organisation: None };
        return Ok(Some(write_link(db.writer(), &link, None, now).await?));
    };
    let hash = hash(password).await?;
    let name = email.as_str().split('@').next().unwrap_or_default();
    let pseudonym = Pseudonym::parse(name).or_else(|_| Pseudonym::parse("admin"))?;
    let transaction = db.begin().await?;
    let account = Account { email: email.as_str(), pseudonym: &pseudonym, language: Language::ITALIAN, hash };
    let who = create(&transaction, account, now).await?;
    write_grant(&transaction, who, role, None, None, now).await?;
    record(&transaction, now, None, "people.create_administrator", None).await?;
    transaction.commit().await?;
    Ok(None)
}

struct Account<'a> {
    email: &'a str,
    pseudonym: &'a Pseudonym,
    language: Language,
    hash: String,
}

async fn create(db: &impl ConnectionTrait, account: Account<'_>, now: Moment) -> Result<ParticipantId, Stop> {
    let id = ParticipantId::new();
    let row = participant::ActiveModel {
        id: Set(id),
        pseudonym: Set(account.pseudonym.as_str().to_owned()),
        search: Set(fold(account.pseudonym.as_str())),
        language: Set(account.language),
        channel: Set(Channel::Staff),
        email: Set(Some(account.email.to_owned())),
        password_hash: Set(Some(account.hash)),
        created_at: Set(now),
        ..Default::default()
    };
    let inserted = participant::Entity::insert(row).exec_without_returning(db).await;
    inserted
        .map_err(|error| if is_taken(&error) { Refusal::EmailTaken.into() } else { Stop::from(error) })?;
    Ok(id)
}

async fn set_password(db: &impl ConnectionTrait, email: &str, hash: String) -> Result<ParticipantId, Stop> {
    let account = participant::Entity::find().filter(participant::Column::Email.eq(email)).one(db).await?;
    let id = account.ok_or(Refusal::LinkInvalid)?.id;
    let row = participant::ActiveModel { id: Set(id), password_hash: Set(Some(hash)), ..Default::default() };
    participant::Entity::update(row).exec(db).await?;
    end_sessions(db, id).await?;
    Ok(id)
}

/// Uses a link up; of two people at the same moment one is told that it is used, or withdrawn.
async fn use_link(db: &impl ConnectionTrait, token: &str, now: Moment) -> Result<(), Stop> {
    const SQL: &str = "UPDATE staff_invitations SET used_at = $1 \
         WHERE token_hash = $2 AND used_at IS NULL AND expires_at > $1";
    let values = [now.into(), secret::mark("staff", token).into()];
    let used = db.execute_raw(statement(db, SQL, values)).await?.rows_affected();
    if used == 0 { Err(Refusal::LinkInvalid.into()) } else { Ok(()) }
}

async fn apply(
    db: &impl ConnectionTrait,
    invited: &Invited,
    who: ParticipantId,
    now: Moment,
) -> Result<(), DbErr> {
    if rules::STAFF.contains(&invited.role) {
        write_grant(db, who, invited.role, invited.territory_id, invited.invited_by, now).await?;
    }
    match invited.organisation_id {
        Some(organisation) => super::write_membership(db, organisation, who, now).await,
        None => Ok(()),
    }
}

async fn hash(password: Password) -> Result<String, Stop> {
    let _turn = HASHING.acquire().await.map_err(|_| Failure::TaskEnded("hashing"))?;
    let hashed = tokio::task::spawn_blocking(move || secret::hash_password(&password.into_string())).await;
    Ok(hashed.map_err(|_| Failure::TaskEnded("hashing"))??)
}

async fn verify(password: String, hash: Option<String>) -> Result<bool, Stop> {
    let _turn = HASHING.acquire().await.map_err(|_| Failure::TaskEnded("hashing"))?;
    let compare = move || {
        let nobody = if let Some(nobody) = NOBODY.get() {
            nobody
        } else {
            let made = secret::hash_password(&secret::random_token())?;
            NOBODY.get_or_init(|| made)
        };
        let fits = secret::verify_password(&password, hash.as_deref().unwrap_or(nobody));
        Ok::<bool, Failure>(fits && hash.is_some())
    };
    let compared = tokio::task::spawn_blocking(compare).await;
    Ok(compared.map_err(|_| Failure::TaskEnded("hashing"))??)
}

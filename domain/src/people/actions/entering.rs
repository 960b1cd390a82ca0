//! Coming in with a code: a printed invitation, once, or one's own card.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter};
use std::future::Future;

use super::{check_constituency, record};
use crate::{
    base::{
        Ctx, Language, Moment, ParticipantId, Refusal, Stop, database::statement, fold::fold, text::Pseudonym,
    },
    people::{
        Channel, Code,
        attempts::{Door, Try},
        code::Kind,
        rules::{self, CodeState},
        tables::participant,
    },
};

/// What a code opens.
#[derive(Debug)]
pub enum Opened {
    /// The account whose personal card it is.
    Account(ParticipantId),
    /// A new account, to be made with [`join`].
    Invitation(Code),
}

/// Looks what a typed code opens. `address` is where it is typed, as the server sees it.
///
/// # Errors
/// Every cause by its own refusal: mistyped, unknown, used, expired, revoked, suspended, or too many tries.
pub async fn try_code(ctx: &Ctx, typed: &str, address: &str) -> Result<Opened, Stop> {
    let code = Code::parse(typed)?;
    let look = async {
        match code.kind() {
            Kind::Card => find_owner(ctx, &code).await.map(Opened::Account),
            Kind::Invitation => {
                rules::may_enter(find_state(ctx.db.reader(), &code).await?, ctx.now)?;
                Ok(Opened::Invitation(code.clone()))
            }
            Kind::Room | Kind::Certificate => Err(Refusal::CodeUnknown.into()),
        }
    };
    guarded(ctx, &code, address, look).await
}

/// Who comes in for the first time.
#[derive(Clone, Debug)]
pub struct Newcomer {
    /// What she wants to be called.
    pub pseudonym: Pseudonym,
    /// The language that she prefers.
    pub language: Language,
    /// The group to which she says she belongs; may be said later.
    pub constituency: Option<String>,
    /// Whether she accepts the rules of the house.
    pub accepts_rules: bool,
}

/// A new account, and the card that is shown once.
#[derive(Debug)]
pub struct Joined {
    /// The account.
    pub participant: ParticipantId,
    /// Its personal card; only a mark of it is kept.
    pub card: Code,
}

/// Makes an account out of an invitation code, which is used up in the same transaction.
pub async fn join(ctx: &Ctx, typed: &str, newcomer: &Newcomer, address: &str) -> Result<Joined, Stop> {
    if !newcomer.accepts_rules {
        return Err(Refusal::RulesNotAccepted.into());
    }
    let code = Code::parse(typed)?;
    guarded(ctx, &code, address, make_account(ctx, &code, newcomer)).await
}

async fn make_account(ctx: &Ctx, code: &Code, newcomer: &Newcomer) -> Result<Joined, Stop> {
    let transaction = ctx.db.begin().await?;
    rules::may_enter(find_state(&transaction, code).await?, ctx.now)?;
    use_up(&transaction, code).await?;
    check_constituency(&transaction, newcomer.constituency.as_deref()).await?;
    let joined = Joined { participant: ParticipantId::new(), card: Code::random(Kind::Card) };
    let row = participant::ActiveModel {
        id: Set(joined.participant),
        pseudonym: Set(newcomer.pseudonym.as_str().to_owned()),
        search: Set(fold(newcomer.pseudonym.as_str())),
        language: Set(newcomer.language),
        constituency: Set(newcomer.constituency.clone()),
        channel: Set(Channel::Invitation),
        card_hash: Set(Some(joined.card.mark())),
        created_at: Set(ctx.now),
        ..Default::default()
    };
    participant::Entity::insert(row).exec_without_returning(&transaction).await?;
    // Nothing here may connect the account with the batch.
    record(&transaction, ctx.now, Some(joined.participant), "people.join", None).await?;
    transaction.commit().await?;
    Ok(joined)
}

/// Whoever marks the code first has it: of two people at the same moment one is told that it is used.
async fn use_up(db: &impl ConnectionTrait, code: &Code) -> Result<(), Stop> {
    const CODE: &str = "UPDATE invitation_codes SET used = TRUE WHERE code_hash = $1 AND used = FALSE";
    if db.execute_raw(statement(db, CODE, [code.mark().into()])).await?.rows_affected() == 0 {
        return Err(Refusal::CodeUsed.into());
    }
    const BATCH: &str = "UPDATE invitation_batches SET used = used + 1 \
         WHERE id = (SELECT batch_id FROM invitation_codes WHERE code_hash = $1)";
    db.execute_raw(statement(db, BATCH, [code.mark().into()])).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct StateRow {
    used: bool,
    revoked_at: Option<Moment>,
    expires_at: Moment,
}

async fn find_state(db: &impl ConnectionTrait, code: &Code) -> Result<CodeState, Stop> {
    const SQL: &str = "SELECT c.used, b.revoked_at, b.expires_at FROM invitation_codes c \
         JOIN invitation_batches b ON b.id = c.batch_id WHERE c.code_hash = $1";
    let row = StateRow::find_by_statement(statement(db, SQL, [code.mark().into()])).one(db).await?;
    let row = row.ok_or(Refusal::CodeUnknown)?;
    Ok(CodeState { used: row.used, revoked: row.revoked_at, expires: row.expires_at })
}

async fn find_owner(ctx: &Ctx, code: &Code) -> Result<ParticipantId, Stop> {
    let by_card = participant::Entity::find().filter(participant::Column::CardHash.eq(code.mark()));
    let owner = by_card.one(ctx.db.reader()).await?.ok_or(Refusal::CodeUnknown)?;
    if owner.suspended_at.is_some() {
        return Err(Refusal::Suspended.into());
    }
    Ok(owner.id)
}

/// Counts the try by address and by how the code begins, and gives it back where the code was a good one.
async fn guarded<T>(
    ctx: &Ctx,
    code: &Code,
    address: &str,
    look: impl Future<Output = Result<T, Stop>>,
) -> Result<T, Stop> {
    let by_address = Try::count(&ctx.db, Door::CodeByAddress, address, ctx.now).await?;
    let by_prefix = Try::count(&ctx.db, Door::CodeByPrefix, &code.as_str()[..4], ctx.now).await?;
    let found = look.await?;
    by_address.give_back(&ctx.db).await?;
    by_prefix.give_back(&ctx.db).await?;
    Ok(found)
}

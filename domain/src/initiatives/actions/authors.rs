//! Asking others to be authors too, agreeing, declining, leaving.

use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};

use super::{read, record};
use crate::{
    base::{Ctx, InitiativeId, Refusal, Stop, database::statement, secret},
    boards::{self, actions::Seated},
    initiatives::{Consent, rules, tables::author_invitation},
    people::Capacity,
};

/// For how many days a link to become an author holds.
pub const INVITATION_DAYS: i64 = 30;
/// What the hashes of these links are made for.
const PURPOSE: &str = "author-invitation";

/// The hash under which a link is found again.
pub(in crate::initiatives) fn token_hash(token: &str) -> String {
    secret::mark(PURPOSE, token)
}

/// Makes a link that the author hands to somebody who should be an author too. Gives the link's token, which is
/// kept nowhere.
pub async fn ask_co_author(ctx: &Ctx, id: InitiativeId) -> Result<String, Stop> {
    let transaction = ctx.db.begin().await?;
    let (frame, authors) = read(&transaction, id).await?;
    rules::may_revise(&ctx.actor, &frame, &authors, ctx.now)?;
    let token = secret::random_token();
    let row = author_invitation::ActiveModel {
        token_hash: Set(token_hash(&token)),
        initiative_id: Set(id),
        invited_by: Set(ctx.actor.person()?.id),
        expires_at: Set(ctx.now.plus_days(INVITATION_DAYS)),
        used_at: Set(None),
    };
    author_invitation::Entity::insert(row).exec_without_returning(&transaction).await?;
    record(&transaction, ctx, &frame, "initiatives.ask_co_author").await?;
    transaction.commit().await?;
    Ok(token)
}

/// Agrees to be an author, or declines; either uses the link up. Gives the initiative.
///
/// # Errors
/// [`Refusal::LinkInvalid`] where the link is used, too old or unknown.
pub async fn answer_invitation(ctx: &Ctx, token: &str, consent: Consent) -> Result<InitiativeId, Stop> {
    let transaction = ctx.db.begin().await?;
    let person = ctx.actor.person()?;
    let hash = token_hash(token);
    let invitation = author_invitation::Entity::find_by_id(&hash).one(&transaction).await?;
    let id = invitation.ok_or(Refusal::LinkInvalid)?.initiative_id;
    let (frame, authors) = read(&transaction, id).await?;
    rules::may_become_author(&ctx.actor, &frame, &authors, ctx.now)?;
    use_up(&transaction, ctx, &hash).await?;
    write_consent(&transaction, ctx, id, consent).await?;
    if consent == Consent::Given {
        let standing = boards::seats::find_standing(&transaction, frame.board, person.id).await?;
        let seated = Seated {
            participant: person.id,
            constituency: person.constituency.as_deref(),
            capacity: Capacity::Personal,
            channel: &standing.channel,
        };
        boards::actions::take_seat(&transaction, frame.board, &seated, ctx.now).await?;
    }
    record(&transaction, ctx, &frame, "initiatives.answer_invitation").await?;
    transaction.commit().await?;
    Ok(id)
}

/// Stops being an author; the others go on.
pub async fn leave(ctx: &Ctx, id: InitiativeId) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    let (frame, authors) = read(&transaction, id).await?;
    rules::may_leave(&ctx.actor, &authors)?;
    write_consent(&transaction, ctx, id, Consent::Declined).await?;
    record(&transaction, ctx, &frame, "initiatives.leave").await?;
    transaction.commit().await?;
    Ok(())
}

async fn use_up(db: &impl ConnectionTrait, ctx: &Ctx, hash: &str) -> Result<(), Stop> {
    const SQL: &str = "UPDATE author_invitations SET used_at = $2 \
         WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2";
    let used = db.execute_raw(statement(db, SQL, [hash.into(), ctx.now.into()])).await?;
    if used.rows_affected() == 0 { Err(Refusal::LinkInvalid.into()) } else { Ok(()) }
}

async fn write_consent(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    id: InitiativeId,
    consent: Consent,
) -> Result<(), Stop> {
    const SQL: &str = "INSERT INTO initiative_authors (initiative_id, participant_id, position, consent, since) \
         SELECT $1, $2, COALESCE(MAX(position), 0) + 1, $3, $4 FROM initiative_authors WHERE initiative_id = $1 \
         ON CONFLICT (initiative_id, participant_id) DO UPDATE SET consent = excluded.consent, since = excluded.since";
    let values = [id.into(), ctx.actor.person()?.id.into(), consent.as_str().into(), ctx.now.into()];
    db.execute_raw(statement(db, SQL, values)).await?;
    Ok(())
}

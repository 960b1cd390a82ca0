//! One's own account.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ConnectionTrait, EntityTrait, FromQueryResult,
};

use super::{check_constituency, end_sessions, record};
use crate::{
    base::{Ctx, Language, Moment, ParticipantId, Stop, database::statement, fold::fold, text::Pseudonym},
    people::{Code, code::Kind, tables::participant},
};

/// What one can change about oneself.
#[derive(Clone, Debug)]
pub struct Changes {
    /// What one wants to be called.
    pub pseudonym: Pseudonym,
    /// The language that one prefers.
    pub language: Language,
    /// The group to which one says one belongs. What was done before stays where it was counted.
    pub constituency: Option<String>,
}

/// Changes one's own account.
pub async fn change_account(ctx: &Ctx, changes: &Changes) -> Result<(), Stop> {
    let person = ctx.actor.person()?;
    let (me, moved) = (person.id, person.constituency != changes.constituency);
    let transaction = ctx.db.begin().await?;
    check_constituency(&transaction, changes.constituency.as_deref()).await?;
    let row = participant::ActiveModel {
        id: Set(me),
        pseudonym: Set(changes.pseudonym.as_str().to_owned()),
        search: Set(fold(changes.pseudonym.as_str())),
        language: Set(changes.language),
        constituency: Set(changes.constituency.clone()),
        constituency_changed_at: if moved { Set(Some(ctx.now)) } else { NotSet },
        ..Default::default()
    };
    participant::Entity::update(row).exec(&transaction).await?;
    record(&transaction, ctx.now, Some(me), "people.change_account", None).await?;
    transaction.commit().await?;
    Ok(())
}

/// Makes a new personal card; the old one no longer opens the door.
pub async fn renew_card(ctx: &Ctx) -> Result<Code, Stop> {
    let me = ctx.actor.person()?.id;
    let card = Code::random(Kind::Card);
    let transaction = ctx.db.begin().await?;
    let row =
        participant::ActiveModel { id: Set(me), card_hash: Set(Some(card.mark())), ..Default::default() };
    participant::Entity::update(row).exec(&transaction).await?;
    record(&transaction, ctx.now, Some(me), "people.renew_card", None).await?;
    transaction.commit().await?;
    Ok(card)
}

/// Ends all one's sessions, on every device.
pub async fn sign_out_everywhere(ctx: &Ctx) -> Result<(), Stop> {
    let me = ctx.actor.person()?.id;
    let transaction = ctx.db.begin().await?;
    end_sessions(&transaction, me).await?;
    record(&transaction, ctx.now, Some(me), "people.sign_out_everywhere", None).await?;
    transaction.commit().await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Looked {
    looked_at: Option<Moment>,
}

/// Notes that the person looks at her things now, and tells when she did before. Two statements.
pub async fn look(ctx: &Ctx, whose: ParticipantId) -> Result<Option<Moment>, Stop> {
    const BEFORE: &str = "SELECT looked_at FROM participants WHERE id = $1";
    const NOW: &str = "UPDATE participants SET looked_at = $2 WHERE id = $1";
    let db = ctx.db.reader();
    let before = Looked::find_by_statement(statement(db, BEFORE, [whose.into()])).one(db).await?;
    ctx.db.writer().execute_raw(statement(ctx.db.writer(), NOW, [whose.into(), ctx.now.into()])).await?;
    Ok(before.and_then(|row| row.looked_at))
}

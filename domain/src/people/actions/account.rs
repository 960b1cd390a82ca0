//! One's own account.

use sea_orm::{ActiveValue::Set, EntityTrait};

use super::{check_constituency, end_sessions, record};
use crate::{
    base::{Ctx, Language, Stop, text::Pseudonym},
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
    let me = ctx.actor.person()?.id;
    let transaction = ctx.db.begin().await?;
    check_constituency(&transaction, changes.constituency.as_deref()).await?;
    let row = participant::ActiveModel {
        id: Set(me),
        pseudonym: Set(changes.pseudonym.as_str().to_owned()),
        language: Set(changes.language),
        constituency: Set(changes.constituency.clone()),
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

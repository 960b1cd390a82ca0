//! Batches of printed invitations.

use sea_orm::{ActiveValue::Set, EntityTrait};

use super::record;
use crate::{
    base::{BatchId, Ctx, Deed, Refusal, Stop, TerritoryId, text::Label},
    people::{
        Code,
        code::Kind,
        tables::{invitation_batch, invitation_code},
    },
    territories,
};

/// What batch is wanted.
#[derive(Clone, Debug)]
pub struct Order {
    /// What those who hand the cards out call it.
    pub label: Label,
    /// For which territory.
    pub territory: TerritoryId,
    /// How many codes: 1 to 500.
    pub size: u16,
    /// For how many days they are good: 1 to 365.
    pub days: u16,
}

impl Order {
    fn check(&self) -> Result<(), Refusal> {
        let fits = (1..=500).contains(&self.size) && (1..=365).contains(&self.days);
        if fits { Ok(()) } else { Err(Refusal::NotANumber) }
    }
}

/// Makes a batch. The codes are given back this once; only their marks are kept.
pub async fn make_batch(ctx: &Ctx, order: &Order) -> Result<(BatchId, Vec<Code>), Stop> {
    order.check()?;
    let me = ctx.actor.person()?.id;
    let transaction = ctx.db.begin().await?;
    let territory = territories::queries::find(&transaction, order.territory).await?;
    ctx.actor.may(Deed::IssueInvitations, Some(territory.scope()))?;
    let id = BatchId::new();
    let row = invitation_batch::Model {
        id,
        label: order.label.as_str().to_owned(),
        territory_id: order.territory,
        organisation_id: None,
        size: i32::from(order.size),
        used: 0,
        created_by: me,
        created_at: ctx.now,
        expires_at: ctx.now.plus_days(i64::from(order.days)),
        revoked_at: None,
    };
    let row = invitation_batch::ActiveModel::from(row);
    invitation_batch::Entity::insert(row).exec_without_returning(&transaction).await?;
    let codes: Vec<Code> = (0..order.size).map(|_| Code::random(Kind::Invitation)).collect();
    let rows = codes.iter().map(|code| invitation_code::ActiveModel {
        code_hash: Set(code.mark()),
        batch_id: Set(id),
        used: Set(false),
    });
    invitation_code::Entity::insert_many(rows).exec_without_returning(&transaction).await?;
    record(&transaction, ctx.now, Some(me), "people.make_batch", Some(order.size.to_string())).await?;
    transaction.commit().await?;
    Ok((id, codes))
}

/// Withdraws a batch: its unused codes open nothing any more; accounts that came out of it stay.
pub async fn revoke_batch(ctx: &Ctx, id: BatchId) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    let batch = invitation_batch::Entity::find_by_id(id).one(&transaction).await?.ok_or(Refusal::NotFound)?;
    let territory = territories::queries::find(&transaction, batch.territory_id).await?;
    ctx.actor.may(Deed::IssueInvitations, Some(territory.scope()))?;
    if batch.revoked_at.is_none() {
        let change = invitation_batch::ActiveModel {
            id: Set(id),
            revoked_at: Set(Some(ctx.now)),
            ..Default::default()
        };
        invitation_batch::Entity::update(change).exec(&transaction).await?;
        record(&transaction, ctx.now, ctx.actor.id(), "people.revoke_batch", None).await?;
    }
    transaction.commit().await?;
    Ok(())
}

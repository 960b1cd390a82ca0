//! Preparing a board, opening it, taking a seat.

use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
};

pub use super::seats::{Seated, take_seat, take_seats};
use super::{
    Board, Rules, Theme, queries, rules,
    tables::{board, board_constituency, board_text},
};
use crate::{
    activity::{self, Entry},
    base::{
        BoardId, Ctx, Deed, Failure, Language, OrganisationId, Refusal, Stop, TerritoryId,
        database::statement,
        secret,
        text::{Body, Question},
    },
    territories,
};

/// A board as it is written, before it opens.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Where it belongs.
    pub territory: TerritoryId,
    /// Who opens it.
    pub organisation: Option<OrganisationId>,
    /// What it is about.
    pub theme: Theme,
    /// The language of the first wording.
    pub language: Language,
    /// The texts, one for each language; the board's own language must be among them.
    pub wordings: Vec<(Language, Question, Body)>,
    /// The rules.
    pub rules: Rules,
}

impl Draft {
    fn check(&self) -> Result<(), Refusal> {
        self.rules.phases.check()?;
        self.rules.check_voting().map_err(|(_, refusal)| refusal)?;
        if self.rules.constituencies.is_empty() {
            return Err(Refusal::ConstituencyMissing);
        }
        let own = self.wordings.iter().any(|(language, _, _)| *language == self.language);
        if own { Ok(()) } else { Err(Refusal::Missing) }
    }
}

/// Writes the draft of a board.
pub async fn prepare(ctx: &Ctx, draft: &Draft) -> Result<BoardId, Stop> {
    draft.check()?;
    let transaction = ctx.db.begin().await?;
    let territory = territories::queries::find(&transaction, draft.territory).await?;
    ctx.actor.may(Deed::PrepareBoard, Some(territory.scope()))?;
    let id = BoardId::new();
    let row = board::ActiveModel {
        id: Set(id),
        opened_at: Set(None),
        created_by: Set(ctx.actor.id()),
        created_at: Set(ctx.now),
        ..columns(draft)
    };
    board::Entity::insert(row).exec_without_returning(&transaction).await?;
    write_parts(&transaction, id, draft).await?;
    record(&transaction, ctx, id, "boards.prepare").await?;
    transaction.commit().await?;
    Ok(id)
}

/// Changes the draft of a board that is not open yet.
pub async fn change(ctx: &Ctx, id: BoardId, draft: &Draft) -> Result<(), Stop> {
    draft.check()?;
    let transaction = ctx.db.begin().await?;
    let board = find_to_prepare(&transaction, ctx, id, Deed::PrepareBoard).await?;
    rules::may_change_rules(board.phase(ctx.now))?;
    let territory = territories::queries::find(&transaction, draft.territory).await?;
    ctx.actor.may(Deed::PrepareBoard, Some(territory.scope()))?;
    let row = board::ActiveModel { id: Set(id), ..columns(draft) };
    board::Entity::update(row).exec(&transaction).await?;
    board_text::Entity::delete_many().filter(board_text::Column::BoardId.eq(id)).exec(&transaction).await?;
    board_constituency::Entity::delete_many()
        .filter(board_constituency::Column::BoardId.eq(id))
        .exec(&transaction)
        .await?;
    write_parts(&transaction, id, draft).await?;
    record(&transaction, ctx, id, "boards.change").await?;
    transaction.commit().await?;
    Ok(())
}

/// Opens a board: from now on people read it, and its rules are frozen and hashed.
pub async fn open(ctx: &Ctx, id: BoardId) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    let board = find_to_prepare(&transaction, ctx, id, Deed::OpenBoard).await?;
    rules::may_change_rules(board.phase(ctx.now))?;
    let change = board::ActiveModel {
        id: Set(id),
        opened_at: Set(Some(ctx.now)),
        rules_hash: Set(Some(hash(&board.rules)?)),
        ..Default::default()
    };
    board::Entity::update(change).exec(&transaction).await?;
    record(&transaction, ctx, id, "boards.open").await?;
    transaction.commit().await?;
    Ok(())
}

async fn find_to_prepare(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    id: BoardId,
    deed: Deed,
) -> Result<Board, Stop> {
    let board = queries::find(db, id, Language::ITALIAN).await?;
    ctx.actor.may(deed, Some(board.territory.scope()))?;
    Ok(board)
}

/// SHA-256 of the rules as JSON with the fields in the order of [`Rules`], in hexadecimal.
pub fn hash(rules: &Rules) -> Result<String, Failure> {
    let json = serde_json::to_string(rules).map_err(|error| Failure::Unreadable(error.to_string()))?;
    Ok(secret::mark("tavolata-rules-v3", &json))
}

fn columns(draft: &Draft) -> board::ActiveModel {
    let rules = &draft.rules;
    board::ActiveModel {
        territory_id: Set(draft.territory),
        organisation_id: Set(draft.organisation),
        theme: Set(draft.theme),
        language: Set(draft.language),
        moderation: Set(rules.moderation),
        answer_days: Set(i32::from(rules.answer_days)),
        budget_cents: Set(rules.budget_cents),
        currency: Set(rules.currency),
        ballot_maximum: Set(rules.ballot_maximum.map(i32::from)),
        winners_maximum: Set(rules.winners_maximum.map(i32::from)),
        proposing_at: Set(rules.phases.proposing),
        co_design_at: Set(rules.phases.co_design),
        voting_at: Set(rules.phases.voting),
        decided_at: Set(rules.phases.decided),
        follow_up_at: Set(rules.phases.follow_up),
        closes_at: Set(rules.phases.closes),
        ..Default::default()
    }
    .with_voting(rules.voting)
}

async fn write_parts(transaction: &DatabaseTransaction, id: BoardId, draft: &Draft) -> Result<(), DbErr> {
    let texts = draft.wordings.iter().map(|(language, question, description)| board_text::ActiveModel {
        board_id: Set(id),
        language: Set(*language),
        question: Set(question.as_str().to_owned()),
        description: Set(description.as_str().to_owned()),
    });
    board_text::Entity::insert_many(texts).exec_without_returning(transaction).await?;
    let seats = draft.rules.constituencies.iter().map(|key| board_constituency::ActiveModel {
        board_id: Set(id),
        constituency: Set(key.clone()),
        participants: Set(0),
    });
    board_constituency::Entity::insert_many(seats).exec_without_returning(transaction).await?;
    Ok(())
}

async fn record(db: &impl ConnectionTrait, ctx: &Ctx, id: BoardId, deed: &str) -> Result<(), DbErr> {
    let (actor, board) = (ctx.actor.id(), Some(id));
    activity::record(db, Entry { at: ctx.now, deed, actor, board, subject: Some(id.into()), detail: None })
        .await
}

/// Moves the number of public initiatives of a board, within the transaction of the deed that changed it.
pub async fn move_initiatives(db: &impl ConnectionTrait, board: BoardId, by: i64) -> Result<(), DbErr> {
    const SQL: &str = "UPDATE boards SET initiatives = initiatives + $2 WHERE id = $1";
    let by = i32::try_from(by).unwrap_or_default();
    db.execute_raw(statement(db, SQL, [board.into(), by.into()])).await?;
    Ok(())
}

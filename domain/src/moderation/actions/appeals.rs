//! Appealing a decision, once, and the ruling of a second person.

use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};

use crate::{
    activity::{self, Entry},
    base::{
        Ctx, DecisionId, Deed, Language, Moment, ParticipantId, Refusal, Stop, Subject,
        database::statement,
        failure::is_taken,
        text::{Message, Reasons},
    },
    moderation::{
        AppealOutcome, rules,
        tables::{appeal, case, decision},
    },
};

/// Asks for a second look at a decision about one's own text.
///
/// # Errors
/// [`Refusal::NotFound`] for a decision about somebody else's text or without an objection,
/// [`Refusal::TooLateToAppeal`], [`Refusal::AlreadyAppealed`].
pub async fn appeal(ctx: &Ctx, id: DecisionId, text: &Message, language: Language) -> Result<(), Stop> {
    ctx.actor.may(Deed::Appeal, None)?;
    let author = ctx.actor.person()?.id;
    let transaction = ctx.db.begin().await?;
    let decision = decision::Entity::find_by_id(id).one(&transaction).await?.ok_or(Refusal::NotFound)?;
    if decision.author_id != Some(author) {
        return Err(Refusal::NotFound.into());
    }
    rules::may_appeal(decision.verdict, decision.decided_at, ctx.now)?;
    let case =
        case::Entity::find_by_id(decision.case_id).one(&transaction).await?.ok_or(Refusal::NotFound)?;
    let row = appeal::ActiveModel {
        decision_id: Set(id),
        board_id: Set(decision.board_id),
        territory_id: Set(case.territory_id),
        participant_id: Set(author),
        text: Set(text.as_str().to_owned()),
        language: Set(language),
        created_at: Set(ctx.now),
        ..Default::default()
    };
    let inserted = appeal::Entity::insert(row).exec_without_returning(&transaction).await;
    inserted.map_err(
        |error| if is_taken(&error) { Refusal::AlreadyAppealed.into() } else { Stop::from(error) },
    )?;
    let entry = Entry {
        at: ctx.now,
        deed: "moderation.appeal",
        actor: Some(author),
        board: decision.board_id,
        subject: Some(Subject { kind: decision.subject_kind, id: decision.subject_id }),
        detail: None,
    };
    activity::record(&transaction, entry).await?;
    transaction.commit().await?;
    Ok(())
}

/// What the second person says.
pub(crate) struct Ruling<'a> {
    pub outcome: AppealOutcome,
    pub reasons: &'a Reasons,
    pub language: Language,
    pub by: ParticipantId,
}

/// Writes the ruling, once.
pub(crate) async fn settle(
    db: &impl ConnectionTrait,
    id: DecisionId,
    ruling: &Ruling<'_>,
    now: Moment,
) -> Result<(), Stop> {
    const SQL: &str = "UPDATE appeals SET outcome = $2, reasons = $3, reasons_language = $4, decided_by = $5, \
         decided_at = $6 WHERE decision_id = $1 AND decided_at IS NULL";
    let values = [
        id.into(),
        ruling.outcome.as_str().into(),
        ruling.reasons.as_str().into(),
        ruling.language.into(),
        ruling.by.into(),
        now.into(),
    ];
    let settled = db.execute_raw(statement(db, SQL, values)).await?;
    if settled.rows_affected() == 1 { Ok(()) } else { Err(Refusal::AlreadyDecided.into()) }
}

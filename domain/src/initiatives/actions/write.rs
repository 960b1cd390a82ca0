//! Writing the text: the draft, and the numbered revisions that follow.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{read, record};
use crate::{
    base::{
        BoardId, Ctx, InitiativeId, Language, ParticipantId, Refusal, Stop, TerritoryId, fold::fold,
        text::Label,
    },
    boards,
    initiatives::{
        Consent, Draft, Frame, State, queries, rules,
        tables::{initiative, initiative_author, revision},
    },
    moderation::{self, Origin, actions::Opening},
    people::Capacity,
    territories,
};

/// Writes the draft of an initiative, which only its author sees.
pub async fn write_draft(
    ctx: &Ctx,
    board: BoardId,
    draft: &Draft,
    capacity: Capacity,
) -> Result<InitiativeId, Stop> {
    let transaction = ctx.db.begin().await?;
    let found = boards::queries::find(&transaction, board, Language::ITALIAN).await?;
    rules::may_propose(&ctx.actor, &found, capacity, ctx.now)?;
    let person = ctx.actor.person()?;
    let capacity = boards::seats::find_standing(&transaction, board, person.id).await?.act_as(capacity);
    let id = InitiativeId::new();
    let territory = territory_of(&transaction, draft, found.territory.id).await?;
    let row = initiative::ActiveModel {
        id: Set(id),
        board_id: Set(board),
        organisation_id: Set(capacity.organisation()),
        state: Set(State::Draft),
        revision: Set(1),
        created_by: Set(Some(person.id)),
        created_at: Set(ctx.now),
        ..columns(ctx, draft, territory)
    };
    initiative::Entity::insert(row).exec_without_returning(&transaction).await?;
    let author = initiative_author::ActiveModel {
        initiative_id: Set(id),
        participant_id: Set(person.id),
        position: Set(1),
        consent: Set(Consent::Given),
        since: Set(ctx.now),
    };
    initiative_author::Entity::insert(author).exec_without_returning(&transaction).await?;
    let first = version(ctx, person.id, id, 1, draft, None);
    revision::Entity::insert(first).exec_without_returning(&transaction).await?;
    let frame = queries::find_frame(&transaction, id).await?;
    record(&transaction, ctx, &frame, "initiatives.write").await?;
    transaction.commit().await?;
    Ok(id)
}

/// Changes a draft; drafts have no history.
pub async fn change_draft(ctx: &Ctx, id: InitiativeId, draft: &Draft) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    let (frame, authors) = read(&transaction, id).await?;
    rules::may_revise(&ctx.actor, &frame, &authors, ctx.now)?;
    if frame.state != State::Draft {
        return Err(Refusal::WrongState.into());
    }
    overwrite(&transaction, ctx, &frame, draft, 1).await?;
    let first = version(ctx, ctx.actor.person()?.id, id, 1, draft, None);
    revision::Entity::update(first).exec(&transaction).await?;
    record(&transaction, ctx, &frame, "initiatives.change_draft").await?;
    transaction.commit().await?;
    Ok(())
}

/// Writes a new revision of what was submitted; the older ones stay readable.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] where `expected` is no longer the latest revision.
pub async fn revise(
    ctx: &Ctx,
    id: InitiativeId,
    expected: u32,
    draft: &Draft,
    note: Option<&Label>,
) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    let (frame, authors) = read(&transaction, id).await?;
    rules::may_revise(&ctx.actor, &frame, &authors, ctx.now)?;
    if frame.state == State::Draft {
        return Err(Refusal::WrongState.into());
    }
    if frame.revision != expected {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let number = frame.revision.cast_signed() + 1;
    overwrite(&transaction, ctx, &frame, draft, number).await?;
    let next = version(ctx, ctx.actor.person()?.id, id, number, draft, note);
    revision::Entity::insert(next).exec_without_returning(&transaction).await?;
    if frame.state == State::Submitted {
        bring_before_moderators(&transaction, ctx, &frame, draft.title.as_str(), draft.body.as_str()).await?;
    }
    record(&transaction, ctx, &frame, "initiatives.revise").await?;
    transaction.commit().await?;
    Ok(())
}

/// Opens the case of a submitted initiative, or shows the moderators of the open one the text as it stands now.
pub(super) async fn bring_before_moderators(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    frame: &Frame,
    title: &str,
    body: &str,
) -> Result<(), Stop> {
    let opening = Opening {
        subject: frame.id.into(),
        board: frame.board,
        territory: frame.territory.territory,
        author: frame.created_by,
        origin: Origin::Submission,
        excerpt: &format!("{title}\n\n{body}"),
        language: frame.language,
    };
    moderation::actions::open_case(db, opening, ctx.now).await?;
    Ok(())
}

/// The territory that the author chose: the board's, or one within it.
async fn territory_of(
    db: &impl ConnectionTrait,
    draft: &Draft,
    of_board: TerritoryId,
) -> Result<TerritoryId, Stop> {
    let Some(chosen) = draft.territory.filter(|chosen| *chosen != of_board) else { return Ok(of_board) };
    let territory = territories::queries::find(db, chosen).await?;
    if territory.within == Some(of_board) { Ok(chosen) } else { Err(Refusal::UnknownChoice.into()) }
}

async fn overwrite(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    frame: &Frame,
    draft: &Draft,
    number: i32,
) -> Result<(), Stop> {
    let of_board = queries::find_territory_of_board(db, frame.board).await?;
    let territory = territory_of(db, draft, of_board).await?;
    let row = initiative::ActiveModel { revision: Set(number), ..columns(ctx, draft, territory) };
    let written = initiative::Entity::update_many()
        .set(row)
        .filter(initiative::Column::Id.eq(frame.id))
        .filter(initiative::Column::Revision.eq(frame.revision.cast_signed()))
        .exec(db)
        .await?;
    if written.rows_affected == 0 { Err(Refusal::ChangedMeanwhile.into()) } else { Ok(()) }
}

fn columns(ctx: &Ctx, draft: &Draft, territory: TerritoryId) -> initiative::ActiveModel {
    let (title, body) = (draft.title.as_str(), draft.body.as_str());
    let place = draft.place.as_ref().map(Label::as_str);
    initiative::ActiveModel {
        territory_id: Set(territory),
        theme: Set(draft.theme),
        language: Set(language_of(ctx, draft)),
        title: Set(title.to_owned()),
        body: Set(body.to_owned()),
        place: Set(place.map(str::to_owned)),
        cost_cents: Set(draft.cost_cents),
        changed_at: Set(ctx.now),
        search: Set(fold(&format!("{title} {body} {}", place.unwrap_or_default()))),
        ..Default::default()
    }
}

/// The language that the author chose, else the one that the text seems to be in, else the author's own.
fn language_of(ctx: &Ctx, draft: &Draft) -> Language {
    let detect = || Language::detect(&format!("{}\n{}", draft.title.as_str(), draft.body.as_str()));
    let own = || ctx.actor.person().map_or(Language::ITALIAN, |person| person.language);
    draft.language.or_else(detect).unwrap_or_else(own)
}

fn version(
    ctx: &Ctx,
    author: ParticipantId,
    id: InitiativeId,
    number: i32,
    draft: &Draft,
    note: Option<&Label>,
) -> revision::ActiveModel {
    revision::ActiveModel {
        initiative_id: Set(id),
        number: Set(number),
        title: Set(draft.title.as_str().to_owned()),
        body: Set(draft.body.as_str().to_owned()),
        language: Set(language_of(ctx, draft)),
        place: Set(draft.place.as_ref().map(|place| place.as_str().to_owned())),
        cost_cents: Set(draft.cost_cents),
        note: Set(note.map(|note| note.as_str().to_owned())),
        created_by: Set(Some(author)),
        created_at: Set(ctx.now),
    }
}

//! Writing the text: the draft, and the numbered revisions that follow.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{read, record, versions};
use crate::{
    base::{
        BoardId, Ctx, InitiativeId, Language, Moment, ParticipantId, Refusal, RevisionId, Stop, Subject,
        TerritoryId, failure::is_taken, fold::fold, text::Label,
    },
    boards,
    initiatives::{
        Consent, Draft, Frame, Standing, State, queries, rules,
        tables::{initiative, initiative_author, revision},
    },
    moderation::{self, Closing, Origin, actions::Opening},
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

/// Writes a new revision of what was submitted; the older ones stay readable. Where texts are read before they are
/// published, a new version of what is public waits for a moderator, and takes the place of one that waits already.
/// Tells how the new version stands.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] where `expected` is no longer the latest revision.
pub async fn revise(
    ctx: &Ctx,
    id: InitiativeId,
    expected: u32,
    draft: &Draft,
    note: Option<&Label>,
) -> Result<Standing, Stop> {
    let transaction = ctx.db.begin().await?;
    let (frame, authors) = read(&transaction, id).await?;
    rules::may_revise(&ctx.actor, &frame, &authors, ctx.now)?;
    if frame.state == State::Draft {
        return Err(Refusal::WrongState.into());
    }
    if queries::find_latest_number(&transaction, id).await? != expected {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let standing = rules::revised_becomes(frame.state, frame.rules.moderation);
    let since = versions::replace(&transaction, id, ctx.now).await?;
    let next = version(ctx, ctx.actor.person()?.id, id, expected.cast_signed() + 1, draft, note);
    if standing == Standing::Waiting {
        propose(&transaction, ctx, &frame, draft, next, since.unwrap_or(ctx.now)).await?;
        record(&transaction, ctx, &frame, "initiatives.propose_version").await?;
    } else {
        overwrite(&transaction, ctx, &frame, draft, expected.cast_signed() + 1).await?;
        insert(&transaction, next).await?;
        if frame.state == State::Submitted {
            let (title, body) = (draft.title.as_str(), draft.body.as_str());
            bring_before_moderators(&transaction, ctx, &frame, title, body).await?;
        }
        record(&transaction, ctx, &frame, "initiatives.revise").await?;
    }
    transaction.commit().await?;
    Ok(standing)
}

/// Stores a version that waits, and brings it before the moderators.
async fn propose(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    frame: &Frame,
    draft: &Draft,
    next: revision::ActiveModel,
    since: Moment,
) -> Result<(), Stop> {
    let id = RevisionId::new();
    let of_board = queries::find_territory_of_board(db, frame.board).await?;
    let territory = territory_of(db, draft, of_board).await?;
    let row = revision::ActiveModel {
        id: Set(Some(id)),
        standing: Set(Standing::Waiting),
        theme: Set(Some(draft.theme)),
        territory_id: Set(Some(territory)),
        ..next
    };
    insert(db, row).await?;
    let excerpt = format!("{}\n\n{}", draft.title.as_str(), draft.body.as_str());
    let author = Some(ctx.actor.person()?.id);
    let opening = opening(id.into(), frame, author, &excerpt, language_of(ctx, draft));
    moderation::actions::open_case(db, opening, since).await?;
    Ok(())
}

/// Opens the case of a submitted initiative. The case of the text as it was before is closed, so that nobody decides
/// about a text that she has not read; the new one waits since then.
pub(super) async fn bring_before_moderators(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    frame: &Frame,
    title: &str,
    body: &str,
) -> Result<(), Stop> {
    let subject = frame.id.into();
    let since = moderation::actions::close_undecided(db, subject, Closing::Replaced, ctx.now).await?;
    let excerpt = format!("{title}\n\n{body}");
    let opening = opening(subject, frame, frame.created_by, &excerpt, frame.language);
    moderation::actions::open_case(db, opening, since.unwrap_or(ctx.now)).await?;
    Ok(())
}

fn opening<'a>(
    subject: Subject,
    frame: &Frame,
    author: Option<ParticipantId>,
    excerpt: &'a str,
    language: Language,
) -> Opening<'a> {
    Opening {
        subject,
        board: Some(frame.board),
        territory: frame.territory.territory,
        author,
        origin: Origin::Submission,
        excerpt,
        language,
    }
}

/// Of two who write the same version at the same moment the second is refused.
async fn insert(db: &impl ConnectionTrait, row: revision::ActiveModel) -> Result<(), Stop> {
    let inserted = revision::Entity::insert(row).exec_without_returning(db).await;
    inserted.map_err(
        |error| if is_taken(&error) { Refusal::ChangedMeanwhile.into() } else { Stop::from(error) },
    )?;
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
        search: Set(searchable(title, body, place)),
        ..Default::default()
    }
}

/// What the search finds an initiative by.
pub(super) fn searchable(title: &str, body: &str, place: Option<&str>) -> String {
    fold(&format!("{title} {body} {}", place.unwrap_or_default()))
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
        id: Set(None),
        standing: Set(Standing::Stands),
        theme: Set(None),
        territory_id: Set(None),
    }
}

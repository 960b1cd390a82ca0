//! Calling a meeting.

use sea_orm::{ActiveValue::Set, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, Value};

use super::record;
use crate::{
    base::{
        Ctx, MeetingDateId, MeetingId, Refusal, Stop,
        database::insert_rows,
        text::{Body, Label, Message},
    },
    meetings::{Draft, Kind, Span, State, rules, tables::meeting},
    people::{Code, code::Kind as CodeKind},
    territories,
};

/// Calls a meeting: writes its draft, which only those who keep it read.
///
/// # Errors
/// What [`Draft::check`] and [`rules::may_convene`] refuse; [`Refusal::UnknownChoice`] for a kind that is not called on
/// its own.
pub async fn create(ctx: &Ctx, draft: &Draft) -> Result<MeetingId, Stop> {
    if !Kind::OPEN.contains(&draft.kind) {
        return Err(Refusal::UnknownChoice.into());
    }
    let transaction = ctx.db.begin().await?;
    let territory = territories::queries::find(&transaction, draft.territory).await?;
    rules::may_convene(&ctx.actor, territory.scope(), &draft.organisers)?;
    rules::may_name_organisers(&ctx.actor, territory.scope(), &[], &draft.organisers)?;
    let id = convene(&transaction, ctx, draft).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Writes the draft of a meeting within the transaction of another deed, whose own rule says who may.
///
/// # Errors
/// What [`Draft::check`] refuses.
pub async fn convene(transaction: &DatabaseTransaction, ctx: &Ctx, draft: &Draft) -> Result<MeetingId, Stop> {
    draft.check()?;
    let id = MeetingId::new();
    let row = meeting::ActiveModel {
        id: Set(id),
        kind: Set(draft.kind),
        state: Set(State::Draft),
        created_by: Set(ctx.actor.id()),
        created_at: Set(ctx.now),
        ..columns(draft)
    };
    meeting::Entity::insert(row).exec_without_returning(transaction).await?;
    write_dates(transaction, id, &draft.dates).await?;
    write_parts(transaction, id, draft).await?;
    record(transaction, ctx, id, "meetings.convene").await?;
    Ok(id)
}

/// What of a draft stands in the meeting's own row.
pub(super) fn columns(draft: &Draft) -> meeting::ActiveModel {
    let place = draft.place.as_ref();
    let starts = draft.dates.first().map(|span| span.starts).unwrap_or_default();
    let ends = draft.dates.last().map(|span| span.ends).unwrap_or_default();
    let minutes: i64 = draft.dates.iter().map(|span| span.minutes()).sum();
    let label = |label: Option<&Label>| label.map(|label| label.as_str().to_owned());
    let message = |message: Option<&Message>| message.map(|message| message.as_str().to_owned());
    meeting::ActiveModel {
        territory_id: Set(draft.territory),
        theme: Set(draft.theme),
        language: Set(draft.language),
        title: Set(draft.title.as_str().to_owned()),
        description: Set(draft.description.clone().map_or_else(String::new, Body::into_string)),
        place: Set(label(place.map(|place| &place.name))),
        address: Set(label(place.and_then(|place| place.address.as_ref()))),
        latitude: Set(place.and_then(|place| Some(place.at?.latitude))),
        longitude: Set(place.and_then(|place| Some(place.at?.longitude))),
        directions: Set(message(place.and_then(|place| place.directions.as_ref()))),
        accessibility: Set(message(place.and_then(|place| place.accessibility.as_ref()))),
        link: Set(draft.link.as_ref().map(|link| link.as_str().to_owned())),
        starts_at: Set(starts),
        ends_at: Set(ends),
        minutes: Set(i32::try_from(minutes).unwrap_or(i32::MAX)),
        childcare: Set(draft.childcare),
        entry: Set(draft.entry),
        capacity: Set(draft.capacity.map(|seats| i32::try_from(seats).unwrap_or(i32::MAX))),
        companions: Set(i32::from(draft.companions)),
        closes_at: Set(draft.closes),
        ..Default::default()
    }
}

/// Writes dates that are not there yet, each with its own code. One statement.
pub(super) async fn write_dates(
    db: &impl ConnectionTrait,
    id: MeetingId,
    dates: &[Span],
) -> Result<(), DbErr> {
    let row = |span: &Span| -> Vec<Value> {
        let code = Code::random(CodeKind::Room);
        vec![
            MeetingDateId::new().into(),
            id.into(),
            span.starts.into(),
            span.ends.into(),
            code.as_str().into(),
        ]
    };
    let columns = ["id", "meeting_id", "starts_at", "ends_at", "code"];
    insert_rows(db, "meeting_dates", &columns, dates.iter().map(row).collect()).await
}

/// Writes organisers, languages and kept seats. Three statements.
pub(super) async fn write_parts(
    db: &impl ConnectionTrait,
    id: MeetingId,
    draft: &Draft,
) -> Result<(), DbErr> {
    let organisers = draft.organisers.iter().zip(1i32..);
    let organisers = organisers.map(|(organiser, place)| vec![id.into(), (*organiser).into(), place.into()]);
    let columns = ["meeting_id", "organisation_id", "position"];
    insert_rows(db, "meeting_organisers", &columns, organisers.collect()).await?;
    let tongues = draft.tongues.iter().map(|tongue| {
        vec![id.into(), tongue.language.into(), tongue.help.as_str().into(), tongue.confirmed.into()]
    });
    let columns = ["meeting_id", "language", "help", "confirmed"];
    insert_rows(db, "meeting_languages", &columns, tongues.collect()).await?;
    let quotas = draft.quotas.iter().zip(1i32..).map(|(quota, place)| {
        vec![
            id.into(),
            place.into(),
            quota.constituency.clone().into(),
            quota.organisation.map(|organisation| organisation.0).into(),
            i32::try_from(quota.seats).unwrap_or(i32::MAX).into(),
        ]
    });
    let columns = ["meeting_id", "position", "constituency", "organisation_id", "seats"];
    insert_rows(db, "meeting_quotas", &columns, quotas.collect()).await
}

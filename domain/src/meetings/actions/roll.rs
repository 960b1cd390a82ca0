//! What organisers do with the list of those who registered.

use sea_orm::DatabaseTransaction;

use super::{
    lock,
    registering::{Newcomer, Row, enter, find_by_id, find_standing, leave, note},
    seating::{counts, move_counts},
};
use crate::{
    base::{Ctx, MeetingId, Refusal, RegistrationId, Stop, text::Label},
    meetings::{Frame, Needs, Standing, rules},
    people,
};

/// Writes somebody down who has no account, under a label of the organiser's choosing. A seat where there is one, else
/// a place on the waiting list.
///
/// # Errors
/// [`Refusal::NotAllowed`] for people who do not keep the meeting; [`Refusal::WrongState`] for a draft,
/// [`Refusal::MeetingCancelled`].
pub async fn add_person(
    ctx: &Ctx,
    meeting: MeetingId,
    label: &Label,
    constituency: Option<String>,
    companions: u16,
    needs: &Needs,
) -> Result<Standing, Stop> {
    let transaction = ctx.db.begin().await?;
    let frame = lock(&transaction, meeting).await?;
    rules::may_keep(&ctx.actor, &frame)?;
    rules::has_a_list(&frame)?;
    people::actions::check_constituency(&transaction, constituency.as_deref()).await?;
    let newcomer = Newcomer {
        id: RegistrationId::new(),
        participant: None,
        label: Some(label.as_str()),
        constituency,
        organisation: None,
        companions,
        needs,
    };
    let standing = find_standing(&transaction, &frame, &newcomer).await?;
    newcomer.write(&transaction, ctx, &frame, standing).await?;
    note(&transaction, ctx, meeting, "meetings.add_person", newcomer.id).await?;
    transaction.commit().await?;
    Ok(standing)
}

/// Says yes to somebody who asked: she has a seat, or waits for one.
///
/// # Errors
/// [`Refusal::WrongState`] where nobody asks any more.
pub async fn approve(ctx: &Ctx, id: RegistrationId) -> Result<Standing, Stop> {
    let (transaction, frame, row) = open(ctx, id).await?;
    if !matches!(row.state, Standing::Asked | Standing::Declined) {
        return Err(Refusal::WrongState.into());
    }
    let standing = standing_of(&transaction, &frame, &row).await?;
    settle(&transaction, &frame, &row, standing).await?;
    note(&transaction, ctx, frame.id, "meetings.approve", id).await?;
    transaction.commit().await?;
    Ok(standing)
}

/// Says no to somebody who asked.
///
/// # Errors
/// As [`approve`].
pub async fn decline(ctx: &Ctx, id: RegistrationId) -> Result<(), Stop> {
    let (transaction, frame, row) = open(ctx, id).await?;
    if row.state != Standing::Asked {
        return Err(Refusal::WrongState.into());
    }
    leave(&transaction, ctx, &frame, &row, "meetings.decline").await?;
    transaction.commit().await?;
    Ok(())
}

/// Gives a seat to somebody who waits, or takes an offered one for her: for people who are asked by telephone.
///
/// # Errors
/// [`Refusal::NoSeatLeft`] where none can be given to her.
pub async fn confirm(ctx: &Ctx, id: RegistrationId) -> Result<(), Stop> {
    let (transaction, frame, row) = open(ctx, id).await?;
    match row.state {
        Standing::Offered => {}
        Standing::Waiting | Standing::Lapsed => {
            if standing_of(&transaction, &frame, &row).await? != Standing::Confirmed {
                return Err(Refusal::NoSeatLeft.into());
            }
        }
        _ => return Err(Refusal::WrongState.into()),
    }
    settle(&transaction, &frame, &row, Standing::Confirmed).await?;
    note(&transaction, ctx, frame.id, "meetings.confirm", id).await?;
    transaction.commit().await?;
    Ok(())
}

/// Takes somebody off the list who does not come.
///
/// # Errors
/// [`Refusal::NotRegistered`] where she is off it already.
pub async fn remove(ctx: &Ctx, id: RegistrationId) -> Result<(), Stop> {
    let (transaction, frame, row) = open(ctx, id).await?;
    leave(&transaction, ctx, &frame, &row, "meetings.remove_person").await?;
    transaction.commit().await?;
    Ok(())
}

/// Opens the transaction in which an organiser changes a registration.
async fn open(ctx: &Ctx, id: RegistrationId) -> Result<(DatabaseTransaction, Frame, Row), Stop> {
    let transaction = ctx.db.begin().await?;
    let meeting = find_by_id(&transaction, id).await?.meeting_id;
    let frame = lock(&transaction, meeting).await?;
    rules::may_keep(&ctx.actor, &frame)?;
    rules::is_changeable(&frame)?;
    // Read under the lock: somebody may have been quicker.
    let row = find_by_id(&transaction, id).await?;
    Ok((transaction, frame, row))
}

async fn standing_of(db: &DatabaseTransaction, meeting: &Frame, row: &Row) -> Result<Standing, Stop> {
    let newcomer = Newcomer {
        id: row.id,
        participant: row.participant_id,
        label: None,
        constituency: row.constituency.clone(),
        organisation: row.organisation_id,
        companions: row.companions(),
        needs: &Needs::default(),
    };
    Ok(find_standing(db, meeting, &newcomer).await?)
}

async fn settle(db: &DatabaseTransaction, meeting: &Frame, row: &Row, to: Standing) -> Result<(), Stop> {
    let (taken_before, waiting_before) = counts(row.state, row.companions());
    let (taken, waiting) = counts(to, row.companions());
    enter(db, row.id, to).await?;
    Ok(move_counts(db, meeting.id, taken - taken_before, waiting - waiting_before).await?)
}

//! Registering oneself, taking an offered seat, and not coming after all.

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, FromQueryResult, Value};

use super::{
    lock,
    seating::{Seating, counts, move_counts, offer_free_seats},
};
use crate::{
    activity::{self, Entry},
    base::{
        Ctx, MeetingId, OrganisationId, ParticipantId, Refusal, RegistrationId, Stop, database::statement,
        signed::Signer,
    },
    meetings::{Entry as Admission, Frame, Needs, Registration, Standing, queries::LEAVE, rules},
};

/// Registers the person; tells whether she has a seat, waits for one, or for the organisers' answer. Whoever did not
/// come after all can register again and stands at the end of the list.
///
/// # Errors
/// [`Refusal::RegistrationClosed`], [`Refusal::MeetingCancelled`], [`Refusal::AlreadyRegistered`],
/// [`Refusal::TooManyCompanions`], [`Refusal::NotAMember`] on behalf of somebody else's organisation.
pub async fn register(ctx: &Ctx, meeting: MeetingId, wanted: &Registration) -> Result<Standing, Stop> {
    let transaction = ctx.db.begin().await?;
    let frame = lock(&transaction, meeting).await?;
    rules::may_read(&ctx.actor, &frame)?;
    rules::may_register(&ctx.actor, &frame, ctx.now)?;
    rules::may_bring(&frame, wanted.companions)?;
    let person = ctx.actor.person()?;
    if wanted.organisation.is_some_and(|organisation| !person.memberships.contains(&organisation)) {
        return Err(Refusal::NotAMember.into());
    }
    let before = find_own(&transaction, meeting, person.id).await?;
    if before.as_ref().is_some_and(|before| !before.state.is_over()) {
        return Err(Refusal::AlreadyRegistered.into());
    }
    let newcomer = Newcomer {
        id: before.map_or_else(RegistrationId::new, |before| before.id),
        participant: Some(person.id),
        label: None,
        constituency: person.constituency.clone(),
        organisation: wanted.organisation,
        companions: wanted.companions,
        needs: &wanted.needs,
    };
    let standing = match frame.entry {
        Admission::Approval => Standing::Asked,
        Admission::Open | Admission::None => find_standing(&transaction, &frame, &newcomer).await?,
    };
    newcomer.write(&transaction, ctx, &frame, standing).await?;
    note(&transaction, ctx, meeting, "meetings.register", newcomer.id).await?;
    transaction.commit().await?;
    Ok(standing)
}

/// Takes the seat that is kept for the person.
///
/// # Errors
/// [`Refusal::OfferOver`] where it came too late, [`Refusal::NotRegistered`].
pub async fn accept(ctx: &Ctx, meeting: MeetingId) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    let frame = lock(&transaction, meeting).await?;
    let own = find_own(&transaction, meeting, ctx.actor.person()?.id).await?.ok_or(Refusal::NotRegistered)?;
    if frame.state != crate::meetings::State::Published {
        return Err(Refusal::MeetingCancelled.into());
    }
    rules::may_accept(own.state, own.offered_until, ctx.now)?;
    enter(&transaction, own.id, Standing::Confirmed).await?;
    note(&transaction, ctx, meeting, "meetings.accept_offer", own.id).await?;
    transaction.commit().await?;
    Ok(())
}

/// The person does not come: her seat is offered to those who wait, and what she needs is forgotten.
///
/// # Errors
/// [`Refusal::NotRegistered`]; [`Refusal::RegistrationClosed`] after the meeting.
pub async fn cancel_own(ctx: &Ctx, meeting: MeetingId) -> Result<(), Stop> {
    let me = ctx.actor.person()?.id;
    let transaction = ctx.db.begin().await?;
    let frame = lock(&transaction, meeting).await?;
    let own = find_own(&transaction, meeting, me).await?.ok_or(Refusal::NotRegistered)?;
    if frame.is_over(ctx.now) {
        return Err(Refusal::RegistrationClosed.into());
    }
    leave(&transaction, ctx, &frame, &own, "meetings.cancel_registration").await?;
    transaction.commit().await?;
    Ok(())
}

/// The same with the signed link of a registration, by whoever has it.
///
/// # Errors
/// [`Refusal::LinkInvalid`] where the link was not made here, or nothing is left to cancel.
pub async fn cancel_by_link(ctx: &Ctx, link: &str) -> Result<(), Stop> {
    let id: RegistrationId = Signer::find(ctx.db.reader()).await?.verify(LEAVE, link)?.parse()?;
    let transaction = ctx.db.begin().await?;
    let own = find_by_id(&transaction, id).await?;
    let frame = lock(&transaction, own.meeting_id).await?;
    // Read again under the lock: somebody may have been quicker.
    let own = find_by_id(&transaction, id).await?;
    if own.state.is_over() || frame.is_over(ctx.now) {
        return Err(Refusal::LinkInvalid.into());
    }
    leave(&transaction, ctx, &frame, &own, "meetings.cancel_registration").await?;
    transaction.commit().await?;
    Ok(())
}

/// A registration as it stands.
#[derive(FromQueryResult)]
pub(super) struct Row {
    pub id: RegistrationId,
    pub meeting_id: MeetingId,
    pub participant_id: Option<ParticipantId>,
    pub constituency: Option<String>,
    pub organisation_id: Option<OrganisationId>,
    companions: i32,
    pub state: Standing,
    pub offered_until: Option<crate::base::Moment>,
    pub answered: bool,
}

impl Row {
    pub(super) fn companions(&self) -> u16 {
        u16::try_from(self.companions).unwrap_or_default()
    }
}

const ROW: &str = "SELECT id, meeting_id, participant_id, constituency, organisation_id, companions, state, offered_until, \
     answered FROM meeting_registrations";

/// The person's registration for a meeting. One statement.
pub(super) async fn find_own(
    db: &impl ConnectionTrait,
    meeting: MeetingId,
    person: ParticipantId,
) -> Result<Option<Row>, DbErr> {
    let sql = format!("{ROW} WHERE participant_id = $1 AND meeting_id = $2");
    Row::find_by_statement(statement(db, &sql, [person.into(), meeting.into()])).one(db).await
}

/// A registration. One statement.
pub(super) async fn find_by_id(db: &impl ConnectionTrait, id: RegistrationId) -> Result<Row, Stop> {
    let sql = format!("{ROW} WHERE id = $1");
    let found = Row::find_by_statement(statement(db, &sql, [id.into()])).one(db).await?;
    Ok(found.ok_or(Refusal::NotFound)?)
}

/// Somebody who is written down for a meeting.
pub(super) struct Newcomer<'a> {
    pub id: RegistrationId,
    pub participant: Option<ParticipantId>,
    pub label: Option<&'a str>,
    pub constituency: Option<String>,
    pub organisation: Option<OrganisationId>,
    pub companions: u16,
    pub needs: &'a Needs,
}

impl Newcomer<'_> {
    /// Writes the registration, what is needed, and moves the counts. Four statements at the most.
    pub(super) async fn write(
        &self,
        transaction: &DatabaseTransaction,
        ctx: &Ctx,
        meeting: &Frame,
        standing: Standing,
    ) -> Result<(), DbErr> {
        const SQL: &str = "INSERT INTO meeting_registrations (id, meeting_id, participant_id, label, constituency, \
                organisation_id, companions, state, queued_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
             ON CONFLICT (id) DO UPDATE SET constituency = excluded.constituency, \
                organisation_id = excluded.organisation_id, companions = excluded.companions, \
                state = excluded.state, queued_at = excluded.queued_at";
        let values: [Value; 9] = [
            self.id.into(),
            meeting.id.into(),
            self.participant.map(|participant| participant.0).into(),
            self.label.map(str::to_owned).into(),
            self.constituency.clone().into(),
            self.organisation.map(|organisation| organisation.0).into(),
            i32::from(self.companions).into(),
            standing.as_str().into(),
            ctx.now.into(),
        ];
        transaction.execute_raw(statement(transaction, SQL, values)).await?;
        write_needs(transaction, self.id, self.needs).await?;
        let (taken, waiting) = counts(standing, self.companions);
        move_counts(transaction, meeting.id, taken, waiting).await
    }
}

/// Whether there is a seat for a newcomer, or a place on the waiting list. Two statements.
pub(super) async fn find_standing(
    db: &impl ConnectionTrait,
    meeting: &Frame,
    newcomer: &Newcomer<'_>,
) -> Result<Standing, DbErr> {
    let seating = Seating::find(db, meeting).await?;
    let size = 1 + u32::from(newcomer.companions);
    let party = seating.party(newcomer.constituency.as_deref(), newcomer.organisation, size);
    Ok(if seating.has_place(&party) { Standing::Confirmed } else { Standing::Waiting })
}

async fn write_needs(db: &impl ConnectionTrait, id: RegistrationId, needs: &Needs) -> Result<(), DbErr> {
    const SQL: &str = "INSERT INTO meeting_needs (registration_id, language, accessibility, children, note) \
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (registration_id) DO UPDATE SET language = excluded.language, \
            accessibility = excluded.accessibility, children = excluded.children, note = excluded.note";
    if needs.is_none() {
        return Ok(());
    }
    let label = |label: &Option<crate::base::text::Label>| {
        Value::from(label.as_ref().map(|label| label.as_str().to_owned()))
    };
    let values = [
        id.into(),
        needs.language.map(|language| language.to_string()).into(),
        label(&needs.accessibility),
        i32::from(needs.children).into(),
        label(&needs.note),
    ];
    db.execute_raw(statement(db, SQL, values)).await?;
    Ok(())
}

/// Moves a registration to another standing that is no offer. One statement.
pub(super) async fn enter(db: &impl ConnectionTrait, id: RegistrationId, to: Standing) -> Result<(), DbErr> {
    const SQL: &str = "UPDATE meeting_registrations SET state = $2, offered_until = NULL WHERE id = $1";
    db.execute_raw(statement(db, SQL, [id.into(), to.as_str().into()])).await?;
    Ok(())
}

/// Ends a registration, forgets what was needed, and offers the seat to those who wait.
pub(super) async fn leave(
    transaction: &DatabaseTransaction,
    ctx: &Ctx,
    meeting: &Frame,
    own: &Row,
    deed: &str,
) -> Result<(), Stop> {
    const FORGET: &str = "DELETE FROM meeting_needs WHERE registration_id = $1";
    if own.state.is_over() {
        return Err(Refusal::NotRegistered.into());
    }
    let to = if deed == "meetings.decline" { Standing::Declined } else { Standing::Cancelled };
    enter(transaction, own.id, to).await?;
    transaction.execute_raw(statement(transaction, FORGET, [own.id.into()])).await?;
    let (taken, waiting) = counts(own.state, own.companions());
    move_counts(transaction, meeting.id, -taken, -waiting).await?;
    note(transaction, ctx, meeting.id, deed, own.id).await?;
    offer_free_seats(transaction, meeting, ctx.now).await?;
    Ok(())
}

/// A line of the record about a registration, whose id stands in the detail.
pub(super) async fn note(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    meeting: MeetingId,
    deed: &str,
    id: RegistrationId,
) -> Result<(), DbErr> {
    let (actor, subject) = (ctx.actor.id(), Some(meeting.into()));
    let entry = Entry { at: ctx.now, deed, actor, board: None, subject, detail: Some(id.to_string()) };
    activity::record(db, entry).await
}

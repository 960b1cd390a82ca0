//! Saying afterwards how it was.

use sea_orm::ConnectionTrait;

use super::{lock, registering::find_own};
use crate::{
    activity::{self, Entry},
    base::{Ctx, Deed, MeetingId, Refusal, Stop, database::statement, rows::Rows},
    meetings::{Answer, Question, queries::was_there, rules},
};

/// Counts the answers. That the form was filled in is noted with the registration, once; what was answered is kept only
/// as counts of the meeting, and the record does not name who did it.
///
/// # Errors
/// [`Refusal::NothingChosen`], [`Refusal::AlreadyAnswered`], [`Refusal::NotPresent`], [`Refusal::MeetingNotOver`].
pub async fn answer(ctx: &Ctx, meeting: MeetingId, answers: &[(Question, Answer)]) -> Result<(), Stop> {
    const MARK: &str = "UPDATE meeting_registrations SET answered = TRUE WHERE id = $1 AND answered = FALSE";
    ctx.actor.may(Deed::AttendMeetings, None)?;
    let me = ctx.actor.person()?.id;
    let transaction = ctx.db.begin().await?;
    let frame = lock(&transaction, meeting).await?;
    let own = find_own(&transaction, meeting, me).await?.ok_or(Refusal::NotPresent)?;
    let present = was_there(&transaction, meeting, own.id).await?;
    rules::may_answer(&frame, present, own.answered, ctx.now)?;
    let twice = answers
        .iter()
        .enumerate()
        .any(|(place, (question, _))| answers[..place].iter().any(|(other, _)| other == question));
    if twice {
        return Err(Refusal::UnknownChoice.into());
    }
    let rows = answers.iter().map(|(question, answer)| {
        [meeting.into(), question.as_str().into(), answer.as_str().into(), 1i32.into()]
    });
    let rows = Rows::lay_out(rows).ok_or(Refusal::NothingChosen)?;
    transaction.execute_raw(statement(&transaction, MARK, [own.id.into()])).await?;
    let sql = format!(
        "INSERT INTO meeting_answers (meeting_id, question, answer, count) \
         SELECT DISTINCT * FROM (VALUES {}) AS given WHERE TRUE \
         ON CONFLICT (meeting_id, question, answer) DO UPDATE SET count = meeting_answers.count + 1",
        rows.places
    );
    transaction.execute_raw(statement(&transaction, &sql, rows.values)).await?;
    let subject = Some(meeting.into());
    let entry =
        Entry { at: ctx.now, deed: "meetings.answer", actor: None, board: None, subject, detail: None };
    activity::record(&transaction, entry).await?;
    transaction.commit().await?;
    Ok(())
}

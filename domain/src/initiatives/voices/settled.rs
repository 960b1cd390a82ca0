//! Comments and pledges that a moderator settles or their author takes back: the state changes, and with it what
//! the initiative counts.

use sea_orm::ConnectionTrait;

use super::speech::{Deed, Said, counted, deed, find_author, publish, record};
use crate::{
    base::{
        CommentId, Ctx, InitiativeId, Language, Moment, ParticipantId, PledgeId, Refusal, Stop, Subject,
        SubjectKind,
    },
    comments::{self, State},
    initiatives::{Frame, actions::move_counter, queries::find_frame},
    moderation::{Closing, actions::close_undecided},
    pledges,
};

/// Lets a moderator's verdict about a comment or pledge take effect, within the transaction of the verdict.
///
/// # Errors
/// [`Refusal::WrongState`] where the text cannot enter the state, [`Refusal::NotFound`] for other kinds of subjects.
pub async fn settle(db: &impl ConnectionTrait, subject: Subject, to: State, now: Moment) -> Result<(), Stop> {
    let (before, frame) = enter_state(db, subject, to).await?;
    if before.state == State::Waiting && to == State::Published {
        let author = find_author(db, before.author).await?;
        let said = Said { subject, text: &before.text, language: before.language };
        publish(db, &frame, &said, &author, now).await?;
        return Ok(());
    }
    recount(db, &frame, subject.kind, before.state, to).await
}

/// Takes back what its author wrote; no moderator decides about it any more.
pub(super) async fn withdraw(db: &impl ConnectionTrait, ctx: &Ctx, subject: Subject) -> Result<(), Stop> {
    let (before, frame) = enter_state(db, subject, State::Withdrawn).await?;
    recount(db, &frame, subject.kind, before.state, State::Withdrawn).await?;
    close_undecided(db, subject, Closing::Withdrawn, ctx.now).await?;
    record(db, &frame, deed(subject.kind, Deed::Withdraw), ctx.actor.id(), subject, ctx.now).await?;
    Ok(())
}

/// How a text stood before.
struct Before {
    state: State,
    author: ParticipantId,
    text: String,
    language: Language,
}

/// Moves the text and finds the initiative under which it stands. Three statements.
async fn enter_state(
    db: &impl ConnectionTrait,
    subject: Subject,
    to: State,
) -> Result<(Before, Frame), Stop> {
    let (initiative, before) = match subject.kind {
        SubjectKind::Comment => {
            let was = comments::actions::enter_state(db, CommentId(subject.id), to).await?;
            let before =
                Before { state: was.state, author: was.author, text: was.text, language: was.language };
            (was.subject.id, before)
        }
        SubjectKind::Pledge => {
            let was = pledges::actions::enter_state(db, PledgeId(subject.id), to).await?;
            let before =
                Before { state: was.state, author: was.author, text: was.text, language: was.language };
            (was.subject, before)
        }
        _ => return Err(Refusal::NotFound.into()),
    };
    Ok((before, find_frame(db, InitiativeId(initiative)).await?))
}

/// Moves the initiative's number of texts that everybody may read.
async fn recount(
    db: &impl ConnectionTrait,
    frame: &Frame,
    kind: SubjectKind,
    from: State,
    to: State,
) -> Result<(), Stop> {
    let by = i64::from(to == State::Published) - i64::from(from == State::Published);
    if let Some((counter, _)) = counted(kind).filter(|_| by != 0) {
        move_counter(db, frame.id, counter, by).await?;
    }
    Ok(())
}

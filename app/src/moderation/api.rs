//! What the pages of moderation ask of the server.

use domain::{
    base::{BoardId, CaseId, DecisionId, Moment, Page, Subject},
    desk::{Appealed, AuthorNote, Case, Reportable, Waiting},
    moderation::{AppealOutcome, Count, LogLine, Origin, Verdict},
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use super::told::Told;
use crate::{initiatives::difference::Compared, ui::prose::Html, wire::Error};

/// The text of a case, as the moderator reads it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Read {
    /// The text, rendered.
    Text(Html),
    /// A new version, held against the one that everybody reads.
    Version(Box<Compared>),
}

/// A page of the queue.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Queue {
    /// How much waits.
    pub waiting: Waiting,
    /// The cases, each with its text rendered.
    pub cases: Page<(Case, Read)>,
    /// When it was read.
    pub now: Moment,
}

/// What waits in the moderator's territories, oldest first.
#[server(endpoint = "moderation/list_queue", output = Postcard)]
pub async fn list_queue(origin: Option<Origin>, after: Option<String>) -> Result<Queue, Error> {
    use domain::{base::Cursor, desk::queries};
    let ctx = crate::wire::ctx();
    let after = after.as_deref().and_then(Cursor::from_address);
    let cases = queries::list_queue(&ctx, origin, after).await?;
    let cases = cases.map(|mut case| {
        let read = match case.version.take() {
            Some(version) => Read::Version(Box::new(version.into())),
            None => Read::Text(Html::from_markdown(&case.text.text)),
        };
        (case, read)
    });
    Ok(Queue { waiting: queries::count_waiting(&ctx).await?, cases, now: ctx.now })
}

/// Decides about one case or several.
#[server(endpoint = "moderation/decide", output = Postcard)]
pub async fn decide(
    #[server(default)] cases: Vec<CaseId>,
    verdict: Verdict,
    #[server(default)] reason: String,
    #[server(default)] message: String,
    #[server(default)] language: String,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::base::text::{Message, optional};
    use domain::desk::actions::{Wish, decide};
    let ctx = crate::wire::ctx();
    let language = crate::wire::written_in(&ctx, &language, &message)?;
    let message = optional(&message, Message::parse).at("message")?.map(|message| (message, language));
    let wish = Wish { verdict, reason: optional(&reason, str::parse).at("reason")?, message };
    decide(&ctx, &cases, &wish).await.at("reason")
}

/// A page of appeals.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Appeals {
    /// How much waits.
    pub waiting: Waiting,
    /// The appeals.
    pub appeals: Page<(Appealed, Told)>,
    /// When it was read.
    pub now: Moment,
}

/// The appeals that wait for a second person, oldest first.
#[server(endpoint = "moderation/list_appeals", output = Postcard)]
pub async fn list_appeals(after: Option<String>) -> Result<Appeals, Error> {
    use domain::{base::Cursor, desk::queries};
    let ctx = crate::wire::ctx();
    let after = after.as_deref().and_then(Cursor::from_address);
    let appeals = queries::list_appeals(&ctx, after).await?;
    let appeals = appeals.map(|appealed| (appealed.clone(), Told::from(appealed.decision)));
    Ok(Appeals { waiting: queries::count_waiting(&ctx).await?, appeals, now: ctx.now })
}

/// Rules on an appeal.
#[server(endpoint = "moderation/rule", output = Postcard)]
pub async fn rule(
    decision: DecisionId,
    outcome: AppealOutcome,
    reasons: String,
    #[server(default)] language: String,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::{base::text::Reasons, desk::actions};
    let ctx = crate::wire::ctx();
    let language = crate::wire::written_in(&ctx, &language, &reasons)?;
    Ok(actions::rule(&ctx, decision, outcome, &Reasons::parse(&reasons).at("reasons")?, language).await?)
}

/// The text that somebody is about to report, rendered.
#[server(endpoint = "moderation/find_reportable", output = Postcard)]
pub async fn find_reportable(subject: Subject) -> Result<(Reportable, Html), Error> {
    let ctx = crate::wire::ctx();
    ctx.actor.may(domain::base::Deed::Report, None)?;
    let found = domain::desk::queries::find_reportable(&ctx, subject).await?;
    let html = Html::from_markdown(&found.text.text);
    Ok((found, html))
}

/// Brings a text before the moderators.
#[server(endpoint = "moderation/report", output = Postcard)]
pub async fn report(
    kind: domain::base::SubjectKind,
    id: String,
    reason: domain::moderation::Reason,
    #[server(default)] note: String,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::base::text::{Message, optional};
    let subject = super::report::subject(kind, &id)?;
    let note = optional(&note, Message::parse).at("note")?;
    let ctx = crate::wire::ctx();
    domain::desk::actions::report(&ctx, subject, reason, note.as_ref()).await.at("reason")
}

/// What the moderators said last about an initiative or a version of one, for its authors.
#[server(endpoint = "moderation/find_note", output = Postcard)]
pub async fn find_note(subject: Subject) -> Result<Option<(AuthorNote, Told)>, Error> {
    let found = domain::desk::queries::find_note(&crate::wire::ctx(), subject).await?;
    Ok(found.map(|note| (note.clone(), Told::from(note.decision))))
}

/// The decisions about one's own texts.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AboutMe {
    /// The decisions, the latest first.
    pub decisions: Page<Told>,
    /// When they were read.
    pub now: Moment,
}

/// The decisions about the reader's texts, the latest first.
#[server(endpoint = "moderation/list_about_me", output = Postcard)]
pub async fn list_about_me(after: Option<String>) -> Result<AboutMe, Error> {
    let ctx = crate::wire::ctx();
    let author = ctx.actor.person()?.id;
    let after = after.as_deref().and_then(domain::base::Cursor::from_address);
    let found = domain::moderation::queries::list_about(ctx.db.reader(), author, after).await?;
    Ok(AboutMe { decisions: found.map(Told::from), now: ctx.now })
}

/// Asks for a second look at a decision.
#[server(endpoint = "moderation/appeal", output = Postcard)]
pub async fn appeal(
    decision: DecisionId,
    text: String,
    #[server(default)] language: String,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::{base::text::Message, moderation::actions};
    let ctx = crate::wire::ctx();
    let language = crate::wire::written_in(&ctx, &language, &text)?;
    Ok(actions::appeal(&ctx, decision, &Message::parse(&text).at("text")?, language).await?)
}

/// What everybody may know about the moderation of a board, or of what stands on none.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Log {
    /// The board and its question; none for what stands on no board.
    pub place: Option<domain::moderation::Place>,
    /// How often each verdict was given for each reason.
    pub counts: Vec<Count>,
    /// The decisions, the latest first.
    pub lines: Page<LogLine>,
}

/// The public log of a board, or of what stands on none.
#[server(endpoint = "moderation/read_log", output = Postcard)]
pub async fn read_log(board: Option<BoardId>, after: Option<String>) -> Result<Log, Error> {
    use domain::{
        base::Cursor,
        boards,
        moderation::{Note, Place, queries},
    };
    let ctx = crate::wire::ctx();
    let after = after.as_deref().and_then(Cursor::from_address);
    let place = match board {
        None => None,
        Some(board) => {
            let found = boards::queries::find_visible(&ctx, board, crate::wire::language()).await?;
            let title = Note { text: found.wording.question, language: found.wording.language };
            Some(Place { subject: board.into(), title })
        }
    };
    let counts = queries::count_decisions(ctx.db.reader(), board).await?;
    Ok(Log { lines: queries::list_log(ctx.db.reader(), board, after).await?, counts, place })
}

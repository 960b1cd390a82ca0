//! The texts that lie on the desk, each of its own kind.

use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{
    base::{
        BoardId, CommentId, InitiativeId, Language, Moment, ParticipantId, PledgeId, Refusal, Scope, Stop,
        Subject, SubjectKind, database::statement,
    },
    comments,
    desk::effect,
    initiatives::{self, State, voices},
    moderation::{Reason, Verdict},
    pledges,
};

/// A text with what deciding about it needs to know.
pub(in crate::desk) struct Text {
    pub subject: Subject,
    /// The thing on whose page it stands.
    pub page: Subject,
    pub board: BoardId,
    pub scope: Scope,
    /// All who wrote it; the first is told.
    pub authors: Vec<ParticipantId>,
    pub body: String,
    pub language: Language,
    standing: Standing,
}

/// How a text stands, in the words of its own slice.
#[derive(Clone, Copy)]
enum Standing {
    Initiative(InitiativeId, State),
    /// A comment or an offer of help.
    Voice(comments::State),
}

impl Text {
    /// Reads the text. Three statements at the most.
    pub async fn find(db: &impl ConnectionTrait, subject: Subject) -> Result<Self, Stop> {
        match subject.kind {
            SubjectKind::Initiative => find_initiative(db, InitiativeId(subject.id)).await,
            SubjectKind::Comment => find_comment(db, CommentId(subject.id)).await,
            SubjectKind::Pledge => find_pledge(db, PledgeId(subject.id)).await,
            SubjectKind::Board => Err(Refusal::NotFound.into()),
        }
    }

    /// The word for the state in which the text is.
    pub fn state(&self) -> &'static str {
        match self.standing {
            Standing::Initiative(_, state) => state.as_str(),
            Standing::Voice(state) => state.as_str(),
        }
    }

    /// Whether everybody may read it.
    pub fn is_public(&self) -> bool {
        match self.standing {
            Standing::Initiative(_, state) => state.is_public(),
            Standing::Voice(state) => state == comments::State::Published,
        }
    }

    /// Lets a verdict take effect.
    pub async fn judge(
        &self,
        db: &impl ConnectionTrait,
        verdict: Verdict,
        reason: Reason,
        now: Moment,
    ) -> Result<(), Stop> {
        match self.standing {
            Standing::Initiative(id, state) => {
                let Some(next) = effect::initiative(state, verdict) else { return Ok(()) };
                initiatives::actions::enter_state(db, id, next, Some(reason.as_str()), now).await
            }
            Standing::Voice(state) => {
                let Some(next) = effect::voice(state, verdict) else { return Ok(()) };
                voices::settle(db, self.subject, next, now).await
            }
        }
    }

    /// Takes the effect of a decision back that was made when the text was in the state `before`.
    pub async fn restore(&self, db: &impl ConnectionTrait, before: &str, now: Moment) -> Result<(), Stop> {
        match self.standing {
            Standing::Initiative(id, state) => {
                for next in effect::initiative_restored(state, before.parse()?) {
                    initiatives::actions::enter_state(db, id, *next, None, now).await?;
                }
                Ok(())
            }
            Standing::Voice(state) => {
                let Some(next) = effect::voice_restored(state) else { return Ok(()) };
                voices::settle(db, self.subject, next, now).await
            }
        }
    }
}

#[derive(FromQueryResult)]
struct Written {
    title: String,
    body: String,
}

async fn find_initiative(db: &impl ConnectionTrait, id: InitiativeId) -> Result<Text, Stop> {
    const SQL: &str = "SELECT title, body FROM initiatives WHERE id = $1";
    let frame = initiatives::queries::find_frame(db, id).await?;
    let authors = initiatives::queries::list_authors(db, id).await?;
    let written = Written::find_by_statement(statement(db, SQL, [id.into()])).one(db).await?;
    let Written { title, body } = written.ok_or(Refusal::NotFound)?;
    Ok(Text {
        subject: id.into(),
        page: id.into(),
        board: frame.board,
        scope: frame.territory,
        authors: authors.into_iter().map(|author| author.participant).collect(),
        body: format!("{title}\n\n{body}"),
        language: frame.language,
        standing: Standing::Initiative(id, frame.state),
    })
}

async fn find_comment(db: &impl ConnectionTrait, id: CommentId) -> Result<Text, Stop> {
    let comment = comments::queries::find_frame(db, id).await?;
    let frame = initiatives::queries::find_frame(db, InitiativeId(comment.subject.id)).await?;
    Ok(Text {
        subject: id.into(),
        page: comment.subject,
        board: frame.board,
        scope: frame.territory,
        authors: vec![comment.author],
        body: comment.text,
        language: comment.language,
        standing: Standing::Voice(comment.state),
    })
}

async fn find_pledge(db: &impl ConnectionTrait, id: PledgeId) -> Result<Text, Stop> {
    let pledge = pledges::queries::find_frame(db, id).await?;
    let frame = initiatives::queries::find_frame(db, InitiativeId(pledge.subject)).await?;
    Ok(Text {
        subject: id.into(),
        page: frame.id.into(),
        board: frame.board,
        scope: frame.territory,
        authors: vec![pledge.author],
        body: pledge.text,
        language: pledge.language,
        standing: Standing::Voice(pledge.state),
    })
}

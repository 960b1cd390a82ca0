//! The texts that lie on the desk, each of its own kind.

use sea_orm::ConnectionTrait;

use crate::{
    base::{
        BoardId, CommentId, InitiativeId, Language, Moment, NewsId, ParticipantId, PledgeId, Refusal,
        RevisionId, Scope, Stop, Subject, SubjectKind,
    },
    comments,
    desk::effect,
    initiatives::{self, State},
    moderation::{Reason, Verdict},
    news,
    owners::talk,
    pledges,
};

/// A text with what deciding about it needs to know.
pub(in crate::desk) struct Text {
    pub subject: Subject,
    /// The thing on whose page it stands.
    pub page: Subject,
    /// None for what stands on no board.
    pub board: Option<BoardId>,
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
    /// A new version of an initiative, the state of the initiative, and whether the version is the latest one.
    Version(RevisionId, initiatives::Standing, State, bool),
    /// A comment or an offer of help.
    Voice(comments::State),
    /// A piece of news.
    News(NewsId, news::State),
}

impl Text {
    /// Reads the text. Three statements at the most.
    pub async fn find(db: &impl ConnectionTrait, subject: Subject) -> Result<Self, Stop> {
        match subject.kind {
            SubjectKind::Initiative => find_initiative(db, InitiativeId(subject.id)).await,
            SubjectKind::Revision => find_version(db, RevisionId(subject.id)).await,
            SubjectKind::Comment => find_comment(db, CommentId(subject.id)).await,
            SubjectKind::Pledge => find_pledge(db, PledgeId(subject.id)).await,
            SubjectKind::News => find_news(db, NewsId(subject.id)).await,
            _ => Err(Refusal::NotFound.into()),
        }
    }

    /// The word for the state in which the text is.
    pub fn state(&self) -> &'static str {
        match self.standing {
            Standing::Initiative(_, state) => state.as_str(),
            Standing::Version(_, standing, ..) => standing.as_str(),
            Standing::Voice(state) => state.as_str(),
            Standing::News(_, state) => state.as_str(),
        }
    }

    /// Whether everybody may read it.
    pub fn is_public(&self) -> bool {
        match self.standing {
            Standing::Initiative(_, state) => state.is_public(),
            // What stands is reported as the initiative that it is.
            Standing::Version(..) => false,
            Standing::Voice(state) => state == comments::State::Published,
            Standing::News(_, state) => state == news::State::Published,
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
            Standing::Version(id, standing, ..) => {
                let Some(next) = effect::version(standing, verdict) else { return Ok(()) };
                initiatives::actions::settle_version(db, id, next, now).await
            }
            Standing::Voice(state) => {
                let Some(next) = effect::voice(state, verdict) else { return Ok(()) };
                talk::settle(db, self.subject, next, now).await
            }
            Standing::News(id, state) => {
                let Some(next) = effect::news(state, verdict) else { return Ok(()) };
                news::actions::enter_state(db, id, next, now).await
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
            Standing::Version(id, standing, state, is_latest) => {
                let Some(next) = effect::version_restored(standing, state, is_latest) else { return Ok(()) };
                initiatives::actions::settle_version(db, id, next, now).await
            }
            Standing::Voice(state) => {
                let Some(next) = effect::voice_restored(state) else { return Ok(()) };
                talk::settle(db, self.subject, next, now).await
            }
            Standing::News(id, state) => {
                let Some(next) = effect::news_restored(state) else { return Ok(()) };
                news::actions::enter_state(db, id, next, now).await
            }
        }
    }
}

async fn find_initiative(db: &impl ConnectionTrait, id: InitiativeId) -> Result<Text, Stop> {
    let frame = initiatives::queries::find_frame(db, id).await?;
    let authors = initiatives::queries::list_authors(db, id).await?;
    let initiatives::queries::Text { title, body } = initiatives::queries::find_text(db, id).await?;
    Ok(Text {
        subject: id.into(),
        page: id.into(),
        board: Some(frame.board),
        scope: frame.territory,
        authors: authors.into_iter().map(|author| author.participant).collect(),
        body: format!("{title}\n\n{body}"),
        language: frame.language,
        standing: Standing::Initiative(id, frame.state),
    })
}

async fn find_version(db: &impl ConnectionTrait, id: RevisionId) -> Result<Text, Stop> {
    let version = initiatives::queries::find_version(db, id).await?;
    let frame = initiatives::queries::find_frame(db, version.initiative_id).await?;
    let authors = initiatives::queries::list_authors(db, frame.id).await?;
    Ok(Text {
        subject: id.into(),
        page: frame.id.into(),
        board: Some(frame.board),
        scope: frame.territory,
        authors: authors.into_iter().map(|author| author.participant).collect(),
        body: format!("{}\n\n{}", version.title, version.body),
        language: version.language,
        standing: Standing::Version(id, version.standing, frame.state, version.is_latest),
    })
}

async fn find_comment(db: &impl ConnectionTrait, id: CommentId) -> Result<Text, Stop> {
    let comment = comments::queries::find_frame(db, id).await?;
    let ground = talk::find_ground(db, comment.subject).await?;
    Ok(Text {
        subject: id.into(),
        page: comment.subject,
        board: ground.board,
        scope: ground.territory,
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
        board: Some(frame.board),
        scope: frame.territory,
        authors: vec![pledge.author],
        body: pledge.text,
        language: pledge.language,
        standing: Standing::Voice(pledge.state),
    })
}

async fn find_news(db: &impl ConnectionTrait, id: NewsId) -> Result<Text, Stop> {
    let told = news::queries::find_text(db, id).await?;
    Ok(Text {
        subject: id.into(),
        page: id.into(),
        board: None,
        scope: told.territory,
        authors: told.author.into_iter().collect(),
        body: format!("{}\n\n{}", told.title, told.body),
        language: told.language,
        standing: Standing::News(id, told.state),
    })
}

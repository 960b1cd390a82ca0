//! The texts that lie on the desk, each of its own kind.

use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{
    base::{
        BoardId, InitiativeId, Language, Moment, ParticipantId, Refusal, Scope, Stop, Subject, SubjectKind,
        database::statement,
    },
    desk::effect,
    initiatives::{self, State},
    moderation::{Reason, Verdict},
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
    pub text: String,
    pub language: Language,
    standing: Standing,
}

/// How a text stands, in the words of its own slice.
#[derive(Clone, Copy)]
enum Standing {
    Initiative(InitiativeId, State),
}

impl Text {
    /// Reads the text.
    pub async fn find(db: &impl ConnectionTrait, subject: Subject) -> Result<Self, Stop> {
        match subject.kind {
            SubjectKind::Initiative => find_initiative(db, InitiativeId(subject.id)).await,
            SubjectKind::Board | SubjectKind::Comment | SubjectKind::Pledge => Err(Refusal::NotFound.into()),
        }
    }

    /// The word for the state in which the text is.
    pub fn state(&self) -> &'static str {
        match self.standing {
            Standing::Initiative(_, state) => state.as_str(),
        }
    }

    /// Whether everybody may read it.
    pub fn is_public(&self) -> bool {
        match self.standing {
            Standing::Initiative(_, state) => state.is_public(),
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
        }
    }
}

#[derive(FromQueryResult)]
struct Written {
    title: String,
    body: String,
}

async fn find_initiative(db: &impl ConnectionTrait, id: InitiativeId) -> Result<Text, Stop> {
    let frame = initiatives::queries::find_frame(db, id).await?;
    let authors = initiatives::queries::list_authors(db, id).await?;
    const SQL: &str = "SELECT title, body FROM initiatives WHERE id = $1";
    let written = Written::find_by_statement(statement(db, SQL, [id.into()])).one(db).await?;
    let Written { title, body } = written.ok_or(Refusal::NotFound)?;
    Ok(Text {
        subject: id.into(),
        page: id.into(),
        board: frame.board,
        scope: frame.territory,
        authors: authors.into_iter().map(|author| author.participant).collect(),
        text: format!("{title}\n\n{body}"),
        language: frame.language,
        standing: Standing::Initiative(id, frame.state),
    })
}

//! What an ability attaches to.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    ActId, BoardId, CommentId, InitiativeId, ItemId, MeetingId, NewsId, OfferId, OrganisationId, PledgeId,
    ProcedureId, ProjectId, RevisionId, TableId,
};

words! {
    /// The kinds of things that comments, stances, follows, reports ... attach to.
    pub enum SubjectKind {
        /// A board.
        Board = "board",
        /// An initiative.
        Initiative = "initiative",
        /// A new version of an initiative that everybody reads already.
        Revision = "revision",
        /// A comment.
        Comment = "comment",
        /// An offer of help.
        Pledge = "pledge",
        /// An organisation.
        Organisation = "organisation",
        /// A piece of news.
        News = "news",
        /// A project.
        Project = "project",
        /// A meeting.
        Meeting = "meeting",
        /// An integration table.
        Table = "table",
        /// A point on the agenda of a table.
        TableItem = "table_item",
        /// A formal procedure.
        Procedure = "procedure",
        /// An act of a formal procedure.
        Act = "act",
        /// A service of an organisation.
        Offer = "offer",
    }
}

/// A thing known to an ability only by its kind and id.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Subject {
    /// What kind of thing it is.
    pub kind: SubjectKind,
    /// Its id among things of that kind.
    pub id: Uuid,
}

impl From<BoardId> for Subject {
    fn from(id: BoardId) -> Self {
        Self { kind: SubjectKind::Board, id: id.0 }
    }
}

impl From<InitiativeId> for Subject {
    fn from(id: InitiativeId) -> Self {
        Self { kind: SubjectKind::Initiative, id: id.0 }
    }
}

impl From<RevisionId> for Subject {
    fn from(id: RevisionId) -> Self {
        Self { kind: SubjectKind::Revision, id: id.0 }
    }
}

impl From<CommentId> for Subject {
    fn from(id: CommentId) -> Self {
        Self { kind: SubjectKind::Comment, id: id.0 }
    }
}

impl From<ItemId> for Subject {
    fn from(id: ItemId) -> Self {
        Self { kind: SubjectKind::TableItem, id: id.0 }
    }
}

impl From<TableId> for Subject {
    fn from(id: TableId) -> Self {
        Self { kind: SubjectKind::Table, id: id.0 }
    }
}

impl From<PledgeId> for Subject {
    fn from(id: PledgeId) -> Self {
        Self { kind: SubjectKind::Pledge, id: id.0 }
    }
}

impl From<OrganisationId> for Subject {
    fn from(id: OrganisationId) -> Self {
        Self { kind: SubjectKind::Organisation, id: id.0 }
    }
}

impl From<NewsId> for Subject {
    fn from(id: NewsId) -> Self {
        Self { kind: SubjectKind::News, id: id.0 }
    }
}

impl From<ProjectId> for Subject {
    fn from(id: ProjectId) -> Self {
        Self { kind: SubjectKind::Project, id: id.0 }
    }
}

impl From<MeetingId> for Subject {
    fn from(id: MeetingId) -> Self {
        Self { kind: SubjectKind::Meeting, id: id.0 }
    }
}

impl From<ProcedureId> for Subject {
    fn from(id: ProcedureId) -> Self {
        Self { kind: SubjectKind::Procedure, id: id.0 }
    }
}

impl From<ActId> for Subject {
    fn from(id: ActId) -> Self {
        Self { kind: SubjectKind::Act, id: id.0 }
    }
}

impl From<OfferId> for Subject {
    fn from(id: OfferId) -> Self {
        Self { kind: SubjectKind::Offer, id: id.0 }
    }
}

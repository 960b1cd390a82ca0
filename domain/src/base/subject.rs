//! What an ability attaches to.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    ActId, BoardId, CommentId, InitiativeId, ItemId, MeetingId, NewsId, OfferId, OrganisationId, PledgeId,
    ProcedureId, ProjectId, Refusal, RevisionId, TableId,
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

/// The things that have a page of their own, by the section of the address under which it is.
const SECTIONS: &[(&str, SubjectKind)] = &[
    ("boards", SubjectKind::Board),
    ("initiatives", SubjectKind::Initiative),
    ("organisations", SubjectKind::Organisation),
    ("news", SubjectKind::News),
    ("projects", SubjectKind::Project),
    ("tables", SubjectKind::Table),
    ("offers", SubjectKind::Offer),
    ("procedures", SubjectKind::Procedure),
];

impl Subject {
    /// The address of the thing's page behind the language, where it has one: `/boards/018f…`.
    pub fn address(self) -> Option<String> {
        let (section, _) = SECTIONS.iter().find(|(_, kind)| *kind == self.kind)?;
        Some(format!("/{section}/{}", self.id))
    }

    /// The same for kinds whose addresses have a number in place of the id, as those of meetings have.
    pub fn address_with(self, number: Option<i64>) -> Option<String> {
        match (self.kind, number) {
            (SubjectKind::Meeting, Some(number)) => Some(format!("/meetings/{number}")),
            _ => self.address(),
        }
    }

    /// The thing whose page has this address, as it is copied out of a browser.
    ///
    /// # Errors
    /// [`Refusal::NotAnAddress`] where it is not the address of such a page.
    pub fn from_address(text: &str) -> Result<Self, Refusal> {
        let path = text.trim().split(['?', '#']).next().unwrap_or_default();
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let mut pairs = parts.windows(2).filter_map(|pair| {
            let (_, kind) = SECTIONS.iter().find(|(section, _)| *section == pair[0])?;
            Some(Self { kind: *kind, id: Uuid::parse_str(pair[1]).ok()? })
        });
        pairs.next_back().ok_or(Refusal::NotAnAddress)
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "01890000-0000-7000-8000-000000000001";

    #[test]
    fn a_thing_is_known_by_the_address_of_its_page() {
        let board = Subject { kind: SubjectKind::Board, id: Uuid::parse_str(ID).unwrap() };
        for address in [
            format!("https://tavolata.example/it/boards/{ID}"),
            format!("/ar/boards/{ID}/rules?x=1#y"),
            format!(" boards/{ID} "),
        ] {
            assert_eq!(Subject::from_address(&address), Ok(board), "{address}");
        }
        for wrong in ["", "https://example.org", "/it/boards", "/it/boards/1", "/it/account/{ID}"] {
            assert_eq!(Subject::from_address(wrong), Err(Refusal::NotAnAddress), "{wrong}");
        }
    }

    #[test]
    fn a_meeting_is_found_by_its_number() {
        let meeting = Subject { kind: SubjectKind::Meeting, id: Uuid::parse_str(ID).unwrap() };
        assert_eq!(meeting.address_with(Some(7)).unwrap(), "/meetings/7");
        assert_eq!(meeting.address(), None);
        let board = Subject { kind: SubjectKind::Board, ..meeting };
        assert_eq!(board.address_with(None), board.address());
    }

    #[test]
    fn an_address_leads_back_to_its_thing() {
        for (_, kind) in SECTIONS {
            let thing = Subject { kind: *kind, id: Uuid::parse_str(ID).unwrap() };
            assert_eq!(Subject::from_address(&thing.address().unwrap()), Ok(thing));
        }
    }
}

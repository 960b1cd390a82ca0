//! Typed ids: an `InitiativeId` cannot be given where a `BoardId` is meant.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

use super::Refusal;

macro_rules! typed_id {
    ($($(#[$meta:meta])* $name:ident;)+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[cfg_attr(feature = "db", derive(sea_orm::DeriveValueType))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A fresh id; ids made later sort later (UUID version 7).
            #[cfg(feature = "db")]
            #[allow(clippy::new_without_default)]
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }
        }

        #[cfg(feature = "db")]
        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }

        impl FromStr for $name {
            type Err = Refusal;
            fn from_str(text: &str) -> Result<Self, Refusal> {
                Uuid::parse_str(text).map(Self).map_err(|_| Refusal::NotFound)
            }
        }
    )+};
}

typed_id! {
    /// A province or municipality.
    TerritoryId;
    /// A person with a pseudonym.
    ParticipantId;
    /// A registered body, public body or informal group.
    OrganisationId;
    /// A batch of printed invitation codes.
    BatchId;
    /// A link with which a member of staff sets a password.
    StaffInvitationId;
    /// A co-design board.
    BoardId;
    /// An initiative on a board.
    InitiativeId;
    /// A version of an initiative that goes before a moderator.
    RevisionId;
    /// A comment.
    CommentId;
    /// An offer of help.
    PledgeId;
    /// Something waiting for a moderator.
    CaseId;
    /// One line of the moderation log.
    DecisionId;
    /// A group of initiatives that exclude each other.
    ExclusionId;
    /// One dated step of an adopted initiative.
    MilestoneId;
    /// An uploaded file.
    AttachmentId;
    /// A piece of news.
    NewsId;
    /// A project that brings boards, meetings, tables and offers together.
    ProjectId;
    /// A laboratory, workshop, assembly or table session.
    MeetingId;
    /// One of the dates of a meeting.
    MeetingDateId;
    /// A person's or a label's registration for a meeting.
    RegistrationId;
    /// An integration table.
    TableId;
    /// A seat at an integration table.
    SeatId;
    /// The time in which somebody holds a seat.
    MandateId;
    /// A point on the agenda of a session.
    ItemId;
    /// Something that a session of a table decides.
    ResolutionId;
    /// What somebody does because a table decided it.
    CommitmentId;
    /// A formal procedure that a municipality runs beside a board or a table.
    ProcedureId;
    /// An act of a procedure.
    ActId;
    /// An expression of interest in a procedure.
    ExpressionId;
    /// A service of an organisation.
    OfferId;
    /// What a reader says is wrong with a service.
    OfferNoteId;
    /// Somebody's wish that a mediator comes along to a service.
    MediatorRequestId;
}

//! Rows of the record.

/// One deed.
pub(crate) mod activity {
    use crate::base::{BoardId, Moment, ParticipantId, SubjectKind};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "activity")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub at: Moment,
        pub deed: String,
        pub actor_id: Option<ParticipantId>,
        pub board_id: Option<BoardId>,
        pub subject_kind: Option<SubjectKind>,
        pub subject_id: Option<Uuid>,
        pub detail: Option<String>,
    }

    without_relations!();
}

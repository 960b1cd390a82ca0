//! Rows of milestones.

pub(crate) mod milestone {
    use crate::base::{Day, InitiativeId, Language, MilestoneId, Moment, ParticipantId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "milestones")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MilestoneId,
        pub initiative_id: InitiativeId,
        pub on_day: Day,
        pub title: String,
        pub text: String,
        pub language: Language,
        pub done: bool,
        pub created_by: Option<ParticipantId>,
        pub created_at: Moment,
    }
    without_relations!();
}

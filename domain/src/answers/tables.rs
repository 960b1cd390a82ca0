//! Rows of answers.

pub(crate) mod official_answer {
    use crate::{
        answers::Outcome,
        base::{InitiativeId, Language, Moment, ParticipantId},
    };
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "official_answers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub initiative_id: InitiativeId,
        pub outcome: Outcome,
        pub reasons: String,
        pub language: Language,
        pub cost_cents: Option<i64>,
        pub office: String,
        pub answered_by: Option<ParticipantId>,
        pub answered_at: Moment,
        pub days_taken: i32,
        pub amended_at: Option<Moment>,
    }
    without_relations!();
}

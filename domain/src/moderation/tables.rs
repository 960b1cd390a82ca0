//! Rows of moderation.

pub(crate) mod case {
    use crate::{
        base::{BoardId, CaseId, Language, Moment, ParticipantId, SubjectKind, TerritoryId},
        moderation::{Closing, Origin},
    };
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "moderation_cases")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CaseId,
        pub subject_kind: SubjectKind,
        pub subject_id: Uuid,
        /// None for what stands on no board.
        pub board_id: Option<BoardId>,
        pub territory_id: TerritoryId,
        pub author_id: Option<ParticipantId>,
        pub origin: Origin,
        pub reports: i32,
        pub excerpt: String,
        pub language: Language,
        pub opened_at: Moment,
        pub closed_at: Option<Moment>,
        /// Only where nobody decided.
        pub closing: Option<Closing>,
    }
    without_relations!();
}

pub(crate) mod report {
    use crate::{
        base::{CaseId, Moment, ParticipantId},
        moderation::Reason,
    };
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "reports")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub case_id: CaseId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub participant_id: ParticipantId,
        pub reason: Reason,
        pub note: Option<String>,
        pub created_at: Moment,
    }
    without_relations!();
}

pub(crate) mod decision {
    use crate::{
        base::{BoardId, CaseId, DecisionId, Language, Moment, ParticipantId, SubjectKind},
        moderation::{Reason, Verdict},
    };
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "moderation_decisions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DecisionId,
        pub case_id: CaseId,
        pub subject_kind: SubjectKind,
        pub subject_id: Uuid,
        /// None for what stands on no board.
        pub board_id: Option<BoardId>,
        pub verdict: Verdict,
        pub reason: Reason,
        pub message: Option<String>,
        pub message_language: Option<Language>,
        pub state_before: String,
        pub decided_by: ParticipantId,
        pub author_id: Option<ParticipantId>,
        pub decided_at: Moment,
    }
    without_relations!();
}

pub(crate) mod appeal {
    use crate::{
        base::{BoardId, DecisionId, Language, Moment, ParticipantId, TerritoryId},
        moderation::AppealOutcome,
    };
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "appeals")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub decision_id: DecisionId,
        /// None for what stands on no board.
        pub board_id: Option<BoardId>,
        pub territory_id: TerritoryId,
        pub participant_id: ParticipantId,
        pub text: String,
        pub language: Language,
        pub created_at: Moment,
        pub outcome: Option<AppealOutcome>,
        pub reasons: Option<String>,
        pub reasons_language: Option<Language>,
        pub decided_by: Option<ParticipantId>,
        pub decided_at: Option<Moment>,
    }
    without_relations!();
}

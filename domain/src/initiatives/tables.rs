//! Rows of initiatives.

pub(crate) mod initiative {
    use crate::{
        base::{BoardId, InitiativeId, Language, Moment, OrganisationId, ParticipantId, TerritoryId},
        boards::Theme,
        initiatives::State,
    };
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "initiatives")]
    pub struct Model {
        /// Given by the database; the search index refers to it.
        #[sea_orm(primary_key)]
        pub number: i64,
        pub id: InitiativeId,
        pub board_id: BoardId,
        pub territory_id: TerritoryId,
        pub organisation_id: Option<OrganisationId>,
        pub theme: Theme,
        pub state: State,
        pub state_reason: Option<String>,
        pub merged_into: Option<InitiativeId>,
        pub language: Language,
        pub title: String,
        pub body: String,
        pub place: Option<String>,
        pub cost_cents: Option<i64>,
        pub officer_cost_cents: Option<i64>,
        pub cost_checked_at: Option<Moment>,
        pub cost_checked_by: Option<ParticipantId>,
        pub revision: i32,
        pub created_by: Option<ParticipantId>,
        pub created_at: Moment,
        pub submitted_at: Option<Moment>,
        pub published_at: Option<Moment>,
        pub answered_at: Option<Moment>,
        pub changed_at: Moment,
        pub supports: i32,
        pub doubts: i32,
        pub passes: i32,
        pub pledges: i32,
        pub comments: i32,
        pub is_public: bool,
        pub search: String,
        pub imported_key: Option<String>,
    }
    without_relations!();
}

pub(crate) mod initiative_author {
    use crate::{
        base::{InitiativeId, Moment, ParticipantId},
        initiatives::Consent,
    };
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "initiative_authors")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub initiative_id: InitiativeId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub participant_id: ParticipantId,
        pub position: i32,
        pub consent: Consent,
        pub since: Moment,
    }
    without_relations!();
}

pub(crate) mod revision {
    use crate::{
        base::{InitiativeId, Language, Moment, ParticipantId, RevisionId, TerritoryId},
        boards::Theme,
        initiatives::Standing,
    };
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "revisions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub initiative_id: InitiativeId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i32,
        pub title: String,
        pub body: String,
        pub language: Language,
        pub place: Option<String>,
        pub cost_cents: Option<i64>,
        pub note: Option<String>,
        pub created_by: Option<ParticipantId>,
        pub created_at: Moment,
        /// Only of versions that went before a moderator; so are theme and territory.
        pub id: Option<RevisionId>,
        pub standing: Standing,
        pub theme: Option<Theme>,
        pub territory_id: Option<TerritoryId>,
    }
    without_relations!();
}

pub(crate) mod author_invitation {
    use crate::base::{InitiativeId, Moment, ParticipantId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "author_invitations")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub token_hash: String,
        pub initiative_id: InitiativeId,
        pub invited_by: ParticipantId,
        pub expires_at: Moment,
        pub used_at: Option<Moment>,
    }
    without_relations!();
}

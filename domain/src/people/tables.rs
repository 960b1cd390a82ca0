//! Rows of people.

pub(crate) mod participant {
    use crate::base::{Language, Moment, ParticipantId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "participants")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ParticipantId,
        pub pseudonym: String,
        pub language: Language,
        pub constituency: Option<String>,
        pub channel: crate::people::Channel,
        pub email: Option<String>,
        pub password_hash: Option<String>,
        pub card_hash: Option<String>,
        pub suspended_at: Option<Moment>,
        pub created_at: Moment,
        pub looked_at: Option<Moment>,
        /// When another constituency was last declared.
        pub constituency_changed_at: Option<Moment>,
        /// The pseudonym, folded: where people are searched for.
        pub search: String,
    }
    without_relations!();
}

pub(crate) mod constituency {
    use crate::people::Glyph;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "constituencies")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: String,
        pub position: i32,
        pub glyph: Glyph,
    }
    without_relations!();
}

pub(crate) mod constituency_name {
    use crate::base::Language;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "constituency_names")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub constituency: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub language: Language,
        pub name: String,
    }
    without_relations!();
}

pub(crate) mod invitation_batch {
    use crate::base::{BatchId, Moment, OrganisationId, ParticipantId, TerritoryId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "invitation_batches")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: BatchId,
        pub label: String,
        pub territory_id: TerritoryId,
        pub organisation_id: Option<OrganisationId>,
        pub size: i32,
        pub used: i32,
        pub created_by: ParticipantId,
        pub created_at: Moment,
        pub expires_at: Moment,
        pub revoked_at: Option<Moment>,
    }
    without_relations!();
}

pub(crate) mod invitation_code {
    use crate::base::BatchId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "invitation_codes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub code_hash: String,
        pub batch_id: BatchId,
        pub used: bool,
    }
    without_relations!();
}

pub(crate) mod staff_invitation {
    use crate::base::{Moment, OrganisationId, ParticipantId, Role, StaffInvitationId, TerritoryId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "staff_invitations")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: StaffInvitationId,
        pub token_hash: String,
        pub email: String,
        pub role: Role,
        pub territory_id: Option<TerritoryId>,
        pub organisation_id: Option<OrganisationId>,
        pub invited_by: Option<ParticipantId>,
        pub created_at: Moment,
        pub expires_at: Moment,
        pub used_at: Option<Moment>,
    }
    without_relations!();
}

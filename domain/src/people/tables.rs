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

pub(crate) mod grant {
    use crate::base::{Moment, ParticipantId, Role, TerritoryId};
    use sea_orm::entity::prelude::*;

    /// The table has no primary key of its own (a territory may be null); SeaORM asks for one to select by.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "grants")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub participant_id: ParticipantId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub role: Role,
        pub territory_id: Option<TerritoryId>,
        pub granted_by: Option<ParticipantId>,
        pub granted_at: Moment,
    }
    without_relations!();
}

pub(crate) mod membership {
    use crate::base::{Moment, OrganisationId, ParticipantId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "memberships")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub organisation_id: OrganisationId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub participant_id: ParticipantId,
        pub since: Moment,
    }
    without_relations!();
}

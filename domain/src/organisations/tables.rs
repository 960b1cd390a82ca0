//! Rows of organisations.

pub(crate) mod organisation {
    use crate::{
        base::{Language, Moment, OrganisationId, TerritoryId},
        organisations::Kind,
    };
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "organisations")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: OrganisationId,
        pub name: String,
        pub kind: Kind,
        pub constituency: Option<String>,
        pub territory_id: Option<TerritoryId>,
        pub role_in_project: Option<String>,
        pub description: String,
        pub language: Language,
        pub runts_number: Option<String>,
        pub website: Option<String>,
        pub created_at: Moment,
    }
    without_relations!();
}

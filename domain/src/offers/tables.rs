//! Rows of services.

pub(crate) mod offer {
    use crate::{
        base::{Day, Language, Moment, OfferId, OrganisationId, TerritoryId},
        offers::{Cost, Theme},
    };
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "offers")]
    pub struct Model {
        /// Given by the database; the search index refers to it.
        #[sea_orm(primary_key)]
        pub number: i64,
        pub id: OfferId,
        pub organisation_id: OrganisationId,
        pub theme: Theme,
        pub name: String,
        pub description: String,
        pub language: Language,
        pub audience: Option<String>,
        pub place_id: Option<TerritoryId>,
        pub address: Option<String>,
        pub directions: Option<String>,
        pub hours: String,
        pub slots: i32,
        pub schedule: Option<String>,
        pub cost: Cost,
        pub fees: Option<String>,
        pub phone: Option<String>,
        pub email: Option<String>,
        pub website: Option<String>,
        pub step_free: bool,
        pub accessibility: Option<String>,
        pub children: bool,
        pub remote: bool,
        pub mediators: bool,
        pub places: Option<i32>,
        pub valid_until: Option<Day>,
        pub confirmed_at: Moment,
        pub created_at: Moment,
        pub changed_at: Moment,
        pub withdrawn_at: Option<Moment>,
        pub withdrawn_for: Option<String>,
        pub notes: i32,
        pub search: String,
    }
    without_relations!();
}

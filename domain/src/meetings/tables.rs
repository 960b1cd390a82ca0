//! Rows of meetings. What hangs on them is read and written by statements.

pub(crate) mod meeting {
    use crate::{
        base::{Language, MeetingId, Moment, ParticipantId, TerritoryId},
        boards::Theme,
        meetings::{Entry, Kind, State},
    };
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "meetings")]
    pub struct Model {
        /// Given by the database; stands in addresses.
        #[sea_orm(primary_key)]
        pub number: i64,
        pub id: MeetingId,
        pub kind: Kind,
        pub state: State,
        pub state_reason: Option<String>,
        pub territory_id: TerritoryId,
        pub theme: Option<Theme>,
        pub language: Language,
        pub title: String,
        pub description: String,
        pub place: Option<String>,
        pub address: Option<String>,
        pub latitude: Option<i32>,
        pub longitude: Option<i32>,
        pub directions: Option<String>,
        pub accessibility: Option<String>,
        pub link: Option<String>,
        pub starts_at: Moment,
        pub ends_at: Moment,
        pub minutes: i32,
        pub childcare: bool,
        pub entry: Entry,
        pub capacity: Option<i32>,
        pub companions: i32,
        pub closes_at: Option<Moment>,
        pub taken: i32,
        pub waiting: i32,
        pub programme: String,
        pub programme_at: Option<Moment>,
        pub outcome: Option<String>,
        pub outcome_language: Option<Language>,
        pub decisions: String,
        pub outcome_at: Option<Moment>,
        pub changes: i32,
        pub created_by: Option<ParticipantId>,
        pub created_at: Moment,
        pub published_at: Option<Moment>,
    }
    without_relations!();
}

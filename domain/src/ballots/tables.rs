//! Rows of ballots.

pub(crate) mod ballot_option {
    use crate::{
        ballots::CostBasis,
        base::{BoardId, InitiativeId},
    };
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "ballot_options")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub board_id: BoardId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i32,
        pub initiative_id: InitiativeId,
        pub cost_cents: i64,
        pub cost_basis: CostBasis,
    }
    without_relations!();
}

pub(crate) mod ballot {
    use crate::base::{BoardId, Moment};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "ballots")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub board_id: BoardId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub voter_id: Uuid,
        pub constituency: Option<String>,
        pub choices: String,
        pub cast_at: Moment,
        pub changed_at: Moment,
    }
    without_relations!();
}

pub(crate) mod result {
    use crate::base::{BoardId, Moment};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "results")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub board_id: BoardId,
        pub counted_at: Moment,
        pub ballots: i32,
        pub outcome: String,
    }
    without_relations!();
}

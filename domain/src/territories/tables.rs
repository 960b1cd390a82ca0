//! Rows of territories.

pub(crate) mod territory {
    use crate::{base::TerritoryId, territories::Kind};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "territories")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: TerritoryId,
        pub istat_code: String,
        pub kind: Kind,
        pub name: String,
        pub region: String,
        pub within: Option<TerritoryId>,
    }

    without_relations!();

    impl From<Model> for crate::territories::Territory {
        fn from(row: Model) -> Self {
            Self {
                id: row.id,
                istat_code: row.istat_code,
                kind: row.kind,
                name: row.name,
                region: row.region,
                within: row.within,
            }
        }
    }
}

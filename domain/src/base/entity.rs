//! What SeaORM asks of every entity and none of ours needs: joins are written where they are read.

/// Completes an entity module that declares no relations.
macro_rules! without_relations {
    () => {
        /// No relations are declared: joins are written in the queries that need them.
        #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
        pub enum Relation {}
        impl ActiveModelBehavior for ActiveModel {}
    };
}

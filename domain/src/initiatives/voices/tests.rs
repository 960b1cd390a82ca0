//! Stances, comments and pledges against real databases.

mod rules;
mod stances;
mod texts;

use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::{
    base::{BoardId, InitiativeId, Language},
    boards::{Moderation, Theme},
    initiatives::{State, tables::initiative},
    testing::{NOW, World},
};

/// An initiative of Karima in a state, on a board that moderates afterwards or before.
async fn initiative(world: &World, moderation: Moderation, state: State) -> InitiativeId {
    let board = world.board(moderation).await;
    initiative_on(world, board, state).await
}

async fn initiative_on(world: &World, board: BoardId, state: State) -> InitiativeId {
    let id = InitiativeId::new();
    let row = initiative::ActiveModel {
        id: Set(id),
        board_id: Set(board),
        territory_id: Set(world.town),
        theme: Set(Theme::Environment),
        state: Set(state),
        language: Set(Language::ITALIAN),
        title: Set("Orto comune".into()),
        body: Set("Un orto per chi abita vicino alla stazione.".into()),
        revision: Set(1),
        created_by: Set(Some(world.karima)),
        created_at: Set(NOW),
        published_at: Set(state.is_public().then_some(NOW)),
        changed_at: Set(NOW),
        supports: Set(0),
        doubts: Set(0),
        passes: Set(0),
        pledges: Set(0),
        comments: Set(0),
        is_public: Set(state.is_public()),
        search: Set("orto comune".into()),
        ..Default::default()
    };
    initiative::Entity::insert(row).exec_without_returning(world.db.writer()).await.unwrap();
    id
}

/// The row with the numbers that an initiative carries along.
async fn row(world: &World, id: InitiativeId) -> initiative::Model {
    use sea_orm::{ColumnTrait, QueryFilter};
    let found = initiative::Entity::find().filter(initiative::Column::Id.eq(id));
    found.one(world.db.reader()).await.unwrap().unwrap()
}

/// How many rows a statement without values counts.
async fn count(world: &World, sql: &str) -> i64 {
    use sea_orm::ConnectionTrait;
    let statement = crate::base::database::statement(world.db.reader(), sql, []);
    let row = world.db.reader().query_one_raw(statement).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

//! Many rows at a time.

use sea_orm::{ActiveModelTrait, DatabaseTransaction, DbErr, EntityTrait, Iterable};

/// The most values that SQLite binds in one statement; PostgreSQL binds more.
const VALUES: usize = 32_766;

/// Inserts the rows in as few statements as the databases allow; `after` is told how many are in.
pub(super) async fn insert<A>(
    transaction: &DatabaseTransaction,
    rows: Vec<A>,
    mut after: impl FnMut(usize),
) -> Result<(), DbErr>
where
    A: ActiveModelTrait + Send,
{
    let together = VALUES / <A::Entity as EntityTrait>::Column::iter().count();
    let mut rows = rows.into_iter();
    let mut done = 0;
    loop {
        let chunk: Vec<A> = rows.by_ref().take(together).collect();
        if chunk.is_empty() {
            return Ok(());
        }
        done += chunk.len();
        A::Entity::insert_many(chunk).exec_without_returning(transaction).await?;
        after(done);
    }
}

//! One SQL text for both databases: a few words in braces stand for what differs.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, DbBackend},
};

/// Runs a script whose statements are separated by a line of `--;`.
///
/// `{uuid}` and `{bytes}` are column types, `{serial}` a number that the database gives and that never changes,
/// `{sqlite}` and `{postgres}` at the start of a statement keep it to that database.
pub async fn run(manager: &SchemaManager<'_>, script: &str) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    let backend = connection.get_database_backend();
    for statement in script.split("--;").map(str::trim).filter(|statement| !statement.is_empty()) {
        if let Some(sql) = for_backend(statement, backend) {
            connection.execute_unprepared(&sql).await?;
        }
    }
    Ok(())
}

fn for_backend(statement: &str, backend: DbBackend) -> Option<String> {
    let (ours, other, uuid, bytes, serial) = match backend {
        DbBackend::Sqlite => ("{sqlite}", "{postgres}", "BLOB", "BLOB", "INTEGER PRIMARY KEY AUTOINCREMENT"),
        _ => ("{postgres}", "{sqlite}", "UUID", "BYTEA", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"),
    };
    if statement.starts_with(other) {
        return None;
    }
    Some(
        statement
            .replace(ours, "")
            .replace("{uuid}", uuid)
            .replace("{bytes}", bytes)
            .replace("{serial}", serial),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_for_the_other_database_is_left_out() {
        assert_eq!(for_backend("{postgres} CREATE EXTENSION x", DbBackend::Sqlite), None);
        assert_eq!(for_backend("a {uuid}", DbBackend::Postgres).as_deref(), Some("a UUID"));
    }
}

//! The database: SQLite in one file, or PostgreSQL shared by several nodes.

use sea_orm::{
    ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait, Value, sqlx::Connection,
};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use super::{
    Stop,
    gather::{Gathered, Gatherers},
};

/// Where everything is kept. On SQLite one connection writes and several read; on PostgreSQL they are one pool.
#[derive(Clone)]
pub struct Database {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
    statements: Arc<AtomicU64>,
    gatherers: Gatherers,
}

impl Database {
    /// Connects to `sqlite://path` or `postgres://…`; a missing SQLite file is created.
    ///
    /// # Errors
    /// Where the database cannot be reached or the address is of another kind.
    pub async fn connect(url: &str) -> Result<Self, DbErr> {
        let statements = Arc::new(AtomicU64::new(0));
        let (mut reader, mut writer) = if url.starts_with("sqlite:") {
            let writer = sea_orm::Database::connect(sqlite(url, 1, false)).await?;
            let readers = std::thread::available_parallelism().map_or(2, usize::from).max(2);
            let reader =
                sea_orm::Database::connect(sqlite(url, u32::try_from(readers).unwrap_or(2), true)).await?;
            (reader, writer)
        } else {
            let mut options = ConnectOptions::new(url);
            options.max_connections(16).acquire_timeout(Duration::from_secs(5)).sqlx_logging(false);
            let pool = sea_orm::Database::connect(options).await?;
            (pool.clone(), pool)
        };
        for connection in [&mut reader, &mut writer] {
            let statements = statements.clone();
            connection.set_metric_callback(move |_| {
                statements.fetch_add(1, Ordering::Relaxed);
            });
        }
        Ok(Self { reader, writer, statements, gatherers: Gatherers::default() })
    }

    /// The connections for readings outside a transaction.
    pub fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// The connection for writings that are a single statement, and for migrations.
    pub fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Begins a transaction that will write. On SQLite it takes the write lock at once: a reader that turns
    /// writer midway would fail with `SQLITE_BUSY_SNAPSHOT`, which no waiting mends.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        self.writer
            .begin_with_options(TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..Default::default()
            })
            .await
    }

    /// Commits the write together with those of other people that wait at this moment.
    ///
    /// # Errors
    /// The write's own refusal, or [`super::Refusal::Busy`] where too many wait.
    pub async fn gather<W: Gathered>(&self, write: W) -> Result<W::Answer, Stop> {
        self.gatherers.write(self, write).await
    }

    /// The same connections without the gatherers: for the gatherers' own tasks, which end with their database, and
    /// for tests that act as a second node.
    pub(crate) fn without_gatherers(&self) -> Self {
        Self { gatherers: Gatherers::default(), ..self.clone() }
    }

    /// Which of the two databases it is.
    pub fn backend(&self) -> DbBackend {
        self.reader.get_database_backend()
    }

    /// How many statements have run since the start, for the tests that assert the statements of a page.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }
}

/// A statement with `$1`-style places, which both databases understand.
pub fn statement(db: &impl ConnectionTrait, sql: &str, values: impl IntoIterator<Item = Value>) -> Statement {
    Statement::from_sql_and_values(db.get_database_backend(), sql, values)
}

/// Inserts many rows with as few statements as the databases' limit of bound values allows.
///
/// Table and columns are names of ours, never what somebody typed.
pub async fn insert_rows(
    db: &impl ConnectionTrait,
    table: &str,
    columns: &[&str],
    rows: Vec<Vec<Value>>,
) -> Result<(), DbErr> {
    let together = (MOST_VALUES / columns.len()).max(1);
    let mut rows = rows.into_iter();
    loop {
        let some: Vec<Vec<Value>> = rows.by_ref().take(together).collect();
        if some.is_empty() {
            return Ok(());
        }
        let mut sql = format!("INSERT INTO {table} ({}) VALUES ", columns.join(", "));
        for row in 0..some.len() {
            let places: Vec<String> =
                (1..=columns.len()).map(|column| format!("${}", row * columns.len() + column)).collect();
            let comma = if row == 0 { "" } else { ", " };
            sql.push_str(&format!("{comma}({})", places.join(", ")));
        }
        db.execute_raw(statement(db, &sql, some.into_iter().flatten())).await?;
    }
}

/// SQLite takes 32,766 bound values in a statement, PostgreSQL 65,535; long statements are slow to prepare.
const MOST_VALUES: usize = 8_000;

fn sqlite(url: &str, connections: u32, read_only: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    // A file does not go away: asking each connection whether it still lives would double the way of every statement.
    options
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire(false)
        .sqlx_logging(false);
    // Where the disk is full or fails, SQLite undoes a transaction by itself, and the connection's own count of open
    // transactions stays behind: every later commit would only end a savepoint, be acknowledged and be lost with the
    // process. Such a connection is not used again.
    options.map_sqlx_sqlite_pool_opts(|pool| {
        pool.before_acquire(|connection, _| Box::pin(async move { Ok(!connection.is_in_transaction()) }))
    });
    options.map_sqlx_sqlite_opts(move |options| {
        let options = options
            .create_if_missing(true)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .statement_cache_capacity(512)
            .pragma("temp_store", "memory")
            .pragma("cache_size", "-16000");
        if read_only {
            options.pragma("query_only", "on")
        } else {
            // WAL survives a killed process; FULL also survives a power cut: an acknowledged vote is never lost. A log
            // of up to 64 MB (of pages of 4 kB) is folded into the file less often than one of 4 MB.
            options
                .pragma("journal_mode", "wal")
                .pragma("synchronous", "full")
                // What was deleted is overwritten: a destroyed key must not lie in the file any longer.
                .pragma("secure_delete", "on")
                .pragma("wal_autocheckpoint", "16000")
        }
    });
    options
}

#[cfg(all(test, feature = "testing"))]
mod tests {
    use super::*;

    async fn count(db: &Database) -> i64 {
        let row = db
            .reader()
            .query_one_raw(statement(db.reader(), "SELECT COUNT(*) AS number FROM words", []))
            .await;
        row.unwrap().unwrap().try_get("", "number").unwrap()
    }

    #[tokio::test]
    async fn what_was_destroyed_does_not_lie_in_the_file_any_longer() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.sqlite");
        let db = Database::connect(&format!("sqlite://{}", path.display())).await.unwrap();
        let writer = db.writer();
        const SECRET: &str = "a key of thirty-two secret bytes";
        let run = async |sql: &str| writer.execute_unprepared(sql).await.map(|_| ()).unwrap();
        let lies_there = || {
            let bytes = std::fs::read(&path).unwrap();
            bytes.windows(SECRET.len()).any(|window| window == SECRET.as_bytes())
        };
        run("CREATE TABLE keys (name TEXT NOT NULL, secret TEXT)").await;
        run(&format!("INSERT INTO keys (name, secret) VALUES ('pid', '{SECRET}')")).await;
        run("PRAGMA wal_checkpoint(TRUNCATE)").await;
        assert!(lies_there());
        run("UPDATE keys SET secret = NULL").await;
        run("PRAGMA wal_checkpoint(TRUNCATE)").await;
        assert!(!lies_there());
    }

    #[tokio::test]
    async fn after_a_full_disk_what_is_committed_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("full.sqlite").display());
        let db = Database::connect(&url).await.unwrap();
        let writer = db.writer();
        writer.execute_unprepared("CREATE TABLE words (word TEXT NOT NULL)").await.unwrap();
        // The database may not grow, which SQLite reports like a full disk.
        writer.execute_unprepared("PRAGMA max_page_count = 1").await.unwrap();
        const WRITE: &str = "INSERT INTO words (word) VALUES ($1)";
        let full = db.begin().await.unwrap();
        let long = "a".repeat(100_000);
        full.execute_raw(statement(&full, WRITE, [long.into()])).await.unwrap_err();
        drop(full);

        // One that writes nothing, as a refused write does, and one that is acknowledged.
        drop(db.begin().await.unwrap());
        let kept = db.begin().await.unwrap();
        kept.execute_raw(statement(&kept, WRITE, ["kept".into()])).await.unwrap();
        kept.commit().await.unwrap();
        assert_eq!(count(&db).await, 1, "others do not see what was committed");
    }
}

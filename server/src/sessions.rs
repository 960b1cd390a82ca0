//! Sessions in the database, so that any node knows them and all of a person's can be ended at once.

use async_trait::async_trait;
use domain::base::{Database, Moment, ParticipantId, database::statement};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};
use std::collections::HashMap;
use tower_sessions::{
    SessionStore,
    cookie::time::OffsetDateTime,
    session::{Id, Record},
    session_store::{Error, Result},
};

/// Under which name the participant's id stands in a session.
pub const PARTICIPANT: &str = app::wire::PARTICIPANT;

/// The store of sessions.
#[derive(Clone)]
pub struct Store {
    db: Database,
}

impl Store {
    /// A store in this database.
    pub fn new(db: Database) -> Self {
        Self { db }
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Store")
    }
}

#[derive(FromQueryResult)]
struct Row {
    data: String,
    expires_at: Moment,
}

#[async_trait]
impl SessionStore for Store {
    /// Stores a new session under an id that no other has: 128 random bits, drawn again should they be taken.
    async fn create(&self, record: &mut Record) -> Result<()> {
        while self.load(&record.id).await?.is_some() {
            record.id = Id::default();
        }
        self.save(record).await
    }

    async fn save(&self, record: &Record) -> Result<()> {
        const SQL: &str = "INSERT INTO sessions (id, participant_id, data, expires_at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (id) DO UPDATE SET participant_id = excluded.participant_id, data = excluded.data, \
             expires_at = excluded.expires_at";
        let participant: Option<ParticipantId> =
            record.data.get(PARTICIPANT).and_then(|id| serde_json::from_value(id.clone()).ok());
        let data = serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?;
        let values = [
            stored_id(&record.id).into(),
            participant.map(|id| id.0).into(),
            data.into(),
            milliseconds(record.expiry_date).into(),
        ];
        let db = self.db.writer();
        db.execute_raw(statement(db, SQL, values)).await.map_err(backend)?;
        Ok(())
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        const SQL: &str = "SELECT data, expires_at FROM sessions WHERE id = $1";
        let db = self.db.reader();
        let row = Row::find_by_statement(statement(db, SQL, [stored_id(id).into()]))
            .one(db)
            .await
            .map_err(backend)?;
        let Some(row) = row else { return Ok(None) };
        let expiry_date = OffsetDateTime::from_unix_timestamp_nanos(i128::from(row.expires_at.0) * 1_000_000)
            .map_err(|error| Error::Decode(error.to_string()))?;
        if expiry_date <= OffsetDateTime::now_utc() {
            return Ok(None);
        }
        let data: HashMap<String, serde_json::Value> =
            serde_json::from_str(&row.data).map_err(|error| Error::Decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        const SQL: &str = "DELETE FROM sessions WHERE id = $1";
        let db = self.db.writer();
        db.execute_raw(statement(db, SQL, [stored_id(id).into()])).await.map_err(backend)?;
        Ok(())
    }
}

/// Sessions are stored under a mark of their id: whoever reads the table cannot take one over.
fn stored_id(id: &Id) -> String {
    domain::base::secret::mark("session", &id.to_string())
}

fn milliseconds(time: OffsetDateTime) -> i64 {
    i64::try_from(time.unix_timestamp_nanos() / 1_000_000).unwrap_or(i64::MAX)
}

fn backend(error: DbErr) -> Error {
    Error::Backend(error.to_string())
}

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

    async fn write(&self, sql: &str, record: &Record) -> Result<()> {
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
        db.execute_raw(statement(db, sql, values)).await.map_err(backend)?;
        Ok(())
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
        const SQL: &str =
            "INSERT INTO sessions (id, participant_id, data, expires_at) VALUES ($1, $2, $3, $4)";
        while self.load(&record.id).await?.is_some() {
            record.id = Id::default();
        }
        self.write(SQL, record).await
    }

    /// Stores a session that is there already: one that was ended in the meantime does not come back.
    async fn save(&self, record: &Record) -> Result<()> {
        const SQL: &str = "UPDATE sessions SET participant_id = $2, data = $3, expires_at = $4 WHERE id = $1";
        self.write(SQL, record).await
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

#[cfg(test)]
mod tests {
    use super::*;
    use domain::testing::for_each_database;

    #[tokio::test]
    async fn a_session_that_was_ended_does_not_come_back() {
        for_each_database(|world| async move {
            let store = Store::new(world.db.clone());
            let expiry_date =
                OffsetDateTime::now_utc().saturating_add(tower_sessions::cookie::time::Duration::DAY);
            let mut record = Record { id: Id::default(), data: HashMap::new(), expiry_date };
            store.create(&mut record).await.unwrap();
            record.data.insert("day".to_owned(), 1.into());
            store.save(&record).await.unwrap();
            assert_eq!(store.load(&record.id).await.unwrap().unwrap().data, record.data);
            store.delete(&record.id).await.unwrap();
            store.save(&record).await.unwrap();
            assert!(store.load(&record.id).await.unwrap().is_none());
        })
        .await;
    }
}

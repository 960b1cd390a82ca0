//! How often a door may be tried. A try is counted before it is made and given back when it succeeds, so that many
//! tries at the same moment do not slip through; the count is in the database, so that all nodes share it.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::base::{Database, Moment, Refusal, Stop, database::statement, moment::MINUTE, secret};

/// For how many minutes wrong tries are remembered.
const MINUTES: i64 = 15;

/// What is tried, and by what the tries are counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Door {
    /// Codes, by the address from which they are typed.
    CodeByAddress,
    /// Codes, by how they begin: many addresses that guess one card are noticed too.
    CodeByPrefix,
    /// Passwords, by the address from which they are typed.
    PasswordByAddress,
    /// Passwords, by the account that they are for.
    PasswordByAccount,
    /// Letters that ask whether an e-mail address is right, by the account that asks for them.
    Letter,
    /// Codes shown in the room of a meeting, by the person who types them.
    RoomByPerson,
}

impl Door {
    const fn purpose(self) -> &'static str {
        match self {
            Self::CodeByAddress => "code_by_address",
            Self::CodeByPrefix => "code_by_prefix",
            Self::PasswordByAddress => "password_by_address",
            Self::PasswordByAccount => "password_by_account",
            Self::Letter => "letter",
            Self::RoomByPerson => "room_by_person",
        }
    }

    /// How many wrong tries are let through in that time.
    const fn most(self) -> i32 {
        match self {
            Self::CodeByAddress | Self::PasswordByAddress | Self::RoomByPerson => 10,
            // What others do must not soon lock out the owner.
            Self::CodeByPrefix | Self::PasswordByAccount => 30,
            Self::Letter => 5,
        }
    }
}

/// A counted try.
#[derive(Debug)]
#[must_use = "a try that succeeds is given back"]
pub struct Try {
    purpose: &'static str,
    who: String,
}

#[derive(FromQueryResult)]
struct Counted {
    since: Moment,
    count: i32,
}

#[derive(FromQueryResult)]
struct Key {
    key: String,
}

impl Try {
    /// Counts one try. `who` is kept only as a mark made with the database's own key, for minutes.
    ///
    /// # Errors
    /// [`Refusal::TooManyTries`] with the minutes to wait.
    pub async fn count(db: &Database, door: Door, who: &str, now: Moment) -> Result<Self, Stop> {
        const KEY: &str = "SELECT key FROM house_keys WHERE name = 'attempts'";
        let key = Key::find_by_statement(statement(db.reader(), KEY, [])).one(db.reader()).await?;
        let who = secret::mark(&key.map(|row| row.key).unwrap_or_default(), who);
        let counted = count(db, door.purpose(), &who, now).await?;
        if counted.count > door.most() {
            let left = counted.since.0 + MINUTES * MINUTE - now.0;
            let minutes = u32::try_from((left + MINUTE - 1) / MINUTE).unwrap_or(1).max(1);
            return Err(Refusal::TooManyTries { minutes }.into());
        }
        Ok(Self { purpose: door.purpose(), who })
    }

    /// Takes the try off the count: it was a right one.
    pub async fn give_back(self, db: &Database) -> Result<(), DbErr> {
        const SQL: &str =
            "UPDATE attempts SET count = count - 1 WHERE purpose = $1 AND who = $2 AND count > 0";
        let values = [self.purpose.into(), self.who.into()];
        db.writer().execute_raw(statement(db.writer(), SQL, values)).await?;
        Ok(())
    }
}

async fn count(db: &Database, purpose: &str, who: &str, now: Moment) -> Result<Counted, Stop> {
    const SQL: &str = "INSERT INTO attempts (purpose, who, since, count) VALUES ($1, $2, $3, 1) \
         ON CONFLICT (purpose, who) DO UPDATE SET \
            count = CASE WHEN attempts.since <= $4 THEN 1 ELSE attempts.count + 1 END, \
            since = CASE WHEN attempts.since <= $4 THEN excluded.since ELSE attempts.since END \
         RETURNING since, count";
    let values = [purpose.into(), who.into(), now.into(), now.plus_minutes(-MINUTES).into()];
    let counted = Counted::find_by_statement(statement(db.writer(), SQL, values)).one(db.writer()).await?;
    Ok(counted.unwrap_or(Counted { since: now, count: 1 }))
}

/// Forgets tries that no longer count.
pub async fn forget_due(db: &Database, now: Moment) -> Result<(), DbErr> {
    const SQL: &str = "DELETE FROM attempts WHERE since <= $1";
    db.writer().execute_raw(statement(db.writer(), SQL, [now.plus_minutes(-MINUTES).into()])).await?;
    Ok(())
}

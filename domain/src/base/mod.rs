//! What every slice stands on: ids, texts, time, refusals, permissions and, with `db`, the database.

#[macro_use]
mod word;
#[cfg(feature = "db")]
#[macro_use]
mod entity;
#[macro_use]
mod id;
pub mod actor;
pub mod closeness;
pub mod currency;
pub mod language;
pub mod moment;
pub mod page;
pub mod permission;
pub mod refusal;
pub mod subject;
pub mod withhold;
#[macro_use]
pub mod text;

#[cfg(feature = "db")]
pub mod conditions;
#[cfg(feature = "db")]
pub mod ctx;
#[cfg(feature = "db")]
pub mod database;
#[cfg(feature = "db")]
pub mod failure;
#[cfg(feature = "db")]
pub mod fold;
#[cfg(feature = "db")]
pub mod gather;
#[cfg(feature = "db")]
pub mod rows;
#[cfg(feature = "db")]
pub mod search;
#[cfg(feature = "db")]
pub mod secret;
#[cfg(feature = "db")]
pub mod signed;

pub use actor::{Actor, Grant, Scope};
pub use closeness::Closeness;
pub use currency::Currency;
pub use id::*;
pub use language::{Direction, Language};
pub use moment::{Day, Moment};
pub use page::{Cursor, Page};
pub use permission::{Deed, Role};
pub use refusal::Refusal;
pub use subject::{Subject, SubjectKind};

#[cfg(feature = "db")]
pub use ctx::Ctx;
#[cfg(feature = "db")]
pub use database::Database;
#[cfg(feature = "db")]
pub use failure::{Failure, Stop};

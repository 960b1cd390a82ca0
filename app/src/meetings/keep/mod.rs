//! What those who keep a meeting do.

pub mod files;
pub mod form;
pub mod kept;
pub mod outcome;
pub mod programme;
pub mod roll;
pub mod room;
pub mod sheet;

mod add;
mod person;
mod presence;
mod rows;

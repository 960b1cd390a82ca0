//! Writing an initiative, submitting it, and every step that follows.

mod answered;
mod steps;

pub use answered::date_answer;
pub use steps::{Counter, enter_state, move_counter};

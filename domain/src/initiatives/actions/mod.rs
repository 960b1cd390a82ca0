//! Writing an initiative, submitting it, and every step that follows.

mod steps;

pub use steps::{Counter, enter_state, move_counter};

//! The office: the procedures of one's territories, the next act, and the assessment.

pub mod assess;
mod fields;
pub mod list;
pub mod start;
pub mod take;

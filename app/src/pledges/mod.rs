//! Pledges: "I can help", with time, skills, space, materials or translation.

pub mod api;
mod offer;
pub mod section;

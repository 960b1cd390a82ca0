//! What holds for every count, whatever the ballots.
#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod counts;
mod justified;
mod naive;
mod small;

//! One winner out of a few options that voters ranked.
//!
//! Borda's count is [`MostVoted`](crate::most_voted::MostVoted) with one seat and
//! [`RankPoints::Borda`](crate::rule::RankPoints::Borda); what compares whole rankings is here.

pub mod runoff;
pub mod schulze;

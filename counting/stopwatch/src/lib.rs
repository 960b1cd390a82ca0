//! Real elections, read and counted so that it can be timed: the same code natively and in wasm.

use counting::election::Election;
use counting::equal_shares::{Add1, Comparison, EqualShares, Start, Stop};
use counting::greedy::Utility;
use counting::money::Money;
use counting::rule::{Method, RankPoints, Rule};
use counting::ties::TieOrder;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

/// An election that was read and grouped.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub struct Held {
    election: Election,
    budget: Money,
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
impl Held {
    /// Reads the text of a `.pb` file; nothing where it does not read.
    pub fn read(pb: &str) -> Option<Self> {
        let file = counting::pabulib::parse(pb).ok()?;
        Some(Self { election: file.election(), budget: file.meta.budget })
    }

    /// Counts it by Equal Shares with cost utility, with Add1 where that is wanted; gives how many won.
    pub fn count(&self, with_add1: bool) -> usize {
        let add1 = Add1 { step: Money::UNIT, stop: Stop::Exhaustive };
        let shares = EqualShares {
            budget: self.budget,
            utility: Utility::Cost,
            start: Start::Exact,
            add1: with_add1.then_some(add1),
            fill_up: false,
            comparison: Comparison::None,
        };
        let rule = Rule {
            method: Method::EqualShares(shares),
            rank_points: RankPoints::Borda,
            ties: TieOrder::Lexicographic,
        };
        counting::count(&self.election, &rule).winners.len()
    }
}

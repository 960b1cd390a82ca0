//! How fast real elections are read and counted: `cargo bench --package counting`.
#![expect(clippy::unwrap_used, reason = "a benchmark may fail where it stands")]

#[path = "../tests/shelf/mod.rs"]
mod shelf;

use std::fs;
use std::time::Instant;

use counting::count;
use counting::election::Election;
use counting::equal_shares::{Add1, Comparison, EqualShares, Start, Stop};
use counting::greedy::Utility;
use counting::money::Money;
use counting::pabulib::{parse, text};
use counting::rule::{Method, RankPoints, Rule};
use counting::ties::TieOrder;

fn rule(budget: Money, stop: Option<Stop>) -> Rule {
    let add1 = stop.map(|stop| Add1 { step: Money::UNIT, stop });
    let shares = EqualShares {
        budget,
        utility: Utility::Cost,
        start: Start::Exact,
        add1,
        fill_up: false,
        comparison: Comparison::None,
    };
    Rule {
        method: Method::EqualShares(shares),
        rank_points: RankPoints::Borda,
        ties: TieOrder::Lexicographic,
    }
}

fn timed<T>(what: &str, goal: u64, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    let took = start.elapsed();
    println!("{what}: {took:.1?} (goal: {goal} ms)");
    done
}

fn read(name: &str) -> Option<(Election, Money)> {
    let path = shelf::files("", "pb").into_iter().find(|path| shelf::name(path) == name)?;
    Some(timed(&format!("{name} read and grouped"), 300, || {
        let bytes = fs::read(path).unwrap();
        let file = parse(text(&bytes).unwrap()).unwrap();
        (file.election(), file.meta.budget)
    }))
}

fn main() {
    for (name, once, raised) in [
        ("Poland_Lodz_2022", 20, 500),
        ("Poland_Warszawa_2026", 100, 3_000),
        ("Poland_Warszawa_2023_Mokotow", 100, 3_000),
    ] {
        let Some((election, budget)) = read(name) else { return };
        let outcome = timed("  Equal Shares", once, || count(&election, &rule(budget, None)));
        assert!(!outcome.winners.is_empty());
        for stop in [Stop::Exhaustive, Stop::LastFeasible] {
            let outcome = timed(&format!("  with Add1, {stop:?}"), raised, || {
                count(&election, &rule(budget, Some(stop)))
            });
            println!("    endowment {}, {} winners", outcome.endowment.unwrap(), outcome.winners.len());
        }
    }
}

//! The arithmetic of votes: counts and ballots in, outcome and reasons out.
//!
//! Nothing here reads a file, a clock, a database or a random number, so the server and the browser compile
//! the same code and reach the same bytes. What holds that promise:
//! - floating point uses only `+ - * /` and `sqrt`, which IEEE 754 fixes to the last bit;
//! - money is whole minor units, and comparisons of money and votes are exact: where floating point is used to
//!   get there sooner it carries a certified bound on its error, and big fractions decide what it cannot;
//! - everything is walked in the order of sorted ids or in an order that the caller fixed, never in the
//!   order of arrival and never in that of a hash table.
//!
//! # Layout
//! | module | what it is |
//! |---|---|
//! | [`concertation`] | how far each constituency agrees, and what that amounts to |
//! | [`money`] | exact money |
//! | [`project`] | what can be chosen, with its cost |
//! | [`ballot`] | what one voter marked: approval, points, ranking |
//! | [`election`] | projects and ballots, equal ballots gathered in groups |
//! | [`rule`] | how it is counted; [`count`] does it |
//! | [`greedy`], [`most_voted`], [`equal_shares`], [`phragmen`], `ranked` | the methods of counting |
//! | `exact`, `electorate` | big fractions, and who supports what, for the methods in which voters pay |
//! | [`ties`] | the order that decides between equals, fixed before the count |
//! | [`outcome`] | winners in order, losers with reasons, whom the outcome reaches |
//! | [`pabulib`] | real elections in the `.pb` format |
//!
//! A counting method is a variant of [`rule::Method`] and a file beside `greedy.rs` that turns an election
//! and its tally into a selection; a kind of ballot is a variant of [`ballot::Ballot`] and a file in
//! `ballot/`. Neither changes the others.
//!
//! # Example
//! ```
//! use counting::ballot::{Approval, Ballot};
//! use counting::election::{BallotGroup, ConstituencyIndex, Election};
//! use counting::greedy::{Greedy, Misfit, Utility};
//! use counting::money::Money;
//! use counting::project::{Project, Projects};
//! use counting::rule::{Method, RankPoints, Rule};
//! use counting::ties::TieOrder;
//!
//! let projects = Projects::new(vec![
//!     Project { id: "garden".into(), cost: "600".parse::<Money>()? },
//!     Project { id: "kitchen".into(), cost: "500".parse::<Money>()? },
//! ])?;
//! let garden = projects.index("garden").ok_or("no garden")?;
//! let ballot = Ballot::Approval(Approval::new([garden]));
//! let election = Election::new(projects, [BallotGroup::single(ConstituencyIndex(0), ballot)])?;
//! let rule = Rule {
//!     method: Method::Greedy(Greedy {
//!         budget: "1000".parse()?,
//!         utility: Utility::Cost,
//!         misfit: Misfit::Skip,
//!         minimum_score: None,
//!         exclusive: vec![],
//!     }),
//!     rank_points: RankPoints::Borda,
//!     ties: TieOrder::Lexicographic,
//! };
//! let outcome = counting::count(&election, &rule);
//! assert_eq!(outcome.winners[0].project.as_str(), "garden");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod ballot;
pub mod concertation;
pub mod election;
mod electorate;
pub mod equal_shares;
mod exact;
pub mod greedy;
pub mod money;
pub mod most_voted;
pub mod outcome;
pub mod pabulib;
pub mod phragmen;
pub mod project;
mod ranked;
pub mod rule;
mod tally;
pub mod ties;

pub use rule::count;

//! Formal procedures: what a municipality runs by the rules of public bodies beside a board or an integration table
//! (art. 55 D.Lgs. 117/2017, *patti di collaborazione*), from its start to its evaluation.
//!
//! A procedure is the list of its [acts](Act), which only grows: each bears number, date, title and text, and stays as
//! it was published; what was wrong is put right by a further act. How far the procedure came is what its acts
//! [fold to](Progress::fold). While a public notice is open, organisations, groups without a form in law and single
//! persons [express interest](Expression); the office assesses each of them against the published criteria and publishes
//! the list. When the final document is adopted, the participatory [path](Path) of the board or table is written down as
//! it is at that moment, and annexed.

mod act;
#[cfg(feature = "db")]
pub mod actions;
mod course;
mod expression;
mod path;
mod progress;
#[cfg(feature = "db")]
pub mod queries;
pub mod rules;
mod shown;
#[cfg(all(test, feature = "testing"))]
pub(crate) mod tests;

pub use act::{Act, ActKind, ActText, Basis, Content, Criterion, DocumentKind, Form, FormKind, Sheet, Step};
pub use course::{Admissions, Agreements, Course, Halt, Notice, Stage, State};
pub use expression::{Expression, Interest, Listed, Outcome, Own, Party, PartyKind, Verdict};
pub use path::{BoardPath, Group, Outlined, Path, Seen, Session, TablePath, Told, Vote, Voted};
pub use progress::{Progress, Taking};
pub use shown::{Card, Opening, Procedure, Stretch};

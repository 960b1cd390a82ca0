//! What the pages of services ask of the server.

mod keeping;
mod mediators;
mod reading;
mod table;
mod typed;

pub use keeping::{BringBack, Confirm, FindKept, Form, KeptPage, ListKept, SettleNote, Withdraw, Write};
pub use mediators::{Ask, GiveBack, ListRequests, Requests, Settle, Take, TakeBack};
pub use reading::{Find, Found, Gaps, List, ListOf, Named, Report, Shown};
#[cfg(feature = "ssr")]
pub use table::told;
pub use table::{Import, REPORT, TakeReport, Told};
pub use typed::Typed;

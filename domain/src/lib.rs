//! What Tavolata is: words, rules and storage of every capability. Knows no web, no language, no colour.
//!
//! # Glossary
//! - **Board** (*tavola di co-progettazione*): a question put to a territory, with phases from idea to account.
//! - **Constituency** (*componente*): one of the groups around the table; data, not an enum.
//! - **Initiative** (*iniziativa*): what people propose on a board, in numbered revisions.
//! - **Stance** (*la mia posizione*): support, doubt or pass. Never called a vote.
//! - **Pledge** (*io posso dare una mano*): time, skills, space, materials or translation that somebody offers.
//! - **Ballot** (*scheda*): what a person casts in the voting phase.
//! - **Meeting** (*incontro*): a laboratory, workshop, assembly or session of a table, at one or several dates.
//! - **Official answer** (*risposta motivata*): what the municipality says, with reasons.
//! - **Integration table** (*tavolo per l'integrazione*): a standing body with seats, sessions and decisions.
//! - **Procedure** (*procedimento*): what a municipality runs formally beside a board or table, act by act.
//! - **Offer** (*servizio*, *offerta di inclusione*): a service of an organisation, described in one common schema.
//! - **Subject**: anything that an ability (comments, stances, pledges ...) attaches to, known by its id.
//!
//! # Slices, each importing only from those before it
//! Within a slice `rules` is pure; `actions`, `queries` and `tables` exist with the feature `db`.
// Some of what is pure serves the storage only; in the browser nobody calls it and the linker leaves it out.
#![cfg_attr(not(feature = "db"), allow(dead_code))]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

#[macro_use]
pub mod base;

pub mod activity;
pub mod answers;
pub mod attachments;
pub mod ballots;
pub mod boards;
pub mod comments;
#[cfg(feature = "db")]
pub mod demonstration;
pub mod desk;
#[cfg(feature = "db")]
pub mod exports;
pub mod follows;
#[cfg(feature = "db")]
pub mod imports;
pub mod initiatives;
pub mod insights;
pub mod meetings;
pub mod messages;
pub mod milestones;
pub mod moderation;
pub mod news;
pub mod offers;
pub mod organisations;
pub mod owners;
pub mod people;
pub mod pledges;
pub mod procedures;
pub mod projects;
pub mod record;
pub mod results;
pub mod stances;
pub mod tables;
pub mod territories;

#[cfg(feature = "testing")]
#[allow(clippy::unwrap_used, clippy::missing_panics_doc, missing_docs)]
pub mod testing;

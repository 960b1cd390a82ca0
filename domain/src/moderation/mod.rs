//! Moderation: cases that wait for a moderator, decisions with a reason from the published list, appeals decided
//! by another person, and the append-only log.

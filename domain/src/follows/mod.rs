//! Following a board or an initiative, and what changed since the last visit.

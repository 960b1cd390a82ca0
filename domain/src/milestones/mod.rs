//! Milestones: the dated steps of an adopted initiative.

//! Insights: the figures of boards and territories, with small groups withheld.

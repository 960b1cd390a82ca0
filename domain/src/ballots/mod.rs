//! Ballots: what people cast in the voting phase, and the result that the counting crate finds.

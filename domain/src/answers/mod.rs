//! Official answers: what the municipality says to an initiative, with reasons, and the clock of days left.

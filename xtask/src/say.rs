//! What the person at the terminal reads.

use std::time::Duration;

/// Announces a piece of work that takes more than a moment.
pub fn step(what: &str) {
    println!("\n== {what}");
}

/// One line of news inside a step.
pub fn note(what: &str) {
    println!("   {what}");
}

/// A duration in the unit that suits it: `0.4 s`, `37 s`, `4 min 05 s`.
pub fn duration(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        seconds @ 10..60 => format!("{seconds} s"),
        seconds => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_said_in_the_unit_that_suits_it() {
        assert_eq!(duration(Duration::from_millis(420)), "0.4 s");
        assert_eq!(duration(Duration::from_secs(37)), "37 s");
        assert_eq!(duration(Duration::from_secs(245)), "4 min 05 s");
    }
}

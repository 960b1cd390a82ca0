//! What is done to the server, and when: drawn from the seed.

use std::time::Duration;

use super::chance::Chance;

/// A condition under which votes are cast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// A server is killed by SIGKILL and started again.
    Kill,
    /// A server is stopped and goes on after a while.
    Pause,
    /// The disk is full for a while.
    FullDisk,
    /// Syncing to the disk fails for a while.
    FailingSync,
    /// PostgreSQL is stopped in immediate mode and started again.
    DatabaseRestart,
}

impl Condition {
    /// What it is called in the report.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Kill => "server killed by SIGKILL",
            Self::Pause => "server paused",
            Self::FullDisk => "disk full",
            Self::FailingSync => "fsync and fdatasync fail",
            Self::DatabaseRestart => "PostgreSQL restarted in immediate mode",
        }
    }
}

/// One disturbance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Act {
    /// How long nothing happens before it.
    pub calm: Duration,
    /// What happens.
    pub condition: Condition,
    /// To which server, by its number.
    pub node: usize,
    /// For how long, where it lasts.
    pub length: Duration,
}

/// Disturbances for about so long: every condition before any comes again.
pub fn draw(seed: u64, time: Duration, conditions: &[Condition], nodes: usize) -> Vec<Act> {
    let mut chance = Chance::new(seed, 0);
    let mut acts = Vec::new();
    let mut passed = Duration::ZERO;
    while passed < time && !conditions.is_empty() {
        let mut cycle = conditions.to_vec();
        chance.shuffle(&mut cycle);
        for condition in cycle {
            let act = Act {
                calm: Duration::from_millis(300 + chance.below(900)),
                condition,
                node: usize::try_from(chance.below(nodes as u64)).unwrap_or(0),
                length: Duration::from_millis(400 + chance.below(1100)),
            };
            passed += act.calm + act.length;
            acts.push(act);
            if passed >= time && acts.len() >= conditions.len() {
                break;
            }
        }
    }
    acts
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Condition; 3] = [Condition::Kill, Condition::Pause, Condition::FullDisk];

    #[test]
    fn the_same_seed_gives_the_same_storm() {
        let time = Duration::from_secs(30);
        assert_eq!(draw(5, time, &ALL, 2), draw(5, time, &ALL, 2));
        assert_ne!(draw(5, time, &ALL, 2), draw(6, time, &ALL, 2));
    }

    #[test]
    fn every_condition_comes_however_short_the_storm() {
        let mut drawn: Vec<Condition> =
            draw(1, Duration::from_millis(1), &ALL, 1).iter().map(|act| act.condition).collect();
        drawn.sort_unstable();
        assert_eq!(drawn, ALL);
    }
}

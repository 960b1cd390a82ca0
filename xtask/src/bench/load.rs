//! Requests from several connections at once, for a while.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};

use crate::http::{Connection, Request};
use crate::served::Served;

/// Requests before the clock is started, on each connection.
const WARM_UP: usize = 5;
/// The most requests of one load, however quick the server.
const MOST: usize = 200_000;

/// How the server is loaded.
#[derive(Clone, Copy)]
pub struct Load {
    /// How many connections ask at the same time.
    pub connections: usize,
    /// For how long.
    pub time: Duration,
}

/// What came of a load.
pub struct Measured {
    time: Duration,
    processor_time: Duration,
    /// How long each request took, ascending.
    waits: Vec<Duration>,
}

impl Load {
    /// Loads the server: `request` makes the next request of a connection, told by its number.
    ///
    /// # Errors
    /// The first answer that is not a success ends the load.
    pub fn run(self, served: &Served, request: &(dyn Fn(usize) -> Request + Sync)) -> Result<Measured> {
        let mut connections = Vec::with_capacity(self.connections);
        for number in 0..self.connections {
            let mut connection = Connection::open(served.port)?;
            for _ in 0..WARM_UP {
                connection.succeed(&request(number))?;
            }
            connections.push(connection);
        }
        let (before, begun) = (served.processor_time()?, Instant::now());
        let most = MOST / self.connections;
        let waits: Result<Vec<Vec<Duration>>> = thread::scope(|scope| {
            let ask = |(number, mut connection): (usize, Connection)| {
                scope.spawn(move || {
                    let mut waits = Vec::new();
                    while begun.elapsed() < self.time && waits.len() < most {
                        let request = request(number);
                        let sent = Instant::now();
                        connection.succeed(&request)?;
                        waits.push(sent.elapsed());
                    }
                    Ok(waits)
                })
            };
            let asking: Vec<_> = connections.into_iter().enumerate().map(ask).collect();
            asking
                .into_iter()
                .map(|thread| thread.join().map_err(|_| anyhow!("a connection's thread broke"))?)
                .collect()
        });
        let time = begun.elapsed();
        let processor_time = served.processor_time()?.saturating_sub(before);
        let mut waits: Vec<Duration> = waits?.into_iter().flatten().collect();
        waits.sort_unstable();
        Ok(Measured { time, processor_time, waits })
    }
}

impl Measured {
    /// Answered requests in a second.
    pub fn per_second(&self) -> f64 {
        count(self.waits.len()) / self.time.as_secs_f64()
    }

    /// Milliseconds of processor time for each request.
    pub fn processor_milliseconds(&self) -> f64 {
        self.processor_time.as_secs_f64() * 1000.0 / count(self.waits.len())
    }

    /// The milliseconds within which this share of the requests was answered.
    pub fn within(&self, share: f64) -> f64 {
        let place = (count(self.waits.len()) * share).ceil();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let place = (place as usize).clamp(1, self.waits.len().max(1)) - 1;
        self.waits.get(place).copied().unwrap_or_default().as_secs_f64() * 1000.0
    }
}

#[allow(clippy::cast_precision_loss)]
fn count(number: usize) -> f64 {
    number.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_the_waits_are_told_in_milliseconds() {
        let measured = Measured {
            time: Duration::from_secs(2),
            processor_time: Duration::from_millis(50),
            waits: (1..=100).map(Duration::from_millis).collect(),
        };
        assert_eq!(measured.within(0.5).round(), 50.0);
        assert_eq!(measured.within(0.99).round(), 99.0);
        assert_eq!(measured.per_second().round(), 50.0);
        assert_eq!((measured.processor_milliseconds() * 10.0).round(), 5.0);
    }
}

//! What the process does by itself, again and again. Every node runs the jobs; each is a sweep of the domain that
//! two nodes can do at once without harm.

use domain::base::{Database, Moment, Stop};
use std::{future::Future, pin::Pin, time::Duration};
use tokio::time::{MissedTickBehavior, interval};

use crate::layers::now;

type Sweep = Pin<Box<dyn Future<Output = Result<u64, Stop>> + Send>>;

/// Something that is done when it is due.
struct Job {
    name: &'static str,
    every: Duration,
    sweep: fn(Database, Moment) -> Sweep,
}

const JOBS: &[Job] = &[Job {
    name: "count votes",
    every: Duration::from_secs(30),
    sweep: |db, now| Box::pin(async move { domain::ballots::actions::count_due(&db, now).await }),
}];

/// Starts every job; they end with the process.
pub fn start(db: &Database) {
    for job in JOBS {
        tokio::spawn(repeat(job, db.clone()));
    }
}

async fn repeat(job: &'static Job, db: Database) {
    let mut clock = interval(job.every);
    clock.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        clock.tick().await;
        match (job.sweep)(db.clone(), now()).await {
            Ok(0) => {}
            Ok(done) => tracing::info!(job = job.name, done, "done"),
            Err(error) => tracing::error!(job = job.name, %error, "not done"),
        }
    }
}

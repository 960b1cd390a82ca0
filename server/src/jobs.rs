//! What the house does by itself, off the path of any request. Several nodes may do it at once: each job can.

use domain::{ballots, base::Stop, insights, meetings, messages, offers, people, record};
use futures::future::BoxFuture;
use std::time::Duration;

use crate::{State, layers::now, post};

/// Something done again and again.
struct Job {
    name: &'static str,
    period: Duration,
    run: fn(State) -> BoxFuture<'static, Result<(), Stop>>,
}

/// All of them.
const JOBS: [Job; 11] = [
    Job {
        name: "count the votes that are over",
        period: Duration::from_secs(30),
        run: |state| Box::pin(async move { ballots::counts::count_due(&state.db, now()).await.map(|_| ()) }),
    },
    Job {
        name: "sign what the records of votes hold",
        period: Duration::from_secs(45),
        run: |state| {
            Box::pin(async move { record::actions::sign_heads_due(&state.db, now()).await.map(|_| ()) })
        },
    },
    Job {
        name: "publish the archives of votes that were counted",
        period: Duration::from_secs(10),
        run: |state| {
            Box::pin(
                async move { record::publishing::write_archives_due(&state.db, now()).await.map(|_| ()) },
            )
        },
    },
    Job {
        name: "destroy the keys of pseudonyms whose time is over",
        period: Duration::from_secs(3600),
        run: |state| {
            Box::pin(async move { record::actions::destroy_keys_due(&state.db, now()).await.map(|_| ()) })
        },
    },
    Job {
        name: "end the offers of seats whose time is over",
        period: Duration::from_secs(60),
        run: |state| {
            Box::pin(async move { meetings::actions::lapse_offers_due(&state.db, now()).await.map(|_| ()) })
        },
    },
    Job {
        name: "forget what people needed for meetings of long ago",
        period: Duration::from_secs(3600),
        run: |state| {
            Box::pin(async move { meetings::actions::forget_needs_due(&state.db, now()).await.map(|_| ()) })
        },
    },
    Job {
        name: "erase wishes for a mediator and notes whose time is over",
        period: Duration::from_secs(3600),
        run: |state| Box::pin(async move { offers::actions::erase_due(&state.db, now()).await }),
    },
    Job {
        name: "write down visits",
        period: Duration::from_secs(30),
        run: |state| Box::pin(write_down_visits(state)),
    },
    Job {
        name: "write letters about what happened, and send those that are due",
        period: Duration::from_secs(15),
        run: |state| Box::pin(post::deliver_due(state)),
    },
    Job {
        name: "forget old letters",
        period: Duration::from_secs(3600),
        run: |state| Box::pin(async move { messages::outbox::forget_due(&state.db, now()).await }),
    },
    Job {
        name: "forget old sessions and attempts",
        period: Duration::from_secs(3600),
        run: |state| Box::pin(async move { people::actions::forget_due(&state.db, now()).await }),
    },
];

/// Starts the jobs; each goes on until the process ends.
pub fn start(state: &State) {
    for job in &JOBS {
        tokio::spawn(repeat(job, state.clone()));
    }
}

async fn repeat(job: &'static Job, state: State) {
    loop {
        tokio::time::sleep(job.period).await;
        if let Err(error) = (job.run)(state.clone()).await {
            tracing::error!(job = job.name, %error, "a job will be tried again");
        }
    }
}

/// Writes down the visits; where that fails they are kept for the next time. Done once more when the process ends.
pub async fn write_down_visits(state: State) -> Result<(), Stop> {
    insights::actions::count_visits(&state.db, &state.visits).await
}

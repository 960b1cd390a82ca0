//! `tavolata serve`.

use clap::Args;
use metrics_exporter_prometheus::PrometheusBuilder;
use sea_orm_migration::MigratorTrait;
use std::{net::SocketAddr, time::Duration};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};

use super::{CommandError, connect, database_error, demo};
use crate::{Settings, State, jobs, router};

/// Serves the site.
#[derive(Debug, Args)]
pub struct Serve {
    /// Fills an empty database with the demonstration world, and says on every page that it is one.
    #[arg(long)]
    demo_if_empty: bool,
}

impl Serve {
    /// Migrates, then serves until the process is told to stop; requests under way are finished.
    pub async fn run(self, mut settings: Settings) -> Result<(), CommandError> {
        let db = connect(&settings).await?;
        migrations::Migrator::up(db.writer(), None)
            .await
            .map_err(|cause| database_error(&settings, cause))?;
        if self.demo_if_empty {
            demo::fill_if_empty(&db).await?;
            settings.demonstration = true;
        }
        if let Some(address) = settings.metrics_listen
            && let Err(error) = PrometheusBuilder::new().with_http_listener(address).install()
        {
            tracing::error!(%error, "the figures for Prometheus are not served");
        }
        let address = settings.listen;
        let listener = TcpListener::bind(address)
            .await
            .map_err(|cause| CommandError::Machine { what: format!("cannot listen on {address}"), cause })?;
        say!("Tavolata is served on http://{address}");
        if settings.demonstration {
            demo::print_log_ins()?;
        }
        let state = State::new(db, settings);
        jobs::start(&state);
        let service = router(state.clone()).into_make_service_with_connect_info::<SocketAddr>();
        let served = tokio::select! {
            served = axum::serve(listener, service).with_graceful_shutdown(told_to_stop()) => served,
            // Readers of live pages would be waited for as long as they read.
            () = patience_after(told_to_stop()) => Ok(()),
        };
        jobs::write_down_visits(state).await?;
        served.map_err(|cause| CommandError::Machine { what: "serving ended".to_owned(), cause })
    }
}

/// How long requests under way may take once the process is told to stop.
const PATIENCE: Duration = Duration::from_secs(5);

async fn patience_after(told: impl Future<Output = ()>) {
    told.await;
    tokio::time::sleep(PATIENCE).await;
}

/// Waits for the terminal's interrupt or the system's request to end.
async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
        }
        Err(_) => {
            let _ = interrupt.await;
        }
    }
}

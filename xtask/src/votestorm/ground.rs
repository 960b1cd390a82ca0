//! The database on which it storms, and which conditions this machine allows.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::nodes;
use super::schedule::Condition;
use super::small_disk::SmallDisk;
use super::store::Store;
use crate::postgres::Cluster;

/// A fresh database with what can be done to it.
pub struct Ground {
    /// The database.
    pub store: Store,
    /// Its disk, where it can be filled.
    pub disk: Option<SmallDisk>,
    /// What can be done to it.
    pub conditions: Vec<Condition>,
    /// What cannot be done on this machine.
    pub left_out: Vec<&'static str>,
}

impl Ground {
    /// A database of the cluster, or else a file below the folder.
    pub fn lay(cluster: Option<&Cluster>, folder: &Path) -> Result<Self> {
        let mut conditions = vec![Condition::Kill, Condition::Pause];
        let mut left_out = Vec::new();
        if let Some(cluster) = cluster {
            conditions.push(Condition::DatabaseRestart);
            let store = Store::postgres(cluster, "storm")?;
            return Ok(Self { store, disk: None, conditions, left_out });
        }
        let small = folder.join("disk");
        fs::create_dir(&small)?;
        let disk = SmallDisk::mount(&small);
        match disk {
            Some(_) => conditions.push(Condition::FullDisk),
            None => left_out.push("no full disk: a small one may not be mounted here"),
        }
        if nodes::can_fail_to_sync() {
            conditions.push(Condition::FailingSync);
        } else {
            left_out.push("no failing fdatasync: strace is not here, or may not look into processes");
        }
        Ok(Self { store: Store::sqlite(&small, folder)?, disk, conditions, left_out })
    }
}

//! Does to the servers what the schedule says.

use std::thread::sleep;

use anyhow::{Context, Result};

use super::scene::Scene;
use super::schedule::{Act, Condition};

/// One disturbance; `killed` is called while a killed server lies dead.
pub fn disturb(scene: &mut Scene, act: Act, killed: impl FnOnce(&mut Scene) -> Result<()>) -> Result<()> {
    match act.condition {
        Condition::Kill => {
            scene.nodes[act.node].kill()?;
            killed(scene)?;
            scene.nodes[act.node].start_again()
        }
        Condition::Pause => scene.nodes[act.node].pause(act.length),
        Condition::FailingSync => scene.nodes[act.node].fail_to_sync(act.length),
        Condition::FullDisk => {
            let disk = scene.disk.as_ref().context("there is no small disk")?;
            disk.fill()?;
            sleep(act.length);
            disk.empty()
        }
        Condition::DatabaseRestart => {
            scene.cluster.as_mut().context("there is no cluster")?.restart_at_once()
        }
    }
}

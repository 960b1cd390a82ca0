//! One storm on a fresh database, from the first ballot to the recount.

use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::broken::Broken;
use super::disturb::disturb;
use super::judge::Judge;
use super::recount;
use super::report::Report;
use super::scene::Scene;
use super::schedule;
use crate::http::{Asker, Connection};
use crate::postgres::Cluster;
use crate::say;

/// How long anything may take on a slow machine before it counts as stuck.
const PATIENCE: Duration = Duration::from_secs(120);
/// How long before its end it is known when the vote ends, and how long ballots still come afterwards.
const AROUND_CLOSING: Duration = Duration::from_millis(1500);
/// How many faults are told.
const TOLD: usize = 12;

/// How one storm goes.
pub struct Plan<'a> {
    /// The server.
    pub binary: &'a Path,
    /// What it is drawn from.
    pub seed: u64,
    /// For how long there are disturbances.
    pub time: Duration,
    /// What is broken on purpose.
    pub broken: Option<Broken>,
}

/// Storms on PostgreSQL where a cluster is given, else on SQLite.
///
/// # Errors
/// Where anything acknowledged was lost, counted twice or shown wrongly, or where a server does not recover.
pub fn run(plan: &Plan<'_>, cluster: Option<Cluster>) -> Result<Report> {
    let name = if cluster.is_some() { "PostgreSQL, two servers" } else { "SQLite, one server" };
    say::step(&format!("A storm on {name}, seed {}", plan.seed));
    let mut scene = Scene::set(plan, cluster)?;
    let mut report = Report::default();
    let outcome = pass(plan, &mut scene, &mut report);
    report.tell(&scene);
    if let Err(error) = outcome {
        if plan.broken.is_none() {
            let folder = scene.keep().display().to_string();
            say::note(&format!("diaries and logs are kept in {folder}"));
        }
        return Err(error);
    }
    Ok(report)
}

fn pass(plan: &Plan<'_>, scene: &mut Scene, report: &mut Report) -> Result<()> {
    for act in schedule::draw(plan.seed, plan.time, &scene.conditions, scene.nodes.len()) {
        sleep(act.calm);
        wait_for_more(scene).with_context(|| format!("before: {}", act.condition.title()))?;
        disturb(scene, act, |scene| check(scene, report, true))
            .with_context(|| format!("while: {}", act.condition.title()))?;
        report.count(act.condition);
        check(scene, report, false).with_context(|| format!("after: {}", act.condition.title()))?;
        wait_for_more(scene).with_context(|| format!("nothing goes on after: {}", act.condition.title()))?;
    }
    let page = close(scene)?;
    scene.clients.stop()?;
    scene.nodes.iter_mut().try_for_each(|node| node.kill())?;
    check(scene, report, true).context("at the end")?;
    let said = scene.question.ask_remains(&scene.store)?;
    let (ballots, faults) = recount::faults(plan.binary, scene, &said, &page)?;
    fail_on(&faults).context("the shown result")?;
    report.ballots = Some(ballots);
    Ok(())
}

/// Ends the vote while people go on casting, and gives the page of the result.
fn close(scene: &Scene) -> Result<String> {
    let (board, now) = (scene.store.literal(&scene.board()), scene.store.now());
    let wait = AROUND_CLOSING.as_millis();
    scene.store.run(&format!("UPDATE boards SET decided_at = {now} + {wait} WHERE id = {board}"))?;
    sleep(AROUND_CLOSING);
    let node = scene.nodes.first().context("no server")?;
    let request =
        Asker { port: node.port, cookie: None }.plain(&format!("/it/boards/{}/result", scene.crowd.voting));
    let begun = Instant::now();
    let page = loop {
        match Connection::open(node.port).and_then(|mut connection| connection.succeed(&request)) {
            Ok(answer) => break String::from_utf8_lossy(&answer.body).into_owned(),
            Err(error) if begun.elapsed() > PATIENCE => return Err(error.context("no result is shown")),
            Err(_) => sleep(Duration::from_millis(200)),
        }
    };
    sleep(AROUND_CLOSING);
    Ok(page)
}

/// Lays diaries and database side by side; `dead` says that the server of a SQLite file has been killed.
fn check(scene: &Scene, report: &mut Report, dead: bool) -> Result<()> {
    let before = scene.clients.read()?;
    let said = match dead {
        true => scene.question.ask_remains(&scene.store)?,
        false => scene.question.ask(&scene.store)?,
    };
    let after = scene.clients.read()?;
    let board = scene.board();
    let judge = Judge { people: &scene.people, board: &board, first: &scene.first };
    let faults = judge.faults(&said, &before, &after);
    report.checked(&said, after);
    fail_on(&faults)
}

fn fail_on(faults: &[String]) -> Result<()> {
    if faults.is_empty() {
        return Ok(());
    }
    for fault in faults.iter().take(TOLD) {
        say::note(fault);
    }
    bail!("{} faults, the first: {}", faults.len(), faults[0])
}

/// Waits until something more is acknowledged: the platform recovers by itself.
fn wait_for_more(scene: &Scene) -> Result<()> {
    let begun = Instant::now();
    let before = scene.clients.read()?.acknowledged();
    while scene.clients.read()?.acknowledged() == before {
        if begun.elapsed() > PATIENCE {
            bail!("nothing was acknowledged for {}", say::duration(PATIENCE));
        }
        sleep(Duration::from_millis(100));
    }
    Ok(())
}

//! Everything that a storm needs, set up afresh: a database, servers, people and their clients.

use std::path::Path;

use anyhow::{Context, Result};
use tempfile::TempDir;

use super::broken::{Broken, EVADE_KEY};
use super::client::Order;
use super::clients::{Clients, VOTERS};
use super::ground::Ground;
use super::judge::People;
use super::nodes::Node;
use super::proxy;
use super::said::{Question, Said};
use super::schedule::Condition;
use super::small_disk::SmallDisk;
use super::store::Store;
use super::storm::Plan;
use crate::crowd::Crowd;
use crate::folders;
use crate::postgres::Cluster;

/// How many initiatives the open board has; stances are taken on a few of them.
const INITIATIVES: usize = 20;
const SPOKEN_OF: usize = 4;

/// The fields are dropped in this order: clients, then servers, then what lies below them.
pub struct Scene {
    /// The clients.
    pub clients: Clients,
    /// The servers.
    pub nodes: Vec<Node>,
    /// The database.
    pub store: Store,
    /// PostgreSQL, where the database is one of it.
    pub cluster: Option<Cluster>,
    /// The disk of the database, where it can be filled.
    pub disk: Option<SmallDisk>,
    /// What is asked of the database.
    pub question: Question,
    /// Who votes.
    pub people: People,
    /// The boards.
    pub crowd: Crowd,
    /// What the database said at the beginning.
    pub first: Said,
    /// What cannot be done on this machine.
    pub left_out: Vec<&'static str>,
    /// What can.
    pub conditions: Vec<Condition>,
    folder: TempDir,
}

impl Scene {
    /// Sets everything up and lets the clients begin.
    pub fn set(plan: &Plan<'_>, cluster: Option<Cluster>) -> Result<Self> {
        // Below the checkout and not in /tmp, which may lie in memory.
        let folder = tempfile::tempdir_in(folders::target()).context("no temporary folder")?;
        let Ground { store, disk, mut conditions, left_out } = Ground::lay(cluster.as_ref(), folder.path())?;
        if plan.broken.is_some() {
            // The least that happens to every server has to be enough.
            conditions = vec![Condition::Kill];
        }
        let crowd = Crowd::load(plan.binary, &store.url(), folder.path(), INITIATIVES)?;
        if plan.broken == Some(Broken::UniqueKey) {
            store.run(EVADE_KEY)?;
        }
        let number = if cluster.is_some() { 2 } else { 1 };
        let nodes = (0..number)
            .map(|_| Node::start(plan.binary, &store.url(), folder.path()))
            .collect::<Result<Vec<Node>>>()?;
        let spoken_of = crowd.initiatives.get(..SPOKEN_OF).context("the crowd has too few initiatives")?;
        let question = Question::new(
            &store,
            &plain(&crowd.voting),
            &spoken_of.iter().map(|id| plain(id)).collect::<Vec<_>>(),
        );
        let (people, first) = (find_people(&store)?, question.ask(&store)?);
        let cookies = crowd.sign_in(nodes[0].port, VOTERS)?;
        let mut ports: Vec<u16> = nodes.iter().map(|node| node.port).collect();
        if plan.broken == Some(Broken::EarlyAcknowledge) {
            ports = ports.into_iter().map(proxy::stand_before).collect::<Result<_>>()?;
        }
        let order = |hands| Order {
            ports: ports.clone(),
            board: crowd.voting.clone(),
            options: crowd.options as u64,
            initiatives: spoken_of.to_vec(),
            seed: plan.seed,
            hands,
        };
        let clients = Clients::start(folder.path(), order, &cookies)?;
        Ok(Self {
            clients,
            nodes,
            store,
            cluster,
            disk,
            question,
            people,
            crowd,
            first,
            left_out,
            conditions,
            folder,
        })
    }

    /// The board's id without signs between.
    pub fn board(&self) -> String {
        plain(&self.crowd.voting)
    }

    /// Keeps diaries and logs for whoever looks for the reason of a fault; tells where.
    pub fn keep(&mut self) -> &Path {
        self.folder.disable_cleanup(true);
        self.folder.path()
    }
}

/// The people of the crowd by the number of their card, which their pseudonyms tell, counting from 1.
fn find_people(store: &Store) -> Result<People> {
    let sql =
        format!("SELECT {}, pseudonym FROM participants WHERE pseudonym LIKE 'Persona %'", store.id("id"));
    let mut people = People::new();
    for row in store.read(&[sql])? {
        let [id, pseudonym] = &row[..] else { continue };
        let number: usize = pseudonym.trim_start_matches("Persona ").parse()?;
        people.insert(number - 1, id.clone());
    }
    Ok(people)
}

fn plain(id: &str) -> String {
    id.replace('-', "")
}

//! The gatherer: writes that many people make at the same moment wait for one another for as long as the last
//! commit takes, are committed together, and only then acknowledged. One synced commit serves a hundred people.

use sea_orm::DatabaseTransaction;
use std::{
    any::{Any, TypeId},
    collections::HashMap,
    future::Future,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::{mpsc, oneshot};

use super::{Database, Failure, Refusal, Stop};

/// How many writes may wait; whoever comes later is asked to try again.
const WAITING: usize = 8192;
/// How many writes one transaction takes at the most.
const TOGETHER: usize = 512;

/// A write that is gathered with others of its kind.
pub trait Gathered: Clone + Send + Sync + Sized + 'static {
    /// What the person who waits is told.
    type Answer: Send + 'static;

    /// Does the writes within one transaction, in their order, and answers each; a refused one writes nothing.
    fn apply(
        transaction: &DatabaseTransaction,
        writes: &[Self],
    ) -> impl Future<Output = Result<Vec<Result<Self::Answer, Refusal>>, Stop>> + Send;
}

type Waiting<W> = (W, oneshot::Sender<Result<<W as Gathered>::Answer, Stop>>);

/// The gatherers of a process, one for each kind of write, started when first needed.
#[derive(Clone, Default)]
pub struct Gatherers(Arc<Mutex<HashMap<TypeId, Box<dyn Any + Send>>>>);

impl Gatherers {
    /// Hands in one write and waits until it is committed.
    ///
    /// # Errors
    /// The write's own refusal; [`Refusal::Busy`] where too many wait; breakage of the database.
    pub async fn write<W: Gathered>(&self, db: &Database, write: W) -> Result<W::Answer, Stop> {
        let (answer, answered) = oneshot::channel();
        self.sender::<W>(db).try_send((write, answer)).map_err(|_| Refusal::Busy)?;
        answered.await.map_err(|_| Failure::TaskEnded("gatherer"))?
    }

    fn sender<W: Gathered>(&self, db: &Database) -> mpsc::Sender<Waiting<W>> {
        let mut started = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let running =
            started.get(&TypeId::of::<W>()).and_then(|any| any.downcast_ref::<mpsc::Sender<Waiting<W>>>());
        if let Some(sender) = running.filter(|sender| !sender.is_closed()) {
            return sender.clone();
        }
        let (sender, receiver) = mpsc::channel(WAITING);
        tokio::spawn(gather(db.without_gatherers(), receiver));
        started.insert(TypeId::of::<W>(), Box::new(sender.clone()));
        sender
    }
}

/// Commits what waits, again and again, until nobody can hand in any more.
async fn gather<W: Gathered>(db: Database, mut receiver: mpsc::Receiver<Waiting<W>>) {
    let mut waiting = Vec::with_capacity(TOGETHER);
    while receiver.recv_many(&mut waiting, TOGETHER).await > 0 {
        let (writes, answers): (Vec<W>, Vec<_>) = waiting.drain(..).unzip();
        let outcomes = commit_together(&db, &writes).await;
        for (answer, outcome) in answers.into_iter().zip(outcomes) {
            // Whoever no longer waits for the answer has gone away; the write is done all the same.
            let _ = answer.send(outcome);
        }
    }
}

/// All in one transaction; where that breaks, each in its own, so that one bad write harms nobody else.
async fn commit_together<W: Gathered>(db: &Database, writes: &[W]) -> Vec<Result<W::Answer, Stop>> {
    match commit(db, writes).await {
        Ok(answers) => answers.into_iter().map(|answer| answer.map_err(Stop::from)).collect(),
        Err(stop) if writes.len() == 1 => vec![Err(stop)],
        Err(_) => {
            let mut outcomes = Vec::with_capacity(writes.len());
            for write in writes {
                let alone = commit(db, std::slice::from_ref(write)).await;
                outcomes.push(alone.and_then(|mut answers| match answers.pop() {
                    Some(answer) => answer.map_err(Stop::from),
                    None => Err(Failure::TaskEnded("gathered write").into()),
                }));
            }
            outcomes
        }
    }
}

async fn commit<W: Gathered>(db: &Database, writes: &[W]) -> Result<Vec<Result<W::Answer, Refusal>>, Stop> {
    let transaction = db.begin().await?;
    let answers = W::apply(&transaction, writes).await?;
    transaction.commit().await?;
    Ok(answers)
}

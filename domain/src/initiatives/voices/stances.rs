//! Taking, changing and withdrawing a stance. What many people take at the same moment is committed together.

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr};
use std::collections::{BTreeMap, BTreeSet};

use super::{may_take_stance, may_withdraw_stance, totals};
use crate::{
    activity::{self, Entry, Measure, Tick},
    base::{
        Actor, BoardId, Ctx, InitiativeId, Moment, ParticipantId, Refusal, Stop, database::statement,
        gather::Gathered, rows::Rows,
    },
    boards::{
        actions::{Seated, take_seats},
        rules::may_act_as,
    },
    initiatives::{Frame, queries::list_frames},
    people::Capacity,
    stances::{self, Stance, Tally, actions::Taken, queries::Before},
};

/// One person's stance on one initiative, to be taken together with those of others.
#[derive(Clone, Debug)]
pub struct TakeStance {
    /// Who.
    pub actor: Actor,
    /// On what.
    pub initiative: InitiativeId,
    /// The stance; `None` withdraws it.
    pub stance: Option<Stance>,
    /// In which capacity, where this is the person's first deed on the board.
    pub capacity: Capacity,
    /// When.
    pub now: Moment,
}

/// Takes, changes or (with `None`) withdraws the actor's stance; taking the same one again changes nothing.
pub async fn take_stance(
    ctx: &Ctx,
    initiative: InitiativeId,
    stance: Option<Stance>,
    capacity: Capacity,
) -> Result<(), Stop> {
    let actor = ctx.actor.clone();
    may_act_as(actor.person()?, capacity)?;
    ctx.db.gather(TakeStance { actor, initiative, stance, capacity, now: ctx.now }).await
}

impl Gathered for TakeStance {
    type Answer = ();

    async fn apply(
        transaction: &DatabaseTransaction,
        writes: &[Self],
    ) -> Result<Vec<Result<(), Refusal>>, Stop> {
        let ids: BTreeSet<InitiativeId> = writes.iter().map(|write| write.initiative).collect();
        lock(transaction, &ids).await?;
        let frames = list_frames(transaction, ids).await?;
        let keys: BTreeSet<Key> = writes.iter().filter_map(key).collect();
        let pairs = keys.into_iter().map(|(initiative, participant)| (initiative.0, participant));
        let before = stances::queries::list_before(transaction, pairs).await?;
        let mut batch = Batch::new(frames, before);
        let answers = writes.iter().map(|write| batch.take(write)).collect();
        batch.write(transaction).await?;
        Ok(answers)
    }
}

type Key = (InitiativeId, ParticipantId);

fn key(write: &TakeStance) -> Option<Key> {
    write.actor.id().map(|person| (write.initiative, person))
}

/// Lets other nodes wait that would take stances on the same initiatives; always in the same order, so that two
/// never wait for one another. On `SQLite` the transaction is alone already.
async fn lock(transaction: &DatabaseTransaction, ids: &BTreeSet<InitiativeId>) -> Result<(), DbErr> {
    if transaction.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    let Some(rows) = Rows::lay_out(ids.iter().map(|id| [(*id).into()])) else { return Ok(()) };
    let sql =
        format!("SELECT id FROM initiatives WHERE id IN (VALUES {}) ORDER BY id FOR UPDATE", rows.places);
    transaction.execute_raw(statement(transaction, &sql, rows.values)).await?;
    Ok(())
}

/// What a batch of stances comes to, before it is written.
struct Batch<'a> {
    frames: BTreeMap<InitiativeId, Frame>,
    channels: BTreeMap<Key, String>,
    /// Who stands where with which constituency: first as before, then as each write leaves it.
    standing: BTreeMap<Key, Option<(Stance, String)>>,
    changed: BTreeMap<Key, Moment>,
    moved: BTreeMap<(InitiativeId, String), Tally>,
    ticks: BTreeMap<Tick, i64>,
    seats: BTreeMap<(BoardId, ParticipantId), Seated<'a>>,
    entries: Vec<Entry<'a>>,
}

impl<'a> Batch<'a> {
    fn new(frames: Vec<Frame>, before: Vec<Before>) -> Self {
        let mut batch = Self {
            frames: frames.into_iter().map(|frame| (frame.id, frame)).collect(),
            channels: BTreeMap::new(),
            standing: BTreeMap::new(),
            changed: BTreeMap::new(),
            moved: BTreeMap::new(),
            ticks: BTreeMap::new(),
            seats: BTreeMap::new(),
            entries: Vec::new(),
        };
        for row in before {
            let key = (InitiativeId(row.subject_id), row.participant_id);
            batch.channels.insert(key, row.channel);
            batch.standing.insert(key, row.stance.zip(row.constituency));
        }
        batch
    }

    /// Asks the rule and notes what the write changes.
    fn take(&mut self, write: &'a TakeStance) -> Result<(), Refusal> {
        let person = write.actor.person()?;
        let frame = self.frames.get(&write.initiative).ok_or(Refusal::NotFound)?;
        let next = if let Some(stance) = write.stance {
            may_take_stance(&write.actor, frame, write.now)?;
            person.constituency.clone().map(|constituency| (stance, constituency))
        } else {
            may_withdraw_stance(&write.actor, frame, write.now)?;
            None
        };
        let key = (write.initiative, person.id);
        let before = self.standing.get(&key).ok_or(Refusal::NotFound)?.clone();
        if before == next {
            return Ok(());
        }
        self.note(write, key, before.as_ref(), next.as_ref());
        self.standing.insert(key, next);
        self.changed.insert(key, write.now);
        Ok(())
    }

    fn note(
        &mut self,
        write: &'a TakeStance,
        key: Key,
        before: Option<&(Stance, String)>,
        next: Option<&(Stance, String)>,
    ) {
        for (standing, by) in [(before, -1), (next, 1)] {
            if let Some((stance, constituency)) = standing {
                self.moved.entry((key.0, constituency.clone())).or_default().add(*stance, by);
            }
        }
        let Some(frame) = self.frames.get(&key.0) else { return };
        let (board, subject) = (frame.board, key.0.into());
        if let (None, Some((_, constituency))) = (before, next) {
            let channel = self.channels.get(&key).cloned().unwrap_or_default();
            let tick = tick(frame, constituency, channel, write.now);
            *self.ticks.entry(tick).or_default() += 1;
        }
        if next.is_some() {
            self.sit(write, key.1, board);
        }
        let deed = if next.is_some() { "stances.take" } else { "stances.withdraw" };
        let (actor, board) = (Some(key.1), Some(board));
        self.entries.push(Entry { at: write.now, deed, actor, board, subject: Some(subject), detail: None });
    }

    fn sit(&mut self, write: &'a TakeStance, participant: ParticipantId, board: BoardId) {
        let constituency = write.actor.person().ok().and_then(|person| person.constituency.as_deref());
        let seated = Seated { participant, constituency, capacity: write.capacity, channel: "" };
        self.seats.entry((board, participant)).or_insert(seated);
    }

    /// Writes everything in a handful of statements, however many stances there are.
    async fn write(mut self, transaction: &DatabaseTransaction) -> Result<(), Stop> {
        let Some(now) = self.changed.values().max().copied() else { return Ok(()) };
        let (mut taken, mut withdrawn) = (Vec::new(), Vec::new());
        for (key, at) in &self.changed {
            match self.standing.remove(key).flatten() {
                Some((stance, constituency)) => {
                    taken.push(Taken { subject: key.0.0, participant: key.1, constituency, stance, at: *at });
                }
                None => withdrawn.push((key.0.0, key.1)),
            }
        }
        stances::actions::store(transaction, taken).await?;
        stances::actions::remove(transaction, withdrawn).await?;
        totals::move_stances(transaction, &self.moved).await?;
        let channels: BTreeMap<ParticipantId, &str> =
            self.channels.iter().map(|(key, channel)| (key.1, channel.as_str())).collect();
        let channel_of = |participant| channels.get(&participant).copied().unwrap_or_default();
        let seats = self.seats.into_iter().map(|((board, participant), seated)| {
            (board, Seated { channel: channel_of(participant), ..seated })
        });
        take_seats(transaction, &seats.collect::<Vec<_>>(), now).await?;
        for (tick, by) in &self.ticks {
            activity::count(transaction, tick, *by).await?;
        }
        activity::record_all(transaction, self.entries).await?;
        Ok(())
    }
}

fn tick(frame: &Frame, constituency: &str, channel: String, now: Moment) -> Tick {
    Tick {
        board: frame.board,
        day: now.day(),
        measure: Measure::Stance,
        constituency: constituency.to_owned(),
        theme: frame.theme.as_str().to_owned(),
        language: String::new(),
        channel,
    }
}

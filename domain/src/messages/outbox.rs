//! The outbox: what happened becomes lines for those who are told, and lines become letters.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

use super::{
    Letter, Line, Matter, Occasion,
    actions::{confirmation_token, stop_token},
    rules::{is_call, wait_after},
};
use crate::{
    base::{
        Database, Language, Moment, ParticipantId, Stop, Subject, SubjectKind, database::statement,
        rows::Rows, signed::Signer,
    },
    owners::names::{Named, list_own_names},
};

mod telling;

pub use telling::tell_due;

/// Lines that nobody else sends any more, as one letter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Claimed {
    /// What is to be sent.
    pub letter: Letter,
    /// Whose it is.
    who: ParticipantId,
    /// The lines of it, with how often they were tried.
    lines: Vec<(Uuid, i32)>,
}

/// What became of a letter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// The mail server took it.
    Sent,
    /// It was not taken now; it may be later.
    Later,
    /// It will never be taken.
    Refused,
}

#[derive(FromQueryResult)]
struct Due {
    id: Uuid,
    participant_id: ParticipantId,
    occasion: Occasion,
    word: String,
    cause: String,
    subject_kind: SubjectKind,
    subject_id: Uuid,
    at: Moment,
    tries: i32,
}

#[derive(FromQueryResult)]
struct Postbox {
    participant_id: ParticipantId,
    reference: String,
    address: String,
    language: Language,
}

/// Takes what is due of up to twenty people out of the outbox, each one's things in one letter, and letters that ask
/// for confirmation. It is stored before anything is sent, so that no other node, and no later start, sends it again.
pub async fn claim_due(db: &Database, now: Moment) -> Result<Vec<Claimed>, Stop> {
    let transaction = db.begin().await?;
    let signer = Signer::find(&transaction).await?;
    let mut claimed = claim_confirmations(&transaction, &signer, now).await?;
    claimed.extend(claim_lines(&transaction, &signer, now).await?);
    transaction.commit().await?;
    Ok(claimed)
}

async fn claim_confirmations(
    db: &impl ConnectionTrait,
    signer: &Signer,
    now: Moment,
) -> Result<Vec<Claimed>, Stop> {
    const SQL: &str = "UPDATE mail_addresses SET letter_due_at = NULL WHERE letter_due_at <= $1 \
         RETURNING participant_id, reference, address, language";
    let due = Postbox::find_by_statement(statement(db, SQL, [now.into()])).all(db).await?;
    let letter = |postbox: Postbox| {
        let matter = Matter::Confirmation(confirmation_token(signer, &postbox.reference)?);
        let letter = Letter { to: postbox.address, language: postbox.language, matter };
        Ok(Claimed { letter, who: postbox.participant_id, lines: Vec::new() })
    };
    due.into_iter().map(letter).collect()
}

async fn claim_lines(db: &impl ConnectionTrait, signer: &Signer, now: Moment) -> Result<Vec<Claimed>, Stop> {
    const CLAIM: &str = "UPDATE messages SET state = 'sending', tries = tries + 1 \
         WHERE state = 'waiting' AND due_at <= $1 AND participant_id IN \
            (SELECT DISTINCT participant_id FROM messages WHERE state = 'waiting' AND due_at <= $1 LIMIT 20) \
         RETURNING id, participant_id, occasion, word, cause, subject_kind, subject_id, at, tries";
    let mut due = Due::find_by_statement(statement(db, CLAIM, [now.into()])).all(db).await?;
    due.sort_by_key(|line| (line.at, line.id));
    let subjects: Vec<Subject> = due.iter().map(subject).collect();
    let named = list_own_names(db, &subjects).await?;
    let named: HashMap<Subject, Named> = named.into_iter().map(|named| (named.subject, named)).collect();
    let postboxes = list_postboxes(db, &due).await?;
    let waiting = due.iter().filter(|line| is_call(&line.word)).map(|line| line.participant_id);
    let calls = telling::list_calls_of(db, waiting, now).await?;
    let calls: HashMap<_, _> =
        calls.iter().map(|call| ((call.participant_id, call.cause()), call.until)).collect();
    let mut letters: BTreeMap<ParticipantId, Claimed> = BTreeMap::new();
    let mut left = Vec::new();
    for line in due {
        // What is no longer asked of her, what she may no longer read and what has no page is not told.
        let until = match calls.get(&(line.participant_id, line.cause.clone())) {
            Some(until) => *until,
            None if is_call(&line.word) => {
                left.push(line.id);
                continue;
            }
            None => None,
        };
        let thing = named.get(&subject(&line)).map(|named| (&named.title, named.address.clone()));
        let (Some((title, address)), Some(postbox)) = (thing, postboxes.get(&line.participant_id)) else {
            left.push(line.id);
            continue;
        };
        let claimed = letters.entry(line.participant_id).or_insert_with(|| Claimed {
            letter: Letter {
                to: postbox.address.clone(),
                language: postbox.language,
                matter: Matter::Lines(Vec::new()),
            },
            who: line.participant_id,
            lines: Vec::new(),
        });
        claimed.lines.push((line.id, line.tries));
        let told = Line {
            occasion: line.occasion,
            subject: subject(&line),
            word: line.word,
            title: title.clone(),
            address,
            until,
            stop: stop_token(signer, &postbox.reference, line.occasion)?,
        };
        // Five comments on one initiative are one sentence.
        if let Matter::Lines(lines) = &mut claimed.letter.matter
            && !lines.contains(&told)
        {
            lines.push(told);
        }
    }
    set_state(db, &left, "page", None).await?;
    Ok(letters.into_values().collect())
}

fn subject(line: &Due) -> Subject {
    Subject { kind: line.subject_kind, id: line.subject_id }
}

async fn list_postboxes(
    db: &impl ConnectionTrait,
    due: &[Due],
) -> Result<HashMap<ParticipantId, Postbox>, DbErr> {
    let Some(rows) = Rows::lay_out(due.iter().map(|line| [line.participant_id.into()])) else {
        return Ok(HashMap::new());
    };
    let sql = format!(
        "SELECT participant_id, reference, address, language FROM mail_addresses \
         WHERE confirmed_at IS NOT NULL AND participant_id IN (VALUES {})",
        rows.places
    );
    let found = Postbox::find_by_statement(statement(db, &sql, rows.values)).all(db).await?;
    Ok(found.into_iter().map(|postbox| (postbox.participant_id, postbox)).collect())
}

/// Writes down what became of a letter. Where it may be taken later it waits again, longer each time.
pub async fn settle(db: &Database, claimed: &Claimed, outcome: Outcome, now: Moment) -> Result<(), Stop> {
    let transaction = db.begin().await?;
    let ids: Vec<Uuid> = claimed.lines.iter().map(|(id, _)| *id).collect();
    let tries = claimed.lines.iter().map(|(_, tries)| *tries).max().unwrap_or(1);
    let wait = wait_after(tries).filter(|_| outcome == Outcome::Later);
    match (outcome, wait) {
        (Outcome::Sent, _) => set_state(&transaction, &ids, "sent", None).await?,
        (_, Some(minutes)) => {
            set_state(&transaction, &ids, "waiting", Some(now.plus_minutes(minutes))).await?;
        }
        _ => set_state(&transaction, &ids, "failed", None).await?,
    }
    if outcome == Outcome::Later && matches!(claimed.letter.matter, Matter::Confirmation(_)) {
        ask_again(&transaction, claimed, now).await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// A letter that asks for confirmation is tried for a day.
async fn ask_again(db: &impl ConnectionTrait, claimed: &Claimed, now: Moment) -> Result<(), DbErr> {
    const SQL: &str = "UPDATE mail_addresses SET letter_due_at = $3 \
         WHERE participant_id = $1 AND address = $2 AND confirmed_at IS NULL AND asked_at > $4";
    let values = [
        claimed.who.into(),
        claimed.letter.to.as_str().into(),
        now.plus_minutes(15).into(),
        now.plus_days(-1).into(),
    ];
    db.execute_raw(statement(db, SQL, values)).await?;
    Ok(())
}

async fn set_state(
    db: &impl ConnectionTrait,
    ids: &[Uuid],
    state: &str,
    due: Option<Moment>,
) -> Result<(), DbErr> {
    let Some(rows) = Rows::lay_out(ids.iter().map(|id| [(*id).into()])) else { return Ok(()) };
    let place = rows.values.len() + 1;
    let sql = format!(
        "UPDATE messages SET state = ${place}, due_at = ${} WHERE id IN (VALUES {})",
        place + 1,
        rows.places
    );
    let values = rows.values.into_iter().chain([state.into(), due.into()]);
    db.execute_raw(statement(db, &sql, values)).await?;
    Ok(())
}

/// For how many days lines are kept.
const KEEP_DAYS: i64 = 90;

/// Forgets old lines.
pub async fn forget_due(db: &Database, now: Moment) -> Result<(), Stop> {
    const SQL: &str = "DELETE FROM messages WHERE at < $1";
    db.writer().execute_raw(statement(db.writer(), SQL, [now.plus_days(-KEEP_DAYS).into()])).await?;
    Ok(())
}

//! The outbox: what happened becomes lines for those who are told, and lines become letters.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

use super::{
    Letter, Line, Matter, Occasion, Pace,
    actions::{confirmation_token, stop_token},
    queries,
    rules::{decide, wait_after},
};
use crate::{
    base::{
        Database, Language, Moment, ParticipantId, Stop, Subject, SubjectKind, database::statement,
        rows::Rows, signed::Signer,
    },
    initiatives::voices::{NEWS, NEWS_OF_BOARDS},
};

/// Deeds whose transaction was still open when the record was read last have an earlier moment than what was read
/// then: each look begins a little before the end of the last.
const OVERLAP_MINUTES: i64 = 2;
/// For how many days lines are kept.
const KEEP_DAYS: i64 = 90;

#[derive(FromQueryResult)]
struct Watermark {
    at: Moment,
}

/// Something that happened, and somebody who cares about it and left an address.
#[derive(FromQueryResult)]
struct Heard {
    id: Uuid,
    at: Moment,
    deed: String,
    subject_kind: SubjectKind,
    subject_id: Uuid,
    participant_id: ParticipantId,
    pace: Option<Pace>,
}

/// Reads what was done since the last look, and writes a line for each person who is told of it by e-mail. Gives the
/// number of new lines. What was done before the first look is not told.
pub async fn tell_due(db: &Database, now: Moment) -> Result<u64, Stop> {
    let transaction = db.begin().await?;
    let Some(since) = move_watermark(&transaction, now).await? else {
        transaction.commit().await?;
        return Ok(0);
    };
    let heard = list_heard(&transaction, since.plus_minutes(-OVERLAP_MINUTES), now).await?;
    let told = write_lines(&transaction, &heard, now).await?;
    transaction.commit().await?;
    Ok(told)
}

/// Until when the record had been read before; from now on it is read until now.
async fn move_watermark(db: &impl ConnectionTrait, now: Moment) -> Result<Option<Moment>, DbErr> {
    const READ: &str = "SELECT at FROM message_watermarks WHERE name = 'activity'";
    const MOVE: &str = "INSERT INTO message_watermarks (name, at) VALUES ('activity', $1) \
         ON CONFLICT (name) DO UPDATE SET at = excluded.at";
    let before = Watermark::find_by_statement(statement(db, READ, [])).one(db).await?;
    db.execute_raw(statement(db, MOVE, [now.into()])).await?;
    Ok(before.map(|row| row.at))
}

/// What happened between the moments, with everybody who wrote, supports or follows it, left an address, and did not
/// do it herself. One statement.
async fn list_heard(db: &impl ConnectionTrait, since: Moment, until: Moment) -> Result<Vec<Heard>, DbErr> {
    let occasions: Vec<String> = NEWS
        .iter()
        .chain(&NEWS_OF_BOARDS)
        .filter_map(|deed| Some(format!("WHEN '{deed}' THEN '{}'", Occasion::of(deed)?)))
        .collect();
    let sql = format!(
        "WITH done AS (SELECT id, at, deed, actor_id, board_id, subject_kind, subject_id, \
                CASE deed {} END AS occasion FROM activity WHERE at > $1 AND at <= $2), \
            told AS (SELECT * FROM done WHERE occasion IS NOT NULL AND subject_id IS NOT NULL), \
            close AS ( \
                SELECT t.id, f.participant_id FROM told t JOIN follows f ON f.subject_id = t.subject_id \
                UNION SELECT t.id, s.participant_id FROM told t \
                    JOIN stances s ON s.subject_id = t.subject_id AND s.stance = 'support' \
                UNION SELECT t.id, x.participant_id FROM told t \
                    JOIN initiative_authors x ON x.initiative_id = t.subject_id AND x.consent = 'given' \
                UNION SELECT t.id, f.participant_id FROM told t JOIN follows f ON f.subject_id = t.board_id \
                    WHERE t.deed IN ('initiatives.publish', 'ballots.count')) \
         SELECT t.id, t.at, t.deed, t.subject_kind, t.subject_id, c.participant_id, p.pace \
         FROM close c JOIN told t ON t.id = c.id \
         JOIN mail_addresses m ON m.participant_id = c.participant_id AND m.confirmed_at IS NOT NULL \
         LEFT JOIN message_paces p ON p.participant_id = c.participant_id AND p.occasion = t.occasion \
         WHERE t.actor_id IS NULL OR t.actor_id <> c.participant_id",
        occasions.join(" ")
    );
    Heard::find_by_statement(statement(db, &sql, [since.into(), until.into()])).all(db).await
}

/// How many lines one statement writes.
const ROWS: usize = 500;

/// Writes a line for everything that is told by letter; what was told already stays as it is.
async fn write_lines(db: &impl ConnectionTrait, heard: &[Heard], now: Moment) -> Result<u64, DbErr> {
    let line = |heard: &Heard| {
        let occasion = Occasion::of(&heard.deed)?;
        let due = decide(heard.pace.unwrap_or(occasion.usual()), true, now).mail?;
        Some([
            Uuid::now_v7().into(),
            heard.participant_id.into(),
            occasion.as_str().into(),
            heard.deed.as_str().into(),
            heard.id.to_string().into(),
            heard.subject_kind.as_str().into(),
            heard.subject_id.into(),
            heard.at.into(),
            due.into(),
        ])
    };
    let lines: Vec<_> = heard.iter().filter_map(line).collect();
    let mut told = 0;
    for lines in lines.chunks(ROWS) {
        let Some(rows) = Rows::lay_out(lines.iter().cloned()) else { continue };
        let sql = format!(
            "INSERT INTO messages (id, participant_id, occasion, word, cause, subject_kind, subject_id, at, state, due_at) \
             SELECT DISTINCT column1, column2, column3, column4, column5, column6, column7, column8, 'waiting', column9 \
             FROM (VALUES {}) AS lines WHERE TRUE ON CONFLICT (participant_id, cause) DO NOTHING",
            rows.places
        );
        told += db.execute_raw(statement(db, &sql, rows.values)).await?.rows_affected();
    }
    Ok(told)
}

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
         RETURNING id, participant_id, occasion, word, subject_kind, subject_id, at, tries";
    let mut due = Due::find_by_statement(statement(db, CLAIM, [now.into()])).all(db).await?;
    due.sort_by_key(|line| (line.at, line.id));
    let subjects: Vec<Subject> = due.iter().map(subject).collect();
    let titles = queries::list_titles(db, &subjects).await?;
    let postboxes = list_postboxes(db, &due).await?;
    let mut letters: BTreeMap<ParticipantId, Claimed> = BTreeMap::new();
    let mut left = Vec::new();
    for line in due {
        let (Some(title), Some(postbox)) =
            (titles.get(&line.subject_id), postboxes.get(&line.participant_id))
        else {
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

/// Forgets old lines.
pub async fn forget_due(db: &Database, now: Moment) -> Result<(), Stop> {
    const SQL: &str = "DELETE FROM messages WHERE at < $1";
    db.writer().execute_raw(statement(db.writer(), SQL, [now.plus_days(-KEEP_DAYS).into()])).await?;
    Ok(())
}

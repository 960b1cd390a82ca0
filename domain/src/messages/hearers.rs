//! Who hears of what: one list for the page of somebody's things and for letters to everybody.

use std::fmt::Write as _;

use super::{Occasion, rules};
use crate::{
    base::{Moment, moment::DAY},
    offers::FRESH_DAYS,
};

/// A way in which people come to hear of deeds of the record, as parts of a statement. The line of the record is `a`.
struct Way {
    /// The tables besides the record.
    from: &'static str,
    /// Who hears.
    person: &'static str,
    /// Of which lines; `{day}` is the day of today.
    of: &'static str,
}

const WAYS: [Way; 14] = [
    Way {
        from: "follows f",
        person: "f.participant_id",
        of: "a.subject_id = f.subject_id AND a.deed NOT IN ('initiatives.publish', 'meetings.publish')",
    },
    Way {
        from: "stances s",
        person: "s.participant_id",
        of: "a.subject_id = s.subject_id AND s.stance = 'support' AND a.deed <> 'initiatives.publish'",
    },
    Way {
        from: "initiative_authors x",
        person: "x.participant_id",
        of: "a.subject_id = x.initiative_id AND x.consent = 'given' AND a.deed <> 'initiatives.publish'",
    },
    // What is new on a board; whoever wrote it knows.
    Way {
        from: "follows f",
        person: "f.participant_id",
        of: "a.board_id = f.subject_id AND a.deed = 'initiatives.publish' AND NOT EXISTS (SELECT 1 \
             FROM initiative_authors x WHERE x.initiative_id = a.subject_id AND x.participant_id = f.participant_id)",
    },
    Way {
        from: "meeting_registrations r",
        person: "r.participant_id",
        of: "a.subject_id = r.meeting_id AND r.participant_id IS NOT NULL AND a.deed <> 'meetings.publish' \
             AND r.state IN ('asked', 'confirmed', 'waiting', 'offered')",
    },
    // The sessions of tables: those who follow the table, and those who sit there today.
    Way {
        from: "follows f JOIN table_sessions s ON s.table_id = f.subject_id",
        person: "f.participant_id",
        of: "a.subject_id = s.meeting_id",
    },
    Way {
        from: "table_sessions s JOIN table_seats c ON c.table_id = s.table_id \
               JOIN table_mandates x ON x.seat_id = c.id \
               JOIN memberships y ON y.organisation_id IN (x.organisation_id, x.substitute_organisation_id)",
        person: "y.participant_id",
        of: "a.subject_id = s.meeting_id AND (c.ended_on IS NULL OR c.ended_on > {day}) \
             AND x.from_day <= {day} AND (x.to_day IS NULL OR x.to_day >= {day})",
    },
    Way {
        from: "table_sessions s JOIN table_seats c ON c.table_id = s.table_id \
               JOIN table_mandates x ON x.seat_id = c.id \
               JOIN participants y ON y.id IN (x.participant_id, x.substitute_participant_id)",
        person: "y.id",
        of: "a.subject_id = s.meeting_id AND (c.ended_on IS NULL OR c.ended_on > {day}) \
             AND x.from_day <= {day} AND (x.to_day IS NULL OR x.to_day >= {day})",
    },
    Way {
        from: "follows f JOIN procedures p ON p.subject_id = f.subject_id",
        person: "f.participant_id",
        of: "a.subject_id = p.id",
    },
    Way {
        from: "procedure_expressions e",
        person: "e.participant_id",
        of: "a.subject_id = e.procedure_id AND e.withdrawn_at IS NULL",
    },
    Way {
        from: "follows f JOIN news n ON n.organisation_id = f.subject_id",
        person: "f.participant_id",
        of: "a.subject_id = n.id AND a.deed = 'news.publish'",
    },
    Way {
        from: "follows f JOIN news_links l ON l.subject_id = f.subject_id",
        person: "f.participant_id",
        of: "a.subject_id = l.news_id AND a.deed = 'news.publish'",
    },
    Way {
        from: "meeting_registrations r JOIN news_links l ON l.subject_id = r.meeting_id",
        person: "r.participant_id",
        of: "a.subject_id = l.news_id AND a.deed = 'news.publish' AND r.participant_id IS NOT NULL \
             AND r.state IN ('asked', 'confirmed', 'waiting', 'offered')",
    },
    Way {
        from: "memberships y JOIN offers o ON o.organisation_id = y.organisation_id",
        person: "y.participant_id",
        of: "a.subject_id = o.id",
    },
];

/// Deeds at a table itself may be about what is confidential, and of files only the materials of meetings are told.
const TELLABLE: &str = "a.subject_id IS NOT NULL AND a.subject_kind <> 'table' \
     AND (a.deed <> 'attachments.attach' OR (a.subject_kind = 'meeting' AND a.detail = 'material'))";

/// The occasion of a word, for a statement.
pub(super) fn occasion_of(column: &str) -> String {
    let mut sql = format!("CASE {column}");
    for (word, occasion) in rules::words() {
        // Writing into a text never fails.
        let _ = write!(sql, " WHEN '{word}' THEN '{occasion}'");
    }
    sql + " END"
}

/// The words of which somebody wishes to hear, for a statement; `None` where there are none.
pub(super) fn words_of(is_wished: impl Fn(Occasion) -> bool) -> Option<String> {
    let wished = rules::words().filter(|(_, occasion)| is_wished(*occasion));
    let words: Vec<String> = wished.map(|(word, _)| format!("'{word}'")).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// The lines of the record that are told at all, `WHERE …`.
pub(super) fn told() -> String {
    let deeds = rules::words().filter(|(word, _)| !rules::is_call(word));
    let deeds: Vec<String> = deeds.map(|(deed, _)| format!("'{deed}'")).collect();
    format!("{TELLABLE} AND a.deed IN ({})", deeds.join(", "))
}

/// Who hears of the lines in `told`: the id of each with a person.
pub(super) fn everybody(now: Moment) -> String {
    let part = |way: &Way| {
        let Way { from, person, of } = way;
        format!("SELECT a.id, {person} AS participant_id FROM told a, {from} WHERE {of}")
    };
    day_of(&WAYS.iter().map(part).collect::<Vec<_>>().join(" UNION "), now)
}

/// What one person hears of, line by line: kind, id, word, at, until. `person` and `since` are places of values.
pub(super) fn one(person: &str, since: &str, now: Moment) -> String {
    let told = told();
    let part = |way: &Way| {
        let Way { from, person: hearer, of } = way;
        format!(
            "SELECT a.subject_kind AS kind, a.subject_id AS id, a.deed AS word, a.at, CAST(NULL AS BIGINT) AS until \
             FROM {from}, activity a WHERE {hearer} = {person} AND {of} AND a.at >= {since} AND {told} \
             AND (a.actor_id IS NULL OR a.actor_id <> {person})"
        )
    };
    let mut parts: Vec<String> = WAYS.iter().map(part).collect();
    let calls = calls(now);
    parts.push(format!(
        "SELECT c.kind, c.id, c.word, c.at, c.until FROM ({calls}) c WHERE c.participant_id = {person}"
    ));
    day_of(&parts.join(" UNION ALL "), now)
}

fn day_of(sql: &str, now: Moment) -> String {
    sql.replace("{day}", &now.day().0.to_string())
}

/// For how many days before its end the time to take part is told.
const DEADLINE_DAYS: i64 = 3;
/// For how many days somebody is asked whether a service is still right; then half a year later again.
const ASKING_DAYS: i64 = 14;

/// What waits for people now: word, mark (which tells one from another), kind, id, participant_id, at, until.
pub(super) fn calls(now: Moment) -> String {
    let Moment(now_ms) = now;
    let soon = now.plus_days(1).0;
    let deadline = now.plus_days(DEADLINE_DAYS).0;
    let fresh = FRESH_DAYS * DAY;
    let day = now.day().0;
    format!(
        "SELECT 'meetings.remind' AS word, d.id AS mark, 'meeting' AS kind, d.meeting_id AS id, r.participant_id, \
            d.starts_at - {DAY} AS at, d.starts_at AS until \
         FROM meeting_dates d JOIN meetings m ON m.id = d.meeting_id AND m.state = 'published' \
         JOIN meeting_registrations r ON r.meeting_id = d.meeting_id AND r.state = 'confirmed' \
            AND r.participant_id IS NOT NULL \
         WHERE d.starts_at > {now_ms} AND d.starts_at <= {soon} \
         UNION ALL SELECT 'meetings.free_seat' AS word, r.id AS mark, 'meeting' AS kind, r.meeting_id AS id, \
            r.participant_id, r.offered_until - {} AS at, r.offered_until AS until \
         FROM meeting_registrations r JOIN meetings m ON m.id = r.meeting_id AND m.state = 'published' \
         WHERE r.offered_until > {now_ms} AND r.state = 'offered' AND r.participant_id IS NOT NULL \
         UNION ALL SELECT 'procedures.deadline' AS word, p.id AS mark, 'procedure' AS kind, p.id, f.participant_id, \
            p.deadline - {} AS at, p.deadline AS until \
         FROM procedures p JOIN follows f ON f.subject_id IN (p.id, p.subject_id) \
         WHERE p.halt IS NULL AND p.deadline > {now_ms} AND p.deadline <= {deadline} \
         UNION ALL SELECT 'offers.ask_to_confirm' AS word, o.id AS mark, 'offer' AS kind, o.id, y.participant_id, \
            {now_ms} - ({now_ms} - o.confirmed_at) % {fresh} AS at, CAST(NULL AS BIGINT) AS until \
         FROM offers o JOIN memberships y ON y.organisation_id = o.organisation_id \
         WHERE o.withdrawn_at IS NULL AND (o.valid_until IS NULL OR o.valid_until >= {day}) \
            AND o.confirmed_at < {} AND ({now_ms} - o.confirmed_at) % {fresh} < {}",
        2 * DAY,
        DEADLINE_DAYS * DAY,
        now_ms - fresh,
        ASKING_DAYS * DAY,
    )
}

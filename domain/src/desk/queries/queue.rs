//! The queue: what was sent in and what was reported, oldest first.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};
use std::collections::HashMap;
use uuid::Uuid;

use crate::{
    base::{
        CaseId, Ctx, Cursor, Language, Moment, Page, RevisionId, Stop, Subject, SubjectKind,
        database::statement, page::PAGE_SIZE,
    },
    desk::{Case, Report, Waiting},
    initiatives::{self, Pending},
    moderation::{Note, Origin, Place, Reason},
    territories::reach,
};

/// The most characters of a text that the queue shows.
const SHOWN: i32 = 1500;
/// The most reports that a page of the queue shows.
const REPORTS: i64 = 200;

#[derive(FromQueryResult)]
struct Row {
    id: CaseId,
    subject_kind: SubjectKind,
    subject_id: Uuid,
    page_kind: SubjectKind,
    page_id: Uuid,
    origin: Origin,
    title: Option<String>,
    text: String,
    length: i64,
    language: Language,
    place_kind: SubjectKind,
    place_id: Uuid,
    place: String,
    place_language: Language,
    territory: String,
    opened_at: Moment,
    is_own: bool,
    author_language: Option<Language>,
}

/// What waits in the moderator's territories, of one origin or both. Two statements, and a third one where there are
/// new versions among it.
///
/// # Errors
/// [`crate::base::Refusal::NotAllowed`] for people who moderate nowhere.
pub async fn list_queue(
    ctx: &Ctx,
    origin: Option<Origin>,
    after: Option<Cursor>,
) -> Result<Page<Case>, Stop> {
    let territories = super::may_read_desk(&ctx.actor)?;
    let db = ctx.db.reader();
    let mut values: Vec<Value> = vec![SHOWN.into(), (PAGE_SIZE + 1).cast_signed().into()];
    let here = reach(territories.as_deref(), &mut values);
    values.push(ctx.actor.person()?.id.into());
    let reader = values.len();
    let came = origin.map_or_else(String::new, |origin| {
        values.push(origin.as_str().into());
        format!("AND c.origin = ${}", values.len())
    });
    let later = after.map_or_else(String::new, |cursor| {
        values.extend([cursor.key.into(), cursor.id.into()]);
        let (key, id) = (values.len() - 1, values.len());
        format!("AND (c.opened_at > ${key} OR (c.opened_at = ${key} AND c.id > ${id}))")
    });
    let sql = format!(
        "SELECT c.id, c.subject_kind, c.subject_id, c.origin, c.language, c.opened_at, \
            CASE WHEN c.subject_kind = 'news' THEN 'news' ELSE COALESCE(m.subject_kind, 'initiative') END AS page_kind, \
            COALESCE(r.initiative_id, m.subject_id, p.subject_id, c.subject_id) AS page_id, \
            (COALESCE(c.author_id = ${reader}, FALSE) OR EXISTS (SELECT 1 FROM initiative_authors ia WHERE ia.participant_id = ${reader} \
                AND ia.initiative_id = COALESCE(r.initiative_id, c.subject_id))) AS is_own, \
            a.language AS author_language, COALESCE(i.title, r.title, w.title) AS title, \
            SUBSTR(COALESCE(i.body, w.body, c.excerpt), 1, $1) AS text, \
            CAST(LENGTH(COALESCE(i.body, w.body, c.excerpt)) AS BIGINT) AS length, \
            CASE WHEN c.board_id IS NULL THEN 'news' ELSE 'board' END AS place_kind, \
            COALESCE(c.board_id, w.id, n.id) AS place_id, COALESCE(x.question, w.title, n.title) AS place, \
            COALESCE(x.language, w.language, n.language) AS place_language, t.name AS territory \
         FROM moderation_cases c JOIN territories t ON t.id = c.territory_id \
         LEFT JOIN boards b ON b.id = c.board_id \
         LEFT JOIN board_texts x ON x.board_id = b.id AND x.language = b.language \
         LEFT JOIN initiatives i ON i.id = c.subject_id LEFT JOIN comments m ON m.id = c.subject_id \
         LEFT JOIN news w ON w.id = c.subject_id LEFT JOIN news n ON n.id = m.subject_id \
         LEFT JOIN pledges p ON p.id = c.subject_id LEFT JOIN revisions r ON r.id = c.subject_id \
         LEFT JOIN participants a ON a.id = c.author_id \
         WHERE c.closed_at IS NULL AND {here} {came} {later} ORDER BY c.opened_at, c.id LIMIT $2"
    );
    let rows = Row::find_by_statement(statement(db, &sql, values)).all(db).await?;
    let mut reports = list_reports(db, &rows).await?;
    let mut versions = list_versions(db, &rows).await?;
    let cases = rows.into_iter().map(|row| case(row, &mut reports, &mut versions)).collect();
    Ok(Page::cut(cases, PAGE_SIZE, Case::cursor))
}

fn case(
    row: Row,
    reports: &mut HashMap<CaseId, Vec<Report>>,
    versions: &mut HashMap<RevisionId, Pending>,
) -> Case {
    Case {
        id: row.id,
        subject: Subject { kind: row.subject_kind, id: row.subject_id },
        page: Subject { kind: row.page_kind, id: row.page_id },
        origin: row.origin,
        title: row.title,
        text: Note { text: row.text, language: row.language },
        is_cut: row.length > i64::from(SHOWN),
        place: Place {
            subject: Subject { kind: row.place_kind, id: row.place_id },
            title: Note { text: row.place, language: row.place_language },
        },
        territory: row.territory,
        opened_at: row.opened_at,
        is_own: row.is_own,
        author_language: row.author_language,
        version: versions.remove(&RevisionId(row.subject_id)),
        reports: reports.remove(&row.id).unwrap_or_default(),
    }
}

async fn list_versions(
    db: &impl ConnectionTrait,
    cases: &[Row],
) -> Result<HashMap<RevisionId, Pending>, DbErr> {
    let of_kind = cases.iter().filter(|case| case.subject_kind == SubjectKind::Revision);
    let ids: Vec<RevisionId> = of_kind.map(|case| RevisionId(case.subject_id)).collect();
    let versions = initiatives::queries::list_pending(db, &ids).await?;
    Ok(versions.into_iter().map(|version| (version.id, version)).collect())
}

#[derive(FromQueryResult)]
struct ReportRow {
    case_id: CaseId,
    reason: Reason,
    note: Option<String>,
}

async fn list_reports(
    db: &impl ConnectionTrait,
    cases: &[Row],
) -> Result<HashMap<CaseId, Vec<Report>>, DbErr> {
    let mut values: Vec<Value> = vec![REPORTS.into()];
    values.extend(cases.iter().map(|case| Value::from(case.id)));
    let places: Vec<String> = (2..=values.len()).map(|place| format!("${place}")).collect();
    // An empty list is no list in PostgreSQL.
    let among = if places.is_empty() { "NULL".to_owned() } else { places.join(", ") };
    let sql = format!(
        "SELECT case_id, reason, note FROM reports WHERE case_id IN ({among}) ORDER BY created_at LIMIT $1"
    );
    let mut reports: HashMap<CaseId, Vec<Report>> = HashMap::new();
    for row in ReportRow::find_by_statement(statement(db, &sql, values)).all(db).await? {
        reports.entry(row.case_id).or_default().push(Report { reason: row.reason, note: row.note });
    }
    Ok(reports)
}

#[derive(FromQueryResult)]
struct WaitingRow {
    submissions: i64,
    reports: i64,
    appeals: i64,
    oldest: Option<Moment>,
}

/// How much waits in the moderator's territories. One statement.
///
/// # Errors
/// As [`list_queue`].
pub async fn count_waiting(ctx: &Ctx) -> Result<Waiting, Stop> {
    let territories = super::may_read_desk(&ctx.actor)?;
    let db = ctx.db.reader();
    let mut values = Vec::new();
    let here = reach(territories.as_deref(), &mut values);
    let sql = format!(
        "SELECT COUNT(CASE WHEN c.origin = 'submission' THEN 1 END) AS submissions, \
            COUNT(CASE WHEN c.origin = 'report' THEN 1 END) AS reports, MIN(c.opened_at) AS oldest, \
            (SELECT COUNT(*) FROM appeals a JOIN territories t ON t.id = a.territory_id \
             WHERE a.decided_at IS NULL AND {here}) AS appeals \
         FROM moderation_cases c JOIN territories t ON t.id = c.territory_id \
         WHERE c.closed_at IS NULL AND {here}"
    );
    let row = WaitingRow::find_by_statement(statement(db, &sql, values)).one(db).await?;
    Ok(row.map_or_else(Waiting::default, |row| Waiting {
        submissions: row.submissions,
        reports: row.reports,
        appeals: row.appeals,
        oldest: row.oldest,
    }))
}

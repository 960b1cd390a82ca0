//! Initiatives about which constituencies are divided: a table is where they can find each other.

use counting::concertation::Verdict;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::{
    base::{InitiativeId, Language, TerritoryId, database::statement},
    initiatives::{Agreement, queries::list_voices},
    tables::Suggested,
};

#[derive(FromQueryResult)]
struct Row {
    id: InitiativeId,
    title: String,
    language: Language,
    territory: String,
    constituencies: Option<String>,
}

/// The public initiatives of a territory and of what lies within that need a table and are on no agenda of one that is
/// to come or going on; those with the most doubts first. Two statements.
pub async fn list_suggested(
    db: &impl ConnectionTrait,
    territory: TerritoryId,
) -> Result<Vec<Suggested>, DbErr> {
    const SQL: &str = "SELECT i.id, i.title, i.language, t.name AS territory, \
            (SELECT string_agg(s.constituency, ',' ORDER BY c.position) FROM board_constituencies s \
             JOIN constituencies c ON c.key = s.constituency WHERE s.board_id = i.board_id) AS constituencies \
         FROM initiatives i JOIN territories t ON t.id = i.territory_id \
         WHERE (t.id = $1 OR t.within = $1) AND i.is_public AND i.supports > 0 AND i.doubts > 0 \
           AND i.state IN ('published', 'co_design', 'admitted') \
           AND NOT EXISTS (SELECT 1 FROM table_items x JOIN table_sessions s ON s.meeting_id = x.meeting_id \
               JOIN meetings m ON m.id = s.meeting_id \
               WHERE x.subject_id = i.id AND s.closed_at IS NULL AND m.state = 'published') \
         ORDER BY i.doubts DESC, i.id LIMIT 200";
    let rows = Row::find_by_statement(statement(db, SQL, [territory.into()])).all(db).await?;
    let ids: Vec<InitiativeId> = rows.iter().map(|row| row.id).collect();
    let voices = list_voices(db, &ids).await?;
    let suggested = |row: Row| {
        let constituencies = row.constituencies.unwrap_or_default();
        let seats: Vec<String> = constituencies.split(',').map(str::to_owned).collect();
        let agreement = Agreement::of(&seats, voices.get(&row.id).map(Vec::as_slice).unwrap_or_default());
        let Row { id, title, language, territory, .. } = row;
        matches!(agreement.concertation.verdict, Verdict::NeedsATable { .. }).then_some(Suggested {
            id,
            title,
            language,
            territory,
            agreement,
        })
    };
    Ok(rows.into_iter().filter_map(suggested).collect())
}

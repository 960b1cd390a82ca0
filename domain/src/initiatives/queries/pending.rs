//! Versions that readers do not see, each beside the one that they read.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};

use crate::{
    base::{
        Ctx, Currency, InitiativeId, Language, Moment, RevisionId, Stop, TerritoryId, database::statement,
    },
    boards::Theme,
    initiatives::{Content, Pending, Standing, rules},
};

#[derive(FromQueryResult)]
struct Row {
    id: RevisionId,
    initiative_id: InitiativeId,
    number: i32,
    standing: Standing,
    note: Option<String>,
    author: Option<String>,
    created_at: Moment,
    title: String,
    body: String,
    language: Language,
    theme: Theme,
    territory_id: TerritoryId,
    territory: String,
    place: Option<String>,
    cost_cents: Option<i64>,
    now_title: String,
    now_body: String,
    now_language: Language,
    now_theme: Theme,
    now_territory_id: TerritoryId,
    now_territory: String,
    now_place: Option<String>,
    now_cost_cents: Option<i64>,
    currency: Currency,
}

const SELECT: &str = "SELECT r.id, r.initiative_id, r.number, r.standing, r.note, p.pseudonym AS author, r.created_at, \
        r.title, r.body, r.language, COALESCE(r.theme, i.theme) AS theme, t.id AS territory_id, t.name AS territory, \
        r.place, r.cost_cents, i.title AS now_title, i.body AS now_body, i.language AS now_language, \
        i.theme AS now_theme, u.id AS now_territory_id, u.name AS now_territory, i.place AS now_place, \
        i.cost_cents AS now_cost_cents, b.currency \
     FROM revisions r JOIN initiatives i ON i.id = r.initiative_id JOIN boards b ON b.id = i.board_id \
     JOIN territories t ON t.id = COALESCE(r.territory_id, i.territory_id) \
     JOIN territories u ON u.id = i.territory_id LEFT JOIN participants p ON p.id = r.created_by";

/// The latest version of an initiative that readers do not see, where the actor may read it. At most three statements.
///
/// # Errors
/// [`crate::base::Refusal::NotAllowed`] and its kin for readers.
pub async fn find_pending(ctx: &Ctx, id: InitiativeId) -> Result<Option<Pending>, Stop> {
    let db = ctx.db.reader();
    let frame = super::find_frame(db, id).await?;
    rules::may_read_versions(&ctx.actor, &frame, &super::list_authors(db, id).await?)?;
    let sql = format!(
        "{SELECT} WHERE r.initiative_id = $1 AND r.number > i.revision \
            AND r.standing IN ('waiting', 'returned', 'hidden') ORDER BY r.number DESC LIMIT 1"
    );
    let row = Row::find_by_statement(statement(db, &sql, [id.into()])).one(db).await?;
    Ok(row.map(pending))
}

/// These versions. One statement; whether the reader may see them is for the caller's rule.
pub async fn list_pending(db: &impl ConnectionTrait, ids: &[RevisionId]) -> Result<Vec<Pending>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (1..=ids.len()).map(|place| format!("${place}")).collect();
    let sql = format!("{SELECT} WHERE r.id IN ({})", places.join(", "));
    let values = ids.iter().map(|id| Value::from(*id));
    let rows = Row::find_by_statement(statement(db, &sql, values)).all(db).await?;
    Ok(rows.into_iter().map(pending).collect())
}

fn pending(row: Row) -> Pending {
    Pending {
        id: row.id,
        initiative: row.initiative_id,
        number: row.number.unsigned_abs(),
        standing: row.standing,
        note: row.note,
        author: row.author,
        created_at: row.created_at,
        currency: row.currency,
        proposed: Content {
            title: row.title,
            body: row.body,
            language: row.language,
            theme: row.theme,
            territory: row.territory_id,
            territory_name: row.territory,
            place: row.place,
            cost_cents: row.cost_cents,
        },
        current: Content {
            title: row.now_title,
            body: row.now_body,
            language: row.now_language,
            theme: row.now_theme,
            territory: row.now_territory_id,
            territory_name: row.now_territory,
            place: row.now_place,
            cost_cents: row.now_cost_cents,
        },
    }
}

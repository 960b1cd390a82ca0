//! Readings of wishes and of what things are called.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};
use std::collections::HashMap;
use uuid::Uuid;

use super::{Address, Occasion, Wishes, actions, rules::decide};
use crate::{
    base::{Ctx, Language, Moment, Stop, Subject, database::statement, rows::Rows},
    initiatives::voices::{self, Thing},
};

#[derive(FromQueryResult)]
struct AddressRow {
    address: String,
    language: Language,
    is_confirmed: bool,
}

/// How the person wishes to hear of things. Two statements.
pub async fn find_wishes(ctx: &Ctx) -> Result<Wishes, Stop> {
    const SQL: &str = "SELECT address, language, confirmed_at IS NOT NULL AS is_confirmed \
         FROM mail_addresses WHERE participant_id = $1";
    let (me, db) = (ctx.actor.person()?.id, ctx.db.reader());
    let found = AddressRow::find_by_statement(statement(db, SQL, [me.into()])).one(db).await?;
    let address = found.map(|row| Address {
        address: row.address,
        language: row.language,
        is_confirmed: row.is_confirmed,
    });
    Ok(Wishes { address, paces: actions::list_paces(db, me).await? })
}

/// What changed in what the person cares about, as far as she wishes to hear of it, and until when she had looked
/// before. Four statements.
pub async fn list_news(ctx: &Ctx) -> Result<(Vec<Thing>, Option<Moment>), Stop> {
    let paces = actions::list_paces(ctx.db.reader(), ctx.actor.person()?.id).await?;
    let is_told = |deed: &str| {
        let occasion = Occasion::of(deed);
        let pace = paces.iter().find(|(other, _)| Some(*other) == occasion);
        pace.is_none_or(|(_, pace)| decide(*pace, false, ctx.now).page)
    };
    voices::list_news(ctx, is_told).await
}

/// The occasion whose letters a token stops.
///
/// # Errors
/// [`crate::base::Refusal::LinkInvalid`] where this house never made the token.
pub async fn find_stop(ctx: &Ctx, token: &str) -> Result<Occasion, Stop> {
    Ok(actions::read_stop(ctx, token).await?.1)
}

#[derive(FromQueryResult)]
struct Title {
    id: Uuid,
    title: String,
}

/// What things are called that everybody may read; others are left out. One statement.
pub(super) async fn list_titles(
    db: &impl ConnectionTrait,
    subjects: &[Subject],
) -> Result<HashMap<Uuid, String>, DbErr> {
    let Some(rows) = Rows::lay_out(subjects.iter().map(|subject| [subject.id.into()])) else {
        return Ok(HashMap::new());
    };
    let ids = &rows.places;
    let sql = format!(
        "SELECT id, title FROM initiatives WHERE is_public AND id IN (VALUES {ids}) \
         UNION ALL SELECT b.id, x.question FROM boards b \
            JOIN board_texts x ON x.board_id = b.id AND x.language = b.language \
            WHERE b.opened_at IS NOT NULL AND b.id IN (VALUES {ids})"
    );
    let found = Title::find_by_statement(statement(db, &sql, rows.values)).all(db).await?;
    Ok(found.into_iter().map(|row| (row.id, row.title)).collect())
}

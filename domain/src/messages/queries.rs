//! Readings of wishes and of what changed.

use sea_orm::FromQueryResult;

use super::{Address, Occasion, Wishes, actions, hearers, rules::decide};
use crate::{
    base::{Ctx, Language, Moment, Stop, database::statement},
    initiatives::voices::Thing,
    owners::names::names,
    people,
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

/// How many days news stay on the page.
const NEWS_DAYS: i64 = 90;

/// What others did of late to what the person cares about, and what waits for her, as far as she wishes to hear of it:
/// the latest first, and until when she had looked before; from now on she has looked. Four statements.
pub async fn list_news(ctx: &Ctx) -> Result<(Vec<Thing>, Option<Moment>), Stop> {
    let (me, db) = (ctx.actor.person()?, ctx.db.reader());
    let paces = actions::list_paces(db, me.id).await?;
    let is_told = |occasion: Occasion| {
        let pace =
            paces.iter().find(|(other, _)| *other == occasion).map_or(occasion.usual(), |(_, pace)| *pace);
        decide(pace, false, None, ctx.now).page
    };
    let news = match hearers::words_of(is_told) {
        Some(words) => {
            let sql = format!(
                "WITH heard AS (SELECT h.kind, h.id, h.word, MAX(h.at) AS at, MAX(h.until) AS until FROM ({}) h \
                    WHERE h.word IN ({words}) GROUP BY h.kind, h.id, h.word), \
                 asked (kind, id) AS (SELECT DISTINCT kind, id FROM heard), named AS ({}) \
                 SELECT h.id, h.kind, h.id AS subject_id, n.title, n.language, NULL AS text, NULL AS text_language, \
                    h.word, h.at, n.number, h.until \
                 FROM heard h JOIN named n ON n.kind = h.kind AND n.id = h.id ORDER BY h.at DESC, h.id LIMIT 50",
                hearers::one("$2", "$3", ctx.now),
                names()
            );
            let since = ctx.now.plus_days(-NEWS_DAYS);
            let values = [me.language.into(), me.id.into(), since.into()];
            Thing::find_by_statement(statement(db, &sql, values)).all(db).await?
        }
        None => Vec::new(),
    };
    Ok((news, people::actions::look(ctx, me.id).await?))
}

/// The occasion whose letters a token stops.
///
/// # Errors
/// [`crate::base::Refusal::LinkInvalid`] where this house never made the token.
pub async fn find_stop(ctx: &Ctx, token: &str) -> Result<Occasion, Stop> {
    Ok(actions::read_stop(ctx, token).await?.1)
}

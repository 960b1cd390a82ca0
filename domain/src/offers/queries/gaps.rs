//! The view of gaps, counted by the database.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};
use std::collections::{BTreeSet, HashMap};

use super::{is_public, list::serves};
use crate::{
    base::{
        Language, Moment, Refusal, Stop, TerritoryId, conditions::Conditions, database::statement, search,
    },
    offers::{Cell, Demand, Gaps, Place, Row, Supply, Theme, understanding::words_of_theme},
    territories::{self, Kind, Territory},
};

/// Services by theme, territory and language: the provinces, or the municipalities of one. Six statements.
pub async fn find_gaps(
    db: &impl ConnectionTrait,
    province: Option<TerritoryId>,
    language: Option<Language>,
    now: Moment,
) -> Result<Gaps, Stop> {
    let all = territories::queries::list(db).await?;
    let chosen = match province {
        None => None,
        Some(id) => {
            let found = all.iter().find(|territory| territory.id == id && territory.kind == Kind::Province);
            Some(place(found.ok_or(Refusal::NotFound)?))
        }
    };
    let counted = Counted {
        whole: count_whole(db, province, language, now).await?,
        served: count_served(db, province, language, now).await?,
        spoken: count_spoken(db, province, now).await?,
        asked: count_asked(db, province).await?,
    };
    let languages = list_languages(db, province, &counted.spoken).await?;
    let columns: Vec<Place> =
        all.iter().filter(|territory| counted.has_column(territory, province)).map(place).collect();
    let row = |theme: &Theme| counted.row(*theme, province, &columns, &languages);
    let provinces = all.iter().filter(|territory| territory.kind == Kind::Province);
    Ok(Gaps {
        province: chosen,
        language,
        rows: Theme::ALL.iter().map(row).collect(),
        territories: columns,
        languages,
        provinces: provinces.map(|territory| (territory.id, territory.name.clone())).collect(),
    })
}

fn place(territory: &Territory) -> Place {
    Place {
        id: territory.id,
        code: territory.istat_code.clone(),
        name: territory.name.clone(),
        kind: territory.kind,
    }
}

/// What the statements found.
struct Counted {
    whole: HashMap<Theme, Supply>,
    /// By theme and territory; of municipalities without what serves their whole province.
    served: HashMap<(Theme, TerritoryId), Supply>,
    spoken: HashMap<(Theme, Language), Supply>,
    asked: HashMap<(Theme, TerritoryId), Demand>,
}

impl Counted {
    /// All provinces; of municipalities those in which there is or somebody asks for something.
    fn has_column(&self, territory: &Territory, province: Option<TerritoryId>) -> bool {
        let known = || {
            let mut keys = self.served.keys().chain(self.asked.keys());
            keys.any(|(_, id)| *id == territory.id)
        };
        match province {
            None => territory.kind == Kind::Province,
            Some(province) => territory.within == Some(province) && known(),
        }
    }

    fn row(
        &self,
        theme: Theme,
        province: Option<TerritoryId>,
        columns: &[Place],
        languages: &[Language],
    ) -> Row {
        let of = |id: TerritoryId| self.served.get(&(theme, id)).copied().unwrap_or_default();
        let everywhere = province.map(of).unwrap_or_default();
        let cell = |column: &Place| Cell {
            supply: of(column.id).plus(everywhere),
            demand: self.asked.get(&(theme, column.id)).copied().unwrap_or_default(),
        };
        let asked = self.asked.iter().filter(|((other, _), _)| *other == theme);
        Row {
            theme,
            whole: Cell {
                supply: self.whole.get(&theme).copied().unwrap_or_default(),
                demand: asked.fold(Demand::default(), |all, (_, demand)| all.plus(*demand)),
            },
            by_territory: columns.iter().map(cell).collect(),
            by_language: languages
                .iter()
                .map(|language| self.spoken.get(&(theme, *language)).copied().unwrap_or_default())
                .collect(),
        }
    }
}

/// The conditions that all counts of services share.
fn narrowed(province: Option<TerritoryId>, language: Option<Language>, now: Moment) -> Conditions {
    let mut sql = Conditions::default();
    let day = sql.place(now.day());
    sql.add(is_public(day));
    if let Some(province) = province {
        let place = sql.place(province);
        sql.add(serves(place));
    }
    if let Some(language) = language {
        let place = sql.place(language);
        sql.add(format!("o.id IN (SELECT offer_id FROM offer_languages WHERE language = ${place})"));
    }
    sql
}

#[derive(FromQueryResult)]
struct WholeRow {
    theme: Theme,
    services: i64,
    places: i64,
}

async fn count_whole(
    db: &impl ConnectionTrait,
    province: Option<TerritoryId>,
    language: Option<Language>,
    now: Moment,
) -> Result<HashMap<Theme, Supply>, DbErr> {
    let sql = narrowed(province, language, now);
    let text = format!(
        "SELECT o.theme, COUNT(*) AS services, COALESCE(SUM(o.places), 0) AS places FROM offers o \
         WHERE {} GROUP BY o.theme",
        sql.all()
    );
    let rows = WholeRow::find_by_statement(statement(db, &text, sql.values)).all(db).await?;
    let supply = |row: WholeRow| (row.theme, Supply { services: row.services, places: row.places });
    Ok(rows.into_iter().map(supply).collect())
}

#[derive(FromQueryResult)]
struct ServedRow {
    theme: Theme,
    territory: TerritoryId,
    services: i64,
    places: i64,
}

/// By province; within one, by municipality. A service counts once in each column: where it serves the whole province
/// it counts there, and not again in municipalities that it names as well.
async fn count_served(
    db: &impl ConnectionTrait,
    province: Option<TerritoryId>,
    language: Option<Language>,
    now: Moment,
) -> Result<HashMap<(Theme, TerritoryId), Supply>, DbErr> {
    let mut sql = narrowed(province, language, now);
    let served = match province {
        None => "SELECT DISTINCT offer_id, province_id AS territory FROM offer_territories".to_owned(),
        Some(province) => {
            let place = sql.place(province);
            format!(
                "SELECT s.offer_id, s.territory_id AS territory FROM offer_territories s WHERE s.province_id = ${place} \
                 AND (s.territory_id = ${place} OR NOT EXISTS (SELECT 1 FROM offer_territories e \
                    WHERE e.offer_id = s.offer_id AND e.territory_id = ${place}))"
            )
        }
    };
    let text = format!(
        "SELECT o.theme, v.territory, COUNT(*) AS services, COALESCE(SUM(o.places), 0) AS places \
         FROM offers o JOIN ({served}) v ON v.offer_id = o.id WHERE {} GROUP BY o.theme, v.territory",
        sql.all()
    );
    let rows = ServedRow::find_by_statement(statement(db, &text, sql.values)).all(db).await?;
    let supply =
        |row: ServedRow| ((row.theme, row.territory), Supply { services: row.services, places: row.places });
    Ok(rows.into_iter().map(supply).collect())
}

#[derive(FromQueryResult)]
struct SpokenRow {
    theme: Theme,
    language: Language,
    services: i64,
    places: i64,
}

async fn count_spoken(
    db: &impl ConnectionTrait,
    province: Option<TerritoryId>,
    now: Moment,
) -> Result<HashMap<(Theme, Language), Supply>, DbErr> {
    let sql = narrowed(province, None, now);
    let text = format!(
        "SELECT o.theme, l.language, COUNT(*) AS services, COALESCE(SUM(o.places), 0) AS places \
         FROM offers o JOIN offer_languages l ON l.offer_id = o.id WHERE {} GROUP BY o.theme, l.language",
        sql.all()
    );
    let rows = SpokenRow::find_by_statement(statement(db, &text, sql.values)).all(db).await?;
    let supply =
        |row: SpokenRow| ((row.theme, row.language), Supply { services: row.services, places: row.places });
    Ok(rows.into_iter().map(supply).collect())
}

#[derive(FromQueryResult)]
struct AskedRow {
    theme: Theme,
    territory: TerritoryId,
    initiatives: i64,
    comments: i64,
}

/// Public initiatives with a word of each theme, or of a board's theme that is one of ours, and the comments under them.
async fn count_asked(
    db: &impl ConnectionTrait,
    province: Option<TerritoryId>,
) -> Result<HashMap<(Theme, TerritoryId), Demand>, DbErr> {
    match province {
        None => read_asked(db, "COALESCE(t.within, t.id)", "TRUE", Vec::new()).await,
        Some(province) => list_asked_for(db, "(t.within = $1 OR t.id = $1)", province.into()).await,
    }
}

/// The same for the initiatives `i` with the territory `t` of which a condition holds; `$1` is its value. One statement.
pub(crate) async fn list_asked_for(
    db: &impl ConnectionTrait,
    which: &str,
    value: Value,
) -> Result<HashMap<(Theme, TerritoryId), Demand>, DbErr> {
    read_asked(db, "t.id", which, vec![value]).await
}

async fn read_asked(
    db: &impl ConnectionTrait,
    territory: &str,
    which: &str,
    mut values: Vec<Value>,
) -> Result<HashMap<(Theme, TerritoryId), Demand>, DbErr> {
    let backend = db.get_database_backend();
    let of_theme = |theme: &Theme| {
        values.push(search::any_of(backend, words_of_theme(*theme)).into());
        // In a statement of its own, so that PostgreSQL asks its index and does not read every text.
        let found = search::condition(backend, "initiatives", "x", values.len());
        let mut matches = format!("i.id IN (SELECT x.id FROM initiatives x WHERE {found})");
        if matches!(theme, Theme::Culture | Theme::Volunteering) {
            matches = format!("({matches} OR i.theme = '{theme}')");
        }
        format!(
            "SELECT '{theme}' AS theme, {territory} AS territory, COUNT(*) AS initiatives, \
                COALESCE(SUM(i.comments), 0) AS comments \
             FROM initiatives i JOIN territories t ON t.id = i.territory_id \
             WHERE i.is_public = TRUE AND {matches} AND {which} GROUP BY {territory}"
        )
    };
    let text = Theme::ALL.iter().map(of_theme).collect::<Vec<_>>().join(" UNION ALL ");
    let rows = AskedRow::find_by_statement(statement(db, &text, values)).all(db).await?;
    let demand = |row: AskedRow| {
        ((row.theme, row.territory), Demand { initiatives: row.initiatives, comments: row.comments })
    };
    Ok(rows.into_iter().map(demand).collect())
}

#[derive(FromQueryResult)]
struct LanguageRow {
    language: Language,
}

/// The languages that are spoken in a service or in which somebody proposes something there, and those of the
/// interface.
async fn list_languages(
    db: &impl ConnectionTrait,
    province: Option<TerritoryId>,
    spoken: &HashMap<(Theme, Language), Supply>,
) -> Result<Vec<Language>, DbErr> {
    let (narrow, values): (&str, Vec<Value>) = match province {
        None => ("TRUE", Vec::new()),
        Some(province) => ("(t.within = $1 OR t.id = $1)", vec![province.into()]),
    };
    let sql = format!(
        "SELECT DISTINCT i.language FROM initiatives i JOIN territories t ON t.id = i.territory_id \
         WHERE i.is_public = TRUE AND {narrow}"
    );
    let rows = LanguageRow::find_by_statement(statement(db, &sql, values)).all(db).await?;
    let written = rows.into_iter().map(|row| row.language);
    let known: BTreeSet<Language> =
        written.chain(spoken.keys().map(|(_, language)| *language)).chain(Language::INTERFACE).collect();
    let offered = Language::OFFERED.iter().filter_map(|(tag, _)| tag.parse::<Language>().ok());
    let mut languages: Vec<Language> = offered.filter(|language| known.contains(language)).collect();
    languages.extend(known.into_iter().filter(|language| !languages.contains(language)).collect::<Vec<_>>());
    Ok(languages)
}

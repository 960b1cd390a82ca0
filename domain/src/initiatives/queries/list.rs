//! The public initiatives of a board, as a list, as columns, and a person's own.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::cards::{COLUMNS, CardRow, TABLES, cards};
use crate::{
    base::{
        BoardId, Cursor, OrganisationId, Page, ParticipantId, TerritoryId, conditions::Conditions,
        database::statement, page::PAGE_SIZE, search,
    },
    boards::Theme,
    initiatives::{Card, Choices, Column, Filter, Own, Sort, Stage, State},
};

/// The public initiatives of a board. `seats` are the keys of its constituencies in their order.
///
/// Two statements. Where the list is sorted by stances, a page begins after an id and never tells a number.
pub async fn list(
    db: &impl ConnectionTrait,
    board: BoardId,
    seats: &[String],
    filter: &Filter,
    sort: Sort,
    after: Option<&Cursor>,
) -> Result<Page<Card>, DbErr> {
    let mut sql = Conditions::default();
    sql.add("i.is_public = TRUE");
    sql.keep("i.board_id", Some(board));
    sql.keep("i.theme", filter.theme.map(Theme::as_str));
    sql.keep("i.territory_id", filter.territory);
    sql.keep("i.language", filter.language);
    sql.keep("i.organisation_id", filter.organisation);
    if let Some(stage) = filter.stage {
        sql.add(format!("i.state IN ({})", states_of(stage)));
    }
    let words = search::words_of(&filter.search);
    if !words.is_empty() {
        let backend = db.get_database_backend();
        let place = sql.place(search::all_of(backend, &words));
        sql.add(search::condition(backend, "initiatives", "i", place));
    }
    let (key, sign, direction) = match sort {
        Sort::Newest => ("published_at", "<", "DESC"),
        Sort::MostSupported => ("supports", "<", "DESC"),
        Sort::LeastHeard => ("(supports + doubts + passes)", ">", ""),
    };
    if let Some(cursor) = after {
        let place = sql.place(cursor.id);
        sql.add(format!(
            "({key}, i.id) {sign} ((SELECT {key} FROM initiatives WHERE id = ${place}), ${place})"
        ));
    }
    let limit = sql.place((PAGE_SIZE + 1).cast_signed());
    let text = format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE {} ORDER BY {key} {direction}, i.id {direction} LIMIT ${limit}",
        sql.all()
    );
    let rows = CardRow::find_by_statement(statement(db, &text, sql.values)).all(db).await?;
    let page = Page::cut(rows, PAGE_SIZE, |row| Cursor { key: 0, id: row.id.0 });
    Ok(Page { rows: cards(db, page.rows, seats).await?, next: page.next })
}

/// How many cards a column shows.
const COLUMN_SIZE: usize = 6;

/// The first initiatives of each stage, those published last first. Two statements, however many there are.
pub async fn list_columns(
    db: &impl ConnectionTrait,
    board: BoardId,
    seats: &[String],
) -> Result<Vec<Column>, DbErr> {
    let of_state = |state: &State| {
        format!(
            "SELECT * FROM (SELECT {COLUMNS} FROM {TABLES} WHERE i.board_id = $1 AND i.is_public = TRUE \
             AND i.state = '{state}' ORDER BY i.published_at DESC, i.id DESC LIMIT {}) AS {state}",
            COLUMN_SIZE + 1
        )
    };
    let public = State::ALL.iter().filter(|state| state.is_public());
    let sql = public.map(of_state).collect::<Vec<_>>().join(" UNION ALL ");
    let mut rows = CardRow::find_by_statement(statement(db, &sql, [board.into()])).all(db).await?;
    rows.sort_by_key(|row| std::cmp::Reverse((row.published_at, row.id)));
    let mut counts = vec![0usize; Stage::ALL.len()];
    let place = |state: State| Stage::ALL.iter().position(|stage| stage.states().contains(&state));
    rows.retain(|row| {
        let Some(place) = place(row.state) else { return false };
        counts[place] += 1;
        counts[place] <= COLUMN_SIZE
    });
    let cards = cards(db, rows, seats).await?;
    let column = |(stage, count): (&Stage, &usize)| Column {
        stage: *stage,
        cards: cards.iter().filter(|card| stage.states().contains(&card.state)).cloned().collect(),
        more: *count > COLUMN_SIZE,
    };
    Ok(Stage::ALL.iter().zip(&counts).map(column).collect())
}

fn states_of(stage: Stage) -> String {
    stage.states().iter().map(|state| format!("'{state}'")).collect::<Vec<_>>().join(", ")
}

#[derive(FromQueryResult)]
struct ChoiceRow {
    kind: String,
    id: uuid::Uuid,
    name: String,
}

/// What a board's list can be filtered by. One statement.
pub async fn list_choices(db: &impl ConnectionTrait, board: BoardId) -> Result<Choices, DbErr> {
    const SQL: &str = "SELECT 'territory' AS kind, t.id, t.name FROM boards b \
            JOIN territories t ON t.id = b.territory_id OR t.within = b.territory_id WHERE b.id = $1 \
         UNION ALL SELECT 'organisation' AS kind, o.id, o.name FROM organisations o WHERE EXISTS \
            (SELECT 1 FROM initiatives i WHERE i.organisation_id = o.id AND i.board_id = $1 AND i.is_public = TRUE) \
         ORDER BY name, id";
    let rows = ChoiceRow::find_by_statement(statement(db, SQL, [board.into()])).all(db).await?;
    let mut choices = Choices::default();
    for row in rows {
        match row.kind.as_str() {
            "territory" => choices.territories.push((TerritoryId(row.id), row.name)),
            _ => choices.organisations.push((OrganisationId(row.id), row.name)),
        }
    }
    Ok(choices)
}

/// The initiatives of which the person is an author, changed last first; at most a hundred. One statement.
pub async fn list_own(db: &impl ConnectionTrait, person: ParticipantId) -> Result<Vec<Own>, DbErr> {
    const SQL: &str = "SELECT i.id, i.board_id AS board, i.title, i.language, i.state, i.changed_at, \
            (SELECT r.standing FROM revisions r WHERE r.initiative_id = i.id AND r.number > i.revision \
             AND r.standing IN ('waiting', 'returned', 'hidden') ORDER BY r.number DESC LIMIT 1) AS pending \
         FROM initiative_authors a JOIN initiatives i ON i.id = a.initiative_id \
         WHERE a.participant_id = $1 AND a.consent = 'given' ORDER BY i.changed_at DESC, i.id DESC LIMIT 100";
    Own::find_by_statement(statement(db, SQL, [person.into()])).all(db).await
}

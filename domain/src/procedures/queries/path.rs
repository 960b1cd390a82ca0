//! The participatory path: told from the data of the moment, or read as it was frozen.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::find;
use crate::{
    answers, ballots,
    base::{
        BoardId, Ctx, Failure, InitiativeId, Language, ProcedureId, Refusal, Stop, Subject, SubjectKind,
        TableId, database::statement, withhold::FEWEST,
    },
    boards::{self, Board},
    initiatives::State,
    procedures::{BoardPath, Group, Outlined, Path, Procedure, Seen, Session, TablePath, Told, Vote, Voted},
    tables,
};

#[derive(FromQueryResult)]
struct Frozen {
    path: String,
    sha256: String,
}

/// The frozen report as it was written down, and its SHA-256 in hexadecimal. One statement.
///
/// # Errors
/// [`Refusal::NotFound`] as long as no final document stands.
pub async fn find_frozen(db: &impl ConnectionTrait, id: ProcedureId) -> Result<(String, String), Stop> {
    let frozen = frozen(db, id).await?.ok_or(Refusal::NotFound)?;
    Ok((frozen.path, frozen.sha256))
}

async fn frozen(db: &impl ConnectionTrait, id: ProcedureId) -> Result<Option<Frozen>, DbErr> {
    const SQL: &str = "SELECT path, sha256 FROM procedure_paths WHERE procedure_id = $1";
    Frozen::find_by_statement(statement(db, SQL, [id.into()])).one(db).await
}

/// The report of a procedure: frozen, or as it would be now. Three statements where it is frozen, else fifteen at the
/// most.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn find_path(ctx: &Ctx, id: ProcedureId) -> Result<(Procedure, Seen), Stop> {
    let db = ctx.db.reader();
    let procedure = find(db, id).await?;
    let seen = match frozen(db, id).await? {
        Some(frozen) => {
            let path = serde_json::from_str(&frozen.path)
                .map_err(|error| Failure::Unreadable(format!("path of {id}: {error}")))?;
            Seen { path, sha256: Some(frozen.sha256) }
        }
        None => Seen { path: tell_path(ctx, procedure.subject, procedure.language).await?, sha256: None },
    };
    Ok((procedure, seen))
}

/// The report of a board or a table at this moment, named in a language. Twelve statements at the most.
pub(in crate::procedures) async fn tell_path(
    ctx: &Ctx,
    subject: Subject,
    language: Language,
) -> Result<Path, Stop> {
    let told = match subject.kind {
        SubjectKind::Board => Told::Board(tell_board(ctx, BoardId(subject.id), language).await?),
        SubjectKind::Table => Told::Table(tell_table(ctx, TableId(subject.id)).await?),
        _ => return Err(Refusal::NotFound.into()),
    };
    Ok(Path { made_at: ctx.now, told })
}

async fn tell_board(ctx: &Ctx, id: BoardId, language: Language) -> Result<BoardPath, Stop> {
    let db = ctx.db.reader();
    let board = boards::queries::find(db, id, language).await?;
    let vote = match ballots::queries::find_result(ctx, id, language).await {
        Ok(result) => Some(vote(&board, result)),
        Err(Stop::Refused(_)) => None,
        Err(broken) => return Err(broken),
    };
    let people = find_people(db, id).await?;
    Ok(BoardPath {
        board: id,
        phases: board.rules.phases.line().into_iter().map(|(phase, at)| (phase, at.day())).collect(),
        people: (people >= FEWEST).then_some(people.unsigned_abs()),
        groups: groups(&board),
        states: list_states(db, id).await?,
        initiatives: list_outlined(db, id).await?,
        vote,
        question: board.wording.question,
        language: board.wording.language,
    })
}

fn groups(board: &Board) -> Vec<Group> {
    let group = |seat: &boards::Seat| Group {
        key: seat.constituency.key.clone(),
        name: seat.constituency.name.clone(),
        people: seat.participants,
    };
    board.seats.iter().map(group).collect()
}

fn vote(board: &Board, result: ballots::VoteResult) -> Vote {
    let option = |ranked: ballots::Ranked| Voted {
        id: ranked.choice.initiative,
        has_won: matches!(ranked.verdict, ballots::Verdict::Adopted { .. }),
        title: ranked.choice.title,
        language: ranked.choice.language,
        votes: ranked.votes,
    };
    Vote {
        counted_at: result.counted_at,
        ballots: board.ballots.unsigned_abs(),
        currency: board.rules.currency,
        options: result.ranking.into_iter().map(option).collect(),
    }
}

#[derive(FromQueryResult)]
struct People {
    participants: i64,
}

async fn find_people(db: &impl ConnectionTrait, id: BoardId) -> Result<i64, DbErr> {
    const SQL: &str = "SELECT CAST(participants AS BIGINT) AS participants FROM boards WHERE id = $1";
    let row = People::find_by_statement(statement(db, SQL, [id.into()])).one(db).await?;
    Ok(row.map_or(0, |row| row.participants))
}

#[derive(FromQueryResult)]
struct InState {
    state: State,
    initiatives: i64,
}

async fn list_states(db: &impl ConnectionTrait, id: BoardId) -> Result<Vec<(State, u64)>, DbErr> {
    const SQL: &str = "SELECT state, COUNT(*) AS initiatives FROM initiatives \
         WHERE board_id = $1 AND is_public = TRUE GROUP BY state";
    let rows = InState::find_by_statement(statement(db, SQL, [id.into()])).all(db).await?;
    let mut states: Vec<(State, u64)> =
        rows.into_iter().map(|row| (row.state, row.initiatives.unsigned_abs())).collect();
    states.sort_unstable();
    Ok(states)
}

#[derive(FromQueryResult)]
struct Outline {
    id: InitiativeId,
    title: String,
    language: Language,
    state: State,
    outcome: Option<answers::Outcome>,
    days_taken: Option<i32>,
    cost_cents: Option<i64>,
}

/// Those that came furthest first.
async fn list_outlined(db: &impl ConnectionTrait, id: BoardId) -> Result<Vec<Outlined>, DbErr> {
    let sql = format!(
        "SELECT i.id, i.title, i.language, i.state, a.outcome, a.days_taken, \
            COALESCE(a.cost_cents, i.officer_cost_cents, i.cost_cents) AS cost_cents \
         FROM initiatives i LEFT JOIN official_answers a ON a.initiative_id = i.id \
         WHERE i.board_id = $1 AND i.is_public = TRUE \
         ORDER BY CASE i.state WHEN 'completed' THEN 0 WHEN 'in_progress' THEN 1 WHEN 'adopted' THEN 2 \
            WHEN 'on_ballot' THEN 3 WHEN 'admitted' THEN 4 WHEN 'stopped' THEN 5 WHEN 'not_adopted' THEN 6 \
            WHEN 'co_design' THEN 7 WHEN 'published' THEN 8 ELSE 9 END, i.published_at, i.id LIMIT {}",
        BoardPath::MOST
    );
    let rows = Outline::find_by_statement(statement(db, &sql, [id.into()])).all(db).await?;
    let outlined = |row: Outline| Outlined {
        id: row.id,
        title: row.title,
        language: row.language,
        state: row.state,
        answer: row.outcome,
        answered_after_days: row.days_taken.and_then(|days| u32::try_from(days).ok()),
        cost_cents: row.cost_cents,
    };
    Ok(rows.into_iter().map(outlined).collect())
}

async fn tell_table(ctx: &Ctx, id: TableId) -> Result<TablePath, Stop> {
    let db = ctx.db.reader();
    let table = tables::queries::find_frame(db, id).await?;
    let sessions = tables::queries::list_sessions(db, id, None).await?.rows;
    let held = sessions
        .into_iter()
        .filter(|card| matches!(card.stage, tables::Stage::Closed | tables::Stage::Approved));
    let session = |card: tables::SessionCard| Session {
        number: card.number,
        starts_at: card.starts_at,
        passed: card.passed.unsigned_abs(),
    };
    Ok(TablePath {
        table: id,
        name: table.name,
        language: table.language,
        sessions: held.map(session).collect(),
    })
}

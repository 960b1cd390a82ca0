//! Readings of boards.

mod preparing;

pub use preparing::{find_draft, list_prepared};

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, FromQueryResult};

use super::{
    Board, Card, Phase, Rules, Seat, Theme, Wording,
    tables::{board, board_text},
};
use crate::{
    base::{
        BoardId, Ctx, Cursor, Language, Moment, OrganisationId, Page, Refusal, Stop, TerritoryId,
        database::statement, page::PAGE_SIZE, withhold::withheld_constituencies,
    },
    people::{Constituency, Glyph},
    territories::{Kind, Territory},
};

/// The board with its text in the reader's language, or in its own.
///
/// Three statements. Drafts are found too: whether the reader may see one is for the caller's rule.
pub async fn find(db: &impl ConnectionTrait, id: BoardId, language: Language) -> Result<Board, Stop> {
    let row = board::Entity::find_by_id(id).one(db).await?.ok_or(Refusal::NotFound)?;
    let frame = find_frame(db, id, language).await?.ok_or(Refusal::NotFound)?;
    let seats = list_seats(db, id, language).await?;
    Ok(assemble(row, frame, seats))
}

/// The board as the actor may see it: a draft is shown only to those who may prepare it.
pub async fn find_visible(ctx: &Ctx, id: BoardId, language: Language) -> Result<Board, Stop> {
    let board = find(ctx.db.reader(), id, language).await?;
    if board.opened_at.is_none() {
        super::rules::may_see_draft(&ctx.actor, board.territory.scope())?;
    }
    Ok(board)
}

/// What stands around a board's own row: territory, organisation, wording.
#[derive(FromQueryResult)]
struct Frame {
    territory_id: TerritoryId,
    istat_code: String,
    kind: Kind,
    name: String,
    region: String,
    within: Option<TerritoryId>,
    organisation_id: Option<OrganisationId>,
    organisation: Option<String>,
    language: Language,
    question: String,
    description: String,
}

async fn find_frame(
    db: &impl ConnectionTrait,
    id: BoardId,
    language: Language,
) -> Result<Option<Frame>, DbErr> {
    const SQL: &str = "SELECT t.id AS territory_id, t.istat_code, t.kind, t.name, t.region, t.within, \
            b.organisation_id, o.name AS organisation, x.language, x.question, x.description \
         FROM boards b JOIN territories t ON t.id = b.territory_id \
         LEFT JOIN organisations o ON o.id = b.organisation_id \
         JOIN board_texts x ON x.board_id = b.id \
         WHERE b.id = $1 ORDER BY (x.language = $2) DESC, (x.language = b.language) DESC LIMIT 1";
    let values = [id.into(), language.into()];
    Frame::find_by_statement(statement(db, SQL, values)).one(db).await
}

#[derive(FromQueryResult)]
struct SeatRow {
    key: String,
    glyph: Glyph,
    name: String,
    participants: i32,
}

/// The constituencies around a board's table, in their order. One statement.
pub async fn list_seats(
    db: &impl ConnectionTrait,
    id: BoardId,
    language: Language,
) -> Result<Vec<Seat>, DbErr> {
    const SQL: &str = "SELECT c.key, c.glyph, COALESCE(n.name, i.name, c.key) AS name, s.participants \
         FROM board_constituencies s JOIN constituencies c ON c.key = s.constituency \
         LEFT JOIN constituency_names n ON n.constituency = c.key AND n.language = $2 \
         LEFT JOIN constituency_names i ON i.constituency = c.key AND i.language = 'it' \
         WHERE s.board_id = $1 ORDER BY c.position";
    let rows = SeatRow::find_by_statement(statement(db, SQL, [id.into(), language.into()])).all(db).await?;
    // The number of all participants is public: what is held back must not be found by subtracting.
    let sizes: Vec<u64> = rows.iter().map(|row| u64::try_from(row.participants).unwrap_or(0)).collect();
    let seat = |((row, size), withheld): ((SeatRow, u64), bool)| Seat {
        constituency: Constituency { key: row.key, glyph: row.glyph, name: row.name },
        participants: (!withheld).then_some(size),
    };
    Ok(rows.into_iter().zip(sizes.clone()).zip(withheld_constituencies(&sizes)).map(seat).collect())
}

fn assemble(row: board::Model, frame: Frame, seats: Vec<Seat>) -> Board {
    let (phases, voting) = (row.phases(), row.voting());
    Board {
        id: row.id,
        territory: Territory {
            id: frame.territory_id,
            istat_code: frame.istat_code,
            kind: frame.kind,
            name: frame.name,
            region: frame.region,
            within: frame.within,
        },
        organisation: frame.organisation_id.zip(frame.organisation),
        theme: row.theme,
        wording: Wording {
            language: frame.language,
            question: frame.question,
            description: frame.description,
        },
        rules: Rules {
            moderation: row.moderation,
            answer_days: u16::try_from(row.answer_days).unwrap_or(u16::MAX),
            budget_cents: row.budget_cents,
            currency: row.currency,
            voting,
            ballot_maximum: row.ballot_maximum.and_then(|most| u16::try_from(most).ok()),
            winners_maximum: row.winners_maximum.and_then(|most| u16::try_from(most).ok()),
            phases,
            constituencies: seats.iter().map(|seat| seat.constituency.key.clone()).collect(),
        },
        rules_hash: row.rules_hash,
        rulebook_hash: row.rulebook_hash,
        opened_at: row.opened_at,
        seats,
        initiatives: i64::from(row.initiatives),
        ballots: i64::from(row.ballots),
        counted_at: row.counted_at,
        imported_from: row.imported_from,
    }
}

/// All texts of a board, for those who prepare it.
pub async fn list_wordings(db: &impl ConnectionTrait, id: BoardId) -> Result<Vec<Wording>, DbErr> {
    use sea_orm::{ColumnTrait, QueryFilter};
    let rows = board_text::Entity::find().filter(board_text::Column::BoardId.eq(id)).all(db).await?;
    let wording = |row: board_text::Model| Wording {
        language: row.language,
        question: row.question,
        description: row.description,
    };
    Ok(rows.into_iter().map(wording).collect())
}

/// The fewest people of whom a board's number of participants is told.
const FEWEST: i32 = 5;

/// Which boards a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only those of this territory or within it.
    pub territory: Option<TerritoryId>,
    /// Only those with this theme.
    pub theme: Option<Theme>,
    /// Drafts instead of open boards.
    pub drafts: bool,
}

#[derive(FromQueryResult)]
struct CardRow {
    id: BoardId,
    question: String,
    language: Language,
    territory: String,
    theme: Theme,
    opened_at: Option<Moment>,
    proposing_at: Moment,
    co_design_at: Moment,
    voting_at: Option<Moment>,
    decided_at: Moment,
    follow_up_at: Moment,
    closes_at: Moment,
    initiatives: i32,
    participants: i32,
    sort: Moment,
}

/// Boards, those opened last first. One statement.
pub async fn list(
    db: &impl ConnectionTrait,
    filter: &Filter,
    language: Language,
    now: Moment,
    after: Option<Cursor>,
) -> Result<Page<Card>, DbErr> {
    const SQL: &str = "SELECT b.id, COALESCE(x.question, y.question) AS question, \
            COALESCE(x.language, y.language) AS language, t.name AS territory, b.theme, b.opened_at, \
            b.proposing_at, b.co_design_at, b.voting_at, b.decided_at, b.follow_up_at, b.closes_at, \
            b.initiatives, b.participants, COALESCE(b.opened_at, b.created_at) AS sort \
         FROM boards b JOIN territories t ON t.id = b.territory_id \
         LEFT JOIN board_texts x ON x.board_id = b.id AND x.language = $1 \
         JOIN board_texts y ON y.board_id = b.id AND y.language = b.language \
         WHERE (b.opened_at IS NULL) = $2 \
           AND ($3 = '' OR b.theme = $3) \
           AND ($4 IS NULL OR t.id = $4 OR t.within = $4) \
           AND ($5 IS NULL OR COALESCE(b.opened_at, b.created_at) < $5 \
                OR (COALESCE(b.opened_at, b.created_at) = $5 AND b.id < $6)) \
         ORDER BY COALESCE(b.opened_at, b.created_at) DESC, b.id DESC LIMIT $7";
    let (key, id) = after.map_or((None, None), |cursor| (Some(cursor.key), Some(cursor.id)));
    let values = [
        language.into(),
        filter.drafts.into(),
        filter.theme.map_or("", Theme::as_str).into(),
        filter.territory.map(|territory| territory.0).into(),
        key.into(),
        id.into(),
        (PAGE_SIZE + 1).cast_signed().into(),
    ];
    let rows = CardRow::find_by_statement(statement(db, SQL, values)).all(db).await?;
    let cursor = |row: &CardRow| Cursor { key: row.sort.0, id: row.id.0 };
    Ok(Page::cut(rows, PAGE_SIZE, cursor).map(|row| card(row, now)))
}

fn card(row: CardRow, now: Moment) -> Card {
    let phases = super::Phases {
        proposing: row.proposing_at,
        co_design: row.co_design_at,
        voting: row.voting_at,
        decided: row.decided_at,
        follow_up: row.follow_up_at,
        closes: row.closes_at,
    };
    let phase = phases.at(row.opened_at, now);
    Card {
        id: row.id,
        question: row.question,
        language: row.language,
        territory: row.territory,
        theme: row.theme,
        phase,
        phase_ends: if phase == Phase::Draft { None } else { phases.end_of(phase) },
        initiatives: i64::from(row.initiatives),
        participants: (row.participants >= FEWEST).then_some(i64::from(row.participants)),
    }
}

//! What rules need: an initiative with its board, and its authors.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::{
    base::{
        BoardId, Currency, InitiativeId, Language, Moment, OrganisationId, ParticipantId, Refusal, Scope,
        Stop, TerritoryId, database::statement, rows::Rows,
    },
    boards::{BallotKind, CountingRule, Moderation, Phases, Roll, Rules, Theme, Voting},
    initiatives::{Author, Consent, Frame, State},
};

#[derive(FromQueryResult)]
struct FrameRow {
    id: InitiativeId,
    board_id: BoardId,
    territory_id: TerritoryId,
    within: Option<TerritoryId>,
    theme: Theme,
    language: Language,
    state: State,
    title: String,
    created_by: Option<ParticipantId>,
    organisation_id: Option<OrganisationId>,
    revision: i32,
    is_public: bool,
    merged_into: Option<InitiativeId>,
    opened_at: Option<Moment>,
    moderation: Moderation,
    answer_days: i32,
    budget_cents: Option<i64>,
    currency: Currency,
    ballot_kind: BallotKind,
    ballot_points: Option<i32>,
    counting_rule: CountingRule,
    minimum_score: Option<i32>,
    roll: Roll,
    ballot_maximum: Option<i32>,
    winners_maximum: Option<i32>,
    proposing_at: Moment,
    co_design_at: Moment,
    voting_at: Option<Moment>,
    decided_at: Moment,
    follow_up_at: Moment,
    closes_at: Moment,
    constituencies: Option<String>,
}

const FRAME: &str = "SELECT i.id, i.board_id, i.territory_id, t.within, i.theme, i.language, i.state, i.title, \
        i.created_by, i.organisation_id, i.revision, i.is_public, i.merged_into, \
        b.opened_at, b.moderation, b.answer_days, b.budget_cents, b.currency, \
        b.ballot_kind, b.ballot_points, b.counting_rule, b.minimum_score, b.roll, b.ballot_maximum, b.winners_maximum, \
        b.proposing_at, b.co_design_at, b.voting_at, b.decided_at, b.follow_up_at, b.closes_at, \
        (SELECT string_agg(s.constituency, ',' ORDER BY c.position) FROM board_constituencies s \
         JOIN constituencies c ON c.key = s.constituency WHERE s.board_id = b.id) AS constituencies \
     FROM initiatives i JOIN boards b ON b.id = i.board_id JOIN territories t ON t.id = i.territory_id";

/// What rules need to know of an initiative and its board. One statement.
///
/// # Errors
/// [`Refusal::NotFound`]. Whether the reader may see it is for the caller's rule.
pub async fn find_frame(db: &impl ConnectionTrait, id: InitiativeId) -> Result<Frame, Stop> {
    let sql = format!("{FRAME} WHERE i.id = $1");
    let row = FrameRow::find_by_statement(statement(db, &sql, [id.into()])).one(db).await?;
    Ok(frame(row.ok_or(Refusal::NotFound)?))
}

/// The same of many initiatives, without those that do not exist. One statement.
pub async fn list_frames(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = InitiativeId>,
) -> Result<Vec<Frame>, DbErr> {
    let Some(rows) = Rows::lay_out(ids.into_iter().map(|id| [id.into()])) else { return Ok(Vec::new()) };
    let sql = format!("{FRAME} WHERE i.id IN (VALUES {})", rows.places);
    let rows = FrameRow::find_by_statement(statement(db, &sql, rows.values)).all(db).await?;
    Ok(rows.into_iter().map(frame).collect())
}

fn frame(row: FrameRow) -> Frame {
    let small = |number: i32| u16::try_from(number).unwrap_or(u16::MAX);
    let phases = Phases {
        proposing: row.proposing_at,
        co_design: row.co_design_at,
        voting: row.voting_at,
        decided: row.decided_at,
        follow_up: row.follow_up_at,
        closes: row.closes_at,
    };
    let constituencies = row.constituencies.unwrap_or_default();
    Frame {
        id: row.id,
        board: row.board_id,
        opened_at: row.opened_at,
        rules: Rules {
            moderation: row.moderation,
            answer_days: small(row.answer_days),
            budget_cents: row.budget_cents,
            currency: row.currency,
            voting: Voting {
                ballot: row.ballot_kind,
                points: row.ballot_points.map(small),
                counting: row.counting_rule,
                minimum_score: row.minimum_score.map(i32::unsigned_abs),
                roll: row.roll,
            },
            ballot_maximum: row.ballot_maximum.map(small),
            winners_maximum: row.winners_maximum.map(small),
            phases,
            constituencies: constituencies
                .split(',')
                .filter(|key| !key.is_empty())
                .map(str::to_owned)
                .collect(),
        },
        territory: Scope { territory: row.territory_id, within: row.within },
        theme: row.theme,
        language: row.language,
        state: row.state,
        title: row.title,
        created_by: row.created_by,
        organisation: row.organisation_id,
        revision: row.revision.unsigned_abs(),
        is_public: row.is_public,
        merged_into: row.merged_into,
    }
}

#[derive(FromQueryResult)]
struct AuthorRow {
    participant: ParticipantId,
    pseudonym: String,
    constituency: Option<String>,
    consent: Consent,
}

/// Those who are authors or were asked to be, in their order. One statement.
pub async fn list_authors(db: &impl ConnectionTrait, id: InitiativeId) -> Result<Vec<Author>, DbErr> {
    const SQL: &str = "SELECT a.participant_id AS participant, p.pseudonym, p.constituency, a.consent \
         FROM initiative_authors a JOIN participants p ON p.id = a.participant_id \
         WHERE a.initiative_id = $1 ORDER BY a.position, a.since";
    let rows = AuthorRow::find_by_statement(statement(db, SQL, [id.into()])).all(db).await?;
    let author = |row: AuthorRow| Author {
        participant: row.participant,
        pseudonym: row.pseudonym,
        constituency: row.constituency,
        consent: row.consent,
    };
    Ok(rows.into_iter().map(author).collect())
}

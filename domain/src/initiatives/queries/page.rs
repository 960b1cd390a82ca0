//! One initiative with what its page leads with.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::{find_frame, list_authors, list_voices};
use crate::{
    base::{Actor, BoardId, InitiativeId, Language, Moment, Refusal, Stop, TerritoryId, database::statement},
    boards,
    initiatives::{Agreement, Consent, Initiative, Invitation, actions, rules},
};

/// The text of an initiative as it stands now.
#[derive(Clone, PartialEq, Eq, Debug, FromQueryResult)]
pub struct Text {
    /// What it is called.
    pub title: String,
    /// What is proposed, in Markdown.
    pub body: String,
}

/// The text of an initiative as it stands now. One statement.
pub async fn find_text(db: &impl ConnectionTrait, id: InitiativeId) -> Result<Text, Stop> {
    const SQL: &str = "SELECT title, body FROM initiatives WHERE id = $1";
    let text = Text::find_by_statement(statement(db, SQL, [id.into()])).one(db).await?;
    Ok(text.ok_or(Refusal::NotFound)?)
}

#[derive(FromQueryResult)]
struct OfBoard {
    territory_id: TerritoryId,
}

/// The territory of a board. One statement.
pub async fn find_territory_of_board(db: &impl ConnectionTrait, board: BoardId) -> Result<TerritoryId, Stop> {
    const SQL: &str = "SELECT territory_id FROM boards WHERE id = $1";
    let found = OfBoard::find_by_statement(statement(db, SQL, [board.into()])).one(db).await?;
    Ok(found.ok_or(Refusal::NotFound)?.territory_id)
}

#[derive(FromQueryResult)]
struct Lead {
    body: String,
    place: Option<String>,
    cost_cents: Option<i64>,
    officer_cost_cents: Option<i64>,
    cost_checked_at: Option<Moment>,
    state_reason: Option<String>,
    published_at: Option<Moment>,
    changed_at: Moment,
    organisation: Option<String>,
    territory: String,
    question: String,
    question_language: Language,
    merged_title: Option<String>,
}

/// The initiative, if the actor may read it. Five statements.
///
/// # Errors
/// [`Refusal::NotFound`], also where it is there but not for this actor.
pub async fn find(
    db: &impl ConnectionTrait,
    id: InitiativeId,
    actor: &Actor,
    language: Language,
) -> Result<Initiative, Stop> {
    let frame = find_frame(db, id).await?;
    let mut authors = list_authors(db, id).await?;
    rules::may_see(actor, &frame, &authors)?;
    authors.retain(|author| author.consent == Consent::Given);
    let lead = find_lead(db, id, language).await?;
    let seats = boards::queries::list_seats(db, frame.board, language).await?;
    let voices = list_voices(db, &[id]).await?.remove(&id).unwrap_or_default();
    Ok(Initiative {
        body: lead.body,
        place: lead.place,
        cost_cents: lead.cost_cents,
        officer_cost_cents: lead.officer_cost_cents,
        cost_checked_at: lead.cost_checked_at,
        state_reason: lead.state_reason,
        published_at: lead.published_at,
        changed_at: lead.changed_at,
        authors,
        organisation: lead.organisation,
        territory: lead.territory,
        question: lead.question,
        question_language: lead.question_language,
        merged_into: frame.merged_into.zip(lead.merged_title),
        agreement: Agreement::of(&frame.rules.constituencies, &voices),
        seats: seats.into_iter().map(|seat| seat.constituency).collect(),
        frame,
    })
}

async fn find_lead(db: &impl ConnectionTrait, id: InitiativeId, language: Language) -> Result<Lead, Stop> {
    const SQL: &str = "SELECT i.body, i.place, i.cost_cents, i.officer_cost_cents, i.cost_checked_at, i.state_reason, i.published_at, \
            i.changed_at, o.name AS organisation, t.name AS territory, COALESCE(x.question, y.question) AS question, \
            COALESCE(x.language, y.language) AS question_language, m.title AS merged_title \
         FROM initiatives i JOIN boards b ON b.id = i.board_id JOIN territories t ON t.id = i.territory_id \
         LEFT JOIN organisations o ON o.id = i.organisation_id \
         LEFT JOIN board_texts x ON x.board_id = b.id AND x.language = $2 \
         JOIN board_texts y ON y.board_id = b.id AND y.language = b.language \
         LEFT JOIN initiatives m ON m.id = i.merged_into \
         WHERE i.id = $1";
    let lead = Lead::find_by_statement(statement(db, SQL, [id.into(), language.into()])).one(db).await?;
    Ok(lead.ok_or(Refusal::NotFound)?)
}

#[derive(FromQueryResult)]
struct InvitationRow {
    initiative: InitiativeId,
    title: String,
    body: String,
    language: Language,
    invited_by: String,
}

/// What somebody reads who opens a link to become an author; `None` where it is used, too old or unknown.
pub async fn find_invitation(
    db: &impl ConnectionTrait,
    token: &str,
    now: Moment,
) -> Result<Option<Invitation>, DbErr> {
    const SQL: &str = "SELECT i.id AS initiative, i.title, i.body, i.language, p.pseudonym AS invited_by \
         FROM author_invitations v JOIN initiatives i ON i.id = v.initiative_id \
         JOIN participants p ON p.id = v.invited_by \
         WHERE v.token_hash = $1 AND v.used_at IS NULL AND v.expires_at > $2";
    let values = [actions::token_hash(token).into(), now.into()];
    let row = InvitationRow::find_by_statement(statement(db, SQL, values)).one(db).await?;
    Ok(row.map(|row| Invitation {
        initiative: row.initiative,
        title: row.title,
        body: row.body,
        language: row.language,
        invited_by: row.invited_by,
    }))
}

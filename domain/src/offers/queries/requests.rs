//! Wishes for a mediator, each for those alone whom it concerns.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};

use crate::{
    base::{
        Ctx, Deed, MediatorRequestId, Moment, OfferId, OrganisationId, ParticipantId, Refusal, Stop,
        database::statement,
    },
    offers::{OwnRequest, Request, RequestState},
};

/// Services with mediators `m` whose territories meet those of a service: the same one, the province around it, or
/// something within it. `offer` is an expression for that service's id, `day` the place of the present day.
fn mediating(offer: &str, day: usize) -> String {
    format!(
        "FROM offers m JOIN offer_territories mt ON mt.offer_id = m.id \
         JOIN offer_territories ot ON ot.offer_id = {offer} AND (mt.territory_id = ot.territory_id \
            OR mt.territory_id = ot.province_id OR mt.province_id = ot.territory_id) \
         WHERE m.mediators = TRUE AND m.withdrawn_at IS NULL AND (m.valid_until IS NULL OR m.valid_until >= ${day})"
    )
}

#[derive(FromQueryResult)]
struct Number {
    number: i64,
}

/// How many organisations offer that a mediator comes along to a service. One statement.
pub async fn count_mediating(db: &impl ConnectionTrait, offer: OfferId, now: Moment) -> Result<i64, DbErr> {
    let sql = format!("SELECT COUNT(DISTINCT m.organisation_id) AS number {}", mediating("$1", 2));
    let row =
        Number::find_by_statement(statement(db, &sql, [offer.into(), now.day().into()])).one(db).await?;
    Ok(row.map_or(0, |row| row.number))
}

/// Whether an organisation offers it. One statement.
pub async fn is_mediating(
    db: &impl ConnectionTrait,
    offer: OfferId,
    organisation: OrganisationId,
    now: Moment,
) -> Result<bool, DbErr> {
    let sql = format!("SELECT COUNT(*) AS number {} AND m.organisation_id = $3", mediating("$1", 2));
    let values = [offer.into(), now.day().into(), organisation.into()];
    let row = Number::find_by_statement(statement(db, &sql, values)).one(db).await?;
    Ok(row.is_some_and(|row| row.number > 0))
}

/// How many wishes of a person are not settled. One statement.
pub async fn count_open_requests(db: &impl ConnectionTrait, person: ParticipantId) -> Result<i64, DbErr> {
    const SQL: &str =
        "SELECT COUNT(*) AS number FROM mediator_requests WHERE participant_id = $1 AND settled_at IS NULL";
    let row = Number::find_by_statement(statement(db, SQL, [person.into()])).one(db).await?;
    Ok(row.map_or(0, |row| row.number))
}

/// What the rules need to know of a wish.
#[derive(FromQueryResult)]
pub struct RequestFrame {
    pub offer_id: OfferId,
    pub state: RequestState,
    pub organisation_id: Option<OrganisationId>,
}

/// What the rules need to know of a wish. One statement.
pub async fn find_request(db: &impl ConnectionTrait, id: MediatorRequestId) -> Result<RequestFrame, Stop> {
    const SQL: &str = "SELECT offer_id, state, organisation_id FROM mediator_requests WHERE id = $1";
    let frame = RequestFrame::find_by_statement(statement(db, SQL, [id.into()])).one(db).await?;
    Ok(frame.ok_or(Refusal::NotFound)?)
}

const OWN: &str = "SELECT r.id, r.offer_id AS offer, o.name AS offer_name, o.language AS offer_language, r.language, \
        r.text, r.state, g.name AS organisation, r.reply, r.reply_language, r.asked_at \
     FROM mediator_requests r JOIN offers o ON o.id = r.offer_id \
     LEFT JOIN organisations g ON g.id = r.organisation_id WHERE r.participant_id = $1";

/// One's own open wish for a service. One statement; none for whoever is not in.
pub async fn find_own_request(ctx: &Ctx, offer: OfferId) -> Result<Option<OwnRequest>, Stop> {
    let Some(person) = ctx.actor.id() else { return Ok(None) };
    let db = ctx.db.reader();
    let sql = format!("{OWN} AND r.offer_id = $2 AND r.settled_at IS NULL");
    Ok(OwnRequest::find_by_statement(statement(db, &sql, [person.into(), offer.into()])).one(db).await?)
}

/// One's own wishes, asked last first. One statement.
pub async fn list_own_requests(ctx: &Ctx) -> Result<Vec<OwnRequest>, Stop> {
    ctx.actor.may(Deed::AskMediator, None)?;
    let person = ctx.actor.person()?.id;
    let db = ctx.db.reader();
    let sql = format!("{OWN} ORDER BY r.asked_at DESC, r.id DESC LIMIT 100");
    Ok(OwnRequest::find_by_statement(statement(db, &sql, [person.into()])).all(db).await?)
}

/// The wishes that the actor's organisations may answer or have answered, those asked first first, open ones before
/// settled ones. One statement; none for whoever acts for nobody.
pub async fn list_requests(ctx: &Ctx) -> Result<Vec<Request>, Stop> {
    let ours = &ctx.actor.person()?.memberships;
    if ours.is_empty() {
        return Ok(Vec::new());
    }
    let mut values: Vec<Value> = vec![ctx.now.day().into()];
    let places: Vec<String> = (2..=ours.len() + 1).map(|place| format!("${place}")).collect();
    values.extend(ours.iter().map(|id| Value::from(*id)));
    let places = places.join(", ");
    let sql = format!(
        "SELECT r.id, r.offer_id AS offer, o.name AS offer_name, o.language AS offer_language, h.name AS offered_by, \
            p.name AS place, r.language, r.text, r.text_language, r.state, g.name AS organisation, r.reply, \
            r.reply_language, r.asked_at \
         FROM mediator_requests r JOIN offers o ON o.id = r.offer_id JOIN organisations h ON h.id = o.organisation_id \
         LEFT JOIN territories p ON p.id = o.place_id LEFT JOIN organisations g ON g.id = r.organisation_id \
         WHERE r.organisation_id IN ({places}) OR (r.state = 'asked' AND EXISTS (SELECT 1 {} \
            AND m.organisation_id IN ({places}))) \
         ORDER BY (r.state = 'settled'), r.asked_at, r.id LIMIT 100",
        mediating("r.offer_id", 1)
    );
    let db = ctx.db.reader();
    Ok(Request::find_by_statement(statement(db, &sql, values)).all(db).await?)
}

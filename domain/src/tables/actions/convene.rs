//! Convening a session, and calling it off.

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, FromQueryResult};

use super::{agenda::write_item, keep_session, lock, record};
use crate::{
    base::{
        Ctx, MeetingId, Refusal, Stop, TableId,
        database::statement,
        text::{Reasons, Title},
    },
    meetings::{self, Entry, Help, Kind, Place, Span, Tongue},
    tables::{Convocation, Table, queries, rules},
};

#[derive(FromQueryResult)]
struct Number {
    sessions: i32,
}

/// Convenes the next session of a table and sends its agenda: from now on everybody knows when and where it is.
///
/// # Errors
/// What [`Convocation::check`] and [`rules::may_announce`] refuse; [`Refusal::NotAllowed`].
pub async fn convene(ctx: &Ctx, table: TableId, convocation: &Convocation) -> Result<MeetingId, Stop> {
    let transaction = ctx.db.begin().await?;
    let found = queries::find_frame(&transaction, table).await?;
    rules::may_keep(&ctx.actor, found.territory.scope())?;
    convocation.check()?;
    let notice = found.rulebook.notice_days;
    let urgent =
        rules::may_announce(ctx.now, convocation.starts_at, notice, convocation.urgent_reason.as_ref())?;
    let number = next_number(&transaction, table).await?;
    let id = call(&transaction, ctx, &found, number, convocation).await?;
    write_session(&transaction, ctx, &found, id, number, urgent).await?;
    for (item, place) in convocation.agenda.iter().zip(1..) {
        // An agenda has a handful of points.
        write_item(&transaction, ctx, id, item, place, None).await?;
    }
    record(&transaction, ctx, table, "tables.convene", Some(id.to_string())).await?;
    transaction.commit().await?;
    Ok(id)
}

/// The number of the next session, which nobody else takes.
async fn next_number(db: &impl ConnectionTrait, table: TableId) -> Result<i32, Stop> {
    const SQL: &str = "UPDATE tables SET sessions = sessions + 1 WHERE id = $1 RETURNING sessions";
    let found = Number::find_by_statement(statement(db, SQL, [table.into()])).one(db).await?;
    Ok(found.ok_or(Refusal::NotFound)?.sessions)
}

/// The meeting of the session.
async fn call(
    transaction: &DatabaseTransaction,
    ctx: &Ctx,
    table: &Table,
    number: i32,
    convocation: &Convocation,
) -> Result<MeetingId, Stop> {
    let name: String = table.name.chars().take(Title::LONGEST - 8).collect();
    let place = convocation.place.clone();
    let draft = meetings::Draft {
        kind: Kind::TableSession,
        title: Title::parse(&format!("{name} ({number})"))?,
        description: None,
        language: table.language,
        theme: None,
        territory: table.territory.id,
        organisers: Vec::new(),
        place: place.map(|name| Place {
            name,
            address: None,
            at: None,
            directions: None,
            accessibility: None,
        }),
        link: convocation.link.clone(),
        dates: vec![Span { starts: convocation.starts_at, ends: convocation.ends_at }],
        tongues: vec![Tongue { language: table.language, help: Help::Spoken, confirmed: true }],
        childcare: false,
        entry: Entry::None,
        capacity: None,
        quotas: Vec::new(),
        companions: 0,
        closes: None,
    };
    let id = meetings::actions::convene(transaction, ctx, &draft).await?;
    meetings::actions::publish_within(transaction, ctx, id).await?;
    Ok(id)
}

/// Calls a session off before it was opened, with a reason that everybody reads.
///
/// # Errors
/// [`Refusal::NotAllowed`]; [`Refusal::WrongState`] once it was opened, or the second time.
pub async fn cancel(ctx: &Ctx, id: MeetingId, reasons: &Reasons) -> Result<(), Stop> {
    let transaction = ctx.db.begin().await?;
    lock(&transaction, id).await?;
    let held = keep_session(&transaction, ctx, id).await?;
    rules::may_change_agenda(held.session.stage)?;
    meetings::actions::cancel_within(&transaction, ctx, id, reasons).await?;
    record(&transaction, ctx, held.table.id, "tables.cancel_session", Some(id.to_string())).await?;
    transaction.commit().await?;
    Ok(())
}

async fn write_session(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    table: &Table,
    id: MeetingId,
    number: i32,
    urgent: Option<&Reasons>,
) -> Result<(), DbErr> {
    const SQL: &str = "INSERT INTO table_sessions (meeting_id, table_id, number, convened_at, urgent_reason, \
            notice_days, quorum_percent, deciding, alternates) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let rulebook = &table.rulebook;
    let values = [
        id.into(),
        table.id.into(),
        number.into(),
        ctx.now.into(),
        urgent.map(|reasons| reasons.as_str().to_owned()).into(),
        i32::from(rulebook.notice_days).into(),
        i32::from(rulebook.quorum_percent).into(),
        rulebook.deciding.as_str().into(),
        rulebook.alternates.into(),
    ];
    db.execute_raw(statement(db, SQL, values)).await?;
    Ok(())
}

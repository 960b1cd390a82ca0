//! What the pages of procedures ask of the server.

use domain::{
    attachments::Attachment,
    base::{
        ExpressionId, Language, Moment, OrganisationId, Page, ProcedureId, Subject, SubjectKind, TerritoryId,
    },
    procedures::{Act, ActKind, Basis, Card, Expression, Outcome, Own, Procedure, Seen, Stretch},
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use super::writing::{Expressed, Written};
use crate::{ui::prose::Html, wire::Error};

/// A page of the list of procedures.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Listing {
    /// The procedures.
    pub procedures: Page<Card>,
    /// The territories by which the list can be narrowed.
    pub territories: Vec<(TerritoryId, String)>,
    /// When they were read.
    pub now: Moment,
}

/// Procedures, those attached last first.
#[server(endpoint = "procedures/list", output = Postcard)]
pub async fn list(
    stretch: Option<Stretch>,
    territory: Option<TerritoryId>,
    after: Option<String>,
) -> Result<Listing, Error> {
    use domain::{base::Cursor, procedures::queries};
    let ctx = crate::wire::ctx();
    let db = ctx.db.reader();
    let filter = queries::Filter { territory, stretch };
    let after = after.as_deref().and_then(Cursor::from_address);
    let procedures = queries::list(db, filter, after, ctx.now).await?;
    Ok(Listing { procedures, territories: queries::list_territories(db).await?, now: ctx.now })
}

/// The procedures beside a board or a table.
#[server(endpoint = "procedures/list_beside", output = Postcard)]
pub async fn list_beside(subject: Subject) -> Result<Vec<Card>, Error> {
    Ok(domain::procedures::queries::list_beside(crate::wire::ctx().db.reader(), subject).await?)
}

/// A procedure with everything that its page shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Shown {
    /// The procedure.
    pub procedure: Procedure,
    /// What each act says, rendered, in their order.
    pub texts: Vec<Html>,
    /// The files of all acts.
    pub files: Vec<Attachment>,
    /// The reader's own expressions of interest.
    pub own: Vec<Expression>,
    /// The organisations for which she may express interest, while the notice is open.
    pub represented: Vec<(OrganisationId, String)>,
    /// When it was read.
    pub now: Moment,
}

/// One procedure.
#[server(endpoint = "procedures/find", output = Postcard)]
pub async fn find(procedure: ProcedureId) -> Result<Shown, Error> {
    use domain::{attachments, procedures::queries};
    let ctx = crate::wire::ctx();
    let db = ctx.db.reader();
    let procedure = queries::find(db, procedure).await?;
    let acts: Vec<_> = procedure.acts.iter().map(|act| act.id.0).collect();
    let person = ctx.actor.person().ok();
    let represented = match person.filter(|_| procedure.progress.open_notice(ctx.now).is_some()) {
        Some(person) => domain::organisations::queries::list_memberships(db, person).await?,
        None => Vec::new(),
    };
    Ok(Shown {
        texts: procedure.acts.iter().map(|act| Html::from_markdown(&act.text)).collect(),
        files: attachments::queries::list_public(db, &acts).await?,
        own: queries::list_own(db, person, &procedure).await?,
        represented,
        procedure,
        now: ctx.now,
    })
}

/// An act with everything that its page shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ShownAct {
    /// The procedure.
    pub procedure: Procedure,
    /// The act.
    pub act: Act,
    /// What it says, rendered.
    pub text: Html,
    /// Its files.
    pub files: Vec<Attachment>,
}

/// One act of a procedure, by its place.
#[server(endpoint = "procedures/find_act", output = Postcard)]
pub async fn find_act(procedure: ProcedureId, act: u16) -> Result<ShownAct, Error> {
    use domain::{attachments, base::Refusal, procedures::queries};
    let ctx = crate::wire::ctx();
    let db = ctx.db.reader();
    let procedure = queries::find(db, procedure).await?;
    let act = procedure.acts.iter().find(|other| other.place == act).cloned().ok_or(Refusal::NotFound)?;
    let files = attachments::queries::list_public(db, &[act.id.0]).await?;
    Ok(ShownAct { text: Html::from_markdown(&act.text), act, files, procedure })
}

/// The participatory path of a procedure: as it was frozen, or as it would be now.
#[server(endpoint = "procedures/find_path", output = Postcard)]
pub async fn find_path(procedure: ProcedureId) -> Result<(Procedure, Seen), Error> {
    Ok(domain::procedures::queries::find_path(&crate::wire::ctx(), procedure).await?)
}

/// Expresses interest.
#[server(endpoint = "procedures/express", output = Postcard)]
pub async fn express(procedure: ProcedureId, interest: Expressed) -> Result<(), Error> {
    use crate::wire::At;
    let ctx = crate::wire::ctx();
    let interest = interest.interest(&ctx)?;
    domain::procedures::actions::express(&ctx, procedure, &interest).await.at("interest[party]")?;
    Ok(())
}

/// Changes one's own expression of interest.
#[server(endpoint = "procedures/change_expression", output = Postcard)]
pub async fn change_expression(expression: ExpressionId, interest: Expressed) -> Result<(), Error> {
    let ctx = crate::wire::ctx();
    let interest = interest.interest(&ctx)?;
    Ok(domain::procedures::actions::change(&ctx, expression, &interest).await?)
}

/// Withdraws one's own expression of interest.
#[server(endpoint = "procedures/withdraw_expression", output = Postcard)]
pub async fn withdraw_expression(expression: ExpressionId) -> Result<(), Error> {
    Ok(domain::procedures::actions::withdraw(&crate::wire::ctx(), expression).await?)
}

/// One's own expressions of interest in all procedures.
#[server(endpoint = "procedures/list_own", output = Postcard)]
pub async fn list_own() -> Result<Vec<Own>, Error> {
    Ok(domain::procedures::queries::list_own_all(&crate::wire::ctx()).await?)
}

/// The procedures that an officer runs.
#[server(endpoint = "procedures/list_kept", output = Postcard)]
pub async fn list_kept(after: Option<String>) -> Result<(Page<Card>, Moment), Error> {
    use domain::base::Cursor;
    let ctx = crate::wire::ctx();
    let after = after.as_deref().and_then(Cursor::from_address);
    Ok((domain::procedures::queries::list_kept(&ctx, after).await?, ctx.now))
}

/// What the form that attaches a procedure shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Place {
    /// What the board or table is called.
    pub title: String,
    /// The language of that.
    pub language: Language,
    /// Beside what the procedure will run.
    pub subject: Subject,
    /// When it was read.
    pub now: Moment,
}

/// The board or table to which an officer wants to attach a procedure.
#[server(endpoint = "procedures/find_place", output = Postcard)]
pub async fn find_place(subject: Subject) -> Result<Place, Error> {
    use domain::procedures::{queries, rules};
    let ctx = crate::wire::ctx();
    ctx.actor.person()?;
    let place = queries::find_place(ctx.db.reader(), subject).await?;
    rules::may_keep(&ctx.actor, place.scope)?;
    Ok(Place { subject, title: place.title, language: place.language, now: ctx.now })
}

/// Attaches a procedure to a board or a table, with its first act.
#[server(endpoint = "procedures/start", output = Postcard)]
pub async fn start(
    kind: SubjectKind,
    id: String,
    name: String,
    office: String,
    basis: Basis,
    #[server(default)] language: String,
    act: Written,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::{
        base::{
            Refusal,
            text::{Label, Title},
        },
        procedures::{Opening, actions},
    };
    let ctx = crate::wire::ctx();
    let opening = Opening {
        subject: Subject { kind, id: id.parse().map_err(|_| Refusal::NotFound)? },
        title: Title::parse(&name).at("name")?,
        language: crate::wire::written_in(&ctx, &language, &format!("{name}\n{}", act.text))?,
        office: Label::parse(&office).at("office")?,
    };
    let id = actions::start(&ctx, &opening, &act.sheet()?, basis).await.at("act[on]")?;
    leptos_axum::redirect(&format!("/{}/procedures/{id}", crate::wire::language()));
    Ok(())
}

/// A procedure before the officers who run it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Desk {
    /// The procedure.
    pub procedure: Procedure,
    /// Who expressed interest, with what they wrote, rendered.
    pub expressions: Vec<(Expression, Html)>,
    /// When it was read.
    pub now: Moment,
}

/// A procedure with those who expressed interest, for the officers who run it.
#[server(endpoint = "procedures/find_desk", output = Postcard)]
pub async fn find_desk(procedure: ProcedureId) -> Result<Desk, Error> {
    let ctx = crate::wire::ctx();
    let (procedure, expressions) = domain::procedures::queries::list_expressions(&ctx, procedure).await?;
    let rendered = |expression: Expression| {
        let html = Html::from_markdown(&expression.text);
        (expression, html)
    };
    Ok(Desk { procedure, expressions: expressions.into_iter().map(rendered).collect(), now: ctx.now })
}

/// Takes the next act of a procedure.
#[server(endpoint = "procedures/take", output = Postcard)]
pub async fn take(procedure: ProcedureId, seen: u16, kind: ActKind, act: Written) -> Result<(), Error> {
    use crate::wire::At;
    use domain::{
        base::{Refusal, Stop},
        procedures::actions,
    };
    let ctx = crate::wire::ctx();
    let (sheet, step) = (act.sheet()?, act.step(kind)?);
    let taken = actions::take(&ctx, procedure, seen, &sheet, &step).await;
    match taken {
        Err(Stop::Refused(early @ Refusal::DeadlineTooEarly)) => Err(early).at("act[deadline_on]"),
        Err(Stop::Refused(body @ Refusal::BodyNotRegistered)) => Err(body).at("act[form]"),
        Err(Stop::Refused(choice @ Refusal::UnknownChoice)) => Err(choice).at("act[of]"),
        taken => taken.at("act[on]"),
    }?;
    let place = u32::from(seen) + 1;
    leptos_axum::redirect(&format!("/{}/procedures/{procedure}/acts/{place}", crate::wire::language()));
    Ok(())
}

/// Assesses an expression of interest.
#[server(endpoint = "procedures/assess", output = Postcard)]
pub async fn assess(
    expression: ExpressionId,
    outcome: Outcome,
    #[server(default)] criterion: String,
    #[server(default)] reasons: String,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::{
        base::{Refusal, text::optional},
        procedures::{Verdict, actions},
    };
    let number = |text: &str| text.trim().parse::<u16>().map_err(|_| Refusal::UnknownChoice);
    let criterion = optional(&criterion, number).at("criterion")?;
    let verdict = match Verdict::parse(outcome, criterion, &reasons) {
        Err(choice @ Refusal::UnknownChoice) => Err(choice).at("criterion"),
        parsed => parsed.at("reasons"),
    }?;
    actions::assess(&crate::wire::ctx(), expression, &verdict).await.at("criterion")
}

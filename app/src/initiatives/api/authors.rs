//! Several authors.

use domain::{
    base::{InitiativeId, Language, Moment},
    initiatives::{Consent, Initiative},
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::{ui::prose::Html, wire::Error};

/// An initiative with its authors.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Written {
    /// The initiative.
    pub initiative: Initiative,
    /// A link that was made just now, to hand to somebody.
    pub link: Option<String>,
    /// When it was read.
    pub now: Moment,
}

/// Under which name a session keeps the link that was made just now.
#[cfg(feature = "ssr")]
const LINK: &str = "co_author_link";

/// The authors of an initiative, and the link that was made just now.
#[server(endpoint = "initiatives/authors", output = Postcard)]
pub async fn authors(initiative: InitiativeId) -> Result<Written, Error> {
    let ctx = crate::wire::ctx();
    let language = crate::wire::language();
    let found = domain::initiatives::queries::find(ctx.db.reader(), initiative, &ctx.actor, language).await?;
    let kept = crate::wire::session().get::<(InitiativeId, String)>(LINK).await.ok().flatten();
    let link = kept
        .filter(|(of, _)| *of == initiative)
        .map(|(_, token)| format!("/{language}/co-author?code={token}"));
    Ok(Written { initiative: found, link, now: ctx.now })
}

/// Makes a link with which somebody can become an author too; the page shows it once it is read anew.
#[server(endpoint = "initiatives/ask_co_author", output = Postcard)]
pub async fn ask_co_author(initiative: InitiativeId) -> Result<(), Error> {
    let token = domain::initiatives::actions::ask_co_author(&crate::wire::ctx(), initiative).await?;
    let kept = crate::wire::session().insert(LINK, (initiative, token)).await;
    kept.map_err(|error| domain::base::Failure::Unreadable(error.to_string()).into())
}

/// Stops being an author.
#[server(endpoint = "initiatives/leave", output = Postcard)]
pub async fn leave(initiative: InitiativeId) -> Result<(), Error> {
    domain::initiatives::actions::leave(&crate::wire::ctx(), initiative).await?;
    leptos_axum::redirect(&format!("/{}/my-things", crate::wire::language()));
    Ok(())
}

/// What somebody reads who is asked to be an author too.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Asked {
    /// What it is called.
    pub title: String,
    /// What is proposed, rendered.
    pub body: Html,
    /// The language of both.
    pub language: Language,
    /// What the author is called who asks.
    pub invited_by: String,
}

/// What a link leads to.
#[server(endpoint = "initiatives/invitation", output = Postcard)]
pub async fn invitation(code: String) -> Result<Asked, Error> {
    use domain::{
        base::{Refusal, Stop},
        initiatives::queries,
    };
    let ctx = crate::wire::ctx();
    let found = queries::find_invitation(ctx.db.reader(), &code, ctx.now).await.map_err(Stop::from)?;
    let found = found.ok_or_else(|| Stop::from(Refusal::LinkInvalid))?;
    let body = Html::from_markdown(&found.body);
    Ok(Asked { title: found.title, body, language: found.language, invited_by: found.invited_by })
}

/// Agrees to be an author, or declines.
#[server(endpoint = "initiatives/answer_invitation", output = Postcard)]
pub async fn answer_invitation(code: String, consent: Consent) -> Result<(), Error> {
    let id = domain::initiatives::actions::answer_invitation(&crate::wire::ctx(), &code, consent).await?;
    let language = crate::wire::language();
    leptos_axum::redirect(&match consent {
        Consent::Given => super::address(id),
        Consent::Declined => format!("/{language}/boards"),
    });
    Ok(())
}

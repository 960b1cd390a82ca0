//! What the pages of projects ask of the server.

use domain::{
    attachments::Attachment,
    base::{Language, OrganisationId, Page, ProjectId, SubjectKind, TerritoryId},
    owners::names::Named,
    projects::{Card, Part, Project, State},
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::{ui::prose::Html, wire::Error};

/// A page of the list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Listing {
    /// The projects.
    pub projects: Page<Card>,
    /// Whether the reader keeps projects.
    pub keeps: bool,
}

/// Published projects, those begun last first.
#[server(endpoint = "projects/list", output = Postcard)]
pub async fn list(after: Option<String>) -> Result<Listing, Error> {
    use domain::{
        base::{Cursor, Deed},
        projects::queries::{self, Which},
    };
    let ctx = crate::wire::ctx();
    let after = after.as_deref().and_then(Cursor::from_address);
    let projects = queries::list(ctx.db.reader(), Which::All, crate::wire::language(), after).await?;
    Ok(Listing { projects, keeps: ctx.actor.person().is_ok() && ctx.actor.may_somewhere(Deed::KeepProjects) })
}

/// The projects in which an organisation has a part.
#[server(endpoint = "projects/list_with", output = Postcard)]
pub async fn list_with(organisation: OrganisationId) -> Result<Vec<Card>, Error> {
    use domain::projects::queries::{self, Which};
    let ctx = crate::wire::ctx();
    let which = Which::With(organisation);
    Ok(queries::list(ctx.db.reader(), which, crate::wire::language(), None).await?.rows)
}

/// The projects that the reader keeps, drafts too.
#[server(endpoint = "projects/list_kept", output = Postcard)]
pub async fn list_kept(after: Option<String>) -> Result<Page<Card>, Error> {
    let ctx = crate::wire::ctx();
    let after = after.as_deref().and_then(domain::base::Cursor::from_address);
    Ok(domain::projects::queries::list_kept(&ctx, crate::wire::language(), after).await?)
}

/// A project as its page shows it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Shown {
    /// The project.
    pub project: Project,
    /// What it is for, rendered.
    pub objectives: Option<Html>,
    /// What came of it, rendered.
    pub results: Option<Html>,
    /// Its logo, pictures and documents.
    pub files: Vec<Attachment>,
    /// The logos of its partners.
    pub logos: Vec<(OrganisationId, Attachment)>,
    /// What belongs to it.
    pub links: Vec<Named>,
    /// Whether the reader keeps it.
    pub is_kept: bool,
}

/// One project.
#[server(endpoint = "projects/find", output = Postcard)]
pub async fn find(project: ProjectId) -> Result<Shown, Error> {
    use domain::{
        attachments::{Purpose, queries},
        base::Closeness,
        owners::names,
    };
    let ctx = crate::wire::ctx();
    let db = ctx.db.reader();
    let language = crate::wire::language();
    let (project, closeness) = domain::projects::queries::find(&ctx, project, language).await?;
    let text = |text: &str| (!text.is_empty()).then(|| Html::from_markdown(text));
    let partners: Vec<_> = project.partners.iter().map(|partner| partner.organisation.0).collect();
    let logos = queries::list_first(db, &partners, Purpose::Logo).await?;
    Ok(Shown {
        objectives: text(&project.objectives),
        results: text(&project.results),
        files: queries::list_of(db, project.card.id.into(), closeness).await?,
        logos: logos.into_iter().map(|(id, logo)| (OrganisationId(id), logo)).collect(),
        links: names::list_names(db, &project.links, language).await?,
        is_kept: closeness == Closeness::Keeper,
        project,
    })
}

/// What the form of a project needs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Kept {
    /// The project as it is; none where a new one is written.
    pub project: Option<Project>,
    /// What belongs to it and everybody may read.
    pub links: Vec<Named>,
    /// The organisations that may have a part in it.
    pub organisations: Vec<(String, String)>,
    /// The territories in which it may be.
    pub territories: Vec<(String, String)>,
}

/// A project for the form that changes it, in the language in which it is changed; or an empty form.
#[server(endpoint = "projects/find_kept", output = Postcard)]
pub async fn find_kept(project: Option<ProjectId>, language: Option<Language>) -> Result<Kept, Error> {
    use domain::{base::Deed, organisations, owners::names, projects::rules};
    let ctx = crate::wire::ctx();
    let db = ctx.db.reader();
    ctx.actor.person()?;
    let Some(id) = project else {
        let territories = crate::territories::api::choices(&ctx, Deed::KeepProjects).await?;
        if territories.is_empty() {
            ctx.actor.may(Deed::KeepProjects, None)?;
        }
        return Ok(Kept { project: None, links: Vec::new(), organisations: Vec::new(), territories });
    };
    let language = language.unwrap_or_else(crate::wire::language);
    let (project, closeness) = domain::projects::queries::find(&ctx, id, language).await?;
    rules::may_keep(closeness)?;
    let organisations = organisations::queries::list_names(db).await?;
    Ok(Kept {
        links: names::list_names(db, &project.links, language).await?,
        organisations: organisations.into_iter().map(|(id, name)| (id.to_string(), name)).collect(),
        territories: crate::territories::api::all(&ctx).await?,
        project: Some(project),
    })
}

/// A project as it is typed, in one language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Typed {
    /// The language.
    pub language: Language,
    /// What it is called.
    pub name: String,
    /// What it is, in a sentence or two.
    pub summary: String,
    /// What it is for, in Markdown.
    #[serde(default)]
    pub objectives: String,
    /// What came of it, in Markdown.
    #[serde(default)]
    pub results: String,
    /// The programme out of which it is paid, or nothing.
    #[serde(default)]
    pub programme: String,
    /// Its first day, or nothing.
    #[serde(default)]
    pub starts_on: String,
    /// Its last day, or nothing.
    #[serde(default)]
    pub ends_on: String,
    /// What it costs, or nothing.
    #[serde(default)]
    pub budget: String,
    /// Its own page, or nothing.
    #[serde(default)]
    pub website: String,
}

#[cfg(feature = "ssr")]
impl Typed {
    fn read(self) -> Result<(domain::projects::Sheet, domain::projects::Wording), Error> {
        use crate::wire::At;
        use domain::{
            base::{
                Day, Refusal,
                text::{Label, Lines, clean, graphemes, optional},
            },
            initiatives::parse_amount,
            organisations::Website,
            projects::{Name, Sheet, Summary, TEXT_LONGEST, Wording},
        };
        let long = |text: &str, field: &str| {
            let text = clean(text, Lines::Many);
            if graphemes(&text) > TEXT_LONGEST {
                Err(Refusal::TooLong { most: TEXT_LONGEST }).at(field)
            } else {
                Ok(text)
            }
        };
        let day = |text: &str| Day::from_iso(text).ok_or(Refusal::NotADate);
        let wording = Wording {
            language: self.language,
            name: Name::parse(&self.name).at("typed[name]")?,
            summary: Summary::parse(&self.summary).at("typed[summary]")?,
            objectives: long(&self.objectives, "typed[objectives]")?,
            results: long(&self.results, "typed[results]")?,
        };
        let sheet = Sheet {
            programme: optional(&self.programme, Label::parse).at("typed[programme]")?,
            starts_on: optional(&self.starts_on, day).at("typed[starts_on]")?,
            ends_on: optional(&self.ends_on, day).at("typed[ends_on]")?,
            budget_cents: optional(&self.budget, parse_amount).at("typed[budget]")?,
            website: optional(&self.website, Website::parse).at("typed[website]")?,
        };
        Ok((sheet.check().at("typed[ends_on]")?, wording))
    }
}

/// Begins a project, or changes it where its id is given.
#[server(endpoint = "projects/write", output = Postcard)]
pub async fn write(
    #[server(default)] project: Option<ProjectId>,
    #[server(default)] territory: String,
    typed: Typed,
) -> Result<(), Error> {
    use domain::projects::actions;
    let (ctx, language) = (crate::wire::ctx(), typed.language);
    let (sheet, wording) = typed.read()?;
    let id = match project {
        None => {
            let territory = crate::territories::api::place(&territory)?;
            actions::begin(&ctx, territory, &sheet, &wording).await?
        }
        Some(id) => {
            actions::change(&ctx, id, &sheet, &wording).await?;
            id
        }
    };
    let aim = format!("/{}/projects/{id}/edit?language={language}", crate::wire::language());
    leptos_axum::redirect(&aim);
    Ok(())
}

/// Lets everybody read about a project, or only those who keep it.
#[server(endpoint = "projects/show", output = Postcard)]
pub async fn show(project: ProjectId, state: State) -> Result<(), Error> {
    Ok(domain::projects::actions::show(&crate::wire::ctx(), project, state).await?)
}

/// Gives an organisation a part in a project.
#[server(endpoint = "projects/add_partner", output = Postcard)]
pub async fn add_partner(
    project: ProjectId,
    organisation: OrganisationId,
    part: Part,
    #[server(default)] task: String,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::{
        base::text::{Label, optional},
        projects::actions,
    };
    let task = optional(&task, Label::parse).at("task")?;
    actions::add_partner(&crate::wire::ctx(), project, organisation, part, task.as_ref()).await.at("part")
}

/// Takes an organisation's part in a project away.
#[server(endpoint = "projects/remove_partner", output = Postcard)]
pub async fn remove_partner(project: ProjectId, organisation: OrganisationId) -> Result<(), Error> {
    Ok(domain::projects::actions::remove_partner(&crate::wire::ctx(), project, organisation).await?)
}

/// Says that a project is in a territory too.
#[server(endpoint = "projects/add_territory", output = Postcard)]
pub async fn add_territory(project: ProjectId, territory: TerritoryId) -> Result<(), Error> {
    Ok(domain::projects::actions::add_territory(&crate::wire::ctx(), project, territory).await?)
}

/// Says that a project is no longer in a territory.
#[server(endpoint = "projects/remove_territory", output = Postcard)]
pub async fn remove_territory(project: ProjectId, territory: TerritoryId) -> Result<(), Error> {
    Ok(domain::projects::actions::remove_territory(&crate::wire::ctx(), project, territory).await?)
}

/// Says that the thing whose page has this address belongs to a project.
#[server(endpoint = "projects/link", output = Postcard)]
pub async fn link(project: ProjectId, address: String) -> Result<(), Error> {
    use crate::wire::At;
    use domain::{base::Refusal, owners::names, projects::actions};
    let ctx = crate::wire::ctx();
    // Whoever may not is told so, whatever the address.
    actions::may_change(&ctx, project).await?;
    let found = names::find_subjects(ctx.db.reader(), &address, 1).await.at("address")?;
    let subject = found.first().copied().ok_or(Refusal::NotAnAddress).at("address")?;
    let named = names::list_names(ctx.db.reader(), &[subject], crate::wire::language()).await?;
    if named.is_empty() {
        return Err(Refusal::NotAnAddress).at("address");
    }
    actions::link(&ctx, project, subject).await.at("address")
}

/// Says that a thing no longer belongs to a project.
#[server(endpoint = "projects/unlink", output = Postcard)]
pub async fn unlink(project: ProjectId, kind: SubjectKind, id: String) -> Result<(), Error> {
    let subject = crate::moderation::report::subject(kind, &id)?;
    Ok(domain::projects::actions::unlink(&crate::wire::ctx(), project, subject).await?)
}

//! Projects, news and pictures of the demonstration. They are told as people tell them: by the actions of their slices,
//! one after the other, once everything else is there.

use sea_orm::ConnectionTrait;
use serde::Deserialize;
use std::collections::HashMap;

use super::{Keys, script::Comment, unknown};
use crate::{
    attachments::{self, Alternative, Purpose, Visibility, check},
    base::{
        CommentId, Ctx, Database, Day, Failure, Language, Moment, ProjectId, Stop, Subject, SubjectKind,
        database::statement,
        text::{Label, Message, Title, optional},
    },
    boards::{Moderation, Theme},
    comments, news, owners,
    people::{self, Capacity},
    projects::{self, Part},
};

/// `news.json`.
#[derive(Debug, Default, Deserialize)]
pub struct Told {
    /// Signs of organisations.
    pub logos: Vec<Logo>,
    /// The projects.
    pub projects: Vec<Project>,
    /// The news, in the order in which they are told.
    pub news: Vec<News>,
}

impl Told {
    /// The files that its pictures are in.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        let logos = self.logos.iter().map(|logo| &logo.picture);
        let of_projects =
            self.projects.iter().flat_map(|project| project.logo.iter().chain(&project.picture));
        let of_news = self.news.iter().filter_map(|news| news.picture.as_ref());
        logos.chain(of_projects).chain(of_news).map(|picture| picture.file.as_str())
    }
}

/// A drawing of ours.
#[derive(Debug, Deserialize)]
pub struct Picture {
    /// Its file in `pictures/`.
    pub file: String,
    /// What it shows.
    pub alternative: String,
}

/// The sign of an organisation.
#[derive(Debug, Deserialize)]
pub struct Logo {
    /// Of which one.
    pub organisation: String,
    /// The drawing.
    pub picture: Picture,
}

/// A project.
#[derive(Debug, Deserialize)]
pub struct Project {
    /// Its key in the script.
    pub key: String,
    /// Its own language.
    pub language: String,
    /// The programme out of which it is paid.
    pub programme: String,
    /// Its first day.
    pub starts_on: Option<String>,
    /// Its last day.
    pub ends_on: Option<String>,
    /// What it costs.
    pub budget_cents: Option<i64>,
    /// The ISTAT codes of its territories.
    pub territories: Vec<String>,
    /// Its texts by language.
    pub texts: HashMap<String, Text>,
    /// Who has which part in it.
    pub partners: Vec<Partner>,
    /// The boards that belong to it.
    pub boards: Vec<String>,
    /// The organisations that belong to it without having a part.
    pub organisations: Vec<String>,
    /// The titles of meetings that belong to it.
    #[serde(default)]
    pub meetings: Vec<String>,
    /// The names of tables that belong to it.
    #[serde(default)]
    pub tables: Vec<String>,
    /// Its sign.
    pub logo: Option<Picture>,
    /// A picture of it.
    pub picture: Option<Picture>,
}

/// What is written about a project in one language.
#[derive(Debug, Deserialize)]
pub struct Text {
    name: String,
    summary: String,
    objectives: String,
    results: String,
}

/// The part of an organisation.
#[derive(Debug, Deserialize)]
pub struct Partner {
    organisation: String,
    part: Part,
    task: Option<String>,
}

/// A piece of news.
#[derive(Debug, Deserialize)]
pub struct News {
    organisation: String,
    by: String,
    state: news::State,
    territory: String,
    theme: Option<Theme>,
    language: String,
    days_ago: i64,
    title: String,
    summary: String,
    body: String,
    tags: String,
    boards: Vec<String>,
    projects: Vec<String>,
    #[serde(default)]
    meetings: Vec<String>,
    #[serde(default)]
    tables: Vec<String>,
    picture: Option<Picture>,
    correction: Option<String>,
    comments: Vec<Comment>,
}

fn get<T: Clone>(all: &HashMap<String, T>, kind: &str, key: &str) -> Result<T, Failure> {
    all.get(key).cloned().ok_or_else(|| unknown(kind, key))
}

/// Tells everything.
pub(super) struct Teller<'a> {
    pub db: &'a Database,
    pub keys: &'a Keys,
    /// The projects that have begun.
    pub projects: HashMap<String, ProjectId>,
    pub pictures: &'a HashMap<String, Vec<u8>>,
    pub now: Moment,
}

/// The account that keeps the demonstration.
const KEEPER: &str = "amministrazione";

impl Teller<'_> {
    /// Loads signs, projects and news.
    pub async fn tell(&mut self, told: &Told) -> Result<(), Stop> {
        let keeper = self.ctx(KEEPER, 300).await?;
        for logo in &told.logos {
            let id = get(&self.keys.organisations, "organisation", &logo.organisation)?;
            self.attach(&keeper, id.into(), Purpose::Logo, &logo.picture).await?;
        }
        for project in &told.projects {
            self.begin(&keeper, project).await?;
        }
        for news in &told.news {
            self.tell_news(news).await?;
        }
        Ok(())
    }

    async fn ctx(&self, who: &str, days_ago: i64) -> Result<Ctx, Stop> {
        let id = get(&self.keys.cast, "person", who)?.id;
        let actor = people::queries::find_actor(self.db.reader(), id).await?;
        Ok(Ctx { db: self.db.clone(), actor, now: self.now.plus_days(-days_ago) })
    }

    async fn attach(
        &self,
        ctx: &Ctx,
        subject: Subject,
        purpose: Purpose,
        picture: &Picture,
    ) -> Result<(), Stop> {
        let bytes = self.pictures.get(&picture.file).ok_or_else(|| unknown("picture", &picture.file))?;
        let draft = attachments::Draft {
            subject,
            purpose,
            visibility: Visibility::Public,
            file_name: picture.file.clone(),
            alternative: Alternative::parse(&picture.alternative)?,
            language: Language::ITALIAN,
        };
        owners::actions::attach(ctx, &draft, check(bytes.clone(), purpose).await?).await?;
        Ok(())
    }

    async fn begin(&mut self, keeper: &Ctx, script: &Project) -> Result<(), Stop> {
        use projects::actions::{add_partner, add_territory, begin, change, link, show};
        let day = |text: &Option<String>| text.as_deref().and_then(Day::from_iso);
        let sheet = projects::Sheet {
            programme: Some(Label::parse(&script.programme)?),
            starts_on: day(&script.starts_on),
            ends_on: day(&script.ends_on),
            budget_cents: script.budget_cents,
            website: None,
        };
        let own = script.texts.get(&script.language).ok_or_else(|| unknown("text", &script.key))?;
        let id = begin(keeper, None, &sheet, &wording(&script.language, own)?).await?;
        for (language, text) in &script.texts {
            change(keeper, id, &sheet, &wording(language, text)?).await?;
        }
        for code in &script.territories {
            add_territory(keeper, id, get(&self.keys.territories, "territory", code)?).await?;
        }
        for (place, partner) in (0_i64..).zip(&script.partners) {
            let organisation = get(&self.keys.organisations, "organisation", &partner.organisation)?;
            let task = partner.task.as_deref().map(Label::parse).transpose()?;
            // One after the other: that is the order in which they are shown.
            let later = Ctx { now: keeper.now.plus_minutes(place), ..keeper.clone() };
            add_partner(&later, id, organisation, partner.part, task.as_ref()).await?;
        }
        for key in &script.boards {
            link(keeper, id, get(&self.keys.boards, "board", key)?.into()).await?;
        }
        for key in &script.organisations {
            link(keeper, id, get(&self.keys.organisations, "organisation", key)?.into()).await?;
        }
        for subject in self.gatherings(&script.meetings, &script.tables).await? {
            link(keeper, id, subject).await?;
        }
        for (purpose, picture) in [(Purpose::Logo, &script.logo), (Purpose::Picture, &script.picture)] {
            if let Some(picture) = picture {
                self.attach(keeper, id.into(), purpose, picture).await?;
            }
        }
        show(keeper, id, projects::State::Published).await?;
        self.projects.insert(script.key.clone(), id);
        Ok(())
    }

    async fn tell_news(&self, script: &News) -> Result<(), Stop> {
        use news::actions::{change, publish, write};
        let ctx = self.ctx(&script.by, script.days_ago).await?;
        let mut links: Vec<Subject> = Vec::new();
        for key in &script.boards {
            links.push(get(&self.keys.boards, "board", key)?.into());
        }
        for key in &script.projects {
            links.push(get(&self.projects, "project", key)?.into());
        }
        links.extend(self.gatherings(&script.meetings, &script.tables).await?);
        let draft = news::Draft {
            organisation: get(&self.keys.organisations, "organisation", &script.organisation)?,
            territory: get(&self.keys.territories, "territory", &script.territory)?,
            theme: script.theme,
            language: script.language.parse()?,
            title: Title::parse(&script.title)?,
            summary: news::Summary::parse(&script.summary)?,
            body: news::Story::parse(&script.body)?,
            tags: news::Tag::parse_all(&script.tags)?,
            links,
            moderation: Moderation::After,
        };
        let id = write(&ctx, &draft).await?;
        if let Some(picture) = &script.picture {
            self.attach(&ctx, id.into(), Purpose::Picture, picture).await?;
        }
        if script.state != news::State::Published {
            return Ok(());
        }
        publish(&ctx, id).await?;
        if let Some(note) =
            optional(script.correction.as_deref().unwrap_or_default(), news::Correction::parse)?
        {
            let next_day = Ctx { now: ctx.now.plus_days(1), ..ctx };
            change(&next_day, id, &draft, Some(&note)).await?;
        }
        for comment in &script.comments {
            let thread = self.comment(id.into(), comment, None).await?;
            for reply in &comment.replies {
                self.comment(id.into(), reply, Some(thread)).await?;
            }
        }
        Ok(())
    }

    /// Meetings by their titles and tables by their names.
    async fn gatherings(&self, meetings: &[String], tables: &[String]) -> Result<Vec<Subject>, Stop> {
        const MEETING: &str = "SELECT id FROM meetings WHERE title = $1 ORDER BY number LIMIT 1";
        const TABLE: &str = "SELECT id FROM tables WHERE name = $1";
        let meetings = meetings.iter().map(|title| (SubjectKind::Meeting, MEETING, title));
        let tables = tables.iter().map(|name| (SubjectKind::Table, TABLE, name));
        let mut found = Vec::new();
        for (kind, sql, title) in meetings.chain(tables) {
            let row =
                self.db.reader().query_one_raw(statement(self.db.reader(), sql, [title.into()])).await?;
            let id = row.ok_or_else(|| unknown(kind.as_str(), title))?.try_get("", "id")?;
            found.push(Subject { kind, id });
        }
        Ok(found)
    }

    async fn comment(
        &self,
        subject: Subject,
        script: &Comment,
        parent: Option<CommentId>,
    ) -> Result<CommentId, Stop> {
        let draft = comments::Draft {
            parent,
            text: Message::parse(&script.text)?,
            language: Some(script.language.parse()?),
            capacity: Capacity::Personal,
        };
        let ctx = self.ctx(&script.by, script.days_ago).await?;
        Ok(owners::talk::comment(&ctx, subject, &draft).await?.0)
    }
}

fn wording(language: &str, text: &Text) -> Result<projects::Wording, Stop> {
    Ok(projects::Wording {
        language: language.parse()?,
        name: projects::Name::parse(&text.name)?,
        summary: projects::Summary::parse(&text.summary)?,
        objectives: text.objectives.clone(),
        results: text.results.clone(),
    })
}

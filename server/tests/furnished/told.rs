//! News that the association tells, and the project that it carries out.

use domain::{
    attachments::{Alternative, Purpose, Visibility, check},
    base::{
        Ctx, Language, NewsId, OrganisationId, ProjectId, Subject,
        text::{Message, Title},
    },
    boards::{Moderation, Theme},
    comments, news, owners,
    people::Capacity,
    projects,
    testing::World,
};

use super::point;
use crate::visitors::now;

/// News and projects.
pub struct Told {
    /// News that everybody reads and comments.
    pub news: NewsId,
    /// A draft.
    pub untold: NewsId,
    /// A project about which everybody reads.
    pub project: ProjectId,
}

/// The news and the projects.
pub(super) async fn furnish(
    world: &World,
    organisation: OrganisationId,
    about: &[Subject],
    times: usize,
) -> Told {
    let officer = world.ctx_at(world.officer, now()).await;
    let karima = world.ctx_at(world.karima, now()).await;
    let mut rounds = Vec::new();
    for round in 0..times {
        let draft = draft(world, organisation, about, &format!("Si apre il laboratorio {round}"));
        let news = news::actions::write(&officer, &draft).await.unwrap();
        news::actions::publish(&officer, news).await.unwrap();
        for text in ["Ci sono anch'io.", "A che ora?"] {
            let comment = comments::Draft {
                parent: None,
                text: Message::parse(text).unwrap(),
                language: Some(Language::ITALIAN),
                capacity: Capacity::Personal,
            };
            owners::talk::comment(&karima, news.into(), &comment).await.unwrap();
        }
        add_picture(&officer, news).await;
        let note = news::Correction::parse("Comincia alle dieci").unwrap();
        news::actions::change(&officer, news, &draft, Some(&note)).await.unwrap();
        let untold = news::actions::write(&officer, &draft).await.unwrap();
        let project = project(world, &officer, organisation, about, round).await;
        rounds.push(Told { news, untold, project });
    }
    rounds.swap_remove(0)
}

fn draft(world: &World, organisation: OrganisationId, about: &[Subject], title: &str) -> news::Draft {
    news::Draft {
        organisation,
        territory: world.town,
        theme: Some(Theme::Culture),
        language: Language::ITALIAN,
        title: Title::parse(title).unwrap(),
        summary: news::Summary::parse("Da lunedì, aperto a chi abita qui.").unwrap(),
        body: news::Story::parse("Il laboratorio comincia lunedì alle nove in biblioteca.").unwrap(),
        tags: news::Tag::parse_all("Formazione, lingua").unwrap(),
        links: about.to_vec(),
        moderation: Moderation::After,
    }
}

async fn add_picture(ctx: &Ctx, news: NewsId) {
    let draft = domain::attachments::Draft {
        subject: news.into(),
        purpose: Purpose::Picture,
        visibility: Visibility::Public,
        file_name: "biblioteca.png".to_owned(),
        alternative: Alternative::parse("La biblioteca").unwrap(),
        language: Language::ITALIAN,
    };
    let file = check(point(), Purpose::Picture).await.unwrap();
    owners::actions::attach(ctx, &draft, file).await.unwrap();
}

async fn project(
    world: &World,
    ctx: &Ctx,
    organisation: OrganisationId,
    about: &[Subject],
    round: usize,
) -> ProjectId {
    use projects::actions::{add_partner, add_territory, begin, link, show};
    let wording = projects::Wording {
        language: Language::ITALIAN,
        name: projects::Name::parse(&format!("Insieme {round}")).unwrap(),
        summary: projects::Summary::parse("Laboratori aperti a chi abita qui.").unwrap(),
        objectives: "Scambio e formazione.".to_owned(),
        results: String::new(),
    };
    let sheet = projects::Sheet::default();
    let project = begin(ctx, Some(world.town), &sheet, &wording).await.unwrap();
    add_territory(ctx, project, world.province).await.unwrap();
    add_partner(ctx, project, organisation, projects::Part::Lead, None).await.unwrap();
    for subject in about {
        link(ctx, project, *subject).await.unwrap();
    }
    show(ctx, project, projects::State::Published).await.unwrap();
    project
}

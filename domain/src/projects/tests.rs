//! Projects in real databases.

use super::{
    Name, Part, Sheet, State, Summary, Wording,
    actions::{
        add_partner, add_territory, begin, change, link, remove_partner, remove_territory, show, unlink,
    },
    queries::{self, Which},
};
use crate::{
    base::{Ctx, Day, Language, OrganisationId, ProjectId, Refusal, Role, Stop, TerritoryId, text::Label},
    boards::Moderation,
    news::tests::association,
    testing::{World, for_each_database},
};

fn wording(language: Language, name: &str) -> Wording {
    Wording {
        language,
        name: Name::parse(name).unwrap(),
        summary: Summary::parse("Laboratori aperti a chi abita qui.").unwrap(),
        objectives: "- scambio\n- formazione".into(),
        results: String::new(),
    }
}

fn sheet() -> Sheet {
    Sheet {
        programme: Some(Label::parse("FAMI 2014-2020").unwrap()),
        starts_on: Day::from_iso("2019-01-01"),
        ends_on: Day::from_iso("2020-06-30"),
        budget_cents: Some(50_000_000),
        website: None,
    }
}

fn refusal<T>(answer: Result<T, Stop>) -> Refusal {
    match answer {
        Err(Stop::Refused(refusal)) => refusal,
        Err(broken) => panic!("{broken}"),
        Ok(_) => panic!("it was done"),
    }
}

pub(crate) async fn begun(ctx: &Ctx, territory: TerritoryId) -> ProjectId {
    begin(ctx, Some(territory), &sheet(), &wording(Language::ITALIAN, "WIFI")).await.unwrap()
}

async fn names(world: &World, which: Which) -> Vec<String> {
    let page = queries::list(world.db.reader(), which, Language::ITALIAN, None).await.unwrap();
    page.rows.into_iter().map(|card| card.name).collect()
}

#[tokio::test]
async fn officers_keep_the_projects_of_their_territories() {
    for_each_database(|world| async move {
        let officer = world.ctx(world.officer).await;
        let karima = world.ctx(world.karima).await;
        let text = wording(Language::ITALIAN, "WIFI");
        for territory in [None, Some(world.elsewhere)] {
            assert_eq!(refusal(begin(&officer, territory, &sheet(), &text).await), Refusal::NotAllowed);
        }
        assert_eq!(refusal(begin(&karima, Some(world.town), &sheet(), &text).await), Refusal::NotAllowed);
        let id = begun(&officer, world.town).await;
        assert_eq!(refusal(queries::find(&karima, id, Language::ITALIAN).await), Refusal::NotFound);
        assert_eq!(refusal(change(&karima, id, &sheet(), &text).await), Refusal::NotFound);
        assert!(names(&world, Which::All).await.is_empty(), "a draft");
        show(&officer, id, State::Published).await.unwrap();
        assert_eq!(names(&world, Which::All).await, ["WIFI"]);
        assert_eq!(refusal(change(&karima, id, &sheet(), &text).await), Refusal::NotAllowed);
        assert_eq!(refusal(remove_territory(&officer, id, world.town).await), Refusal::NotAllowed);
        add_territory(&officer, id, world.elsewhere).await.unwrap();
        let fermo = world.staff("Ottavio", Role::Officer, Some(world.elsewhere)).await;
        let fermo = world.ctx(fermo).await;
        change(&fermo, id, &sheet(), &wording(Language::ARABIC, "واي فاي")).await.unwrap();
        let backwards = Sheet { ends_on: Day::from_iso("2018-01-01"), ..sheet() };
        assert_eq!(refusal(change(&fermo, id, &backwards, &text).await), Refusal::DatesOutOfOrder);
        let name = async |language| queries::find(&karima, id, language).await.unwrap().0.card.name;
        assert_eq!(name(Language::ARABIC).await, "واي فاي");
        assert_eq!(name(Language::ENGLISH).await, "WIFI", "in its own language where there is no other");
        assert_eq!(queries::list_kept(&fermo, Language::ITALIAN, None).await.unwrap().rows.len(), 1);
        assert_eq!(refusal(queries::list_kept(&karima, Language::ITALIAN, None).await), Refusal::NotAllowed);
        show(&fermo, id, State::Draft).await.unwrap();
        assert!(names(&world, Which::All).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_project_names_who_leads_it_and_its_partners() {
    for_each_database(|world| async move {
        let officer = world.ctx(world.officer).await;
        let id = begun(&officer, world.town).await;
        let ponte = association(&world).await;
        let task = Label::parse("laboratori").unwrap();
        add_partner(&officer, id, ponte, Part::Partner, Some(&task)).await.unwrap();
        add_partner(&officer, id, ponte, Part::Lead, Some(&task)).await.unwrap();
        let (project, _) = queries::find(&officer, id, Language::ITALIAN).await.unwrap();
        assert_eq!(project.partners.len(), 1);
        assert_eq!((project.partners[0].part, project.card.lead.as_deref()), (Part::Lead, Some("Ponte")));
        let unknown = OrganisationId::new();
        let answer = add_partner(&officer, id, unknown, Part::Partner, None).await;
        assert_eq!(refusal(answer), Refusal::NotFound);
        let other = crate::organisations::Draft {
            name: Label::parse("Rete").unwrap(),
            kind: crate::organisations::Kind::Association,
            constituency: None,
            territory: None,
            role_in_project: None,
            description: String::new(),
            language: Language::ITALIAN,
            runts_number: None,
            website: None,
        };
        let ada = world.ctx(world.administrator).await;
        let other = crate::organisations::actions::create(&ada, &other).await.unwrap();
        assert_eq!(
            refusal(add_partner(&officer, id, other, Part::Lead, None).await),
            Refusal::AlreadyExists,
            "one leads"
        );
        show(&officer, id, State::Published).await.unwrap();
        assert_eq!(names(&world, Which::With(ponte)).await.len(), 1);
        remove_partner(&officer, id, ponte).await.unwrap();
        assert!(names(&world, Which::With(ponte)).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_project_is_found_by_its_territories_and_by_what_belongs_to_it() {
    for_each_database(|world| async move {
        let officer = world.ctx(world.officer).await;
        let id = begun(&officer, world.town).await;
        show(&officer, id, State::Published).await.unwrap();
        let board = world.board(Moderation::After).await;
        for _ in 0..2 {
            link(&officer, id, board.into()).await.unwrap();
        }
        let karima = world.ctx(world.karima).await;
        assert_eq!(refusal(link(&karima, id, board.into()).await), Refusal::NotAllowed);
        for which in [Which::In(world.town), Which::In(world.province), Which::Around(board.into())] {
            assert_eq!(names(&world, which).await, ["WIFI"], "{which:?}");
        }
        assert!(names(&world, Which::In(world.elsewhere)).await.is_empty());
        let before = world.db.statements();
        let (project, _) = queries::find(&world.visitor(), id, Language::ITALIAN).await.unwrap();
        assert_eq!(world.db.statements() - before, 4);
        assert_eq!(project.links, [board.into()]);
        unlink(&officer, id, board.into()).await.unwrap();
        assert!(names(&world, Which::Around(board.into())).await.is_empty());
    })
    .await;
}

//! News in real databases.

use super::{
    Correction, Draft, Filter, State, Story, Summary, Tag,
    actions::{change, publish, withdraw, write},
    queries,
};
use crate::{
    base::{
        Ctx, Language, NewsId, OrganisationId, Refusal, Stop, Subject, TerritoryId,
        text::{Label, Title},
    },
    boards::{Moderation, Theme},
    organisations,
    owners::names::list_names,
    testing::{NOW, World, for_each_database},
};

pub(crate) async fn association(world: &World) -> OrganisationId {
    let draft = organisations::Draft {
        name: Label::parse("Ponte").unwrap(),
        kind: organisations::Kind::Association,
        constituency: None,
        territory: Some(world.town),
        role_in_project: None,
        description: String::new(),
        language: Language::ITALIAN,
        runts_number: None,
        website: None,
    };
    let officer = world.ctx(world.officer).await;
    let id = organisations::actions::create(&officer, &draft).await.unwrap();
    organisations::actions::add_member(&officer, id, world.sofia).await.unwrap();
    id
}

pub(crate) fn draft(organisation: OrganisationId, territory: TerritoryId) -> Draft {
    Draft {
        organisation,
        territory,
        theme: Some(Theme::Culture),
        language: Language::ITALIAN,
        title: Title::parse("Si apre il laboratorio").unwrap(),
        summary: Summary::parse("Da lunedì, aperto a chi abita qui.").unwrap(),
        body: Story::parse("Il laboratorio comincia lunedì **alle nove** in biblioteca.").unwrap(),
        tags: Tag::parse_all("Formazione, lingua").unwrap(),
        links: vec![],
        moderation: Moderation::After,
    }
}

fn refusal<T>(answer: Result<T, Stop>) -> Refusal {
    match answer {
        Err(Stop::Refused(refusal)) => refusal,
        Err(broken) => panic!("{broken}"),
        Ok(_) => panic!("it was done"),
    }
}

async fn titles(world: &World, filter: Filter) -> Vec<String> {
    let page = queries::list(world.db.reader(), &filter, None).await.unwrap();
    page.rows.into_iter().map(|card| card.title).collect()
}

async fn told(ctx: &Ctx, draft: &Draft) -> NewsId {
    let id = write(ctx, draft).await.unwrap();
    publish(ctx, id).await.unwrap();
    id
}

#[tokio::test]
async fn whoever_keeps_an_organisation_tells_its_news_and_nobody_else() {
    for_each_database(|world| async move {
        let organisation = association(&world).await;
        let draft = draft(organisation, world.town);
        let karima = world.ctx(world.karima).await;
        assert_eq!(refusal(write(&karima, &draft).await), Refusal::NotAllowed);
        assert_eq!(refusal(write(&world.visitor(), &draft).await), Refusal::SignInFirst);
        for person in [world.sofia, world.officer, world.administrator] {
            let keeper = world.ctx(person).await;
            let id = write(&keeper, &draft).await.unwrap();
            assert_eq!(refusal(queries::find(&karima, id).await), Refusal::NotFound, "a draft");
            assert_eq!(refusal(publish(&karima, id).await), Refusal::NotFound);
            publish(&keeper, id).await.unwrap();
            assert_eq!(refusal(publish(&keeper, id).await), Refusal::WrongState);
            let (news, _) = queries::find(&world.visitor(), id).await.unwrap();
            assert_eq!((news.card.state, news.card.published_at), (State::Published, Some(NOW)));
            assert_eq!(news.tags, ["Formazione", "lingua"]);
            assert_eq!(refusal(withdraw(&karima, id).await), Refusal::NotAllowed);
            withdraw(&keeper, id).await.unwrap();
            assert_eq!(refusal(queries::find(&world.visitor(), id).await), Refusal::NotFound);
            assert_eq!(refusal(withdraw(&keeper, id).await), Refusal::WrongState);
        }
        let fermo = world.staff("Ottavio", crate::base::Role::Officer, Some(world.elsewhere)).await;
        assert_eq!(refusal(write(&world.ctx(fermo).await, &draft).await), Refusal::NotAllowed);
    })
    .await;
}

#[tokio::test]
async fn what_everybody_reads_is_corrected_in_the_open() {
    for_each_database(|world| async move {
        let organisation = association(&world).await;
        let sofia = world.ctx(world.sofia).await;
        let id = write(&sofia, &draft(organisation, world.town)).await.unwrap();
        let other = Draft { tags: vec![], ..draft(organisation, world.province) };
        change(&sofia, id, &other, None).await.unwrap();
        publish(&sofia, id).await.unwrap();
        assert_eq!(refusal(change(&sofia, id, &other, None).await), Refusal::ReasonMissing);
        let note = Correction::parse("Comincia alle dieci").unwrap();
        change(&sofia, id, &other, Some(&note)).await.unwrap();
        let before = world.db.statements();
        let (news, _) = queries::find(&world.visitor(), id).await.unwrap();
        assert_eq!(world.db.statements() - before, 4);
        assert_eq!(news.corrections, [(NOW, "Comincia alle dieci".to_owned())]);
        assert_eq!((news.card.territory, news.tags.len()), (world.province, 0));
        withdraw(&sofia, id).await.unwrap();
        assert_eq!(refusal(change(&sofia, id, &other, Some(&note)).await), Refusal::WrongState);
    })
    .await;
}

#[tokio::test]
async fn news_are_found_by_territory_theme_organisation_tag_and_what_they_tell_of() {
    for_each_database(|world| async move {
        let organisation = association(&world).await;
        let board = world.board(Moderation::After).await;
        let sofia = world.ctx(world.sofia).await;
        let titled = |title: &str| Title::parse(title).unwrap();
        let here = Draft { links: vec![board.into()], ..draft(organisation, world.town) };
        told(&sofia, &here).await;
        let there = Draft {
            title: titled("Altrove"),
            theme: None,
            tags: Tag::parse_all("LINGUA").unwrap(),
            ..draft(organisation, world.elsewhere)
        };
        told(&sofia, &there).await;
        write(&sofia, &Draft { title: titled("In bozza"), ..here.clone() }).await.unwrap();
        let all = Filter::default();
        let first = "Si apre il laboratorio";
        assert_eq!(titles(&world, all.clone()).await, ["Altrove", first]);
        assert_eq!(titles(&world, Filter { territory: Some(world.province), ..all.clone() }).await, [first]);
        assert_eq!(titles(&world, Filter { theme: Some(Theme::Culture), ..all.clone() }).await, [first]);
        let both = Filter { organisation: Some(organisation), tag: Some("lìngua".into()), ..all.clone() };
        assert_eq!(titles(&world, both).await.len(), 2);
        assert_eq!(titles(&world, Filter { about: Some(board.into()), ..all.clone() }).await, [first]);
        let none = Filter { organisation: Some(OrganisationId::new()), ..all };
        assert!(titles(&world, none).await.is_empty());
        let tags = queries::count_tags(world.db.reader(), 5).await.unwrap();
        assert_eq!(tags[0], ("LINGUA".to_owned(), 2));
        let kept = queries::list_kept(&sofia, None).await.unwrap();
        assert_eq!(kept.rows.len(), 3, "drafts too");
        let karima = world.ctx(world.karima).await;
        assert_eq!(refusal(queries::list_kept(&karima, None).await), Refusal::NotAllowed);
        let fermo = world.staff("Ottavio", crate::base::Role::Officer, Some(world.elsewhere)).await;
        let kept = queries::list_kept(&world.ctx(fermo).await, None).await.unwrap();
        assert!(kept.rows.is_empty(), "the association is of Perugia");
    })
    .await;
}

#[tokio::test]
async fn a_list_goes_on_where_it_ended_with_one_statement_for_each_page() {
    for_each_database(|world| async move {
        let organisation = association(&world).await;
        for number in 0..30_i64 {
            let ctx = world.ctx_at(world.sofia, NOW.plus_minutes(number / 2)).await;
            told(&ctx, &draft(organisation, world.town)).await;
        }
        let db = world.db.reader();
        let before = world.db.statements();
        let first = queries::list(db, &Filter::default(), None).await.unwrap();
        assert_eq!(world.db.statements() - before, 1);
        let second = queries::list(db, &Filter::default(), first.next.clone()).await.unwrap();
        assert_eq!((first.rows.len(), second.rows.len(), second.next), (24, 6, None));
        let ids: std::collections::BTreeSet<_> =
            first.rows.iter().chain(&second.rows).map(|card| card.id).collect();
        assert_eq!(ids.len(), 30);
    })
    .await;
}

#[tokio::test]
async fn things_of_every_kind_are_named_by_one_statement_and_only_those_that_everybody_reads() {
    for_each_database(|world| async move {
        let organisation = association(&world).await;
        let board = world.board(Moderation::After).await;
        let sofia = world.ctx(world.sofia).await;
        let public = told(&sofia, &draft(organisation, world.town)).await;
        let hidden = write(&sofia, &draft(organisation, world.town)).await.unwrap();
        let asked: [Subject; 4] = [public.into(), hidden.into(), board.into(), organisation.into()];
        let before = world.db.statements();
        let named = list_names(world.db.reader(), &asked, Language::ARABIC).await.unwrap();
        assert_eq!(world.db.statements() - before, 1);
        let titles: Vec<&str> = named.iter().map(|named| named.title.as_str()).collect();
        assert_eq!(titles, ["Si apre il laboratorio", "Come vogliamo vivere il parco?", "Ponte"]);
        assert!(list_names(world.db.reader(), &[], Language::ITALIAN).await.unwrap().is_empty());
    })
    .await;
}

//! Tables that come in and go out.

use super::{association, describe, refusal};
use crate::{
    base::Refusal,
    exports,
    imports::{
        BadLine,
        offers::{Outcome, import, import_for_the_house},
    },
    offers::queries,
    testing::{NOW, World, for_each_database},
};

const HEADER: &str = "name,description,theme,service_area,languages,cost,phone,schedule,mediators\n";
const COURSE: &str = "Italiano,\"Un corso per chi comincia, con il tè.\",language_courses,054039 054,it;ar,free,075 000,mon 18-20,yes\n";

async fn stored(world: &World) -> usize {
    queries::list_all(world.db.reader(), NOW).await.unwrap().len()
}

fn faults(outcome: Outcome) -> Vec<String> {
    match outcome {
        Outcome::Faulty(faults) => faults.into_iter().map(|fault| BadLine::from(fault).to_string()).collect(),
        Outcome::Added(number) => panic!("{number} were added"),
    }
}

#[tokio::test]
async fn a_member_brings_in_a_table_of_her_organisation() {
    for_each_database(|world| async move {
        association(&world, "Ponte").await;
        let sofia = world.ctx(world.sofia).await;
        let table = format!("{HEADER}{COURSE}");
        assert_eq!(import(&sofia, table.as_bytes()).await.unwrap(), Outcome::Added(1));
        let offers = queries::list_all(world.db.reader(), NOW).await.unwrap();
        assert_eq!((offers[0].organisation_name.as_str(), offers[0].territories.len()), ("Ponte", 2));
        assert!(offers[0].mediators && offers[0].hours.to_string() == "monday 18:00-20:00");
        let again = faults(import(&sofia, table.as_bytes()).await.unwrap());
        assert_eq!(again, ["line 2: name: the organisation has a service of this name"]);
        let karima = world.ctx(world.karima).await;
        assert_eq!(refusal(import(&karima, table.as_bytes()).await), Refusal::NotAllowed);
    })
    .await;
}

#[tokio::test]
async fn every_wrong_line_is_named_and_nothing_is_stored() {
    for_each_database(|world| async move {
        association(&world, "Ponte").await;
        let sofia = world.ctx(world.sofia).await;
        let table = format!(
            "{HEADER}{COURSE}\
             ab,Un corso per chi comincia.,language_courses,054039,it,free,075 000,,\n\
             Cucito,Un laboratorio per tutte.,sewing,054039,it,free,075 000,,\n\
             Cucito,Un laboratorio per tutte.,culture,999999,it,free,075 000,,\n\
             Cucito,Un laboratorio per tutte.,culture,054039,,free,075 000,,\n\
             Cucito,Un laboratorio per tutte.,culture,054039,it,free,,,\n\
             Cucito,Un laboratorio per tutte.,culture,054039,it,free,075 000,someday,\n\
             Cucito,Un laboratorio per tutte.,culture,054039,it,free,075 000,,perhaps\n"
        );
        let told = faults(import(&sofia, table.as_bytes()).await.unwrap());
        let expected = [
            "line 3: name: shorter than 3 characters",
            "line 4: theme: none of language_courses,",
            "line 5: service_area: no such ISTAT code",
            "line 6: languages: nothing there",
            "line 7: phone: neither phone nor email",
            "line 8: schedule: not hours such as",
            "line 9: mediators: neither yes nor no",
        ];
        assert_eq!(told.len(), expected.len(), "{told:?}");
        for (line, expected) in told.iter().zip(expected) {
            assert!(line.starts_with(expected), "{line}");
        }
        assert_eq!(stored(&world).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_table_for_other_organisations_is_refused_unless_the_house_brings_it_in() {
    for_each_database(|world| async move {
        association(&world, "Ponte").await;
        let officer = world.ctx(world.officer).await;
        let elsewhere = crate::organisations::Draft {
            name: crate::base::text::Label::parse("Porto").unwrap(),
            kind: crate::organisations::Kind::Association,
            constituency: None,
            territory: Some(world.elsewhere),
            role_in_project: None,
            description: String::new(),
            language: crate::base::Language::ITALIAN,
            runts_number: None,
            website: None,
        };
        let ada = world.ctx(world.administrator).await;
        crate::organisations::actions::create(&ada, &elsewhere).await.unwrap();
        let table = format!("organization,{HEADER}Porto,{COURSE}");
        let told = faults(import(&officer, table.as_bytes()).await.unwrap());
        assert_eq!(told, ["line 2: organization: no organisation of this name that you keep"]);
        let outcome = import_for_the_house(&world.db, table.as_bytes(), NOW).await.unwrap();
        assert_eq!(outcome, Outcome::Added(1));
    })
    .await;
}

#[tokio::test]
async fn what_goes_out_as_a_table_comes_in_again_as_it_was() {
    for_each_database(|world| async move {
        let ponte = association(&world, "Ponte").await;
        let sofia = world.ctx(world.sofia).await;
        let id = describe(&sofia, ponte, "Italiano", |written| {
            written.description = "Riga uno,\n=SOMMA(1) \"due\"".into();
            written.phone = "+39 075 000".into();
            written.hours = "mon-fri 9-12".into();
            written.schedule = "Chiuso in agosto.".into();
            written.places = "15".into();
            written.website = "https://example.org/italiano".into();
            written.children = true;
        })
        .await;
        let before = queries::list_all(world.db.reader(), NOW).await.unwrap();
        let table = exports::offers::table(&before);
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(table.columns).unwrap();
        for row in &table.rows {
            writer.write_record(row.iter().map(exports::Cell::to_csv)).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        crate::offers::actions::withdraw(&sofia, id, None).await.unwrap();
        assert_eq!(import(&sofia, &bytes).await.unwrap(), Outcome::Added(1));
        let mut after = queries::list_all(world.db.reader(), NOW).await.unwrap();
        after[0].id = before[0].id;
        assert_eq!(after, before);
    })
    .await;
}

#[tokio::test]
async fn open_data_has_the_shape_of_hsds() {
    for_each_database(|world| async move {
        let ponte = association(&world, "Ponte").await;
        let sofia = world.ctx(world.sofia).await;
        describe(&sofia, ponte, "Italiano", |written| {
            written.hours = "wed 18-20".into();
            written.address = "Via dei Tigli 3".into();
            written.places = "15".into();
        })
        .await;
        let before = world.db.statements();
        let offers = queries::list_all(world.db.reader(), NOW).await.unwrap();
        assert_eq!(world.db.statements() - before, 2);
        let page = exports::offers::hsds(&offers);
        let service = &page["contents"][0];
        assert_eq!((&page["total_items"], &service["status"]), (&1.into(), &"active".into()));
        let schedule = &service["schedules"][0];
        assert_eq!((&schedule["byday"], &schedule["opens_at"]), (&"WE".into(), &"18:00".into()));
        assert_eq!(service["service_areas"][0]["extent"], "054039");
        let location = &service["service_at_locations"][0]["location"];
        assert_eq!(location["addresses"][0]["address_1"], "Via dei Tigli 3");
        assert_eq!(service["attributes"][0]["taxonomy_term"]["code"], "language_courses");
        assert_eq!(page, exports::offers::hsds(&offers), "ids stay the same");
    })
    .await;
}

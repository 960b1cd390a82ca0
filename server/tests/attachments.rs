//! Files through the door: sent by an ordinary form, shown so that nothing in them runs, refused from whoever may not.
#![allow(clippy::unwrap_used)]

mod furnished;
mod visitors;

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::{
    attachments::{MOST_BYTES, queries},
    base::{Closeness, OrganisationId},
    offers, territories,
    testing::{World, for_each_database},
};
use furnished::{furnish, point};
use tower::ServiceExt;
use visitors::{Answer, Visitor, house, now};

const UPLOAD: &str = "/attachments";

async fn send(visitor: &mut Visitor, organisation: OrganisationId, name: &str, file: &[u8]) -> Answer {
    let id = organisation.to_string();
    let fields = [
        ("kind", "organisation"),
        ("id", &id),
        ("visibility", "public"),
        ("purpose", "picture"),
        ("alternative", "La sede dell'associazione"),
        ("language", "it"),
    ];
    visitor.upload(UPLOAD, &fields, name, file).await
}

async fn count(world: &World, organisation: OrganisationId) -> usize {
    queries::list_of(world.db.reader(), organisation.into(), Closeness::Keeper).await.unwrap().len()
}

#[tokio::test]
async fn a_file_comes_by_a_form_and_is_shown_so_that_nothing_in_it_runs() {
    for_each_database(|world| async move {
        let furnished = furnish(&world, 1).await;
        let organisation = furnished.organisation;
        let router = house(&world);
        let mut sofia = Visitor::come_in(&router, &world, world.sofia).await;
        let page = format!("/it/organisations/{organisation}");
        sofia.get(&page).await;
        let answer = send(&mut sofia, organisation, "../../sede.html", &point()).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(answer.headers[header::LOCATION], page.as_str());
        let files =
            queries::list_of(world.db.reader(), organisation.into(), Closeness::Reader).await.unwrap();
        let sent = files.last().unwrap();
        assert_eq!(sent.file_name, "sede.png");
        let address = format!("/attachments/{}", sent.id);
        let shown = sofia.get(&address).await;
        assert_eq!(shown.status, StatusCode::OK);
        assert!(!shown.headers.contains_key(header::SET_COOKIE), "it may be kept on the way");
        for (name, expected) in [
            ("content-type", "image/png"),
            ("x-content-type-options", "nosniff"),
            ("cache-control", "public, max-age=31536000, immutable"),
            ("content-disposition", "inline; filename*=UTF-8''sede%2Epng"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(shown.headers[name], expected);
        }
        let policy = shown.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("default-src 'none'") && policy.contains("sandbox"));
        assert!(shown.body.starts_with(b"\x89PNG"));
        for wrong in ["/attachments/x", "/attachments/01890000-0000-7000-8000-000000000001"] {
            assert!(Visitor::at(&router).get(wrong).await.status.is_client_error(), "{wrong}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_no_picture_is_refused_on_the_page_from_which_it_was_sent() {
    for_each_database(|world| async move {
        let furnished = furnish(&world, 1).await;
        let organisation = furnished.organisation;
        let mut sofia = Visitor::come_in(&house(&world), &world, world.sofia).await;
        let page = format!("/it/organisations/{organisation}/files");
        for file in
            [&b"<script>alert(1)</script>"[..], b"", &vec![0; MOST_BYTES + 1], &vec![0; MOST_BYTES * 3]]
        {
            sofia.get(&page).await;
            let answer = send(&mut sofia, organisation, "foto.png", file).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER);
            let shown = sofia.get(&page).await;
            assert!(shown.text.contains("id=\"file-error\""), "{}", shown.text);
            assert!(
                shown.text.contains("La sede dell&#39;associazione")
                    || shown.text.contains("La sede dell'associazione")
            );
        }
        assert_eq!(count(&world, organisation).await, 1);
    })
    .await;
}

#[tokio::test]
async fn nobody_else_sends_a_file_and_none_is_taken_from_another_site() {
    for_each_database(|world| async move {
        let furnished = furnish(&world, 1).await;
        let organisation = furnished.organisation;
        let router = house(&world);
        let mut karima = Visitor::come_in(&router, &world, world.karima).await;
        for stranger in [&mut karima, &mut Visitor::at(&router)] {
            send(stranger, organisation, "foto.png", &point()).await;
            assert_eq!(count(&world, organisation).await, 1);
        }
        let request = Request::post(UPLOAD)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
            .header(header::ORIGIN, "https://elsewhere.example")
            .header(header::HOST, "127.0.0.1:3000")
            .header("sec-fetch-site", "cross-site")
            .body(Body::from("--x--"))
            .unwrap();
        assert_eq!(router.clone().oneshot(request).await.unwrap().status(), StatusCode::FORBIDDEN);
    })
    .await;
}

/// A table of two services of the association.
const SERVICES: &str = "organization,name,description,theme,service_area,languages,cost,phone\n\
    Ponte 0,Sartoria insieme,Un laboratorio per chi vuole cucire.,culture,{code},it,free,000 000\n\
    Ponte 0,Cucina insieme,Un laboratorio per chi vuole cucinare.,culture,{code},it,free,000 000\n";

#[tokio::test]
async fn a_table_of_services_comes_as_a_file_whole_or_not_at_all() {
    for_each_database(|world| async move {
        furnish(&world, 1).await;
        let router = house(&world);
        let mut sofia = Visitor::come_in(&router, &world, world.sofia).await;
        let town = territories::queries::find(world.db.reader(), world.town).await.unwrap();
        let table = SERVICES.replace("{code}", &town.istat_code);
        let services = async || {
            let filter = offers::Filter::default();
            let page = offers::queries::list(world.db.reader(), &filter, None, now()).await.unwrap();
            page.0.rows.len()
        };
        let before = services().await;
        for (file, line) in
            [(table.replace("Cucina insieme", "Cu"), 3), (table.replace("cucire", "cucire\0"), 2)]
        {
            sofia.get("/it/offers/import").await;
            let answer = sofia.upload("/imports/offers", &[], "servizi.csv", file.as_bytes()).await;
            assert_eq!(answer.headers[header::LOCATION], "/it/offers/import/report");
            let report = sofia.get("/it/offers/import/report").await;
            assert!(report.text.contains(&format!("Riga {line}:")), "{}", report.text);
            assert_eq!(services().await, before, "half of it is in");
        }
        for file in [Vec::new(), vec![b'a'; offers::MOST_TABLE_BYTES + 1]] {
            sofia.get("/it/offers/import").await;
            let answer = sofia.upload("/imports/offers", &[], "servizi.csv", &file).await;
            assert_eq!(answer.headers[header::LOCATION], "/it/offers/import");
            assert!(sofia.get("/it/offers/import").await.text.contains("id=\"file-error\""));
        }
        for stranger in
            [&mut Visitor::come_in(&router, &world, world.karima).await, &mut Visitor::at(&router)]
        {
            stranger.get("/it/offers").await;
            stranger.upload("/imports/offers", &[], "servizi.csv", table.as_bytes()).await;
            assert_eq!(services().await, before);
        }
        sofia.get("/it/offers/import").await;
        sofia.upload("/imports/offers", &[], "servizi.csv", table.as_bytes()).await;
        assert!(sofia.get("/it/offers/import/report").await.text.contains("notice ok"));
        assert_eq!(services().await, before + 2);
    })
    .await;
}

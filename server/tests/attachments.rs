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
    testing::{World, for_each_database},
};
use furnished::{furnish, point};
use tower::ServiceExt;
use visitors::{Answer, Visitor, house};

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

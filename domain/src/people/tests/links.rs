//! Links for staff that nobody has opened yet.

use super::*;
use crate::people::actions::withdraw_link;

async fn made(world: &World, by: ParticipantId, email: &str, role: Role) -> String {
    let by = world.ctx(by).await;
    let place = (role != Role::Administrator).then_some(world.town);
    invite(&by, &Email::parse(email).unwrap(), role, place).await.unwrap()
}

#[tokio::test]
async fn open_links_are_listed_to_those_who_invite_there() {
    for_each_database(|world| async move {
        made(&world, world.officer, "mediatrice@comune.example", Role::Mediator).await;
        made(&world, world.administrator, "ada@comune.example", Role::Administrator).await;
        let used = made(&world, world.officer, "usato@comune.example", Role::Moderator).await;
        accept(&world.visitor(), &used, "Teresa", Language::ITALIAN, password(PASSWORD)).await.unwrap();
        let list = async |ctx: Ctx| queries::list_links(&ctx, None).await;

        let here = list(world.ctx(world.officer).await).await.unwrap().rows;
        assert_eq!(here.len(), 1);
        assert_eq!((here[0].email.as_str(), here[0].role), ("mediatrice@comune.example", Role::Mediator));
        assert_eq!(here[0].territory.as_deref(), Some("Perugia"));
        assert_eq!(here[0].invited_by.as_deref(), Some("Olga"));
        assert_eq!(list(world.ctx(world.administrator).await).await.unwrap().rows.len(), 2);

        let elsewhere = world.staff("Olimpia", Role::Officer, Some(world.elsewhere)).await;
        assert_eq!(list(world.ctx(elsewhere).await).await.unwrap().rows, []);
        assert_eq!(refusal(list(world.ctx(world.moderator).await).await), Refusal::NotAllowed);
        assert_eq!(refusal(list(world.visitor()).await), Refusal::SignInFirst);
        let later = world.ctx_at(world.officer, NOW.plus_days(8)).await;
        assert_eq!(list(later).await.unwrap().rows, []);
    })
    .await;
}

#[tokio::test]
async fn a_withdrawn_link_opens_nothing() {
    for_each_database(|world| async move {
        let token = made(&world, world.officer, "mediatrice@comune.example", Role::Mediator).await;
        let olga = world.ctx(world.officer).await;
        let id = queries::list_links(&olga, None).await.unwrap().rows[0].id;

        let moderator = world.ctx(world.moderator).await;
        assert_eq!(refusal(withdraw_link(&moderator, id).await), Refusal::NotAllowed);
        withdraw_link(&olga, id).await.unwrap();
        assert_eq!(refusal(withdraw_link(&olga, id).await), Refusal::LinkInvalid);
        assert_eq!(queries::list_links(&olga, None).await.unwrap().rows, []);

        let found = queries::find_offer(world.db.reader(), &token, NOW).await;
        assert_eq!(refusal(found), Refusal::LinkInvalid);
        let opened = accept(&world.visitor(), &token, "Teresa", Language::ITALIAN, password(PASSWORD)).await;
        assert_eq!(refusal(opened), Refusal::LinkInvalid);
    })
    .await;
}

#[tokio::test]
async fn a_link_for_a_new_password_is_not_among_those_for_staff() {
    for_each_database(|world| async move {
        let teresa = staff(&world, "teresa@comune.example", Role::Moderator).await;
        renew_password(&world.ctx(world.administrator).await, teresa).await.unwrap();
        let ada = world.ctx(world.administrator).await;
        assert_eq!(queries::list_links(&ada, None).await.unwrap().rows, []);
    })
    .await;
}

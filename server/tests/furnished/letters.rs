//! Letters to Karima, with the links that stand in them.

use domain::{
    activity::{self, Entry},
    base::{InitiativeId, Language},
    follows,
    messages::{Letter, Matter, actions, outbox},
    people::Email,
    testing::World,
};

use crate::visitors::now;

/// Leaves an address for Karima, says that it is right, and lets somebody answer the initiative that she follows.
pub async fn furnish(world: &World, initiative: InitiativeId) -> [String; 2] {
    let karima = world.ctx_at(world.karima, now()).await;
    let address = Email::parse("karima@example.org").unwrap();
    actions::leave_address(&karima, &address, Language::ITALIAN).await.unwrap();
    follows::actions::follow(&karima, initiative.into()).await.unwrap();
    let Matter::Confirmation(confirmation) = only_letter(world).await.matter else { panic!("it asks") };
    actions::confirm(&karima, &confirmation).await.unwrap();
    outbox::tell_due(&world.db, now().plus_minutes(-3)).await.unwrap();
    let entry = Entry {
        at: now().plus_minutes(-1),
        deed: "answers.amend",
        actor: Some(world.officer),
        board: None,
        subject: Some(initiative.into()),
        detail: None,
    };
    activity::record(world.db.writer(), entry).await.unwrap();
    outbox::tell_due(&world.db, now()).await.unwrap();
    let Matter::Lines(lines) = only_letter(world).await.matter else { panic!("it tells") };
    let answer = lines.into_iter().find(|line| line.word == "answers.amend").unwrap();
    [confirmation, answer.stop]
}

async fn only_letter(world: &World) -> Letter {
    let mut claimed = outbox::claim_due(&world.db, now()).await.unwrap();
    claimed.swap_remove(0).letter
}

//! Services of the associations, what readers say about them, and wishes for a mediator.

use domain::{
    base::{Language, MediatorRequestId, OfferId, OfferNoteId, OrganisationId, text::Message},
    offers::{Draft, Flaw, Written, actions, queries},
    testing::World,
};

use crate::visitors::now;

/// What stands in the house; of what exists several times, the first.
pub struct Offers {
    /// A service with mediators.
    pub offer: OfferId,
    /// Another one, to which nobody wishes to be accompanied.
    pub other: OfferId,
    /// One that is off the lists.
    pub withdrawn: OfferId,
    /// What Piero says is wrong with the first.
    pub note: OfferNoteId,
    /// Karima's wish to be accompanied to the first.
    pub request: MediatorRequestId,
    /// Piero's wish, which the association has answered.
    pub taken_request: MediatorRequestId,
}

/// Describes services for each association, every one `times` times.
pub async fn furnish(world: &World, organisations: &[OrganisationId], times: usize) -> Offers {
    let sofia = world.ctx_at(world.sofia, now()).await;
    let piero = world.ctx_at(world.piero, now()).await;
    let karima = world.ctx_at(world.karima, now()).await;
    let (mut offers, mut requests, mut taken) = (Vec::new(), Vec::new(), Vec::new());
    for (round, organisation) in organisations.iter().enumerate().take(times) {
        let offer =
            actions::create(&sofia, *organisation, &draft(&format!("Sportello {round}"))).await.unwrap();
        actions::report(&piero, offer, Flaw::Hours, None, Language::ITALIAN).await.unwrap();
        requests.push(actions::ask(&karima, offer, Language::ARABIC, None).await.unwrap());
        let of_piero = actions::ask(&piero, offer, Language::ITALIAN, None).await.unwrap();
        let reply = Message::parse("Martedì alle nove, davanti alla porta.").unwrap();
        actions::take(&sofia, of_piero, *organisation, &reply, Language::ITALIAN).await.unwrap();
        taken.push(of_piero);
        let other =
            actions::create(&sofia, *organisation, &draft(&format!("Ascolto {round}"))).await.unwrap();
        let gone = actions::create(&sofia, *organisation, &draft(&format!("Corso {round}"))).await.unwrap();
        actions::withdraw(&sofia, gone, None).await.unwrap();
        offers.push((offer, other, gone));
    }
    let notes = queries::list_notes(&sofia, offers[0].0).await.unwrap();
    Offers {
        offer: offers[0].0,
        other: offers[0].1,
        withdrawn: offers[0].2,
        note: notes[0].id,
        request: requests[0],
        taken_request: taken[0],
    }
}

fn draft(name: &str) -> Draft {
    let written = Written {
        name: name.to_owned(),
        description: "Leggiamo insieme la lettera che è arrivata.".to_owned(),
        theme: "documents".to_owned(),
        territories: vec!["054039".to_owned(), "054".to_owned()],
        place: "054039".to_owned(),
        languages: vec!["it".to_owned(), "ar".to_owned()],
        hours: "mon 9-12; wed 9-12, 15-18".to_owned(),
        cost: "free".to_owned(),
        phone: "000 000 0000".to_owned(),
        mediators: true,
        ..Written::default()
    };
    Draft::read(&written).unwrap()
}

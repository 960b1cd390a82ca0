//! Services of the demonstration, what readers say about them, and wishes for a mediator.

use sea_orm::{ActiveValue::Set, Value};

use super::{
    Stage,
    script::{Offer, Script},
};
use crate::{
    base::{Failure, Language, MediatorRequestId, OfferId, OfferNoteId, Stop, database::insert_rows},
    offers::{
        Draft, Misfit,
        actions::{Atlas, insert, prepare},
    },
};

const NOTE: [&str; 7] = ["id", "offer_id", "participant_id", "flaw", "text", "language", "created_at"];
const REQUEST: [&str; 11] = [
    "id",
    "offer_id",
    "participant_id",
    "language",
    "text",
    "text_language",
    "state",
    "organisation_id",
    "reply",
    "reply_language",
    "asked_at",
];

impl Stage<'_> {
    pub(super) async fn load_offers(&mut self, script: &Script) -> Result<(), Stop> {
        let atlas = Atlas::read(self.transaction).await?;
        let (mut rows, mut notes, mut requests) = (Vec::new(), Vec::new(), Vec::new());
        for offer in &script.offers {
            let id = OfferId::new();
            let confirmed = self.days_ago(offer.confirmed_days_ago);
            let owner = self.organisation(&offer.organisation)?;
            let name = script.organisations.iter().find(|known| known.key == offer.organisation);
            let name = name.map(|known| known.name.as_str()).unwrap_or_default();
            let wrong = |misfit: Misfit| {
                let Misfit { field, refusal } = misfit;
                Failure::Unreadable(format!("offers.json: {}: {field}: {refusal}", offer.written.name))
            };
            let draft = Draft::read(&offer.written).map_err(wrong)?;
            let mut prepared =
                prepare(id, (owner, name), &draft, &atlas, Language::ITALIAN, confirmed).map_err(wrong)?;
            let ends = offer.ends_in_days.map(|days| self.now.plus_days(days).day());
            prepared.row.valid_until = Set(ends.or(draft.valid_until));
            prepared.row.notes = Set(i32::try_from(offer.notes.len()).unwrap_or(0));
            rows.push(prepared);
            notes.extend(self.notes(id, offer)?);
            requests.extend(self.requests(id, offer)?);
        }
        insert(self.transaction, rows, self.days_ago(390)).await?;
        insert_rows(self.transaction, "offer_notes", &NOTE, notes).await?;
        insert_rows(self.transaction, "mediator_requests", &REQUEST, requests).await?;
        Ok(())
    }

    fn notes(&self, id: OfferId, offer: &Offer) -> Result<Vec<Vec<Value>>, Failure> {
        let row = |note: &super::script::OfferNote| {
            Ok(vec![
                OfferNoteId::new().into(),
                id.into(),
                self.member(&note.by)?.id.into(),
                note.flaw.into(),
                note.text.as_str().into(),
                note.language.as_str().into(),
                self.days_ago(note.days_ago).into(),
            ])
        };
        offer.notes.iter().map(row).collect()
    }

    fn requests(&self, id: OfferId, offer: &Offer) -> Result<Vec<Vec<Value>>, Failure> {
        let row = |request: &super::script::MediatorRequest| {
            let answered = request.answer.as_ref();
            let organisation = answered.map(|(key, _)| self.organisation(key)).transpose()?;
            Ok(vec![
                MediatorRequestId::new().into(),
                id.into(),
                self.member(&request.by)?.id.into(),
                request.language.as_str().into(),
                request.text.as_str().into(),
                request.language.as_str().into(),
                if answered.is_some() { "taken" } else { "asked" }.into(),
                organisation.map(|organisation| organisation.0).into(),
                answered.map(|(_, reply)| reply.clone()).into(),
                answered.map(|_| "it").into(),
                self.days_ago(request.days_ago).into(),
            ])
        };
        offer.requests.iter().map(row).collect()
    }
}

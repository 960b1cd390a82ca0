//! Projects as initiatives, and as options of the ballot.

use counting::pabulib::Listing;
use sea_orm::{ActiveValue::Set, DatabaseTransaction};

use super::{Frame, board::shortened, state, winners};
use crate::{
    ballots::{CostBasis, tables::ballot_option},
    base::{
        InitiativeId, Language,
        fold::fold,
        text::{Body, Label, Lines, Title, clean},
    },
    imports::{
        ImportError,
        pabulib::{reading::Reading, themes},
        rows,
    },
    initiatives::{
        Standing,
        tables::{initiative, revision},
    },
};

pub(super) async fn write(
    transaction: &DatabaseTransaction,
    frame: &Frame<'_>,
    reading: &Reading,
) -> Result<(), ImportError> {
    let language = themes::language(&reading.meta);
    let winners = winners(reading);
    let mut initiatives = Vec::with_capacity(reading.projects.len());
    let mut revisions = Vec::with_capacity(reading.projects.len());
    let mut options = Vec::with_capacity(reading.projects.len());
    for (number, (id, listing)) in (1..).zip(&reading.projects) {
        let texts = Texts::of(listing);
        revisions.push(texts.revision(frame, *id, language, listing));
        let won = winners.contains(id.to_string().as_str());
        initiatives.push(texts.initiative(frame, *id, language, listing, won));
        options.push(ballot_option::ActiveModel {
            board_id: Set(frame.id),
            number: Set(number),
            initiative_id: Set(*id),
            cost_cents: Set(listing.cost.minor()),
            cost_basis: Set(CostBasis::Checked),
        });
    }
    rows::insert::<initiative::ActiveModel>(transaction, initiatives, |_| {}).await?;
    rows::insert::<revision::ActiveModel>(transaction, revisions, |_| {}).await?;
    rows::insert::<ballot_option::ActiveModel>(transaction, options, |_| {}).await?;
    Ok(())
}

/// What a project says, cleaned and cut as texts of people are.
struct Texts {
    title: String,
    body: String,
    place: Option<String>,
}

impl Texts {
    fn of(listing: &Listing) -> Self {
        let title = shortened(&clean(&listing.name, Lines::One), Title::LONGEST);
        let mut parts = vec![listing.description.clone().unwrap_or_else(|| listing.name.clone())];
        parts.extend(
            [&listing.categories, &listing.targets].into_iter().filter(|list| !list.is_empty()).map(
                // What the file calls its categories and beneficiaries is kept as it stands.
                |list| list.join(", "),
            ),
        );
        let body = shortened(&clean(&parts.join("\n\n"), Lines::Many), Body::LONGEST);
        let coordinates =
            listing.coordinates.map(|place| format!("{:.5}, {:.5}", place.latitude, place.longitude));
        let place: Vec<String> = [listing.district.clone(), listing.neighbourhood.clone(), coordinates]
            .into_iter()
            .flatten()
            .collect();
        let place = clean(&place.join(" · "), Lines::One);
        Self { title, body, place: Some(shortened(&place, Label::LONGEST)).filter(|place| !place.is_empty()) }
    }

    fn initiative(
        &self,
        frame: &Frame<'_>,
        id: InitiativeId,
        language: Language,
        listing: &Listing,
        won: bool,
    ) -> initiative::ActiveModel {
        let published = frame.dates.phases.proposing;
        initiative::ActiveModel {
            id: Set(id),
            board_id: Set(frame.id),
            territory_id: Set(frame.place.id),
            theme: Set(themes::theme(listing)),
            state: Set(state(won)),
            language: Set(language),
            title: Set(self.title.clone()),
            body: Set(self.body.clone()),
            place: Set(self.place.clone()),
            cost_cents: Set(Some(listing.cost.minor())),
            revision: Set(1),
            created_at: Set(published),
            submitted_at: Set(Some(published)),
            published_at: Set(Some(published)),
            changed_at: Set(frame.dates.phases.decided),
            is_public: Set(true),
            search: Set(fold(&format!("{} {}", self.title, self.body))),
            imported_key: Set(Some(listing.id.to_string())),
            ..Default::default()
        }
    }

    fn revision(
        &self,
        frame: &Frame<'_>,
        id: InitiativeId,
        language: Language,
        listing: &Listing,
    ) -> revision::ActiveModel {
        revision::ActiveModel {
            initiative_id: Set(id),
            number: Set(1),
            title: Set(self.title.clone()),
            body: Set(self.body.clone()),
            language: Set(language),
            place: Set(self.place.clone()),
            cost_cents: Set(Some(listing.cost.minor())),
            note: Set(None),
            created_by: Set(None),
            created_at: Set(frame.dates.phases.proposing),
            id: Set(None),
            standing: Set(Standing::Stands),
            theme: Set(None),
            territory_id: Set(None),
        }
    }
}

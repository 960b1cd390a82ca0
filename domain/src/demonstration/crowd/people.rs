//! The people of the crowd, and where they live.

use super::{super::spread, Member, PEOPLE, Stage, TOGETHER};
use crate::{
    base::{ParticipantId, Stop, TerritoryId, database::insert_rows, fold::fold},
    people::{Channel, Code, code::Kind},
};

/// The keys of the constituencies, in their order around the table.
pub(super) const SEATS: [&str; 4] =
    ["third_country_citizens", "third_sector", "public_bodies", "local_community"];

impl Stage<'_> {
    /// The people and their cards.
    pub(super) async fn load_card_holders(&mut self) -> Result<(Vec<Member>, Vec<String>), Stop> {
        let since = self.days_ago(90);
        let (mut people, mut cards, mut rows) = (Vec::new(), Vec::new(), Vec::new());
        for number in 0..PEOPLE {
            let constituency = SEATS[number / TOGETHER % SEATS.len()].to_owned();
            let member = Member { id: ParticipantId::new(), constituency };
            let card = card(number);
            let pseudonym = format!("Persona {}", number + 1);
            rows.push(vec![
                member.id.into(),
                pseudonym.as_str().into(),
                "it".into(),
                member.constituency.as_str().into(),
                Channel::Demonstration.as_str().into(),
                card.mark().into(),
                since.into(),
                fold(&pseudonym).into(),
            ]);
            people.push(member);
            cards.push(card.grouped());
        }
        let columns =
            ["id", "pseudonym", "language", "constituency", "channel", "card_hash", "created_at", "search"];
        insert_rows(self.transaction, "participants", &columns, rows).await?;
        Ok((people, cards))
    }

    /// An invented town: its code is that of no municipality.
    pub(super) async fn load_crowd_territory(&mut self) -> Result<TerritoryId, Stop> {
        let id = TerritoryId::new();
        let row = vec![id.into(), "000001".into(), "municipality".into(), "Città di prova".into(), "".into()];
        let columns = ["id", "istat_code", "kind", "name", "region"];
        insert_rows(self.transaction, "territories", &columns, vec![row]).await?;
        Ok(id)
    }
}

fn card(number: usize) -> Code {
    let place = |symbol| spread("card", number * Kind::Card.length() + symbol, usize::MAX);
    Code::with_places(Kind::Card, (0..).map(place))
}

//! Seats, and who holds them.

use serde::{Deserialize, Serialize};

use crate::base::{
    Actor, Day, MandateId, OrganisationId, ParticipantId, Refusal, SeatId,
    text::{Label, optional},
};

words! {
    /// For whom a seat is kept.
    pub enum SeatKind {
        /// *Prefettura*.
        Prefecture = "prefecture",
        /// *Regione*.
        Region = "region",
        /// *Provincia* or metropolitan city.
        Province = "province",
        /// *Comune*.
        Municipality = "municipality",
        /// *Camera di commercio*.
        ChamberOfCommerce = "chamber_of_commerce",
        /// *Organizzazione sindacale*.
        TradeUnion = "trade_union",
        /// *Organizzazione dei datori di lavoro*.
        Employers = "employers",
        /// *Associazione di cittadini stranieri*.
        ForeignersAssociation = "foreigners_association",
        /// *Ente di assistenza*.
        AssistanceBody = "assistance_body",
        /// *Rete del terzo settore*.
        ThirdSectorNetwork = "third_sector_network",
        /// Speaks, and has no say in decisions.
        Guest = "guest",
    }
}

impl SeatKind {
    /// Whether a seat of this kind counts for the quorum and in decisions.
    pub const fn decides(self) -> bool {
        !matches!(self, Self::Guest)
    }

    /// The constituency to which such a seat usually belongs.
    pub const fn usual_constituency(self) -> Option<&'static str> {
        match self {
            Self::Prefecture
            | Self::Region
            | Self::Province
            | Self::Municipality
            | Self::ChamberOfCommerce => Some("public_bodies"),
            Self::TradeUnion | Self::Employers => Some("local_community"),
            Self::ForeignersAssociation => Some("third_country_citizens"),
            Self::AssistanceBody | Self::ThirdSectorNetwork => Some("third_sector"),
            Self::Guest => None,
        }
    }
}

words! {
    /// Who of a seat is in the room.
    pub enum Sits {
        /// Whoever holds it.
        Holder = "holder",
        /// Whoever stands in.
        Substitute = "substitute",
    }
}

/// An organisation or a person, as a page names it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Party {
    /// An organisation, for which its people speak.
    Organisation(OrganisationId, String),
    /// A person, by her pseudonym.
    Person(ParticipantId, String),
}

impl Party {
    /// What it is called.
    pub fn name(&self) -> &str {
        match self {
            Self::Organisation(_, name) | Self::Person(_, name) => name,
        }
    }

    /// Whether the actor is the person, or acts for the organisation.
    pub fn is_spoken_for_by(&self, actor: &Actor) -> bool {
        actor.person().is_ok_and(|person| match self {
            Self::Organisation(id, _) => person.memberships.contains(id),
            Self::Person(id, _) => person.id == *id,
        })
    }
}

/// The time in which somebody holds a seat.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Mandate {
    /// Its id.
    pub id: MandateId,
    /// Who holds the seat.
    pub holder: Party,
    /// Who stands in.
    pub substitute: Option<Party>,
    /// The first day.
    pub from: Day,
    /// The last day; `None` where it has no end yet.
    pub to: Option<Day>,
}

/// A seat with its present mandate.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Seat {
    /// Its id.
    pub id: SeatId,
    /// For whom it is kept.
    pub kind: SeatKind,
    /// The key of the constituency for which it speaks; `None` for a guest.
    pub constituency: Option<String>,
    /// For whom exactly, where its kind does not say enough.
    pub label: Option<String>,
    /// Who holds it on the day that was asked for; `None` where it is vacant.
    pub mandate: Option<Mandate>,
}

impl Seat {
    /// Whether somebody holds it.
    pub fn is_held(&self) -> bool {
        self.mandate.is_some()
    }

    /// Whether the actor speaks for it, as holder or substitute.
    pub fn is_spoken_for_by(&self, actor: &Actor) -> bool {
        self.mandate.as_ref().is_some_and(|mandate| {
            mandate.holder.is_spoken_for_by(actor)
                || mandate.substitute.as_ref().is_some_and(|party| party.is_spoken_for_by(actor))
        })
    }
}

/// All seats of a table with everybody who held them, holds them or will.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Roster(pub Vec<Kept>);

/// A seat with all of its mandates.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Kept {
    /// The seat; its mandate is left open.
    pub seat: Seat,
    /// The first day on which it no longer exists.
    pub ended_on: Option<Day>,
    /// Who holds it when, in order.
    pub mandates: Vec<Mandate>,
}

impl Roster {
    /// The seats of the table on a day, with those who hold them then.
    pub fn on(&self, day: Day) -> Vec<Seat> {
        let exists = |kept: &&Kept| kept.ended_on.is_none_or(|end| day < end);
        let seat = |kept: &Kept| {
            let holds = |mandate: &&Mandate| mandate.from <= day && mandate.to.is_none_or(|to| day <= to);
            Seat { mandate: kept.mandates.iter().find(holds).cloned(), ..kept.seat.clone() }
        };
        self.0.iter().filter(exists).map(seat).collect()
    }
}

/// A seat as it is written. What it is kept for never changes: past decisions were counted by it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SeatDraft {
    /// For whom it is kept.
    pub kind: SeatKind,
    /// The key of the constituency for which it speaks.
    pub constituency: Option<String>,
    /// For whom exactly.
    pub label: Option<Label>,
}

impl SeatDraft {
    /// A seat out of a form: a guest speaks for no constituency, every other seat for one.
    ///
    /// # Errors
    /// [`Refusal::Missing`] where a seat that decides has no constituency.
    pub fn parse(kind: SeatKind, constituency: &str, label: &str) -> Result<Self, Refusal> {
        let constituency = (!constituency.is_empty() && kind.decides()).then(|| constituency.to_owned());
        if kind.decides() && constituency.is_none() {
            return Err(Refusal::Missing);
        }
        Ok(Self { kind, constituency, label: optional(label, Label::parse)? })
    }
}

/// Who holds a seat, as it is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MandateDraft {
    /// Who holds it; names are read where they are shown.
    pub holder: Party,
    /// Who stands in.
    pub substitute: Option<Party>,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Option<Day>,
}

impl MandateDraft {
    /// Whether the days follow one another.
    pub fn check(&self) -> Result<(), Refusal> {
        match self.to {
            Some(to) if to < self.from => Err(Refusal::DatesOutOfOrder),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use uuid::Uuid;

    fn mandate(number: u128, from: i32, to: Option<i32>) -> Mandate {
        Mandate {
            id: MandateId(Uuid::from_u128(number)),
            holder: Party::Person(ParticipantId(Uuid::from_u128(number)), format!("Luna {number}")),
            substitute: None,
            from: Day(from),
            to: to.map(Day),
        }
    }

    #[rstest]
    #[case(9, &[0])]
    #[case(10, &[1])]
    #[case(20, &[1])]
    #[case(21, &[0])]
    #[case(30, &[2])]
    #[case(99, &[2])]
    #[case(100, &[])]
    fn a_seat_is_held_from_the_first_day_to_the_last(#[case] day: i32, #[case] holders: &[u128]) {
        let seat = Seat {
            id: SeatId(Uuid::from_u128(1)),
            kind: SeatKind::Municipality,
            constituency: Some("public_bodies".into()),
            label: None,
            mandate: None,
        };
        let mandates = vec![mandate(1, 10, Some(20)), mandate(2, 30, None)];
        let roster = Roster(vec![Kept { seat, ended_on: Some(Day(100)), mandates }]);
        let holder = |seat: &Seat| seat.mandate.as_ref().map_or(0, |held| held.id.0.as_u128());
        assert_eq!(roster.on(Day(day)).iter().map(holder).collect::<Vec<_>>(), holders);
    }

    #[test]
    fn a_guest_speaks_for_no_constituency_and_every_other_seat_for_one() {
        let guest = SeatDraft::parse(SeatKind::Guest, "third_sector", "").unwrap();
        assert_eq!(guest.constituency, None);
        assert_eq!(SeatDraft::parse(SeatKind::Region, "", ""), Err(Refusal::Missing));
    }
}

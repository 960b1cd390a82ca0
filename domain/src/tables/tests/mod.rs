//! Tables against real databases.

mod keeping;
mod rules;
mod sessions;
mod telling;

use super::{
    Convocation, Deciding, Draft, ItemDraft, MandateDraft, Measured, Minimum, Party, Rulebook, SeatDraft,
    SeatKind, Sits, actions,
};
use crate::{
    base::{
        Ctx, Day, Language, MeetingId, Moment, OrganisationId, Refusal, SeatId, Stop, TableId,
        text::{Body, Label, Title},
    },
    organisations,
    testing::{NOW, World},
};

fn refused<T>(outcome: Result<T, Stop>) -> Refusal {
    match outcome {
        Err(Stop::Refused(refusal)) => refusal,
        Err(Stop::Broken(failure)) => panic!("{failure}"),
        Ok(_) => panic!("it was not refused"),
    }
}

fn title(text: &str) -> Title {
    Title::parse(text).unwrap()
}

fn rulebook(deciding: Deciding) -> Rulebook {
    Rulebook {
        notice_days: 7,
        quorum_percent: 50,
        deciding,
        alternates: true,
        chaired_by: Some(SeatKind::Municipality),
        minimums: vec![
            Minimum { of: Measured::Kind(SeatKind::ForeignersAssociation), seats: 2 },
            Minimum { of: Measured::Constituency("third_sector".into()), seats: 1 },
        ],
    }
}

fn draft(world: &World, name: &str, deciding: Deciding) -> Draft {
    Draft {
        territory: world.town,
        name: title(name),
        mandate: Body::parse("Mette insieme chi accoglie e chi arriva, nella stessa città.").unwrap(),
        language: Language::ITALIAN,
        rulebook: rulebook(deciding),
    }
}

async fn organisation(ctx: &Ctx, world: &World, name: &str) -> OrganisationId {
    let draft = organisations::Draft {
        name: Label::parse(name).unwrap(),
        kind: organisations::Kind::Association,
        constituency: Some("third_sector".into()),
        territory: Some(world.town),
        role_in_project: None,
        description: String::new(),
        language: Language::ITALIAN,
        runts_number: None,
        website: None,
    };
    organisations::actions::create(ctx, &draft).await.unwrap()
}

/// A table of the town: the municipality, whose seat Piero's office holds; an association of Sofia's; Karima for the
/// foreign citizens; a guest; and a vacant seat.
pub(crate) struct Laid {
    pub(crate) world: World,
    pub(crate) table: TableId,
    office: OrganisationId,
    pub(crate) ponte: OrganisationId,
    municipality: SeatId,
    pub(crate) network: SeatId,
    pub(crate) citizens: SeatId,
    vacant: SeatId,
    guest: SeatId,
}

impl Laid {
    pub(crate) async fn begin(world: World, deciding: Deciding) -> Self {
        let officer = world.ctx(world.officer).await;
        let table = actions::found(&officer, &draft(&world, "Tavolo di Perugia", deciding)).await.unwrap();
        let office = organisation(&officer, &world, "Ufficio").await;
        let ponte = organisation(&officer, &world, "Ponte").await;
        organisations::actions::add_member(&officer, office, world.piero).await.unwrap();
        organisations::actions::add_member(&officer, ponte, world.sofia).await.unwrap();
        let mut seats = Vec::new();
        for kind in [
            SeatKind::Municipality,
            SeatKind::ThirdSectorNetwork,
            SeatKind::ForeignersAssociation,
            SeatKind::ForeignersAssociation,
            SeatKind::Guest,
        ] {
            let draft = SeatDraft::parse(kind, kind.usual_constituency().unwrap_or_default(), "").unwrap();
            seats.push(actions::add_seat(&officer, table, &draft).await.unwrap());
        }
        let [municipality, network, citizens, vacant, guest] = seats.try_into().unwrap();
        let laid = Self { world, table, office, ponte, municipality, network, citizens, vacant, guest };
        laid.give(municipality, Party::Organisation(office, String::new())).await;
        laid.give(network, Party::Organisation(ponte, String::new())).await;
        laid.give(citizens, Party::Person(laid.world.karima, String::new())).await;
        laid.give(guest, Party::Organisation(ponte, String::new())).await;
        laid
    }

    pub(crate) async fn officer(&self, days: i64) -> Ctx {
        self.world.ctx_at(self.world.officer, NOW.plus_days(days)).await
    }

    async fn give(&self, seat: SeatId, holder: Party) {
        let draft = MandateDraft { holder, substitute: None, from: Day(NOW.day().0 - 10), to: None };
        actions::give_mandate(&self.officer(0).await, seat, &draft).await.unwrap();
    }

    /// A session so many days from now, with one point.
    async fn session(&self, days: i64) -> MeetingId {
        actions::convene(&self.officer(0).await, self.table, &convocation(days)).await.unwrap()
    }

    /// The same, opened on its day, with these seats present.
    pub(crate) async fn opened(&self, days: i64, present: &[SeatId]) -> MeetingId {
        let id = self.session(days).await;
        let officer = self.officer(days).await;
        actions::open(&officer, id).await.unwrap();
        let present: Vec<_> = present.iter().map(|seat| (*seat, Sits::Holder)).collect();
        actions::note_present(&officer, id, &present).await.unwrap();
        id
    }
}

/// The afternoon of a day.
fn afternoon(days: i64) -> Moment {
    Moment::in_italy(Day(NOW.plus_days(days).day().0), 15, 0)
}

fn convocation(days: i64) -> Convocation {
    Convocation {
        starts_at: afternoon(days),
        ends_at: afternoon(days).plus_minutes(120),
        place: Some(Label::parse("Sala della Vaccara").unwrap()),
        link: None,
        urgent_reason: None,
        agenda: vec![ItemDraft::titled(title("Mappa dei servizi"))],
    }
}

//! An integration table with seats, and sessions in each of their stages.

use domain::{
    base::{
        CommitmentId, Ctx, Day, ItemId, Language, MandateId, MeetingId, Moment, OrganisationId, ResolutionId,
        SeatId, TableId,
        text::{Body, Label, Message, Title},
    },
    organisations,
    tables::{
        CommitmentDraft, Convocation, Deciding, Draft, ItemDraft, MandateDraft, Measured, Minimum, Party,
        Rulebook, Said, SeatDraft, SeatKind, Sits, Voice, actions, queries,
    },
    testing::World,
};

use super::Initiatives;
use crate::visitors::now;

/// What stands around the table.
pub struct Tables {
    /// The table.
    pub table: TableId,
    /// Karima's seat, which is present where a session goes on.
    pub seat: SeatId,
    /// A seat that nobody holds.
    pub vacant: SeatId,
    /// Another one.
    pub spare: SeatId,
    /// The mandate of another seat, which lasts.
    pub mandate: MandateId,
    /// A session to come.
    pub convened: MeetingId,
    /// Another one.
    pub cancellable: MeetingId,
    /// One that begins today and is not open yet.
    pub openable: MeetingId,
    /// One that goes on.
    pub sitting: MeetingId,
    /// Another one, in which nothing is to be decided any more.
    pub closable: MeetingId,
    /// One that is over, whose minutes are not approved.
    pub unapproved: MeetingId,
    /// A point of the session to come.
    pub item: ItemId,
    /// Another one.
    pub removable: ItemId,
    /// A point of the session that goes on.
    pub point: ItemId,
    /// A resolution to which the seats speak.
    pub resolution: ResolutionId,
    /// Another one.
    pub decidable: ResolutionId,
    /// A resolution that passed.
    pub passed: ResolutionId,
    /// A commitment that is to be kept.
    pub commitment: CommitmentId,
    /// Another one.
    pub droppable: CommitmentId,
}

fn title(text: &str) -> Title {
    Title::parse(text).unwrap()
}

fn message(text: &str) -> Message {
    Message::parse(text).unwrap()
}

/// The table; with everything `times` times.
pub(super) async fn furnish(world: &World, initiatives: &Initiatives, times: usize) -> Tables {
    let officer = world.ctx_at(world.officer, now()).await;
    let mut rounds = Vec::new();
    for round in 0..times {
        let draft = draft(world, &format!("Tavolo {round}"));
        let table = actions::found(&officer, &draft).await.unwrap();
        let office = office(&officer, world, round).await;
        rounds.push(lay(world, initiatives, table, office, times).await);
    }
    rounds.swap_remove(0)
}

fn draft(world: &World, name: &str) -> Draft {
    Draft {
        territory: world.town,
        name: title(name),
        mandate: Body::parse("Mette insieme chi accoglie e chi arriva, nella stessa città.").unwrap(),
        language: Language::ITALIAN,
        rulebook: Rulebook {
            notice_days: 5,
            quorum_percent: 50,
            deciding: Deciding::Concertation,
            alternates: true,
            chaired_by: Some(SeatKind::Prefecture),
            minimums: vec![
                Minimum { of: Measured::Kind(SeatKind::ForeignersAssociation), seats: 2 },
                Minimum { of: Measured::Constituency("third_sector".into()), seats: 1 },
            ],
        },
    }
}

async fn office(officer: &Ctx, world: &World, round: usize) -> OrganisationId {
    let draft = organisations::Draft {
        name: Label::parse(&format!("Ufficio {round}")).unwrap(),
        kind: organisations::Kind::Municipality,
        constituency: Some("public_bodies".into()),
        territory: Some(world.town),
        role_in_project: None,
        description: String::new(),
        language: Language::ITALIAN,
        runts_number: None,
        website: None,
    };
    organisations::actions::create(officer, &draft).await.unwrap()
}

/// Seats, sessions and what was decided at one table.
async fn lay(
    world: &World,
    initiatives: &Initiatives,
    table: TableId,
    office: OrganisationId,
    times: usize,
) -> Tables {
    let officer = world.ctx_at(world.officer, now()).await;
    let seat = add_seat(&officer, table, SeatKind::ForeignersAssociation).await;
    give(&officer, seat, Party::Person(world.karima, String::new())).await;
    let held = add_seat(&officer, table, SeatKind::Municipality).await;
    let mandate = give(&officer, held, Party::Organisation(office, String::new())).await;
    let (vacant, spare) = (
        add_seat(&officer, table, SeatKind::AssistanceBody).await,
        add_seat(&officer, table, SeatKind::Guest).await,
    );
    for _ in 1..times {
        add_seat(&officer, table, SeatKind::TradeUnion).await;
    }
    let unapproved = session(world, initiatives, table, -12, times).await;
    let before = world.ctx_at(world.officer, now().plus_days(-12).plus_minutes(60)).await;
    open(&before, unapproved, &[seat, held]).await;
    let (passed, commitment, droppable) = decide(&before, unapproved, &[seat, held], office, times).await;
    actions::close(&before, unapproved).await.unwrap();
    let openable = session(world, initiatives, table, 0, times).await;
    let closable = session(world, initiatives, table, 0, times).await;
    open(&officer, closable, &[seat, held]).await;
    let sitting = session(world, initiatives, table, 0, times).await;
    open(&officer, sitting, &[seat, held]).await;
    let point = items(&officer, sitting).await[0];
    let resolution = actions::put(&officer, point, &message("Si fa una mappa.")).await.unwrap();
    let decidable = actions::put(&officer, point, &message("Si apre la sera.")).await.unwrap();
    let convened = session(world, initiatives, table, 40, times).await;
    let agenda = items(&officer, convened).await;
    let cancellable = session(world, initiatives, table, 50, times).await;
    Tables {
        table,
        seat,
        vacant,
        spare,
        mandate,
        convened,
        cancellable,
        openable,
        sitting,
        closable,
        unapproved,
        item: agenda[0],
        removable: agenda[1],
        point,
        resolution,
        decidable,
        passed,
        commitment,
        droppable,
    }
}

async fn add_seat(officer: &Ctx, table: TableId, kind: SeatKind) -> SeatId {
    let draft = SeatDraft::parse(kind, kind.usual_constituency().unwrap_or_default(), "").unwrap();
    actions::add_seat(officer, table, &draft).await.unwrap()
}

async fn give(officer: &Ctx, seat: SeatId, holder: Party) -> MandateId {
    let draft = MandateDraft { holder, substitute: None, from: Day(now().day().0 - 100), to: None };
    actions::give_mandate(officer, seat, &draft).await.unwrap()
}

/// A session that begins so many days from now, convened long before.
async fn session(
    world: &World,
    initiatives: &Initiatives,
    table: TableId,
    days: i64,
    times: usize,
) -> MeetingId {
    let starts_at = now().plus_days(days).plus_minutes(-1);
    let early = Moment(starts_at.0.min(now().0)).plus_days(-20);
    let mut agenda = vec![
        ItemDraft::titled(title("Mappa dei servizi")),
        ItemDraft { subject: Some(initiatives.published.into()), ..ItemDraft::titled(title("L'orto")) },
    ];
    agenda.extend((1..times).map(|_| ItemDraft::titled(title("Corsi di italiano"))));
    let convocation = Convocation {
        starts_at,
        ends_at: starts_at.plus_minutes(120),
        place: Some(Label::parse("Sala della Vaccara").unwrap()),
        link: None,
        urgent_reason: None,
        agenda,
    };
    actions::convene(&world.ctx_at(world.officer, early).await, table, &convocation).await.unwrap()
}

async fn open(officer: &Ctx, session: MeetingId, seats: &[SeatId]) {
    actions::open(officer, session).await.unwrap();
    let present: Vec<_> = seats.iter().map(|seat| (*seat, Sits::Holder)).collect();
    actions::note_present(officer, session, &present).await.unwrap();
}

async fn items(officer: &Ctx, session: MeetingId) -> Vec<ItemId> {
    let held = queries::find_session(officer, session).await.unwrap();
    held.session.items.into_iter().map(|item| item.id).collect()
}

/// A resolution that passes, with commitments; as often as there are rounds.
async fn decide(
    officer: &Ctx,
    session: MeetingId,
    seats: &[SeatId],
    owner: OrganisationId,
    times: usize,
) -> (ResolutionId, CommitmentId, CommitmentId) {
    let mut decided = Vec::new();
    for item in items(officer, session).await.into_iter().take(times) {
        let id = actions::put(officer, item, &message("Ogni ente porta i suoi orari.")).await.unwrap();
        let voices: Vec<Said> =
            seats.iter().map(|seat| Said::parse(*seat, Voice::Consents, "").unwrap()).collect();
        actions::speak(officer, id, &voices).await.unwrap();
        actions::decide(officer, id).await.unwrap();
        let draft = CommitmentDraft { text: message("La mappa"), owner, due: Day(now().day().0 + 30) };
        let first = actions::commit(officer, id, &draft).await.unwrap();
        let second = actions::commit(officer, id, &draft).await.unwrap();
        decided.push((id, first, second));
    }
    decided.swap_remove(0)
}

//! Meetings against real databases.

mod afterwards;
mod calling;
mod lists;
mod seats;

use super::{Draft, Entry, Help, Kind, Place, Registration, Span, Standing, Tongue, actions, queries};
use crate::{
    base::{
        Ctx, Day, Language, MeetingDateId, MeetingId, Moment, OrganisationId, ParticipantId, Refusal, Stop,
        text::{Body, Label, Title},
    },
    organisations::{self, Website},
    testing::{NOW, World},
};

fn refused<T>(outcome: Result<T, Stop>) -> Refusal {
    match outcome {
        Err(Stop::Refused(refusal)) => refusal,
        Err(Stop::Broken(failure)) => panic!("{failure}"),
        Ok(_) => panic!("it was not refused"),
    }
}

/// Three hours from nine o'clock, so many days after the present of the tests.
fn morning(days: i32) -> Span {
    let day = Day(NOW.day().0 + days);
    Span { starts: Moment::in_italy(day, 9, 0), ends: Moment::in_italy(day, 12, 0) }
}

/// A laboratory of Perugia of two mornings, in five and in six days.
pub(crate) fn draft(world: &World) -> Draft {
    Draft {
        kind: Kind::Laboratory,
        title: Title::parse("Laboratorio di cittadinanza").unwrap(),
        description: Some(Body::parse("Impariamo insieme come funziona il Comune.").unwrap()),
        language: Language::ITALIAN,
        theme: None,
        territory: world.town,
        organisers: vec![],
        place: Some(Place {
            name: Label::parse("Casa delle associazioni").unwrap(),
            address: Some(Label::parse("Via della Viola 1, Perugia").unwrap()),
            at: None,
            directions: None,
            accessibility: None,
        }),
        link: Some(Website::parse("https://example.org/stanza").unwrap()),
        dates: vec![morning(5), morning(6)],
        tongues: vec![
            Tongue { language: Language::ITALIAN, help: Help::Spoken, confirmed: true },
            Tongue { language: Language::ARABIC, help: Help::Interpreter, confirmed: false },
        ],
        childcare: true,
        entry: Entry::Open,
        capacity: Some(3),
        quotas: vec![],
        companions: 2,
        closes: None,
    }
}

/// A published meeting of the officer whose draft is changed first.
pub(crate) async fn published(world: &World, change: impl Fn(&mut Draft)) -> MeetingId {
    let officer = world.ctx(world.officer).await;
    let mut draft = draft(world);
    change(&mut draft);
    let id = actions::create(&officer, &draft).await.unwrap();
    actions::publish(&officer, id).await.unwrap();
    id
}

async fn association(world: &World, name: &str, member: ParticipantId) -> OrganisationId {
    let ada = world.ctx(world.administrator).await;
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
    let id = organisations::actions::create(&ada, &draft).await.unwrap();
    organisations::actions::add_member(&ada, id, member).await.unwrap();
    id
}

fn with_companions(companions: u16) -> Registration {
    Registration { companions, ..Registration::default() }
}

pub(crate) async fn register(ctx: &Ctx, meeting: MeetingId, companions: u16) -> Standing {
    actions::register(ctx, meeting, &with_companions(companions)).await.unwrap()
}

async fn number(world: &World, id: MeetingId) -> i64 {
    queries::find_frame(world.db.reader(), id).await.unwrap().number
}

/// The number of taken seats and of those who wait, as the meeting's row and as its registrations say.
async fn counted(world: &World, id: MeetingId) -> (i64, i64) {
    let found = queries::find(&world.ctx(world.officer).await, number(world, id).await, Language::ITALIAN)
        .await
        .unwrap();
    let roll = queries::find_roll(&world.ctx(world.officer).await, found.frame.number).await.unwrap();
    let seats = |wanted: fn(Standing) -> bool, size: fn(u16) -> i64| -> i64 {
        roll.people.iter().filter(|one| wanted(one.standing)).map(|one| size(one.companions)).sum()
    };
    let taken = seats(Standing::holds_seat, |companions| 1 + i64::from(companions));
    let waiting = seats(|standing| standing == Standing::Waiting, |_| 1);
    assert_eq!((found.taken, found.waiting), (taken, waiting), "the counters went astray");
    (taken, waiting)
}

async fn dates(world: &World, id: MeetingId) -> Vec<MeetingDateId> {
    let ctx = world.ctx(world.officer).await;
    let found = queries::find(&ctx, number(world, id).await, Language::ITALIAN).await.unwrap();
    found.dates.iter().map(|date| date.id).collect()
}

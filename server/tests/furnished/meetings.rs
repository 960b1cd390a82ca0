//! A meeting to come, to which people registered, and one that is over, with everything that follows.

use domain::{
    base::{Ctx, InitiativeId, Language, MeetingDateId, MeetingId, Moment, RegistrationId, text::*},
    meetings::{
        Coordinates, Draft, Entry, Help, Item, Kind, Needs, Place, Quota, Registration, Span, Tongue,
        actions, queries,
    },
    organisations::Website,
    testing::World,
};

use super::Initiatives;
use crate::visitors::now;

/// Meetings of Perugia, called by the officer.
pub struct Meetings {
    /// One to come, at two dates.
    pub coming: MeetingId,
    /// Its number.
    pub coming_number: i64,
    /// Its first date.
    pub coming_date: MeetingDateId,
    /// Karima's registration for it.
    pub registration: RegistrationId,
    /// The registration of somebody without an account.
    pub on_paper: RegistrationId,
    /// The link that cancels that of Piero.
    pub leaving: String,
    /// One to come, to which nobody has registered.
    pub spare: MeetingId,
    /// Another one.
    pub doomed: MeetingId,
    /// One that is not published.
    pub draft: MeetingId,
    /// One that is over, at which Karima was.
    pub past: MeetingId,
    /// Its number.
    pub past_number: i64,
    /// Karima's certificate.
    pub certificate: String,
}

/// The meetings.
pub(super) async fn furnish(world: &World, initiatives: &Initiatives, times: usize) -> Meetings {
    let officer = world.ctx_at(world.officer, now()).await;
    let mut coming = Vec::new();
    let mut past = Vec::new();
    for round in 0..times {
        coming.push(call(world, &officer, now().plus_days(3), round).await);
        past.push(hold(world, round).await);
    }
    let mut empty = Vec::new();
    for _ in 0..2 {
        let id = actions::create(&officer, &draft(world, now().plus_days(9), 0)).await.unwrap();
        actions::publish(&officer, id).await.unwrap();
        empty.push(id);
    }
    let unpublished = actions::create(&officer, &draft(world, now().plus_days(9), 0)).await.unwrap();
    let (coming, (past, certificate)) = (coming[0], past.swap_remove(0));
    let frame = queries::find_frame(world.db.reader(), coming).await.unwrap();
    let read = queries::find(&officer, frame.number, Language::ITALIAN).await.unwrap();
    let own = |person| async move {
        let ctx = world.ctx_at(person, now()).await;
        queries::find_registered(&ctx, coming).await.unwrap().unwrap().id
    };
    let roll = queries::find_roll(&officer, frame.number).await.unwrap();
    let on_paper = roll.people.iter().find(|one| one.participant.is_none()).unwrap().id;
    let text = Body::parse("Abbiamo deciso insieme da dove cominciare.").unwrap();
    let decisions: Vec<Label> =
        (0..times).map(|round| Label::parse(&format!("Passo {round}")).unwrap()).collect();
    actions::write_outcome(&officer, past, &text, Language::ITALIAN, &decisions).await.unwrap();
    for initiative in [Some(initiatives.adopted), (times > 1).then_some(initiatives.designed)] {
        let Some(initiative): Option<InitiativeId> = initiative else { continue };
        actions::name_origin(&officer, past, initiative).await.unwrap();
    }
    Meetings {
        coming,
        coming_number: frame.number,
        coming_date: read.dates[0].id,
        registration: own(world.karima).await,
        on_paper,
        leaving: queries::leave_link(world.db.reader(), own(world.piero).await).await.unwrap(),
        spare: empty[0],
        doomed: empty[1],
        draft: unpublished,
        past,
        past_number: queries::find_frame(world.db.reader(), past).await.unwrap().number,
        certificate,
    }
}

/// A published meeting of that day and the next, to which Karima, Piero and somebody on paper are registered.
async fn call(world: &World, officer: &Ctx, starts: Moment, round: usize) -> MeetingId {
    let id = actions::create(officer, &draft(world, starts, round)).await.unwrap();
    actions::publish(officer, id).await.unwrap();
    let items = [Item { time: "9:30".into(), what: "Accoglienza".into() }];
    actions::write_programme(officer, id, &items, true).await.unwrap();
    let needs = Needs { language: Some(Language::ARABIC), ..Needs::default() };
    for person in [world.karima, world.piero] {
        let ctx = Ctx { actor: world.ctx(person).await.actor, ..officer.clone() };
        let wanted = Registration { needs: needs.clone(), ..Registration::default() };
        actions::register(&ctx, id, &wanted).await.unwrap();
    }
    for person in 0..=round {
        let label = Label::parse(&format!("Fila {person}")).unwrap();
        actions::add_person(officer, id, &label, None, 0, &needs).await.unwrap();
    }
    id
}

/// A meeting that is over, at which Karima was, and her certificate.
async fn hold(world: &World, round: usize) -> (MeetingId, String) {
    let starts = now().plus_days(-5);
    let before = world.ctx_at(world.officer, starts.plus_days(-5)).await;
    let id = call(world, &before, starts, round).await;
    let officer = world.ctx_at(world.officer, now()).await;
    let number = queries::find_frame(world.db.reader(), id).await.unwrap().number;
    let roll = queries::find_roll(&officer, number).await.unwrap();
    let everybody: Vec<RegistrationId> = roll.people.iter().map(|one| one.id).collect();
    actions::note_presence(&officer, roll.dates[0].id, &everybody, &everybody).await.unwrap();
    let code = actions::certify(&world.ctx_at(world.karima, now()).await, id, false).await.unwrap();
    (id, code)
}

fn draft(world: &World, starts: Moment, round: usize) -> Draft {
    let span =
        |days: i64| Span { starts: starts.plus_days(days), ends: starts.plus_days(days).plus_minutes(120) };
    Draft {
        kind: Kind::Laboratory,
        title: Title::parse(&format!("Laboratorio {round}")).unwrap(),
        description: Some(Body::parse("Impariamo insieme come funziona il Comune.").unwrap()),
        language: Language::ITALIAN,
        theme: None,
        territory: world.town,
        organisers: vec![],
        place: Some(Place {
            name: Label::parse("Biblioteca").unwrap(),
            address: Some(Label::parse("Via della Viola 1").unwrap()),
            at: Coordinates::parse("43.1107, 12.3908").ok(),
            directions: None,
            accessibility: None,
        }),
        link: Some(Website::parse("https://example.org/stanza").unwrap()),
        dates: (0..2 + i64::try_from(round).unwrap()).map(span).collect(),
        tongues: vec![Tongue { language: Language::ARABIC, help: Help::Interpreter, confirmed: true }],
        childcare: true,
        entry: Entry::Open,
        capacity: Some(20),
        quotas: vec![Quota { constituency: Some("third_sector".into()), organisation: None, seats: 2 }],
        companions: 2,
        closes: None,
    }
}

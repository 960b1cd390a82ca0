//! Reports against real databases.

use sea_orm::{ConnectionTrait, Value};

use super::{Milestones, Report, Scope, queries};
use crate::{
    activity::{self, Measure, Tick},
    base::{
        BoardId, Ctx, Day, InitiativeId, Language, MeetingId, ProjectId, Refusal, RegistrationId, Stop,
        database::{insert_rows, statement},
        text::{Label, Message, Title},
    },
    boards::Moderation,
    insights::Count,
    meetings::{self, Answer, Entry, Kind, Question, Span},
    offers::{Supply, Theme, tests as offers},
    projects,
    tables::{CommitmentDraft, Deciding, Said, Voice, actions as tables, queries::find_session, tests::Laid},
    testing::{NOW, World, for_each_database},
};

async fn people(world: &World, board: BoardId, constituency: &str, by: i64) {
    let tick = Tick {
        board,
        day: NOW.day(),
        measure: Measure::Participant,
        constituency: constituency.to_owned(),
        theme: String::new(),
        language: String::new(),
        channel: "invitation".to_owned(),
    };
    activity::count(world.db.writer(), &tick, by).await.unwrap();
}

/// Two hours in the morning of a day.
fn morning(days: i32) -> Span {
    let day = Day(NOW.day().0 + days);
    Span { starts: crate::base::Moment::in_italy(day, 9, 0), ends: crate::base::Moment::in_italy(day, 11, 0) }
}

/// A published laboratory of Perugia of two mornings; so many people were there on the first, one less on the second,
/// and they answered the first question so.
async fn laboratory(world: &World, first: i32, came: usize, useful: [i32; 3]) -> MeetingId {
    let officer = world.ctx(world.officer).await;
    let draft = meetings::Draft {
        kind: Kind::Laboratory,
        title: Title::parse("Laboratorio di cittadinanza").unwrap(),
        description: None,
        language: Language::ITALIAN,
        theme: None,
        territory: world.town,
        organisers: vec![],
        place: Some(meetings::Place {
            name: Label::parse("Biblioteca").unwrap(),
            address: None,
            at: None,
            directions: None,
            accessibility: None,
        }),
        link: None,
        dates: vec![morning(first), morning(first + 1)],
        tongues: vec![],
        childcare: false,
        entry: Entry::Open,
        capacity: None,
        quotas: vec![],
        companions: 0,
        closes: None,
    };
    let id = meetings::actions::create(&officer, &draft).await.unwrap();
    meetings::actions::publish(&officer, id).await.unwrap();
    let number = meetings::queries::find_frame(world.db.reader(), id).await.unwrap().number;
    let found = meetings::queries::find(&officer, number, Language::ITALIAN).await.unwrap();
    let (mut registrations, mut presences) = (Vec::new(), Vec::new());
    for place in 0..came {
        let registration = RegistrationId::new();
        registrations.push(vec![
            Value::from(registration),
            id.into(),
            "".into(),
            0i32.into(),
            "confirmed".into(),
            NOW.into(),
        ]);
        for date in found.dates.iter().take(if place == 0 { 1 } else { 2 }) {
            presences.push(vec![date.id.into(), registration.into(), NOW.into(), "list".into()]);
        }
    }
    let db = world.db.writer();
    let columns = ["id", "meeting_id", "label", "companions", "state", "queued_at"];
    insert_rows(db, "meeting_registrations", &columns, registrations).await.unwrap();
    let columns = ["date_id", "registration_id", "noted_at", "noted_by"];
    insert_rows(db, "meeting_presences", &columns, presences).await.unwrap();
    let answer = |(answer, count): (&Answer, i32)| {
        vec![id.into(), Question::Useful.as_str().into(), answer.as_str().into(), count.into()]
    };
    let answers = Answer::ALL.iter().zip(useful).map(answer).collect();
    insert_rows(db, "meeting_answers", &["meeting_id", "question", "answer", "count"], answers)
        .await
        .unwrap();
    let taken = i32::try_from(came).unwrap();
    const SEATS: &str = "UPDATE meetings SET taken = $2 WHERE id = $1";
    db.execute_raw(statement(db, SEATS, [id.into(), taken.into()])).await.unwrap();
    id
}

/// An adopted initiative with a step that is reached, one that is late and one to come.
async fn adopted(world: &World, board: BoardId) {
    const INITIATIVE: &str = "INSERT INTO initiatives \
        (id, board_id, territory_id, theme, state, language, title, body, created_at, published_at, changed_at, is_public, search) \
        VALUES ($1, $2, $3, 'culture', 'in_progress', 'it', 'Orto', 'Un orto', $4, $4, $4, TRUE, 'orto')";
    const STEP: &str = "INSERT INTO milestones (id, initiative_id, on_day, title, text, language, done, created_at) \
        VALUES ($1, $2, $3, 'Si scava', '', 'it', $4, $5)";
    let (id, db) = (InitiativeId::new(), world.db.writer());
    let values = [id.into(), board.into(), world.town.into(), NOW.into()];
    db.execute_raw(statement(db, INITIATIVE, values)).await.unwrap();
    for (days, done) in [(-9, true), (-2, false), (90, false)] {
        let on = Day(NOW.day().0 + days);
        let values = [crate::base::MilestoneId::new().into(), id.into(), on.into(), done.into(), NOW.into()];
        db.execute_raw(statement(db, STEP, values)).await.unwrap();
    }
}

/// A session of a table in eight days, at which two commitments are made: one is kept, one is due soon.
async fn decide(laid: &Laid) {
    let session = laid.opened(8, &[laid.network, laid.citizens]).await;
    let officer = laid.officer(8).await;
    let item = find_session(&officer, session).await.unwrap().session.items[0].id;
    let text = Message::parse("Si fa una mappa dei servizi.").unwrap();
    let resolution = tables::put(&officer, item, &text).await.unwrap();
    let voices = [laid.network, laid.citizens].map(|seat| Said::parse(seat, Voice::Consents, "").unwrap());
    tables::speak(&officer, resolution, &voices).await.unwrap();
    tables::decide(&officer, resolution).await.unwrap();
    let draft = CommitmentDraft { text: text.clone(), owner: laid.ponte, due: Day(NOW.day().0 + 12) };
    let kept = tables::commit(&officer, resolution, &draft).await.unwrap();
    tables::commit(&officer, resolution, &draft).await.unwrap();
    tables::keep_commitment(&officer, kept, Some(&text)).await.unwrap();
    tables::close(&officer, session).await.unwrap();
}

async fn project(world: &World, published: bool) -> ProjectId {
    let officer = world.ctx(world.officer).await;
    let wording = projects::Wording {
        language: Language::ITALIAN,
        name: projects::Name::parse("WIFI").unwrap(),
        summary: projects::Summary::parse("Laboratori aperti a chi abita qui.").unwrap(),
        objectives: String::new(),
        results: String::new(),
    };
    let sheet = projects::Sheet { budget_cents: Some(50_000_000), ..projects::Sheet::default() };
    let id = projects::actions::begin(&officer, Some(world.town), &sheet, &wording).await.unwrap();
    if published {
        projects::actions::show(&officer, id, projects::State::Published).await.unwrap();
    }
    id
}

/// A visitor ten days later.
fn later(world: &World) -> Ctx {
    Ctx { now: NOW.plus_days(10), ..world.visitor() }
}

async fn read(world: &World, scope: &str) -> Report {
    queries::find(&later(world), scope.parse().unwrap(), Language::ITALIAN).await.unwrap()
}

fn refusal<T>(answer: Result<T, Stop>) -> Refusal {
    match answer {
        Err(Stop::Refused(refusal)) => refusal,
        Err(broken) => panic!("{broken}"),
        Ok(_) => panic!("it was found"),
    }
}

#[tokio::test]
async fn a_report_on_a_territory_counts_what_is_there_and_withholds_the_few() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        people(&world, board, "third_country_citizens", 60).await;
        people(&world, board, "third_sector", 3).await;
        adopted(&world, board).await;
        laboratory(&world, 2, 27, [19, 6, 0]).await;
        laboratory(&world, 3, 3, [3, 0, 0]).await;
        laboratory(&world, 40, 9, [0, 0, 0]).await;
        let ponte = offers::association(&world, "Ponte Nuovo").await;
        let sofia = world.ctx(world.sofia).await;
        offers::describe(&sofia, ponte, "Italiano di sera", |written| written.places = "12".into()).await;
        let laid = Laid::begin(world, Deciding::Concertation).await;
        decide(&laid).await;
        let world = laid.world;
        for scope in ["territories/054", "territories/054039"] {
            let report = read(&world, scope).await;
            assert_eq!(report.outline.boards.len(), 1);
            assert_eq!(report.outline.total(Measure::Participant), Count::Shown(63));
            let sector =
                report.outline.by_constituency.groups.iter().find(|group| group.word == "third_sector");
            assert_eq!(sector.unwrap().counts[0], Count::Withheld);
            assert_eq!(report.outline.outcomes, [("in_progress".to_owned(), 1)]);
            assert_eq!(report.milestones, Milestones { reached: 1, late: 1, coming: 1 });
            let [laboratories] = report.meetings.as_slice() else { panic!("{:?}", report.meetings) };
            assert_eq!((laboratories.held, laboratories.coming, laboratories.minutes), (2, 1, 480));
            assert_eq!(laboratories.registered, Count::AtLeast(36));
            assert_eq!(laboratories.attended, Count::AtLeast(27));
            assert_eq!(laboratories.person_minutes, Count::AtLeast((27 + 26) * 120));
            let [useful] = report.useful.as_slice() else { panic!("{:?}", report.useful) };
            assert_eq!((useful.question, useful.yes, useful.answers), (Question::Useful, 19, 25));
            let [table] = report.tables.as_slice() else { panic!("{:?}", report.tables) };
            assert_eq!((table.sessions, table.decisions), (1, 1));
            assert_eq!((table.kept, table.open, table.late), (1, 1, 0));
            let courses = report.offers.iter().find(|(theme, _)| *theme == Theme::LanguageCourses).unwrap().1;
            assert_eq!(courses.supply, Supply { services: 1, places: 12 });
            assert_eq!(
                report.offers.iter().filter(|(_, cell)| cell.is_empty()).count(),
                Theme::ALL.len() - 1
            );
            assert_eq!(report.languages, [(Language::ITALIAN, 1)]);
            assert_eq!(report.organisations, [(crate::organisations::Kind::Association, 3)]);
        }
        assert!(read(&world, "territories/109006").await.is_empty());
        let unknown = queries::find(&later(&world), Scope::Territory("999".into()), Language::ITALIAN).await;
        assert_eq!(refusal(unknown), Refusal::NotFound);
        let territories = queries::list_territories(world.db.reader()).await.unwrap();
        let codes: Vec<_> = territories.iter().map(|territory| territory.istat_code.as_str()).collect();
        assert_eq!(codes, ["054", "054039"]);
    })
    .await;
}

#[tokio::test]
async fn a_report_on_a_project_counts_what_belongs_to_it_and_nothing_else() {
    for_each_database(|world| async move {
        let id = project(&world, true).await;
        let (mine, other) = (world.board(Moderation::After).await, world.board(Moderation::After).await);
        people(&world, mine, "third_sector", 20).await;
        people(&world, other, "third_sector", 30).await;
        let held = laboratory(&world, 2, 12, [6, 6, 6]).await;
        laboratory(&world, 2, 12, [9, 9, 9]).await;
        let ponte = offers::association(&world, "Ponte Nuovo").await;
        let sofia = world.ctx(world.sofia).await;
        let course = offers::describe(&sofia, ponte, "Italiano di sera", |_| {}).await;
        offers::describe(&sofia, ponte, "Sportello", |_| {}).await;
        let officer = world.ctx(world.officer).await;
        for subject in [mine.into(), held.into(), course.into(), ponte.into()] {
            projects::actions::link(&officer, id, subject).await.unwrap();
        }
        let part = projects::Part::Lead;
        projects::actions::add_partner(&officer, id, ponte, part, None).await.unwrap();
        let report = read(&world, &format!("projects/{id}")).await;
        assert_eq!(report.outline.total(Measure::Participant), Count::Shown(20));
        assert_eq!(report.meetings[0].attended, Count::Shown(12));
        assert_eq!(report.useful[0].percent(), 33);
        assert!(report.tables.is_empty());
        let services: i64 = report.offers.iter().map(|(_, cell)| cell.supply.services).sum();
        assert_eq!(services, 1);
        assert_eq!(report.organisations, [(crate::organisations::Kind::Association, 1)]);
    })
    .await;
}

#[tokio::test]
async fn who_may_not_know_of_a_project_reads_no_report_on_it() {
    for_each_database(|world| async move {
        let scope = Scope::Project(project(&world, false).await);
        let found = queries::find(&world.visitor(), scope.clone(), Language::ITALIAN).await;
        assert_eq!(refusal(found), Refusal::NotFound);
        let officer = world.ctx(world.officer).await;
        assert!(queries::find(&officer, scope, Language::ITALIAN).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_report_takes_as_many_statements_for_one_row_as_for_many() {
    for_each_database(|world| async move {
        let id = project(&world, true).await;
        let scopes = [Scope::Territory("054".into()), Scope::Project(id)];
        let statements = async |scope: &Scope| {
            let before = world.db.statements();
            queries::find(&later(&world), scope.clone(), Language::ITALIAN).await.unwrap();
            world.db.statements() - before
        };
        let few = [statements(&scopes[0]).await, statements(&scopes[1]).await];
        let officer = world.ctx(world.officer).await;
        for _ in 0..3 {
            let board = world.board(Moderation::After).await;
            adopted(&world, board).await;
            let held = laboratory(&world, 2, 6, [1, 2, 3]).await;
            for subject in [board.into(), held.into()] {
                projects::actions::link(&officer, id, subject).await.unwrap();
            }
        }
        assert_eq!(few, [18, 21]);
        assert_eq!([statements(&scopes[0]).await, statements(&scopes[1]).await], few);
    })
    .await;
}

//! Files in real databases: who adds, sees and removes them; and what is tied to what.

use image::{DynamicImage, ImageFormat, RgbImage};
use std::io::Cursor;

use super::{
    actions::{attach, may_attach, remove},
    names,
    queries::open,
    ties::list_ties,
};
use crate::{
    attachments::{Alternative, Draft, MOST_FILES, Purpose, Size, Visibility, check, queries},
    base::{
        ActId, AttachmentId, BoardId, Closeness, Ctx, Language, OrganisationId, Refusal, Stop, Subject,
        text::{Label, Title},
    },
    boards::Moderation,
    meetings, news, organisations, procedures, projects,
    testing::{NOW, World, for_each_database},
};

async fn organisation(world: &World) -> OrganisationId {
    let draft = organisations::Draft {
        name: Label::parse("Ponte").unwrap(),
        kind: organisations::Kind::Association,
        constituency: None,
        territory: Some(world.town),
        role_in_project: None,
        description: String::new(),
        language: Language::ITALIAN,
        runts_number: None,
        website: None,
    };
    organisations::actions::create(&world.ctx(world.officer).await, &draft).await.unwrap()
}

fn drawing(side: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let image = DynamicImage::from(RgbImage::new(side, side));
    image.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
    bytes
}

fn draft(subject: impl Into<Subject>, purpose: Purpose, visibility: Visibility) -> Draft {
    Draft {
        subject: subject.into(),
        purpose,
        visibility,
        file_name: "../segno.PNG".into(),
        alternative: Alternative::parse("Un ponte").unwrap(),
        language: Language::ITALIAN,
    }
}

async fn add(ctx: &Ctx, draft: &Draft) -> Result<AttachmentId, Stop> {
    attach(ctx, draft, check(drawing(600), draft.purpose).await?).await
}

fn refusal<T>(answer: Result<T, Stop>) -> Refusal {
    match answer {
        Err(Stop::Refused(refusal)) => refusal,
        Err(broken) => panic!("{broken}"),
        Ok(_) => panic!("it was done"),
    }
}

#[tokio::test]
async fn a_file_is_added_by_those_who_keep_its_owner_and_by_nobody_else() {
    for_each_database(|world| async move {
        let id = organisation(&world).await;
        let officer = world.ctx(world.officer).await;
        organisations::actions::add_member(&officer, id, world.sofia).await.unwrap();
        let logo = draft(id, Purpose::Logo, Visibility::Public);
        for person in [world.officer, world.sofia, world.administrator] {
            let ctx = world.ctx(person).await;
            may_attach(&ctx, id.into()).await.unwrap();
            add(&ctx, &logo).await.unwrap();
        }
        let all = queries::list_of(world.db.reader(), id.into(), Closeness::Reader).await.unwrap();
        assert_eq!(all.len(), 1, "a new logo takes the place of the one before");
        assert_eq!((all[0].file_name.as_str(), all[0].dimensions), ("segno.png", Some((600, 600))));
        let karima = world.ctx(world.karima).await;
        assert_eq!(refusal(may_attach(&karima, id.into()).await), Refusal::NotAllowed);
        assert_eq!(refusal(add(&karima, &logo).await), Refusal::NotAllowed);
        assert_eq!(refusal(remove(&karima, all[0].id).await), Refusal::NotAllowed);
        assert_eq!(refusal(add(&world.visitor(), &logo).await), Refusal::SignInFirst);
        assert_eq!(refusal(remove(&world.visitor(), all[0].id).await), Refusal::SignInFirst);
        let unknown = draft(OrganisationId::new(), Purpose::Logo, Visibility::Public);
        assert_eq!(refusal(add(&officer, &unknown).await), Refusal::NotFound);
        let board = draft(BoardId::new(), Purpose::Picture, Visibility::Public);
        assert_eq!(refusal(add(&officer, &board).await), Refusal::NotFound, "boards have no files");
    })
    .await;
}

#[tokio::test]
async fn a_file_is_seen_by_those_for_whom_it_is() {
    for_each_database(|world| async move {
        let id = organisation(&world).await;
        let officer = world.ctx(world.officer).await;
        let open_file = add(&officer, &draft(id, Purpose::Picture, Visibility::Public)).await.unwrap();
        let inner = add(&officer, &draft(id, Purpose::Material, Visibility::Members)).await.unwrap();
        let before = world.db.statements();
        let (_, full) = open(&world.visitor(), open_file, Size::Full).await.unwrap();
        assert_eq!(world.db.statements() - before, 3);
        let (_, small) = open(&world.visitor(), open_file, Size::Small).await.unwrap();
        let side = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().width();
        assert_eq!((side(&full), side(&small)), (600, 480));
        assert!(open(&officer, inner, Size::Full).await.is_ok());
        let karima = world.ctx(world.karima).await;
        for stranger in [&karima, &world.visitor()] {
            assert_eq!(refusal(open(stranger, inner, Size::Full).await), Refusal::NotFound);
        }
        let db = world.db.reader();
        let seen = queries::list_of(db, id.into(), Closeness::Reader).await.unwrap();
        assert_eq!(seen.iter().map(|file| file.id).collect::<Vec<_>>(), [open_file]);
        assert_eq!(queries::list_of(db, id.into(), Closeness::Member).await.unwrap().len(), 2);
        remove(&officer, open_file).await.unwrap();
        assert_eq!(refusal(remove(&officer, open_file).await), Refusal::NotFound);
        assert_eq!(refusal(open(&officer, open_file, Size::Full).await), Refusal::NotFound);
    })
    .await;
}

#[tokio::test]
async fn cards_are_given_their_pictures_by_one_statement() {
    for_each_database(|world| async move {
        let id = organisation(&world).await;
        let officer = world.ctx(world.officer).await;
        let first = add(&officer, &draft(id, Purpose::Picture, Visibility::Public)).await.unwrap();
        add(&officer, &draft(id, Purpose::Picture, Visibility::Public)).await.unwrap();
        let before = world.db.statements();
        let found = queries::list_first(world.db.reader(), &[id.0], Purpose::Picture).await.unwrap();
        assert_eq!(world.db.statements() - before, 1);
        assert_eq!(found[&id.0].id, first);
        assert!(queries::list_first(world.db.reader(), &[], Purpose::Logo).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn there_are_not_more_files_than_there_may_be() {
    for_each_database(|world| async move {
        let id = organisation(&world).await;
        let officer = world.ctx(world.officer).await;
        let picture = draft(id, Purpose::Picture, Visibility::Public);
        for _ in 0..MOST_FILES {
            attach(&officer, &picture, check(drawing(4), Purpose::Picture).await.unwrap()).await.unwrap();
        }
        assert_eq!(refusal(add(&officer, &picture).await), Refusal::TooManyFiles { most: MOST_FILES });
    })
    .await;
}

/// A procedure beside an open board of Perugia; its first act.
async fn act(world: &World) -> ActId {
    use crate::procedures::{ActText, Basis, Opening, Sheet, actions::start};
    let officer = world.ctx(world.officer).await;
    let opening = Opening {
        subject: world.board(Moderation::After).await.into(),
        title: Title::parse("Il parco di tutti").unwrap(),
        language: Language::ITALIAN,
        office: Label::parse("Ufficio partecipazione").unwrap(),
    };
    let sheet = Sheet {
        number: Label::parse("DD 214/2026").unwrap(),
        on: officer.now.day(),
        title: Title::parse("Avvio").unwrap(),
        text: ActText::parse("Il Comune dice che cosa succede.").unwrap(),
        link: None,
        next_by: None,
    };
    let id = start(&officer, &opening, &sheet, Basis::CoDesign).await.unwrap();
    procedures::queries::find(world.db.reader(), id).await.unwrap().acts[0].id
}

#[tokio::test]
async fn a_file_of_an_act_is_added_by_officers_and_stands_as_the_act_does() {
    for_each_database(|world| async move {
        let document = draft(act(&world).await, Purpose::Document, Visibility::Public);
        let (officer, karima) = (world.ctx(world.officer).await, world.ctx(world.karima).await);
        assert_eq!(refusal(add(&karima, &document).await), Refusal::NotAllowed);
        let file = add(&officer, &document).await.unwrap();
        assert!(open(&world.visitor(), file, Size::Full).await.is_ok());
        assert_eq!(refusal(remove(&officer, file).await), Refusal::ActStands);
        assert_eq!(refusal(remove(&karima, file).await), Refusal::NotAllowed);
        remove(&world.ctx(world.administrator).await, file).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_files_of_a_meeting_are_for_those_who_may_read_it() {
    for_each_database(|world| async move {
        let officer = world.ctx(world.officer).await;
        let id = meetings::actions::create(&officer, &meeting(&world)).await.unwrap();
        let flyer = add(&officer, &draft(id, Purpose::Flyer, Visibility::Public)).await.unwrap();
        let inner = add(&officer, &draft(id, Purpose::Material, Visibility::Members)).await.unwrap();
        let karima = world.ctx(world.karima).await;
        let unknown = open(&karima, flyer, Size::Full).await;
        assert_eq!(refusal(unknown), Refusal::NotFound, "the flyer of a draft is shown");
        meetings::actions::publish(&officer, id).await.unwrap();
        assert!(open(&world.visitor(), flyer, Size::Full).await.is_ok());
        assert_eq!(refusal(open(&karima, inner, Size::Full).await), Refusal::NotFound);
        let wanted = meetings::Registration::default();
        meetings::actions::register(&karima, id, &wanted).await.unwrap();
        assert!(open(&karima, inner, Size::Full).await.is_ok(), "she has a seat");
        assert_eq!(refusal(may_attach(&karima, id.into()).await), Refusal::NotAllowed);
    })
    .await;
}

fn meeting(world: &World) -> meetings::Draft {
    let starts = NOW.plus_days(5);
    meetings::Draft {
        kind: meetings::Kind::Assembly,
        title: Title::parse("Assemblea del parco").unwrap(),
        description: None,
        language: Language::ITALIAN,
        theme: None,
        territory: world.town,
        organisers: vec![],
        place: None,
        link: Some(organisations::Website::parse("https://example.org/stanza").unwrap()),
        dates: vec![meetings::Span { starts, ends: starts.plus_minutes(90) }],
        tongues: vec![],
        childcare: false,
        entry: meetings::Entry::Open,
        capacity: None,
        quotas: vec![],
        companions: 0,
        closes: None,
    }
}

#[tokio::test]
async fn a_thing_knows_the_news_and_the_projects_that_are_tied_to_it() {
    for_each_database(|world| async move {
        let officer = world.ctx(world.officer).await;
        let meeting = meetings::actions::create(&officer, &meeting(&world)).await.unwrap();
        let number = meetings::queries::find_frame(world.db.reader(), meeting).await.unwrap().number;
        let board = world.board(Moderation::After).await;
        let lines =
            format!("https://x.example/it/meetings/{number}/people\n\n/ar/boards/{board}\nboards/{board}\n");
        let find = async |lines: &str, most| names::find_subjects(world.db.reader(), lines, most).await;
        let before = world.db.statements();
        let subjects = find(&lines, 3).await.unwrap();
        assert_eq!(world.db.statements() - before, 1);
        assert_eq!(subjects, [Subject::from(meeting), board.into()]);
        assert_eq!(find("", 3).await.unwrap(), []);
        assert_eq!(refusal(find(&lines, 2).await), Refusal::TooManyChoices { most: 2 });
        for wrong in ["https://x.example", "/it/meetings/99999", "/it/meetings/mine"] {
            assert_eq!(refusal(find(wrong, 3).await), Refusal::NotAnAddress, "{wrong}");
        }

        let name = async || names::list_names(world.db.reader(), &subjects, Language::ITALIAN).await.unwrap();
        assert_eq!(name().await.len(), 1, "a draft has no name");
        meetings::actions::publish(&officer, meeting).await.unwrap();
        let named = name().await;
        assert_eq!(named[0].address, format!("/meetings/{number}"));
        assert_eq!(named[1].address, format!("/boards/{board}"));

        let association = news::tests::association(&world).await;
        let story = news::Draft { links: subjects, ..news::tests::draft(association, world.town) };
        let told = news::actions::write(&officer, &story).await.unwrap();
        let wording = projects::Wording {
            language: Language::ITALIAN,
            name: projects::Name::parse("Insieme").unwrap(),
            summary: projects::Summary::parse("Laboratori aperti a chi abita qui.").unwrap(),
            objectives: String::new(),
            results: String::new(),
        };
        let sheet = projects::Sheet::default();
        let project = projects::actions::begin(&officer, Some(world.town), &sheet, &wording).await.unwrap();
        projects::actions::link(&officer, project, meeting.into()).await.unwrap();
        let ties = async |subject: Subject| -> Vec<Subject> {
            let found = list_ties(world.db.reader(), subject, Language::ITALIAN).await.unwrap();
            found.into_iter().map(|tie| tie.subject).collect()
        };
        assert_eq!(ties(meeting.into()).await, [], "nothing of it is published");
        news::actions::publish(&officer, told).await.unwrap();
        projects::actions::show(&officer, project, projects::State::Published).await.unwrap();
        let before = world.db.statements();
        assert_eq!(ties(meeting.into()).await, [Subject::from(told), project.into()]);
        assert_eq!(world.db.statements() - before, 1);
        assert_eq!(ties(board.into()).await, [Subject::from(told)]);
        news::actions::withdraw(&officer, told).await.unwrap();
        assert_eq!(ties(meeting.into()).await, [Subject::from(project)]);
    })
    .await;
}

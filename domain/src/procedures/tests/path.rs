//! The participatory path that is annexed to the final document.

use sha2::{Digest, Sha256};

use super::*;
use crate::{
    boards::{Phase, Theme},
    initiatives,
    people::Capacity,
    procedures::Told,
    testing::for_each_database,
};

async fn propose(world: &World, board: BoardId, title: &str) {
    let body = "Un orto dietro la scuola, con acqua e attrezzi per tutte le famiglie del quartiere.";
    let text = initiatives::Draft::parse(title, body, "it", Theme::Environment, "", "", "").unwrap();
    let karima = world.ctx(world.karima).await;
    let id = initiatives::actions::write_draft(&karima, board, &text, Capacity::Personal).await.unwrap();
    initiatives::actions::submit(&karima, id).await.unwrap();
}

#[tokio::test]
async fn the_path_is_told_from_the_board_and_frozen_with_the_final_document() {
    for_each_database(|world| async move {
        let mut run = Run::announced(world, Basis::CoDesign).await;
        propose(&run.world, run.board, "Orto comune").await;
        let visitor = run.world.visitor();
        let before = run.world.db.statements();
        let (_, seen) = queries::find_path(&visitor, run.id).await.unwrap();
        assert_eq!(run.world.db.statements() - before, 12);
        let Told::Board(told) = seen.path.told else { panic!("a board") };
        assert_eq!(seen.sha256, None);
        assert_eq!(told.phases[0].0, Phase::Proposing);
        assert_eq!(told.initiatives.len(), 1);
        assert_eq!(told.states, [(initiatives::State::Published, 1)]);
        assert_eq!(told.people, None, "one person is too few to tell");
        assert!(told.groups.len() == 4 && told.groups.iter().all(|group| group.people.is_none()));
        assert!(told.vote.is_none());
        assert_eq!(refused(queries::find_frozen(run.world.db.reader(), run.id).await), Refusal::NotFound);

        propose(&run.world, run.board, "Panchine all'ombra").await;
        run.close_notice().await;
        run.take(Step::List).await.unwrap();
        run.plain(Content::Session).await.unwrap();
        run.plain(FINAL).await.unwrap();
        let (text, hash) = queries::find_frozen(run.world.db.reader(), run.id).await.unwrap();
        assert_eq!(hash, crate::base::secret::hex(&Sha256::digest(text.as_bytes())));
        let before = run.world.db.statements();
        let (_, seen) = queries::find_path(&visitor, run.id).await.unwrap();
        assert_eq!(run.world.db.statements() - before, 3);
        assert_eq!(seen.sha256, Some(hash));
        let Told::Board(told) = seen.path.told else { panic!("a board") };
        assert_eq!(told.initiatives.len(), 2);
        assert_eq!(seen.path.made_at, run.now);
    })
    .await;
}

#[tokio::test]
async fn a_procedure_beside_a_table_tells_of_its_sessions() {
    for_each_database(|world| async move {
        let officer = world.ctx(world.officer).await;
        let draft = crate::tables::Draft {
            territory: world.town,
            name: Title::parse("Tavolo di Perugia").unwrap(),
            mandate: Body::parse("Mette insieme chi accoglie e chi arriva, nella stessa città.").unwrap(),
            language: Language::ITALIAN,
            rulebook: crate::tables::Rulebook {
                notice_days: 7,
                quorum_percent: 50,
                deciding: crate::tables::Deciding::Concertation,
                alternates: true,
                chaired_by: None,
                minimums: Vec::new(),
            },
        };
        let table = crate::tables::actions::found(&officer, &draft).await.unwrap();
        let opening = Opening { subject: table.into(), ..opening(BoardId::new()) };
        let id = actions::start(&officer, &opening, &sheet(NOW.day()), Basis::CoDesign).await.unwrap();
        let (procedure, seen) = queries::find_path(&world.visitor(), id).await.unwrap();
        assert_eq!(procedure.subject_title, "Tavolo di Perugia");
        let Told::Table(told) = seen.path.told else { panic!("a table") };
        assert_eq!((told.name.as_str(), told.sessions.len()), ("Tavolo di Perugia", 0));
        let beside = queries::list_beside(world.db.reader(), table.into()).await.unwrap();
        assert_eq!(beside[0].id, id);
    })
    .await;
}

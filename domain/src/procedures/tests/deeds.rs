//! Attaching a procedure and taking its acts.

use sea_orm::{ConnectionTrait, FromQueryResult};

use super::*;
use crate::{
    base::{Role, database::statement},
    procedures::{Halt, Stage, State},
    testing::for_each_database,
};

#[derive(FromQueryResult)]
struct Kept {
    stage: Stage,
    halt: Option<Halt>,
    deadline: Option<Moment>,
    acts: i32,
}

/// What stands in the row for lists is what the acts fold to.
async fn is_kept_as_it_folds(run: &Run) -> Stage {
    const SQL: &str = "SELECT stage, halt, deadline, acts FROM procedures WHERE id = $1";
    let db = run.world.db.reader();
    let kept = Kept::find_by_statement(statement(db, SQL, [run.id.into()])).one(db).await.unwrap().unwrap();
    let progress = queries::find(db, run.id).await.unwrap().progress;
    let course = progress.state.course();
    assert_eq!((kept.stage, kept.halt), (course.stage(), progress.state.halt()));
    assert_eq!(kept.deadline, course.notice().map(|notice| notice.deadline));
    assert_eq!(kept.acts, i32::from(progress.acts));
    course.stage()
}

#[tokio::test]
async fn a_procedure_goes_from_its_start_to_its_evaluation() {
    for_each_database(|world| async move {
        let ponte = organisation(&world, "Ponte", Some("RUNTS 12345")).await;
        let (sofia, karima, piero) = (world.sofia, world.karima, world.piero);
        let mut run = Run::announced(world, Basis::CoDesign).await;
        assert_eq!(run.express(sofia, Party::Organisation(ponte)).await.unwrap(), 1);
        assert_eq!(run.express(karima, group("Donne del parco")).await.unwrap(), 2);
        assert_eq!(run.express(piero, person("Piero")).await.unwrap(), 3);
        run.close_notice().await;
        run.assess(1, &Verdict::Admitted).await.unwrap();
        run.assess(2, &Verdict::Conditions { conditions: "Dite chi fa da referente.".into() }).await.unwrap();
        let not = Verdict::NotAdmitted { criterion: 1, reasons: "Il tempo non basta.".into() };
        run.assess(3, &not).await.unwrap();
        run.take(Step::List).await.unwrap();
        assert_eq!(is_kept_as_it_folds(&run).await, Stage::Listed);
        run.plain(Content::Session).await.unwrap();
        run.plain(Content::Session).await.unwrap();
        run.plain(FINAL).await.unwrap();
        run.plain(Content::Determination).await.unwrap();
        run.sign(1, FormKind::Convention).await.unwrap();
        run.sign(2, FormKind::Pact).await.unwrap();
        assert_eq!(refused(run.sign(3, FormKind::Pact).await), Refusal::NotOnList);
        run.plain(Content::Implementation).await.unwrap();
        run.plain(Content::Account { planned_cents: 500_000, spent_cents: 480_000 }).await.unwrap();
        run.plain(Content::Evaluation).await.unwrap();
        assert_eq!(is_kept_as_it_folds(&run).await, Stage::Evaluated);

        let db = run.world.db.reader();
        let before = run.world.db.statements();
        let found = queries::find(db, run.id).await.unwrap();
        assert_eq!(run.world.db.statements() - before, 2);
        assert_eq!(found.acts.len(), 13);
        let list = found.acts.iter().find_map(|act| match &act.content {
            Content::List { entries } => Some(entries.clone()),
            _ => None,
        });
        let names: Vec<Option<String>> = list.unwrap().into_iter().map(|entry| entry.name).collect();
        assert_eq!(
            names,
            [Some("Ponte".into()), Some("Donne del parco".into()), None],
            "no name where not admitted"
        );
        let signed = found.acts.iter().filter_map(|act| match &act.content {
            Content::Agreement { form, name, .. } => Some((name.as_str(), form.kind())),
            _ => None,
        });
        assert_eq!(
            signed.collect::<Vec<_>>(),
            [("Ponte", FormKind::Convention), ("Donne del parco", FormKind::Pact)]
        );
        let contacts = queries::list_of(db, run.id).await.unwrap();
        assert!(
            contacts.iter().all(|expression| expression.contact.is_empty()),
            "nobody is reached any more"
        );
    })
    .await;
}

#[tokio::test]
async fn an_officer_of_the_territory_runs_it_and_nobody_else() {
    for_each_database(|world| async move {
        let run = Run::begin(world, Basis::CoDesign).await;
        let stranger = run.world.staff("Fulvia", Role::Officer, Some(run.world.elsewhere)).await;
        let board = run.world.board(Moderation::After).await;
        let step = Step::Plain(notice());
        for who in [run.world.karima, run.world.moderator, run.world.administrator, stranger] {
            let ctx = run.world.ctx(who).await;
            let start = actions::start(&ctx, &opening(board), &sheet(NOW.day()), Basis::CoDesign).await;
            assert_eq!(refused(start), Refusal::NotAllowed);
            let take = actions::take(&ctx, run.id, 1, &sheet(NOW.day()), &step).await;
            assert_eq!(refused(take), Refusal::NotAllowed);
            let read = queries::list_expressions(&ctx, run.id).await;
            assert_eq!(refused(read), Refusal::NotAllowed);
        }
        let visitor = run.world.visitor();
        let take = actions::take(&visitor, run.id, 1, &sheet(NOW.day()), &step).await;
        assert_eq!(refused(take), Refusal::SignInFirst);
        let officer = run.officer().await;
        let unknown = opening(BoardId::new());
        let start = actions::start(&officer, &unknown, &sheet(NOW.day()), Basis::CoDesign).await;
        assert_eq!(refused(start), Refusal::NotFound);
        let person = Opening { subject: crate::base::InitiativeId::new().into(), ..opening(board) };
        let start = actions::start(&officer, &person, &sheet(NOW.day()), Basis::CoDesign).await;
        assert_eq!(refused(start), Refusal::NotFound, "initiatives have no procedures");
    })
    .await;
}

#[tokio::test]
async fn an_act_that_a_colleague_took_in_between_is_not_taken_twice() {
    for_each_database(|world| async move {
        let run = Run::begin(world, Basis::CoDesign).await;
        let officer = run.officer().await;
        let (step, sheet) = (Step::Plain(notice()), sheet(NOW.day()));
        let (one, other) = tokio::join!(
            Box::pin(actions::take(&officer, run.id, 1, &sheet, &step)),
            Box::pin(actions::take(&officer, run.id, 1, &sheet, &step)),
        );
        let refusals: Vec<Refusal> = [one, other].into_iter().filter(Result::is_err).map(refused).collect();
        assert_eq!(refusals, [Refusal::ChangedMeanwhile]);
        assert_eq!(run.seen().await, 2);
    })
    .await;
}

#[tokio::test]
async fn the_database_itself_refuses_to_change_or_take_away_an_act() {
    for_each_database(|world| async move {
        let mut run = Run::announced(world, Basis::CoDesign).await;
        run.close_notice().await;
        run.take(Step::List).await.unwrap();
        run.plain(Content::Session).await.unwrap();
        run.plain(FINAL).await.unwrap();
        let db = run.world.db.writer();
        for sql in [
            "UPDATE procedure_acts SET title = 'Altro'",
            "DELETE FROM procedure_acts",
            "UPDATE procedure_paths SET sha256 = ''",
            "DELETE FROM procedure_paths",
        ] {
            let error = db.execute_unprepared(sql).await.unwrap_err();
            assert!(error.to_string().contains("append-only"), "{sql}: {error}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_suspended_procedure_takes_nobody_in_and_goes_on_later() {
    for_each_database(|world| async move {
        let mut run = Run::announced(world, Basis::Collaboration).await;
        let karima = run.world.karima;
        run.plain(Content::Suspension).await.unwrap();
        assert_eq!(is_kept_as_it_folds(&run).await, Stage::Notice);
        assert_eq!(refused(run.express(karima, person("Karima")).await), Refusal::NoticeClosed);
        assert_eq!(refused(run.plain(Content::Assessment).await), Refusal::WrongState);
        run.now = NOW.plus_days(1);
        run.plain(Content::Resumption).await.unwrap();
        run.express(karima, person("Karima")).await.unwrap();
        run.plain(Content::Correction { of: 1 }).await.unwrap();
        run.plain(Content::Revocation).await.unwrap();
        let progress = queries::find(run.world.db.reader(), run.id).await.unwrap().progress;
        assert!(matches!(progress.state, State::Revoked(_)));
        assert_eq!(is_kept_as_it_folds(&run).await, Stage::Notice);
        assert_eq!(refused(run.plain(Content::Resumption).await), Refusal::WrongState);
        let left = queries::list_of(run.world.db.reader(), run.id).await.unwrap();
        assert_eq!(left[0].contact, "");
    })
    .await;
}

#[tokio::test]
async fn a_convention_is_signed_with_registered_bodies_only_and_a_pact_with_anybody() {
    for_each_database(|world| async move {
        let unregistered = organisation(&world, "Amici del parco", None).await;
        let (sofia, karima) = (world.sofia, world.karima);
        let mut run = Run::announced(world, Basis::CoDesign).await;
        run.express(sofia, Party::Organisation(unregistered)).await.unwrap();
        run.express(karima, person("Karima")).await.unwrap();
        run.close_notice().await;
        run.assess(1, &Verdict::Admitted).await.unwrap();
        run.assess(2, &Verdict::Admitted).await.unwrap();
        run.take(Step::List).await.unwrap();
        run.plain(Content::Session).await.unwrap();
        run.plain(FINAL).await.unwrap();
        run.plain(Content::Determination).await.unwrap();
        for receipt in [1, 2] {
            let convention = run.sign(receipt, FormKind::Convention).await;
            assert_eq!(refused(convention), Refusal::BodyNotRegistered);
        }
        assert_eq!(refused(run.sign(7, FormKind::Pact).await), Refusal::NotOnList);
        run.sign(1, FormKind::Pact).await.unwrap();
        run.sign(2, FormKind::Pact).await.unwrap();
        assert_eq!(refused(run.sign(2, FormKind::Pact).await), Refusal::AlreadyExists);
    })
    .await;
}

//! Expressing interest, and what the office finds.

use super::*;
use crate::testing::for_each_database;

#[tokio::test]
async fn interest_is_expressed_once_until_the_deadline_and_in_ones_own_name() {
    for_each_database(|world| async move {
        let ponte = organisation(&world, "Ponte", None).await;
        let (sofia, karima, piero) = (world.sofia, world.karima, world.piero);
        let mut run = Run::begin(world, Basis::CoDesign).await;
        assert_eq!(refused(run.express(karima, person("Karima")).await), Refusal::NoticeClosed);
        run.plain(notice()).await.unwrap();
        run.express(karima, person("Karima")).await.unwrap();
        assert_eq!(refused(run.express(karima, person("Karima")).await), Refusal::AlreadyExpressed);
        run.express(karima, group("Donne del parco")).await.unwrap();
        run.express(sofia, Party::Organisation(ponte)).await.unwrap();
        let again = run.express(sofia, Party::Organisation(ponte)).await;
        assert_eq!(refused(again), Refusal::AlreadyExpressed);
        let foreign = run.express(piero, Party::Organisation(ponte)).await;
        assert_eq!(refused(foreign), Refusal::NotAMember);
        let visitor = actions::express(&run.world.visitor(), run.id, &interest(person("Chi"))).await;
        assert_eq!(refused(visitor), Refusal::SignInFirst);
        run.now = DEADLINE;
        assert_eq!(refused(run.express(piero, person("Piero")).await), Refusal::NoticeClosed);
        let receipts: Vec<u32> = queries::list_of(run.world.db.reader(), run.id)
            .await
            .unwrap()
            .into_iter()
            .map(|expression| expression.receipt)
            .collect();
        assert_eq!(receipts, [1, 2, 3], "a refused one takes no number");
    })
    .await;
}

#[tokio::test]
async fn receipts_are_distinct_however_many_come_at_once() {
    for_each_database(|world| async move {
        let run = Run::announced(world, Basis::CoDesign).await;
        let mut together = tokio::task::JoinSet::new();
        for number in 0..8 {
            let who = run.world.person(&format!("Vicina {number}"), None).await;
            let (ctx, id) = (run.world.ctx(who).await, run.id);
            together
                .spawn(async move { actions::express(&ctx, id, &interest(person("Vicina"))).await.unwrap() });
        }
        let mut receipts = together.join_all().await;
        receipts.sort_unstable();
        assert_eq!(receipts, (1..=8).collect::<Vec<u32>>());
    })
    .await;
}

#[tokio::test]
async fn ones_own_expression_is_changed_and_withdrawn_until_the_deadline() {
    for_each_database(|world| async move {
        let (karima, piero) = (world.karima, world.piero);
        let mut run = Run::announced(world, Basis::Collaboration).await;
        let receipt = run.express(karima, group("Donne del parco")).await.unwrap();
        let id = run.expression(receipt).await;
        let own = run.world.ctx(karima).await;
        actions::change(&own, id, &interest(group("Donne e parco"))).await.unwrap();
        let foreign = actions::change(&run.world.ctx(piero).await, id, &interest(group("Noi"))).await;
        assert_eq!(refused(foreign), Refusal::NotFound);
        let other = actions::change(&own, id, &interest(person("Karima"))).await;
        assert_eq!(refused(other), Refusal::UnknownChoice, "a group does not become a person");
        let mine = queries::list_own_all(&own).await.unwrap();
        assert_eq!((mine[0].until, mine[0].expression.name.as_str()), (Some(DEADLINE), "Donne e parco"));
        actions::withdraw(&own, id).await.unwrap();
        assert_eq!(refused(actions::withdraw(&own, id).await), Refusal::WrongState);
        let gone = &queries::list_of(run.world.db.reader(), run.id).await.unwrap()[0];
        assert_eq!((gone.text.as_str(), gone.contact.as_str(), gone.receipt), ("", "", 1));
        assert_eq!(run.express(karima, group("Donne del parco")).await.unwrap(), 2);
        run.now = DEADLINE;
        let late = run.world.ctx_at(karima, DEADLINE).await;
        let second = run.expression(2).await;
        let change = actions::change(&late, second, &interest(group("Donne"))).await;
        assert_eq!(refused(change), Refusal::NoticeClosed);
        assert_eq!(refused(actions::withdraw(&late, second).await), Refusal::NoticeClosed);
        run.plain(Content::Assessment).await.unwrap();
        assert_eq!(refused(run.assess(1, &Verdict::Admitted).await), Refusal::WrongState);
        run.assess(2, &Verdict::Admitted).await.unwrap();
        run.take(Step::List).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn everybody_is_assessed_before_the_list_and_told_by_the_list() {
    for_each_database(|world| async move {
        let (karima, piero) = (world.karima, world.piero);
        let mut run = Run::announced(world, Basis::CoDesign).await;
        run.express(karima, person("Karima")).await.unwrap();
        run.express(piero, person("Piero")).await.unwrap();
        assert_eq!(refused(run.assess(1, &Verdict::Admitted).await), Refusal::NoticeOpen);
        run.close_notice().await;
        run.assess(1, &Verdict::Admitted).await.unwrap();
        assert_eq!(refused(run.take(Step::List).await), Refusal::NotAllAssessed);
        let why = |criterion| Verdict::NotAdmitted { criterion, reasons: "Il tempo non basta.".into() };
        assert_eq!(refused(run.assess(2, &why(2)).await), Refusal::UnknownChoice);
        run.assess(2, &why(1)).await.unwrap();
        let foreign = run.world.ctx_at(karima, run.now).await;
        let by_karima = actions::assess(&foreign, run.expression(2).await, &Verdict::Admitted).await;
        assert_eq!(refused(by_karima), Refusal::NotAllowed);

        let own = run.world.ctx_at(piero, run.now).await;
        let told = async || {
            let procedure = queries::find(own.db.reader(), run.id).await.unwrap();
            let one = queries::list_own(own.db.reader(), own.actor.person().ok(), &procedure).await.unwrap();
            let all = queries::list_own_all(&own).await.unwrap();
            assert_eq!(one.len(), 1);
            assert_eq!(all[0].expression.verdict, one[0].verdict);
            one[0].verdict.clone()
        };
        assert_eq!(told().await, None, "nobody is told before the list");
        run.take(Step::List).await.unwrap();
        assert_eq!(told().await, Some(why(1)));
        // A list that was put right takes the place of the first.
        run.assess(2, &Verdict::Admitted).await.unwrap();
        run.take(Step::List).await.unwrap();
        assert_eq!(told().await, Some(Verdict::Admitted));
        run.plain(Content::Session).await.unwrap();
        assert_eq!(refused(run.assess(2, &why(1)).await), Refusal::WrongState);
    })
    .await;
}

#[test]
fn whatever_is_not_plain_admission_has_its_reasons() {
    use crate::procedures::Outcome;
    assert_eq!(Verdict::parse(Outcome::Admitted, None, ""), Ok(Verdict::Admitted));
    assert_eq!(Verdict::parse(Outcome::Conditions, None, " "), Err(Refusal::ReasonMissing));
    assert_eq!(Verdict::parse(Outcome::NotAdmitted, Some(0), ""), Err(Refusal::ReasonMissing));
    assert_eq!(
        Verdict::parse(Outcome::NotAdmitted, None, "Il tempo non basta."),
        Err(Refusal::UnknownChoice)
    );
}

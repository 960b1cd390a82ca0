//! Lists of procedures.

use super::*;
use crate::{
    procedures::{Stage, Stretch, queries::Filter},
    testing::for_each_database,
};

#[tokio::test]
async fn lists_are_narrowed_by_territory_and_by_how_far_procedures_came() {
    for_each_database(|world| async move {
        let mut run = Run::announced(world, Basis::CoDesign).await;
        let second = {
            let officer = run.officer().await;
            let draft = Opening { title: Title::parse("Un secondo").unwrap(), ..opening(run.board) };
            actions::start(&officer, &draft, &sheet(NOW.day()), Basis::Collaboration).await.unwrap()
        };
        let db = run.world.db.reader();
        let (id, province, elsewhere) = (run.id, run.world.province, run.world.elsewhere);
        let list = async |territory, stretch, now| {
            let filter = Filter { territory, stretch };
            let before = run.world.db.statements();
            let page = queries::list(db, filter, None, now).await.unwrap();
            assert_eq!(run.world.db.statements() - before, 1);
            page.rows.into_iter().map(|card| card.id).collect::<Vec<_>>()
        };
        assert_eq!(list(None, None, NOW).await, [second, id]);
        assert_eq!(list(Some(province), None, NOW).await, [second, id]);
        assert_eq!(list(Some(elsewhere), None, NOW).await, []);
        assert_eq!(list(None, Some(Stretch::Open), NOW).await, [id]);
        assert_eq!(list(None, Some(Stretch::Open), DEADLINE).await, []);
        assert_eq!(list(None, Some(Stretch::UnderWay), NOW).await, [second, id]);
        assert_eq!(list(None, Some(Stretch::Over), NOW).await, []);
        let beside = queries::list_beside(db, run.board.into()).await.unwrap();
        assert_eq!(beside.iter().map(|card| card.stage).collect::<Vec<_>>(), [Stage::Started, Stage::Notice]);
        let kept = queries::list_kept(&run.officer().await, None).await.unwrap();
        assert_eq!(kept.rows.len(), 2);
        let karima = run.world.ctx(run.world.karima).await;
        assert_eq!(refused(queries::list_kept(&karima, None).await), Refusal::NotAllowed);
        assert_eq!(queries::list_territories(db).await.unwrap(), [(run.world.town, "Perugia".to_owned())]);

        run.now = NOW.plus_days(1);
        run.plain(Content::Revocation).await.unwrap();
        let over = Filter { territory: None, stretch: Some(Stretch::Over) };
        let page = queries::list(db, over, None, run.now).await.unwrap();
        assert_eq!(page.rows.iter().map(|card| card.id).collect::<Vec<_>>(), [id]);
    })
    .await;
}

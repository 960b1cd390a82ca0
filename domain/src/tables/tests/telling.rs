//! Confidential points, and what boards and initiatives get back.

use super::{Laid, convocation, refused, title};
use crate::{
    base::{
        Closeness, InitiativeId, Refusal, Subject,
        database::statement,
        text::{Message, Reasons},
    },
    boards::{Moderation, Theme},
    initiatives,
    people::Capacity,
    tables::{CommitmentDraft, Deciding, ItemDraft, Outcome, Said, Voice, actions, queries},
    testing::{NOW, World, for_each_database},
};
use sea_orm::ConnectionTrait;

async fn published(world: &World) -> InitiativeId {
    let board = world.board(Moderation::After).await;
    let karima = world.ctx(world.karima).await;
    let body = "Un orto dietro la scuola, con acqua e attrezzi per tutte le famiglie del quartiere.";
    let text = initiatives::Draft::parse("Orto comune", body, "it", Theme::Environment, "", "", "").unwrap();
    let id = initiatives::actions::write_draft(&karima, board, &text, Capacity::Personal).await.unwrap();
    initiatives::actions::submit(&karima, id).await.unwrap();
    id
}

fn confidential(subject: Option<Subject>) -> ItemDraft {
    ItemDraft {
        subject,
        confidential_reason: Some(Reasons::parse("Si parla di una famiglia.").unwrap()),
        ..ItemDraft::titled(title("Una famiglia senza casa"))
    }
}

#[tokio::test]
async fn what_a_table_decides_about_an_initiative_is_part_of_its_history() {
    for_each_database(|world| async move {
        let initiative = published(&world).await;
        let laid = Laid::begin(world, Deciding::Concertation).await;
        let mut call = convocation(8);
        call.agenda
            .push(ItemDraft { subject: Some(initiative.into()), ..ItemDraft::titled(title("L'orto")) });
        call.agenda.push(confidential(Some(initiative.into())));
        let session = actions::convene(&laid.officer(0).await, laid.table, &call).await.unwrap();
        let db = laid.world.db.reader();
        let before = laid.world.db.statements();
        let history = queries::list_history(db, initiative.into()).await.unwrap();
        assert_eq!(laid.world.db.statements() - before, 1);
        assert_eq!(history.len(), 1, "nothing confidential is told");
        assert_eq!((history[0].item.as_str(), &history[0].resolution), ("L'orto", &None));

        let officer = laid.officer(8).await;
        actions::open(&officer, session).await.unwrap();
        let present = [laid.network, laid.citizens].map(|seat| (seat, crate::tables::Sits::Holder));
        actions::note_present(&officer, session, &present).await.unwrap();
        let items = queries::find_session(&officer, session).await.unwrap().session.items;
        for item in &items[1..] {
            let text = Message::parse("L'orto si fa, con il Comune.").unwrap();
            let resolution = actions::put(&officer, item.id, &text).await.unwrap();
            let voices =
                [laid.network, laid.citizens].map(|seat| Said::parse(seat, Voice::Consents, "").unwrap());
            actions::speak(&officer, resolution, &voices).await.unwrap();
            actions::decide(&officer, resolution).await.unwrap();
            let commitment = CommitmentDraft { text, owner: laid.ponte, due: NOW.day() };
            actions::commit(&officer, resolution, &commitment).await.unwrap();
        }
        let history = queries::list_history(db, initiative.into()).await.unwrap();
        let told = ("L'orto si fa, con il Comune.".to_owned(), Outcome::Passed);
        assert_eq!((history.len(), &history[0].resolution, history[0].commitments), (1, &Some(told), 1));
        const DEEDS: &str =
            "SELECT deed FROM activity WHERE subject_id = $1 AND deed LIKE 'tables.%' ORDER BY id";
        let rows = db.query_all_raw(statement(db, DEEDS, [initiative.into()])).await.unwrap();
        let deeds: Vec<String> = rows.iter().map(|row| row.try_get("", "deed").unwrap()).collect();
        assert_eq!(deeds, ["tables.put_on_agenda", "tables.decide"]);
        // Late from tomorrow on: the one that is confidential is for those who sit there.
        let count = async |all| queries::list_commitments(db, laid.table, all).await.unwrap().len();
        assert_eq!((count(false).await, count(true).await), (1, 2));
        assert_eq!(queries::list_late(db, None, NOW.plus_days(1).day()).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_confidential_point_is_read_by_those_who_sit_there() {
    for_each_database(|world| async move {
        let laid = Laid::begin(world, Deciding::Concertation).await;
        let session = laid.session(8).await;
        let officer = laid.officer(0).await;
        actions::add_item(&officer, session, &confidential(None)).await.unwrap();
        let readers = [
            (laid.world.karima, true),
            (laid.world.sofia, true),
            (laid.world.officer, true),
            (laid.world.administrator, true),
            (laid.world.moderator, false),
        ];
        for (person, reads) in readers {
            let ctx = laid.world.ctx(person).await;
            let before = laid.world.db.statements();
            let item = queries::find_session(&ctx, session).await.unwrap().session.items.pop().unwrap();
            assert_eq!(laid.world.db.statements() - before, 8);
            assert_eq!(!item.title.is_empty(), reads);
            assert_eq!(item.confidential_reason.as_deref(), Some("Si parla di una famiglia."));
        }
        let item = queries::find_session(&laid.world.visitor(), session).await.unwrap().session.items.pop();
        let item = item.unwrap();
        assert_eq!(item.title, "");
        let close = [
            (laid.world.karima, Closeness::Member),
            (laid.world.officer, Closeness::Keeper),
            (laid.world.moderator, Closeness::Stranger),
        ];
        for (person, expected) in close {
            let ctx = laid.world.ctx(person).await;
            let found = queries::find_closeness(ctx.db.reader(), &ctx.actor, item.id).await.unwrap();
            assert_eq!(found, expected);
        }
    })
    .await;
}

#[tokio::test]
async fn only_what_everybody_reads_comes_onto_an_agenda() {
    for_each_database(|world| async move {
        let laid = Laid::begin(world, Deciding::Concertation).await;
        let session = laid.session(8).await;
        let officer = laid.officer(0).await;
        let about = |subject| ItemDraft { subject: Some(subject), ..ItemDraft::titled(title("Un orto")) };
        let unknown = actions::add_item(&officer, session, &about(InitiativeId::new().into())).await;
        assert_eq!(refused(unknown), Refusal::NotFound);
        let table = actions::add_item(&officer, session, &about(laid.table.into())).await;
        assert_eq!(refused(table), Refusal::UnknownChoice);
        let board = laid.world.board(Moderation::After).await;
        actions::add_item(&officer, session, &about(board.into())).await.unwrap();
        let found = queries::find_session(&officer, session).await.unwrap().session;
        let referred = found.items[1].referred.as_ref().unwrap();
        assert_eq!(referred.title, "Come vogliamo vivere il parco?");
    })
    .await;
}

#[tokio::test]
async fn initiatives_that_need_a_table_are_suggested_until_they_are_on_an_agenda() {
    for_each_database(|world| async move {
        let initiative = published(&world).await;
        let quiet = published(&world).await;
        let db = world.db.writer();
        const TALLY: &str = "INSERT INTO initiative_tallies (initiative_id, constituency, supports, doubts, passes) \
             VALUES ($1, $2, $3, $4, 0)";
        for (id, key, supports, doubts) in [
            (initiative, "third_country_citizens", 38, 2),
            (initiative, "local_community", 3, 37),
            (quiet, "third_country_citizens", 38, 2),
            (quiet, "local_community", 30, 4),
        ] {
            let values = [id.into(), key.into(), supports.into(), doubts.into()];
            db.execute_raw(statement(db, TALLY, values)).await.unwrap();
            const SUMS: &str = "UPDATE initiatives SET supports = supports + $2, doubts = doubts + $3 WHERE id = $1";
            db.execute_raw(statement(db, SUMS, [id.into(), supports.into(), doubts.into()])).await.unwrap();
        }
        let laid = Laid::begin(world, Deciding::Concertation).await;
        let suggested = async |territory| {
            let before = laid.world.db.statements();
            let found = queries::list_suggested(laid.world.db.reader(), territory).await.unwrap();
            assert!(laid.world.db.statements() - before <= 2);
            found.into_iter().map(|one| one.id).collect::<Vec<_>>()
        };
        assert_eq!(suggested(laid.world.province).await, [initiative]);
        assert_eq!(suggested(laid.world.elsewhere).await, []);
        let session = laid.session(8).await;
        let item = ItemDraft { subject: Some(initiative.into()), ..ItemDraft::titled(title("L'orto")) };
        actions::add_item(&laid.officer(0).await, session, &item).await.unwrap();
        assert_eq!(suggested(laid.world.town).await, []);
    })
    .await;
}

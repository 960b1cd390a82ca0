//! Figures against real databases.

use sea_orm::ConnectionTrait;

use super::{Answers, Count, Insight, Scope, Visits, actions, queries};
use crate::{
    activity::{self, Measure, Tick},
    base::{BoardId, Day, InitiativeId, Language, Refusal, Stop, database::statement, text::Message},
    boards::Moderation,
    tables::{self, CommitmentDraft, Deciding, Said, Voice, tests::Laid},
    testing::{NOW, World, draft, for_each_database},
};

const CONSTITUENCIES: [&str; 4] =
    ["third_country_citizens", "third_sector", "public_bodies", "local_community"];

async fn tick(world: &World, board: BoardId, measure: Measure, heads: [&str; 4], days: i32, by: i64) {
    let [constituency, theme, language, channel] = heads.map(str::to_owned);
    let day = Day(NOW.day().0 + days);
    let tick = Tick { board, day, measure, constituency, theme, language, channel };
    activity::count(world.db.writer(), &tick, by).await.unwrap();
}

async fn seat(world: &World, board: BoardId, people: [i64; 4]) {
    for (constituency, by) in CONSTITUENCIES.iter().zip(people) {
        if by > 0 {
            tick(world, board, Measure::Participant, [constituency, "", "", "invitation"], 0, by).await;
        }
    }
}

async fn propose(world: &World, board: BoardId, state: &str, days_ago: i64) -> InitiativeId {
    let id = InitiativeId::new();
    const SQL: &str = "INSERT INTO initiatives \
        (id, board_id, territory_id, theme, state, language, title, body, created_at, published_at, changed_at, is_public, search) \
        VALUES ($1, $2, $3, 'culture', $4, 'it', 'Orto', 'Un orto', $5, $5, $5, $6, 'orto')";
    let at = NOW.plus_days(-days_ago);
    let values =
        [id.into(), board.into(), world.town.into(), state.into(), at.into(), (state != "hidden").into()];
    world.db.writer().execute_raw(statement(world.db.writer(), SQL, values)).await.unwrap();
    id
}

async fn answer(world: &World, initiative: InitiativeId, days_taken: i32) {
    const SQL: &str = "INSERT INTO official_answers \
        (initiative_id, outcome, reasons, language, office, answered_at, days_taken) \
        VALUES ($1, 'accepted', 'Va bene', 'it', 'Verde', $2, $3)";
    let values = [initiative.into(), NOW.into(), days_taken.into()];
    world.db.writer().execute_raw(statement(world.db.writer(), SQL, values)).await.unwrap();
    const MARK: &str = "UPDATE initiatives SET answered_at = $2 WHERE id = $1";
    let values = [initiative.into(), NOW.into()];
    world.db.writer().execute_raw(statement(world.db.writer(), MARK, values)).await.unwrap();
}

async fn find(world: &World, scope: Scope) -> Insight {
    queries::find(&world.visitor(), scope, Language::ITALIAN).await.unwrap()
}

fn people(insight: &Insight) -> Vec<(&str, Count)> {
    insight
        .outline
        .by_constituency
        .groups
        .iter()
        .map(|group| (group.word.as_str(), group.counts[0]))
        .collect()
}

#[tokio::test]
async fn a_small_constituency_and_what_would_reveal_it_are_withheld() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        seat(&world, board, [60, 4, 0, 20]).await;
        let insight = find(&world, Scope::Board(board)).await;
        assert_eq!(insight.outline.total(Measure::Participant), Count::Shown(84));
        assert_eq!(
            people(&insight),
            [
                ("local_community", Count::Withheld),
                ("public_bodies", Count::Withheld),
                ("third_country_citizens", Count::Shown(60)),
                ("third_sector", Count::Withheld),
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn a_territory_says_no_more_than_its_boards() {
    for_each_database(|world| async move {
        let (one, other) = (world.board(Moderation::After).await, world.board(Moderation::After).await);
        seat(&world, one, [60, 4, 0, 20]).await;
        seat(&world, other, [30, 20, 30, 40]).await;
        let insight = find(&world, Scope::Territory(world.province)).await;
        assert_eq!(insight.name.as_deref(), Some("Perugia"));
        assert_eq!(insight.outline.boards.len(), 2, "a province has the boards of its municipalities");
        assert_eq!(insight.outline.total(Measure::Participant), Count::Shown(204));
        assert_eq!(
            people(&insight),
            [
                ("local_community", Count::AtLeast(40)),
                ("public_bodies", Count::AtLeast(30)),
                ("third_country_citizens", Count::Shown(90)),
                ("third_sector", Count::AtLeast(20)),
            ]
        );
        let elsewhere = find(&world, Scope::Territory(world.elsewhere)).await;
        assert_eq!(
            (elsewhere.outline.boards.len(), elsewhere.outline.total(Measure::Participant)),
            (0, Count::Shown(0))
        );
        assert_eq!(
            find(&world, Scope::Everything).await.outline.total(Measure::Participant),
            Count::Shown(204)
        );
    })
    .await;
}

#[tokio::test]
async fn a_board_of_few_people_is_left_out_of_every_sum() {
    for_each_database(|world| async move {
        let (one, few) = (world.board(Moderation::After).await, world.board(Moderation::After).await);
        seat(&world, one, [60, 30, 20, 20]).await;
        seat(&world, few, [3, 0, 0, 0]).await;
        assert_eq!(
            find(&world, Scope::Board(few)).await.outline.total(Measure::Participant),
            Count::Withheld
        );
        let everything = find(&world, Scope::Everything).await;
        assert_eq!(everything.outline.total(Measure::Participant), Count::AtLeast(130));
        assert_eq!(everything.by_territory.groups[0].counts[0], Count::AtLeast(130));
        assert_eq!(everything.by_channel.groups[0].counts[0], Count::AtLeast(130));
    })
    .await;
}

#[tokio::test]
async fn texts_are_counted_as_everybody_can_count_them() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        tick(&world, board, Measure::Initiative, ["third_sector", "culture", "bn", "invitation"], 0, 1).await;
        tick(&world, board, Measure::Comment, ["third_sector", "culture", "it", "invitation"], -1, 2).await;
        let insight = find(&world, Scope::Board(board)).await;
        let languages: Vec<_> = insight
            .by_language
            .groups
            .iter()
            .map(|group| (group.word.as_str(), group.counts.clone()))
            .collect();
        assert_eq!(
            languages,
            [
                ("bn", vec![Count::Shown(1), Count::Shown(0), Count::Shown(0)]),
                ("it", vec![Count::Shown(0), Count::Shown(2), Count::Shown(0)]),
            ]
        );
        assert_eq!(insight.by_theme.groups.len(), 4, "a theme of which nobody spoke stands there too");
        assert_eq!(insight.over_time.periods.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn answers_are_held_against_the_promised_days() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        for (published, taken) in [(20, 5), (40, 30), (50, 31), (60, 45)] {
            let initiative = propose(&world, board, "admitted", published).await;
            answer(&world, initiative, taken).await;
        }
        propose(&world, board, "published", 29).await;
        propose(&world, board, "co_design", 31).await;
        propose(&world, board, "hidden", 31).await;
        propose(&world, board, "adopted", 3).await;
        let insight = find(&world, Scope::Board(board)).await;
        let expected = Answers { in_time: 2, late: 2, waiting: 2, overdue: 1, median_days: Some(30) };
        assert_eq!(insight.outline.answers, expected);
        let mut outcomes = insight.outline.outcomes;
        outcomes.sort();
        assert_eq!(
            outcomes,
            [("admitted", 4), ("adopted", 1), ("co_design", 1), ("published", 1)]
                .map(|(state, count)| (state.to_owned(), count))
        );
    })
    .await;
}

#[tokio::test]
async fn visits_of_several_nodes_add_up_and_are_written_once() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let (node, other_node) = (Visits::default(), Visits::default());
        for _ in 0..7 {
            node.count(board, NOW.day());
            other_node.count(board, NOW.day());
        }
        actions::count_visits(&world.db, &node).await.unwrap();
        actions::count_visits(&world.db, &node).await.unwrap();
        actions::count_visits(&world.db, &other_node).await.unwrap();
        assert_eq!(find(&world, Scope::Board(board)).await.outline.total(Measure::Visit), Count::Shown(14));
    })
    .await;
}

#[tokio::test]
async fn visits_that_could_not_be_written_are_kept() {
    for_each_database(|world| async move {
        let visits = Visits::default();
        visits.count(BoardId::new(), NOW.day());
        assert!(actions::count_visits(&world.db, &visits).await.is_err(), "there is no such board");
        assert_eq!(visits.take().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_draft_has_no_figures() {
    for_each_database(|world| async move {
        let officer = world.ctx(world.officer).await;
        let board = crate::boards::actions::prepare(&officer, &draft(world.town)).await.unwrap();
        let found = queries::find(&officer, Scope::Board(board), Language::ITALIAN).await;
        assert!(matches!(found, Err(Stop::Refused(Refusal::NotFound))));
        assert!(find(&world, Scope::Everything).await.outline.boards.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_dashboard_takes_as_many_statements_for_one_row_as_for_a_thousand() {
    for_each_database(|world| async move {
        let board = world.board(Moderation::After).await;
        let statements = async |scope| {
            let before = world.db.statements();
            find(&world, scope).await;
            world.db.statements() - before
        };
        let scopes = [Scope::Everything, Scope::Territory(world.town), Scope::Board(board)];
        let mut few = Vec::new();
        for scope in scopes {
            few.push(statements(scope).await);
        }
        for days in 0..50 {
            tick(&world, board, Measure::Stance, ["third_sector", "culture", "it", "invitation"], -days, 3)
                .await;
            propose(&world, board, "published", 3).await;
        }
        world.board(Moderation::Before).await;
        let mut many = Vec::new();
        for scope in scopes {
            many.push(statements(scope).await);
        }
        assert_eq!(few, [13, 14, 13]);
        assert_eq!(many, few);
    })
    .await;
}

#[tokio::test]
async fn what_a_table_promised_and_did_not_do_in_time_stands_on_the_dashboards_of_its_place() {
    for_each_database(|world| async move {
        let laid = Laid::begin(world, Deciding::Concertation).await;
        let session = laid.opened(8, &[laid.network, laid.citizens]).await;
        let officer = laid.officer(8).await;
        let item = tables::queries::find_session(&officer, session).await.unwrap().session.items[0].id;
        let text = Message::parse("Si fa una mappa dei servizi.").unwrap();
        let resolution = tables::actions::put(&officer, item, &text).await.unwrap();
        let voices =
            [laid.network, laid.citizens].map(|seat| Said::parse(seat, Voice::Consents, "").unwrap());
        tables::actions::speak(&officer, resolution, &voices).await.unwrap();
        tables::actions::decide(&officer, resolution).await.unwrap();
        let draft = CommitmentDraft { text, owner: laid.ponte, due: NOW.plus_days(8).day() };
        tables::actions::commit(&officer, resolution, &draft).await.unwrap();

        let late = async |days, scope| queries::list_late(&laid.officer(days).await, scope).await.unwrap();
        assert!(late(8, Scope::Everything).await.is_empty(), "it is due today");
        let everywhere = late(9, Scope::Everything).await;
        assert_eq!((everywhere.len(), everywhere[0].table), (1, laid.table));
        let (town, province, elsewhere) = (laid.world.town, laid.world.province, laid.world.elsewhere);
        for (territory, expected) in [(province, 1), (town, 1), (elsewhere, 0)] {
            assert_eq!(late(9, Scope::Territory(territory)).await.len(), expected);
        }
        let before = laid.world.db.statements();
        queries::list_late(&laid.world.visitor(), Scope::Everything).await.unwrap();
        assert_eq!(laid.world.db.statements() - before, 1);
    })
    .await;
}

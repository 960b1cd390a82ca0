//! Every kind of ballot through its form, as a browser without JavaScript sends it: what is refused stays on the paper.
//! And who gets no paper.
#![allow(clippy::unwrap_used)]

mod visitors;

use domain::{
    base::BoardId,
    boards::{BallotKind, CountingRule, Phases, Roll, Voting},
    initiatives::{Draft, actions},
    people::Capacity,
    testing::{World, for_each_database},
};
use sea_orm::ConnectionTrait;
use visitors::{Visitor, house, now};

/// A board on which people vote in this way since yesterday, with three initiatives of 1,000 euro.
async fn voting(world: &World, ballot: BallotKind, counting: CountingRule, budget: Option<i64>) -> BoardId {
    let points = (ballot == BallotKind::Points).then_some(10);
    voting_as(world, Voting { ballot, points, counting, minimum_score: None, roll: Roll::Open }, budget).await
}

async fn voting_as(world: &World, voting: Voting, budget: Option<i64>) -> BoardId {
    let board = world
        .board_with(|rules| {
            let on = |days: i64| now().plus_days(days);
            rules.phases = Phases {
                proposing: on(-1),
                co_design: on(9),
                voting: Some(on(19)),
                decided: on(29),
                follow_up: on(39),
                closes: on(49),
            };
            rules.voting = voting;
            rules.budget_cents = budget;
            rules.ballot_maximum = None;
        })
        .await;
    let (karima, officer) =
        (world.ctx_at(world.karima, now()).await, world.ctx_at(world.officer, now()).await);
    for title in ["Una fontana", "Due panchine", "Un campo da gioco"] {
        let text = "Un posto dove fermarsi, all'ombra, davanti alla scuola del quartiere.";
        let draft = Draft::parse(title, text, "it", domain::boards::Theme::Environment, "", "", "").unwrap();
        let id = actions::write_draft(&karima, board, &draft, Capacity::Personal).await.unwrap();
        actions::submit(&karima, id).await.unwrap();
        actions::admit(&officer, id).await.unwrap();
        actions::check_cost(&officer, id, 100_000).await.unwrap();
        actions::put_on_ballot(&officer, id).await.unwrap();
    }
    let db = world.db.writer();
    let sql = "UPDATE boards SET moderation = 'after', co_design_at = $2, voting_at = $3 WHERE id = $1";
    let values = [board.into(), now().plus_days(-1).0.into(), now().0.into()];
    db.execute_raw(domain::base::database::statement(db, sql, values)).await.unwrap();
    board
}

/// Sends both ballots from the page of the vote: the first is refused and stays, the second is taken.
async fn votes(world: &World, board: BoardId, kind: BallotKind, refused: (&str, &[&str]), taken: &str) {
    let mut karima = Visitor::come_in(&house(world), world, world.karima).await;
    let page = format!("/it/boards/{board}/vote");
    let paper = karima.get(&page).await;
    assert!(paper.text.contains(&format!("name=\"kind\" value=\"{kind}\"")), "{kind}");
    let again = karima.send("/api/ballots/cast", &format!("board={board}&kind={kind}&{}", refused.0)).await;
    assert!(again.text.contains("role=\"alert\""), "{kind}: not refused");
    for kept in refused.1 {
        assert!(again.text.contains(kept), "{kind}: {kept} is lost");
    }
    let cast = karima.send("/api/ballots/cast", &format!("board={board}&kind={kind}&{taken}")).await;
    assert!(cast.text.contains("id=\"chosen\""), "{kind}: not taken");
}

#[tokio::test]
async fn a_ballot_of_every_kind_is_refused_with_what_was_marked_and_then_taken() {
    for_each_database(|world| async move {
        let board = voting(&world, BallotKind::ChooseOne, CountingRule::MostVoted, None).await;
        let refused = ("choices[]=1&choices[]=2", &["value=\"2\" checked"][..]);
        votes(&world, board, BallotKind::ChooseOne, refused, "choices[]=2").await;

        let board = voting(&world, BallotKind::Points, CountingRule::EqualShares, Some(300_000)).await;
        let numbers = "numbers[]=1&numbers[]=2&numbers[]=3";
        let refused =
            (&*format!("{numbers}&marks[]=8&marks[]=&marks[]=7"), &["value=\"8\"", "value=\"7\""][..]);
        let taken = format!("{numbers}&marks[]=8&marks[]=&marks[]=2");
        votes(&world, board, BallotKind::Points, refused, &taken).await;

        let board = voting(&world, BallotKind::Ranking, CountingRule::Schulze, None).await;
        let refused = (&*format!("{numbers}&marks[]=2&marks[]=&marks[]=2"), &["value=\"2\" selected"][..]);
        let taken = format!("{numbers}&marks[]=2&marks[]=&marks[]=1");
        votes(&world, board, BallotKind::Ranking, refused, &taken).await;

        let board = voting(&world, BallotKind::Knapsack, CountingRule::Greedy, Some(200_000)).await;
        let all = "choices[]=1&choices[]=2&choices[]=3";
        let refused = (all, &["value=\"1\" checked", "value=\"3\" checked"][..]);
        votes(&world, board, BallotKind::Knapsack, refused, "choices[]=1&choices[]=3").await;
    })
    .await;
}

#[tokio::test]
async fn whoever_joined_after_a_closed_roll_is_told_so_and_keeps_reading() {
    for_each_database(|world| async move {
        let voting = Voting { roll: Roll::Closed, ..Voting::usual(true) };
        let board = voting_as(&world, voting, Some(300_000)).await;
        let late = world.person("Nura", Some("local_community")).await;
        let db = world.db.writer();
        let sql = "UPDATE participants SET created_at = $2 WHERE id = $1";
        let values = [late.into(), now().0.into()];
        db.execute_raw(domain::base::database::statement(db, sql, values)).await.unwrap();
        let house = house(&world);
        let mut piero = Visitor::come_in(&house, &world, world.piero).await;
        let mut nura = Visitor::come_in(&house, &world, late).await;
        let (page, vote) = (format!("/it/boards/{board}"), format!("/it/boards/{board}/vote"));
        let (ballot, sentence) = (format!("board={board}&kind=approval&choices[]=1"), "erano già entrate");
        for address in [&page, &vote] {
            let (his, hers) = (piero.get(address).await.text, nura.get(address).await.text);
            assert!(!his.contains(sentence) && hers.contains(sentence), "{address}");
        }
        let paper = nura.get(&vote).await.text;
        assert!(paper.contains("Una fontana") && !paper.contains("name=\"choices[]\""));
        assert!(piero.call("/api/ballots/cast", &ballot).await.is_done());
        assert_eq!(nura.call("/api/ballots/cast", &ballot).await.refusal().as_deref(), Some("roll_closed"));
        let rulebook = nura.get(&format!("/it/boards/{board}/rulebook")).await.text;
        assert!(rulebook.contains("prima che il voto cominci"));
    })
    .await;
}

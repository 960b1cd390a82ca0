//! Who may vote where the roll closes when voting begins, and how many they are.

use recount::{Anchor, digest::Hash, manifest::Manifest};
use rstest::rstest;
use sea_orm::{ActiveValue::Set, EntityTrait};
use std::ops::ControlFlow;

use super::{VOTING, add_initiative, ballots_on, record::publish, refusal, vote};
use crate::{
    ballots::{queries::find_paper, rules},
    base::{Actor, BoardId, Language, Moment, ParticipantId, Refusal, actor::Person, text::Pseudonym},
    boards::{self, Roll},
    initiatives::State,
    people::{
        actions::{Changes, change_account, restore, suspend},
        queries::find_actor,
        tables::participant,
    },
    record::{publishing::decompress, queries},
    testing::{NOW, World, for_each_database},
};

/// When voting begins.
const BEGINS: Moment = NOW.plus_days(19);

/// A board of two constituencies with two initiatives on its ballot.
async fn board(world: &World, roll: Roll) -> BoardId {
    let board = world
        .board_with(|rules| {
            rules.voting.roll = roll;
            rules.constituencies = ["third_country_citizens", "local_community"].map(str::to_owned).to_vec();
        })
        .await;
    for cost in [100, 200] {
        add_initiative(world, board, State::OnBallot, cost).await;
    }
    board
}

/// A person who joined at that moment.
async fn person(world: &World, constituency: Option<&str>, joined: Moment) -> ParticipantId {
    let id = world.person("Nura", constituency).await;
    let row = participant::ActiveModel { id: Set(id), created_at: Set(joined), ..Default::default() };
    participant::Entity::update(row).exec(world.db.writer()).await.unwrap();
    id
}

async fn declare(world: &World, person: ParticipantId, constituency: Option<&str>, at: Moment) {
    let changes = Changes {
        pseudonym: Pseudonym::parse("Nura bis").unwrap(),
        language: Language::ARABIC,
        constituency: constituency.map(str::to_owned),
    };
    change_account(&world.ctx_at(person, at).await, &changes).await.unwrap();
}

/// Everybody with an account, as the rule sees her.
async fn everybody(world: &World) -> Vec<ParticipantId> {
    let rows = participant::Entity::find().all(world.db.reader()).await.unwrap();
    rows.into_iter().map(|row| row.id).collect()
}

async fn roll_in_manifest(world: &World, board: BoardId) -> Option<u64> {
    let text = queries::find_manifest(world.db.reader(), board).await.unwrap();
    Manifest::read(&text).unwrap().roll
}

#[rstest]
#[case(Roll::Open, Some("local_community"), 0, Ok(()))]
#[case(Roll::Open, Some("third_sector"), 0, Err(Refusal::ConstituencyNotInvited))]
#[case(Roll::Open, None, 0, Err(Refusal::ConstituencyMissing))]
#[case(Roll::Closed, Some("local_community"), -1, Ok(()))]
#[case(Roll::Closed, Some("local_community"), 0, Err(Refusal::RollClosed))]
#[case(Roll::Closed, Some("local_community"), 1, Err(Refusal::RollClosed))]
#[case(Roll::Closed, Some("third_sector"), -1, Err(Refusal::ConstituencyNotInvited))]
// To declare one now would not help.
#[case(Roll::Closed, None, -1, Err(Refusal::RollClosed))]
#[tokio::test]
async fn a_closed_roll_holds_those_who_were_there_before_voting_began(
    #[case] roll: Roll,
    #[case] constituency: Option<&str>,
    #[case] after: i64,
    #[case] expected: Result<(), Refusal>,
) {
    for_each_database(|world| {
        let expected = expected.clone();
        async move {
            let board = board(&world, roll).await;
            let board = boards::queries::find(world.db.reader(), board, Language::ITALIAN).await.unwrap();
            let person = Actor::Person(Person {
                id: ParticipantId::new(),
                pseudonym: "Nura".into(),
                language: Language::ITALIAN,
                constituency: constituency.map(str::to_owned),
                settled_at: Moment(BEGINS.0 + after),
                grants: vec![],
                memberships: vec![],
            });
            assert_eq!(rules::may_vote(&person, &board, VOTING), expected);
        }
    })
    .await;
}

#[tokio::test]
async fn the_roll_counts_exactly_those_whom_the_rule_lets_vote() {
    for_each_database(|world| async move {
        let board = board(&world, Roll::Closed).await;
        let [before, after] = [BEGINS.plus_minutes(-1), BEGINS.plus_minutes(1)];
        let seated = Some("local_community");
        for joined in [before, BEGINS, after] {
            for constituency in [seated, Some("third_sector"), None] {
                person(&world, constituency, joined).await;
            }
        }
        // On the roll: declared in time, renamed later, suspended when it is counted.
        let declared = person(&world, None, NOW).await;
        declare(&world, declared, seated, before).await;
        let renamed = person(&world, seated, NOW).await;
        declare(&world, renamed, seated, after).await;
        let suspended = person(&world, seated, NOW).await;
        suspend(&world.ctx(world.administrator).await, suspended).await.unwrap();
        // Not on it: declared or moved later, moved away.
        let late = person(&world, None, NOW).await;
        declare(&world, late, seated, after).await;
        let moved = person(&world, Some("third_sector"), NOW).await;
        declare(&world, moved, seated, BEGINS).await;
        let away = person(&world, seated, NOW).await;
        declare(&world, away, Some("third_sector"), before).await;

        find_paper(&world.ctx_at(world.karima, VOTING).await, board, Language::ITALIAN).await.unwrap();
        restore(&world.ctx(world.administrator).await, suspended).await.unwrap();
        let found = boards::queries::find(world.db.reader(), board, Language::ITALIAN).await.unwrap();
        let mut may = Vec::new();
        for person in everybody(&world).await {
            let actor = find_actor(world.db.reader(), person).await.unwrap();
            if rules::may_vote(&actor, &found, VOTING).is_ok() {
                may.push(person);
            }
        }
        for person in [world.karima, world.piero, declared, renamed, suspended] {
            assert!(may.contains(&person));
        }
        // And the one who joined a minute before.
        assert_eq!(may.len(), 6);
        assert_eq!(roll_in_manifest(&world, board).await, Some(6));
    })
    .await;
}

#[tokio::test]
async fn however_people_move_after_voting_began_the_roll_stays_a_bound() {
    for_each_database(|world| async move {
        let board = board(&world, Roll::Closed).await;
        let seated = Some("local_community");
        vote(&world, world.karima, board, &[1]).await.unwrap();
        assert_eq!(roll_in_manifest(&world, board).await, Some(2));
        let late = person(&world, seated, VOTING).await;
        assert_eq!(refusal(vote(&world, late, board, &[1]).await), Some(Refusal::RollClosed));
        declare(&world, world.sofia, seated, VOTING).await;
        assert_eq!(refusal(vote(&world, world.sofia, board, &[1]).await), Some(Refusal::RollClosed));
        // Asked before she moved, cast after it.
        let asked = world.ctx_at(world.piero, VOTING).await;
        declare(&world, world.piero, Some("third_country_citizens"), VOTING).await;
        let choices = crate::ballots::Choices::new([2]);
        let answer = crate::ballots::actions::cast(&asked, board, choices).await;
        assert_eq!(refusal(answer), Some(Refusal::RollClosed));
        assert_eq!(ballots_on(&world, board).await, 1);
        publish(&world, board).await;
        let archive = decompress(&queries::find_archive(world.db.reader(), board).await.unwrap()).unwrap();
        let summary = queries::find(world.db.reader(), board).await.unwrap().unwrap();
        let anchor = Anchor { election: Hash::from_hex(&summary.election), ..Anchor::default() };
        let report = recount::verify(archive.as_bytes(), &anchor, |_| ControlFlow::Continue(())).unwrap();
        assert!(report.is_sound());
    })
    .await;
}

#[tokio::test]
async fn an_open_roll_lets_those_vote_who_join_while_voting_lasts_and_has_no_number() {
    for_each_database(|world| async move {
        let board = board(&world, Roll::Open).await;
        let late = person(&world, Some("local_community"), VOTING).await;
        vote(&world, late, board, &[1]).await.unwrap();
        declare(&world, world.sofia, Some("local_community"), VOTING).await;
        vote(&world, world.sofia, board, &[2]).await.unwrap();
        assert_eq!(roll_in_manifest(&world, board).await, None);
    })
    .await;
}

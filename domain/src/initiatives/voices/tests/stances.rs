use std::collections::BTreeMap;

use super::{count, initiative, row};
use crate::{
    base::{InitiativeId, Refusal, Stop, gather::Gathered},
    boards::Moderation,
    initiatives::{
        State,
        voices::{TakeStance, take_stance},
    },
    people::Capacity,
    stances::{Stance, queries::find_own},
    testing::{NOW, World, for_each_database},
};

const ME: Capacity = Capacity::Personal;

async fn published(world: &World) -> InitiativeId {
    initiative(world, Moderation::After, State::Published).await
}

type Totals = (i32, i32, i32);

/// Supports, doubts and passes that the initiative carries along.
async fn totals(world: &World, id: InitiativeId) -> Totals {
    let row = row(world, id).await;
    (row.supports, row.doubts, row.passes)
}

/// The same by constituency.
async fn tallies(world: &World, id: InitiativeId) -> BTreeMap<String, Totals> {
    let voices = crate::initiatives::queries::list_voices(world.db.reader(), &[id]).await.unwrap();
    let number = |count: u32| i32::try_from(count).unwrap();
    let of = |voices: crate::initiatives::Voices| {
        let counts = voices.counts;
        (voices.constituency, (number(counts.agree), number(counts.disagree), number(counts.pass)))
    };
    voices.into_values().flatten().map(of).collect()
}

#[tokio::test]
async fn a_stance_is_taken_changed_and_withdrawn() {
    for_each_database(async |world| {
        let id = published(&world).await;
        let ctx = world.ctx(world.karima).await;
        take_stance(&ctx, id, Some(Stance::Support), ME).await.unwrap();
        assert_eq!(totals(&world, id).await, (1, 0, 0));
        assert_eq!(find_own(world.db.reader(), id.0, world.karima).await.unwrap(), Some(Stance::Support));

        take_stance(&ctx, id, Some(Stance::Doubt), ME).await.unwrap();
        assert_eq!(totals(&world, id).await, (0, 1, 0));
        assert_eq!(tallies(&world, id).await["third_country_citizens"], (0, 1, 0));

        take_stance(&ctx, id, None, ME).await.unwrap();
        assert_eq!(totals(&world, id).await, (0, 0, 0));
        assert_eq!(find_own(world.db.reader(), id.0, world.karima).await.unwrap(), None);
        let lines = "SELECT COUNT(*) FROM activity WHERE deed IN ('stances.take', 'stances.withdraw')";
        assert_eq!(count(&world, lines).await, 3);
    })
    .await;
}

#[tokio::test]
async fn the_same_stance_again_changes_nothing() {
    for_each_database(async |world| {
        let id = published(&world).await;
        let ctx = world.ctx(world.piero).await;
        for _ in 0..2 {
            take_stance(&ctx, id, Some(Stance::Pass), ME).await.unwrap();
        }
        assert_eq!(totals(&world, id).await, (0, 0, 1));
        assert_eq!(count(&world, "SELECT COUNT(*) FROM activity WHERE deed = 'stances.take'").await, 1);
        take_stance(&ctx, id, None, ME).await.unwrap();
        take_stance(&ctx, id, None, ME).await.unwrap();
        assert_eq!(totals(&world, id).await, (0, 0, 0));
    })
    .await;
}

#[tokio::test]
async fn sixteen_stances_of_one_person_at_the_same_moment_count_once() {
    for_each_database(async |world| {
        let id = published(&world).await;
        let ctx = world.ctx(world.sofia).await;
        let stances = (0..16).map(|turn| {
            let stance = if turn % 2 == 0 { Stance::Support } else { Stance::Doubt };
            take_stance(&ctx, id, Some(stance), ME)
        });
        for answer in futures::future::join_all(stances).await {
            answer.unwrap();
        }
        let (supports, doubts, passes) = totals(&world, id).await;
        assert_eq!(supports + doubts + passes, 1);
        assert_eq!(tallies(&world, id).await["third_sector"], (supports, doubts, passes));
        assert_eq!(count(&world, "SELECT COUNT(*) FROM stances").await, 1);
        assert_eq!(count(&world, "SELECT COUNT(*) FROM board_participants").await, 1);
    })
    .await;
}

/// As on several nodes that share one `PostgreSQL`: each has a gatherer of its own.
#[tokio::test]
async fn sixteen_stances_through_different_nodes_count_once() {
    for_each_database(async |world| {
        let id = published(&world).await;
        let ctx = world.ctx(world.sofia).await;
        let write = |turn: usize| {
            let stance = [Stance::Support, Stance::Doubt, Stance::Pass][turn % 3];
            TakeStance {
                actor: ctx.actor.clone(),
                initiative: id,
                stance: Some(stance),
                capacity: ME,
                now: NOW,
            }
        };
        let nodes = (0..16).map(async |turn| {
            let transaction = world.db.begin().await.unwrap();
            let answers = TakeStance::apply(&transaction, &[write(turn)]).await.unwrap();
            transaction.commit().await.unwrap();
            answers
        });
        for answers in futures::future::join_all(nodes).await {
            assert_eq!(answers, [Ok(())]);
        }
        let (supports, doubts, passes) = totals(&world, id).await;
        assert_eq!(supports + doubts + passes, 1);
        assert_eq!(count(&world, "SELECT COUNT(*) FROM stances").await, 1);
    })
    .await;
}

#[tokio::test]
async fn whoever_takes_a_stance_has_a_seat_and_is_counted_once_a_day() {
    for_each_database(async |world| {
        let id = published(&world).await;
        let ctx = world.ctx(world.karima).await;
        take_stance(&ctx, id, Some(Stance::Support), ME).await.unwrap();
        take_stance(&ctx, id, Some(Stance::Doubt), ME).await.unwrap();
        let board = row(&world, id).await.board_id;
        assert_eq!(world.seats_taken(board).await, vec![1, 0, 0, 0]);
        for measure in ["stance", "participant"] {
            let sql =
                format!("SELECT CAST(SUM(count) AS BIGINT) FROM daily_counts WHERE measure = '{measure}'");
            assert_eq!(count(&world, &sql).await, 1, "{measure}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_refused_stance_harms_none_that_is_committed_with_it() {
    for_each_database(async |world| {
        let id = published(&world).await;
        let write = async |person, stance| TakeStance {
            actor: world.ctx(person).await.actor,
            initiative: id,
            stance,
            capacity: ME,
            now: NOW,
        };
        let writes = [
            write(world.karima, Some(Stance::Support)).await,
            write(world.administrator, Some(Stance::Support)).await,
            TakeStance { initiative: InitiativeId::new(), ..write(world.piero, Some(Stance::Doubt)).await },
            write(world.piero, Some(Stance::Doubt)).await,
        ];
        let transaction = world.db.begin().await.unwrap();
        let answers = TakeStance::apply(&transaction, &writes).await.unwrap();
        transaction.commit().await.unwrap();
        let missing = Err(Refusal::ConstituencyMissing);
        assert_eq!(answers, [Ok(()), missing, Err(Refusal::NotFound), Ok(())]);
        assert_eq!(totals(&world, id).await, (1, 1, 0));
    })
    .await;
}

#[tokio::test]
async fn a_hundred_stances_take_no_more_statements_than_one() {
    for_each_database(async |world| {
        let id = published(&world).await;
        let mut used = Vec::new();
        for size in [1, 100] {
            let mut writes = Vec::new();
            for _ in 0..size {
                let person = world.person("Luna", Some("third_country_citizens")).await;
                let actor = world.ctx(person).await.actor;
                let stance = Some(Stance::Support);
                writes.push(TakeStance { actor, initiative: id, stance, capacity: ME, now: NOW });
            }
            let before = world.db.statements();
            let transaction = world.db.begin().await.unwrap();
            TakeStance::apply(&transaction, &writes).await.unwrap();
            transaction.commit().await.unwrap();
            used.push(world.db.statements() - before);
        }
        assert_eq!(used[0], used[1]);
        assert!(used[0] > 0 && used[0] <= 13, "{used:?}");
        assert_eq!(totals(&world, id).await, (101, 0, 0));
    })
    .await;
}

#[tokio::test]
async fn a_visitor_is_asked_to_come_in() {
    for_each_database(async |world| {
        let id = published(&world).await;
        let answer = take_stance(&world.visitor(), id, Some(Stance::Support), ME).await;
        assert!(matches!(answer, Err(Stop::Refused(Refusal::SignInFirst))));
    })
    .await;
}

//! Whoever holds the database can lift what protects it and change what was logged. None of it stays hidden from those
//! who know the name of the vote and kept one signed head.

use recount::{Anchor, digest::Hash};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend};
use std::ops::ControlFlow;

use super::{
    DECIDED, VOTING,
    record::{publish, vote},
};
use crate::{
    base::{BoardId, database::statement},
    record::{
        actions::sign_heads_due,
        publishing::{decompress, write_archives_due},
        queries,
    },
    testing::{World, for_each_database},
};

/// How many changes are tried on each database.
const CHANGES: u64 = 300;

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// One change of what is stored; leaf 0 is the manifest, leaves 1 to 5 are ballots.
fn change(dice: &mut Dice, backend: DbBackend) -> String {
    let place = 1 + dice.throw(5);
    let other = 1 + (place + dice.throw(4)) % 5;
    let bytes = |length: u64, dice: &mut Dice| {
        let digits: String = (0..length).map(|_| format!("{:02x}", dice.throw(256))).collect();
        match backend {
            DbBackend::Postgres => format!("'\\x{digits}'::bytea"),
            _ => format!("x'{digits}'"),
        }
    };
    match dice.throw(9) {
        0 => format!("UPDATE record_leaves SET pid = {} WHERE place = {place}", bytes(16, dice)),
        1 => format!("UPDATE record_leaves SET nonce = {} WHERE place = {place}", bytes(32, dice)),
        2 => format!(
            "UPDATE record_leaves SET ballot = CASE WHEN ballot = '2,3' THEN '1' ELSE '2,3' END WHERE place = {place}"
        ),
        3 => format!("DELETE FROM record_leaves WHERE place = {place}"),
        4 => format!(
            "UPDATE record_leaves SET ballot = (SELECT k.ballot FROM kept k WHERE k.place = {place}), \
                pid = (SELECT k.pid FROM kept k WHERE k.place = {place}), \
                nonce = (SELECT k.nonce FROM kept k WHERE k.place = {place}) WHERE place = {other}"
        ),
        5 => format!(
            "INSERT INTO record_leaves SELECT board_id, 6, leaf, pid, nonce, ballot, constituency FROM kept \
             WHERE place = {place}"
        ),
        6 => format!(
            "UPDATE elections SET manifest = REPLACE(manifest, '\"k\":10', '\"k\":{}')",
            dice.throw(10)
        ),
        7 => format!("UPDATE elections SET seed = '{}'", dice.throw(1 << 30)),
        _ => format!("UPDATE elections SET log_key = {}", bytes(32, dice)),
    }
}

/// Whether those who recount notice.
async fn is_found_out(world: &World, board: BoardId, anchor: &Anchor) -> bool {
    // What does not fit together is not even published.
    if write_archives_due(&world.db, DECIDED).await.is_err() {
        return true;
    }
    let archive = decompress(&queries::find_archive(world.db.reader(), board).await.unwrap()).unwrap();
    let report = recount::verify(archive.as_bytes(), anchor, |_| ControlFlow::Continue(()));
    !report.unwrap().is_sound()
}

async fn run(db: &DatabaseConnection, statements: &[&str]) {
    for sql in statements {
        db.execute_raw(statement(db, sql, [])).await.unwrap();
    }
}

#[tokio::test]
async fn no_change_of_what_was_logged_stays_hidden() {
    for_each_database(|world| async move {
        let board = vote(&world).await;
        sign_heads_due(&world.db, VOTING).await.unwrap();
        let head = queries::find_checkpoint(world.db.reader(), board).await.unwrap();
        publish(&world, board).await;
        let name = queries::find(world.db.reader(), board).await.unwrap().unwrap().election;
        let anchor = Anchor { election: Hash::from_hex(&name), heads: vec![head], ..Anchor::default() };
        let (db, backend) = (world.db.writer(), world.db.backend());
        let lift: &[&str] = match backend {
            DbBackend::Postgres => &["ALTER TABLE record_leaves DISABLE TRIGGER USER"],
            _ => &["DROP TRIGGER record_leaves_stand", "DROP TRIGGER record_leaves_stay"],
        };
        run(db, lift).await;
        run(db, &["CREATE TABLE kept AS SELECT * FROM record_leaves"]).await;
        run(db, &["CREATE TABLE kept_elections AS SELECT * FROM elections"]).await;
        run(db, &["DELETE FROM record_archives"]).await;
        assert!(!is_found_out(&world, board, &anchor).await, "what nobody changed is sound");
        let mut dice = Dice(2026);
        for number in 0..CHANGES {
            run(db, &["DELETE FROM record_archives"]).await;
            let sql = change(&mut dice, backend);
            run(db, &[&sql]).await;
            assert!(is_found_out(&world, board, &anchor).await, "change {number} was not found out: {sql}");
            run(
                db,
                &[
                    "DELETE FROM record_leaves",
                    "INSERT INTO record_leaves SELECT * FROM kept",
                    "UPDATE elections SET manifest = (SELECT manifest FROM kept_elections), \
                        seed = (SELECT seed FROM kept_elections), log_key = (SELECT log_key FROM kept_elections)",
                ],
            )
            .await;
        }
    })
    .await;
}

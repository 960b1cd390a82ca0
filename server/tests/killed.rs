//! A killed server: the process is killed several times while people vote, take stances and write; whatever was
//! acknowledged is there afterwards, once.
#![allow(clippy::unwrap_used)]

mod furnished;
mod visitors;

use domain::{
    ballots,
    base::{BoardId, Database, InitiativeId, ParticipantId, database::statement},
    people, stances,
    testing::{World, for_each_database},
};
use furnished::furnish;
use sea_orm::{ConnectionTrait, Value};
use std::{
    net::{Ipv4Addr, SocketAddr},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::{sleep, timeout},
};
use visitors::now;

/// How often the process is killed.
const KILLS: u64 = 3;
/// How many people are at work.
const PEOPLE: usize = 12;

/// The real binary on a database.
struct Server {
    process: Child,
    at: SocketAddr,
}

impl Server {
    async fn start(database: &str, at: SocketAddr) -> Self {
        let process = Command::new(env!("CARGO_BIN_EXE_tavolata"))
            .arg("serve")
            .env_clear()
            .env("DATABASE_URL", database)
            .env("TAVOLATA_LISTEN", at.to_string())
            .env("RUST_LOG", "off")
            .current_dir(std::env::temp_dir())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self { process, at };
        for _ in 0..200 {
            if ask(at, "GET", "/readyz", "", "").await.is_some_and(|answer| answer.is_done) {
                return server;
            }
            sleep(Duration::from_millis(50)).await;
        }
        panic!("the server does not start");
    }

    /// SIGKILL: nothing is finished, nothing is flushed.
    fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have been killed already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

struct Answer {
    is_done: bool,
    cookie: Option<String>,
}

/// One request on a connection of its own; nothing where the whole answer did not come.
async fn ask(at: SocketAddr, method: &str, path: &str, cookie: &str, form: &str) -> Option<Answer> {
    let mut stream = TcpStream::connect(at).await.ok()?;
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\nAccept: application/json\r\nCookie: {cookie}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
        form.len()
    );
    stream.write_all(request.as_bytes()).await.ok()?;
    let mut bytes = Vec::new();
    timeout(Duration::from_secs(10), stream.read_to_end(&mut bytes)).await.ok()?.ok()?;
    let text = String::from_utf8_lossy(&bytes);
    let (head, _) = text.split_once("\r\n\r\n")?;
    let status: u16 = head.split(' ').nth(1)?.parse().ok()?;
    let cookie = head.lines().find_map(|line| line.strip_prefix("set-cookie: "));
    Some(Answer {
        is_done: (200..400).contains(&status),
        cookie: cookie.and_then(|cookie| cookie.split(';').next()).map(str::to_owned),
    })
}

/// What one person was told is done, and what she tried after that and heard nothing of.
#[derive(Default)]
struct Memory {
    choice: Vec<u16>,
    stance: Vec<&'static str>,
    comments: Vec<String>,
    acknowledged: usize,
}

/// Votes, takes stances and writes until she is told to stop, and remembers.
async fn work(
    at: SocketAddr,
    cookie: String,
    place: usize,
    board: BoardId,
    initiative: InitiativeId,
    stop: Arc<AtomicBool>,
) -> Memory {
    const STANCES: [&str; 3] = ["support", "doubt", "pass"];
    let mut memory = Memory::default();
    for round in 0.. {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        let choice = u16::try_from(1 + (round + place) % 2).unwrap();
        let cast = format!("board={board}&choices[0]={choice}");
        let done =
            ask(at, "POST", "/api/ballots/cast", &cookie, &cast).await.is_some_and(|answer| answer.is_done);
        memory.note(done, |memory| &mut memory.choice, choice);

        let stance = STANCES[(round + place) % 3];
        let take = format!("initiative={initiative}&stance={stance}");
        let done =
            ask(at, "POST", "/api/stances/take", &cookie, &take).await.is_some_and(|answer| answer.is_done);
        memory.note(done, |memory| &mut memory.stance, stance);

        let text = format!("Ci sono anche io {place} {round}");
        let write = format!("kind=initiative&id={initiative}&text={text}&language=it");
        if ask(at, "POST", "/api/comments/write", &cookie, &write).await.is_some_and(|answer| answer.is_done)
        {
            memory.acknowledged += 1;
            memory.comments.push(text);
        } else {
            sleep(Duration::from_millis(20)).await;
        }
    }
    memory
}

impl Memory {
    /// What was acknowledged replaces what was before; what nobody answered may have been done or not.
    fn note<T>(&mut self, done: bool, of: impl Fn(&mut Self) -> &mut Vec<T>, what: T) {
        let known = of(self);
        if done {
            known.clear();
        }
        known.push(what);
        self.acknowledged += usize::from(done);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whatever_was_acknowledged_survives_a_killed_server_once() {
    for_each_database(|world| async move {
        let furnished = furnish(&world, 1).await;
        let (board, initiative) = (furnished.boards.voting, furnished.initiatives.published);
        let mut people = Vec::new();
        for place in 0..PEOPLE {
            let person = world.person(&format!("Vicina {place}"), Some("local_community")).await;
            let card = people::actions::renew_card(&world.ctx_at(person, now()).await).await.unwrap();
            people.push((person, card));
        }
        let database = leave(world).await;

        let mut server = Server::start(&database, free_address()).await;
        let stop = Arc::new(AtomicBool::new(false));
        let mut tasks = Vec::new();
        for (place, (person, card)) in people.into_iter().enumerate() {
            let code = format!("code={}", card.as_str());
            let cookie =
                ask(server.at, "POST", "/api/people/enter", "", &code).await.unwrap().cookie.unwrap();
            let task = tokio::spawn(work(server.at, cookie, place, board, initiative, stop.clone()));
            tasks.push((person, task));
        }
        for round in 0..KILLS {
            sleep(Duration::from_millis(600 + 90 * round)).await;
            server.kill();
            server = Server::start(&database, server.at).await;
        }
        sleep(Duration::from_millis(300)).await;
        server.kill();
        stop.store(true, Ordering::Relaxed);

        let db = Database::connect(&database).await.unwrap();
        let mut acknowledged = 0;
        for (person, task) in tasks {
            let memory = task.await.unwrap();
            assert_kept(&db, &memory, person, board, initiative).await;
            acknowledged += memory.acknowledged;
        }
        assert!(acknowledged > PEOPLE * 3, "nearly nothing was done: {acknowledged}");
        assert_counted_once(&db, board, initiative).await;
    })
    .await;
}

/// Lets go of the database, as nobody else has it open beside the server; tells where it is.
async fn leave(world: World) -> String {
    let World { db, address, .. } = world;
    db.writer().clone().close().await.unwrap();
    db.reader().clone().close().await.unwrap();
    address
}

fn free_address() -> SocketAddr {
    let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    listener.local_addr().unwrap()
}

async fn assert_kept(
    db: &Database,
    memory: &Memory,
    person: ParticipantId,
    board: BoardId,
    initiative: InitiativeId,
) {
    let own = ballots::queries::find_own(db.reader(), board, person).await.unwrap();
    let chosen = own.and_then(|ballot| ballot.choices.numbers().first().copied());
    assert!(
        chosen.is_some_and(|chosen| memory.choice.contains(&chosen)),
        "{chosen:?} of {:?}",
        memory.choice
    );
    let own = stances::queries::find_own(db.reader(), initiative.0, person).await.unwrap();
    let taken = own.map(|stance| stance.as_str());
    assert!(taken.is_some_and(|taken| memory.stance.contains(&taken)), "{taken:?} of {:?}", memory.stance);
    for text in &memory.comments {
        const SQL: &str = "SELECT COUNT(*) AS number FROM comments WHERE text = $1";
        assert_eq!(number(db, SQL, text.as_str().into()).await, 1, "{text}");
    }
}

/// The counters agree with what they count.
async fn assert_counted_once(db: &Database, board: BoardId, initiative: InitiativeId) {
    const PAIRS: [(&str, &str); 3] = [
        (
            "SELECT CAST(ballots AS BIGINT) AS number FROM boards WHERE id = $1",
            "SELECT COUNT(*) AS number FROM ballots WHERE board_id = $1 AND choices <> ''",
        ),
        (
            "SELECT CAST(SUM(supports + doubts + passes) AS BIGINT) AS number FROM initiative_tallies \
             WHERE initiative_id = $1",
            "SELECT COUNT(*) AS number FROM stances WHERE subject_id = $1",
        ),
        (
            "SELECT CAST(comments AS BIGINT) AS number FROM initiatives WHERE id = $1",
            "SELECT COUNT(*) AS number FROM comments WHERE subject_id = $1 AND state = 'published'",
        ),
    ];
    let subjects: [Value; 3] = [board.into(), initiative.into(), initiative.into()];
    for ((counter, rows), subject) in PAIRS.into_iter().zip(subjects) {
        assert_eq!(number(db, counter, subject.clone()).await, number(db, rows, subject).await, "{counter}");
    }
}

async fn number(db: &Database, sql: &str, about: Value) -> i64 {
    let db = db.reader();
    let row = db.query_one_raw(statement(db, sql, [about])).await.unwrap().unwrap();
    row.try_get("", "number").unwrap()
}

//! Letters on their way: a real mail server on this machine takes them, or does not.
#![allow(clippy::unwrap_used)]

mod visitors;

use domain::{
    activity::{self, Entry},
    base::InitiativeId,
    boards::{Moderation, Theme},
    follows,
    initiatives::{self, Draft},
    people::Capacity,
    testing::{World, for_each_database},
};
use server::{State, post::deliver_due};
use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};
use visitors::{Visitor, now, settings};

/// A mail server that keeps what it takes.
#[derive(Clone)]
struct Postbox {
    address: SocketAddr,
    taken: Arc<Mutex<Vec<String>>>,
    /// What it says to a letter: `250` takes it, `451` not now, `554` never, nothing closes the connection.
    says: Arc<Mutex<&'static str>>,
}

impl Postbox {
    async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let postbox = Self {
            address: listener.local_addr().unwrap(),
            taken: Arc::default(),
            says: Arc::new(Mutex::new("250 taken")),
        };
        let serving = postbox.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serving.clone().talk(stream));
            }
        });
        postbox
    }

    /// RFC 5321 as far as a client needs it that sends plain letters.
    async fn talk(self, stream: TcpStream) {
        let (reading, mut writing) = stream.into_split();
        let mut lines = BufReader::new(reading).lines();
        writing.write_all(b"220 postbox\r\n").await.unwrap();
        while let Ok(Some(line)) = lines.next_line().await {
            let reply = match line.get(..4).unwrap_or_default() {
                "DATA" => {
                    writing.write_all(b"354 go on\r\n").await.unwrap();
                    let mut letter = String::new();
                    while let Ok(Some(line)) = lines.next_line().await {
                        if line == "." {
                            break;
                        }
                        letter.push_str(&line);
                        letter.push('\n');
                    }
                    let says = *self.says.lock().unwrap();
                    if says.starts_with("250") || says.is_empty() {
                        self.taken.lock().unwrap().push(letter);
                    }
                    if says.is_empty() {
                        return;
                    }
                    says
                }
                "QUIT" => "221 bye",
                _ => "250 ok",
            };
            if writing.write_all(format!("{reply}\r\n").as_bytes()).await.is_err() {
                return;
            }
        }
    }

    fn taken(&self) -> Vec<String> {
        self.taken.lock().unwrap().iter().map(|letter| plain(letter)).collect()
    }

    fn say(&self, reply: &'static str) {
        *self.says.lock().unwrap() = reply;
    }

    /// A process of the house that sends its letters here.
    fn house(&self, world: &World) -> State {
        let mut settings = settings();
        settings.smtp_url = Some(format!("smtp://{}", self.address));
        State::new(world.db.clone(), settings)
    }
}

/// The letter without the soft line breaks of quoted-printable.
fn plain(letter: &str) -> String {
    letter.replace("=\n", "").replace("=3D", "=")
}

async fn publish(world: &World) -> InitiativeId {
    let board = world.board(Moderation::After).await;
    let sofia = world.ctx(world.sofia).await;
    let body = "Un orto dietro la scuola, con acqua e attrezzi per tutte le famiglie del quartiere.";
    let draft = Draft::parse("Orto comune", body, "it", Theme::Environment, "", "", "").unwrap();
    let id = initiatives::actions::write_draft(&sofia, board, &draft, Capacity::Personal).await.unwrap();
    initiatives::actions::submit(&sofia, id).await.unwrap();
    id
}

async fn answer(world: &World, initiative: InitiativeId) {
    let entry = Entry {
        at: now(),
        deed: "answers.answer",
        actor: Some(world.officer),
        board: None,
        subject: Some(initiative.into()),
        detail: None,
    };
    activity::record(world.db.writer(), entry).await.unwrap();
}

/// Karima follows the initiative, left her address on the page, and opened the letter that asked.
async fn karima_hears(world: &World, postbox: &Postbox, initiative: InitiativeId) -> Visitor {
    let state = postbox.house(world);
    let router = server::router(state.clone());
    let mut karima = Visitor::come_in(&router, world, world.karima).await;
    follows::actions::follow(&world.ctx(world.karima).await, initiative.into()).await.unwrap();
    karima.get("/it/messages").await;
    let page = karima.send("/api/messages/leave_address", "email=karima%40example.org&language=it").await;
    assert!(page.text.contains("karima@example.org"), "{}", page.text);
    deliver_due(state).await.unwrap();
    let letter = postbox.taken().remove(0);
    assert!(letter.contains("To: karima@example.org"), "{letter}");
    let token = link(&letter, "/it/messages/confirm/");
    let mut anybody = Visitor::at(&router);
    anybody.get(&format!("/it/messages/confirm/{token}")).await;
    let page = anybody.send("/api/messages/confirm", &format!("token={token}")).await;
    assert!(page.text.contains("confermato"), "{}", page.text);
    karima
}

fn link(letter: &str, path: &str) -> String {
    let start = letter.find(path).unwrap_or_else(|| panic!("{letter}")) + path.len();
    letter[start..].split_whitespace().next().unwrap().trim_end_matches('>').to_owned()
}

#[tokio::test]
async fn a_letter_arrives_once_whatever_restarts_and_its_link_stops_the_next() {
    for_each_database(|world| async move {
        let postbox = Postbox::open().await;
        let initiative = publish(&world).await;
        karima_hears(&world, &postbox, initiative).await;
        answer(&world, initiative).await;
        for _ in 0..3 {
            deliver_due(postbox.house(&world)).await.unwrap();
        }
        let letters = postbox.taken();
        assert_eq!(letters.len(), 2, "the one that asked, and the one that tells");
        assert!(letters[1].contains("Orto comune") && letters[1].contains("Content-Language: it"));
        let token = link(&letters[1], "/it/messages/stop/");
        let mut anybody = Visitor::at(&server::router(postbox.house(&world)));
        anybody.get(&format!("/it/messages/stop/{token}")).await;
        let page = anybody.send("/api/messages/stop", &format!("token={token}&all=false")).await;
        assert!(page.text.contains("Fatto"), "{}", page.text);
        answer(&world, initiative).await;
        deliver_due(postbox.house(&world)).await.unwrap();
        assert_eq!(postbox.taken().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_the_server_never_takes_or_that_it_may_have_is_not_sent_again() {
    for_each_database(|world| async move {
        for (says, arrived) in [("554 no", 1), ("", 2)] {
            let postbox = Postbox::open().await;
            let initiative = publish(&world).await;
            karima_hears(&world, &postbox, initiative).await;
            answer(&world, initiative).await;
            postbox.say(says);
            deliver_due(postbox.house(&world)).await.unwrap();
            postbox.say("250 taken");
            deliver_due(postbox.house(&world)).await.unwrap();
            assert_eq!(postbox.taken().len(), arrived, "{says}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_house_without_a_mail_server_asks_for_no_address() {
    for_each_database(|world| async move {
        let mut settings = settings();
        (settings.smtp_url, settings.mail_from) = (None, None);
        let router = server::router(State::new(world.db.clone(), settings));
        let mut karima = Visitor::come_in(&router, &world, world.karima).await;
        assert!(!karima.get("/it/messages").await.text.contains("name=\"email\""));
        let answer = karima.call("/api/messages/leave_address", "email=a%40example.org&language=it").await;
        assert_eq!(answer.refusal().as_deref(), Some("wrong_state"));
    })
    .await;
}

//! What is measured: pages and deeds, who asks for them, and from how many connections.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::crowd::Crowd;
use crate::http::{Asker, Request};

/// A page or a deed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// The least that the server can answer.
    Health,
    /// A file of the site.
    Style,
    /// The page of a board, with its columns.
    Board,
    /// The list of a board's initiatives.
    List,
    /// The page of an initiative: a reader without an account asks for the same one, a person for another each time.
    Initiative,
    /// The page of another initiative each time.
    OtherInitiative,
    /// A search of services in one's own words, near another municipality each time.
    Offers,
    /// Where services are missing.
    Gaps,
    /// The meetings to come.
    Meetings,
    /// The page of another meeting each time.
    Meeting,
    /// Registering for a meeting, and no longer coming, in turn.
    Registration,
    /// Taking a stance, on another initiative each time.
    Stance,
    /// Casting or changing a ballot.
    Ballot,
}

/// Who asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reader {
    /// Somebody without an account.
    Anonymous,
    /// A person with a session.
    SignedIn,
}

/// One thing to measure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Case {
    /// What is asked for.
    pub what: What,
    /// By whom.
    pub reader: Reader,
    /// From how many connections.
    pub connections: usize,
}

/// From how many connections each thing is asked for.
const CONNECTIONS: [usize; 2] = [1, 16];
/// How many people write at the same moment where durable writes are counted.
pub const WRITERS: usize = 256;

/// All cases but those of durable writes.
pub fn cases() -> impl Iterator<Item = Case> {
    use Reader::{Anonymous, SignedIn};
    let asked = [
        (What::Health, Anonymous),
        (What::Style, Anonymous),
        (What::Board, Anonymous),
        (What::List, Anonymous),
        (What::Initiative, Anonymous),
        (What::OtherInitiative, Anonymous),
        (What::Offers, Anonymous),
        (What::Gaps, Anonymous),
        (What::Meetings, Anonymous),
        (What::Meeting, Anonymous),
        (What::Board, SignedIn),
        (What::List, SignedIn),
        (What::Initiative, SignedIn),
        (What::Meeting, SignedIn),
        (What::Stance, SignedIn),
        (What::Ballot, SignedIn),
        (What::Registration, SignedIn),
    ];
    asked
        .into_iter()
        .flat_map(|(what, reader)| CONNECTIONS.map(|connections| Case { what, reader, connections }))
}

/// The cases of durable writes.
pub fn durable_writes() -> [Case; 2] {
    [What::Stance, What::Ballot].map(|what| Case { what, reader: Reader::SignedIn, connections: WRITERS })
}

/// Everything that requests are made of.
pub struct Scene {
    /// Where the server listens.
    pub port: u16,
    /// The boards.
    pub crowd: Crowd,
    /// The sessions of different people, at least as many as connections.
    pub cookies: Vec<String>,
    /// The address of the style sheet.
    pub style: String,
    /// Counts the requests, so that each differs from the one before.
    pub turn: AtomicUsize,
    /// For each person whether she is registered for her meeting.
    pub registered: Vec<AtomicBool>,
}

impl Scene {
    /// The next request of a connection, told by its number.
    pub fn request(&self, case: Case, connection: usize) -> Request {
        let cookie = match case.reader {
            Reader::Anonymous => None,
            Reader::SignedIn => self.cookies.get(connection).map(String::as_str),
        };
        let asker = Asker { port: self.port, cookie };
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        let Crowd { open, voting, .. } = &self.crowd;
        match case.what {
            What::Health => asker.page("/healthz"),
            What::Style => asker.page(&self.style),
            What::Board => asker.page(&format!("/it/boards/{open}")),
            What::List => asker.page(&format!("/it/boards/{open}?stage=proposed")),
            What::Initiative if cookie.is_none() => asker.page(&self.initiative(0)),
            What::Initiative | What::OtherInitiative => asker.page(&self.initiative(turn)),
            What::Offers => {
                let near = turn % 40;
                asker.page(&format!("/it/offers?q=corso+di+italiano+la+sera+Borgo+{near}"))
            }
            What::Gaps => asker.page("/it/offers/gaps"),
            What::Meetings => asker.page("/it/meetings"),
            What::Meeting => asker.page(&format!("/it/meetings/{}", self.meeting(turn).1)),
            What::Registration => self.registration(asker, connection),
            What::Stance => asker.call("stances/take", &self.stance(turn)),
            What::Ballot => asker.call("ballots/cast", &format!("board={voting}&{}", self.choices(turn))),
        }
    }

    /// The address of an initiative's page; neighbours in turn lie far apart.
    fn initiative(&self, turn: usize) -> String {
        format!("/it/initiatives/{}", self.far_apart(turn))
    }

    fn meeting(&self, turn: usize) -> &(String, i64) {
        let meetings = &self.crowd.meetings;
        &meetings[turn * 19 % meetings.len()]
    }

    fn registration(&self, asker: Asker<'_>, connection: usize) -> Request {
        let meeting = &self.meeting(connection).0;
        let deed = match self.registered[connection].fetch_not(Ordering::Relaxed) {
            true => "meetings/leave",
            false => "meetings/register",
        };
        asker.call(deed, &format!("meeting={meeting}"))
    }

    fn stance(&self, turn: usize) -> String {
        let stance = ["support", "doubt", "pass"][turn / self.crowd.initiatives.len() % 3];
        format!("initiative={}&stance={stance}&capacity=", self.far_apart(turn))
    }

    fn far_apart(&self, turn: usize) -> &str {
        let initiatives = &self.crowd.initiatives;
        &initiatives[turn * 619 % initiatives.len()]
    }

    fn choices(&self, turn: usize) -> String {
        let number = |step: usize| (turn * (step + 1) + step * 31) % self.crowd.options + 1;
        (0..3).map(|step| format!("choices[{step}]={}", number(step))).collect::<Vec<_>>().join("&")
    }
}

impl Case {
    /// What it is called in the tables.
    pub fn title(self) -> String {
        let what = match self.what {
            What::Health => "bare answer",
            What::Style => "style sheet",
            What::Board => "board",
            What::List => "list",
            What::Initiative => "initiative",
            What::OtherInitiative => "initiative, each time another",
            What::Offers => "search of services",
            What::Gaps => "gaps between services",
            What::Meetings => "meetings to come",
            What::Meeting => "meeting, each time another",
            What::Registration => "register for a meeting",
            What::Stance => "take a stance",
            What::Ballot => "cast a ballot",
        };
        let reader = match self.reader {
            Reader::Anonymous => "anonymous",
            Reader::SignedIn => "signed in",
        };
        format!("{what} | {reader} | {}", self.connections)
    }
}

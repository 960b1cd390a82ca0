//! Answers at once that it is done, and hands on a little later: like a server that acknowledges before it commits.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::http::{Connection, Request};

/// How much later.
const LATER: Duration = Duration::from_millis(400);
const DONE: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n";

/// Stands before the server of a port, for as long as this program runs; gives its own port.
pub fn stand_before(port: u16) -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let own = listener.local_addr()?.port();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // It ends with its connection, whatever the reason.
            thread::spawn(move || serve(stream, port));
        }
    });
    Ok(own)
}

fn serve(stream: TcpStream, port: u16) -> Result<()> {
    let (hand_on, handed) = channel();
    thread::spawn(move || hand_on_later(&handed, port));
    let mut stream = BufReader::new(stream);
    loop {
        let request = read_request(&mut stream)?;
        hand_on.send((Instant::now() + LATER, request)).context("nobody hands it on")?;
        stream.get_mut().write_all(DONE)?;
    }
}

fn hand_on_later(requests: &Receiver<(Instant, Vec<u8>)>, port: u16) {
    let mut connection = None;
    for (when, bytes) in requests {
        thread::sleep(when.saturating_duration_since(Instant::now()));
        let open = connection.take().map_or_else(|| Connection::open(port), Ok);
        // What fails is lost, and nobody hears of it: that is the defect.
        connection = open.and_then(|mut open| open.ask(&Request::raw(bytes)).map(|_| open)).ok();
    }
}

fn read_request(stream: &mut impl BufRead) -> Result<Vec<u8>> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        anyhow::ensure!(stream.read_line(&mut head)? > 0, "the client has gone");
    }
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    let length: u64 = length.map_or(Ok(0), str::parse)?;
    let mut bytes = head.into_bytes();
    stream.take(length).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_read_to_the_end_of_its_body() {
        let text = "POST / HTTP/1.1\r\ncontent-length: 4\r\n\r\nciaoGET / HTTP/1.1\r\n\r\n";
        let mut stream = text.as_bytes();
        assert!(read_request(&mut stream).unwrap().ends_with(b"\r\n\r\nciao"));
        assert_eq!(read_request(&mut stream).unwrap(), b"GET / HTTP/1.1\r\n\r\n");
    }
}

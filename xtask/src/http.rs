//! A small client of HTTP/1.1: one connection, kept alive, one request after the other.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// Longer than any answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// A request, ready to be sent.
#[derive(Clone)]
pub struct Request {
    /// Method and path, for messages.
    pub line: String,
    bytes: Vec<u8>,
}

impl Request {
    /// A request that somebody else has made.
    pub fn raw(bytes: Vec<u8>) -> Self {
        Self { line: "a request handed on".to_owned(), bytes }
    }
}

/// Who asks.
#[derive(Clone, Copy)]
pub struct Asker<'a> {
    /// Where the server listens.
    pub port: u16,
    /// The session's cookie; none for a reader without an account.
    pub cookie: Option<&'a str>,
}

impl Asker<'_> {
    /// A page or file as a browser asks for it.
    pub fn page(&self, path: &str) -> Request {
        self.request("GET", path, "accept: text/html,*/*\r\naccept-encoding: br, gzip\r\n", "")
    }

    /// The same, uncompressed, to be read.
    pub fn plain(&self, path: &str) -> Request {
        self.request("GET", path, "accept: text/html,*/*\r\n", "")
    }

    /// A server function as the client of the site calls it.
    pub fn call(&self, function: &str, fields: &str) -> Request {
        let more = format!(
            "accept: application/json\r\ncontent-type: application/x-www-form-urlencoded\r\n\
             origin: http://127.0.0.1:{}\r\ncontent-length: {}\r\n",
            self.port,
            fields.len()
        );
        self.request("POST", &format!("/api/{function}"), &more, fields)
    }

    fn request(&self, method: &str, path: &str, headers: &str, body: &str) -> Request {
        let line = format!("{method} {path}");
        let cookie = self.cookie.map_or_else(String::new, |cookie| format!("cookie: {cookie}\r\n"));
        let text = format!("{line} HTTP/1.1\r\nhost: 127.0.0.1:{}\r\n{cookie}{headers}\r\n{body}", self.port);
        Request { line, bytes: text.into_bytes() }
    }
}

/// What came back.
pub struct Answer {
    /// The status code.
    pub status: u16,
    headers: Vec<(String, String)>,
    /// The body as sent, compressed where the server compresses.
    pub body: Vec<u8>,
}

impl Answer {
    /// The first header of this name, which is written small.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// One connection.
pub struct Connection(BufReader<TcpStream>);

impl Connection {
    /// Connects to a server on this machine.
    pub fn open(port: u16) -> Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port)).context("cannot connect to the server")?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Self(BufReader::with_capacity(64 * 1024, stream)))
    }

    /// Sends a request and reads the whole answer.
    pub fn ask(&mut self, request: &Request) -> Result<Answer> {
        self.0.get_mut().write_all(&request.bytes)?;
        read_answer(&mut self.0).with_context(|| format!("no answer to {}", request.line))
    }

    /// The same, and an answer other than a success is an error that says what came instead.
    pub fn succeed(&mut self, request: &Request) -> Result<Answer> {
        let answer = self.ask(request)?;
        if !(200..300).contains(&answer.status) {
            let said: String = String::from_utf8_lossy(&answer.body).chars().take(200).collect();
            bail!("{} answered {} {said}", request.line, answer.status);
        }
        Ok(answer)
    }
}

fn read_answer(stream: &mut impl BufRead) -> Result<Answer> {
    let first = read_line(stream)?;
    let status = first.split(' ').nth(1).and_then(|code| code.parse().ok()).context("no status")?;
    let mut headers = Vec::new();
    loop {
        let line = read_line(stream)?;
        let Some((name, value)) = line.split_once(':') else { break };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let mut answer = Answer { status, headers, body: Vec::new() };
    if answer.header("transfer-encoding").is_some_and(|coding| coding == "chunked") {
        read_chunks(stream, &mut answer.body)?;
    } else {
        let length = answer.header("content-length").map_or(Ok(0), str::parse)?;
        answer.body.resize(length, 0);
        stream.read_exact(&mut answer.body)?;
    }
    Ok(answer)
}

fn read_chunks(stream: &mut impl BufRead, body: &mut Vec<u8>) -> Result<()> {
    loop {
        let size = usize::from_str_radix(&read_line(stream)?, 16).context("no size of a chunk")?;
        let start = body.len();
        body.resize(start + size, 0);
        stream.read_exact(&mut body[start..])?;
        read_line(stream)?;
        if size == 0 {
            return Ok(());
        }
    }
}

fn read_line(stream: &mut impl BufRead) -> Result<String> {
    let mut line = String::new();
    if stream.read_line(&mut line)? == 0 {
        bail!("the server closed the connection");
    }
    line.truncate(line.trim_end().len());
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Answer {
        read_answer(&mut text.as_bytes()).unwrap()
    }

    #[test]
    fn an_answer_of_known_length_is_read_to_its_end() {
        let mut two =
            "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nciaoHTTP/1.1 404 Not Found\r\n\r\n".as_bytes();
        assert_eq!(read_answer(&mut two).unwrap().body, b"ciao");
        assert_eq!(read_answer(&mut two).unwrap().status, 404);
    }

    #[test]
    fn an_answer_in_chunks_is_put_together() {
        let answer =
            read("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\ncia\r\n1\r\no\r\n0\r\n\r\n");
        assert_eq!(answer.body, b"ciao");
    }

    #[test]
    fn a_call_carries_its_origin_and_its_cookie() {
        let asker = Asker { port: 3000, cookie: Some("tavolata=1") };
        let request = String::from_utf8(asker.call("stances/take", "stance=support").bytes).unwrap();
        assert!(request.starts_with("POST /api/stances/take HTTP/1.1\r\nhost: 127.0.0.1:3000\r\n"));
        assert!(request.contains("\r\ncookie: tavolata=1\r\n"));
        assert!(request.contains("\r\norigin: http://127.0.0.1:3000\r\n"));
        assert!(request.ends_with("content-length: 14\r\n\r\nstance=support"));
    }
}

use serde::Deserialize;
use serde_json::Value;

use super::{Archive, FORMAT, Findings, Opening};
use crate::digest::{Hash, Nonce, Pid};

/// A file is not an archive: this line of it, counted from 1, is not what should stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {0} is not what should stand there")]
pub struct ReadError(pub usize);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    format: String,
    manifest: String,
    leaves: usize,
    heads: usize,
    openings: usize,
    superseded: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Found {
    outcome: Value,
    outcome_hash: Hash,
    seed: Option<String>,
    struck: Vec<u16>,
}

impl<'a> Archive<'a> {
    /// Reads what an archive says.
    pub fn read(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let text = std::str::from_utf8(bytes).map_err(|_| ReadError(1))?;
        let mut lines = Lines { rest: text, number: 0 };
        let header: Header = lines.value()?;
        if header.format != FORMAT {
            return Err(ReadError(1));
        }
        let leaves =
            lines.many(header.leaves, |line| Hash::from_hex(line.strip_prefix('"')?.strip_suffix('"')?))?;
        let heads = lines.many(header.heads, |line| serde_json::from_str(line).ok())?;
        let openings = lines.many(header.openings, opening)?;
        let superseded = lines.many(header.superseded, opening)?;
        let Found { outcome, outcome_hash, seed, struck } = lines.value()?;
        let sealed = &bytes[..bytes.len() - lines.rest.len()];
        let seal = lines.value()?;
        if !lines.rest.is_empty() {
            return Err(ReadError(lines.number + 1));
        }
        let findings = Findings { seed, struck, outcome, outcome_hash };
        Ok(Self { manifest: header.manifest, leaves, heads, openings, superseded, findings, sealed, seal })
    }
}

fn opening(line: &str) -> Option<Opening<'_>> {
    let (pid, index, nonce, ballot, constituency): (Pid, u64, Nonce, &str, Option<u16>) =
        serde_json::from_str(line).ok()?;
    Some(Opening { pid, index, nonce, ballot, constituency })
}

struct Lines<'a> {
    rest: &'a str,
    number: usize,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Result<&'a str, ReadError> {
        self.number += 1;
        let (line, rest) = self.rest.split_once('\n').ok_or(ReadError(self.number))?;
        self.rest = rest;
        Ok(line)
    }

    fn value<T: Deserialize<'a>>(&mut self) -> Result<T, ReadError> {
        let line = self.next()?;
        serde_json::from_str(line).map_err(|_| ReadError(self.number))
    }

    fn many<T>(&mut self, count: usize, read: impl Fn(&'a str) -> Option<T>) -> Result<Vec<T>, ReadError> {
        // Room for as many as the file could hold, whatever its first line claims.
        let mut values = Vec::with_capacity(count.min(self.rest.len() / 32));
        for _ in 0..count {
            let line = self.next()?;
            values.push(read(line).ok_or(ReadError(self.number))?);
        }
        Ok(values)
    }
}

//! What coming in does to the session.

use domain::base::{Failure, Language, ParticipantId, Refusal, secret};
use tower_sessions::session;

use crate::wire::{self, Error, PARTICIPANT};

/// Opens the door: the session gets a new id, so that nobody who knew the old one comes in too.
pub async fn come_in(who: ParticipantId) -> Result<(), Error> {
    let session = wire::session();
    session.cycle_id().await.map_err(broken)?;
    session.insert(PARTICIPANT, who).await.map_err(broken)
}

/// Closes the door behind this device.
pub async fn leave() -> Result<(), Error> {
    wire::session().flush().await.map_err(broken)
}

/// Keeps something in the session until the next page shows it.
pub async fn keep<T: serde::Serialize + Send + Sync>(name: &str, what: T) -> Result<(), Error> {
    wire::session().insert(name, what).await.map_err(broken)
}

/// Takes what was kept: it is shown this once.
pub async fn take<T: serde::de::DeserializeOwned>(name: &str) -> Result<T, Error> {
    let kept = wire::session().remove(name).await.map_err(broken)?;
    kept.ok_or(Error::Refused(Refusal::NotFound))
}

/// A page in the language that a person prefers, where the interface exists in it.
pub fn path_in(language: Language, path: &str) -> String {
    let language = if language.is_interface() { language } else { wire::language() };
    format!("/{language}{path}")
}

/// One of the words of a list separated by commas, with a number: a pseudonym that is nobody's name.
pub fn suggest(list: &str) -> String {
    let [word, number] = secret::random_bytes::<2>();
    let words: Vec<&str> = list.split(',').map(str::trim).collect();
    let word = words[usize::from(word) % words.len()];
    format!("{word} {}", 10 + u16::from(number) % 90)
}

fn broken(error: session::Error) -> Error {
    Failure::Unreadable(error.to_string()).into()
}

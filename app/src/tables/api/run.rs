//! Running a session: presence, what is said and decided, minutes, commitments.

use domain::base::{CommitmentId, ItemId, MeetingId, OrganisationId, ResolutionId, SeatId};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::wire::Error;

/// Opens a session.
#[server(endpoint = "tables/open", output = Postcard)]
pub async fn open(session: MeetingId) -> Result<(), Error> {
    Ok(domain::tables::actions::open(&crate::wire::ctx(), session).await?)
}

/// Closes a session.
#[server(endpoint = "tables/close", output = Postcard)]
pub async fn close(session: MeetingId) -> Result<(), Error> {
    Ok(domain::tables::actions::close(&crate::wire::ctx(), session).await?)
}

/// Who of a seat is in the room, as it is typed: nothing where nobody is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Presence {
    pub seat: SeatId,
    #[serde(default)]
    pub sits: String,
}

/// Notes who is in the room.
#[server(endpoint = "tables/note_present", output = Postcard)]
pub async fn note_present(
    session: MeetingId,
    #[server(default)] present: Vec<Presence>,
) -> Result<(), Error> {
    use domain::{base::Stop, tables::actions};
    let there = present.iter().filter(|presence| !presence.sits.is_empty());
    let there: Vec<_> = there
        .map(|presence| Ok((presence.seat, presence.sits.parse()?)))
        .collect::<Result<_, domain::base::Refusal>>()
        .map_err(Stop::from)?;
    Ok(actions::note_present(&crate::wire::ctx(), session, &there).await?)
}

/// Puts a resolution to the seats.
#[server(endpoint = "tables/put", output = Postcard)]
pub async fn put(item: ItemId, text: String) -> Result<(), Error> {
    use crate::wire::At;
    let text = domain::base::text::Message::parse(&text).at("text")?;
    domain::tables::actions::put(&crate::wire::ctx(), item, &text).await?;
    Ok(())
}

/// What a seat says, as it is typed: nothing where it says nothing.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Voiced {
    pub seat: SeatId,
    #[serde(default)]
    pub voice: String,
    #[serde(default)]
    pub reasons: String,
}

/// Says what seats say to a resolution.
#[server(endpoint = "tables/speak", output = Postcard)]
pub async fn speak(resolution: ResolutionId, #[server(default)] voices: Vec<Voiced>) -> Result<(), Error> {
    use crate::wire::At;
    use domain::tables::{Said, actions};
    let mut said = Vec::new();
    for (place, voiced) in voices.iter().enumerate().filter(|(_, voiced)| !voiced.voice.is_empty()) {
        let voice = voiced.voice.parse().at(&format!("voices[{place}][voice]"))?;
        let parsed = Said::parse(voiced.seat, voice, &voiced.reasons);
        said.push(parsed.at(&format!("voices[{place}][reasons]"))?);
    }
    Ok(actions::speak(&crate::wire::ctx(), resolution, &said).await?)
}

/// Decides a resolution.
#[server(endpoint = "tables/decide", output = Postcard)]
pub async fn decide(resolution: ResolutionId) -> Result<(), Error> {
    domain::tables::actions::decide(&crate::wire::ctx(), resolution).await?;
    Ok(())
}

/// Keeps what was typed into the minutes; tells the number of the version.
#[server(endpoint = "tables/write_minutes", output = Postcard)]
pub async fn write_minutes(
    session: MeetingId,
    #[server(default)] item: Option<ItemId>,
    version: u32,
    #[server(default)] text: String,
) -> Result<u32, Error> {
    use crate::wire::At;
    use domain::tables::actions;
    actions::write_minutes(&crate::wire::ctx(), session, item, version, &text).await.at("text")
}

/// Approves the minutes of an earlier session.
#[server(endpoint = "tables/approve_minutes", output = Postcard)]
pub async fn approve_minutes(session: MeetingId, of: MeetingId) -> Result<(), Error> {
    Ok(domain::tables::actions::approve_minutes(&crate::wire::ctx(), session, of).await?)
}

/// Writes down what an organisation does because a resolution passed.
#[server(endpoint = "tables/commit", output = Postcard)]
pub async fn commit(
    resolution: ResolutionId,
    text: String,
    organisation: OrganisationId,
    due: String,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::{
        base::{Day, Refusal, text::Message},
        tables::{CommitmentDraft, actions},
    };
    let draft = CommitmentDraft {
        text: Message::parse(&text).at("text")?,
        owner: organisation,
        due: Day::from_iso(&due).ok_or(Refusal::NotADate).at("due")?,
    };
    actions::commit(&crate::wire::ctx(), resolution, &draft).await.at("organisation")?;
    Ok(())
}

/// Says that a commitment was kept.
#[server(endpoint = "tables/keep_commitment", output = Postcard)]
pub async fn keep_commitment(commitment: CommitmentId, #[server(default)] note: String) -> Result<(), Error> {
    use crate::wire::At;
    use domain::{
        base::text::{Message, optional},
        tables::actions,
    };
    let note = optional(&note, Message::parse).at("note")?;
    Ok(actions::keep_commitment(&crate::wire::ctx(), commitment, note.as_ref()).await?)
}

/// Gives a commitment up.
#[server(endpoint = "tables/drop_commitment", output = Postcard)]
pub async fn drop_commitment(commitment: CommitmentId, reasons: String) -> Result<(), Error> {
    use crate::wire::At;
    let reasons = domain::base::text::Reasons::parse(&reasons).at("reasons")?;
    Ok(domain::tables::actions::drop_commitment(&crate::wire::ctx(), commitment, &reasons).await?)
}

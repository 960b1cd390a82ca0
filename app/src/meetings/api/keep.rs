//! What those who keep a meeting do.

use domain::{
    base::{InitiativeId, MeetingDateId, MeetingId, Moment, RegistrationId},
    meetings::{Card, Meeting, Roll, RoomCode},
    people::Constituency,
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use super::{attend::Needed, written::Written};
use crate::{ui::qr::Picture, wire::Error};

/// The meetings that one keeps.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Kept {
    /// The meetings, drafts among them.
    pub meetings: Vec<Card>,
    /// When they were read.
    pub now: Moment,
}

/// The meetings that the person who asks keeps.
#[server(endpoint = "meetings/list_kept", output = Postcard)]
pub async fn list_kept() -> Result<Kept, Error> {
    let ctx = crate::wire::ctx();
    Ok(Kept { meetings: domain::meetings::queries::list_kept(&ctx).await?, now: ctx.now })
}

/// What the form of a meeting needs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Workbench {
    /// The meeting, where one is changed: its id and title.
    pub meeting: Option<(MeetingId, String)>,
    /// The meeting as it was typed, or an empty form.
    pub written: Written,
    /// Where one may call meetings.
    pub places: Vec<(String, String)>,
    /// Who may hold it.
    pub organisations: Vec<(String, String)>,
    /// The constituencies for which seats can be kept.
    pub constituencies: Vec<Constituency>,
}

/// A meeting for the form that changes it, or an empty form.
#[server(endpoint = "meetings/find_form", output = Postcard)]
pub async fn find_form(#[server(default)] number: Option<i64>) -> Result<Workbench, Error> {
    use domain::{
        base::{Deed, Refusal},
        meetings::{queries, rules},
        organisations,
    };
    let ctx = crate::wire::ctx();
    let db = ctx.db.reader();
    let language = crate::wire::language();
    let person = ctx.actor.person()?.clone();
    let meeting = match number {
        Some(number) => {
            let found = queries::find(&ctx, number, language).await?;
            rules::may_keep(&ctx.actor, &found.frame)?;
            Some(found)
        }
        None if !rules::may_convene_somewhere(&ctx.actor) => return Err(Refusal::NotAllowed.into()),
        None => None,
    };
    let officer = ctx.actor.may_somewhere(Deed::KeepMeetings);
    let places = if officer {
        crate::territories::api::choices(&ctx, Deed::KeepMeetings).await?
    } else {
        // Members call meetings of their organisation wherever these take place.
        crate::territories::api::all(&ctx).await?
    };
    let held = meeting.as_ref().map(|meeting| meeting.frame.organisers.clone()).unwrap_or_default();
    let mut organisations = organisations::queries::list_names(db).await?;
    if !officer {
        organisations.retain(|(id, _)| person.memberships.contains(id) || held.contains(id));
    }
    let mut written = meeting.as_ref().map(Written::of).unwrap_or_default();
    if let (true, Some((id, _))) = (meeting.is_none() && !officer, organisations.first()) {
        written.organisers = vec![id.to_string()];
    }
    Ok(Workbench {
        meeting: meeting.map(|meeting| (meeting.frame.id, meeting.frame.title)),
        written,
        places,
        organisations: organisations.into_iter().map(|(id, name)| (id.to_string(), name)).collect(),
        constituencies: crate::people::api::constituencies(&ctx).await?,
    })
}

/// Calls a meeting, or changes it where its id is given; then shows it.
#[server(endpoint = "meetings/write", output = Postcard)]
pub async fn write(#[server(default)] meeting: Option<MeetingId>, written: Written) -> Result<(), Error> {
    use domain::meetings::{actions, queries};
    let (ctx, draft) = (crate::wire::ctx(), written.draft()?);
    let id = match meeting {
        Some(id) => {
            actions::change(&ctx, id, &draft).await.map_err(super::written::at_its_field)?;
            id
        }
        None => actions::create(&ctx, &draft).await.map_err(super::written::at_its_field)?,
    };
    let number = queries::find_frame(ctx.db.reader(), id).await?.number;
    leptos_axum::redirect(&format!("/{}/meetings/{number}", crate::wire::language()));
    Ok(())
}

/// Publishes a meeting.
#[server(endpoint = "meetings/publish", output = Postcard)]
pub async fn publish(meeting: MeetingId) -> Result<(), Error> {
    Ok(domain::meetings::actions::publish(&crate::wire::ctx(), meeting).await?)
}

/// Throws a draft away and shows what one keeps.
#[server(endpoint = "meetings/discard", output = Postcard)]
pub async fn discard(meeting: MeetingId) -> Result<(), Error> {
    domain::meetings::actions::discard(&crate::wire::ctx(), meeting).await?;
    leptos_axum::redirect(&format!("/{}/meetings/kept", crate::wire::language()));
    Ok(())
}

/// Calls a meeting off.
#[server(endpoint = "meetings/cancel", output = Postcard)]
pub async fn cancel(meeting: MeetingId, reason: String) -> Result<(), Error> {
    use crate::wire::At;
    let reason = domain::base::text::Reasons::parse(&reason).at("reason")?;
    Ok(domain::meetings::actions::cancel(&crate::wire::ctx(), meeting, &reason).await?)
}

/// The organisers' list, and what its forms need.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct People {
    /// The list.
    pub roll: Roll,
    /// The groups to which people can say they belong.
    pub constituencies: Vec<Constituency>,
    /// When it was read.
    pub now: Moment,
}

/// Who registered for a meeting.
#[server(endpoint = "meetings/find_roll", output = Postcard)]
pub async fn find_roll(number: i64) -> Result<People, Error> {
    let ctx = crate::wire::ctx();
    let roll = domain::meetings::queries::find_roll(&ctx, number).await?;
    Ok(People { roll, constituencies: crate::people::api::constituencies(&ctx).await?, now: ctx.now })
}

/// Says yes to somebody who asked.
#[server(endpoint = "meetings/approve", output = Postcard)]
pub async fn approve(registration: RegistrationId) -> Result<(), Error> {
    domain::meetings::actions::approve(&crate::wire::ctx(), registration).await?;
    Ok(())
}

/// Says no to somebody who asked.
#[server(endpoint = "meetings/decline", output = Postcard)]
pub async fn decline(registration: RegistrationId) -> Result<(), Error> {
    Ok(domain::meetings::actions::decline(&crate::wire::ctx(), registration).await?)
}

/// Gives somebody a seat who waits for one.
#[server(endpoint = "meetings/confirm", output = Postcard)]
pub async fn confirm(registration: RegistrationId) -> Result<(), Error> {
    Ok(domain::meetings::actions::confirm(&crate::wire::ctx(), registration).await?)
}

/// Takes somebody off the list.
#[server(endpoint = "meetings/remove_person", output = Postcard)]
pub async fn remove_person(registration: RegistrationId) -> Result<(), Error> {
    Ok(domain::meetings::actions::remove(&crate::wire::ctx(), registration).await?)
}

/// Writes somebody down who has no account.
#[server(endpoint = "meetings/add_person", output = Postcard)]
pub async fn add_person(
    meeting: MeetingId,
    label: String,
    #[server(default)] constituency: String,
    #[server(default)] companions: String,
    #[server(default)] needed: Needed,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::base::text::{Label, optional};
    let label = Label::parse(&label).at("label")?;
    let companions = optional(&companions, |text| super::written::number(text, 0..=50)).at("companions")?;
    let group = Some(constituency).filter(|key| !key.is_empty());
    let (ctx, needs) = (crate::wire::ctx(), needed.read()?);
    let companions = companions.unwrap_or_default();
    domain::meetings::actions::add_person(&ctx, meeting, &label, group, companions, &needs)
        .await
        .at("constituency")?;
    Ok(())
}

/// Notes who of those on the list was there at a date.
#[server(endpoint = "meetings/note_presence", output = Postcard)]
pub async fn note_presence(
    date: MeetingDateId,
    #[server(default)] listed: Vec<RegistrationId>,
    #[server(default)] present: Vec<RegistrationId>,
) -> Result<(), Error> {
    Ok(domain::meetings::actions::note_presence(&crate::wire::ctx(), date, &listed, &present).await?)
}

/// Makes out the certificate of somebody without an account and shows it.
#[server(endpoint = "meetings/certify_for", output = Postcard)]
pub async fn certify_for(registration: RegistrationId) -> Result<(), Error> {
    let code = domain::meetings::actions::certify_for(&crate::wire::ctx(), registration).await?;
    leptos_axum::redirect(&format!("/{}/meetings/certificates/{code}", crate::wire::language()));
    Ok(())
}

/// The code of the room, and the address that notes whoever opens it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Room {
    /// The code.
    pub code: RoomCode,
    /// The address where it is typed.
    pub address: String,
    /// The address with the code, as a picture.
    pub picture: Picture,
}

/// The code that is shown in the room at a date.
#[server(endpoint = "meetings/find_room", output = Postcard)]
pub async fn find_room(number: i64, date: MeetingDateId) -> Result<Room, Error> {
    let code = domain::meetings::queries::find_room(&crate::wire::ctx(), number, date).await?;
    let site = crate::wire::public_url();
    let address = format!("{}/{}/meetings/present", site.trim_end_matches('/'), crate::wire::language());
    let picture = Picture::of(&format!("{address}/{}", code.code.replace('-', "")));
    let address = address.split("://").last().unwrap_or(&address).to_owned();
    Ok(Room { code, address, picture })
}

/// A meeting for those who write its programme or what came of it.
#[server(endpoint = "meetings/find_kept", output = Postcard)]
pub async fn find_kept(number: i64) -> Result<Meeting, Error> {
    let ctx = crate::wire::ctx();
    let meeting = domain::meetings::queries::find(&ctx, number, crate::wire::language()).await?;
    domain::meetings::rules::may_keep(&ctx.actor, &meeting.frame)?;
    Ok(meeting)
}

/// Writes the programme: a line for each point, which may begin with a time.
#[server(endpoint = "meetings/write_programme", output = Postcard)]
pub async fn write_programme(
    meeting: MeetingId,
    #[server(default)] programme: String,
    #[server(default)] publish: bool,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::meetings::{Item, actions};
    let items = Item::parse_lines(&programme).at("programme")?;
    actions::write_programme(&crate::wire::ctx(), meeting, &items, publish).await.at("programme")
}

/// Writes what came of a meeting; a line for each decision.
#[server(endpoint = "meetings/write_outcome", output = Postcard)]
pub async fn write_outcome(
    meeting: MeetingId,
    text: String,
    #[server(default)] decisions: String,
    #[server(default)] language: String,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::{
        base::{
            Refusal,
            text::{Body, Label},
        },
        meetings::actions,
    };
    let ctx = crate::wire::ctx();
    let language = crate::wire::written_in(&ctx, &language, &text)?;
    let text = Body::parse(&text).at("text")?;
    let lines = decisions.lines().filter(|line| !line.trim().is_empty());
    let decisions: Vec<Label> = lines.map(Label::parse).collect::<Result<_, Refusal>>().at("decisions")?;
    Ok(actions::write_outcome(&ctx, meeting, &text, language, &decisions).await?)
}

/// Says that an initiative was born in the meeting, by the address of its page.
#[server(endpoint = "meetings/name_origin", output = Postcard)]
pub async fn name_origin(meeting: MeetingId, initiative: String) -> Result<(), Error> {
    use crate::wire::At;
    use domain::base::Refusal;
    let last = initiative.trim().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let last = last.split(['?', '#']).next().unwrap_or_default();
    let id: InitiativeId = last.parse().map_err(|_| Refusal::NotAnAddress).at("initiative")?;
    Ok(domain::meetings::actions::name_origin(&crate::wire::ctx(), meeting, id).await?)
}

/// Takes back that an initiative was born in the meeting.
#[server(endpoint = "meetings/forget_origin", output = Postcard)]
pub async fn forget_origin(meeting: MeetingId, initiative: InitiativeId) -> Result<(), Error> {
    Ok(domain::meetings::actions::forget_origin(&crate::wire::ctx(), meeting, initiative).await?)
}

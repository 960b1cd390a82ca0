//! What people who come do.

use domain::{
    base::{MeetingId, Moment},
    meetings::{Answer as Given, Mine},
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::wire::Error;

/// What people type who say what they need.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Needed {
    /// The language of an interpreter.
    pub language: String,
    /// What must be thought of so that she gets in, sees, hears.
    pub accessibility: String,
    /// How many children somebody should look after.
    pub children: String,
    /// Anything else.
    pub note: String,
}

#[cfg(feature = "ssr")]
impl Needed {
    /// The needs that were meant.
    pub(super) fn read(&self) -> Result<domain::meetings::Needs, Error> {
        use crate::wire::At;
        use domain::base::text::{Label, optional};
        Ok(domain::meetings::Needs {
            language: optional(&self.language, str::parse).at("needed[language]")?,
            accessibility: optional(&self.accessibility, Label::parse).at("needed[accessibility]")?,
            children: optional(&self.children, |text| super::written::number(text, 0..=12))
                .at("needed[children]")?
                .unwrap_or_default(),
            note: optional(&self.note, Label::parse).at("needed[note]")?,
        })
    }
}

/// Registers the person who asks.
#[server(endpoint = "meetings/register", output = Postcard)]
pub async fn register(
    meeting: MeetingId,
    #[server(default)] companions: String,
    #[server(default)] organisation: String,
    #[server(default)] needed: Needed,
) -> Result<(), Error> {
    use crate::wire::At;
    use domain::{
        base::{Refusal, text::optional},
        meetings::{Registration, actions},
    };
    let companions = optional(&companions, |text| super::written::number(text, 0..=50)).at("companions")?;
    let chosen = |text: &str| text.parse().map_err(|_| Refusal::UnknownChoice);
    let wanted = Registration {
        companions: companions.unwrap_or_default(),
        organisation: optional(&organisation, chosen).at("organisation")?,
        needs: needed.read()?,
    };
    actions::register(&crate::wire::ctx(), meeting, &wanted).await.at("companions")?;
    Ok(())
}

/// Takes the seat that is kept for the person.
#[server(endpoint = "meetings/accept", output = Postcard)]
pub async fn accept(meeting: MeetingId) -> Result<(), Error> {
    Ok(domain::meetings::actions::accept(&crate::wire::ctx(), meeting).await?)
}

/// The person does not come.
#[server(endpoint = "meetings/leave", output = Postcard)]
pub async fn leave(meeting: MeetingId) -> Result<(), Error> {
    Ok(domain::meetings::actions::cancel_own(&crate::wire::ctx(), meeting).await?)
}

/// Whoever has the link of a registration does not come.
#[server(endpoint = "meetings/leave_by_link", output = Postcard)]
pub async fn leave_by_link(link: String) -> Result<(), Error> {
    Ok(domain::meetings::actions::cancel_by_link(&crate::wire::ctx(), &link).await?)
}

/// One's own meetings.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OwnMeetings {
    /// The meetings, those that end last first.
    pub meetings: Vec<Mine>,
    /// The private address of one's calendar, where one was made.
    pub calendar: Option<String>,
    /// When they were read.
    pub now: Moment,
}

/// The meetings for which the person who asks registered.
#[server(endpoint = "meetings/list_mine", output = Postcard)]
pub async fn list_mine() -> Result<OwnMeetings, Error> {
    use domain::meetings::queries;
    let ctx = crate::wire::ctx();
    let meetings = queries::list_mine(&ctx).await?;
    let site = crate::wire::public_url();
    let address = |token: String| format!("{}/calendar/own/{token}.ics", site.trim_end_matches('/'));
    let calendar = queries::find_calendar_link(&ctx).await?.map(address);
    Ok(OwnMeetings { meetings, calendar, now: ctx.now })
}

/// Makes a private address for one's calendar, or another one in place of it.
#[server(endpoint = "meetings/open_calendar", output = Postcard)]
pub async fn open_calendar() -> Result<(), Error> {
    Ok(domain::meetings::actions::open_calendar(&crate::wire::ctx()).await?)
}

/// Revokes the private address of one's calendar.
#[server(endpoint = "meetings/revoke_calendar", output = Postcard)]
pub async fn revoke_calendar() -> Result<(), Error> {
    Ok(domain::meetings::actions::revoke_calendar(&crate::wire::ctx()).await?)
}

/// Notes the person as present, by the code that is shown in the room.
#[server(endpoint = "meetings/enter_code", output = Postcard)]
pub async fn enter_code(code: String) -> Result<(), Error> {
    use crate::wire::At;
    let number = domain::meetings::actions::enter_code(&crate::wire::ctx(), &code).await.at("code")?;
    leptos_axum::redirect(&format!("/{}/meetings/{number}", crate::wire::language()));
    Ok(())
}

/// Makes out the certificate of the person who asks and shows it.
#[server(endpoint = "meetings/certify", output = Postcard)]
pub async fn certify(meeting: MeetingId, #[server(default)] with_pseudonym: bool) -> Result<(), Error> {
    let code = domain::meetings::actions::certify(&crate::wire::ctx(), meeting, with_pseudonym).await?;
    leptos_axum::redirect(&format!("/{}/meetings/certificates/{code}", crate::wire::language()));
    Ok(())
}

/// Says how it was.
#[server(endpoint = "meetings/answer", output = Postcard)]
pub async fn answer(
    meeting: MeetingId,
    #[server(default)] useful: Option<Given>,
    #[server(default)] understood: Option<Given>,
    #[server(default)] heard: Option<Given>,
) -> Result<(), Error> {
    use domain::meetings::{Question, actions};
    let given = [(Question::Useful, useful), (Question::Understood, understood), (Question::Heard, heard)];
    let given: Vec<_> =
        given.into_iter().filter_map(|(question, answer)| answer.map(|answer| (question, answer))).collect();
    Ok(actions::answer(&crate::wire::ctx(), meeting, &given).await?)
}

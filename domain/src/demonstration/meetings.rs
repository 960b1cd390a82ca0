//! Meetings of the demonstration: those of the project as the sources tell them, at their real days, and invented ones in
//! the coming weeks.

use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult, Value};
use serde::Deserialize;
use std::collections::BTreeMap;

use super::{Stage, script::Script, unknown};
use crate::{
    base::{
        Actor, Ctx, Database, Day, Failure, Language, MeetingDateId, MeetingId, Moment, RegistrationId, Stop,
        database::{insert_rows, statement},
        moment::clock_from_text,
        text::{Body, Label, Message, Title},
    },
    boards::Theme,
    meetings::{
        Answer, Coordinates, Draft, Entry, Help, Item, Kind, Place, Question, Quota, Span, Standing, Tongue,
        actions::{convene, publish_within},
        tables::meeting,
    },
    organisations::Website,
};

/// A meeting.
#[derive(Debug, Deserialize)]
pub struct Meeting {
    /// What kind.
    pub kind: Kind,
    /// What it is called.
    pub title: String,
    /// What it is about.
    pub description: String,
    /// The language of the texts.
    pub language: Language,
    /// Its theme.
    pub theme: Option<Theme>,
    /// ISTAT code.
    pub territory: String,
    /// Keys of organisations.
    pub organisers: Vec<String>,
    /// Where.
    pub place: Option<ScriptPlace>,
    /// Address of the call.
    pub link: Option<String>,
    /// When.
    pub dates: Vec<ScriptDate>,
    /// Language, help, and whether it is confirmed.
    #[serde(default)]
    pub tongues: Vec<(Language, Help, bool)>,
    /// Whether somebody looks after children.
    #[serde(default)]
    pub childcare: bool,
    /// How one comes to a seat.
    pub entry: Entry,
    /// How many seats.
    pub capacity: Option<u32>,
    /// How many may come along.
    #[serde(default)]
    pub companions: u16,
    /// Seats kept for constituencies.
    #[serde(default)]
    pub quotas: BTreeMap<String, u32>,
    /// A point on each line.
    #[serde(default)]
    pub programme: Vec<String>,
    /// How many people without an account have a seat, and whether they came.
    #[serde(default)]
    pub on_paper: usize,
    /// Keys of people of the cast, by how far their registration has come.
    #[serde(default)]
    pub people: BTreeMap<Standing, Vec<String>>,
    /// Summary and decisions.
    pub outcome: Option<ScriptOutcome>,
    /// How often each answer was given: yes, partly, no.
    #[serde(default)]
    pub answers: BTreeMap<Question, [i32; 3]>,
    /// Titles of initiatives that were born in it.
    #[serde(default)]
    pub born: Vec<String>,
}

/// A place.
#[derive(Debug, Deserialize)]
pub struct ScriptPlace {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub address: String,
    /// Where it lies on the earth.
    pub at: Option<String>,
    /// How to get there.
    pub directions: Option<String>,
    /// How one gets in.
    pub accessibility: Option<String>,
}

/// A date: a calendar day, or so many days from now.
#[derive(Debug, Deserialize)]
pub struct ScriptDate {
    /// `2020-06-26`.
    pub day: Option<String>,
    /// Days from now.
    pub in_days: Option<i32>,
    /// `9:30`.
    pub from: String,
    /// `13:30`.
    pub to: String,
}

/// What came of it.
#[derive(Debug, Deserialize)]
pub struct ScriptOutcome {
    /// The summary.
    pub text: String,
    /// What was decided.
    pub decisions: Vec<String>,
}

impl Stage<'_> {
    /// Calls the meetings and seats those who registered.
    pub(super) async fn load_meetings(&mut self, db: &Database, script: &Script) -> Result<(), Stop> {
        for script in &script.meetings {
            let draft = self.meeting_draft(script)?;
            let first = draft.dates.first().map_or(self.now, |span| span.starts);
            let called = Moment(self.now.0.min(first.0)).plus_days(-21);
            let ctx = Ctx { db: db.clone(), actor: Actor::Visitor, now: called };
            let id = convene(self.transaction, &ctx, &draft).await?;
            publish_within(self.transaction, &ctx, id).await?;
            self.tell_meeting(id, script).await?;
            self.seat_people(id, script, called).await?;
        }
        Ok(())
    }

    fn meeting_draft(&self, script: &Meeting) -> Result<Draft, Stop> {
        let place = |place: &ScriptPlace| -> Result<Place, Stop> {
            let message = |text: &Option<String>| text.as_deref().map(Message::parse).transpose();
            Ok(Place {
                name: Label::parse(&place.name)?,
                address: Some(Label::parse(&place.address)?),
                at: place.at.as_deref().map(Coordinates::parse).transpose()?,
                directions: message(&place.directions)?,
                accessibility: message(&place.accessibility)?,
            })
        };
        let tongue = |(language, help, confirmed): &(Language, Help, bool)| Tongue {
            language: *language,
            help: *help,
            confirmed: *confirmed,
        };
        let quota = |(key, seats): (&String, &u32)| Quota {
            constituency: Some(key.clone()),
            organisation: None,
            seats: *seats,
        };
        let organisers = script.organisers.iter().map(|key| self.organisation(key));
        Ok(Draft {
            kind: script.kind,
            title: Title::parse(&script.title)?,
            description: Some(Body::parse(&script.description)?),
            language: script.language,
            theme: script.theme,
            territory: self.territory(&script.territory)?,
            organisers: organisers.collect::<Result<_, _>>()?,
            place: script.place.as_ref().map(place).transpose()?,
            link: script.link.as_deref().map(Website::parse).transpose()?,
            dates: script.dates.iter().map(|date| self.span(date)).collect::<Result<_, _>>()?,
            tongues: script.tongues.iter().map(tongue).collect(),
            childcare: script.childcare,
            entry: script.entry,
            capacity: script.capacity,
            quotas: script.quotas.iter().map(quota).collect(),
            companions: script.companions,
            closes: None,
        })
    }

    fn span(&self, date: &ScriptDate) -> Result<Span, Failure> {
        let wrong = || Failure::Unreadable(format!("a date of a meeting does not read: {date:?}"));
        let relative = || date.in_days.map(|days| Day(self.now.day().0 + days));
        let day = date.day.as_deref().and_then(Day::from_iso).or_else(relative).ok_or_else(wrong)?;
        let at = |text: &str| {
            let (hour, minute) = clock_from_text(text).ok_or_else(wrong)?;
            Ok::<_, Failure>(Moment::in_italy(day, hour, minute))
        };
        Ok(Span { starts: at(&date.from)?, ends: at(&date.to)? })
    }

    /// Programme, outcome, answers, and what was born.
    async fn tell_meeting(&self, id: MeetingId, script: &Meeting) -> Result<(), Stop> {
        let items = Item::parse_lines(&script.programme.join("\n"))?;
        let json = |text: Result<String, serde_json::Error>| {
            text.map_err(|error| Failure::Unreadable(error.to_string()))
        };
        let row = meeting::Entity::find();
        let row = sea_orm::QueryFilter::filter(row, sea_orm::ColumnTrait::eq(&meeting::Column::Id, id));
        let row = row.one(self.transaction).await?.ok_or_else(|| unknown("meeting", &script.title))?;
        let outcome = script.outcome.as_ref();
        let decisions: Vec<&str> =
            outcome.map(|outcome| outcome.decisions.iter().map(String::as_str).collect()).unwrap_or_default();
        let change = meeting::ActiveModel {
            number: Set(row.number),
            programme: Set(json(serde_json::to_string(&items))?),
            programme_at: Set((!items.is_empty()).then_some(row.created_at)),
            outcome: Set(outcome.map(|outcome| outcome.text.clone())),
            outcome_language: Set(outcome.map(|_| script.language)),
            decisions: Set(json(serde_json::to_string(&decisions))?),
            outcome_at: Set(outcome.map(|_| row.ends_at.plus_days(2))),
            ..Default::default()
        };
        meeting::Entity::update(change).exec(self.transaction).await?;
        let answers = script.answers.iter().flat_map(|(question, counts)| {
            Answer::ALL.iter().zip(counts).map(move |(answer, count)| {
                vec![id.into(), question.as_str().into(), answer.as_str().into(), (*count).into()]
            })
        });
        let columns = ["meeting_id", "question", "answer", "count"];
        insert_rows(self.transaction, "meeting_answers", &columns, answers.collect()).await?;
        for title in &script.born {
            const SQL: &str = "INSERT INTO meeting_initiatives (initiative_id, meeting_id, named_at) \
                 SELECT id, $2, $3 FROM initiatives WHERE title = $1 AND is_public = TRUE LIMIT 1";
            let values = [title.as_str().into(), id.into(), row.ends_at.into()];
            let named = self.transaction.execute_raw(statement(self.transaction, SQL, values)).await?;
            if named.rows_affected() == 0 {
                return Err(unknown("initiative", title).into());
            }
        }
        Ok(())
    }

    /// Those who registered; whoever had a seat at a meeting that is over was there, each but for some dates.
    async fn seat_people(&self, id: MeetingId, script: &Meeting, since: Moment) -> Result<(), Stop> {
        let dates = self.meeting_dates(id).await?;
        let is_over = dates.last().is_some_and(|(_, starts)| *starts < self.now);
        let (mut rows, mut present, mut taken, mut waiting) = (Vec::new(), Vec::new(), 0, 0);
        let mut add = |participant: Option<uuid::Uuid>, constituency: Option<String>, standing: Standing| {
            let registration = RegistrationId::new();
            let place = rows.len();
            let offered = (standing == Standing::Offered).then(|| self.now.plus_days(1));
            // Labels of long ago are forgotten.
            let label = if is_over { String::new() } else { format!("Lista su carta, riga {}", place + 1) };
            rows.push(vec![
                registration.into(),
                id.into(),
                participant.into(),
                participant.is_none().then_some(label).into(),
                constituency.into(),
                0i32.into(),
                standing.as_str().into(),
                since.plus_minutes(60 * i64::try_from(place).unwrap_or_default()).into(),
                offered.map(|until| until.0).into(),
                (is_over && standing == Standing::Confirmed).into(),
            ]);
            taken += i32::from(standing.holds_seat());
            waiting += i32::from(standing == Standing::Waiting);
            if is_over && standing == Standing::Confirmed {
                let attended = dates.iter().enumerate().filter(|(date, _)| (place + date) % 7 != 3);
                present.extend(attended.map(|(_, (date, starts))| {
                    vec![Value::from(*date), registration.into(), (*starts).into(), "list".into()]
                }));
            }
        };
        for (standing, keys) in &script.people {
            for key in keys {
                let member = self.member(key)?;
                add(Some(member.id.0), Some(member.constituency.clone()), *standing);
            }
        }
        const GROUPS: [&str; 4] =
            ["third_country_citizens", "third_country_citizens", "third_sector", "local_community"];
        for place in 0..script.on_paper {
            add(None, Some(GROUPS[place % GROUPS.len()].to_owned()), Standing::Confirmed);
        }
        let columns = [
            "id",
            "meeting_id",
            "participant_id",
            "label",
            "constituency",
            "companions",
            "state",
            "queued_at",
            "offered_until",
            "answered",
        ];
        insert_rows(self.transaction, "meeting_registrations", &columns, rows).await?;
        let columns = ["date_id", "registration_id", "noted_at", "noted_by"];
        insert_rows(self.transaction, "meeting_presences", &columns, present).await?;
        const SQL: &str = "UPDATE meetings SET taken = $2, waiting = $3 WHERE id = $1";
        let values = [id.into(), Value::from(taken), Value::from(waiting)];
        self.transaction.execute_raw(statement(self.transaction, SQL, values)).await?;
        Ok(())
    }

    async fn meeting_dates(&self, id: MeetingId) -> Result<Vec<(MeetingDateId, Moment)>, Stop> {
        #[derive(FromQueryResult)]
        struct Row {
            id: MeetingDateId,
            starts_at: Moment,
        }
        const SQL: &str = "SELECT id, starts_at FROM meeting_dates WHERE meeting_id = $1 ORDER BY starts_at";
        let rows = Row::find_by_statement(statement(self.transaction, SQL, [id.into()]));
        let rows = rows.all(self.transaction).await?;
        Ok(rows.into_iter().map(|row| (row.id, row.starts_at)).collect())
    }
}

//! Meetings to measure with: as many registrations as the large board has initiatives, at most a hundred thousand, for
//! meetings that took place and for meetings to come.

use sea_orm::{FromQueryResult, Value};
use std::ops::Range;

use super::{Member, PEOPLE, Stage};
use crate::{
    base::{
        MeetingDateId, MeetingId, Moment, OrganisationId, RegistrationId, Stop, TerritoryId,
        database::{insert_rows, statement},
    },
    meetings::{Entry, Kind, Standing, State},
};

/// The most registrations of a crowd.
const MOST: usize = 100_000;
/// How many meetings took place, and how many are to come.
const MEETINGS: usize = 100;
/// Those who come first registered for nothing: whoever measures registers them.
const FREE: usize = 256;
const MINUTES: i64 = 150;

struct Meeting {
    id: MeetingId,
    date: MeetingDateId,
    starts: Moment,
    registered: Range<usize>,
}

#[derive(FromQueryResult)]
struct ToCome {
    id: MeetingId,
    number: i64,
}

impl Stage<'_> {
    /// Meetings with registrations, evenly; gives the ids and numbers of those to come.
    pub(super) async fn load_crowd_meetings(
        &mut self,
        territory: TerritoryId,
        organisers: &[(OrganisationId, String)],
        people: &[Member],
        wanted: usize,
    ) -> Result<Vec<(MeetingId, i64)>, Stop> {
        let each = wanted.min(MOST).div_ceil(2 * MEETINGS).min(PEOPLE - FREE);
        let meetings: Vec<Meeting> =
            (0..2 * MEETINGS).map(|number| self.crowd_meeting(number, each)).collect();
        self.write_meetings(territory, &meetings).await?;
        self.write_meeting_hosts(organisers, &meetings).await?;
        self.write_registrations(people, &meetings).await?;
        const SQL: &str = "SELECT id, number FROM meetings WHERE starts_at > $1 ORDER BY starts_at";
        let to_come = ToCome::find_by_statement(statement(self.transaction, SQL, [self.now.into()]));
        let found = to_come.all(self.transaction).await?;
        Ok(found.into_iter().map(|meeting| (meeting.id, meeting.number)).collect())
    }

    fn crowd_meeting(&self, number: usize, each: usize) -> Meeting {
        let days = i64::try_from(number).unwrap_or(0) - 100;
        let first = FREE + number * 37 % (PEOPLE - FREE - each + 1);
        Meeting {
            id: MeetingId::new(),
            date: MeetingDateId::new(),
            // Half a day later: none begins at the very moment of loading.
            starts: self.now.plus_days(days).plus_minutes(12 * 60),
            registered: first..first + each,
        }
    }

    async fn write_meetings(&self, territory: TerritoryId, meetings: &[Meeting]) -> Result<(), Stop> {
        let row = |(number, meeting): (usize, &Meeting)| -> Vec<Value> {
            let taken = i32::try_from(meeting.registered.len()).unwrap_or(i32::MAX);
            // Every other one is full: who comes now waits.
            let capacity = (number % 2 == 1 && taken > 0).then_some(taken);
            vec![
                meeting.id.into(),
                Kind::ALL[number % 3].as_str().into(),
                State::Published.as_str().into(),
                territory.into(),
                "it".into(),
                format!("Incontro {}", number + 1).into(),
                "Si parla, si prova, si impara insieme.".into(),
                "Sala civica".into(),
                format!("Via degli Esempi {}", number + 1).into(),
                meeting.starts.into(),
                meeting.starts.plus_minutes(MINUTES).into(),
                i32::try_from(MINUTES).unwrap_or(0).into(),
                false.into(),
                Entry::Open.as_str().into(),
                capacity.into(),
                0_i32.into(),
                taken.into(),
                self.days_ago(120).into(),
                self.days_ago(120).into(),
            ]
        };
        let columns = [
            "id",
            "kind",
            "state",
            "territory_id",
            "language",
            "title",
            "description",
            "place",
            "address",
            "starts_at",
            "ends_at",
            "minutes",
            "childcare",
            "entry",
            "capacity",
            "companions",
            "taken",
            "created_at",
            "published_at",
        ];
        let rows = meetings.iter().enumerate().map(row).collect();
        insert_rows(self.transaction, "meetings", &columns, rows).await?;
        let date = |(number, meeting): (usize, &Meeting)| -> Vec<Value> {
            vec![
                meeting.date.into(),
                meeting.id.into(),
                meeting.starts.into(),
                meeting.starts.plus_minutes(MINUTES).into(),
                format!("{number:06}").into(),
            ]
        };
        let columns = ["id", "meeting_id", "starts_at", "ends_at", "code"];
        let rows = meetings.iter().enumerate().map(date).collect();
        Ok(insert_rows(self.transaction, "meeting_dates", &columns, rows).await?)
    }

    async fn write_meeting_hosts(
        &self,
        organisers: &[(OrganisationId, String)],
        meetings: &[Meeting],
    ) -> Result<(), Stop> {
        let row = |(number, meeting): (usize, &Meeting)| -> Vec<Value> {
            vec![meeting.id.into(), organisers[number % organisers.len()].0.into(), 0_i32.into()]
        };
        let columns = ["meeting_id", "organisation_id", "position"];
        let rows = meetings.iter().enumerate().map(row).collect();
        Ok(insert_rows(self.transaction, "meeting_organisers", &columns, rows).await?)
    }

    async fn write_registrations(&self, people: &[Member], meetings: &[Meeting]) -> Result<(), Stop> {
        let registered = self.days_ago(110);
        let (mut rows, mut presences): (Vec<Vec<Value>>, Vec<Vec<Value>>) = (Vec::new(), Vec::new());
        for meeting in meetings {
            for (number, person) in people[meeting.registered.clone()].iter().enumerate() {
                let id = RegistrationId::new();
                rows.push(vec![
                    id.into(),
                    meeting.id.into(),
                    person.id.into(),
                    person.constituency.as_str().into(),
                    0_i32.into(),
                    Standing::Confirmed.as_str().into(),
                    registered.into(),
                ]);
                // One in five stayed at home.
                if meeting.starts < self.now && number % 5 != 0 {
                    presences.push(vec![
                        meeting.date.into(),
                        id.into(),
                        meeting.starts.plus_minutes(5).into(),
                        "list".into(),
                    ]);
                }
            }
        }
        let columns =
            ["id", "meeting_id", "participant_id", "constituency", "companions", "state", "queued_at"];
        insert_rows(self.transaction, "meeting_registrations", &columns, rows).await?;
        let columns = ["date_id", "registration_id", "noted_at", "noted_by"];
        Ok(insert_rows(self.transaction, "meeting_presences", &columns, presences).await?)
    }
}

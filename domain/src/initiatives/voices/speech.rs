//! What comments and pledges have in common: somebody says something under an initiative, in a capacity, and on
//! some boards a moderator reads it first.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::{
    activity::{self, Entry, Measure, Tick},
    base::{
        Ctx, Language, Moment, OrganisationId, ParticipantId, Refusal, Stop, Subject, SubjectKind,
        actor::Person, database::statement,
    },
    boards::{
        Moderation,
        actions::{Seated, take_seat},
        rules::may_act_as,
        seats::find_standing,
    },
    comments::State,
    initiatives::{
        Frame,
        actions::{Counter, move_counter},
    },
    moderation::{
        Origin,
        actions::{Opening, open_case},
    },
    people::Capacity,
};

/// Somebody who says something under an initiative.
pub(super) struct Speaker<'a> {
    frame: &'a Frame,
    person: &'a Person,
    capacity: Capacity,
    channel: String,
    now: Moment,
}

/// What is said.
pub(super) struct Said<'a> {
    pub subject: Subject,
    pub text: &'a str,
    pub language: Language,
}

impl<'a> Speaker<'a> {
    /// Finds out in which capacity the person speaks. One statement.
    pub async fn find(
        db: &impl ConnectionTrait,
        ctx: &'a Ctx,
        frame: &'a Frame,
        chosen: Capacity,
    ) -> Result<Self, Stop> {
        let person = ctx.actor.person()?;
        let standing = find_standing(db, frame.board, person.id).await?;
        let capacity = standing.act_as(chosen);
        may_act_as(person, capacity)?;
        Ok(Self { frame, person, capacity, channel: standing.channel, now: ctx.now })
    }

    /// The organisation on whose behalf the person speaks.
    pub fn organisation(&self) -> Option<OrganisationId> {
        match self.capacity {
            Capacity::Personal => None,
            Capacity::OnBehalfOf(organisation) => Some(organisation),
        }
    }

    /// The state in which what is said begins.
    pub fn state(&self) -> State {
        match self.frame.rules.moderation {
            Moderation::Before => State::Waiting,
            Moderation::After => State::Published,
        }
    }

    /// The language of a text: as the writer says, else as detected, else the writer's own.
    pub fn language(&self, said: Option<Language>, text: &str) -> Language {
        said.or_else(|| Language::detect(text)).unwrap_or(self.person.language)
    }

    /// Seats the speaker, and brings what is said before everybody or before the moderators.
    pub async fn say(&self, db: &impl ConnectionTrait, said: &Said<'_>) -> Result<(), DbErr> {
        let seated = Seated {
            participant: self.person.id,
            constituency: self.person.constituency.as_deref(),
            capacity: self.capacity,
            channel: &self.channel,
        };
        take_seat(db, self.frame.board, &seated, self.now).await?;
        record(
            db,
            self.frame,
            deed(said.subject.kind, Deed::Write),
            Some(self.person.id),
            said.subject,
            self.now,
        )
        .await?;
        if self.state() == State::Published {
            let author = Author {
                id: self.person.id,
                constituency: self.person.constituency.clone(),
                channel: self.channel.clone(),
            };
            return publish(db, self.frame, said, &author, self.now).await;
        }
        let opening = Opening {
            subject: said.subject,
            board: Some(self.frame.board),
            territory: self.frame.territory.territory,
            author: Some(self.person.id),
            origin: Origin::Submission,
            excerpt: said.text,
            language: said.language,
        };
        open_case(db, opening, self.now).await?;
        Ok(())
    }
}

/// Under which heads an author's text is counted.
#[derive(FromQueryResult)]
pub(super) struct Author {
    id: ParticipantId,
    constituency: Option<String>,
    channel: String,
}

/// The author of a text that a moderator settles. One statement.
pub(super) async fn find_author(db: &impl ConnectionTrait, id: ParticipantId) -> Result<Author, Stop> {
    const SQL: &str = "SELECT id, constituency, channel FROM participants WHERE id = $1";
    let author = Author::find_by_statement(statement(db, SQL, [id.into()])).one(db).await?;
    Ok(author.ok_or(Refusal::NotFound)?)
}

/// Counts a text that everybody may read from now on, for the first time.
pub(super) async fn publish(
    db: &impl ConnectionTrait,
    frame: &Frame,
    said: &Said<'_>,
    author: &Author,
    now: Moment,
) -> Result<(), DbErr> {
    let Some((counter, measure)) = counted(said.subject.kind) else { return Ok(()) };
    move_counter(db, frame.id, counter, 1).await?;
    let tick = Tick {
        board: frame.board,
        day: now.day(),
        measure,
        constituency: author.constituency.clone().unwrap_or_default(),
        theme: frame.theme.as_str().to_owned(),
        language: said.language.to_string(),
        channel: author.channel.clone(),
    };
    activity::count(db, &tick, 1).await?;
    // Followers of the initiative are told, so the line is about the initiative.
    record(db, frame, deed(said.subject.kind, Deed::Publish), Some(author.id), frame.id.into(), now).await
}

/// What an initiative and the dashboards count of the texts under it.
pub(super) fn counted(kind: SubjectKind) -> Option<(Counter, Measure)> {
    match kind {
        SubjectKind::Comment => Some((Counter::Comments, Measure::Comment)),
        SubjectKind::Pledge => Some((Counter::Pledges, Measure::Pledge)),
        _ => None,
    }
}

/// What is done with a text under an initiative.
#[derive(Clone, Copy)]
pub(super) enum Deed {
    /// It is written.
    Write,
    /// Everybody may read it.
    Publish,
    /// Its author takes it back.
    Withdraw,
}

/// The name of the deed in the record.
pub(super) const fn deed(kind: SubjectKind, deed: Deed) -> &'static str {
    match (kind, deed) {
        (SubjectKind::Pledge, Deed::Write) => "pledges.write",
        (SubjectKind::Pledge, Deed::Publish) => "pledges.publish",
        (SubjectKind::Pledge, Deed::Withdraw) => "pledges.withdraw",
        (_, Deed::Write) => "comments.write",
        (_, Deed::Publish) => "comments.publish",
        (_, Deed::Withdraw) => "comments.withdraw",
    }
}

pub(super) async fn record(
    db: &impl ConnectionTrait,
    frame: &Frame,
    deed: &str,
    actor: Option<ParticipantId>,
    subject: Subject,
    at: Moment,
) -> Result<(), DbErr> {
    let board = Some(frame.board);
    activity::record(db, Entry { at, deed, actor, board, subject: Some(subject), detail: None }).await
}

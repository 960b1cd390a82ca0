//! Every word of which people are told, in a world that has everything around a board.

use sea_orm::{ConnectionTrait, Value};

use super::{does, publish, with_address};
use crate::{
    base::{
        BoardId, Ctx, InitiativeId, MeetingId, Moment, NewsId, OfferId, ProcedureId, ProjectId, Subject,
        database::statement,
    },
    boards::Moderation,
    follows::actions::follow,
    meetings,
    messages::{
        Matter, Occasion, Pace, actions,
        outbox::{self, Outcome},
        queries, rules,
    },
    news, offers, organisations, procedures, projects,
    tables::{Deciding, tests::Laid},
    testing::{NOW, World, for_each_database},
};

/// What Karima cares about, who left her address.
struct Around {
    laid: Laid,
    karima: Ctx,
    board: BoardId,
    initiative: InitiativeId,
    meeting: MeetingId,
    full: MeetingId,
    session: MeetingId,
    procedure: ProcedureId,
    news: NewsId,
    offer: OfferId,
    project: ProjectId,
}

impl Around {
    async fn begin(world: World) -> Self {
        let laid = Laid::begin(world, Deciding::Concertation).await;
        let world = &laid.world;
        let association = offers::tests::association(world, "Sportello").await;
        let [officer, sofia] = [world.ctx(world.officer).await, world.ctx(world.sofia).await];
        let board = world.board(Moderation::After).await;
        let initiative = publish(&sofia, board).await;
        organisations::actions::add_member(&officer, association, world.karima).await.unwrap();
        let offer = offers::tests::describe(&sofia, association, "Corso", |_| {}).await;
        let news = news::actions::write(&sofia, &news::tests::draft(association, world.town)).await.unwrap();
        news::actions::publish(&sofia, news).await.unwrap();
        let opening = procedures::tests::opening(board);
        let sheet = procedures::tests::sheet(NOW.day());
        let basis = procedures::Basis::CoDesign;
        let procedure = procedures::actions::start(&officer, &opening, &sheet, basis).await.unwrap();
        let ada = world.ctx(world.administrator).await;
        let project = projects::tests::begun(&ada, world.town).await;
        projects::actions::show(&ada, project, projects::State::Published).await.unwrap();
        let karima = with_address(world, world.karima, "karima@example.org").await;
        let meeting = meetings::tests::published(world, |_| {}).await;
        let full = meetings::tests::published(world, |_| {}).await;
        for meeting in [meeting, full] {
            meetings::tests::register(&karima, meeting, 0).await;
        }
        let session = laid.session(8).await;
        let followed: [Subject; 4] = [board.into(), initiative.into(), association.into(), project.into()];
        for subject in followed {
            follow(&karima, subject).await.unwrap();
        }
        let around =
            Self { laid, karima, board, initiative, meeting, full, session, procedure, news, offer, project };
        around.rest().await;
        around
    }

    async fn write(&self, sql: &str, values: impl IntoIterator<Item = Value>) {
        let db = self.laid.world.db.writer();
        db.execute_raw(statement(db, sql, values)).await.unwrap();
    }

    /// Nothing waits for Karima.
    async fn rest(&self) {
        self.write("DELETE FROM meeting_dates", []).await;
        let waits =
            "UPDATE meeting_registrations SET state = 'waiting', offered_until = NULL WHERE meeting_id = $1";
        self.write(waits, [self.full.into()]).await;
        self.write("UPDATE procedures SET deadline = NULL", []).await;
        self.write("UPDATE offers SET confirmed_at = $1", [NOW.plus_days(9999).into()]).await;
    }

    /// Something happens of which people are told by this word.
    async fn happens(&self, word: &str, at: Moment) {
        let subject: Subject = match word {
            "meetings.remind" => {
                let starts = at.plus_days(1);
                let sql = "INSERT INTO meeting_dates (id, meeting_id, starts_at, ends_at, code) \
                     VALUES ($1, $2, $3, $4, 'X')";
                let id = crate::base::MeetingDateId::new();
                let ends = starts.plus_minutes(60);
                return self.write(sql, [id.into(), self.meeting.into(), starts.into(), ends.into()]).await;
            }
            "meetings.free_seat" => {
                let sql = "UPDATE meeting_registrations SET state = 'offered', offered_until = $2 WHERE meeting_id = $1";
                return self.write(sql, [self.full.into(), at.plus_days(2).into()]).await;
            }
            "procedures.deadline" => {
                return self.write("UPDATE procedures SET deadline = $1", [at.plus_days(2).into()]).await;
            }
            "offers.ask_to_confirm" => {
                let stale = at.plus_days(-offers::FRESH_DAYS).plus_minutes(-1);
                return self.write("UPDATE offers SET confirmed_at = $1", [stale.into()]).await;
            }
            "ballots.count" => self.board.into(),
            "meetings.publish" | "tables.publish_minutes" | "tables.decide" => self.session.into(),
            word if word.starts_with("meetings.") || word == "attachments.attach" => self.meeting.into(),
            word if word.starts_with("procedures.") => self.procedure.into(),
            "news.publish" => self.news.into(),
            "projects.link" => self.project.into(),
            "offers.report" => self.offer.into(),
            _ => self.initiative.into(),
        };
        does(&self.laid.world, word, subject, self.board, at).await;
    }

    /// How many lines with this word letters have now.
    async fn lines(&self, word: &str, now: Moment) -> usize {
        let db = &self.laid.world.db;
        outbox::tell_due(db, now).await.unwrap();
        let mut lines = 0;
        for claimed in outbox::claim_due(db, now).await.unwrap() {
            let Matter::Lines(told) = &claimed.letter.matter else { panic!("it tells of things") };
            lines += told.iter().filter(|line| line.word == word).count();
            outbox::settle(db, &claimed, Outcome::Sent, now).await.unwrap();
        }
        lines
    }

    /// The word happens after this moment while its occasion has this pace and all others stay on the page: it is told
    /// as often as it should be.
    async fn is_told_right(&self, word: &str, occasion: Occasion, pace: Pace, now: Moment) {
        let what = format!("{word} {pace}");
        let paces: Vec<_> = Occasion::ALL
            .iter()
            .map(|other| (*other, if *other == occasion { pace } else { Pace::Page }))
            .collect();
        actions::choose(&self.karima, &paces).await.unwrap();
        self.lines(word, now).await;
        self.happens(word, now.plus_minutes(1)).await;
        for minutes in [2, 3] {
            outbox::tell_due(&self.laid.world.db, now.plus_minutes(minutes)).await.unwrap();
        }
        let later = self.laid.world.ctx_at(self.laid.world.karima, now.plus_minutes(4)).await;
        let (news, _) = queries::list_news(&later).await.unwrap();
        assert_eq!(news.iter().any(|thing| thing.word == word), pace != Pace::Never, "{what} on the page");
        let at_once = self.lines(word, now.plus_minutes(5)).await;
        let mut collected = 0;
        for hours in [21, 45, 9 * 24] {
            collected += self.lines(word, now.plus_minutes(60 * hours)).await;
        }
        assert_eq!(at_once + collected, usize::from(pace.is_letter()), "{what}");
        assert!(pace != Pace::AtOnce || at_once == 1, "{what}");
        self.rest().await;
    }
}

#[tokio::test]
async fn for_every_word_never_means_never_and_nothing_is_told_twice() {
    for_each_database(|world| async move {
        let around = Around::begin(world).await;
        let mut now = NOW;
        let mut paced: Vec<Occasion> = Vec::new();
        for (word, occasion) in rules::words() {
            let all = if rules::is_call(word) || !paced.contains(&occasion) { Pace::ALL } else { &[] };
            paced.push(occasion);
            for pace in all.iter().chain(&[Pace::AtOnce, Pace::Never]) {
                now = now.plus_days(10);
                around.is_told_right(word, occasion, *pace, now).await;
            }
        }
    })
    .await;
}

#[tokio::test]
async fn one_hears_of_everything_with_its_name_and_its_address() {
    for_each_database(|world| async move {
        let around = Around::begin(world).await;
        let at = NOW.plus_days(10);
        for (word, _) in rules::words() {
            around.happens(word, at).await;
        }
        let ctx = around.laid.world.ctx_at(around.laid.world.karima, at.plus_minutes(1)).await;
        let before = ctx.db.statements();
        let (news, _) = queries::list_news(&ctx).await.unwrap();
        assert_eq!(ctx.db.statements() - before, 4);
        for (word, _) in rules::words() {
            let thing = news.iter().find(|thing| thing.word == word).unwrap_or_else(|| panic!("{word}"));
            assert!(thing.address().is_some() && !thing.title.is_empty(), "{word}");
        }
        let piero = around.laid.world.ctx_at(around.laid.world.piero, at.plus_minutes(1)).await;
        let (news, _) = queries::list_news(&piero).await.unwrap();
        assert!(news.iter().all(|thing| thing.subject_id == around.session.0), "he sits at the table alone");
    })
    .await;
}

#[tokio::test]
async fn telling_takes_a_fixed_number_of_statements() {
    for_each_database(|world| async move {
        let around = Around::begin(world).await;
        let db = &around.laid.world.db;
        let wished: Vec<_> = Occasion::ALL.iter().map(|occasion| (*occasion, Pace::AtOnce)).collect();
        actions::choose(&around.karima, &wished).await.unwrap();
        outbox::tell_due(db, NOW.plus_minutes(10)).await.unwrap();
        let mut told = Vec::new();
        for words in [1, 38] {
            let at = NOW.plus_days(words);
            for (word, _) in rules::words().take(usize::try_from(words).unwrap()) {
                around.happens(word, at).await;
            }
            let before = db.statements();
            outbox::tell_due(db, at.plus_minutes(1)).await.unwrap();
            told.push(db.statements() - before);
        }
        assert_eq!(told, [5, 5]);
    })
    .await;
}

#[tokio::test]
async fn what_is_withheld_is_in_no_letter() {
    for_each_database(|world| async move {
        let around = Around::begin(world).await;
        let wished: Vec<_> = Occasion::ALL.iter().map(|occasion| (*occasion, Pace::AtOnce)).collect();
        actions::choose(&around.karima, &wished).await.unwrap();
        outbox::tell_due(&around.laid.world.db, NOW.plus_minutes(1)).await.unwrap();
        let withhold = [
            ("news.publish", "UPDATE news SET state = 'hidden'"),
            ("meetings.move", "UPDATE meetings SET state = 'draft'"),
            ("projects.link", "UPDATE projects SET state = 'draft'"),
            ("offers.report", "UPDATE offers SET withdrawn_at = 0"),
        ];
        for (word, _) in withhold {
            around.happens(word, NOW.plus_minutes(2)).await;
        }
        outbox::tell_due(&around.laid.world.db, NOW.plus_minutes(3)).await.unwrap();
        for (word, sql) in withhold {
            around.write(sql, []).await;
            assert_eq!(around.lines(word, NOW.plus_minutes(4)).await, 0, "{word}");
        }
        let (news, _) = queries::list_news(&around.karima).await.unwrap();
        for (word, _) in withhold {
            assert!(news.iter().all(|thing| thing.word != word), "{word}");
        }
    })
    .await;
}

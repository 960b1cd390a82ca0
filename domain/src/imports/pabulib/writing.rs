//! The rows of an imported election.

mod board;
mod projects;

use sea_orm::{ActiveValue::Set, DatabaseTransaction};
use std::collections::HashSet;

use super::{Imported, reading::Reading, themes};
use crate::{
    activity::{self, Entry, Measure, Tick},
    ballots::{counts, options, tables::ballot},
    base::{BoardId, Moment, ParticipantId, secret},
    boards::Theme,
    imports::{ImportError, rows},
    initiatives::State,
    record::{self, actions::Logged},
    territories::Territory,
};
use board::Dates;

/// What every row needs to know.
struct Frame<'a> {
    id: BoardId,
    file: &'a str,
    place: Territory,
    dates: Dates,
    theme: Theme,
    now: Moment,
}

pub(super) async fn write(
    transaction: &DatabaseTransaction,
    reading: Reading,
    file: &str,
    place: Territory,
    now: Moment,
    after: impl FnMut(usize),
) -> Result<Imported, ImportError> {
    let theme = themes::most_common(reading.projects.iter().map(|(_, listing)| themes::theme(listing)));
    let dates = Dates::of(&reading.meta, now);
    let frame = Frame { id: BoardId::new(), file, place, dates, theme, now };
    board::write(transaction, &frame, &reading).await?;
    projects::write(transaction, &frame, &reading).await?;
    let settled = (reading.form(), reading.count.rule.clone());
    options::freeze_as(transaction, frame.id, Some(settled)).await?;
    let rows_of_ballots: Vec<ballot::ActiveModel> =
        reading.ballots.iter().map(|choices| ballot_row(&frame, choices)).collect();
    let logged = rows_of_ballots.iter().map(logged).collect();
    rows::insert::<ballot::ActiveModel>(transaction, rows_of_ballots, after).await?;
    record::actions::append(transaction, frame.id, logged).await?;
    record::actions::close(transaction, frame.id, now, &[], &[]).await?;
    counts::store(transaction, frame.id, &reading.count, now).await?;
    record(transaction, &frame, &reading).await?;
    Ok(Imported {
        board: frame.id,
        initiatives: reading.projects.len(),
        ballots: reading.ballots.len(),
        adopted: reading.count.outcome.winners.len(),
        published: reading.count.published.unwrap_or_default(),
        warnings: reading.warnings,
    })
}

/// The voter gets a random id: the file's own is not kept.
fn ballot_row(frame: &Frame<'_>, choices: &str) -> ballot::ActiveModel {
    ballot::ActiveModel {
        board_id: Set(frame.id),
        voter_id: Set(uuid::Builder::from_random_bytes(secret::random_bytes()).into_uuid()),
        constituency: Set(None),
        choices: Set(choices.to_owned()),
        cast_at: Set(frame.dates.last_vote()),
        changed_at: Set(frame.dates.last_vote()),
    }
}

fn logged(row: &ballot::ActiveModel) -> Logged {
    let voter = ParticipantId(*row.voter_id.as_ref());
    Logged { voter, ballot: row.choices.as_ref().clone(), constituency: None }
}

/// The state in which each initiative ends, by its id.
fn winners(reading: &Reading) -> HashSet<&str> {
    reading.count.outcome.winners.iter().map(|winner| winner.project.as_str()).collect()
}

fn state(won: bool) -> State {
    if won { State::Adopted } else { State::NotAdopted }
}

/// The figures of the dashboards, and a line of record.
async fn record(
    transaction: &DatabaseTransaction,
    frame: &Frame<'_>,
    reading: &Reading,
) -> Result<(), ImportError> {
    let tick = |measure, day: Moment, theme: &str, language: &str| Tick {
        board: frame.id,
        day: day.day(),
        measure,
        constituency: String::new(),
        theme: theme.to_owned(),
        language: language.to_owned(),
        channel: String::new(),
    };
    let language = themes::language(&reading.meta);
    for theme in Theme::ALL {
        let proposed =
            reading.projects.iter().filter(|(_, listing)| themes::theme(listing) == *theme).count();
        let tick = tick(Measure::Initiative, frame.dates.phases.proposing, theme.as_str(), language.as_str());
        if proposed > 0 {
            activity::count(transaction, &tick, i64::try_from(proposed).unwrap_or(i64::MAX)).await?;
        }
    }
    let ballots = i64::try_from(reading.ballots.len()).unwrap_or(i64::MAX);
    activity::count(transaction, &tick(Measure::Ballot, frame.dates.last_vote(), "", ""), ballots).await?;
    let entry = Entry {
        at: frame.now,
        deed: "imports.pabulib",
        actor: None,
        board: Some(frame.id),
        subject: Some(frame.id.into()),
        detail: Some(frame.file.to_owned()),
    };
    activity::record(transaction, entry).await?;
    Ok(())
}

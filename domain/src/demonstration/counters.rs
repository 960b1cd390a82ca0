//! The counters by day, gathered while the story is told and written at its end.

use std::collections::BTreeMap;

use super::Stage;
use crate::{
    activity::{Measure, Tick},
    base::{BoardId, Moment, Stop, database::insert_rows, database::statement},
    people::Channel,
};
use sea_orm::ConnectionTrait;

/// Counts by tick.
#[derive(Default)]
pub(super) struct Counters(BTreeMap<Tick, i64>);

impl Counters {
    /// Moves a counter.
    pub(super) fn add(
        &mut self,
        board: BoardId,
        at: Moment,
        measure: Measure,
        heads: (&str, &str, &str),
        by: i64,
    ) {
        let (constituency, theme, language) = heads;
        let tick = Tick {
            board,
            day: at.day(),
            measure,
            constituency: constituency.to_owned(),
            theme: theme.to_owned(),
            language: language.to_owned(),
            channel: Channel::Demonstration.as_str().to_owned(),
        };
        *self.0.entry(tick).or_default() += by;
    }
}

impl Stage<'_> {
    /// Writes seats and counters.
    pub(super) async fn write_counters(&mut self) -> Result<(), Stop> {
        let mut seats = Vec::new();
        let mut taken: BTreeMap<(BoardId, String), i32> = BTreeMap::new();
        for (board, people) in std::mem::take(&mut self.seated) {
            for (participant, (constituency, at)) in people {
                self.counters.add(board, at, Measure::Participant, (&constituency, "", ""), 1);
                seats.push(vec![board.into(), participant.into(), constituency.as_str().into(), at.into()]);
                *taken.entry((board, constituency)).or_default() += 1;
            }
        }
        insert_rows(
            self.transaction,
            "board_participants",
            &["board_id", "participant_id", "constituency", "since"],
            seats,
        )
        .await?;
        for ((board, constituency), people) in taken {
            const SEAT: &str =
                "UPDATE board_constituencies SET participants = $1 WHERE board_id = $2 AND constituency = $3";
            const BOARD: &str = "UPDATE boards SET participants = participants + $1 WHERE id = $2";
            let values = [people.into(), board.into(), constituency.into()];
            self.transaction.execute_raw(statement(self.transaction, SEAT, values)).await?;
            self.transaction
                .execute_raw(statement(self.transaction, BOARD, [people.into(), board.into()]))
                .await?;
        }
        let rows = std::mem::take(&mut self.counters.0).into_iter().map(|(tick, count)| {
            vec![
                tick.board.into(),
                tick.day.into(),
                tick.measure.as_str().into(),
                tick.constituency.into(),
                tick.theme.into(),
                tick.language.into(),
                tick.channel.into(),
                count.into(),
            ]
        });
        let columns = ["board_id", "day", "measure", "constituency", "theme", "language", "channel", "count"];
        insert_rows(self.transaction, "daily_counts", &columns, rows.collect()).await?;
        Ok(())
    }
}

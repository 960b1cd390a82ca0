//! Stances, pledges and comments of the demonstration.

use sea_orm::{ConnectionTrait, Value};

use super::{
    Placed, Stage,
    script::{Board, Comment},
    spread,
};
use crate::{
    activity::Measure,
    base::{CommentId, PledgeId, Stop, database::insert_rows, database::statement},
};

/// The stances in the order in which the script counts them.
const STANCES: [&str; 3] = ["support", "doubt", "pass"];

impl Stage<'_> {
    pub(super) async fn load_stances(&mut self, frame: &Board, placed: &[Placed<'_>]) -> Result<(), Stop> {
        let (mut stances, mut tallies): (Vec<Vec<Value>>, Vec<Vec<Value>>) = (Vec::new(), Vec::new());
        for initiative in placed {
            let Some(published) = initiative.published else { continue };
            let script = initiative.script;
            let days = usize::try_from(self.now.days_since(published).clamp(1, 45)).unwrap_or(1);
            for (constituency, counts) in &script.stances {
                let crowd = self.crowd(&frame.key, constituency);
                // Each initiative begins elsewhere in the crowd, so that not always the same people speak.
                let first = spread(&script.key, 0, crowd.len());
                let kinds = STANCES
                    .iter()
                    .zip(counts)
                    .flat_map(|(stance, count)| std::iter::repeat_n(*stance, *count));
                for (number, stance) in kinds.enumerate() {
                    let member = crowd[(first + number) % crowd.len()].clone();
                    let day = spread(&script.key, number + 1, days);
                    let at = published.plus_days(i64::try_from(day).unwrap_or(0)).min(self.now);
                    stances.push(vec![
                        initiative.id.into(),
                        member.id.into(),
                        constituency.as_str().into(),
                        stance.into(),
                        at.into(),
                    ]);
                    self.seat(initiative.board, &member, at);
                    self.counters.add(
                        initiative.board,
                        at,
                        Measure::Stance,
                        (constituency, &script.theme, ""),
                        1,
                    );
                }
                let [supports, doubts, passes] = counts.map(|count| i32::try_from(count).unwrap_or(0));
                tallies.push(vec![
                    initiative.id.into(),
                    constituency.as_str().into(),
                    supports.into(),
                    doubts.into(),
                    passes.into(),
                ]);
            }
        }
        insert_rows(
            self.transaction,
            "stances",
            &["subject_id", "participant_id", "constituency", "stance", "taken_at"],
            stances,
        )
        .await?;
        insert_rows(
            self.transaction,
            "initiative_tallies",
            &["initiative_id", "constituency", "supports", "doubts", "passes"],
            tallies,
        )
        .await?;
        const SUM: &str = "UPDATE initiatives SET \
             supports = COALESCE((SELECT SUM(t.supports) FROM initiative_tallies t WHERE t.initiative_id = initiatives.id), 0), \
             doubts = COALESCE((SELECT SUM(t.doubts) FROM initiative_tallies t WHERE t.initiative_id = initiatives.id), 0), \
             passes = COALESCE((SELECT SUM(t.passes) FROM initiative_tallies t WHERE t.initiative_id = initiatives.id), 0) \
             WHERE board_id = $1";
        if let Some(first) = placed.first() {
            self.transaction.execute_raw(statement(self.transaction, SUM, [first.board.into()])).await?;
        }
        Ok(())
    }

    pub(super) async fn load_pledges(&mut self, placed: &[Placed<'_>]) -> Result<(), Stop> {
        let mut rows = Vec::new();
        for initiative in placed {
            for pledge in &initiative.script.pledges {
                let member = self.member(&pledge.by)?.clone();
                let at = self.days_ago(pledge.days_ago);
                rows.push(vec![
                    PledgeId::new().into(),
                    initiative.id.into(),
                    member.id.into(),
                    pledge.kind.as_str().into(),
                    pledge.text.as_str().into(),
                    pledge.language.as_str().into(),
                    "published".into(),
                    at.into(),
                ]);
                self.seat(initiative.board, &member, at);
                let heads = (
                    member.constituency.as_str(),
                    initiative.script.theme.as_str(),
                    pledge.language.as_str(),
                );
                self.counters.add(initiative.board, at, Measure::Pledge, heads, 1);
            }
        }
        let columns =
            ["id", "subject_id", "participant_id", "kind", "text", "language", "state", "created_at"];
        insert_rows(self.transaction, "pledges", &columns, rows).await?;
        Ok(())
    }

    pub(super) async fn load_comments(&mut self, placed: &[Placed<'_>]) -> Result<(), Stop> {
        let mut rows = Vec::new();
        for initiative in placed {
            for comment in &initiative.script.comments {
                let thread = self.add_comment(&mut rows, initiative, comment, None)?;
                for reply in &comment.replies {
                    self.add_comment(&mut rows, initiative, reply, Some(thread))?;
                }
            }
        }
        let columns = [
            "id",
            "subject_kind",
            "subject_id",
            "thread_id",
            "parent_id",
            "participant_id",
            "text",
            "language",
            "state",
            "created_at",
        ];
        insert_rows(self.transaction, "comments", &columns, rows).await?;
        Ok(())
    }

    fn add_comment(
        &mut self,
        rows: &mut Vec<Vec<Value>>,
        initiative: &Placed<'_>,
        comment: &Comment,
        thread: Option<CommentId>,
    ) -> Result<CommentId, Stop> {
        let member = self.member(&comment.by)?.clone();
        let at = self.days_ago(comment.days_ago);
        let id = CommentId::new();
        rows.push(vec![
            id.into(),
            "initiative".into(),
            initiative.id.into(),
            thread.unwrap_or(id).into(),
            thread.map(|thread| thread.0).into(),
            member.id.into(),
            comment.text.as_str().into(),
            comment.language.as_str().into(),
            "published".into(),
            at.into(),
        ]);
        self.seat(initiative.board, &member, at);
        let heads =
            (member.constituency.as_str(), initiative.script.theme.as_str(), comment.language.as_str());
        self.counters.add(initiative.board, at, Measure::Comment, heads, 1);
        Ok(id)
    }
}

//! Initiatives of the demonstration, with what grew around them.

use sea_orm::{ConnectionTrait, Value};

use super::{
    Placed, Stage,
    script::{self, Board, Script},
};
use crate::{
    activity::Measure,
    base::{
        BoardId, InitiativeId, Moment, Role, Stop, database::insert_rows, database::statement, fold::fold,
    },
    boards::Moderation,
};

/// States of the script in which an initiative stands or stood on the ballot.
const VOTED: [&str; 5] = ["adopted", "not_adopted", "in_progress", "completed", "stopped"];
/// States that nobody but the authors and the moderators see.
const NOT_PUBLIC: [&str; 5] = ["draft", "submitted", "returned", "hidden", "withdrawn"];

impl Stage<'_> {
    pub(super) async fn load_initiatives(
        &mut self,
        board: BoardId,
        frame: &Board,
        whole: &Script,
    ) -> Result<(), Stop> {
        let scripts = whole.initiatives.get(&frame.key).map(Vec::as_slice).unwrap_or_default();
        let mut placed = Vec::new();
        for script in scripts {
            let public = !NOT_PUBLIC.contains(&script.state.as_str());
            let submitted = self.days_ago(script.days_ago).plus_minutes(7 * 60);
            let seen = public || script.state == "hidden" || script.state == "withdrawn";
            let published =
                seen.then(|| submitted.plus_days(i64::from(frame.moderation == Moderation::Before)));
            placed.push(Placed { id: InitiativeId::new(), board, script, published });
        }
        self.insert_initiatives(frame, &placed).await?;
        self.insert_revisions_and_authors(&placed).await?;
        self.load_stances(frame, &placed).await?;
        self.load_pledges(&placed).await?;
        self.load_comments(&placed).await?;
        self.load_answers(frame, whole, &placed).await?;
        self.load_moderation(frame, whole, &placed).await?;
        self.load_votes(board, frame, &placed).await?;
        const COUNT: &str = "UPDATE boards SET initiatives = \
             (SELECT COUNT(*) FROM initiatives i WHERE i.board_id = boards.id AND i.is_public) WHERE id = $1";
        self.transaction.execute_raw(statement(self.transaction, COUNT, [board.into()])).await?;
        Ok(())
    }

    async fn insert_initiatives(&mut self, frame: &Board, placed: &[Placed<'_>]) -> Result<(), Stop> {
        let territory = self.territory(&frame.territory)?;
        let mut rows = Vec::new();
        for initiative in placed {
            let script = initiative.script;
            let author = self.member(&script.author)?.clone();
            let at = self.days_ago(script.days_ago).plus_minutes(7 * 60);
            let organisation =
                script.organisation.as_deref().map(|key| self.organisation(key)).transpose()?;
            // The count moves what was voted on; the last steps are taken after it.
            let counted = frame.voters.is_empty() || initiative.script.votes.is_none();
            let state =
                if !counted && VOTED.contains(&script.state.as_str()) { "on_ballot" } else { &script.state };
            if state != script.state && !["adopted", "not_adopted"].contains(&script.state.as_str()) {
                let (state, reason) = (script.state.clone(), script.state_reason.clone());
                self.later.push(super::Later { initiative: initiative.id, state, reason });
            }
            let public = !NOT_PUBLIC.contains(&script.state.as_str());
            rows.push(vec![
                initiative.id.into(),
                initiative.board.into(),
                territory.into(),
                organisation.map(|id| id.0).into(),
                script.theme.as_str().into(),
                state.into(),
                script.state_reason.clone().into(),
                script.language.as_str().into(),
                script.title.as_str().into(),
                script.body.as_str().into(),
                script.place.clone().into(),
                script.cost_cents.into(),
                script.officer_cost_cents.into(),
                i32::try_from(script.revisions.len() + 1).unwrap_or(1).into(),
                author.id.into(),
                at.into(),
                (script.state != "draft").then_some(at.0).into(),
                initiative.published.map(|at| at.0).into(),
                script.answer.as_ref().map(|answer| self.days_ago(answer.days_ago).0).into(),
                at.into(),
                i32::try_from(script.pledges.len()).unwrap_or(0).into(),
                comments_of(script).into(),
                public.into(),
                fold(&format!(
                    "{} {} {}",
                    script.title,
                    script.body,
                    script.place.clone().unwrap_or_default()
                ))
                .into(),
            ]);
            if script.state != "draft" {
                self.seat(initiative.board, &author, at);
                let heads = (author.constituency.as_str(), script.theme.as_str(), script.language.as_str());
                self.counters.add(initiative.board, at, Measure::Initiative, heads, 1);
            }
        }
        let columns = [
            "id",
            "board_id",
            "territory_id",
            "organisation_id",
            "theme",
            "state",
            "state_reason",
            "language",
            "title",
            "body",
            "place",
            "cost_cents",
            "officer_cost_cents",
            "revision",
            "created_by",
            "created_at",
            "submitted_at",
            "published_at",
            "answered_at",
            "changed_at",
            "pledges",
            "comments",
            "is_public",
            "search",
        ];
        insert_rows(self.transaction, "initiatives", &columns, rows).await?;
        Ok(())
    }

    async fn insert_revisions_and_authors(&mut self, placed: &[Placed<'_>]) -> Result<(), Stop> {
        let (mut revisions, mut authors): (Vec<Vec<Value>>, Vec<Vec<Value>>) = (Vec::new(), Vec::new());
        for initiative in placed {
            let script = initiative.script;
            let first = self.member(&script.author)?.id;
            let mut number = 0;
            let mut push = |title: &str, body: &str, note: Option<String>, at: Moment| {
                number += 1;
                revisions.push(vec![
                    initiative.id.into(),
                    number.into(),
                    title.into(),
                    body.into(),
                    script.language.as_str().into(),
                    script.place.clone().into(),
                    script.cost_cents.into(),
                    note.into(),
                    first.into(),
                    at.into(),
                ]);
            };
            let mut note = None;
            for earlier in &script.revisions {
                push(&earlier.title, &earlier.body, note, self.days_ago(earlier.days_ago));
                note = Some(earlier.note.clone()).flatten();
            }
            push(&script.title, &script.body, note, self.days_ago(script.days_ago));
            for (position, key) in std::iter::once(&script.author).chain(&script.co_authors).enumerate() {
                let position = i32::try_from(position).unwrap_or(0);
                let asked = self.days_ago(script.days_ago);
                let author = self.member(key)?.id;
                authors.push(vec![
                    initiative.id.into(),
                    author.into(),
                    position.into(),
                    "given".into(),
                    asked.into(),
                ]);
            }
        }
        let columns = [
            "initiative_id",
            "number",
            "title",
            "body",
            "language",
            "place",
            "cost_cents",
            "note",
            "created_by",
            "created_at",
        ];
        insert_rows(self.transaction, "revisions", &columns, revisions).await?;
        let columns = ["initiative_id", "participant_id", "position", "consent", "since"];
        insert_rows(self.transaction, "initiative_authors", &columns, authors).await?;
        Ok(())
    }

    async fn load_answers(
        &mut self,
        frame: &Board,
        whole: &Script,
        placed: &[Placed<'_>],
    ) -> Result<(), Stop> {
        let officer = self.holder_of(Role::Officer, frame, whole).map(|officer| officer.0);
        let (mut answers, mut milestones) = (Vec::new(), Vec::new());
        for initiative in placed {
            if let Some(answer) = &initiative.script.answer {
                let at = self.days_ago(answer.days_ago);
                let taken = initiative.published.map_or(0, |published| at.days_since(published).max(0));
                answers.push(vec![
                    initiative.id.into(),
                    answer.outcome.as_str().into(),
                    answer.reasons.as_str().into(),
                    "it".into(),
                    answer.cost_cents.into(),
                    answer.office.as_str().into(),
                    officer.into(),
                    at.into(),
                    i32::try_from(taken).unwrap_or(0).into(),
                ]);
            }
            for milestone in &initiative.script.milestones {
                let on = self.days_ago(milestone.days_ago);
                milestones.push(vec![
                    crate::base::MilestoneId::new().into(),
                    initiative.id.into(),
                    on.day().into(),
                    milestone.title.as_str().into(),
                    milestone.text.as_str().into(),
                    "it".into(),
                    milestone.done.into(),
                    officer.into(),
                    on.min(self.now).into(),
                ]);
            }
        }
        let columns = [
            "initiative_id",
            "outcome",
            "reasons",
            "language",
            "cost_cents",
            "office",
            "answered_by",
            "answered_at",
            "days_taken",
        ];
        insert_rows(self.transaction, "official_answers", &columns, answers).await?;
        let columns = [
            "id",
            "initiative_id",
            "on_day",
            "title",
            "text",
            "language",
            "done",
            "created_by",
            "created_at",
        ];
        insert_rows(self.transaction, "milestones", &columns, milestones).await?;
        Ok(())
    }

    /// What the moderators decided, and what waits for them.
    async fn load_moderation(
        &mut self,
        frame: &Board,
        whole: &Script,
        placed: &[Placed<'_>],
    ) -> Result<(), Stop> {
        let territory = self.territory(&frame.territory)?;
        let Some(moderator) = self.holder_of(Role::Moderator, frame, whole) else { return Ok(()) };
        let (mut cases, mut decisions) = (Vec::new(), Vec::new());
        for initiative in placed {
            let script = initiative.script;
            let (verdict, reason) = match script.state.as_str() {
                "submitted" => (None, ""),
                "returned" => (Some("return"), "needs_detail"),
                "hidden" => (Some("hide"), "insult"),
                "draft" => continue,
                _ if frame.moderation == Moderation::Before => (Some("publish"), "follows_rules"),
                _ => continue,
            };
            let case = crate::base::CaseId::new();
            let author = self.member(&script.author)?.id;
            let opened = self.days_ago(script.days_ago).plus_minutes(7 * 60);
            let closed = verdict.map(|_| opened.plus_days(1));
            cases.push(vec![
                case.into(),
                "initiative".into(),
                initiative.id.into(),
                initiative.board.into(),
                territory.into(),
                author.into(),
                if script.state == "hidden" { "report" } else { "submission" }.into(),
                script.title.as_str().into(),
                script.language.as_str().into(),
                opened.into(),
                closed.map(|at| at.0).into(),
            ]);
            if let (Some(verdict), Some(at)) = (verdict, closed) {
                decisions.push(vec![
                    crate::base::DecisionId::new().into(),
                    case.into(),
                    "initiative".into(),
                    initiative.id.into(),
                    initiative.board.into(),
                    verdict.into(),
                    reason.into(),
                    script.state_reason.clone().into(),
                    script.state_reason.as_ref().map(|_| "it").into(),
                    if verdict == "hide" { "published" } else { "submitted" }.into(),
                    moderator.into(),
                    author.into(),
                    at.into(),
                ]);
            }
        }
        let columns = [
            "id",
            "subject_kind",
            "subject_id",
            "board_id",
            "territory_id",
            "author_id",
            "origin",
            "excerpt",
            "language",
            "opened_at",
            "closed_at",
        ];
        insert_rows(self.transaction, "moderation_cases", &columns, cases).await?;
        let columns = [
            "id",
            "case_id",
            "subject_kind",
            "subject_id",
            "board_id",
            "verdict",
            "reason",
            "message",
            "message_language",
            "state_before",
            "decided_by",
            "author_id",
            "decided_at",
        ];
        insert_rows(self.transaction, "moderation_decisions", &columns, decisions).await?;
        Ok(())
    }
}

fn comments_of(script: &script::Initiative) -> i32 {
    let all: usize = script.comments.iter().map(|comment| 1 + comment.replies.len()).sum();
    i32::try_from(all).unwrap_or(0)
}

//! Boards of the demonstration.

use sea_orm::{ActiveValue::Set, EntityTrait};

use super::{
    Stage,
    script::{Board, Script},
    spread, unknown,
};
use crate::{
    activity::Measure,
    base::{BoardId, Currency, Language, Moment, Stop, database::insert_rows},
    boards::{Phase, Phases, Rules, Voting, actions, tables::board},
};

impl Stage<'_> {
    pub(super) async fn load_board(&mut self, script: &Board, whole: &Script) -> Result<(), Stop> {
        let rules = self.rules(script)?;
        let id = BoardId::new();
        self.boards.insert(script.key.clone(), id);
        let opened = (script.phase != Phase::Draft).then_some(rules.phases.proposing);
        let officer = self.officer_of(script, whole);
        let row = board::ActiveModel {
            id: Set(id),
            territory_id: Set(self.territory(&script.territory)?),
            organisation_id: Set(Some(self.organisation(&script.organisation)?)),
            theme: Set(script.theme),
            language: Set(script.language.parse()?),
            moderation: Set(rules.moderation),
            answer_days: Set(i32::from(rules.answer_days)),
            budget_cents: Set(rules.budget_cents),
            currency: Set(rules.currency),
            ballot_maximum: Set(rules.ballot_maximum.map(i32::from)),
            winners_maximum: Set(rules.winners_maximum.map(i32::from)),
            rules_hash: Set(opened.map(|_| actions::hash(&rules)).transpose()?),
            opened_at: Set(opened),
            proposing_at: Set(rules.phases.proposing),
            co_design_at: Set(rules.phases.co_design),
            voting_at: Set(rules.phases.voting),
            decided_at: Set(rules.phases.decided),
            follow_up_at: Set(rules.phases.follow_up),
            closes_at: Set(rules.phases.closes),
            created_by: Set(officer),
            created_at: Set(rules.phases.proposing.plus_days(-10)),
            ..Default::default()
        }
        .with_voting(rules.voting);
        board::Entity::insert(row).exec_without_returning(self.transaction).await?;
        self.boards.insert(script.key.clone(), id);
        self.load_parts(id, script).await?;
        self.load_crowd(script, whole).await?;
        self.load_initiatives(id, script, whole).await?;
        self.count_visits(id, script, rules.phases.proposing);
        Ok(())
    }

    fn rules(&self, script: &Board) -> Result<Rules, Stop> {
        let span = |phase: Phase| script.phases.iter().find(|span| span.phase == phase);
        let day = |days: i64| self.now.plus_days(days).day().starts();
        let begins = |phase: Phase| {
            span(phase).map(|span| day(span.starts)).ok_or_else(|| unknown("phase", phase.as_str()))
        };
        let usual = Voting::usual(script.budget_cents.is_some());
        let last = script.phases.last().ok_or_else(|| unknown("phase", "at all"))?;
        Ok(Rules {
            moderation: script.moderation,
            answer_days: script.answer_days,
            budget_cents: script.budget_cents,
            currency: Currency::EURO,
            voting: Voting { counting: script.counting.unwrap_or(usual.counting), ..usual },
            ballot_maximum: script.ballot_maximum,
            winners_maximum: script.winners_maximum,
            phases: Phases {
                proposing: begins(Phase::Proposing)?,
                co_design: begins(Phase::CoDesign)?,
                voting: span(Phase::Voting).map(|span| day(span.starts)),
                decided: begins(Phase::Decided)?,
                follow_up: begins(Phase::FollowUp)?,
                closes: day(last.ends),
            },
            constituencies: script.constituencies.clone(),
        })
    }

    /// The officer of the board's territory, who opened it.
    pub(super) fn officer_of(&self, board: &Board, whole: &Script) -> Option<crate::base::ParticipantId> {
        self.holder_of(crate::base::Role::Officer, board, whole)
    }

    /// Somebody who holds the role for the board's territory.
    pub(super) fn holder_of(
        &self,
        role: crate::base::Role,
        board: &Board,
        whole: &Script,
    ) -> Option<crate::base::ParticipantId> {
        let holds = |held: &super::script::Role| {
            held.role == role && held.territory.as_ref() == Some(&board.territory)
        };
        let person = whole.cast.iter().find(|person| person.roles.iter().any(holds))?;
        self.cast.get(&person.key).map(|member| member.id)
    }

    async fn load_parts(&self, id: BoardId, script: &Board) -> Result<(), Stop> {
        let mut texts = Vec::new();
        for (language, text) in &script.texts {
            let language: Language = language.parse()?;
            texts.push(vec![
                id.into(),
                language.into(),
                text.question.as_str().into(),
                text.description.as_str().into(),
            ]);
        }
        insert_rows(
            self.transaction,
            "board_texts",
            &["board_id", "language", "question", "description"],
            texts,
        )
        .await?;
        let seats = script.constituencies.iter().map(|key| vec![id.into(), key.as_str().into()]).collect();
        insert_rows(self.transaction, "board_constituencies", &["board_id", "constituency"], seats).await?;
        Ok(())
    }

    /// Visits as a board of this kind would have: more in its first days, fewer later.
    fn count_visits(&mut self, id: BoardId, script: &Board, opened: Moment) {
        if script.phase == Phase::Draft {
            return;
        }
        let days = usize::try_from(self.now.days_since(opened).max(0)).unwrap_or(0).min(400);
        for day in 0..days {
            let fading = 60 / (1 + day / 7);
            let visits = 8 + fading + spread(&script.key, day, 14);
            let at = opened.plus_days(i64::try_from(day).unwrap_or(0));
            self.counters.add(id, at, Measure::Visit, ("", "", ""), i64::try_from(visits).unwrap_or(0));
        }
    }
}

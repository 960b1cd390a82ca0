//! The two boards of the crowd: one that works together, one that votes.

use sea_orm::{ActiveValue::Set, EntityTrait};

use super::{OPTIONS, Stage, people::SEATS};
use crate::{
    base::{BoardId, Currency, Language, Stop, TerritoryId, database::insert_rows},
    boards::{Moderation, Phases, Rules, Theme, Voting, actions, tables::board},
};

/// The most options that a ballot may choose.
pub(super) const BALLOT_MAXIMUM: u16 = 10;

impl Stage<'_> {
    /// A board in its co-design phase.
    pub(super) async fn load_open_board(
        &mut self,
        territory: TerritoryId,
        initiatives: usize,
    ) -> Result<BoardId, Stop> {
        let phases = self.phases([-40, -20, 60, 90, 400], None);
        self.load_crowd_board(territory, phases, "Che cosa serve nel nostro quartiere?", initiatives).await
    }

    /// A board in its voting phase.
    pub(super) async fn load_voting_board(&mut self, territory: TerritoryId) -> Result<BoardId, Stop> {
        let phases = self.phases([-80, -60, 20, 40, 400], Some(-5));
        self.load_crowd_board(territory, phases, "Quali iniziative realizziamo per prime?", OPTIONS).await
    }

    /// Days from now on which proposing, co-design, decision, follow-up and the end begin, and the vote.
    fn phases(&self, days: [i64; 5], voting: Option<i64>) -> Phases {
        let on = |day: i64| self.now.plus_days(day);
        let [proposing, co_design, decided, follow_up, closes] = days.map(on);
        Phases { proposing, co_design, voting: voting.map(on), decided, follow_up, closes }
    }

    async fn load_crowd_board(
        &mut self,
        territory: TerritoryId,
        phases: Phases,
        question: &str,
        initiatives: usize,
    ) -> Result<BoardId, Stop> {
        let votes = phases.voting.is_some();
        let rules = Rules {
            moderation: Moderation::After,
            answer_days: 30,
            budget_cents: votes.then_some(20_000_000),
            currency: Currency::EURO,
            voting: Voting::usual(votes),
            ballot_maximum: votes.then_some(BALLOT_MAXIMUM),
            winners_maximum: None,
            phases,
            constituencies: SEATS.map(str::to_owned).to_vec(),
        };
        let id = BoardId::new();
        let row = board::ActiveModel {
            id: Set(id),
            territory_id: Set(territory),
            theme: Set(Theme::Volunteering),
            language: Set(Language::ITALIAN),
            moderation: Set(rules.moderation),
            answer_days: Set(i32::from(rules.answer_days)),
            budget_cents: Set(rules.budget_cents),
            currency: Set(rules.currency),
            ballot_maximum: Set(rules.ballot_maximum.map(i32::from)),
            rules_hash: Set(Some(actions::hash(&rules)?)),
            opened_at: Set(Some(phases.proposing)),
            proposing_at: Set(phases.proposing),
            co_design_at: Set(phases.co_design),
            voting_at: Set(phases.voting),
            decided_at: Set(phases.decided),
            follow_up_at: Set(phases.follow_up),
            closes_at: Set(phases.closes),
            initiatives: Set(i32::try_from(initiatives).unwrap_or(i32::MAX)),
            created_at: Set(phases.proposing),
            ..Default::default()
        }
        .with_voting(rules.voting);
        board::Entity::insert(row).exec_without_returning(self.transaction).await?;
        let text = vec![id.into(), "it".into(), question.into(), super::words::DESCRIPTION.into()];
        let columns = ["board_id", "language", "question", "description"];
        insert_rows(self.transaction, "board_texts", &columns, vec![text]).await?;
        let seats = SEATS.iter().map(|key| vec![id.into(), (*key).into()]).collect();
        insert_rows(self.transaction, "board_constituencies", &["board_id", "constituency"], seats).await?;
        Ok(id)
    }
}

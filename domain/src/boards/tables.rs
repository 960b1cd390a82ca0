//! Rows of boards.

use sea_orm::ActiveValue::Set;

use super::Voting;

pub(crate) mod board {
    use crate::{
        base::{BoardId, Currency, Language, Moment, OrganisationId, ParticipantId, TerritoryId},
        boards::{BallotKind, CountingRule, Moderation, Phases, Roll, Theme, Voting},
    };
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "boards")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: BoardId,
        pub territory_id: TerritoryId,
        pub organisation_id: Option<OrganisationId>,
        pub theme: Theme,
        pub language: Language,
        pub moderation: Moderation,
        pub answer_days: i32,
        pub budget_cents: Option<i64>,
        pub currency: Currency,
        pub ballot_kind: BallotKind,
        pub ballot_points: Option<i32>,
        pub counting_rule: CountingRule,
        pub minimum_score: Option<i32>,
        pub roll: Roll,
        pub ballot_maximum: Option<i32>,
        pub winners_maximum: Option<i32>,
        pub rules_hash: Option<String>,
        pub rulebook_hash: Option<String>,
        pub opened_at: Option<Moment>,
        pub proposing_at: Moment,
        pub co_design_at: Moment,
        pub voting_at: Option<Moment>,
        pub decided_at: Moment,
        pub follow_up_at: Moment,
        pub closes_at: Moment,
        pub counted_at: Option<Moment>,
        pub initiatives: i32,
        pub participants: i32,
        pub ballots: i32,
        pub imported_from: Option<String>,
        pub created_by: Option<ParticipantId>,
        pub created_at: Moment,
    }
    without_relations!();

    impl Model {
        pub fn voting(&self) -> Voting {
            Voting {
                ballot: self.ballot_kind,
                points: self.ballot_points.and_then(|points| u16::try_from(points).ok()),
                counting: self.counting_rule,
                minimum_score: self.minimum_score.and_then(|least| u32::try_from(least).ok()),
                roll: self.roll,
            }
        }

        pub fn phases(&self) -> Phases {
            Phases {
                proposing: self.proposing_at,
                co_design: self.co_design_at,
                voting: self.voting_at,
                decided: self.decided_at,
                follow_up: self.follow_up_at,
                closes: self.closes_at,
            }
        }
    }
}

impl board::ActiveModel {
    /// Sets the columns of how people vote and how it is counted.
    pub(crate) fn with_voting(self, voting: Voting) -> Self {
        Self {
            ballot_kind: Set(voting.ballot),
            ballot_points: Set(voting.points.map(i32::from)),
            counting_rule: Set(voting.counting),
            minimum_score: Set(voting.minimum_score.map(|least| i32::try_from(least).unwrap_or(i32::MAX))),
            roll: Set(voting.roll),
            ..self
        }
    }
}

pub(crate) mod board_text {
    use crate::base::{BoardId, Language};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "board_texts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub board_id: BoardId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub language: Language,
        pub question: String,
        pub description: String,
    }
    without_relations!();
}

pub(crate) mod board_constituency {
    use crate::base::BoardId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "board_constituencies")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub board_id: BoardId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub constituency: String,
        pub participants: i32,
    }
    without_relations!();
}

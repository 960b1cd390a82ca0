//! The initiatives of the crowd, with the stances on them.

use sea_orm::Value;
use std::ops::Range;

use super::{
    super::spread,
    Member, OPTIONS, STANCES, Stage, TOGETHER,
    people::SEATS,
    proposal::{AUTHOR, INITIATIVE, Proposal, REVISION, TALLY},
    words,
};
use crate::{
    activity::Measure,
    ballots::options,
    base::{BoardId, InitiativeId, Moment, Stop, TerritoryId, database::insert_rows},
    initiatives::State,
    stances::Stance,
};

type Rows = Vec<Vec<Value>>;

impl Stage<'_> {
    /// Initiatives of the open board with their stances; `size` is how many it will have.
    pub(super) async fn load_proposals(
        &mut self,
        board: BoardId,
        territory: TerritoryId,
        people: &[Member],
        numbers: Range<usize>,
        size: usize,
    ) -> Result<Vec<InitiativeId>, Stop> {
        let (mut proposals, mut stances) = (Vec::new(), Rows::new());
        for number in numbers {
            let first = number * 7 * TOGETHER % people.len();
            let mut proposal = Proposal {
                number,
                id: InitiativeId::new(),
                board,
                territory,
                author: &people[first],
                state: if number.is_multiple_of(3) { State::CoDesign } else { State::Published },
                published: Moment(self.days_ago(30).0 + share(10, number, size)),
                cost_cents: None,
                voices: Default::default(),
            };
            for voice in 0..STANCES {
                let member = &people[(first + voice) % people.len()];
                self.speak(&mut proposal, member, voice, &mut stances);
            }
            proposals.push(proposal);
        }
        self.insert_proposals(&proposals).await?;
        let columns = ["subject_id", "participant_id", "constituency", "stance", "taken_at"];
        insert_rows(self.transaction, "stances", &columns, stances).await?;
        Ok(proposals.iter().map(|proposal| proposal.id).collect())
    }

    /// What stands on the ballot of the voting board.
    pub(super) async fn load_ballot(
        &mut self,
        board: BoardId,
        territory: TerritoryId,
        people: &[Member],
    ) -> Result<(), Stop> {
        let published = self.days_ago(70);
        let proposal = |number: usize| Proposal {
            number,
            id: InitiativeId::new(),
            board,
            territory,
            author: &people[number],
            state: State::OnBallot,
            published,
            cost_cents: i64::try_from(100_000 + spread("cost", number, 2_000_000)).ok(),
            voices: Default::default(),
        };
        let proposals: Vec<Proposal<'_>> = (0..OPTIONS).map(proposal).collect();
        self.insert_proposals(&proposals).await?;
        options::freeze(self.transaction, board).await
    }

    /// One member's stance: kept as a row, in the initiative's voices, on her seat and in the day's counter.
    fn speak(&mut self, proposal: &mut Proposal<'_>, member: &Member, voice: usize, rows: &mut Rows) {
        // Some initiatives please nearly everybody, some hardly half.
        let agreeing = 45 + proposal.number % 50;
        let stance = match spread("stance", proposal.number * STANCES + voice, 100) {
            mood if mood < agreeing => Stance::Support,
            mood if mood < agreeing.midpoint(100) => Stance::Doubt,
            _ => Stance::Pass,
        };
        let kind = Stance::ALL.iter().position(|known| *known == stance);
        let seat = SEATS.iter().position(|key| *key == member.constituency);
        if let (Some(seat), Some(kind)) = (seat, kind) {
            proposal.voices[seat][kind] += 1;
        }
        let at = Moment(proposal.published.0 + share(20, voice, STANCES));
        rows.push(vec![
            proposal.id.into(),
            member.id.into(),
            member.constituency.as_str().into(),
            stance.as_str().into(),
            at.into(),
        ]);
        self.seat(proposal.board, member, at);
        let heads = (member.constituency.as_str(), words::theme(proposal.number).as_str(), "");
        self.counters.add(proposal.board, at, Measure::Stance, heads, 1);
    }

    async fn insert_proposals(&mut self, proposals: &[Proposal<'_>]) -> Result<(), Stop> {
        for proposal in proposals {
            self.seat(proposal.board, proposal.author, proposal.published);
            let heads = (proposal.author.constituency.as_str(), words::theme(proposal.number).as_str(), "it");
            self.counters.add(proposal.board, proposal.published, Measure::Initiative, heads, 1);
        }
        let rows = proposals.iter().map(|proposal| proposal.row()).collect();
        insert_rows(self.transaction, "initiatives", &INITIATIVE, rows).await?;
        let revisions = proposals.iter().map(|proposal| proposal.revision()).collect();
        insert_rows(self.transaction, "revisions", &REVISION, revisions).await?;
        let authors = proposals.iter().map(|proposal| proposal.authorship()).collect();
        insert_rows(self.transaction, "initiative_authors", &AUTHOR, authors).await?;
        let tallies = proposals.iter().flat_map(|proposal| proposal.tallies()).collect();
        insert_rows(self.transaction, "initiative_tallies", &TALLY, tallies).await?;
        Ok(())
    }
}

/// The share of some days that has passed when `part` of `whole` things have happened, in milliseconds.
fn share(days: i64, part: usize, whole: usize) -> i64 {
    let thousandths = i64::try_from(part * 1_000_000 / whole.max(1)).unwrap_or(0);
    Moment(0).plus_days(days).0 / 1_000_000 * thousandths
}

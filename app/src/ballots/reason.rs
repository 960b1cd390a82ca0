//! Why an option won or what it lacked, in words.

use counting::{outcome::Reason, rule::Method};
use domain::{
    ballots::{Ranked, Verdict, VoteResult},
    base::Currency,
    boards::BallotKind,
};

use crate::i18n::Words;

/// What the sentences depend on beside the option itself.
#[derive(Clone, Copy)]
pub struct Why {
    currency: Currency,
    /// Whether ballots give points or places, so that a score is no number of people.
    points: bool,
    won: Won,
}

/// How options win.
#[derive(Clone, Copy)]
enum Won {
    /// With the money of those who chose them.
    Paid,
    /// From the top, or from the top as long as the money lasts.
    Voted,
    /// By staying to the end.
    Left,
    /// By outdoing each other option.
    Compared,
}

impl Why {
    /// For the options of this result.
    pub fn of(result: &VoteResult) -> Self {
        let paid = result.ranking.iter().any(|one| one.paid_by.is_some());
        let won = match &result.rule.method {
            Method::EqualShares(_) | Method::Phragmen(_) if paid => Won::Paid,
            Method::InstantRunoff => Won::Left,
            Method::Schulze => Won::Compared,
            _ => Won::Voted,
        };
        let points = matches!(result.board.rules.voting.ballot, BallotKind::Points | BallotKind::Ranking);
        Self { currency: result.board.rules.currency, points, won }
    }

    /// The sentence for what became of an option.
    pub fn told(self, words: Words, ranked: &Ranked) -> String {
        match ranked.verdict {
            Verdict::Adopted { left } => self.won(words, ranked, left),
            Verdict::Lost(reason) => self.lost(words, reason),
        }
    }

    fn won(self, words: Words, ranked: &Ranked, left: Option<i64>) -> String {
        let texts = words.ballots();
        match (self.won, left) {
            (Won::Paid, _) => match ranked.paid_by {
                Some(people) => texts.why_paid(people.cast_signed()),
                None => texts.why_filled_up().to_owned(),
            },
            (Won::Left, _) => texts.why_stayed().to_owned(),
            (Won::Compared, _) => texts.why_outdoes().to_owned(),
            (Won::Voted, Some(left)) => texts.why_fits(words.money(left, self.currency)),
            (Won::Voted, None) => texts.why_most_voted().to_owned(),
        }
    }

    fn lost(self, words: Words, reason: Reason) -> String {
        let texts = words.ballots();
        let money = |cents: i64| words.money(cents, self.currency);
        match reason {
            Reason::NoSupport => texts.why_no_support().to_owned(),
            Reason::BelowMinimum { lacked } if self.points => texts.why_below_minimum_points(lacked),
            Reason::BelowMinimum { lacked } => texts.why_below_minimum(lacked),
            Reason::DoesNotFit { left, lacked } => {
                texts.why_does_not_fit(money(left.minor()), money(lacked.minor()))
            }
            Reason::AfterStop { lacked } => texts.why_after_stop(lacked),
            Reason::Outvoted { lacked } if self.points => texts.why_outvoted_points(lacked),
            Reason::Outvoted { lacked } => texts.why_outvoted(lacked),
            Reason::LostTie => texts.why_lost_tie().to_owned(),
            Reason::RivalWon { lacked } if self.points => texts.why_rival_won_points(lacked),
            Reason::RivalWon { lacked } => texts.why_rival_won(lacked),
            Reason::SupportersLack { left, lacked } => {
                texts.why_supporters_lack(money(left.minor()), money(lacked.minor()))
            }
            Reason::StruckOff { round, lacked } => texts.why_struck_off(lacked, round),
            Reason::Beaten { lacked } => texts.why_beaten(lacked),
        }
    }
}

//! Why an option won or what it lacked, in words.

use counting::outcome::Reason;
use domain::{
    ballots::{Ranked, Verdict},
    base::Currency,
};

use crate::i18n::Words;

/// The sentence for what became of an option.
pub fn reason(words: Words, ranked: &Ranked, currency: Currency) -> String {
    let texts = words.ballots();
    let money = |cents: i64| words.money(cents, currency);
    match ranked.verdict {
        Verdict::Adopted { left: Some(left) } => texts.why_fits(money(left)),
        Verdict::Adopted { left: None } => texts.why_most_voted().to_owned(),
        Verdict::Lost(Reason::NoSupport) => texts.why_no_support().to_owned(),
        Verdict::Lost(Reason::BelowMinimum { lacked }) => texts.why_below_minimum(lacked),
        Verdict::Lost(Reason::DoesNotFit { left, lacked }) => {
            texts.why_does_not_fit(money(left.minor()), money(lacked.minor()))
        }
        Verdict::Lost(Reason::AfterStop { lacked }) => texts.why_after_stop(lacked),
        Verdict::Lost(Reason::Outvoted { lacked }) => texts.why_outvoted(lacked),
        Verdict::Lost(Reason::LostTie) => texts.why_lost_tie().to_owned(),
        Verdict::Lost(Reason::RivalWon { lacked }) => texts.why_rival_won(lacked),
        Verdict::Lost(Reason::SupportersLack { left, lacked }) => {
            texts.why_supporters_lack(money(left.minor()), money(lacked.minor()))
        }
        Verdict::Lost(Reason::StruckOff { round, lacked }) => texts.why_struck_off(lacked, round),
        Verdict::Lost(Reason::Beaten { lacked }) => texts.why_beaten(lacked),
    }
}

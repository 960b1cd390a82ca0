//! Which reason fits which verdict, who decides, and until when one may appeal.

use super::{Closing, Reason, Verdict};
use crate::base::{Moment, ParticipantId, Refusal};

/// Days after a decision in which its author may appeal.
pub const APPEAL_DAYS: i64 = 30;

impl Verdict {
    /// Whether the text is left to be read.
    pub const fn is_favourable(self) -> bool {
        matches!(self, Self::Publish | Self::Keep)
    }
}

impl Reason {
    /// The reasons for which a text is reported, returned or hidden.
    pub fn objections() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|reason| *reason != Self::FollowsRules)
    }
}

/// The reason under which a decision is stored. Favourable decisions have one reason, the others need an objection.
///
/// # Errors
/// [`Refusal::ReasonMissing`] where an objection is needed, [`Refusal::ReasonDoesNotFit`] where one contradicts.
pub fn reason_for(verdict: Verdict, chosen: Option<Reason>) -> Result<Reason, Refusal> {
    match (verdict.is_favourable(), chosen) {
        (true, None | Some(Reason::FollowsRules)) => Ok(Reason::FollowsRules),
        (true, Some(_)) | (false, Some(Reason::FollowsRules)) => Err(Refusal::ReasonDoesNotFit),
        (false, None) => Err(Refusal::ReasonMissing),
        (false, Some(objection)) => Ok(objection),
    }
}

/// Why nobody decides about a case that is closed: somebody did, or nobody needs to.
pub const fn no_longer_open(closing: Option<Closing>) -> Refusal {
    match closing {
        None => Refusal::AlreadyDecided,
        Some(Closing::Withdrawn | Closing::Lapsed) => Refusal::TakenBack,
        Some(Closing::Replaced) => Refusal::ChangedMeanwhile,
    }
}

/// Whether the person may decide about a text: never about her own.
pub fn may_decide(moderator: ParticipantId, author: Option<ParticipantId>) -> Result<(), Refusal> {
    if author == Some(moderator) { Err(Refusal::OwnText) } else { Ok(()) }
}

/// Whether a decision of this kind and age may be appealed.
pub fn may_appeal(verdict: Verdict, decided_at: Moment, now: Moment) -> Result<(), Refusal> {
    if verdict.is_favourable() {
        return Err(Refusal::NotFound);
    }
    if now > decided_at.plus_days(APPEAL_DAYS) { Err(Refusal::TooLateToAppeal) } else { Ok(()) }
}

/// Whether the person may decide an appeal: neither who decided first, nor who wrote the text.
pub fn may_decide_appeal(
    moderator: ParticipantId,
    first: ParticipantId,
    author: ParticipantId,
) -> Result<(), Refusal> {
    may_decide(moderator, Some(author))?;
    if moderator == first { Err(Refusal::SamePersonDecides) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use uuid::Uuid;

    const LUISA: ParticipantId = ParticipantId(Uuid::from_u128(1));
    const OMAR: ParticipantId = ParticipantId(Uuid::from_u128(2));
    const KARIMA: ParticipantId = ParticipantId(Uuid::from_u128(3));

    #[rstest]
    #[case(Verdict::Publish, None, Ok(Reason::FollowsRules))]
    #[case(Verdict::Keep, Some(Reason::FollowsRules), Ok(Reason::FollowsRules))]
    #[case(Verdict::Publish, Some(Reason::Insult), Err(Refusal::ReasonDoesNotFit))]
    #[case(Verdict::Hide, Some(Reason::Insult), Ok(Reason::Insult))]
    #[case(Verdict::Return, Some(Reason::FollowsRules), Err(Refusal::ReasonDoesNotFit))]
    #[case(Verdict::Return, None, Err(Refusal::ReasonMissing))]
    fn a_verdict_needs_a_reason_that_fits(
        #[case] verdict: Verdict,
        #[case] chosen: Option<Reason>,
        #[case] expected: Result<Reason, Refusal>,
    ) {
        assert_eq!(reason_for(verdict, chosen), expected);
    }

    #[rstest]
    #[case(None, Refusal::AlreadyDecided)]
    #[case(Some(Closing::Withdrawn), Refusal::TakenBack)]
    #[case(Some(Closing::Lapsed), Refusal::TakenBack)]
    #[case(Some(Closing::Replaced), Refusal::ChangedMeanwhile)]
    fn a_closed_case_says_why_nobody_decides_it(#[case] closing: Option<Closing>, #[case] expected: Refusal) {
        assert_eq!(no_longer_open(closing), expected);
    }

    #[test]
    fn nobody_decides_about_her_own_text() {
        assert_eq!(may_decide(LUISA, Some(LUISA)), Err(Refusal::OwnText));
        assert_eq!(may_decide(LUISA, Some(OMAR)), Ok(()));
        assert_eq!(may_decide(LUISA, None), Ok(()));
    }

    #[test]
    fn an_appeal_is_decided_by_a_third_person() {
        assert_eq!(may_decide_appeal(LUISA, LUISA, OMAR), Err(Refusal::SamePersonDecides));
        assert_eq!(may_decide_appeal(OMAR, LUISA, OMAR), Err(Refusal::OwnText));
        assert_eq!(may_decide_appeal(KARIMA, LUISA, OMAR), Ok(()));
    }

    #[test]
    fn an_appeal_comes_within_thirty_days_and_only_against_an_objection() {
        let then = Moment(1_000);
        assert_eq!(may_appeal(Verdict::Hide, then, then.plus_days(30)), Ok(()));
        assert_eq!(may_appeal(Verdict::Hide, then, then.plus_days(31)), Err(Refusal::TooLateToAppeal));
        assert_eq!(may_appeal(Verdict::Publish, then, then), Err(Refusal::NotFound));
    }
}

use rstest::rstest;
use uuid::Uuid;

use crate::{
    base::{
        Actor, BoardId, InitiativeId, Language, Moment, OrganisationId, ParticipantId, Refusal, Scope,
        TerritoryId, actor::Person,
    },
    boards::{Theme, rules::may_act_as},
    initiatives::{
        Frame, State,
        voices::{may_comment, may_pledge, may_take_stance, may_withdraw_stance},
    },
    people::Capacity,
    testing::{NOW, draft},
};

const TOWN: TerritoryId = TerritoryId(Uuid::from_u128(11));

fn frame(state: State) -> Frame {
    Frame {
        id: InitiativeId(Uuid::from_u128(1)),
        board: BoardId(Uuid::from_u128(2)),
        opened_at: Some(NOW),
        rules: draft(TOWN).rules,
        territory: Scope { territory: TOWN, within: None },
        theme: Theme::Environment,
        language: Language::ITALIAN,
        state,
        title: "Orto comune".into(),
        created_by: None,
        organisation: None,
        revision: 1,
        is_public: state.is_public(),
        merged_into: None,
    }
}

fn karima(constituency: Option<&str>) -> Actor {
    Actor::Person(Person {
        id: ParticipantId(Uuid::from_u128(3)),
        pseudonym: "Karima".into(),
        language: Language::ARABIC,
        constituency: constituency.map(str::to_owned),
        settled_at: Moment(0),
        grants: vec![],
        memberships: vec![OrganisationId(Uuid::from_u128(4))],
    })
}

/// State by deed: stance, comment, pledge.
#[rstest]
#[case(State::Draft, [false, false, false])]
#[case(State::Submitted, [false, false, false])]
#[case(State::Returned, [false, false, false])]
#[case(State::Published, [true, true, true])]
#[case(State::CoDesign, [true, true, true])]
#[case(State::Admitted, [true, true, true])]
#[case(State::NotAdmitted, [false, true, false])]
#[case(State::OnBallot, [false, true, true])]
#[case(State::Adopted, [false, true, true])]
#[case(State::NotAdopted, [false, true, false])]
#[case(State::InProgress, [false, true, true])]
#[case(State::Completed, [false, true, false])]
#[case(State::Stopped, [false, true, false])]
#[case(State::Withdrawn, [false, false, false])]
#[case(State::Merged, [false, false, false])]
#[case(State::Hidden, [false, false, false])]
fn a_state_switches_deeds_on_and_off(#[case] state: State, #[case] expected: [bool; 3]) {
    let (karima, frame) = (karima(Some("third_sector")), frame(state));
    let found = [
        may_take_stance(&karima, &frame, NOW),
        may_comment(&karima, &frame, NOW),
        may_pledge(&karima, &frame, NOW),
    ];
    assert_eq!(found.map(|answer| answer.is_ok()), expected);
}

/// Days from now by answer: the phases of the board decide too.
#[rstest]
#[case(0, Ok(()), Ok(()))]
#[case(10, Ok(()), Ok(()))]
#[case(20, Err(Refusal::StancesClosed), Ok(()))]
#[case(60, Err(Refusal::StancesClosed), Err(Refusal::CommentsClosed))]
fn a_phase_switches_deeds_on_and_off(
    #[case] days: i64,
    #[case] stance: Result<(), Refusal>,
    #[case] comment: Result<(), Refusal>,
) {
    let (karima, frame, now) = (karima(Some("third_sector")), frame(State::Published), NOW.plus_days(days));
    assert_eq!(may_take_stance(&karima, &frame, now), stance);
    assert_eq!(may_comment(&karima, &frame, now), comment);
}

#[test]
fn a_stance_needs_a_seat_at_the_table() {
    let frame = frame(State::Published);
    assert_eq!(may_take_stance(&karima(None), &frame, NOW), Err(Refusal::ConstituencyMissing));
    assert_eq!(may_take_stance(&karima(Some("x")), &frame, NOW), Err(Refusal::ConstituencyNotInvited));
    assert_eq!(may_take_stance(&Actor::Visitor, &frame, NOW), Err(Refusal::SignInFirst));
    assert_eq!(may_comment(&Actor::Visitor, &frame, NOW), Err(Refusal::SignInFirst));
}

#[test]
fn a_stance_can_be_withdrawn_without_the_seat() {
    assert_eq!(may_withdraw_stance(&karima(None), &frame(State::Published), NOW), Ok(()));
}

#[test]
fn nothing_is_said_to_an_initiative_on_a_board_that_is_not_open() {
    let closed = Frame { opened_at: None::<Moment>, ..frame(State::Published) };
    assert_eq!(may_comment(&karima(None), &closed, NOW), Err(Refusal::BoardNotOpen));
}

#[test]
fn one_acts_only_for_an_organisation_to_which_one_belongs() {
    let karima = karima(None);
    let person = karima.person().unwrap();
    let of = |number| Capacity::OnBehalfOf(OrganisationId(Uuid::from_u128(number)));
    assert_eq!(may_act_as(person, of(4)), Ok(()));
    assert_eq!(may_act_as(person, of(5)), Err(Refusal::NotAMember));
    assert_eq!(may_act_as(person, Capacity::Personal), Ok(()));
}

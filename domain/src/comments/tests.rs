//! Rules of comments by example.

use rstest::rstest;
use uuid::Uuid;

use super::{
    Frame, State,
    rules::{may_reply, may_withdraw},
};
use crate::base::{
    Actor, CommentId, InitiativeId, Language, Moment, ParticipantId, Refusal, Subject, actor::Person,
};

const KARIMA: ParticipantId = ParticipantId(Uuid::from_u128(1));
const PIERO: ParticipantId = ParticipantId(Uuid::from_u128(2));

fn subject(number: u128) -> Subject {
    InitiativeId(Uuid::from_u128(number)).into()
}

fn comment(state: State) -> Frame {
    Frame {
        id: CommentId(Uuid::from_u128(9)),
        subject: subject(7),
        thread: CommentId(Uuid::from_u128(9)),
        parent: None,
        author: KARIMA,
        organisation: None,
        state,
        text: "Ci sono anch'io".into(),
        language: Language::ITALIAN,
        created_at: Moment(0),
    }
}

fn person(id: ParticipantId) -> Actor {
    Actor::Person(Person {
        id,
        pseudonym: "Luna".into(),
        language: Language::ITALIAN,
        constituency: None,
        settled_at: Moment(0),
        grants: vec![],
        memberships: vec![],
    })
}

#[rstest]
#[case(State::Waiting, "published hidden withdrawn")]
#[case(State::Published, "hidden withdrawn")]
#[case(State::Hidden, "published")]
#[case(State::Withdrawn, "")]
fn exactly_these_steps_exist(#[case] from: State, #[case] steps: &str) {
    let found: Vec<&str> =
        State::ALL.iter().filter(|to| from.may_become(**to).is_ok()).map(|to| to.as_str()).collect();
    assert_eq!(found.join(" "), steps);
}

#[test]
fn a_reply_goes_to_a_published_comment_under_the_same_subject() {
    assert_eq!(may_reply(&comment(State::Published), subject(7)), Ok(()));
    assert_eq!(may_reply(&comment(State::Published), subject(8)), Err(Refusal::NotFound));
    for state in [State::Waiting, State::Hidden, State::Withdrawn] {
        assert_eq!(may_reply(&comment(state), subject(7)), Err(Refusal::NotFound));
    }
}

#[test]
fn a_reply_cannot_be_replied_to() {
    let reply = Frame { parent: Some(CommentId(Uuid::from_u128(3))), ..comment(State::Published) };
    assert_eq!(may_reply(&reply, subject(7)), Err(Refusal::TooDeep));
}

#[test]
fn only_its_author_takes_a_comment_back() {
    assert_eq!(may_withdraw(&person(KARIMA), &comment(State::Published)), Ok(()));
    assert_eq!(may_withdraw(&person(PIERO), &comment(State::Published)), Err(Refusal::NotFound));
    assert_eq!(may_withdraw(&Actor::Visitor, &comment(State::Published)), Err(Refusal::SignInFirst));
    assert_eq!(may_withdraw(&person(KARIMA), &comment(State::Withdrawn)), Err(Refusal::WrongState));
}

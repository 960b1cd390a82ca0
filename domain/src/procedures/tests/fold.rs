//! The fold: every step there is by table, and whatever a sequence of acts does by property.

use proptest::prelude::*;

use crate::{
    base::{Day, Moment, Refusal},
    procedures::{
        ActKind, Basis, Content, DocumentKind, Form, Halt, Listed, PartyKind, Progress, Stage, Taking,
        Verdict,
    },
    testing::NOW,
};

const DEADLINE: Moment = NOW.plus_days(10);

fn listed(receipt: u32, party: PartyKind, verdict: Verdict) -> Listed {
    Listed::publish(receipt, party, "Chi partecipa".into(), None, verdict)
}

/// A content of each kind that fits the procedure of these tests: receipts 1 and 2 are admitted, 3 is not.
fn good(kind: ActKind) -> Content {
    let not_admitted = Verdict::NotAdmitted { criterion: 0, reasons: "Non c'entra con il parco.".into() };
    match kind {
        ActKind::Start => Content::Start { basis: Basis::CoDesign },
        ActKind::Notice => Content::Notice { deadline: DEADLINE, criteria: vec!["Tempo da dare".into()] },
        ActKind::Extension => Content::Extension { deadline: DEADLINE.plus_days(90) },
        ActKind::Assessment => Content::Assessment,
        ActKind::List => Content::List {
            entries: vec![
                listed(1, PartyKind::Organisation, Verdict::Admitted),
                listed(2, PartyKind::Group, Verdict::Conditions { conditions: "Un referente.".into() }),
                listed(3, PartyKind::Person, not_admitted),
            ],
        },
        ActKind::Session => Content::Session,
        ActKind::FinalDocument => Content::FinalDocument { kind: DocumentKind::Summary },
        ActKind::Determination => Content::Determination,
        ActKind::Agreement => {
            Content::Agreement { receipt: 2, name: "Chi partecipa".into(), form: Form::Pact }
        }
        ActKind::Implementation => Content::Implementation,
        ActKind::Account => Content::Account { planned_cents: 500_000, spent_cents: 480_000 },
        ActKind::Evaluation => Content::Evaluation,
        ActKind::Suspension => Content::Suspension,
        ActKind::Resumption => Content::Resumption,
        ActKind::Revocation => Content::Revocation,
        ActKind::Correction => Content::Correction { of: 1 },
    }
}

fn taking(content: &Content, at: Moment) -> Taking<'_> {
    Taking { content, on: at.day(), next_by: None, at }
}

/// When acts of these tests are taken: the notice before its deadline, everything behind it after.
fn moment(kind: ActKind) -> Moment {
    if matches!(kind, ActKind::Start | ActKind::Notice) { NOW } else { DEADLINE.plus_days(1) }
}

const WAY: [ActKind; 12] = [
    ActKind::Start,
    ActKind::Notice,
    ActKind::Assessment,
    ActKind::List,
    ActKind::Session,
    ActKind::FinalDocument,
    ActKind::Determination,
    ActKind::Agreement,
    ActKind::Implementation,
    ActKind::Account,
    ActKind::Evaluation,
    ActKind::Correction,
];

fn after(kinds: &[ActKind]) -> Progress {
    let contents: Vec<(Content, Moment)> = kinds.iter().map(|kind| (good(*kind), moment(*kind))).collect();
    Progress::fold(contents.iter().map(|(content, at)| taking(content, *at))).unwrap()
}

/// All acts that follow, by stage; every other one is refused. The order is that of the kinds.
const TABLE: &str = "\
started     notice suspension revocation correction
notice      extension assessment suspension revocation correction
assessing   list suspension revocation correction
listed      list session suspension revocation correction
sitting     session final_document suspension revocation correction
documented  determination suspension revocation correction
determined  agreement suspension revocation correction
agreed      implementation suspension revocation correction
carried_out implementation account suspension revocation correction
accounted   implementation account evaluation suspension revocation correction
evaluated   correction
";

fn accepted(progress: &Progress) -> String {
    let late = DEADLINE.plus_days(2);
    let fits = |kind: &&ActKind| {
        let content = good(**kind);
        // A notice is published with a deadline that lies ahead.
        let content = match content {
            Content::Notice { criteria, .. } => Content::Notice { deadline: late.plus_days(9), criteria },
            other => other,
        };
        progress.clone().after(&taking(&content, late)).is_ok()
    };
    ActKind::ALL.iter().filter(fits).map(|kind| kind.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn exactly_these_acts_follow_at_each_stage() {
    for (line, stage) in TABLE.lines().zip(Stage::ALL) {
        let (name, kinds) = line.split_once(' ').unwrap();
        assert_eq!(name, stage.as_str());
        let place = Stage::ALL.iter().position(|other| other == stage).unwrap();
        let progress = after(&WAY[..=place]);
        assert_eq!(progress.state.course().stage(), *stage);
        assert_eq!(accepted(&progress), kinds.trim(), "{stage}");
    }
}

#[test]
fn a_second_one_may_sign_at_the_stage_of_agreement() {
    let progress = after(&WAY[..8]);
    let form = Form::Convention { runts_number: "12345".into() };
    let second = Content::Agreement { receipt: 1, name: "Chi partecipa".into(), form };
    let at = DEADLINE.plus_days(2);
    let progress = progress.after(&taking(&second, at)).unwrap();
    let agreements = progress.state.course().agreements().unwrap();
    assert_eq!((agreements.first, agreements.others.as_slice()), (2, &[1][..]));
    assert_eq!(progress.after(&taking(&second, at)).unwrap_err(), Refusal::AlreadyExists);
}

#[test]
fn what_rests_goes_on_where_it_stood_and_what_was_revoked_does_not() {
    for place in 0..Stage::ALL.len() - 1 {
        let before = after(&WAY[..=place]);
        let at = DEADLINE.plus_days(2);
        let resting = before.clone().after(&taking(&Content::Suspension, at)).unwrap();
        assert_eq!(resting.state.halt(), Some(Halt::Suspended));
        assert_eq!(accepted(&resting), "resumption revocation correction");
        let again = resting.clone().after(&taking(&Content::Resumption, at)).unwrap();
        assert_eq!(again.state, before.state);
        for progress in [before, resting] {
            let over = progress.after(&taking(&Content::Revocation, at)).unwrap();
            assert_eq!(over.state.halt(), Some(Halt::Revoked));
            assert_eq!(accepted(&over), "correction");
        }
    }
}

fn refusal(progress: &Progress, content: &Content, at: Moment) -> Refusal {
    progress.clone().after(&taking(content, at)).unwrap_err()
}

#[test]
fn what_an_act_says_must_fit_what_was_said_before() {
    let started = after(&WAY[..1]);
    let without = |deadline| Content::Notice { deadline, criteria: vec![] };
    assert_eq!(refusal(&started, &without(DEADLINE), NOW), Refusal::Missing);
    assert_eq!(refusal(&started, &without(NOW), NOW), Refusal::DeadlineTooEarly);
    let notice = after(&WAY[..2]);
    assert_eq!(refusal(&notice, &Content::Assessment, DEADLINE.plus_minutes(-1)), Refusal::NoticeOpen);
    let shorter = Content::Extension { deadline: DEADLINE };
    assert_eq!(refusal(&notice, &shorter, NOW.plus_days(1)), Refusal::DeadlineTooEarly);
    let over = Content::Extension { deadline: DEADLINE.plus_days(1) };
    assert_eq!(refusal(&notice, &over, DEADLINE.plus_days(1)), Refusal::DeadlineTooEarly);

    let (assessing, at) = (after(&WAY[..3]), DEADLINE.plus_days(2));
    let criterion = Verdict::NotAdmitted { criterion: 1, reasons: "Perché no, davvero.".into() };
    let unknown = Content::List { entries: vec![listed(1, PartyKind::Group, criterion)] };
    assert_eq!(refusal(&assessing, &unknown, at), Refusal::UnknownChoice);
    let twice = Content::List { entries: vec![listed(1, PartyKind::Group, Verdict::Admitted); 2] };
    assert_eq!(refusal(&assessing, &twice, at), Refusal::UnknownChoice);

    let determined = after(&WAY[..7]);
    let sign = |receipt, form| Content::Agreement { receipt, name: "Chi".into(), form };
    let convention = |runts_number: &str| Form::Convention { runts_number: runts_number.into() };
    assert_eq!(refusal(&determined, &sign(9, Form::Pact), at), Refusal::NotOnList);
    assert_eq!(refusal(&determined, &sign(3, Form::Pact), at), Refusal::NotOnList);
    assert_eq!(refusal(&determined, &sign(2, convention("1")), at), Refusal::BodyNotRegistered);
    assert_eq!(refusal(&determined, &sign(1, convention(" ")), at), Refusal::BodyNotRegistered);
    assert!(determined.clone().after(&taking(&sign(1, convention("1")), at)).is_ok());
    let common = Progress { basis: Basis::Collaboration, ..determined };
    assert_eq!(refusal(&common, &sign(1, convention("1")), at), Refusal::UnknownChoice);

    let carried = after(&WAY[..9]);
    let negative = Content::Account { planned_cents: -1, spent_cents: 0 };
    assert_eq!(refusal(&carried, &negative, at), Refusal::NotAnAmount);
    let of_itself = Content::Correction { of: carried.acts + 1 };
    assert_eq!(refusal(&carried, &of_itself, at), Refusal::UnknownChoice);
    assert_eq!(refusal(&carried, &Content::Correction { of: 0 }, at), Refusal::UnknownChoice);
}

#[test]
fn an_act_bears_no_date_before_the_last_one_and_none_that_lies_ahead() {
    let notice = after(&WAY[..2]);
    let at = DEADLINE.plus_days(1);
    let dated = |on: Day| Taking { on, ..taking(&Content::Suspension, at) };
    let on = |days: i32| dated(Day(NOW.day().0 + days));
    assert_eq!(notice.clone().after(&on(-1)).unwrap_err(), Refusal::DatesOutOfOrder);
    assert_eq!(notice.clone().after(&dated(Day(at.day().0 + 1))).unwrap_err(), Refusal::ActDateAhead);
    let next_by = Some(Day(at.day().0 + 30));
    let progress = notice.after(&Taking { next_by, ..on(0) }).unwrap();
    assert_eq!((progress.last_on, progress.next_by), (NOW.day(), next_by));
}

fn any_content() -> impl Strategy<Value = Content> {
    let verdict = prop_oneof![
        Just(Verdict::Admitted),
        Just(Verdict::Conditions { conditions: "Un referente.".into() }),
        (0_u16..3).prop_map(|criterion| Verdict::NotAdmitted { criterion, reasons: "Perché no.".into() }),
    ];
    let party = prop::sample::select(PartyKind::ALL);
    let entry =
        (1_u32..4, party, verdict).prop_map(|(receipt, party, verdict)| listed(receipt, party, verdict));
    let runts = prop_oneof![Just(String::new()), Just("12345".to_owned())];
    let form =
        prop_oneof![Just(Form::Pact), runts.prop_map(|runts_number| Form::Convention { runts_number })];
    prop_oneof![
        8 => prop::sample::select(ActKind::ALL).prop_map(good),
        1 => prop::collection::vec(entry, 0..4).prop_map(|entries| Content::List { entries }),
        1 => (0_u32..5, form)
            .prop_map(|(receipt, form)| Content::Agreement { receipt, name: "Chi".into(), form }),
        1 => (-2_i64..40).prop_map(|days| Content::Extension { deadline: NOW.plus_days(days) }),
        1 => (0_u16..9).prop_map(|of| Content::Correction { of }),
    ]
}

proptest! {
    #[test]
    fn a_sequence_folds_to_what_its_steps_led_to_and_what_is_refused_leaves_no_trace(
        contents in prop::collection::vec((any_content(), 0_i64..4), 0..60),
    ) {
        let start = good(ActKind::Start);
        let mut at = NOW;
        let mut progress = Progress::begin(&taking(&start, at)).unwrap();
        let mut taken = vec![(start.clone(), at)];
        for (content, days) in &contents {
            at = at.plus_days(*days);
            let offered = progress.state.next().contains(&content.kind());
            match progress.clone().after(&taking(content, at)) {
                Ok(next) => {
                    prop_assert!(offered);
                    let is_over = progress.state.halt() == Some(Halt::Revoked);
                    prop_assert!(!is_over || content.kind() == ActKind::Correction);
                    prop_assert_eq!(next.acts, progress.acts + 1);
                    taken.push((content.clone(), at));
                    progress = next;
                }
                Err(refusal) => {
                    prop_assert!(offered || refusal == Refusal::WrongState);
                    let refused = (content.clone(), at);
                    let with_it = taken.iter().chain(std::iter::once(&refused));
                    let folded = Progress::fold(with_it.map(|(content, at)| taking(content, *at)));
                    prop_assert_eq!(folded.unwrap_err(), refusal);
                }
            }
        }
        let folded = Progress::fold(taken.iter().map(|(content, at)| taking(content, *at)));
        prop_assert_eq!(folded, Ok(progress.clone()));
        // Whoever signed was admitted by the list that stands.
        if let Some(agreements) = progress.state.course().agreements() {
            let admitted = |receipt: &u32| agreements.admissions.entries.iter().any(|entry| {
                entry.receipt == *receipt && !matches!(entry.verdict, Verdict::NotAdmitted { .. })
            });
            prop_assert!(std::iter::once(&agreements.first).chain(&agreements.others).all(admitted));
        }
    }

    #[test]
    fn what_an_act_says_is_stored_and_read_back(content in any_content()) {
        let text = serde_json::to_string(&content).unwrap();
        prop_assert_eq!(serde_json::from_str::<Content>(&text).unwrap(), content);
    }
}

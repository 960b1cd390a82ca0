//! Coming in, inviting and keeping accounts, in real databases.

mod links;

use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{
    Code, Email, Password,
    actions::{
        self, Changes, Joined, Newcomer, Opened, Order, accept, accept_as_myself, change_account,
        create_administrator, give_role, invite, join, make_batch, renew_card, renew_password, restore,
        revoke_batch, sign_in, sign_out_everywhere, suspend, take_role, try_code,
    },
    attempts, queries,
};
use crate::{
    base::{
        Actor, Ctx, Deed, Language, ParticipantId, Refusal, Role, Stop,
        database::statement,
        text::{Label, Pseudonym},
    },
    testing::{NOW, World, for_each_database},
};

const HOME: &str = "192.0.2.7";
const PASSWORD: &str = "un tavolo lungo lungo";

fn refusal<T: std::fmt::Debug>(answer: Result<T, Stop>) -> Refusal {
    match answer {
        Err(Stop::Refused(refusal)) => refusal,
        other => panic!("expected a refusal, found {other:?}"),
    }
}

fn newcomer() -> Newcomer {
    Newcomer {
        pseudonym: Pseudonym::parse("Rondine 27").unwrap(),
        language: Language::ARABIC,
        constituency: Some("third_country_citizens".into()),
        accepts_rules: true,
    }
}

fn order(world: &World, size: u16) -> Order {
    Order { label: Label::parse("Biblioteca").unwrap(), territory: world.town, size, days: 30 }
}

async fn codes(world: &World, size: u16) -> Vec<Code> {
    make_batch(&world.ctx(world.officer).await, &order(world, size)).await.unwrap().1
}

async fn enter(world: &World, code: &Code) -> Result<Joined, Stop> {
    join(&world.visitor(), &code.grouped(), &newcomer(), HOME).await
}

fn password(text: &str) -> Password {
    Password::parse(text).unwrap()
}

/// A member of staff with e-mail and password.
async fn staff(world: &World, email: &str, role: Role) -> ParticipantId {
    let ada = world.ctx(world.administrator).await;
    let token = invite(&ada, &Email::parse(email).unwrap(), role, Some(world.town)).await.unwrap();
    accept(&world.visitor(), &token, "Teresa", Language::ITALIAN, password(PASSWORD)).await.unwrap()
}

async fn actor(world: &World, id: ParticipantId) -> Actor {
    queries::find_actor(world.db.reader(), id).await.unwrap()
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

async fn count(world: &World, sql: &str) -> i64 {
    let db = world.db.reader();
    Count::find_by_statement(statement(db, sql, [])).one(db).await.unwrap().unwrap().count
}

#[tokio::test]
async fn a_code_opens_an_account_and_its_card_opens_the_door_again() {
    for_each_database(|world| async move {
        let code = codes(&world, 1).await.remove(0);
        let opened = try_code(&world.visitor(), &code.grouped().to_lowercase(), HOME).await.unwrap();
        assert!(matches!(opened, Opened::Invitation(found) if found == code));
        let joined = enter(&world, &code).await.unwrap();
        let Actor::Person(person) = actor(&world, joined.participant).await else { panic!("not a person") };
        assert_eq!((person.pseudonym.as_str(), person.language), ("Rondine 27", Language::ARABIC));
        let back = try_code(&world.visitor(), &joined.card.grouped(), HOME).await.unwrap();
        assert!(matches!(back, Opened::Account(id) if id == joined.participant));
    })
    .await;
}

#[tokio::test]
async fn sixteen_people_with_one_code_make_one_account() {
    for_each_database(|world| async move {
        let code = codes(&world, 1).await.remove(0);
        let before = count(&world, "SELECT COUNT(*) AS count FROM participants").await;
        let visitors: Vec<(Ctx, String)> =
            (0..16).map(|at| (world.visitor(), format!("192.0.2.{at}"))).collect();
        let (text, newcomer) = (code.grouped(), newcomer());
        let tries = visitors.iter().map(|(ctx, address)| join(ctx, &text, &newcomer, address));
        let answers = futures::future::join_all(tries).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        for answer in answers.into_iter().filter(Result::is_err) {
            assert_eq!(refusal(answer), Refusal::CodeUsed);
        }
        assert_eq!(count(&world, "SELECT COUNT(*) AS count FROM participants").await, before + 1);
        assert_eq!(count(&world, "SELECT CAST(used AS BIGINT) AS count FROM invitation_batches").await, 1);
    })
    .await;
}

#[tokio::test]
async fn every_cause_why_a_code_does_not_open_has_its_own_answer() {
    for_each_database(|world| async move {
        let officer = world.ctx(world.officer).await;
        let (batch, codes) = make_batch(&officer, &order(&world, 3)).await.unwrap();
        let visitor = world.visitor();
        enter(&world, &codes[0]).await.unwrap();
        assert_eq!(refusal(enter(&world, &codes[0]).await), Refusal::CodeUsed);
        let later = Ctx { now: NOW.plus_days(31), ..visitor.clone() };
        assert_eq!(refusal(try_code(&later, codes[1].as_str(), HOME).await), Refusal::CodeExpired);
        let unknown = Code::random(super::code::Kind::Invitation);
        assert_eq!(refusal(try_code(&visitor, unknown.as_str(), HOME).await), Refusal::CodeUnknown);
        let stranger = Code::random(super::code::Kind::Card);
        assert_eq!(refusal(try_code(&visitor, stranger.as_str(), HOME).await), Refusal::CodeUnknown);
        assert_eq!(refusal(try_code(&visitor, "K7QM", HOME).await), Refusal::CodeMistyped);
        revoke_batch(&officer, batch).await.unwrap();
        assert_eq!(refusal(try_code(&visitor, codes[1].as_str(), HOME).await), Refusal::CodeRevoked);
        assert_eq!(refusal(try_code(&visitor, codes[0].as_str(), HOME).await), Refusal::CodeUsed);
    })
    .await;
}

#[tokio::test]
async fn wrong_codes_are_tried_ten_times_and_then_in_a_quarter_of_an_hour() {
    for_each_database(|world| async move {
        let good = codes(&world, 1).await.remove(0);
        let visitor = world.visitor();
        for _ in 0..10 {
            let wrong = Code::random(super::code::Kind::Invitation);
            assert_eq!(refusal(try_code(&visitor, wrong.as_str(), HOME).await), Refusal::CodeUnknown);
        }
        let blocked = refusal(try_code(&visitor, good.as_str(), HOME).await);
        assert_eq!(blocked, Refusal::TooManyTries { minutes: 15 });
        assert!(try_code(&visitor, good.as_str(), "198.51.100.1").await.is_ok());
        let later = Ctx { now: NOW.plus_minutes(15), ..visitor };
        assert!(try_code(&later, good.as_str(), HOME).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn right_codes_do_not_count_as_tries() {
    for_each_database(|world| async move {
        for code in codes(&world, 25).await {
            enter(&world, &code).await.unwrap();
        }
        assert_eq!(count(&world, "SELECT CAST(MAX(count) AS BIGINT) AS count FROM attempts").await, 0);
        attempts::forget_due(&world.db, NOW.plus_minutes(16)).await.unwrap();
        assert_eq!(count(&world, "SELECT COUNT(*) AS count FROM attempts").await, 0);
    })
    .await;
}

#[tokio::test]
async fn neither_codes_nor_cards_nor_addresses_are_stored_readably() {
    for_each_database(|world| async move {
        let code = codes(&world, 1).await.remove(0);
        enter(&world, &code).await.unwrap();
        for sql in [
            format!(
                "SELECT COUNT(*) AS count FROM invitation_codes WHERE code_hash LIKE '%{}%'",
                code.as_str()
            ),
            format!("SELECT COUNT(*) AS count FROM attempts WHERE who LIKE '%{HOME}%'"),
            "SELECT COUNT(*) AS count FROM participants WHERE length(card_hash) <> 64".to_owned(),
        ] {
            assert_eq!(count(&world, &sql).await, 0, "{sql}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_account_needs_the_rules_accepted_and_a_known_constituency() {
    for_each_database(|world| async move {
        let code = codes(&world, 1).await.remove(0);
        let visitor = world.visitor();
        let hasty = Newcomer { accepts_rules: false, ..newcomer() };
        assert_eq!(refusal(join(&visitor, code.as_str(), &hasty, HOME).await), Refusal::RulesNotAccepted);
        let strange = Newcomer { constituency: Some("martians".into()), ..newcomer() };
        assert_eq!(refusal(join(&visitor, code.as_str(), &strange, HOME).await), Refusal::UnknownChoice);
        let undecided = Newcomer { constituency: None, ..newcomer() };
        assert!(join(&visitor, code.as_str(), &undecided, HOME).await.is_ok(), "the code was not used up");
    })
    .await;
}

#[tokio::test]
async fn a_new_card_replaces_the_old_one() {
    for_each_database(|world| async move {
        let joined = enter(&world, &codes(&world, 1).await[0]).await.unwrap();
        let card = renew_card(&world.ctx(joined.participant).await).await.unwrap();
        let visitor = world.visitor();
        assert_eq!(refusal(try_code(&visitor, joined.card.as_str(), HOME).await), Refusal::CodeUnknown);
        assert!(try_code(&visitor, card.as_str(), HOME).await.is_ok());
        assert_eq!(refusal(renew_card(&visitor).await), Refusal::SignInFirst);
    })
    .await;
}

#[tokio::test]
async fn batches_are_made_where_one_hands_out_cards_and_only_counted_afterwards() {
    for_each_database(|world| async move {
        let officer = world.ctx(world.officer).await;
        let elsewhere = Order { territory: world.elsewhere, ..order(&world, 1) };
        assert_eq!(refusal(make_batch(&officer, &elsewhere).await), Refusal::NotAllowed);
        let karima = world.ctx(world.karima).await;
        assert_eq!(refusal(make_batch(&karima, &order(&world, 1)).await), Refusal::NotAllowed);
        assert_eq!(refusal(queries::list_batches(&karima, None).await), Refusal::NotAllowed);
        assert_eq!(refusal(make_batch(&officer, &order(&world, 501)).await), Refusal::NotANumber);
        let codes = codes(&world, 500).await;
        enter(&world, &codes[0]).await.unwrap();
        let ada = world.ctx(world.administrator).await;
        make_batch(&ada, &elsewhere).await.unwrap();
        let before = world.db.statements();
        let seen = queries::list_batches(&officer, None).await.unwrap().rows;
        assert_eq!(world.db.statements() - before, 1);
        assert_eq!(seen.iter().map(|batch| (batch.size, batch.used)).collect::<Vec<_>>(), [(500, 1)]);
        assert_eq!(queries::list_batches(&ada, None).await.unwrap().rows.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn staff_come_in_with_what_they_set_by_their_link() {
    for_each_database(|world| async move {
        let teresa = staff(&world, "Teresa@comune.it", Role::Moderator).await;
        let visitor = world.visitor();
        assert_eq!(sign_in(&visitor, " teresa@Comune.it", PASSWORD, HOME).await.unwrap(), teresa);
        let scope = Some(crate::base::Scope { territory: world.town, within: None });
        assert_eq!(actor(&world, teresa).await.may(Deed::Moderate, scope), Ok(()));
    })
    .await;
}

#[tokio::test]
async fn a_wrong_address_and_a_wrong_password_answer_alike() {
    for_each_database(|world| async move {
        staff(&world, "teresa@comune.it", Role::Moderator).await;
        let visitor = world.visitor();
        for (email, password) in
            [("teresa@comune.it", "un altro tavolo"), ("nobody@comune.it", PASSWORD), ("", "")]
        {
            assert_eq!(refusal(sign_in(&visitor, email, password, HOME).await), Refusal::WrongPassword);
        }
        for _ in 3..10 {
            assert_eq!(refusal(sign_in(&visitor, "x@y.it", "wrong", HOME).await), Refusal::WrongPassword);
        }
        let blocked = refusal(sign_in(&visitor, "teresa@comune.it", PASSWORD, HOME).await);
        assert_eq!(blocked, Refusal::TooManyTries { minutes: 15 });
    })
    .await;
}

#[tokio::test]
async fn a_link_works_once_and_for_a_week() {
    for_each_database(|world| async move {
        let ada = world.ctx(world.administrator).await;
        let email = Email::parse("teresa@comune.it").unwrap();
        let token = invite(&ada, &email, Role::Officer, Some(world.town)).await.unwrap();
        let visitor = world.visitor();
        let late = Ctx { now: NOW.plus_days(7), ..visitor.clone() };
        let answer = accept(&late, &token, "Teresa", Language::ITALIAN, password(PASSWORD)).await;
        assert_eq!(refusal(answer), Refusal::LinkInvalid);
        let offer = queries::find_offer(world.db.reader(), &token, NOW).await.unwrap();
        assert_eq!(
            (offer.role, offer.territory.as_deref(), offer.known),
            (Role::Officer, Some("Perugia"), false)
        );
        accept(&visitor, &token, "Teresa", Language::ITALIAN, password(PASSWORD)).await.unwrap();
        let again = accept(&visitor, &token, "Altra", Language::ITALIAN, password(PASSWORD)).await;
        assert_eq!(refusal(again), Refusal::LinkInvalid);
    })
    .await;
}

#[tokio::test]
async fn a_link_for_a_known_address_is_opened_by_its_owner_only() {
    for_each_database(|world| async move {
        let teresa = staff(&world, "teresa@comune.it", Role::Mediator).await;
        let ada = world.ctx(world.administrator).await;
        let email = Email::parse("teresa@comune.it").unwrap();
        let token = invite(&ada, &email, Role::Moderator, Some(world.town)).await.unwrap();
        let stolen = accept(&world.visitor(), &token, "Ladra", Language::ITALIAN, password(PASSWORD)).await;
        assert_eq!(refusal(stolen), Refusal::EmailTaken);
        accept_as_myself(&world.ctx(teresa).await, &token).await.unwrap();
        let Actor::Person(person) = actor(&world, teresa).await else { panic!("not a person") };
        assert_eq!(person.grants.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_new_password_is_set_by_a_link_of_an_administrator_and_ends_all_sessions() {
    for_each_database(|world| async move {
        let teresa = staff(&world, "teresa@comune.it", Role::Mediator).await;
        open_session(&world, teresa).await;
        let officer = world.ctx(world.officer).await;
        assert_eq!(refusal(renew_password(&officer, teresa).await), Refusal::NotAllowed);
        let token = renew_password(&world.ctx(world.administrator).await, teresa).await.unwrap();
        let visitor = world.visitor();
        let same = accept(&visitor, &token, "", Language::ITALIAN, password("un tavolo nuovo nuovo")).await;
        assert_eq!(same.unwrap(), teresa);
        assert_eq!(
            refusal(sign_in(&visitor, "teresa@comune.it", PASSWORD, HOME).await),
            Refusal::WrongPassword
        );
        assert!(sign_in(&visitor, "teresa@comune.it", "un tavolo nuovo nuovo", HOME).await.is_ok());
        assert_eq!(count(&world, "SELECT COUNT(*) AS count FROM sessions").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_suspended_account_is_out_at_once() {
    for_each_database(|world| async move {
        let joined = enter(&world, &codes(&world, 1).await[0]).await.unwrap();
        open_session(&world, joined.participant).await;
        let ada = world.ctx(world.administrator).await;
        suspend(&ada, joined.participant).await.unwrap();
        assert_eq!(actor(&world, joined.participant).await, Actor::Visitor);
        assert_eq!(count(&world, "SELECT COUNT(*) AS count FROM sessions").await, 0);
        let card = joined.card.as_str();
        assert_eq!(refusal(try_code(&world.visitor(), card, HOME).await), Refusal::Suspended);
        restore(&ada, joined.participant).await.unwrap();
        assert!(try_code(&world.visitor(), card, HOME).await.is_ok());
        assert_eq!(refusal(suspend(&ada, world.administrator).await), Refusal::OwnAccount);
        let officer = world.ctx(world.officer).await;
        assert_eq!(refusal(suspend(&officer, joined.participant).await), Refusal::NotAllowed);
    })
    .await;
}

#[tokio::test]
async fn roles_are_given_and_taken_by_an_administrator() {
    for_each_database(|world| async move {
        let ada = world.ctx(world.administrator).await;
        for _ in 0..2 {
            give_role(&ada, world.karima, Role::Mediator, Some(world.town)).await.unwrap();
        }
        give_role(&ada, world.karima, Role::Partner, None).await.unwrap();
        assert_eq!(refusal(give_role(&ada, world.karima, Role::Member, None).await), Refusal::UnknownChoice);
        let account = queries::find_account(&ada, world.karima).await.unwrap();
        assert_eq!(account.roles.len(), 2);
        take_role(&ada, world.karima, Role::Mediator, Some(world.town)).await.unwrap();
        take_role(&ada, world.karima, Role::Partner, None).await.unwrap();
        assert!(queries::find_account(&ada, world.karima).await.unwrap().roles.is_empty());
        let officer = world.ctx(world.officer).await;
        let answer = give_role(&officer, world.officer, Role::Administrator, None).await;
        assert_eq!(refusal(answer), Refusal::NotAllowed);
    })
    .await;
}

#[tokio::test]
async fn accounts_are_found_by_pseudonym_and_e_mail_in_two_statements() {
    for_each_database(|world| async move {
        staff(&world, "teresa_b@comune.it", Role::Mediator).await;
        for number in 0..30 {
            world.person(&format!("Persona {number}"), None).await;
        }
        let ada = world.ctx(world.administrator).await;
        let before = world.db.statements();
        let first = queries::list_accounts(&ada, "", None).await.unwrap();
        assert_eq!(world.db.statements() - before, 2);
        let second = queries::list_accounts(&ada, "", first.next.clone()).await.unwrap();
        assert_eq!((first.rows.len(), second.rows.len(), second.next), (24, 14, None));
        for (text, expected) in [("KARI", 1), ("a_b@", 1), ("a%b@", 0), ("persona", 30)] {
            let found = queries::list_accounts(&ada, text, None).await.unwrap();
            assert_eq!(found.rows.len().min(24), expected.min(24), "{text}");
        }
        for pseudonym in ["Ünal", "ÉLISE", "نُور الهُدى"] {
            world.person(pseudonym, None).await;
        }
        let found = async |text| queries::list_accounts(&ada, text, None).await.unwrap().rows.len();
        for text in ["ünal", "UNAL", "élise", "Elise", "نور", "نُورُ", "الهدي"] {
            assert_eq!(found(text).await, 1, "{text}");
        }
        let officer = world.ctx(world.officer).await;
        assert_eq!(refusal(queries::list_accounts(&officer, "", None).await), Refusal::NotAllowed);
    })
    .await;
}

#[tokio::test]
async fn one_changes_one_s_own_account_and_leaves_everywhere() {
    for_each_database(|world| async move {
        let karima = world.ctx(world.karima).await;
        let changes = Changes {
            pseudonym: Pseudonym::parse("كريمة").unwrap(),
            language: Language::ARABIC,
            constituency: Some("local_community".into()),
        };
        change_account(&karima, &changes).await.unwrap();
        let Actor::Person(person) = actor(&world, world.karima).await else { panic!("not a person") };
        assert_eq!(
            (person.pseudonym.as_str(), person.constituency.as_deref()),
            ("كريمة", Some("local_community"))
        );
        open_session(&world, world.karima).await;
        open_session(&world, world.piero).await;
        sign_out_everywhere(&karima).await.unwrap();
        assert_eq!(count(&world, "SELECT COUNT(*) AS count FROM sessions").await, 1);
        let before = world.db.statements();
        queries::find_own(&karima).await.unwrap();
        assert_eq!(world.db.statements() - before, 2);
    })
    .await;
}

#[tokio::test]
async fn the_machine_s_command_line_makes_the_first_administrator() {
    for_each_database(|world| async move {
        let email = Email::parse("ada@comune.it").unwrap();
        let none = create_administrator(&world.db, &email, Some(password(PASSWORD)), NOW).await.unwrap();
        assert_eq!(none, None);
        let ada = sign_in(&world.visitor(), "ada@comune.it", PASSWORD, HOME).await.unwrap();
        assert_eq!(actor(&world, ada).await.may(Deed::KeepPeople, None), Ok(()));
        let again = create_administrator(&world.db, &email, Some(password(PASSWORD)), NOW).await;
        assert_eq!(refusal(again), Refusal::EmailTaken);
        let other = Email::parse("eva@comune.it").unwrap();
        let token = create_administrator(&world.db, &other, None, NOW).await.unwrap().unwrap();
        let eva =
            accept(&world.visitor(), &token, "Eva", Language::ITALIAN, password(PASSWORD)).await.unwrap();
        assert_eq!(actor(&world, eva).await.may(Deed::KeepPeople, None), Ok(()));
    })
    .await;
}

/// A session as the server stores it.
async fn open_session(world: &World, whose: ParticipantId) {
    const SQL: &str = "INSERT INTO sessions (id, participant_id, data, expires_at) VALUES ($1, $2, '{}', 0)";
    let db = world.db.writer();
    let id = crate::base::secret::random_token();
    db.execute_raw(statement(db, SQL, [id.into(), whose.into()])).await.unwrap();
}

#[tokio::test]
async fn a_constituency_that_does_not_exist_is_refused_everywhere() {
    for_each_database(|world| async move {
        let answer = actions::check_constituency(world.db.reader(), Some("martians")).await;
        assert_eq!(refusal(answer), Refusal::UnknownChoice);
    })
    .await;
}

//! A fresh database per test, and one small world with a known cast. Tests and the demonstration share the names.
//!
//! Every storage test runs on SQLite, and on PostgreSQL too where `TEST_POSTGRES_URL` names a server
//! (`cargo xtask test` starts one).

use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, Statement};
use sea_orm_migration::MigratorTrait;
use std::future::Future;

use crate::{
    base::{
        Actor, BoardId, Ctx, Currency, Database, Language, Moment, ParticipantId, Role, TerritoryId,
        database::statement,
        text::{Body, Question},
    },
    boards::{Moderation, Phases, Rules, Theme, Voting, actions::Draft},
    people::{Channel, tables::participant},
    territories::{Kind, tables::territory},
};

/// Noon of 2 November 2026 in Italy: the present of every test unless it says otherwise.
pub const NOW: Moment = Moment(1_793_617_200_000);

/// A database with the small world in it.
pub struct World {
    /// The database.
    pub db: Database,
    /// Where it is, for whoever connects to it a second time.
    pub address: String,
    /// The province of Perugia.
    pub province: TerritoryId,
    /// The municipality of Perugia, within it.
    pub town: TerritoryId,
    /// The municipality of Fermo, elsewhere.
    pub elsewhere: TerritoryId,
    /// Karima, a third-country citizen.
    pub karima: ParticipantId,
    /// Piero, of the local community.
    pub piero: ParticipantId,
    /// Sofia, of the third sector.
    pub sofia: ParticipantId,
    /// Moderates Perugia.
    pub moderator: ParticipantId,
    /// Moderates Perugia too.
    pub other_moderator: ParticipantId,
    /// Answers for Perugia.
    pub officer: ParticipantId,
    /// Keeps the platform.
    pub administrator: ParticipantId,
}

/// Runs the test on SQLite, and on PostgreSQL where there is one, each time in a fresh world.
pub async fn for_each_database<F, T>(test: F)
where
    F: Fn(World) -> T,
    T: Future<Output = ()>,
{
    for_each_address(async |address| {
        let mut world = World::new(migrated(&address).await).await;
        world.address = address;
        test(world).await;
    })
    .await;
}

/// The same with nothing in the database but its shape.
pub async fn for_each_empty_database(test: impl AsyncFn(Database)) {
    for_each_address(async |address| test(migrated(&address).await).await).await;
}

async fn for_each_address(test: impl AsyncFn(String)) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("test.sqlite");
    test(format!("sqlite://{}", file.display())).await;
    if let Ok(server) = std::env::var("TEST_POSTGRES_URL") {
        test(fresh_postgres(&server).await).await;
    }
}

async fn migrated(url: &str) -> Database {
    let db = Database::connect(url).await.unwrap();
    migrations::Migrator::up(db.writer(), None).await.unwrap();
    db
}

/// A new, empty database on the server; the server is thrown away after the tests.
async fn fresh_postgres(server: &str) -> String {
    let name = format!("test_{}", uuid::Uuid::now_v7().simple());
    let connection = sea_orm::Database::connect(server).await.unwrap();
    let create = Statement::from_string(DbBackend::Postgres, format!("CREATE DATABASE {name}"));
    connection.execute_raw(create).await.unwrap();
    let (address, _) = server.rsplit_once('/').unwrap();
    format!("{address}/{name}")
}

impl World {
    async fn new(db: Database) -> Self {
        let province = add_territory(&db, "054", "Perugia", Kind::Province, None).await;
        let town = add_territory(&db, "054039", "Perugia", Kind::Municipality, Some(province)).await;
        let elsewhere = add_territory(&db, "109006", "Fermo", Kind::Municipality, None).await;
        let here = Some(town);
        Self {
            karima: add_person(&db, "Karima", Some("third_country_citizens"), &[]).await,
            piero: add_person(&db, "Piero", Some("local_community"), &[]).await,
            sofia: add_person(&db, "Sofia", Some("third_sector"), &[]).await,
            moderator: add_person(&db, "Marta", Some("public_bodies"), &[(Role::Moderator, here)]).await,
            other_moderator: add_person(&db, "Nadia", Some("public_bodies"), &[(Role::Moderator, here)])
                .await,
            officer: add_person(&db, "Olga", Some("public_bodies"), &[(Role::Officer, here)]).await,
            administrator: add_person(&db, "Ada", None, &[(Role::Administrator, None)]).await,
            db,
            address: String::new(),
            province,
            town,
            elsewhere,
        }
    }

    /// What an action is given when this person does it now.
    pub async fn ctx(&self, person: ParticipantId) -> Ctx {
        self.ctx_at(person, NOW).await
    }

    /// What an action is given when this person does it at that moment.
    pub async fn ctx_at(&self, person: ParticipantId, now: Moment) -> Ctx {
        let actor = crate::people::queries::find_actor(self.db.reader(), person).await.unwrap();
        Ctx { db: self.db.clone(), actor, now }
    }

    /// What an action is given when a visitor does it now.
    pub fn visitor(&self) -> Ctx {
        Ctx { db: self.db.clone(), actor: Actor::Visitor, now: NOW }
    }

    /// How many people sit at the board, by constituency in their order; pages hold small numbers back.
    pub async fn seats_taken(&self, board: BoardId) -> Vec<i32> {
        const SQL: &str = "SELECT s.participants FROM board_constituencies s \
             JOIN constituencies c ON c.key = s.constituency WHERE s.board_id = $1 ORDER BY c.position";
        let db = self.db.reader();
        let rows = db.query_all_raw(statement(db, SQL, [board.into()])).await.unwrap();
        rows.into_iter().map(|row| row.try_get("", "participants").unwrap()).collect()
    }

    /// A person more, with a pseudonym of that name.
    pub async fn person(&self, pseudonym: &str, constituency: Option<&str>) -> ParticipantId {
        add_person(&self.db, pseudonym, constituency, &[]).await
    }

    /// A person more, with a role somewhere.
    pub async fn staff(&self, pseudonym: &str, role: Role, territory: Option<TerritoryId>) -> ParticipantId {
        add_person(&self.db, pseudonym, Some("public_bodies"), &[(role, territory)]).await
    }

    /// An open board of Perugia: proposing until tomorrow week, then co-design, voting, decision, follow-up.
    pub async fn board(&self, moderation: Moderation) -> BoardId {
        self.board_with(|rules| rules.moderation = moderation).await
    }

    /// An open board whose rules are changed before it opens.
    pub async fn board_with(&self, change: impl Fn(&mut Rules)) -> BoardId {
        let ctx = self.ctx_at(self.officer, NOW.plus_days(-2)).await;
        let mut draft = draft(self.town);
        change(&mut draft.rules);
        let id = crate::boards::actions::prepare(&ctx, &draft).await.unwrap();
        crate::boards::actions::open(&ctx, id).await.unwrap();
        id
    }
}

/// A board that can be prepared: proposing began yesterday, each phase lasts ten days.
pub fn draft(territory: TerritoryId) -> Draft {
    let starts = |days: i64| NOW.plus_days(days);
    Draft {
        territory,
        organisation: None,
        theme: Theme::Environment,
        language: Language::ITALIAN,
        wordings: vec![(
            Language::ITALIAN,
            Question::parse("Come vogliamo vivere il parco?").unwrap(),
            Body::parse("Chi abita o passa di qui può proporre, sostenere e progettare.").unwrap(),
        )],
        rules: Rules {
            moderation: Moderation::After,
            answer_days: 30,
            budget_cents: Some(4_000_000),
            currency: Currency::EURO,
            voting: Voting::usual(true),
            ballot_maximum: Some(3),
            winners_maximum: None,
            phases: Phases {
                proposing: starts(-1),
                co_design: starts(9),
                voting: Some(starts(19)),
                decided: starts(29),
                follow_up: starts(39),
                closes: starts(49),
            },
            constituencies: ["third_country_citizens", "third_sector", "public_bodies", "local_community"]
                .map(str::to_owned)
                .to_vec(),
        },
    }
}

async fn add_territory(
    db: &Database,
    code: &str,
    name: &str,
    kind: Kind,
    within: Option<TerritoryId>,
) -> TerritoryId {
    let id = TerritoryId::new();
    let row = territory::Model {
        id,
        istat_code: code.into(),
        kind,
        name: name.into(),
        region: "Umbria".into(),
        within,
    };
    territory::Entity::insert(territory::ActiveModel::from(row))
        .exec_without_returning(db.writer())
        .await
        .unwrap();
    id
}

async fn add_person(
    db: &Database,
    pseudonym: &str,
    constituency: Option<&str>,
    roles: &[(Role, Option<TerritoryId>)],
) -> ParticipantId {
    let id = ParticipantId::new();
    let row = participant::Model {
        id,
        pseudonym: pseudonym.into(),
        search: crate::base::fold::fold(pseudonym),
        language: Language::ITALIAN,
        constituency: constituency.map(str::to_owned),
        channel: Channel::Invitation,
        email: None,
        password_hash: None,
        card_hash: None,
        suspended_at: None,
        created_at: NOW,
        looked_at: None,
        constituency_changed_at: None,
    };
    participant::Entity::insert(participant::ActiveModel::from(row))
        .exec_without_returning(db.writer())
        .await
        .unwrap();
    for (role, territory) in roles {
        const SQL: &str =
            "INSERT INTO grants (participant_id, role, territory_id, granted_at) VALUES ($1, $2, $3, $4)";
        let values = [id.into(), (*role).into(), (*territory).into(), NOW.into()];
        db.writer().execute_raw(statement(db.writer(), SQL, values)).await.unwrap();
    }
    id
}

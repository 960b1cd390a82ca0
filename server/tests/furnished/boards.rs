//! Boards in their phases and initiatives in their states.

use domain::{
    answers,
    ballots::{self, Choices},
    base::{
        BoardId, Ctx, Day, ExclusionId, InitiativeId, Language, MilestoneId, Moment, RevisionId,
        database::statement,
        text::{Label, Reasons, Title},
    },
    boards::{Moderation, Phase, Phases, Theme},
    initiatives::{Draft, actions, queries},
    milestones,
    people::Capacity,
    testing::{World, draft},
};
use sea_orm::ConnectionTrait;

use crate::visitors::now;

/// How many days each phase lasts; the present one began yesterday.
const DAYS: i64 = 10;

/// A board in each phase that pages distinguish.
pub struct Boards {
    /// People propose.
    pub proposing: BoardId,
    /// People vote: about two initiatives.
    pub voting: BoardId,
    /// The votes are counted.
    pub counted: BoardId,
    /// People propose, and will not vote.
    pub without_vote: BoardId,
    /// People propose, and moderators read every text before it is public.
    pub careful: BoardId,
    /// Not open yet.
    pub unopened: BoardId,
    /// Not open yet either.
    pub openable: BoardId,
}

/// Karima's initiatives in their states, most of them on the board that is proposing.
pub struct Initiatives {
    /// Everybody reads it and talks about it.
    pub published: InitiativeId,
    /// Only she reads it.
    pub draft: InitiativeId,
    /// Everybody reads it, nobody has said anything.
    pub spare: InitiativeId,
    /// In co-design.
    pub designed: InitiativeId,
    /// Admitted, on a board without a vote.
    pub admitted: InitiativeId,
    /// Admitted, on a board without a vote, too.
    pub rejectable: InitiativeId,
    /// Adopted, with milestones.
    pub adopted: InitiativeId,
    /// Published, with a version that waits for a moderator.
    pub waiting: InitiativeId,
    /// That version.
    pub version: RevisionId,
    /// A milestone of the adopted one.
    pub milestone: MilestoneId,
    /// A group of initiatives that exclude each other.
    pub exclusion: ExclusionId,
    /// A link by which Piero asks for another author of his initiative.
    pub invitation: String,
}

/// The dates of a board that is in this phase now.
fn phases(current: Phase, with_vote: bool) -> Phases {
    let order =
        [Phase::Proposing, Phase::CoDesign, Phase::Voting, Phase::Decided, Phase::FollowUp, Phase::Closed];
    let place = |phase| i64::try_from(order.iter().position(|other| *other == phase).unwrap()).unwrap();
    let begins = |phase| now().plus_days((place(phase) - place(current)) * DAYS - 1);
    Phases {
        proposing: begins(Phase::Proposing),
        co_design: begins(Phase::CoDesign),
        voting: with_vote.then(|| begins(Phase::Voting)),
        decided: begins(Phase::Decided),
        follow_up: begins(Phase::FollowUp),
        closes: begins(Phase::Closed),
    }
}

/// Lets time pass on a board until it is in this phase.
async fn enter(world: &World, board: BoardId, phase: Phase) {
    const SQL: &str = "UPDATE boards SET proposing_at = $2, co_design_at = $3, voting_at = $4, decided_at = $5, \
         follow_up_at = $6, closes_at = $7 WHERE id = $1";
    let phases = phases(phase, true);
    let moments = [
        phases.proposing,
        phases.co_design,
        phases.voting.unwrap(),
        phases.decided,
        phases.follow_up,
        phases.closes,
    ];
    let values = [board.into()].into_iter().chain(moments.map(Into::into));
    let db = world.db.writer();
    db.execute_raw(statement(db, SQL, values)).await.unwrap();
}

async fn open(world: &World, with_vote: bool) -> BoardId {
    world
        .board_with(|rules| {
            rules.phases = phases(Phase::Proposing, with_vote);
            rules.moderation = Moderation::After;
        })
        .await
}

/// The boards.
pub(super) async fn furnish(world: &World, times: usize) -> Boards {
    let mut rounds = Vec::new();
    for _ in 0..times {
        rounds.push(Boards {
            proposing: open(world, true).await,
            voting: vote(world, Phase::Voting).await,
            counted: vote(world, Phase::Decided).await,
            without_vote: open(world, false).await,
            careful: open(world, true).await,
            unopened: unopened(world).await,
            openable: unopened(world).await,
        });
    }
    ballots::actions::count_due(&world.db, now()).await.unwrap();
    rounds.swap_remove(0)
}

async fn unopened(world: &World) -> BoardId {
    let mut draft = draft(world.town);
    draft.rules.phases = phases(Phase::Proposing, true);
    domain::boards::actions::prepare(&world.ctx_at(world.officer, now()).await, &draft).await.unwrap()
}

/// A board with two initiatives on the ballot and three ballots.
async fn vote(world: &World, phase: Phase) -> BoardId {
    let (karima, officer) =
        (world.ctx_at(world.karima, now()).await, world.ctx_at(world.officer, now()).await);
    let board = open(world, true).await;
    for title in ["Una fontana", "Due panchine"] {
        let id = submit(&karima, board, title).await;
        actions::admit(&officer, id).await.unwrap();
        actions::estimate_cost(&officer, id, 100_000).await.unwrap();
        actions::put_on_ballot(&officer, id).await.unwrap();
    }
    enter(world, board, Phase::Voting).await;
    for person in [world.piero, world.sofia] {
        let ctx = world.ctx_at(person, now()).await;
        ballots::actions::cast(&ctx, board, Choices::new([1])).await.unwrap();
    }
    enter(world, board, phase).await;
    board
}

/// A text that will do as an initiative.
fn draft_of(title: &str) -> Draft {
    let body = "Un orto dietro la scuola, con acqua e attrezzi per tutte le famiglie del quartiere.";
    Draft::parse(title, body, "it", Theme::Environment, "", "", "").unwrap()
}

async fn write(ctx: &Ctx, board: BoardId, title: &str) -> InitiativeId {
    actions::write_draft(ctx, board, &draft_of(title), Capacity::Personal).await.unwrap()
}

async fn submit(ctx: &Ctx, board: BoardId, title: &str) -> InitiativeId {
    let id = write(ctx, board, title).await;
    actions::submit(ctx, id).await.unwrap();
    id
}

/// The initiatives.
pub(super) async fn propose(world: &World, boards: &Boards, times: usize) -> Initiatives {
    let mut rounds = Vec::new();
    for _ in 0..times {
        rounds.push(propose_each(world, boards).await);
    }
    // The first one has more of everything that stands on its own page.
    let first = rounds.swap_remove(0);
    let karima = world.ctx_at(world.karima, now()).await;
    for round in 0..times {
        let text = draft_of(&format!("Orto comune, versione {round}"));
        let revision = u32::try_from(round).unwrap() + 1;
        actions::revise(&karima, first.published, revision, &text, None).await.unwrap();
        add_milestone(world, first.adopted, now()).await;
    }
    first
}

async fn propose_each(world: &World, boards: &Boards) -> Initiatives {
    let (karima, officer) =
        (world.ctx_at(world.karima, now()).await, world.ctx_at(world.officer, now()).await);
    let piero = world.ctx_at(world.piero, now()).await;
    let published = submit(&karima, boards.proposing, "Orto comune").await;
    let designed = submit(&karima, boards.proposing, "Orto di tutti").await;
    actions::begin_co_design(&officer, designed).await.unwrap();
    let admitted = submit(&karima, boards.without_vote, "Una biblioteca").await;
    let rejectable = submit(&karima, boards.without_vote, "Un forno di quartiere").await;
    let adopted = submit(&karima, boards.without_vote, "Un coro").await;
    for id in [admitted, rejectable, adopted] {
        actions::admit(&officer, id).await.unwrap();
    }
    let answer = answers::Draft {
        outcome: answers::Outcome::Accepted,
        reasons: Reasons::parse("La sala c'è già.").unwrap(),
        language: Language::ITALIAN,
        cost_cents: Some(20_000),
        office: Label::parse("Cultura").unwrap(),
    };
    answers::actions::answer(&officer, adopted, &answer).await.unwrap();
    answers::actions::adopt(&officer, adopted).await.unwrap();
    let (waiting, version) = revise_with_care(world, boards.careful).await;
    let his = submit(&piero, boards.proposing, "Un campo da gioco").await;
    let exclusion = ballots::actions::exclude(&officer, boards.proposing, [his, designed]).await.unwrap();
    Initiatives {
        published,
        draft: write(&karima, boards.proposing, "Ancora da pensare").await,
        spare: submit(&karima, boards.proposing, "Alberi da frutto").await,
        designed,
        admitted,
        rejectable,
        adopted,
        waiting,
        version,
        milestone: add_milestone(world, adopted, now()).await,
        exclusion,
        invitation: actions::ask_co_author(&piero, his).await.unwrap(),
    }
}

/// A version that waits on a board where moderators read first. The board becomes one once the text is public.
async fn revise_with_care(world: &World, board: BoardId) -> (InitiativeId, RevisionId) {
    let (karima, db) = (world.ctx_at(world.karima, now()).await, world.db.writer());
    let moderate = |word: &str| {
        statement(db, "UPDATE boards SET moderation = $2 WHERE id = $1", [board.into(), word.into()])
    };
    db.execute_raw(moderate("after")).await.unwrap();
    let id = submit(&karima, board, "Un sentiero").await;
    db.execute_raw(moderate("before")).await.unwrap();
    actions::revise(&karima, id, 1, &draft_of("Un sentiero con panchine"), None).await.unwrap();
    (id, queries::find_pending(&karima, id).await.unwrap().unwrap().id)
}

async fn add_milestone(world: &World, initiative: InitiativeId, moment: Moment) -> MilestoneId {
    let draft = milestones::Draft {
        on: Day(moment.day().0 + 30),
        title: Title::parse("La prima prova").unwrap(),
        text: None,
        language: Language::ITALIAN,
        is_done: false,
    };
    let officer = world.ctx_at(world.officer, moment).await;
    milestones::actions::add(&officer, initiative, &draft).await.unwrap()
}

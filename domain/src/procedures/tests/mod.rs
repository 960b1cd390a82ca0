//! Procedures: their fold by table and property, their deeds against real databases.

mod deeds;
mod expressions;
mod fold;
mod path;
mod telling;

use super::{
    ActText, Basis, Content, DocumentKind, FormKind, Interest, Opening, Party, Sheet, Step, Verdict, actions,
    queries,
};
use crate::{
    base::{
        ActId, BoardId, Ctx, Day, ExpressionId, Language, Moment, OrganisationId, ProcedureId, Refusal, Stop,
        text::{Body, Label, Title},
    },
    boards::Moderation,
    organisations,
    testing::{NOW, World},
};

fn refused<T>(outcome: Result<T, Stop>) -> Refusal {
    match outcome {
        Err(Stop::Refused(refusal)) => refusal,
        Err(Stop::Broken(failure)) => panic!("{failure}"),
        Ok(_) => panic!("it was not refused"),
    }
}

pub(crate) fn sheet(on: Day) -> Sheet {
    Sheet {
        number: Label::parse("DD 214/2026").unwrap(),
        on,
        title: Title::parse("Atto del Comune").unwrap(),
        text: ActText::parse("Il Comune dice con parole semplici che cosa succede.").unwrap(),
        link: None,
        next_by: None,
    }
}

pub(crate) fn opening(board: BoardId) -> Opening {
    Opening {
        subject: board.into(),
        title: Title::parse("Il parco di tutti").unwrap(),
        language: Language::ITALIAN,
        office: Label::parse("Ufficio partecipazione").unwrap(),
    }
}

fn interest(party: Party) -> Interest {
    Interest {
        party,
        text: Body::parse("Vogliamo curare il parco insieme a chi ci abita.").unwrap(),
        language: Language::ITALIAN,
        contact: Label::parse("orto@example.org").unwrap(),
    }
}

fn group(name: &str) -> Party {
    Party::Group(Label::parse(name).unwrap())
}

fn person(name: &str) -> Party {
    Party::Person(Label::parse(name).unwrap())
}

async fn organisation(world: &World, name: &str, runts_number: Option<&str>) -> OrganisationId {
    let officer = world.ctx(world.officer).await;
    let draft = organisations::Draft {
        name: Label::parse(name).unwrap(),
        kind: organisations::Kind::Association,
        constituency: Some("third_sector".into()),
        territory: Some(world.town),
        role_in_project: None,
        description: String::new(),
        language: Language::ITALIAN,
        runts_number: runts_number.map(|number| Label::parse(number).unwrap()),
        website: None,
    };
    let id = organisations::actions::create(&officer, &draft).await.unwrap();
    organisations::actions::add_member(&officer, id, world.sofia).await.unwrap();
    id
}

/// Ten days after [`NOW`].
const DEADLINE: Moment = NOW.plus_days(10);

/// A procedure beside a board of Perugia, with a clock that moves on.
struct Run {
    world: World,
    board: BoardId,
    id: ProcedureId,
    now: Moment,
}

impl Run {
    async fn begin(world: World, basis: Basis) -> Self {
        let board = world.board(Moderation::After).await;
        let officer = world.ctx(world.officer).await;
        let id = actions::start(&officer, &opening(board), &sheet(NOW.day()), basis).await.unwrap();
        Self { world, board, id, now: NOW }
    }

    /// The same with an open notice.
    async fn announced(world: World, basis: Basis) -> Self {
        let run = Self::begin(world, basis).await;
        run.plain(notice()).await.unwrap();
        run
    }

    async fn officer(&self) -> Ctx {
        self.world.ctx_at(self.world.officer, self.now).await
    }

    async fn seen(&self) -> u16 {
        queries::find(self.world.db.reader(), self.id).await.unwrap().progress.acts
    }

    async fn take(&self, step: Step) -> Result<ActId, Stop> {
        actions::take(&self.officer().await, self.id, self.seen().await, &sheet(self.now.day()), &step).await
    }

    async fn plain(&self, content: Content) -> Result<ActId, Stop> {
        self.take(Step::Plain(content)).await
    }

    async fn sign(&self, receipt: u32, form: FormKind) -> Result<ActId, Stop> {
        self.take(Step::Agreement { receipt, form }).await
    }

    async fn express(&self, who: crate::base::ParticipantId, party: Party) -> Result<u32, Stop> {
        actions::express(&self.world.ctx_at(who, self.now).await, self.id, &interest(party)).await
    }

    async fn expression(&self, receipt: u32) -> ExpressionId {
        let all = queries::list_of(self.world.db.reader(), self.id).await.unwrap();
        all.into_iter().find(|expression| expression.receipt == receipt).unwrap().id
    }

    async fn assess(&self, receipt: u32, verdict: &Verdict) -> Result<(), Stop> {
        actions::assess(&self.officer().await, self.expression(receipt).await, verdict).await
    }

    /// Lets the deadline pass and begins the assessment.
    async fn close_notice(&mut self) {
        self.now = DEADLINE.plus_days(1);
        self.plain(Content::Assessment).await.unwrap();
    }
}

fn notice() -> Content {
    let criteria = ["Esperienza con le persone del quartiere", "Tempo da dare"];
    Content::Notice { deadline: DEADLINE, criteria: criteria.map(str::to_owned).to_vec() }
}

const FINAL: Content = Content::FinalDocument { kind: DocumentKind::Project };

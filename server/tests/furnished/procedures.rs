//! Formal procedures beside a board: one that was started, one that takes people in, one that is assessed, one that came
//! to its final document.

use domain::{
    base::{
        BoardId, Ctx, ExpressionId, Language, ProcedureId,
        text::{Body, Label, Title},
    },
    procedures::{
        ActText, Basis, Content, DocumentKind, Interest, Opening, Party, Sheet, Step, Verdict, actions,
        queries,
    },
    testing::World,
};

use crate::visitors::now;

/// Procedures and what people answered.
pub struct Procedures {
    /// Was started.
    pub started: ProcedureId,
    /// Takes people in; Karima answered it for a group.
    pub open: ProcedureId,
    /// Is assessed.
    pub assessing: ProcedureId,
    /// Has its final document.
    pub documented: ProcedureId,
    /// What Karima answered for a group.
    pub expression: ExpressionId,
    /// What Karima answered elsewhere, for herself.
    pub withdrawable: ExpressionId,
    /// What she answered to the one that is assessed.
    pub assessable: ExpressionId,
}

/// The procedures.
pub(super) async fn furnish(world: &World, board: BoardId, times: usize) -> Procedures {
    let mut rounds = Vec::new();
    for _ in 0..times {
        let run = Run { world, board };
        let (open, second) = (run.announced(-5).await, run.announced(-5).await);
        let group = Party::Group(Label::parse("Donne del parco").unwrap());
        let expression = run.express(open, group, 0).await;
        let withdrawable = run.express(second, person(), 0).await;
        let (assessing, assessable) = run.assessed(-30).await;
        let (documented, answered) = run.assessed(-40).await;
        run.document(documented, answered).await;
        rounds.push(Procedures {
            started: run.started(-5).await,
            open,
            assessing,
            documented,
            expression,
            withdrawable,
            assessable,
        });
    }
    rounds.swap_remove(0)
}

fn person() -> Party {
    Party::Person(Label::parse("Karima").unwrap())
}

struct Run<'a> {
    world: &'a World,
    board: BoardId,
}

impl Run<'_> {
    async fn officer(&self, days: i64) -> Ctx {
        self.world.ctx_at(self.world.officer, now().plus_days(days)).await
    }

    async fn started(&self, days: i64) -> ProcedureId {
        let ctx = self.officer(days).await;
        let opening = Opening {
            subject: self.board.into(),
            title: Title::parse("Il parco di tutti").unwrap(),
            language: Language::ITALIAN,
            office: Label::parse("Ufficio partecipazione").unwrap(),
        };
        actions::start(&ctx, &opening, &sheet(&ctx), Basis::CoDesign).await.unwrap()
    }

    async fn take(&self, id: ProcedureId, days: i64, step: Step) {
        let ctx = self.officer(days).await;
        let seen = queries::find(self.world.db.reader(), id).await.unwrap().progress.acts;
        actions::take(&ctx, id, seen, &sheet(&ctx), &step).await.unwrap();
    }

    /// With a notice that is open for ten days.
    async fn announced(&self, days: i64) -> ProcedureId {
        let id = self.started(days).await;
        let deadline = now().plus_days(days + 10);
        let notice = Content::Notice { deadline, criteria: vec!["Tempo da dare".into()] };
        self.take(id, days, Step::Plain(notice)).await;
        id
    }

    async fn express(&self, id: ProcedureId, party: Party, days: i64) -> ExpressionId {
        let karima = self.world.ctx_at(self.world.karima, now().plus_days(days)).await;
        let interest = Interest {
            party,
            text: Body::parse("Vogliamo curare il parco insieme a chi ci abita.").unwrap(),
            language: Language::ITALIAN,
            contact: Label::parse("parco@example.org").unwrap(),
        };
        let receipt = actions::express(&karima, id, &interest).await.unwrap();
        let all = queries::list_of(self.world.db.reader(), id).await.unwrap();
        all.into_iter().find(|expression| expression.receipt == receipt).unwrap().id
    }

    /// Whose notice is over, with an answer.
    async fn assessed(&self, days: i64) -> (ProcedureId, ExpressionId) {
        let id = self.announced(days).await;
        let answered = self.express(id, person(), days + 1).await;
        self.take(id, days + 11, Step::Plain(Content::Assessment)).await;
        (id, answered)
    }

    async fn document(&self, id: ProcedureId, answered: ExpressionId) {
        actions::assess(&self.officer(-10).await, answered, &Verdict::Admitted).await.unwrap();
        self.take(id, -9, Step::List).await;
        self.take(id, -8, Step::Plain(Content::Session)).await;
        let document = Content::FinalDocument { kind: DocumentKind::Project };
        self.take(id, -7, Step::Plain(document)).await;
    }
}

fn sheet(ctx: &Ctx) -> Sheet {
    Sheet {
        number: Label::parse("DD 214/2026").unwrap(),
        on: ctx.now.day(),
        title: Title::parse("Atto del Comune").unwrap(),
        text: ActText::parse("Il Comune dice che cosa succede.").unwrap(),
        link: None,
        next_by: None,
    }
}

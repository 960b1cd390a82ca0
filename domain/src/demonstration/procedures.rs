//! Formal procedures of the demonstration: their acts are taken by the same deeds as real ones, in the past.

use super::{
    Keys,
    script::{
        Script,
        procedures::{Act, Expression, Procedure},
    },
    unknown,
};
use crate::{
    base::{
        Actor, Ctx, Database, Failure, Moment, ParticipantId, ProcedureId, Stop,
        text::{Body, Label, Title},
    },
    people::queries::find_actor,
    procedures::{
        ActKind, ActText, Content, Interest, Opening, Party, Sheet, Step, Verdict, actions, queries,
    },
};

/// The hour at which acts are taken.
const MORNING: u8 = 10;
/// The hour at which people write and deadlines end.
const NOON: u8 = 12;

/// Lets every procedure of the script go as far as the script tells.
pub(super) async fn load(db: &Database, script: &Script, keys: &Keys, now: Moment) -> Result<(), Stop> {
    for procedure in &script.procedures {
        Run { db, keys, told: procedure, now }.load().await?;
    }
    Ok(())
}

struct Run<'a> {
    db: &'a Database,
    keys: &'a Keys,
    told: &'a Procedure,
    now: Moment,
}

impl Run<'_> {
    async fn load(&self) -> Result<(), Stop> {
        let (first, acts) = self.told.acts.split_first().ok_or_else(|| unknown("act", "at all"))?;
        let keeper = find_actor(self.db.reader(), self.person(&self.told.keeper)?).await?;
        let board = self.keys.boards.get(&self.told.board).copied();
        let opening = Opening {
            subject: board.ok_or_else(|| unknown("board", &self.told.board))?.into(),
            title: Title::parse(&self.told.title)?,
            language: self.told.language.parse()?,
            office: Label::parse(&self.told.office)?,
        };
        let ctx = self.ctx(&keeper, first.days, MORNING);
        let id = actions::start(&ctx, &opening, &self.sheet(first)?, self.told.basis).await?;
        for (act, seen) in acts.iter().zip(1..) {
            let ctx = self.ctx(&keeper, act.days, MORNING);
            if act.kind == ActKind::List {
                self.assess(&ctx, id).await?;
            }
            actions::take(&ctx, id, seen, &self.sheet(act)?, &self.step(act)?).await?;
            if act.kind == ActKind::Notice {
                self.express(id).await?;
            }
        }
        Ok(())
    }

    fn at(&self, days: i64, hour: u8) -> Moment {
        Moment::in_italy(self.now.plus_days(days).day(), hour, 0)
    }

    fn ctx(&self, actor: &Actor, days: i64, hour: u8) -> Ctx {
        Ctx { db: self.db.clone(), actor: actor.clone(), now: self.at(days, hour) }
    }

    fn person(&self, key: &str) -> Result<ParticipantId, Failure> {
        self.keys.cast.get(key).map(|member| member.id).ok_or_else(|| unknown("person", key))
    }

    fn sheet(&self, act: &Act) -> Result<Sheet, Stop> {
        let day = |days: i64| self.now.plus_days(days).day();
        Ok(Sheet {
            number: Label::parse(&act.number)?,
            on: day(act.days),
            title: Title::parse(&act.title)?,
            text: ActText::parse(&act.text)?,
            link: None,
            next_by: act.next_by.map(day),
        })
    }

    fn step(&self, act: &Act) -> Result<Step, Failure> {
        let missing = |what: &str| unknown(what, &act.title);
        Ok(Step::Plain(match act.kind {
            ActKind::List => return Ok(Step::List),
            ActKind::Agreement => {
                return Ok(Step::Agreement {
                    receipt: act.receipt.ok_or_else(|| missing("receipt"))?,
                    form: act.form.ok_or_else(|| missing("form"))?,
                });
            }
            ActKind::Notice => {
                let days = act.deadline.ok_or_else(|| missing("deadline"))?;
                Content::Notice { deadline: self.at(days, NOON), criteria: act.criteria.clone() }
            }
            ActKind::FinalDocument => {
                Content::FinalDocument { kind: act.document.ok_or_else(|| missing("document"))? }
            }
            ActKind::Account => Content::Account {
                planned_cents: act.planned_cents.ok_or_else(|| missing("amount"))?,
                spent_cents: act.spent_cents.ok_or_else(|| missing("amount"))?,
            },
            ActKind::Assessment => Content::Assessment,
            ActKind::Session => Content::Session,
            ActKind::Determination => Content::Determination,
            ActKind::Implementation => Content::Implementation,
            ActKind::Evaluation => Content::Evaluation,
            kind => return Err(unknown("act of this kind", kind.as_str())),
        }))
    }

    async fn express(&self, id: ProcedureId) -> Result<(), Stop> {
        for told in &self.told.expressions {
            let who = find_actor(self.db.reader(), self.person(&told.who)?).await?;
            let interest = Interest {
                party: self.party(told)?,
                text: Body::parse(&told.text)?,
                language: told.language.parse()?,
                contact: Label::parse(&told.contact)?,
            };
            actions::express(&self.ctx(&who, told.days, NOON), id, &interest).await?;
        }
        Ok(())
    }

    fn party(&self, told: &Expression) -> Result<Party, Stop> {
        Ok(match (&told.organisation, &told.group, &told.person) {
            (Some(key), None, None) => {
                let organisation = self.keys.organisations.get(key).copied();
                Party::Organisation(organisation.ok_or_else(|| unknown("organisation", key))?)
            }
            (None, Some(name), None) => Party::Group(Label::parse(name)?),
            (None, None, Some(name)) => Party::Person(Label::parse(name)?),
            _ => return Err(unknown("party", &told.who).into()),
        })
    }

    async fn assess(&self, ctx: &Ctx, id: ProcedureId) -> Result<(), Stop> {
        let expressions = queries::list_of(self.db.reader(), id).await?;
        for (expression, told) in expressions.iter().zip(&self.told.expressions) {
            if let Some(verdict) = &told.verdict {
                let verdict = Verdict::parse(verdict.outcome, verdict.criterion, &verdict.reasons)?;
                actions::assess(ctx, expression.id, &verdict).await?;
            }
        }
        Ok(())
    }
}

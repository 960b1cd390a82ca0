//! The next act of a procedure: only those that its state allows are offered.

use domain::procedures::{ActKind, Expression, rules};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    super::{
        api::{self, Desk, Take},
        item::standing,
        procedure_in_address,
    },
    fields::{KindFields, SheetFields},
};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{
        form::{Form, Sending, Submit},
        loaded::Loaded,
        refused::NotFound,
        title::PageTitle,
    },
};

/// The page on which an officer takes the next act.
#[component]
pub fn TakePage() -> impl IntoView {
    let procedure = procedure_in_address();
    let query = use_query_map();
    let asked = Memo::new(move |_| query.read().get("act").and_then(|kind| kind.parse::<ActKind>().ok()));
    move || match procedure.get() {
        Some(procedure) => {
            let desk = Reading::new(move || api::FindDesk { procedure });
            let view = move |desk| {
                let asked = asked.get();
                view! { <Page desk asked/> }.into_any()
            };
            view! { <Loaded data=desk view/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(desk: Desk, asked: Option<ActKind>) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let Desk { procedure, expressions, now } = desk;
    let expressions: Vec<Expression> = expressions.into_iter().map(|(expression, _)| expression).collect();
    let id = procedure.id;
    let offered = procedure.progress.state.next();
    let kind = asked.filter(|kind| offered.contains(kind)).or_else(|| offered.first().copied());
    let here = words.path(format!("/office/procedures/{id}"));
    let (class, label) =
        standing(words, procedure.progress.state.course().stage(), procedure.progress.state.halt());
    let tab = |other: &ActKind| {
        let href = format!("{here}?act={other}");
        view! {
            <li>
                <a href=href aria-current=(Some(*other) == kind).then_some("page")>
                    {words.choice("act", other.as_str())}
                </a>
            </li>
        }
    };
    let tabs = offered.iter().map(tab).collect_view();
    let waiting = expressions
        .iter()
        .filter(|expression| expression.withdrawn_at.is_none() && expression.verdict.is_none())
        .count();
    let assess = (!expressions.is_empty()).then(|| {
        view! {
            <p class="links">
                <a href=words.path(format!("/office/procedures/{id}/expressions"))>
                    {texts.expressions(i64::try_from(expressions.len()).unwrap_or(i64::MAX))}
                </a>
            </p>
        }
    });
    let unassessed = (rules::may_assess(&procedure.progress).is_ok() && waiting > 0).then(|| {
        let waiting = i64::try_from(waiting).unwrap_or(i64::MAX);
        view! { <div class="notice"><p>{texts.waiting(waiting)}</p></div> }
    });
    view! {
        <PageTitle page=texts.take_title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=words.path("/office/procedures")>{texts.office_title()}</a>
                    <a href=words.path(format!("/procedures/{id}")) lang=procedure.language.to_string() dir="auto">
                        {procedure.title.clone()}
                    </a>
                </p>
                <h1>{texts.take_title()}</h1>
                <p class="meta"><span class=class>{label}</span></p>
            </div>
            {assess}
            {unassessed}
            <nav class="tabs" aria-label=texts.which_next()><ul>{tabs}</ul></nav>
            {kind.map(|kind| view! { <ActForm procedure expressions kind today=now.day()/> })}
        </main>
    }
}

#[component]
fn ActForm(
    procedure: domain::procedures::Procedure,
    expressions: Vec<Expression>,
    kind: ActKind,
    today: domain::base::Day,
) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let sending = Sending::<Take>::new().one_of("kind", kind.as_str());
    let (id, seen) = (procedure.id, procedure.progress.acts);
    let class = match kind {
        ActKind::Suspension | ActKind::Revocation => "button danger",
        _ => "button primary",
    };
    view! {
        <section class="section" aria-labelledby="act">
            <h2 id="act">{words.choice("act", kind.as_str())}</h2>
            <p>{words.choice("act_help", kind.as_str())}</p>
            <Form sending>
                <input type="hidden" name="procedure" value=id.to_string()/>
                <input type="hidden" name="seen" value=seen.to_string()/>
                <input type="hidden" name="kind" value=kind.as_str()/>
                <KindFields sending=*sending kind procedure expressions/>
                <SheetFields sending=*sending kind today/>
                <div class="actions">
                    <Submit label=texts.publish() class pending=Signal::derive(move || sending.pending())/>
                    <p class="help">{texts.everybody_reads()}</p>
                </div>
            </Form>
        </section>
    }
}

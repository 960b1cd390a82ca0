//! The page of a procedure: where it stands, its acts, who is on the list, and how one takes part.

use domain::{
    base::{Moment, SubjectKind},
    procedures::{Halt, Procedure, rules},
};
use leptos::prelude::*;

use super::{
    api::{self, ChangeExpression, Express, Shown, WithdrawExpression},
    interest::InterestSection,
    item::{address_of, standing},
    listed::ListSection,
    procedure_in_address,
    timeline::Timeline,
};
use crate::{
    follows::button::FollowButton,
    i18n::words,
    reading::Reading,
    ui::{form::Sending, frame::viewer, loaded::Loaded, refused::NotFound, title::PageTitle},
};

/// The forms with which a reader changes what she answered.
#[derive(Clone, Copy)]
pub struct Revising {
    /// Changes what one wrote.
    pub change: Sending<ChangeExpression>,
    /// Withdraws it.
    pub withdraw: Sending<WithdrawExpression>,
}

/// The page of a procedure.
#[component]
pub fn ProcedurePage() -> impl IntoView {
    let procedure = procedure_in_address();
    move || match procedure.get() {
        Some(procedure) => {
            let express = Sending::<Express>::new();
            let forms = Revising { change: Sending::new(), withdraw: Sending::new() };
            let sent = [express.successes(), forms.change.successes(), forms.withdraw.successes()];
            let version = move || sent.iter().map(|one| one.get()).sum::<usize>();
            let shown = Reading::anew(version, move || api::Find { procedure });
            view! { <Loaded data=shown view=move |shown| view! { <Page shown express forms/> }.into_any()/> }
                .into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(shown: Shown, express: Sending<Express>, forms: Revising) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let Shown { procedure, texts: htmls, files, own, represented, now } = shown;
    let keeps = rules::may_keep(&viewer(), procedure.territory.scope()).is_ok();
    let id = procedure.id;
    let language = procedure.language.to_string();
    let office = words.path(format!("/office/procedures/{id}"));
    let path = words.path(format!("/procedures/{id}/path"));
    let list = procedure.progress.state.course().admissions().cloned();
    view! {
        <PageTitle page=procedure.title.clone()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=words.path("/procedures")>{texts.title()}</a>
                    <span>{procedure.territory.name.clone()}</span>
                </p>
                <h1 lang=language.clone() dir="auto">{procedure.title.clone()}</h1>
            </div>
            <Standing procedure=procedure.clone() now/>
            {keeps
                .then(|| {
                    view! { <div class="actions"><a class="button" href=office>{texts.to_office()}</a></div> }
                })}
            <InterestSection procedure=procedure.clone() own represented express forms now/>
            <FollowButton subject=id/>
            <Timeline procedure texts=htmls files now/>
            {list.map(|list| view! { <ListSection list language=language.clone()/> })}
            <section class="section" aria-labelledby="path">
                <h2 id="path">{texts.path_title()}</h2>
                <p>{texts.path_help()}</p>
                <p class="links"><a href=path>{texts.read_path()}</a></p>
            </section>
        </main>
    }
}

/// What the procedure is and how far it came.
#[component]
fn Standing(procedure: Procedure, now: Moment) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let progress = &procedure.progress;
    let (class, label) = standing(words, progress.state.course().stage(), progress.state.halt());
    let beside = match procedure.subject.kind {
        SubjectKind::Board => texts.beside_board(),
        _ => texts.beside_table(),
    };
    let halted = progress.state.halt().map(|halt| match halt {
        Halt::Suspended => texts.rests(),
        Halt::Revoked => texts.is_revoked(),
    });
    let open = progress.open_notice(now).map(|notice| notice.deadline);
    view! {
        {halted.map(|sentence| view! { <div class="notice warn"><p>{sentence}</p></div> })}
        <dl class="facts">
            <div>
                <dt>{texts.where_it_stands()}</dt>
                <dd><span class=class>{label}</span></dd>
            </div>
            {open
                .map(|deadline| {
                    view! {
                        <div>
                            <dt>{texts.deadline()}</dt>
                            <dd><time datetime=deadline.rfc3339()>{words.day_and_time(deadline)}</time></dd>
                        </div>
                    }
                })}
            <div>
                <dt>{beside}</dt>
                <dd lang=procedure.subject_language.to_string() dir="auto">
                    <a href=address_of(words, procedure.subject.kind, procedure.subject.id)>
                        {procedure.subject_title.clone()}
                    </a>
                </dd>
            </div>
            <div>
                <dt>{texts.office()}</dt>
                <dd lang=procedure.language.to_string() dir="auto">{procedure.office.clone()}</dd>
            </div>
            <div>
                <dt>{texts.basis()}</dt>
                <dd>{words.choice("procedure_basis", progress.basis.as_str())}</dd>
            </div>
        </dl>
    }
}

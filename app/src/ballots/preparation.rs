//! What an officer prepares before a vote: costs are checked, initiatives exclude each other. A page of the staff.

use domain::{
    ballots::{Choice, CostBasis, Exclusion, Preparation},
    base::BoardId,
};
use leptos::prelude::*;

use super::{
    api::{self, CheckCost, Exclude, StopExcluding},
    basis::CostNote,
};
use crate::{
    boards::board_in_address,
    i18n::words,
    initiatives::amount,
    reading::Reading,
    ui::{
        field::{Group, TextField},
        form::{Form, Sending, Submit, Version, refresh_after},
        loaded::Loaded,
        refused::NotFound,
        title::PageTitle,
    },
};

/// The page on which an officer prepares the ballot of a board.
#[component]
pub fn PreparationPage() -> impl IntoView {
    let board = board_in_address();
    move || match board.get() {
        Some(board) => {
            let version = RwSignal::new(0);
            provide_context(Version(version));
            let prepared = Reading::anew(move || version.get(), move || api::FindPreparation { board });
            view! { <Loaded data=prepared view=|prepared| view! { <Page prepared/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(prepared: Preparation) -> impl IntoView {
    let words = words();
    let texts = words.ballots();
    let Preparation { board, candidates, exclusions, may_exclude, .. } = prepared;
    let base = words.path(format!("/boards/{}", board.id));
    let unchecked = candidates.iter().filter(|one| one.cost_basis != CostBasis::Checked).count();
    let cost = |option: &Choice| view! { <Cost option=option.clone()/> };
    let costs = candidates.iter().map(cost).collect_view();
    let group = {
        let board = board.id;
        move |group: Exclusion| view! { <Together board group/> }
    };
    let adding = match may_exclude {
        Ok(()) => view! { <Add board=board.id candidates=candidates.clone()/> }.into_any(),
        Err(refusal) => view! { <p class="help">{words.refusal(&refusal)}</p> }.into_any(),
    };
    view! {
        <PageTitle page=texts.preparation_title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=base.clone() lang=board.wording.language.to_string() dir="auto">
                        {board.wording.question.clone()}
                    </a>
                </p>
                <h1>{texts.preparation_title()}</h1>
                <p class="lead">{texts.preparation_lead()}</p>
            </div>
            <div class="actions">
                <a class="button" href=format!("{base}/rehearsal")>{texts.rehearsal_title()}</a>
                <a class="button quiet" href=format!("{base}/rulebook")>{texts.rulebook_title()}</a>
            </div>
            <section class="section" aria-labelledby="costs">
                <h2 id="costs">
                    {texts.costs()} " " <span class="count">{unchecked}</span>
                </h2>
                <p>{texts.costs_explained()}</p>
                <ul class="items">{costs}</ul>
            </section>
            <section class="section" aria-labelledby="exclusions">
                <h2 id="exclusions">{texts.exclusions()}</h2>
                <p>{texts.exclusions_explained()}</p>
                <ul class="items">{exclusions.into_iter().map(group).collect_view()}</ul>
                {adding}
            </section>
        </main>
    }
}

/// An initiative with the form that confirms its cost.
#[component]
fn Cost(option: Choice) -> impl IntoView {
    let words = words();
    let texts = words.ballots();
    let id = option.initiative.to_string();
    let sending = Sending::<CheckCost>::new().one_of("initiative", &id);
    refresh_after(sending.successes());
    let value =
        if option.cost_basis == CostBasis::Missing { String::new() } else { amount(option.cost_cents) };
    let checked = (option.cost_basis == CostBasis::Checked)
        .then(|| view! { <span class="tag ok">{words.choice("cost_basis", "checked")}</span> });
    view! {
        <li>
            <h3 lang=option.language.to_string() dir="auto">
                <a href=words.path(format!("/initiatives/{id}"))>{option.title}</a>
            </h3>
            <p class="meta">{checked} <CostNote basis=option.cost_basis/></p>
            <Form sending>
                <input type="hidden" name="initiative" value=id.clone()/>
                <TextField
                    name="cost"
                    dir="ltr"
                    label=texts.checked_cost()
                    value=sending.typed("cost", value)
                    required=true
                    suffix=id
                />
                <div class="actions">
                    <Submit
                        label=texts.check_cost()
                        class="button"
                        pending=Signal::derive(move || sending.pending())
                    />
                </div>
            </Form>
        </li>
    }
}

/// A group with the button that takes it back.
#[component]
fn Together(board: BoardId, group: Exclusion) -> impl IntoView {
    let texts = words().ballots();
    let id = group.id.to_string();
    let sending = Sending::<StopExcluding>::new().one_of("exclusion", &id);
    refresh_after(sending.successes());
    let titles = group.initiatives.into_iter().map(|one| {
        view! { <li lang=one.language.to_string() dir="auto">{one.title}</li> }
    });
    view! {
        <li>
            <ul class="prose">{titles.collect_view()}</ul>
            <Form sending class="deeds">
                <input type="hidden" name="board" value=board.to_string()/>
                <input type="hidden" name="exclusion" value=id/>
                <Submit
                    label=texts.stop_excluding()
                    class="link"
                    pending=Signal::derive(move || sending.pending())
                />
            </Form>
        </li>
    }
}

/// The form that says that initiatives exclude each other.
#[component]
fn Add(board: BoardId, candidates: Vec<Choice>) -> impl IntoView {
    let texts = words().ballots();
    let sending = Sending::<Exclude>::new();
    refresh_after(sending.successes());
    let ticked = sending.chosen("initiatives[]").unwrap_or_default();
    let card = move |option: Choice| {
        let id = option.initiative.to_string();
        view! {
            <label class="choice">
                <input type="checkbox" name="initiatives[]" value=id.clone() checked=ticked.contains(&id)/>
                <span>
                    <b lang=option.language.to_string() dir="auto">{option.title}</b>
                </span>
            </label>
        }
    };
    view! {
        <Form sending>
            <input type="hidden" name="board" value=board.to_string()/>
            <Group name="initiatives[]" legend=texts.exclude_which()>
                {candidates.into_iter().map(card).collect_view()}
            </Group>
            <div class="actions">
                <Submit
                    label=texts.exclude()
                    class="button"
                    pending=Signal::derive(move || sending.pending())
                />
            </div>
        </Form>
    }
}

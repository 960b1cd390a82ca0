//! The page of the participatory path, as it was frozen or as it is now. It prints well.

use domain::{
    base::SubjectKind,
    procedures::{BoardPath, Group, Outlined, Procedure, Seen, Session, TablePath, Told, Vote, Voted},
};
use leptos::prelude::*;

use super::{api, item::address_of, procedure_in_address};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{loaded::Loaded, refused::NotFound, title::PageTitle},
};

/// The page of the participatory path.
#[component]
pub fn PathPage() -> impl IntoView {
    let procedure = procedure_in_address();
    move || match procedure.get() {
        Some(procedure) => {
            let found = Reading::new(move || api::FindPath { procedure });
            let view = |(procedure, seen)| view! { <Page procedure seen/> }.into_any();
            view! { <Loaded data=found view/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(procedure: Procedure, seen: Seen) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let made = words.day_and_time(seen.path.made_at);
    let lead = if seen.sha256.is_some() { texts.path_frozen(made) } else { texts.path_live(made) };
    let frozen = seen.sha256.map(|hash| {
        let href = format!("/data/procedures/{}/path.json", procedure.id);
        view! {
            <p class="small">{texts.path_mark()} " " <code dir="ltr">{hash}</code></p>
            <p class="links"><a href=href rel="external" download="">{texts.path_file()}</a></p>
        }
    });
    let told = match seen.path.told {
        Told::Board(board) => view! { <OfBoard board/> }.into_any(),
        Told::Table(table) => view! { <OfTable table/> }.into_any(),
    };
    view! {
        <PageTitle page=texts.path_title()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a
                        href=words.path(format!("/procedures/{}", procedure.id))
                        lang=procedure.language.to_string()
                        dir="auto"
                    >
                        {procedure.title}
                    </a>
                    <span>{procedure.territory.name}</span>
                </p>
                <h1>{texts.path_title()}</h1>
                <p class="lead">{lead}</p>
            </div>
            {told}
            {frozen}
        </main>
    }
}

#[component]
fn OfBoard(board: BoardPath) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let phase = |(phase, day): (domain::boards::Phase, domain::base::Day)| {
        view! {
            <li>
                <time datetime=day.iso()>{words.full_day(day)}</time>
                <h3>{words.choice("phase", phase.as_str())}</h3>
            </li>
        }
    };
    let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let group = move |group: Group| {
        let people = group.people.map_or_else(
            || view! { <td class="number withheld"><abbr title=texts.too_few()>"–"</abbr></td> }.into_any(),
            |people| view! { <td class="number">{words.number(count(people))}</td> }.into_any(),
        );
        view! { <tr><th scope="row" dir="auto">{group.name}</th>{people}</tr> }
    };
    let people = match board.people {
        Some(people) => texts.people(count(people)),
        None => texts.people_too_few().to_owned(),
    };
    let state = move |(state, initiatives): (domain::initiatives::State, u64)| {
        let label = words.choice("state", state.as_str());
        view! {
            <tr><th scope="row">{label}</th><td class="number">{words.number(count(initiatives))}</td></tr>
        }
    };
    let total: u64 = board.states.iter().map(|(_, number)| number).sum();
    let shown = board.initiatives.len();
    let cut = (count(total) > i64::try_from(shown).unwrap_or(i64::MAX))
        .then(|| view! { <p class="help">{texts.furthest(shown)}</p> });
    let result = words.path(format!("/boards/{}/recount", board.board));
    view! {
        <p lang=board.language.to_string() dir="auto">
            <a href=address_of(words, SubjectKind::Board, board.board)>{board.question}</a>
        </p>
        <section class="section" aria-labelledby="phases">
            <h2 id="phases">{words.boards().phases()}</h2>
            <ol class="timeline">{board.phases.into_iter().map(phase).collect_view()}</ol>
        </section>
        <section class="section" aria-labelledby="people">
            <h2 id="people">{texts.who_took_part()}</h2>
            <p>{people}</p>
            <table class="figures">
                <caption class="hidden">{texts.who_took_part()}</caption>
                <thead>
                    <tr><th scope="col">{texts.group()}</th><th scope="col" class="number">{texts.people_column()}</th></tr>
                </thead>
                <tbody>{board.groups.into_iter().map(group).collect_view()}</tbody>
            </table>
            <p class="help">{texts.withheld_help()}</p>
        </section>
        <section class="section" aria-labelledby="initiatives">
            <h2 id="initiatives">{texts.initiatives()} " " <span class="count">{words.number(count(total))}</span></h2>
            <table class="figures">
                <caption class="hidden">{texts.initiatives()}</caption>
                <thead>
                    <tr><th scope="col">{texts.state()}</th><th scope="col" class="number">{texts.initiatives()}</th></tr>
                </thead>
                <tbody>{board.states.into_iter().map(state).collect_view()}</tbody>
            </table>
            {cut}
            <ul class="items">
                {board.initiatives.into_iter().map(|outlined| view! { <OneInitiative outlined/> }).collect_view()}
            </ul>
        </section>
        {board.vote.map(|vote| view! { <OfVote vote recount=result/> })}
    }
}

#[component]
fn OneInitiative(outlined: Outlined) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let answer = match outlined.answer {
        Some(answer) => {
            let outcome = words.choice("outcome", answer.as_str());
            match outlined.answered_after_days {
                Some(days) => texts.answered_after(i64::from(days), outcome),
                None => outcome.to_owned(),
            }
        }
        None => texts.no_answer().to_owned(),
    };
    view! {
        <li>
            <h3 lang=outlined.language.to_string() dir="auto">
                <a href=words.path(format!("/initiatives/{}", outlined.id))>{outlined.title}</a>
            </h3>
            <p class="meta">
                <span class="tag">{words.choice("state", outlined.state.as_str())}</span>
                <span>{answer}</span>
            </p>
        </li>
    }
}

#[component]
fn OfVote(vote: Vote, recount: String) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let option = move |option: Voted| {
        let (class, label) =
            if option.has_won { ("tag ok", texts.has_won()) } else { ("tag", texts.has_not_won()) };
        view! {
            <tr>
                <th scope="row" lang=option.language.to_string() dir="auto">{option.title}</th>
                <td data-label=texts.votes() class="number">{words.number(count(option.votes))}</td>
                <td data-label=texts.outcome()><span class=class>{label}</span></td>
            </tr>
        }
    };
    view! {
        <section class="section" aria-labelledby="vote">
            <h2 id="vote">{texts.vote()}</h2>
            <p>{texts.ballots(count(vote.ballots))}</p>
            <table class="records">
                <thead>
                    <tr>
                        <th scope="col">{texts.initiative()}</th>
                        <th scope="col" class="number">{texts.votes()}</th>
                        <th scope="col">{texts.outcome()}</th>
                    </tr>
                </thead>
                <tbody>{vote.options.into_iter().map(option).collect_view()}</tbody>
            </table>
            <p class="links"><a href=recount>{texts.recount()}</a></p>
        </section>
    }
}

#[component]
fn OfTable(table: TablePath) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let empty = table.sessions.is_empty();
    let session = move |session: Session| {
        let passed = i64::try_from(session.passed).unwrap_or(i64::MAX);
        view! {
            <li>
                <h3>{texts.session(session.number)}</h3>
                <p class="meta">
                    <time datetime=session.starts_at.rfc3339()>{words.full_day(session.starts_at.day())}</time>
                    <span>{texts.decisions(passed)}</span>
                </p>
            </li>
        }
    };
    view! {
        <p lang=table.language.to_string() dir="auto">
            <a href=address_of(words, SubjectKind::Table, table.table)>{table.name}</a>
        </p>
        <section class="section" aria-labelledby="sessions">
            <h2 id="sessions">{texts.sessions()}</h2>
            {if empty {
                view! { <p class="soft">{texts.no_sessions()}</p> }.into_any()
            } else {
                view! { <ul class="items">{table.sessions.into_iter().map(session).collect_view()}</ul> }.into_any()
            }}
        </section>
    }
}

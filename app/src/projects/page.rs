//! A project: what it is for, who has which part in it, who pays, and what it brings together.

use domain::{
    attachments::{Attachment, Purpose},
    base::{OrganisationId, ProjectId, SubjectKind},
    owners::names::Named,
    projects::{Partner, State},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    api::{self, Shown},
    card::span,
};
use crate::{
    attachments::{
        figure::{Figures, Logo},
        files::Files,
    },
    follows::button::FollowButton,
    i18n::words,
    news::{asked::Asked, card::LatestNews},
    reading::Reading,
    ui::{loaded::Loaded, prose::Prose, refused::NotFound, title::PageTitle},
};

/// The page of a project.
#[component]
pub fn ProjectPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("project").and_then(|id| id.parse::<ProjectId>().ok()));
    move || match id.get() {
        Some(project) => {
            let shown = Reading::new(move || api::Find { project });
            view! { <Loaded data=shown view=|shown| view! { <Page shown/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(shown: Shown) -> impl IntoView {
    let words = words();
    let texts = words.projects();
    let Shown { project, objectives, results, files, logos, links, is_kept } = shown;
    let card = project.card;
    let (id, language, is_public) = (card.id, card.language, card.state == State::Published);
    let logo = files.iter().find(|file| file.purpose == Purpose::Logo).cloned();
    let (pictures, documents): (Vec<_>, Vec<_>) =
        files.into_iter().filter(|file| file.purpose != Purpose::Logo).partition(Attachment::is_picture);
    let span = span(words, &card);
    let facts = [
        (texts.programme(), card.programme),
        (texts.dates(), span),
        (texts.budget(), project.budget_cents.map(|cents| words.money(cents, domain::base::Currency::EURO))),
    ];
    let fact = |(name, value): (&'static str, Option<String>)| {
        value.map(|value| view! { <div><dt>{name}</dt><dd dir="auto">{value}</dd></div> })
    };
    let places = project.territories.into_iter().map(|(territory, name)| {
        let href = words.path(format!("/boards?territory={territory}"));
        view! { <a href=href>{name}</a> }
    });
    let keep = is_kept.then(|| {
        view! { <a class="button" href=words.path(format!("/projects/{id}/edit"))>{texts.change()}</a> }
    });
    let report = (card.state == State::Published).then(|| {
        let href = words.path(format!("/results/projects/{id}"));
        view! { <a class="button" href=href>{words.results().see()}</a> }
    });
    let website = project.website.map(|address| {
        view! { <a class="button" href=address rel="noopener noreferrer nofollow">{texts.website()}</a> }
    });
    view! {
        <PageTitle page=card.name.clone()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=words.path("/projects")>{texts.title()}</a>
                    {places.collect_view()}
                </p>
                {logo.map(|file| view! { <Logo file/> })}
                <h1 lang=language.to_string() dir="auto">{card.name}</h1>
                <p class="lead" lang=language.to_string() dir="auto">{card.summary}</p>
            </div>
            <dl class="facts">{facts.into_iter().map(fact).collect_view()}</dl>
            <div class="actions">{report} {website} {keep}</div>
            {is_public.then(|| view! { <FollowButton subject=id/> })}
            {objectives
                .map(|html| {
                    view! {
                        <section class="section" aria-labelledby="objectives">
                            <h2 id="objectives">{texts.objectives()}</h2>
                            <Prose html language/>
                        </section>
                    }
                })}
            <Figures files=pictures/>
            <Partners partners=project.partners logos/>
            <Together links/>
            {results
                .map(|html| {
                    view! {
                        <section class="section" aria-labelledby="results">
                            <h2 id="results">{texts.results()}</h2>
                            <Prose html language/>
                        </section>
                    }
                })}
            <Files files=documents/>
            <LatestNews asked=Asked::about(id.into())/>
        </main>
    }
}

#[component]
fn Partners(partners: Vec<Partner>, logos: Vec<(OrganisationId, Attachment)>) -> impl IntoView {
    let words = words();
    let item = move |partner: Partner| {
        let logo = logos.iter().find(|(id, _)| *id == partner.organisation).map(|(_, logo)| logo.clone());
        view! {
            <li>
                {logo.map(|file| view! { <Logo file/> })}
                <h3 dir="auto">
                    <a href=words.path(format!("/organisations/{}", partner.organisation))>{partner.name}</a>
                </h3>
                <p class="meta">
                    <span class="tag">{words.choice("part", partner.part.as_str())}</span>
                    {partner.task.map(|task| view! { <span dir="auto">{task}</span> })}
                </p>
            </li>
        }
    };
    (!partners.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="partners">
                <h2 id="partners">{words.projects().partners()}</h2>
                <ul class="items partners">{partners.into_iter().map(item).collect_view()}</ul>
            </section>
        }
    })
}

/// What belongs to the project, kind by kind.
#[component]
fn Together(links: Vec<Named>) -> impl IntoView {
    let words = words();
    let item = move |named: &Named| {
        view! {
            <li lang=named.language.to_string() dir="auto">
                <a href=words.path(named.address.clone())>{named.title.clone()}</a>
            </li>
        }
    };
    let group = |kind: &SubjectKind| {
        let of_kind: Vec<&Named> = links.iter().filter(|named| named.subject.kind == *kind).collect();
        (!of_kind.is_empty()).then(|| {
            view! {
                <h3>{words.choice("subjects", kind.as_str())}</h3>
                <ul class="links-of-a-kind">{of_kind.into_iter().map(item).collect_view()}</ul>
            }
        })
    };
    let groups = SubjectKind::ALL.iter().filter_map(group).collect_view();
    (!links.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="together">
                <h2 id="together">{words.projects().together()}</h2>
                {groups}
            </section>
        }
    })
}

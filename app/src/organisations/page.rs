//! What everybody reads about an organisation.

use domain::attachments::Purpose;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::api::{self, Shown};
use crate::{
    attachments::figure::{Figures, Logo},
    follows::button::FollowButton,
    i18n::words,
    news::{asked::Asked, card::LatestNews},
    offers::of_organisation::OffersOf,
    projects::card::ProjectsWith,
    reading::Reading,
    ui::{glyph::SeatGlyph, loaded::Loaded, prose::Prose, title::PageTitle},
};

/// The public page of an organisation.
#[component]
pub fn OrganisationPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("organisation").unwrap_or_default());
    let shown = Reading::new(move || api::Find { organisation: id.get() });
    view! { <Loaded data=shown view=|shown| view! { <Page shown/> }.into_any()/> }
}

#[component]
fn Page(shown: Shown) -> impl IntoView {
    let words = words();
    let texts = words.organisations();
    let Shown { organisation, description, constituency, files, is_kept } = shown;
    let logo = files.iter().find(|file| file.purpose == Purpose::Logo).cloned();
    let pictures = files.into_iter().filter(|file| file.purpose == Purpose::Picture).collect();
    let news = Asked { organisation: Some(organisation.id), ..Asked::default() };
    let keep = words.path(format!("/organisations/{}/files", organisation.id));
    let boards = match organisation.territory {
        Some(territory) => words.path(format!("/boards?territory={territory}")),
        None => words.path("/boards"),
    };
    let facts = [
        (texts.role_in_project(), organisation.role_in_project),
        (texts.runts_number(), organisation.runts_number),
    ];
    let fact = |(name, value): (&'static str, Option<String>)| {
        value.map(|value| view! { <div><dt>{name}</dt><dd dir="auto">{value}</dd></div> })
    };
    view! {
        <PageTitle page=organisation.name.clone()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=words.path("/organisations")>{texts.title()}</a>
                    <span>{words.choice("organisation", organisation.kind.as_str())}</span>
                    {organisation.territory_name.map(|name| view! { <span>{name}</span> })}
                </p>
                {logo.map(|file| view! { <Logo file/> })}
                <h1 dir="auto">{organisation.name}</h1>
                {constituency
                    .map(|constituency| {
                        view! {
                            <p class="byline">
                                <SeatGlyph glyph=Some(constituency.glyph)/>
                                <span>{constituency.name}</span>
                            </p>
                        }
                    })}
            </div>
            <Prose html=description language=organisation.language/>
            <Figures files=pictures/>
            <dl class="facts">{facts.into_iter().map(fact).collect_view()}</dl>
            <div class="actions">
                <a class="button" href=boards>{texts.boards_here()}</a>
                {is_kept.then(|| view! { <a class="button" href=keep>{words.attachments().title()}</a> })}
                {organisation
                    .website
                    .map(|address| {
                        view! { <a class="button" href=address rel="noopener noreferrer nofollow">{texts.website()}</a> }
                    })}
            </div>
            <FollowButton subject=organisation.id/>
            <OffersOf organisation=organisation.id/>
            <ProjectsWith organisation=organisation.id/>
            <LatestNews asked=news/>
        </main>
    }
}

//! What stands around every page: skip link, banner, header, footer.

use domain::base::{Actor, Deed, Language};
use leptos::prelude::*;
use leptos_router::{
    components::Outlet,
    hooks::{use_location, use_params_map},
};

use super::{
    glyph::{Mark, Sprite},
    refused::NotFound,
};
use crate::{
    i18n::{Words, words},
    packed::Packed,
};

/// The header above and the footer below whatever page is shown.
#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let viewer = SharedValue::<_, Packed>::new_with_encoding(|| {
        #[cfg(feature = "ssr")]
        return crate::wire::ctx().actor;
        #[cfg(not(feature = "ssr"))]
        Actor::Visitor
    });
    let viewer = viewer.into_inner();
    provide_context(viewer.clone());
    let demonstration = SharedValue::<_, Packed>::new_with_encoding(|| {
        use_context::<Demonstration>().is_some_and(|shown| shown.0)
    });
    let words = words();
    view! {
        <a class="skip" href="#main">{words.common().skip()}</a>
        <Sprite/>
        {demonstration.into_inner().then(|| view! { <DemonstrationBanner/> })}
        <Header viewer/>
        {children()}
        <Footer/>
    }
}

/// Whether the house shows the demonstration world, as the server says.
#[derive(Clone, Copy, Debug)]
pub struct Demonstration(pub bool);

/// Who looks at the page; the same rules that the server asks decide what is shown.
pub fn viewer() -> Actor {
    use_context::<Actor>().unwrap_or_default()
}

/// The pages of a language; an address that begins with anything else leads nowhere.
#[component]
pub fn InLanguage() -> impl IntoView {
    let params = use_params_map();
    let known = move || {
        let language = params.read().get("language").and_then(|tag| tag.parse::<Language>().ok());
        language.is_some_and(Language::is_interface)
    };
    move || if known() { view! { <Outlet/> }.into_any() } else { view! { <NotFound/> }.into_any() }
}

#[component]
fn DemonstrationBanner() -> impl IntoView {
    let words = words();
    let common = words.common();
    view! {
        <aside class="demo" aria-label=common.demonstration()>
            <p>
                <b>{common.demonstration()}</b>
                " "
                {common.demonstration_text()}
                " "
                <a href=words.path("/about")>{common.how_it_works()}</a>
            </p>
        </aside>
    }
}

#[component]
fn Header(viewer: Actor) -> impl IntoView {
    let words = words();
    let common = words.common();
    view! {
        <header class="top">
            <div class="wrap">
                <a class="brand" href=words.path("")>
                    <Mark/>
                    {common.name()}
                </a>
                <nav aria-label=common.main_navigation()>
                    <ul>
                        <li><NavLink path="/boards" label=common.boards()/></li>
                        <li><NavLink path="/meetings" label=common.meetings()/></li>
                        <li><NavLink path="/offers" label=common.offers()/></li>
                        <li><NavLink path="/news" label=common.news()/></li>
                        <li><MoreMenu/></li>
                    </ul>
                </nav>
                <div class="end">
                    <LanguageMenu/>
                    {match viewer {
                        Actor::Visitor => view! { <a class="button" href=words.path("/sign-in")>{common.sign_in()}</a> }.into_any(),
                        person @ Actor::Person(_) => view! { <PersonMenu person/> }.into_any(),
                    }}
                </div>
            </div>
        </header>
    }
}

/// The ways that fewer people take.
fn more_ways(words: Words) -> [(&'static str, &'static str); 7] {
    let common = words.common();
    [
        ("/tables", common.tables()),
        ("/projects", common.projects()),
        ("/procedures", common.procedures()),
        ("/organisations", common.organisations()),
        ("/results", common.results()),
        ("/insights", common.numbers()),
        ("/about", common.how_it_works()),
    ]
}

#[component]
fn MoreMenu() -> impl IntoView {
    let words = words();
    let way = |(path, label)| view! { <li><NavLink path label/></li> };
    view! {
        <details class="menu">
            <summary>{words.common().more()}</summary>
            <ul>{more_ways(words).map(way).into_iter().collect_view()}</ul>
        </details>
    }
}

/// A link of the navigation; says when it leads to the section that is shown.
#[component]
fn NavLink(path: &'static str, label: &'static str) -> impl IntoView {
    let href = words().path(path);
    let here = {
        let href = href.clone();
        let location = use_location();
        move || location.pathname.get().starts_with(&href).then_some("page")
    };
    view! { <a href=href aria-current=here>{label}</a> }
}

/// The same page in the other languages; a full load, because the texts come with the page.
#[component]
fn LanguageMenu() -> impl IntoView {
    let words = words();
    let location = use_location();
    let item = move |language: Language| {
        let address = move || {
            let pathname = location.pathname.get();
            let rest = pathname.trim_start_matches('/').split_once('/').map_or("", |(_, rest)| rest);
            let search = location.search.get();
            let question = if search.is_empty() { "" } else { "?" };
            let slash = if rest.is_empty() { "" } else { "/" };
            format!("/{language}{slash}{rest}{question}{search}")
        };
        view! {
            <li>
                <a
                    href=address
                    rel="external"
                    hreflang=language.to_string()
                    lang=language.to_string()
                    dir=language.direction().as_str()
                    aria-current=(language == words.language()).then_some("true")
                >
                    {language.endonym().to_owned()}
                </a>
            </li>
        }
    };
    view! {
        <details class="menu">
            <summary>
                <span class="hidden">{words.common().language()} " "</span>
                {words.language().endonym().to_owned()}
            </summary>
            <ul>{Language::INTERFACE.map(item).into_iter().collect_view()}</ul>
        </details>
    }
}

#[component]
fn PersonMenu(person: Actor) -> impl IntoView {
    let words = words();
    let name = person.person().map(|person| person.pseudonym.clone()).unwrap_or_default();
    view! {
        <details class="menu">
            <summary><bdi>{name}</bdi></summary>
            <ul>
                {ways(&person, words)
                    .into_iter()
                    .map(|(path, label)| view! { <li><a href=words.path(path)>{label}</a></li> })
                    .collect_view()}
                <li>
                    <form method="post" action="/api/people/sign_out">
                        <button>{words.common().sign_out()}</button>
                    </form>
                </li>
            </ul>
        </details>
    }
}

/// Where a person's roles let her go.
fn ways(person: &Actor, words: Words) -> Vec<(&'static str, &'static str)> {
    let common = words.common();
    let all = [
        (None, "/my-things", common.my_things()),
        (None, "/account", common.account()),
        (Some(Deed::Moderate), "/moderation", common.moderation()),
        (Some(Deed::Answer), "/office", common.office()),
        (Some(Deed::IssueInvitations), "/invitations", common.invitations()),
        (Some(Deed::PrepareBoard), "/administration", common.administration()),
    ];
    let open = |deed: Option<Deed>| deed.is_none_or(|deed| person.may_somewhere(deed));
    all.into_iter().filter(|(deed, _, _)| open(*deed)).map(|(_, path, label)| (path, label)).collect()
}

#[component]
fn Footer() -> impl IntoView {
    let words = words();
    let common = words.common();
    view! {
        <footer class="bottom">
            <div class="wrap">
                <p class="brand">{common.name()}</p>
                <nav aria-label=common.information()>
                    <ul>
                        {more_ways(words)
                            .map(|(path, label)| view! { <li><a href=words.path(path)>{label}</a></li> })
                            .into_iter()
                            .collect_view()}
                    </ul>
                </nav>
                <p class="small">{common.free_software()}</p>
            </div>
        </footer>
    }
}

//! Where something is missing: themes by territory and by language, each cell with a way to its services.

use domain::{
    base::{Deed, Language, TerritoryId},
    offers::{Cell, Gaps, Place, Row, Supply, Theme},
};
use leptos::prelude::*;
use leptos_router::{hooks::use_query_map, location::Url};

use super::{api, pictogram::Pictogram, tabs::Tabs};
use crate::{
    i18n::{Words, words},
    reading::Reading,
    ui::{field::Select, frame::viewer, loaded::Loaded, title::PageTitle},
};

/// The view of gaps.
#[component]
pub fn GapsPage() -> impl IntoView {
    let query = use_query_map();
    let asked: Memo<(Option<TerritoryId>, Option<Language>)> = Memo::new(move |_| {
        let query = query.read();
        let text = |name: &str| query.get_str(name).unwrap_or_default().to_owned();
        (text("province").parse().ok(), text("language").parse().ok())
    });
    let gaps = Reading::new(move || {
        let (province, language) = asked.get();
        api::Gaps { province, language }
    });
    let texts = words().offers();
    view! {
        <PageTitle page=texts.gaps_tab()/>
        <main id="main" class="wrap" tabindex="-1">
            <Tabs here="/offers/gaps"/>
            <div class="head">
                <h1>{texts.gaps_tab()}</h1>
                <p class="lead">{texts.gaps_lead()}</p>
            </div>
            <Loaded data=gaps view=|gaps| view! { <Tables gaps/> }.into_any()/>
        </main>
    }
}

#[component]
fn Tables(gaps: Gaps) -> impl IntoView {
    let texts = words().offers();
    view! {
        <Choose gaps=gaps.clone()/>
        <Missing gaps=gaps.clone()/>
        <ByTerritory gaps=gaps.clone()/>
        <ByLanguage gaps/>
        <details class="more">
            <summary>{texts.gaps_how()}</summary>
            <p>{texts.gaps_how_text()}</p>
        </details>
    }
}

#[component]
fn Choose(gaps: Gaps) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let everywhere = std::iter::once((String::new(), texts.all_provinces().to_owned()));
    let provinces = gaps.provinces.iter().map(|(id, name)| (id.to_string(), name.clone()));
    let any = std::iter::once((String::new(), texts.any().to_owned()));
    let languages =
        gaps.languages.iter().map(|language| (language.to_string(), language.endonym().to_owned()));
    view! {
        <form class="filter" method="get" action=words.path("/offers/gaps")>
            <div class="fields">
                <Select
                    name="province"
                    label=texts.province()
                    choices=everywhere.chain(provinces).collect()
                    value=gaps.province.as_ref().map(|province| province.id.to_string()).unwrap_or_default()
                />
                <Select
                    name="language"
                    label=texts.language()
                    choices=any.chain(languages).collect()
                    value=gaps.language.map(|language| language.to_string()).unwrap_or_default()
                />
                <button class="button">{texts.show()}</button>
            </div>
        </form>
    }
}

/// The gaps in words: where somebody asks and nothing is there.
#[component]
fn Missing(gaps: Gaps) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let of_row = |row: &Row| {
        let places = gaps.territories.iter().zip(&row.by_territory).filter(|(_, cell)| cell.is_missed());
        let names: Vec<String> = places.map(|(place, _)| place.name.clone()).collect();
        (!names.is_empty()).then(|| {
            let theme = words.choice("offer_theme", row.theme.as_str());
            texts.missing_line(names.join(", "), theme)
        })
    };
    let lines: Vec<String> = gaps.rows.iter().filter_map(of_row).collect();
    let none = lines.is_empty();
    let keeps_tables = viewer().may_somewhere(Deed::KeepTable);
    let line = move |line: String| {
        let way = keeps_tables.then(|| {
            let title = Url::escape(&line);
            let href = words.path(format!("/administration/tables/agenda?title={title}"));
            view! { " " <a href=href>{words.tables().put_on_agenda()}</a> }
        });
        view! { <li>{line} {way}</li> }
    };
    view! {
        <section class="section" aria-labelledby="missing">
            <h2 id="missing">{texts.missing()}</h2>
            {if none {
                view! { <p class="soft">{texts.nothing_missing()}</p> }.into_any()
            } else {
                view! { <ul class="missing">{lines.into_iter().map(line).collect_view()}</ul> }.into_any()
            }}
        </section>
    }
}

#[component]
fn ByTerritory(gaps: Gaps) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let language = gaps.language;
    let province = gaps.province.as_ref().map(|province| province.id);
    let columns = gaps.territories.clone();
    let row = move |row: Row| {
        let theme = row.theme;
        let whole = view! { <CellView cell=row.whole address=list(words, theme, province, language)/> };
        let cells = columns.iter().zip(row.by_territory).map(|(place, cell)| {
            view! { <CellView cell address=list(words, theme, Some(place.id), language)/> }
        });
        view! {
            <tr>
                <th scope="row">
                    <Pictogram theme/>
                    " "
                    {words.choice("offer_theme", theme.as_str())}
                </th>
                {whole}
                {cells.collect_view()}
            </tr>
        }
    };
    let head = |place: &Place| view! { <th scope="col">{place.name.clone()}</th> };
    let whole =
        gaps.province.as_ref().map_or_else(|| texts.everywhere().to_owned(), |place| place.name.clone());
    view! {
        <section class="section">
            <h2 id="by-territory">{texts.by_territory()}</h2>
            {language.map(|language| view! { <p>{texts.only_in(language.endonym())}</p> })}
            <div class="scroll" role="region" aria-labelledby="by-territory" tabindex="0">
                <table class="figures gaps">
                    <thead>
                        <tr>
                            <th scope="col">{texts.theme()}</th>
                            <th scope="col">{whole}</th>
                            {gaps.territories.iter().map(head).collect_view()}
                        </tr>
                    </thead>
                    <tbody>{gaps.rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn ByLanguage(gaps: Gaps) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let province = gaps.province.as_ref().map(|province| province.id);
    let columns = gaps.languages.clone();
    let row = move |row: Row| {
        let theme = row.theme;
        let cells = columns.iter().zip(row.by_language).map(|(language, supply)| {
            let address = list(words, theme, province, Some(*language));
            view! { <CellView cell=Cell { supply, ..Cell::default() } address/> }
        });
        view! {
            <tr>
                <th scope="row">{words.choice("offer_theme", theme.as_str())}</th>
                {cells.collect_view()}
            </tr>
        }
    };
    let head = |language: &Language| {
        view! {
            <th scope="col" lang=language.to_string() dir="auto">{language.endonym().to_owned()}</th>
        }
    };
    view! {
        <section class="section">
            <h2 id="by-language">{texts.by_language()}</h2>
            <div class="scroll" role="region" aria-labelledby="by-language" tabindex="0">
                <table class="figures gaps">
                    <thead>
                        <tr>
                            <th scope="col">{texts.theme()}</th>
                            {gaps.languages.iter().map(head).collect_view()}
                        </tr>
                    </thead>
                    <tbody>{gaps.rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

/// What is there and what is asked for, in words; the first leads to the list.
#[component]
fn CellView(cell: Cell, address: String) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let Supply { services, places } = cell.supply;
    let class = match cell {
        cell if cell.is_missed() => "missed",
        cell if cell.is_empty() => "none",
        _ => "there",
    };
    let there = if services > 0 { texts.services(services) } else { texts.no_services().to_owned() };
    let asked = cell.demand;
    view! {
        <td class=class>
            <a href=address rel="nofollow">{there}</a>
            {(places > 0).then(|| view! { <span class="small">{texts.places_count(places)}</span> })}
            {(asked.initiatives > 0)
                .then(|| {
                    view! {
                        <span class="small">
                            {texts.ideas(asked.initiatives)}
                            {(asked.comments > 0).then(|| format!(", {}", texts.comments(asked.comments)))}
                        </span>
                    }
                })}
        </td>
    }
    .into_any()
}

/// The address of the list behind a cell.
fn list(words: Words, theme: Theme, within: Option<TerritoryId>, language: Option<Language>) -> String {
    let within = within.map(|within| format!("&within={within}")).unwrap_or_default();
    let language = language.map(|language| format!("&language={language}")).unwrap_or_default();
    words.path(format!("/offers?theme={theme}{within}{language}"))
}

//! A dashboard: the figures in short, the charts, and the ways to other figures.

use leptos::prelude::*;

use super::{
    api::{Dashboard, Tile, Way},
    late::Late,
};
use crate::{
    i18n::words,
    ui::{
        bars::Patterns,
        chart::{ChartView, figure},
        glyph::Mark,
        title::PageTitle,
    },
};

/// A dashboard as a page.
#[component]
pub fn DashboardView(dashboard: Dashboard) -> impl IntoView {
    let words = words();
    let texts = words.insights();
    let Dashboard { title, board, up, tiles, charts, late, territories, boards } = dashboard;
    let empty = charts.is_empty();
    view! {
        <PageTitle page=title.clone()/>
        <main id="main" class="wrap" tabindex="-1">
            <Patterns/>
            <div class="head">
                <p class="where">{up.into_iter().map(way).collect_view()}</p>
                <h1>{title}</h1>
                {board.map(|board| view! { <p class="lead">{way(board)}</p> })}
                <p>{texts.lead()} " " <a href=words.path("/insights/dictionary")>{texts.dictionary()}</a></p>
            </div>
            {if empty {
                view! { <div class="empty"><Mark/><p>{texts.empty()}</p></div> }.into_any()
            } else {
                view! {
                    <h2 class="hidden">{texts.in_short()}</h2>
                    <dl class="tiles">{tiles.into_iter().map(tile).collect_view()}</dl>
                    {charts.into_iter().map(|chart| view! { <ChartView chart/> }).collect_view()}
                }
                    .into_any()
            }}
            <Late late/>
            <Ways id="territories" title=texts.territories() ways=territories/>
            <Ways id="boards" title=texts.boards() ways=boards/>
        </main>
    }
}

fn tile(tile: Tile) -> impl IntoView {
    let definition = words().path(format!("/insights/dictionary#{}", tile.figure));
    view! {
        <div>
            <dt><a href=definition>{tile.label}</a></dt>
            <dd>{figure(tile.cell)}</dd>
        </div>
    }
}

/// A way as a link.
pub fn way(way: Way) -> impl IntoView {
    view! { <a href=way.path lang=way.language dir="auto">{way.label}</a> }
}

#[component]
fn Ways(id: &'static str, title: &'static str, ways: Vec<Way>) -> impl IntoView {
    let item = |item: Way| view! { <li><h3>{way(item)}</h3></li> };
    (!ways.is_empty()).then(|| {
        view! {
            <section class="section no-print" aria-labelledby=id>
                <h2 id=id>{title}</h2>
                <ul class="items">{ways.into_iter().map(item).collect_view()}</ul>
            </section>
        }
    })
}

//! The list of procedures.

use domain::{
    base::{Deed, TerritoryId},
    procedures::Stretch,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    api::{self, Listing},
    item::Item,
};
use crate::{
    i18n::{Words, words},
    reading::Reading,
    ui::{field::Select, frame::viewer, glyph::Mark, loaded::Loaded, pager::Pager, title::PageTitle},
};

/// Which procedures the address asks for.
#[derive(Clone, PartialEq, Eq, Default)]
struct Asked {
    stretch: Option<Stretch>,
    territory: Option<TerritoryId>,
    after: Option<String>,
}

impl Asked {
    /// The address of the same list from its beginning.
    fn address(&self, words: Words) -> String {
        let stretch = self.stretch.map(|stretch| format!("stretch={stretch}"));
        let territory = self.territory.map(|territory| format!("territory={territory}"));
        let filters: Vec<String> = stretch.into_iter().chain(territory).collect();
        let question = if filters.is_empty() { "" } else { "?" };
        format!("{}{question}{}", words.path("/procedures"), filters.join("&"))
    }
}

/// The page with the list of procedures.
#[component]
pub fn ProceduresPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        let query = query.read();
        Asked {
            stretch: query.get("stretch").and_then(|stretch| stretch.parse().ok()),
            territory: query.get("territory").and_then(|territory| territory.parse().ok()),
            after: query.get("after"),
        }
    });
    let listing = Reading::new(move || {
        let Asked { stretch, territory, after } = asked.get();
        api::List { stretch, territory, after }
    });
    let words = words();
    let texts = words.procedures();
    let viewer = viewer();
    let ways = viewer.person().is_ok().then(|| {
        let office = viewer.may_somewhere(Deed::KeepProcedure).then(|| {
            view! { <a class="button" href=words.path("/office/procedures")>{texts.office_title()}</a> }
        });
        view! {
            <div class="actions">
                <a class="button" href=words.path("/procedures/mine")>{texts.mine_title()}</a>
                {office}
            </div>
        }
    });
    view! {
        <PageTitle page=texts.title()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <h1>{texts.title()}</h1>
                <p class="lead">{texts.lead()}</p>
            </div>
            {ways}
            <Loaded data=listing view=move |listing| view! { <Rows listing asked=asked.get_untracked()/> }.into_any()/>
        </main>
    }
}

#[component]
fn Rows(listing: Listing, asked: Asked) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let Listing { procedures, territories, now } = listing;
    let empty = procedures.rows.is_empty();
    let address = asked.address(words);
    let later = asked.after.is_some();
    let items = procedures.rows.into_iter().map(|card| view! { <Item card now/> });
    view! {
        <Filter territories asked/>
        {if empty {
            view! {
                <div class="empty">
                    <Mark/>
                    <p>{texts.none()}</p>
                    <a class="button" href=words.path("/procedures")>{texts.all()}</a>
                </div>
            }
                .into_any()
        } else {
            view! { <ul class="items">{items.collect_view()}</ul> }.into_any()
        }}
        <Pager next=procedures.next later address/>
    }
}

#[component]
fn Filter(territories: Vec<(TerritoryId, String)>, asked: Asked) -> impl IntoView {
    let words = words();
    let texts = words.boards();
    let any = (String::new(), texts.any().to_owned());
    let stretches = Stretch::ALL
        .iter()
        .map(|word| (word.to_string(), words.choice("procedure_stretch", word.as_str()).to_owned()));
    let places = territories.into_iter().map(|(id, name)| (id.to_string(), name));
    let chosen = usize::from(asked.stretch.is_some()) + usize::from(asked.territory.is_some());
    view! {
        <form class="filter" method="get" action=words.path("/procedures")>
            <details class="more" open={chosen > 0}>
                <summary>
                    {texts.filters()} " " {(chosen > 0).then(|| view! { <span class="count">{chosen}</span> })}
                </summary>
                <div class="fields">
                    <Select
                        name="stretch"
                        label=words.procedures().where_it_stands()
                        choices=std::iter::once(any.clone()).chain(stretches).collect()
                        value=asked.stretch.map(|stretch| stretch.to_string()).unwrap_or_default()
                    />
                    <Select
                        name="territory"
                        label=texts.territory()
                        choices=std::iter::once(any).chain(places).collect()
                        value=asked.territory.map(|territory| territory.to_string()).unwrap_or_default()
                    />
                    <button class="button">{texts.show()}</button>
                </div>
            </details>
        </form>
    }
}

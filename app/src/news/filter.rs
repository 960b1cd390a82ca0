//! The form with which news are asked for by territory, theme and tag.

use domain::{base::TerritoryId, boards::Theme, owners::names::Named};
use leptos::prelude::*;

use super::asked::Asked;
use crate::{i18n::words, ui::field::Select};

/// The filters, and what is chosen, each with a link that takes it away.
#[component]
pub fn Filter(
    asked: Asked,
    territories: Vec<(TerritoryId, String)>,
    tags: Vec<(String, i64)>,
    named: Vec<Named>,
) -> impl IntoView {
    let words = words();
    let texts = words.news();
    let label = |name: &str, value: &str| -> String {
        let name_of = |id: &str| named.iter().find(|named| named.subject.id.to_string() == id);
        match name {
            "theme" => words.choice("theme", value).to_owned(),
            "territory" => {
                let found = territories.iter().find(|(id, _)| id.to_string() == value);
                found.map_or_else(|| value.to_owned(), |(_, name)| name.clone())
            }
            "organisation" => name_of(value).map_or_else(|| value.to_owned(), |named| named.title.clone()),
            "about" => {
                let id = value.rsplit('/').next().unwrap_or_default();
                name_of(id).map_or_else(|| value.to_owned(), |named| named.title.clone())
            }
            _ => value.to_owned(),
        }
    };
    let chosen = asked.pairs();
    let kept =
        chosen.iter().filter(|(name, _)| !matches!(*name, "territory" | "theme")).map(|(name, value)| {
            view! { <input type="hidden" name=*name value=value.clone()/> }
        });
    let taken = chosen.iter().map(|(name, value)| {
        view! {
            <li>
                <a href=asked.address(words, name)>
                    <span class="hidden">{texts.take_away()} " "</span>
                    <span dir="auto">{label(name, value)}</span>
                </a>
            </li>
        }
    });
    let taken = (!chosen.is_empty())
        .then(|| view! { <ul class="chosen" aria-label=texts.chosen()>{taken.collect_view()}</ul> });
    let any = || std::iter::once((String::new(), texts.any().to_owned()));
    let places = territories.iter().map(|(id, name)| (id.to_string(), name.clone()));
    let themes =
        Theme::ALL.iter().map(|theme| (theme.to_string(), words.choice("theme", theme.as_str()).to_owned()));
    let value = |name: &str| {
        let found = chosen.iter().find(|(pair, _)| *pair == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let count = chosen.len();
    let link = |(tag, _): &(String, i64)| {
        let with = Asked { tag: Some(tag.clone()), ..asked.clone() };
        view! { <li><a class="tag" rel="nofollow" href=with.address(words, "") dir="auto">{tag.clone()}</a></li> }
    };
    let tags = (!tags.is_empty()).then(|| {
        view! {
            <nav aria-label=texts.tags()>
                <ul class="tags">{tags.iter().map(link).collect_view()}</ul>
            </nav>
        }
    });
    view! {
        <form class="filter" method="get" action=words.path("/news")>
            <details class="more" open={count > 0}>
                <summary>
                    {texts.filters()} " " {(count > 0).then(|| view! { <span class="count">{count}</span> })}
                </summary>
                <div class="fields">
                    {kept.collect_view()}
                    <Select
                        name="territory"
                        label=texts.territory()
                        choices=any().chain(places).collect()
                        value=value("territory")
                    />
                    <Select name="theme" label=texts.theme() choices=any().chain(themes).collect() value=value("theme")/>
                    <button class="button">{texts.show()}</button>
                </div>
            </details>
            {taken}
        </form>
        {tags}
    }
}

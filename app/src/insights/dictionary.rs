//! The dictionary: what each figure means.

use domain::insights::Figure;
use leptos::prelude::*;

use crate::{i18n::words, ui::title::PageTitle};

/// The page of the dictionary; each figure has an address of its own: `#participant`.
#[component]
pub fn Dictionary() -> impl IntoView {
    let words = words();
    let texts = words.insights();
    let definition = move |figure: &Figure| {
        view! {
            <div id=figure.as_str()>
                <dt>{words.choice("figure", figure.as_str())}</dt>
                <dd>{words.choice("definition", figure.as_str())}</dd>
            </div>
        }
    };
    view! {
        <PageTitle page=texts.dictionary()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where"><a href=words.path("/insights")>{texts.everything()}</a></p>
                <h1>{texts.dictionary()}</h1>
                <p class="lead">{texts.dictionary_lead()}</p>
            </div>
            <dl class="definitions">{Figure::ALL.iter().map(definition).collect_view()}</dl>
        </main>
    }
}

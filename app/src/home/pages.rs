//! The front page: what this is and where to begin.

use leptos::prelude::*;

use crate::{i18n::words, ui::title::PageTitle};

/// The front page.
#[component]
pub fn Home() -> impl IntoView {
    let words = words();
    let home = words.home();
    view! {
        <PageTitle page=home.title()/>
        <main id="main" class="wrap" tabindex="-1">
            <section class="welcome">
                <div>
                    <h1>{home.title()}</h1>
                    <p class="lead">{home.lead()}</p>
                    <div class="actions">
                        <a class="button primary" href=words.path("/boards")>{home.to_boards()}</a>
                        <a class="button" href=words.path("/about")>{words.common().how_it_works()}</a>
                    </div>
                </div>
            </section>
        </main>
    }
}

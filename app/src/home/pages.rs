//! The front page: what this is, what happens here, and which boards are open.

use domain::base::Actor;
use leptos::prelude::*;

use crate::{
    boards::{api, list::BoardCard},
    i18n::words,
    reading::Reading,
    ui::{frame::viewer, loaded::Loaded, title::PageTitle},
};

/// How many boards the front page shows.
const BOARDS: usize = 4;

/// The front page.
#[component]
pub fn Home() -> impl IntoView {
    let words = words();
    let home = words.home();
    let listing = Reading::new(|| api::List { theme: None, territory: None, after: None });
    let steps = [
        (home.step_idea(), home.step_idea_text()),
        (home.step_together(), home.step_together_text()),
        (home.step_vote(), home.step_vote_text()),
        (home.step_answer(), home.step_answer_text()),
    ];
    view! {
        <PageTitle page=home.title()/>
        <main id="main" class="wrap" tabindex="-1">
            <section class="welcome">
                <div>
                    <h1>{home.title()}</h1>
                    <p class="lead">{home.lead()}</p>
                    <div class="actions">
                        <a class="button primary" href=words.path("/boards")>{home.to_boards()}</a>
                        {match viewer() {
                            Actor::Visitor => view! { <a class="button" href=words.path("/sign-in")>{home.have_code()}</a> },
                            Actor::Person(_) => {
                                view! { <a class="button" href=words.path("/my-things")>{words.common().my_things()}</a> }
                            }
                        }}
                    </div>
                </div>
                <Scene/>
            </section>
            <section class="section" aria-labelledby="steps">
                <h2 id="steps">{home.what_happens()}</h2>
                <ol class="steps">
                    {steps.map(|(title, text)| view! { <li><h3>{title}</h3><p>{text}</p></li> }).into_iter().collect_view()}
                </ol>
            </section>
            <section class="section" aria-labelledby="open-boards">
                <h2 id="open-boards">{home.open_boards()}</h2>
                <Loaded
                    data=listing
                    view=move |listing| {
                        let cards = listing.boards.rows.into_iter().take(BOARDS);
                        view! {
                            <ul class="boards">{cards.map(|card| view! { <BoardCard card/> }).collect_view()}</ul>
                            <p><a class="button" href=words.path("/boards")>{words.boards().all()}</a></p>
                        }
                            .into_any()
                    }
                />
            </section>
            <Around/>
        </main>
    }
}

/// What there is besides the boards.
#[component]
fn Around() -> impl IntoView {
    let words = words();
    let (home, common) = (words.home(), words.common());
    let places = [
        ("/meetings", common.meetings(), home.meetings_text()),
        ("/offers", common.offers(), home.offers_text()),
        ("/tables", common.tables(), home.tables_text()),
        ("/news", common.news(), home.news_text()),
        ("/projects", common.projects(), home.projects_text()),
        ("/procedures", common.procedures(), home.procedures_text()),
    ];
    let place = |(path, title, text)| {
        view! { <li><h3><a href=words.path(path)>{title}</a></h3><p>{text}</p></li> }
    };
    view! {
        <section class="section" aria-labelledby="around">
            <h2 id="around">{home.around()}</h2>
            <ul class="places">{places.map(place).into_iter().collect_view()}</ul>
        </section>
    }
}

/// The long table with its seats; one is free.
#[component]
fn Scene() -> impl IntoView {
    view! {
        <svg class="scene" viewBox="0 0 520 300" aria-hidden="true">
            <rect x="20" y="122" width="480" height="56" rx="28"></rect>
            <circle class="plate" cx="84" cy="150" r="15"></circle>
            <circle class="plate" cx="172" cy="150" r="15"></circle>
            <circle class="plate" cx="260" cy="150" r="15"></circle>
            <circle class="plate" cx="348" cy="150" r="15"></circle>
            <circle class="plate" cx="436" cy="150" r="15"></circle>
            <circle class="citizens" cx="84" cy="66" r="32"></circle>
            <path class="third-sector" d="M172 32l37 66h-74z"></path>
            <rect class="public-bodies" x="230" y="37" width="60" height="60" rx="6"></rect>
            <circle class="citizens" cx="348" cy="66" r="32"></circle>
            <path class="community" d="M436 28l38 38-38 38-38-38z"></path>
            <path class="community" d="M84 196l38 38-38 38-38-38z"></path>
            <circle class="citizens" cx="172" cy="234" r="32"></circle>
            <circle class="free" cx="260" cy="234" r="31"></circle>
            <path class="third-sector" d="M348 200l37 66h-74z"></path>
            <circle class="citizens" cx="436" cy="234" r="32"></circle>
        </svg>
    }
}

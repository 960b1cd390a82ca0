//! Writing a piece of news, publishing, correcting and taking it back.

use domain::{
    attachments::Purpose,
    base::NewsId,
    news::{Correction, News, State},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    api::{self, Kept, Publish, Withdraw, Write},
    fields::Fields,
};
use crate::{
    attachments::keep::KeepFiles,
    i18n::words,
    people::plain::PlainForm,
    reading::Reading,
    ui::{
        confirm::Confirm, field::TextField, form::Sending, loaded::Loaded, refused::NotFound,
        title::PageTitle,
    },
};

/// The page on which a new piece of news is written.
#[component]
pub fn NewPage() -> impl IntoView {
    view! { <Sheet id=None/> }
}

/// The page on which a piece of news is changed.
#[component]
pub fn EditPage() -> impl IntoView {
    let params = use_params_map();
    move || match params.read().get("news").and_then(|id| id.parse().ok()) {
        Some(id) => view! { <Sheet id=Some(id)/> }.into_any(),
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Sheet(id: Option<NewsId>) -> impl IntoView {
    let kept = Reading::new(move || api::FindKept { news: id });
    view! { <Loaded data=kept view=|kept| view! { <Page kept/> }.into_any()/> }
}

#[component]
fn Page(kept: Kept) -> impl IntoView {
    let words = words();
    let texts = words.news();
    let Kept { news, links, organisations, territories, home } = kept;
    let known = news.as_ref().map(|news| (news.card.id, news.card.state));
    let title = news.as_ref().map_or_else(|| texts.new().to_owned(), |news| news.card.title.clone());
    let state = known.map_or(State::Draft, |(_, state)| state);
    let changes = matches!(state, State::Draft | State::Published);
    let tag = known.map(|(id, state)| {
        view! {
            <p class="meta">
                <span class="tag">{words.choice("news_state", state.as_str())}</span>
                <a href=words.path(format!("/news/{id}"))>{texts.look()}</a>
            </p>
        }
    });
    view! {
        <PageTitle page=title.clone()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=words.path("/news/kept")>{texts.kept()}</a>
                </p>
                <h1 dir="auto">{title}</h1>
                {tag}
            </div>
            {if changes {
                view! { <WriteForm news links organisations territories home/> }.into_any()
            } else {
                view! { <div class="notice"><p>{texts.stays()}</p></div> }.into_any()
            }}
            {known
                .filter(|_| changes)
                .map(|(id, state)| {
                    view! {
                        <KeepFiles subject=id.into() purposes=&[Purpose::Picture, Purpose::Document]/>
                        <Deeds id state/>
                    }
                })}
        </main>
    }
}

#[component]
fn WriteForm(
    news: Option<News>,
    links: String,
    organisations: Vec<(String, String)>,
    territories: Vec<(String, String)>,
    home: String,
) -> impl IntoView {
    let words = words();
    let texts = words.news();
    let sending = Sending::<Write>::new();
    let id = news.as_ref().map(|news| news.card.id.to_string());
    let published = news.as_ref().is_some_and(|news| news.card.state == State::Published);
    let note = published.then(|| {
        view! {
            <TextField
                name="note"
                label=texts.note()
                help=texts.note_help()
                value=sending.typed("note", "")
                most=Correction::LONGEST
                required=true
            />
        }
    });
    view! {
        <PlainForm sending class="panel form">
            {id.map(|id| view! { <input type="hidden" name="news" value=id/> })}
            <Fields sending news links organisations territories home/>
            {note}
            <div class="actions">
                <button class="button primary">{words.common().save()}</button>
                <p class="help">{if published { texts.everybody_reads() } else { texts.not_yet_public() }}</p>
            </div>
        </PlainForm>
    }
}

/// What is done with a piece of news that was written.
#[component]
fn Deeds(id: NewsId, state: State) -> impl IntoView {
    let texts = words().news();
    let publish = Sending::<Publish>::new();
    let withdraw = Sending::<Withdraw>::new();
    let publish = (state == State::Draft).then(|| {
        view! {
            <PlainForm sending=publish>
                <input type="hidden" name="news" value=id.to_string()/>
                <div class="actions">
                    <button class="button primary">{texts.publish()}</button>
                    <p class="help">{texts.everybody_reads()}</p>
                </div>
            </PlainForm>
        }
    });
    view! {
        <section class="section" aria-labelledby="deeds">
            <h2 id="deeds">{texts.deeds()}</h2>
            {publish}
            <Confirm label=texts.withdraw() help=texts.withdraw_help() open=withdraw.came_back()>
                <PlainForm sending=withdraw>
                    <input type="hidden" name="news" value=id.to_string()/>
                    <div class="actions">
                        <button class="button danger">{texts.withdraw()}</button>
                    </div>
                </PlainForm>
            </Confirm>
        </section>
    }
}

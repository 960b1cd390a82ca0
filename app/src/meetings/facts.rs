//! When, where, in which languages, with what programme.

use domain::{
    attachments::{Attachment, Purpose},
    meetings::{Date, Group, Help, Item, Meeting, Tongue},
};
use leptos::prelude::*;

use super::{api::read::Shown, when};
use crate::{
    attachments::{figure::Figures, files::Files},
    i18n::words,
    ui::prose::{Html, Prose},
};

/// The facts of a meeting.
#[component]
pub fn Facts(shown: Shown) -> impl IntoView {
    let meeting = shown.meeting.clone();
    view! {
        <When meeting=meeting.clone()/>
        <Place shown/>
        <Languages tongues=meeting.tongues.clone() childcare=meeting.childcare/>
        <Programme meeting=meeting.clone()/>
        <Flyers files=meeting.files/>
    }
}

#[component]
fn When(meeting: Meeting) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let several = meeting.dates.len() > 1;
    let item = move |date: Date| {
        view! { <li><time datetime=date.span.starts.rfc3339()>{when::span(words, date.span)}</time></li> }
    };
    let ics = format!("/calendar/meetings/{}.ics?language={}", meeting.frame.number, words.language());
    view! {
        <section class="section" aria-labelledby="when">
            <h2 id="when">{texts.when()}</h2>
            <ul class="plain">{meeting.dates.iter().copied().map(item).collect_view()}</ul>
            {several.then(|| view! { <p class="soft">{texts.in_all(when::length(words, meeting.minutes))}</p> })}
            <p class="links no-print"><a href=ics rel="external" download>{texts.add_to_calendar()}</a></p>
        </section>
    }
}

#[component]
fn Place(shown: Shown) -> impl IntoView {
    let texts = words().meetings();
    let Shown { meeting, directions, accessibility, .. } = shown;
    let language = meeting.frame.language;
    let prose = move |(title, html): (&'static str, Option<Html>)| {
        html.map(|html| view! { <h3>{title}</h3> <Prose html language/> })
    };
    let link = match (&meeting.link, meeting.is_online) {
        (Some(link), _) => view! {
            <p><a href=link.clone() rel="noopener noreferrer nofollow" dir="ltr">{link.clone()}</a></p>
        }
        .into_any(),
        (None, true) => view! { <p class="help">{texts.link_for_registered()}</p> }.into_any(),
        (None, false) => ().into_any(),
    };
    let only_place = !meeting.is_online;
    view! {
        <section class="section" aria-labelledby="where">
            <h2 id="where">{texts.where_it_is()}</h2>
            {meeting
                .place
                .map(|place| {
                    view! {
                        <p dir="auto"><b>{place}</b></p>
                        {meeting.address.clone().map(|address| view! { <p dir="auto">{address}</p> })}
                    }
                })}
            {[(texts.directions(), directions), (texts.accessibility(), accessibility)]
                .map(prose)
                .into_iter()
                .collect_view()}
            {(!only_place).then(|| view! { <h3>{texts.online()}</h3> })}
            {link}
        </section>
    }
}

#[component]
fn Languages(tongues: Vec<Tongue>, childcare: bool) -> impl IntoView {
    let texts = words().meetings();
    if tongues.is_empty() && !childcare {
        return ().into_any();
    }
    let help = move |tongue: Tongue| match (tongue.help, tongue.confirmed) {
        (Help::Spoken, _) => texts.spoken(),
        (Help::Interpreter, true) => texts.interpreter_confirmed(),
        (Help::Interpreter, false) => texts.interpreter_asked(),
        (Help::Mediator, true) => texts.mediator_confirmed(),
        (Help::Mediator, false) => texts.mediator_asked(),
    };
    let item = move |tongue: Tongue| {
        let language = tongue.language;
        view! {
            <li>
                <b lang=language.to_string() dir="auto">{language.endonym().to_owned()}</b>
                ": "
                {help(tongue)}
            </li>
        }
    };
    view! {
        <section class="section" aria-labelledby="languages">
            <h2 id="languages">{texts.languages()}</h2>
            <ul class="plain">
                {tongues.into_iter().map(item).collect_view()}
                {childcare.then(|| view! { <li>{texts.childcare()}</li> })}
            </ul>
        </section>
    }
    .into_any()
}

#[component]
fn Programme(meeting: Meeting) -> impl IntoView {
    let texts = words().meetings();
    let language = meeting.frame.language.to_string();
    let item = |Item { time, what }: Item| {
        view! {
            <li>
                {(!time.is_empty()).then(|| view! { <b dir="ltr">{time}</b> " " })}
                <span dir="auto">{what}</span>
            </li>
        }
    };
    let hidden = meeting.programme_at.is_none();
    if meeting.programme.is_empty() {
        return hidden.then(|| view! { <p class="soft section">{texts.programme_follows()}</p> }).into_any();
    }
    view! {
        <section class="section" aria-labelledby="programme">
            <h2 id="programme">{texts.programme()}</h2>
            {hidden.then(|| view! { <p class="tag">{texts.programme_hidden()}</p> })}
            <ol class="plain" lang=language>{meeting.programme.into_iter().map(item).collect_view()}</ol>
        </section>
    }
    .into_any()
}

/// The flyers: pictures are shown, documents are there to fetch.
#[component]
fn Flyers(files: Vec<Attachment>) -> impl IntoView {
    let flyers: Vec<Attachment> = files.into_iter().filter(|file| file.purpose == Purpose::Flyer).collect();
    (!flyers.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="flyer">
                <h2 id="flyer">{words().choice("purpose", Purpose::Flyer.as_str())}</h2>
                <Figures files=flyers.clone()/>
                <Files files=flyers/>
            </section>
        }
    })
}

/// Seats that are kept for groups.
#[component]
pub fn Quotas(quotas: Vec<(Group, u32)>) -> impl IntoView {
    let texts = words().meetings();
    let item = move |(group, seats): (Group, u32)| {
        let name = match group {
            Group::Constituency(constituency) => constituency.name,
            Group::Organisation(_, name) => name,
        };
        view! { <li>{texts.kept_for(i64::from(seats), name)}</li> }
    };
    (!quotas.is_empty())
        .then(|| view! { <ul class="plain small">{quotas.into_iter().map(item).collect_view()}</ul> })
}

//! A point of an agenda as everybody sees it.

use domain::{base::Language, tables::Item};
use leptos::prelude::*;

use super::{
    api::Rendered,
    resolution::{ResolutionBox, Room, SpeakForm},
};
use crate::{attachments::files::Files, i18n::words, ui::prose::Prose};

/// What stands about a point before what was done with it: title, text, what it is about, whether it is confidential.
#[component]
pub fn ItemHead(item: Item, text: Rendered, language: Language) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let is_concealed = item.title.is_empty();
    let title = match is_concealed {
        true => view! { <h3>{texts.confidential_item()}</h3> }.into_any(),
        false => view! { <h3 lang=language.to_string() dir="auto">{item.title}</h3> }.into_any(),
    };
    let confidential = item.confidential_reason.map(|reason| {
        view! {
            <p class="meta">
                <span class="tag warn">{texts.confidential()}</span>
                <span dir="auto">{reason}</span>
            </p>
        }
    });
    let urgent = item.urgent_reason.map(|reason| {
        view! {
            <p class="meta">
                <span class="tag warn">{texts.urgent()}</span>
                <span dir="auto">{reason}</span>
            </p>
        }
    });
    let referred = item.referred.map(|referred| {
        let kind = words.choice("subject", referred.subject.kind.as_str());
        let href = referred.subject.address().map(|address| words.path(address));
        view! {
            <p class="meta">
                <span>{kind}</span>
                <a href=href lang=referred.language.to_string() dir="auto">{referred.title}</a>
            </p>
        }
    });
    view! {
        {title}
        {confidential}
        {urgent}
        {referred}
        {(!item.text.is_empty()).then(|| view! { <Prose html=text.text language/> })}
        <Files files=text.files/>
    }
    .into_any()
}

/// A point with its minutes and resolutions; while the session goes on, those who sit there say what their seats say.
#[component]
pub fn ItemBox(item: Item, text: Rendered, room: Room) -> impl IntoView {
    let texts = words().tables();
    let language = room.language;
    let minutes = (!item.minutes.text.is_empty()).then(|| {
        let html = text.minutes.clone();
        view! {
            <h4>{texts.minutes()}</h4>
            <Prose html language/>
        }
    });
    let resolutions = item.resolutions.clone().into_iter().map(|resolution| {
        view! {
            <ResolutionBox resolution=resolution.clone() room=room.clone()/>
            <SpeakForm resolution room=room.clone()/>
        }
    });
    let resolutions = resolutions.collect_view();
    view! {
        <li>
            <ItemHead item text language/>
            {minutes}
            {resolutions}
        </li>
    }
    .into_any()
}

//! The page of an act: what it says, its files, and for officers the form that adds one. It prints well.

use domain::{
    attachments::{Purpose, Visibility},
    procedures::{Content, rules},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    api::{self, ShownAct},
    listed::Criteria,
    procedure_in_address,
    timeline::Said,
};
use crate::{
    attachments::{files::Files, upload::Upload},
    i18n::words,
    reading::Reading,
    ui::{frame::viewer, loaded::Loaded, prose::Prose, refused::NotFound, title::PageTitle},
};

/// The page of an act.
#[component]
pub fn ActPage() -> impl IntoView {
    let procedure = procedure_in_address();
    let params = use_params_map();
    let place = Memo::new(move |_| params.read().get("act").and_then(|place| place.parse::<u16>().ok()));
    move || match procedure.get().zip(place.get()) {
        Some((procedure, act)) => {
            let shown = Reading::new(move || api::FindAct { procedure, act });
            view! { <Loaded data=shown view=|shown| view! { <Page shown/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(shown: ShownAct) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let ShownAct { procedure, act, text, files } = shown;
    let keeps = rules::may_keep(&viewer(), procedure.territory.scope()).is_ok();
    let language = act.language.to_string();
    let criteria = match &act.content {
        Content::Notice { criteria, .. } => Some(criteria.clone()),
        _ => None,
    };
    view! {
        <PageTitle page=act.title.clone()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a
                        href=words.path(format!("/procedures/{}", procedure.id))
                        lang=procedure.language.to_string()
                        dir="auto"
                    >
                        {procedure.title}
                    </a>
                    <span>{procedure.territory.name}</span>
                    <span>{words.choice("act", act.content.kind().as_str())}</span>
                </p>
                <h1 lang=language.clone() dir="auto">{act.title}</h1>
            </div>
            <dl class="facts">
                <div><dt>{texts.number()}</dt><dd lang=language.clone() dir="auto">{act.number}</dd></div>
                <div><dt>{texts.date()}</dt><dd><time datetime=act.on.iso()>{words.full_day(act.on)}</time></dd></div>
                <div>
                    <dt>{texts.published()}</dt>
                    <dd><time datetime=act.taken_at.rfc3339()>{words.day_and_time(act.taken_at)}</time></dd>
                </div>
                <div><dt>{texts.office()}</dt><dd lang=language.clone() dir="auto">{procedure.office}</dd></div>
            </dl>
            <Said content=act.content/>
            <Prose html=text language=act.language/>
            {criteria.map(|criteria| view! { <Criteria criteria language=language.clone()/> })}
            {act
                .link
                .map(|link| {
                    view! { <p class="links"><a href=link rel="external noopener noreferrer">{texts.published_there()}</a></p> }
                })}
            <Files files/>
            {keeps
                .then(|| {
                    view! {
                        <section class="section no-print" aria-labelledby="add-file">
                            <h2 id="add-file">{texts.add_document()}</h2>
                            <p class="help">{texts.add_document_help()}</p>
                            <Upload
                                subject=act.id.into()
                                purposes=&[Purpose::Document]
                                visibility=Visibility::Public
                            />
                        </section>
                    }
                })}
        </main>
    }
}

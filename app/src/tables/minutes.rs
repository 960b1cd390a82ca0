//! The minutes of a session as they are printed and signed.

use domain::tables::Stage;
use leptos::prelude::*;

use super::{
    api::{self, Sitting},
    item::ItemBox,
    presence::Present,
    session::{SessionHead, room, session_in_address},
};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{loaded::Loaded, prose::Prose, refused::NotFound, title::PageTitle},
};

/// The page of minutes.
#[component]
pub fn MinutesPage() -> impl IntoView {
    let session = session_in_address();
    move || match session.get() {
        Some(session) => {
            let sitting = Reading::new(move || api::FindSession { session });
            view! { <Loaded data=sitting view=|sitting| view! { <Page sitting/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(sitting: Sitting) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let room = room(&sitting);
    let Sitting { table, seats, session, minutes, texts: rendered, constituencies, reads_everything, .. } =
        sitting;
    let is_readable = reads_everything || session.stage == Stage::Approved;
    let language = table.language;
    let title = texts.minutes_of(session.number);
    if !is_readable {
        return view! {
            <PageTitle page=title.clone()/>
            <main id="main" class="wrap narrow" tabindex="-1">
                <SessionHead session=session.clone() table name=title/>
                <div class="notice"><p>{texts.minutes_not_approved()}</p></div>
            </main>
        }
        .into_any();
    }
    let state = match session.approved {
        Some((at, _)) => texts.minutes_approved(words.full_day(at.day())),
        None => texts.draft_minutes().to_owned(),
    };
    let items = session.items.clone().into_iter().zip(rendered);
    let items = items.map(|(item, text)| view! { <ItemBox item text room=room.clone()/> }).collect_view();
    let general = (!session.minutes.text.is_empty()).then(|| view! { <Prose html=minutes language/> });
    view! {
        <PageTitle page=title.clone()/>
        <main id="main" class="wrap narrow verbale" tabindex="-1">
            <SessionHead session=session.clone() table name=title/>
            <p class="small">{state}</p>
            <p class="help no-print">{texts.print_help()}</p>
            <section class="section" aria-labelledby="presence">
                <h2 id="presence">{texts.presence()}</h2>
                <Present session=session.clone() seats constituencies/>
            </section>
            <section class="section" aria-labelledby="agenda">
                <h2 id="agenda">{texts.what_was_said()}</h2>
                {general}
                <ol class="agenda">{items}</ol>
            </section>
            <dl class="facts signatures">
                <div><dt>{texts.signed_chair()}</dt><dd></dd></div>
                <div><dt>{texts.signed_secretary()}</dt><dd></dd></div>
            </dl>
        </main>
    }
    .into_any()
}

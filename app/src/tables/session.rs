//! The page of a session: when and where, its agenda, who was there, what was said and decided.

use domain::{
    base::MeetingId,
    tables::{Session, Stage, rules},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    api::{self, Sitting},
    item::ItemBox,
    presence::Present,
    resolution::Room,
};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{form::Version, frame::viewer, loaded::Loaded, prose::Prose, refused::NotFound, title::PageTitle},
};

/// The id of the session in the address.
pub fn session_in_address() -> Memo<Option<MeetingId>> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get("session").and_then(|id| id.parse().ok()))
}

/// The page of a session.
#[component]
pub fn SessionPage() -> impl IntoView {
    let session = session_in_address();
    move || match session.get() {
        Some(session) => {
            let version = RwSignal::new(0);
            provide_context(Version(version));
            let sitting = Reading::anew(move || version.get(), move || api::FindSession { session });
            view! { <Loaded data=sitting view=|sitting| view! { <Page sitting/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

/// What of a session its points need to be shown.
pub fn room(sitting: &Sitting) -> Room {
    Room {
        session: Session { items: Vec::new(), ..sitting.session.clone() },
        seats: sitting.seats.clone(),
        constituencies: sitting.constituencies.clone(),
        scope: sitting.table.territory.scope(),
        language: sitting.table.language,
        today: sitting.now.day(),
    }
}

#[component]
fn Page(sitting: Sitting) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let room = room(&sitting);
    let Sitting { table, seats, session, minutes, texts: rendered, constituencies, reads_everything, .. } =
        sitting;
    let keeps = rules::may_keep(&viewer(), table.territory.scope()).is_ok();
    let run = words.path(format!("/administration/tables/sessions/{}", session.id));
    let printed = words.path(format!("/tables/sessions/{}/minutes", session.id));
    let has_begun = !matches!(session.stage, Stage::Convened | Stage::Cancelled);
    let language = table.language;
    let name = texts.session(session.number);
    let items = session.items.clone().into_iter().zip(rendered);
    let items = items.map(|(item, text)| view! { <ItemBox item text room=room.clone()/> }).collect_view();
    let general = (!session.minutes.text.is_empty()).then(|| view! { <Prose html=minutes language/> });
    view! {
        <PageTitle page=texts.session_of(&table.name, session.number)/>
        <main id="main" class="wrap" tabindex="-1">
            <SessionHead session=session.clone() table=table.clone() name=name.clone()/>
            {(keeps && session.stage != Stage::Cancelled)
                .then(|| {
                    view! { <div class="actions"><a class="button primary" href=run>{texts.run()}</a></div> }
                })}
            <MinutesNotice session=session.clone() reads_everything printed/>
            <section class="section" aria-labelledby="agenda">
                <h2 id="agenda">{texts.agenda()}</h2>
                {general}
                <ol class="agenda">{items}</ol>
            </section>
            {has_begun
                .then(|| {
                    view! {
                        <section class="section" aria-labelledby="presence">
                            <h2 id="presence">{texts.presence()}</h2>
                            <Present session seats constituencies/>
                        </section>
                    }
                })}
        </main>
    }
    .into_any()
}

/// Which session of which table, how far it came, when and where.
#[component]
pub fn SessionHead(session: Session, table: domain::tables::Table, name: String) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let meeting = words.path(format!("/meetings/{}", session.meeting));
    let link = session.location.link.map(|link| {
        let href = link.clone();
        view! {
            <div>
                <dt>{texts.online()}</dt>
                <dd><a href=href dir="ltr" rel="noopener noreferrer nofollow">{link}</a></dd>
            </div>
        }
    });
    let place = session.location.place.map(|place| {
        view! { <div><dt>{texts.place()}</dt><dd dir="auto">{place}</dd></div> }
    });
    view! {
        <div class="head">
            <p class="where">
                <a href=words.path(format!("/tables/{}", table.id)) lang=table.language.to_string() dir="auto">
                    {table.name}
                </a>
                <span>{words.choice("session_stage", session.stage.as_str())}</span>
                {session.urgent_reason.is_some().then(|| view! { <span>{texts.urgent()}</span> })}
            </p>
            <h1>{name}</h1>
            <dl class="facts">
                <div>
                    <dt>{texts.begins()}</dt>
                    <dd><time datetime=session.starts_at.rfc3339()>{words.day_and_time(session.starts_at)}</time></dd>
                </div>
                <div>
                    <dt>{texts.ends()}</dt>
                    <dd><time datetime=session.ends_at.rfc3339()>{words.day_and_time(session.ends_at)}</time></dd>
                </div>
                {place}
                {link}
                <div>
                    <dt>{texts.convened_on()}</dt>
                    <dd>{words.full_day(session.convened_at.day())}</dd>
                </div>
            </dl>
            {session
                .urgent_reason
                .map(|reason| {
                    view! { <div class="notice warn"><p>{texts.urgent_because()} " " <span dir="auto">{reason}</span></p></div> }
                })}
            <p><a href=meeting>{texts.to_meeting()}</a></p>
        </div>
    }
}

/// Whether there are minutes, and who reads them.
#[component]
fn MinutesNotice(session: Session, reads_everything: bool, printed: String) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let sentence = match (session.stage, session.approved) {
        (Stage::Convened | Stage::Cancelled, _) => return None,
        (_, Some((at, _))) => texts.minutes_approved(words.full_day(at.day())),
        (Stage::Open, None) => texts.minutes_being_written().to_owned(),
        _ => texts.minutes_not_approved().to_owned(),
    };
    let is_readable = reads_everything || session.stage == Stage::Approved;
    Some(view! {
        <div class="notice">
            <p>{sentence}</p>
            {is_readable.then(|| view! { <p><a href=printed>{texts.print_minutes()}</a></p> })}
        </div>
    })
}

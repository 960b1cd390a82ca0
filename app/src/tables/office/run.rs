//! The page on which a session is run: agenda before it, then presence, what is said and decided, minutes.

use domain::{
    base::OrganisationId,
    tables::{SessionCard, Stage},
};
use leptos::prelude::*;

use super::{
    agenda::{AddItem, ItemForms, MoveItem, Suggestions, ToFiles},
    room::{PresenceForm, ResolutionForms},
    writing::{Desk, MinutesEditor},
};
use crate::{
    i18n::words,
    reading::Reading,
    tables::{
        api::{self, ApproveMinutes, Cancel, Close, Open, Rendered, Running},
        item::ItemHead,
        presence::Present,
        resolution::Room,
        session::{SessionHead, room, session_in_address},
    },
    ui::{
        confirm::Confirm,
        field::TextArea,
        form::{Form, Sending, Submit, Version, refresh_after},
        loaded::Loaded,
        refused::NotFound,
        title::PageTitle,
    },
};

/// The page for those who run a session.
#[component]
pub fn RunPage() -> impl IntoView {
    let session = session_in_address();
    move || match session.get() {
        Some(session) => {
            let version = RwSignal::new(0);
            provide_context(Version(version));
            Desk::provide();
            let running = Reading::anew(move || version.get(), move || api::FindRunning { session });
            view! { <Loaded data=running view=|running| view! { <Page running/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(running: Running) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let room = room(&running.sitting);
    let Running { sitting, suggested, unapproved, organisations } = running;
    let api::Sitting { table, seats, session, texts: rendered, constituencies, now, .. } = sitting;
    let stage = session.stage;
    let name = texts.session(session.number);
    let public = words.path(format!("/tables/sessions/{}", session.id));
    let id = session.id.to_string();
    let is_late = i64::from(session.starts_at.day().0 - now.day().0) < i64::from(session.terms.notice_days);
    let can_open = session.starts_at.day() <= now.day();
    let items = session.items.clone().into_iter().zip(rendered);
    let agenda = match stage {
        Stage::Convened => {
            let last = session.items.len().saturating_sub(1);
            let items = items.enumerate().map(|(place, (item, text))| {
                let (is_first, is_last, title) = (place == 0, place == last, item.title.clone());
                view! {
                    <li>
                        <ItemHead item=item.clone() text language=table.language/>
                        {(last > 0).then(|| view! { <MoveItem item=item.id title is_first is_last/> })}
                        <ToFiles item=item.id/>
                        <ItemForms item/>
                    </li>
                }
            });
            view! {
                <ol class="agenda">{items.collect_view()}</ol>
                <AddItem session=id.clone() is_late/>
                <Suggestions suggested session=id.clone() is_late/>
            }
            .into_any()
        }
        _ => {
            let items = items.map(|(item, text)| {
                view! { <Point item text room=room.clone() organisations=organisations.clone()/> }
            });
            view! { <ol class="agenda">{items.collect_view()}</ol> }.into_any()
        }
    };
    let steps = match stage {
        Stage::Convened => view! { <Opening id=id.clone() can_open/> }.into_any(),
        Stage::Open => view! {
            <section class="section" aria-labelledby="presence">
                <h2 id="presence">{texts.presence()}</h2>
                <Present session=session.clone() seats=seats.clone() constituencies/>
                <PresenceForm session=session.clone() seats/>
            </section>
            <Approvals id=id.clone() unapproved/>
        }
        .into_any(),
        _ => ().into_any(),
    };
    let general = matches!(stage, Stage::Open | Stage::Closed)
        .then(|| view! { <MinutesEditor session=session.id item=None minutes=session.minutes.clone()/> });
    let closing = (stage == Stage::Open).then(|| view! { <Closing id/> });
    view! {
        <PageTitle page=texts.run()/>
        <main id="main" class="wrap" tabindex="-1">
            <SessionHead session=session.clone() table=table.clone() name/>
            <div class="actions"><a class="button" href=public>{texts.public_page()}</a></div>
            {steps}
            <section class="section" aria-labelledby="agenda">
                <h2 id="agenda">{texts.agenda()}</h2>
                {general}
                {agenda}
            </section>
            {closing}
        </main>
    }
    .into_any()
}

/// A point while the session goes on and until its minutes are approved.
#[component]
fn Point(
    item: domain::tables::Item,
    text: Rendered,
    room: Room,
    organisations: Vec<(OrganisationId, String)>,
) -> impl IntoView {
    let session = room.session.id;
    let is_written = matches!(room.session.stage, Stage::Open | Stage::Closed);
    let (id, minutes) = (item.id, item.minutes.clone());
    view! {
        <li>
            <ItemHead item=item.clone() text language=room.language/>
            <ToFiles item=item.id/>
            <ResolutionForms item room organisations/>
            {is_written.then(|| view! { <MinutesEditor session item=Some(id) minutes/> })}
        </li>
    }
    .into_any()
}

/// Opening the session on its day, or calling it off.
#[component]
fn Opening(id: String, can_open: bool) -> impl IntoView {
    let texts = words().tables();
    let opening = Sending::<Open>::new();
    let cancelling = Sending::<Cancel>::new();
    refresh_after(opening.successes());
    refresh_after(cancelling.successes());
    let opened = id.clone();
    let open = if can_open {
        view! {
            <Form sending=opening class="panel form">
                <input type="hidden" name="session" value=opened/>
                <div class="actions">
                    <Submit label=texts.open_session() pending=Signal::derive(move || opening.pending())/>
                    <p class="help">{texts.open_help()}</p>
                </div>
            </Form>
        }
        .into_any()
    } else {
        view! { <p class="help">{texts.opens_on_its_day()}</p> }.into_any()
    };
    view! {
        {open}
        <Confirm label=texts.cancel_session() help=texts.cancel_help() open=cancelling.came_back()>
            <Form sending=cancelling>
                <input type="hidden" name="session" value=id.clone()/>
                <TextArea
                    name="reasons"
                    label=texts.why()
                    value=cancelling.typed("reasons", "")
                    rows=2
                    required=true
                    suffix="-cancel"
                />
                <div class="actions">
                    <Submit
                        label=texts.cancel_session()
                        class="button danger"
                        pending=Signal::derive(move || cancelling.pending())
                    />
                </div>
            </Form>
        </Confirm>
    }
}

/// The minutes of earlier sessions that wait for approval.
#[component]
fn Approvals(id: String, unapproved: Vec<SessionCard>) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    if unapproved.is_empty() {
        return None;
    }
    let one = move |card: SessionCard| {
        let (of, id) = (card.id.to_string(), id.clone());
        let sending = Sending::<ApproveMinutes>::new().one_of("of", &of);
        refresh_after(sending.successes());
        let href = words.path(format!("/tables/sessions/{of}/minutes"));
        view! {
            <li>
                <h3>
                    <a href=href>{texts.minutes_of(card.number)}</a>
                </h3>
                <Form sending>
                    <input type="hidden" name="session" value=id/>
                    <input type="hidden" name="of" value=of/>
                    <div class="actions">
                        <Submit
                            label=texts.approve()
                            class="button"
                            pending=Signal::derive(move || sending.pending())
                        />
                        <p class="help">{texts.approve_help()}</p>
                    </div>
                </Form>
            </li>
        }
    };
    Some(view! {
        <section class="section" aria-labelledby="approvals">
            <h2 id="approvals">{texts.to_approve()}</h2>
            <ul class="items">{unapproved.into_iter().map(one).collect_view()}</ul>
        </section>
    })
}

#[component]
fn Closing(id: String) -> impl IntoView {
    let texts = words().tables();
    let sending = Sending::<Close>::new();
    refresh_after(sending.successes());
    view! {
        <Confirm label=texts.close_session() help=texts.close_help() open=sending.came_back()>
            <Form sending>
                <input type="hidden" name="session" value=id.clone()/>
                <div class="actions">
                    <Submit
                        label=texts.close_session()
                        class="button danger"
                        pending=Signal::derive(move || sending.pending())
                    />
                </div>
            </Form>
        </Confirm>
    }
}

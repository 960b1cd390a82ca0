//! The page of a meeting.

use domain::{
    base::Moment,
    meetings::{Kind, Meeting, State, rules},
};
use leptos::prelude::*;

use super::{
    after::After,
    api::{
        keep::{Cancel, Discard, Publish},
        read::{Find, Shown},
    },
    attend::panel::Panel,
    card::StateTag,
    facts::Facts,
    number_in_address,
};
use crate::{
    follows::button::FollowButton,
    i18n::words,
    owners::ties::Ties,
    reading::Reading,
    ui::{
        confirm::Confirm,
        field::TextArea,
        form::{Form, Sending, Submit, Version, refresh_after},
        frame::viewer,
        loaded::Loaded,
        prose::Prose,
        refused::NotFound,
        title::PageTitle,
    },
};

/// The page of a meeting.
#[component]
pub fn MeetingPage() -> impl IntoView {
    let number = number_in_address();
    move || match number.get() {
        Some(number) => {
            let version = RwSignal::new(0);
            provide_context(Version(version));
            let shown = Reading::anew(move || version.get(), move || Find { number });
            view! { <Loaded data=shown view=|shown| view! { <Page shown/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(shown: Shown) -> impl IntoView {
    let meeting = shown.meeting.clone();
    let language = meeting.frame.language;
    let keeps = rules::may_keep(&viewer(), &meeting.frame).is_ok();
    let is_public = meeting.frame.state != State::Draft;
    let described = !meeting.description.is_empty();
    view! {
        <PageTitle page=meeting.frame.title.clone()/>
        <main id="main" class="wrap" tabindex="-1">
            <Head meeting=meeting.clone() now=shown.now/>
            <Notices shown=shown.clone()/>
            {keeps.then(|| view! { <Keeping meeting=meeting.clone()/> })}
            <div class="split">
                <aside class="side" aria-label=words().meetings().taking_part()>
                    <Panel shown=shown.clone()/>
                    {is_public.then(|| view! { <FollowButton subject=meeting.frame.id/> })}
                </aside>
                <div class="story">
                    {described.then(|| view! { <Prose html=shown.description.clone() language/> })}
                    <Facts shown=shown.clone()/>
                    <After shown/>
                    <Ties subject=meeting.frame.id/>
                </div>
            </div>
        </main>
    }
    .into_any()
}

#[component]
fn Head(meeting: Meeting, now: Moment) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let Meeting { frame, territory, theme, organisers, .. } = meeting;
    let held = organisers.into_iter().map(|(id, name)| {
        view! { <a href=words.path(format!("/organisations/{id}")) dir="auto">{name}</a> }
    });
    let mut links: Vec<AnyView> = Vec::new();
    for (place, link) in held.enumerate() {
        links.push((if place == 0 { " " } else { ", " }).into_any());
        links.push(link.into_any());
    }
    let none = links.is_empty();
    view! {
        <div class="head">
            <p class="where">
                <a href=words.path("/meetings")>{texts.title()}</a>
                <span>{words.choice("meeting", frame.kind.as_str())}</span>
                <span>{territory.name}</span>
                {theme.map(|theme| view! { <span>{words.choice("theme", theme.as_str())}</span> })}
                <StateTag state=frame.state over=frame.is_over(now)/>
            </p>
            <h1 lang=frame.language.to_string() dir="auto">{frame.title}</h1>
            {(!none).then(|| view! { <p class="byline"><span>{texts.held_by()} {links}</span></p> })}
            {(frame.kind == Kind::TableSession)
                .then(|| {
                    let href = words.path(format!("/tables/sessions/{}", frame.id));
                    view! { <p><a class="button" href=href>{words.tables().to_agenda()}</a></p> }
                })}
        </div>
    }
}

/// That it was called off, and what changed since it was published.
#[component]
fn Notices(shown: Shown) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let Shown { meeting, changes, now, .. } = shown;
    let language = meeting.frame.language.to_string();
    let change = move |change: domain::meetings::Change| {
        view! {
            <li>
                {words.choice("meeting_change", &change.deed)} " "
                <time datetime=change.at.rfc3339()>{words.ago(change.at, now)}</time>
            </li>
        }
    };
    let changed: Vec<_> = changes.into_iter().filter(|change| change.deed != "meetings.cancel").collect();
    view! {
        {(meeting.frame.state == State::Draft).then(|| view! { <div class="notice"><p>{texts.draft_help()}</p></div> })}
        {(meeting.frame.state == State::Cancelled)
            .then(|| {
                view! {
                    <div class="notice warn">
                        <p>{texts.called_off()}</p>
                        <p lang=language dir="auto">{meeting.reason.clone()}</p>
                    </div>
                }
            })}
        {(!changed.is_empty())
            .then(|| {
                view! {
                    <div class="notice">
                        <h2>{texts.what_changed()}</h2>
                        <ul>{changed.into_iter().map(change).collect_view()}</ul>
                    </div>
                }
            })}
    }
}

/// The ways of those who keep the meeting.
#[component]
fn Keeping(meeting: Meeting) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let frame = meeting.frame;
    let id = frame.id;
    let (publishing, cancelling) = (Sending::<Publish>::new(), Sending::<Cancel>::new());
    refresh_after(publishing.successes());
    refresh_after(cancelling.successes());
    let to = |leaf: &str| words.path(format!("/meetings/{}/{leaf}", frame.number));
    let ways = [
        ("change", texts.change(), frame.state != State::Cancelled),
        ("people", texts.people(), frame.state != State::Draft),
        ("programme", texts.programme(), frame.state != State::Cancelled),
        ("files", texts.files(), frame.state != State::Cancelled),
        ("outcome", texts.outcome(), frame.state == State::Published),
    ];
    let way = |(leaf, label, shown): (&str, &'static str, bool)| {
        shown.then(|| view! { <a class="button" href=to(leaf)>{label}</a> })
    };
    view! {
        <section class="panel no-print" aria-labelledby="keeping">
            <h2 id="keeping">{texts.for_organisers()}</h2>
            <div class="actions">{ways.map(way).into_iter().collect_view()}</div>
            {(frame.state == State::Draft)
                .then(|| {
                    view! {
                        <Form sending=publishing>
                            <input type="hidden" name="meeting" value=id.to_string()/>
                            <div class="actions">
                                <Submit
                                    label=texts.publish()
                                    pending=Signal::derive(move || publishing.pending())
                                />
                                <p class="help">{texts.publish_help()}</p>
                            </div>
                        </Form>
                        <ThrowAway meeting=id.to_string()/>
                    }
                })}
            {(frame.state == State::Published)
                .then(|| {
                    view! {
                        <Confirm label=texts.call_off() help=texts.call_off_help() open=cancelling.came_back()>
                            <Form sending=cancelling>
                                <input type="hidden" name="meeting" value=id.to_string()/>
                                <TextArea
                                    name="reason"
                                    label=texts.reason()
                                    value=cancelling.typed("reason", "")
                                    rows=3
                                    required=true
                                />
                                <div class="actions">
                                    <Submit
                                        label=texts.call_off()
                                        class="button danger"
                                        pending=Signal::derive(move || cancelling.pending())
                                    />
                                </div>
                            </Form>
                        </Confirm>
                    }
                })}
        </section>
    }
}

/// The way to throw a draft away.
#[component]
fn ThrowAway(meeting: String) -> impl IntoView {
    let texts = words().meetings();
    let sending = Sending::<Discard>::new();
    view! {
        <Confirm label=texts.discard() help=texts.discard_help() open=sending.came_back()>
            <Form sending>
                <input type="hidden" name="meeting" value=meeting/>
                <div class="actions">
                    <Submit
                        label=texts.discard()
                        class="button danger"
                        pending=Signal::derive(move || sending.pending())
                    />
                </div>
            </Form>
        </Confirm>
    }
}

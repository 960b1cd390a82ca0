//! Beside a meeting: how many seats are left, one's own registration, or the form that asks for one.

use domain::{
    base::{Moment, OrganisationId},
    meetings::{Entry, Meeting, Registered, Standing, State, rules},
};
use leptos::prelude::*;

use super::needs::NeedFields;
use crate::{
    i18n::words,
    meetings::{
        api::{
            attend::{Accept, Certify, Leave, Register},
            read::Shown,
        },
        facts::Quotas,
        when,
    },
    people::plain::PlainForm,
    ui::{
        confirm::Confirm,
        field::{Select, TextField},
        form::{Form, Sending, Submit, refresh_after},
        frame::viewer,
        why_not::WhyNot,
    },
};

/// The panel beside a meeting.
#[component]
pub fn Panel(shown: Shown) -> impl IntoView {
    let texts = words().meetings();
    let Shown { meeting, registered, organisations, now, .. } = shown;
    if meeting.frame.state == State::Draft {
        return ().into_any();
    }
    let own = registered.filter(|(own, _)| !own.standing.is_over());
    let shown = match own {
        Some((own, link)) => view! { <Own meeting=meeting.clone() own link now/> }.into_any(),
        None if meeting.frame.entry == Entry::None => view! { <p>{texts.no_registration()}</p> }.into_any(),
        None => match rules::may_register(&viewer(), &meeting.frame, now) {
            Ok(()) => view! { <Ask meeting=meeting.clone() organisations/> }.into_any(),
            Err(refusal) => view! { <WhyNot refusal/> }.into_any(),
        },
    };
    view! {
        <section class="panel" aria-labelledby="taking-part">
            <h2 id="taking-part">{texts.taking_part()}</h2>
            <Seats meeting now/>
            {shown}
        </section>
    }
    .into_any()
}

/// How many seats are left, and for whom some are kept.
#[component]
fn Seats(meeting: Meeting, now: Moment) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let is_open = rules::is_open(&meeting.frame, now).is_ok();
    let left = meeting.seats_left().filter(|_| is_open);
    let all = meeting.frame.capacity.map(i64::from).unwrap_or_default();
    let waiting = meeting.waiting;
    view! {
        {left
            .map(|left| {
                let text = if left > 0 {
                    texts.seats_left_of(left, words.number(all))
                } else {
                    texts.all_taken().to_owned()
                };
                view! { <p><b>{text}</b></p> }
            })}
        {(is_open && waiting > 0).then(|| view! { <p class="soft">{texts.waiting(waiting)}</p> })}
        {(is_open && meeting.frame.entry == Entry::Approval).then(|| view! { <p class="help">{texts.on_approval()}</p> })}
        {is_open.then(|| view! { <Quotas quotas=meeting.quotas.clone()/> })}
        {meeting
            .frame
            .closes
            .filter(|_| is_open)
            .map(|closes| {
                let day = domain::base::Day(closes.day().0 - 1);
                view! { <p class="soft">{texts.register_until(words.full_day(day))}</p> }
            })}
    }
}

/// The form that registers.
#[component]
fn Ask(meeting: Meeting, organisations: Vec<(OrganisationId, String)>) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let sending = Sending::<Register>::new();
    refresh_after(sending.successes());
    let frame = meeting.frame;
    let brings = frame.companions > 0;
    let mut bodies = vec![(String::new(), texts.for_myself().to_owned())];
    bodies.extend(organisations.into_iter().map(|(id, name)| (id.to_string(), name)));
    let asks = frame.entry == Entry::Approval;
    let full = frame.capacity.is_some_and(|seats| meeting.taken >= i64::from(seats));
    let label = match (asks, full) {
        (true, _) => texts.ask_for_seat(),
        (false, true) => texts.join_waiting_list(),
        (false, false) => texts.register(),
    };
    view! {
        <Form sending>
            <input type="hidden" name="meeting" value=frame.id.to_string()/>
            {(bodies.len() > 1)
                .then(|| {
                    view! {
                        <Select
                            name="organisation"
                            label=texts.on_behalf()
                            choices=bodies
                            value=sending.typed("organisation", "")
                        />
                    }
                })}
            {brings
                .then(|| {
                    view! {
                        <TextField
                            name="companions"
                            kind="number"
                            dir="ltr"
                            label=texts.companions()
                            help=texts.companions_help(i64::from(frame.companions))
                            value=sending.typed("companions", "")
                            optional=true
                        />
                    }
                })}
            <NeedFields sending childcare=meeting.childcare/>
            <div class="actions">
                <Submit label pending=Signal::derive(move || sending.pending())/>
                <p class="help">{texts.who_sees()}</p>
            </div>
        </Form>
    }
}

/// One's own registration and what can be done with it.
#[component]
fn Own(meeting: Meeting, own: Registered, link: String, now: Moment) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let over = meeting.frame.is_over(now);
    let companions = i64::from(own.companions);
    let number = meeting.frame.number;
    let was_there = own.standing == Standing::Confirmed && meeting.frame.state == State::Published;
    let asks = was_there && rules::may_answer(&meeting.frame, true, own.answered, now).is_ok();
    view! {
        <p class="verdict">{words.choice("meeting_standing", own.standing.as_str())}</p>
        {(companions > 0).then(|| view! { <p>{texts.with_companions(companions)}</p> })}
        {(own.standing == Standing::Waiting).then(|| view! { <p>{texts.ahead(own.ahead)}</p> })}
        {own
            .offered_until
            .filter(|_| own.standing == Standing::Offered)
            .map(|until| view! { <Offer meeting=meeting.clone() until/> })}
        <Presence meeting=meeting.clone() own=own.clone()/>
        {asks
            .then(|| {
                view! {
                    <p class="actions">
                        <a class="button primary" href=words.path(format!("/meetings/{number}/form"))>
                            {texts.say_how_it_was()}
                        </a>
                    </p>
                }
            })}
        {(!over && own.standing != Standing::Declined).then(|| view! { <NotComing meeting link/> })}
    }
}

#[component]
fn Offer(meeting: Meeting, until: Moment) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let sending = Sending::<Accept>::new();
    refresh_after(sending.successes());
    view! {
        <Form sending>
            <input type="hidden" name="meeting" value=meeting.frame.id.to_string()/>
            <p>{texts.offered_until(words.day_and_time(until))}</p>
            <div class="actions">
                <Submit label=texts.take_seat() pending=Signal::derive(move || sending.pending())/>
            </div>
        </Form>
    }
}

#[component]
fn NotComing(meeting: Meeting, link: String) -> impl IntoView {
    let texts = words().meetings();
    let sending = Sending::<Leave>::new();
    refresh_after(sending.successes());
    view! {
        <Confirm label=texts.not_coming() help=texts.not_coming_help() open=sending.came_back()>
            <Form sending>
                <input type="hidden" name="meeting" value=meeting.frame.id.to_string()/>
                <div class="actions">
                    <Submit
                        label=texts.not_coming()
                        class="button danger"
                        pending=Signal::derive(move || sending.pending())
                    />
                </div>
            </Form>
        </Confirm>
        <details class="more">
            <summary>{texts.leave_link()}</summary>
            <p class="help">{texts.leave_link_help()}</p>
            <p class="address" dir="ltr"><a href=link.clone() rel="external">{link.clone()}</a></p>
        </details>
    }
}

/// On which dates one was present, and the certificate.
#[component]
fn Presence(meeting: Meeting, own: Registered) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let sending = Sending::<Certify>::new();
    let attended: Vec<_> = meeting.dates.iter().filter(|date| own.present.contains(&date.id)).collect();
    if attended.is_empty() {
        return (own.standing == Standing::Confirmed)
            .then(|| {
                view! {
                    <p class="small">
                        <a href=words.path("/meetings/present")>{texts.enter_code_here()}</a>
                    </p>
                }
            })
            .into_any();
    }
    let minutes = attended.iter().map(|date| date.span.minutes()).sum();
    let days = i64::try_from(attended.len()).unwrap_or_default();
    view! {
        <p>{texts.present_on(texts.dates(days), when::length(words, minutes))}</p>
        <PlainForm sending>
            <input type="hidden" name="meeting" value=meeting.frame.id.to_string()/>
            <label class="tick">
                <input type="checkbox" name="with_pseudonym" value="true"/>
                <span>{texts.with_pseudonym()}</span>
            </label>
            <div class="actions">
                <button class="button">{texts.certificate()}</button>
                <p class="help">{texts.certificate_help()}</p>
            </div>
        </PlainForm>
    }
    .into_any()
}

//! One's own meetings.

use domain::{base::Moment, meetings::Mine};
use leptos::prelude::*;

use crate::{
    i18n::words,
    meetings::{
        api::attend::{ListMine, OpenCalendar, OwnMeetings, RevokeCalendar},
        card::StateTag,
        filter::{Way, Ways},
        when,
    },
    reading::Reading,
    ui::{
        confirm::Confirm,
        form::{Form, Sending, Submit, Version, refresh_after},
        glyph::Mark,
        loaded::Loaded,
        title::PageTitle,
    },
};

/// The page with the meetings for which one registered.
#[component]
pub fn MinePage() -> impl IntoView {
    let version = RwSignal::new(0);
    provide_context(Version(version));
    let own = Reading::anew(move || version.get(), || ListMine {});
    view! { <Loaded data=own view=|own| view! { <Page own/> }.into_any()/> }
}

#[component]
fn Page(own: OwnMeetings) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let OwnMeetings { meetings, calendar, now } = own;
    let (over, mut coming): (Vec<Mine>, Vec<Mine>) =
        meetings.into_iter().partition(|mine| mine.card.is_over(now));
    coming.reverse();
    let list = move |meetings: Vec<Mine>| {
        let items = meetings.into_iter().map(move |mine| view! { <Item mine now/> });
        view! { <ul class="items">{items.collect_view()}</ul> }
    };
    let none = coming.is_empty();
    view! {
        <PageTitle page=texts.mine()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <h1>{texts.mine()}</h1>
            </div>
            <Ways here=Way::Mine/>
            <section class="section" aria-labelledby="coming">
                <h2 id="coming">{texts.coming()}</h2>
                {if none {
                    view! {
                        <div class="empty">
                            <Mark/>
                            <p>{texts.none_mine()}</p>
                            <a class="button" href=words.path("/meetings")>{texts.to_meetings()}</a>
                        </div>
                    }
                        .into_any()
                } else {
                    list(coming).into_any()
                }}
            </section>
            {(!over.is_empty())
                .then(|| {
                    view! {
                        <section class="section" aria-labelledby="over">
                            <h2 id="over">{texts.past()}</h2>
                            {list(over)}
                        </section>
                    }
                })}
            <section class="section" aria-labelledby="present">
                <h2 id="present">{texts.in_the_room()}</h2>
                <p><a class="button" href=words.path("/meetings/present")>{texts.enter_code()}</a></p>
            </section>
            <Calendar calendar/>
        </main>
    }
}

#[component]
fn Item(mine: Mine, now: Moment) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let Mine { card, standing, offered_until, change, minutes, asks } = mine;
    let page = words.path(format!("/meetings/{}", card.number));
    view! {
        <li>
            <h3 lang=card.language.to_string() dir="auto">
                <a href=page.clone()>{card.title.clone()}</a>
            </h3>
            <span class="tag">{words.choice("meeting_standing_short", standing.as_str())}</span>
            <p class="meta">
                <StateTag state=card.state over=false/>
                <time datetime=card.span.starts.rfc3339()>{when::dates(words, card.span, card.dates)}</time>
                {card.place.clone().map(|place| view! { <span dir="auto">{place}</span> })}
                {(minutes > 0).then(|| view! { <span>{texts.you_were_there(when::length(words, minutes))}</span> })}
            </p>
            {change
                .map(|change| {
                    view! {
                        <p class="small">
                            {words.choice("meeting_change", &change.deed)} " "
                            <time datetime=change.at.rfc3339()>{words.ago(change.at, now)}</time>
                        </p>
                    }
                })}
            {offered_until.map(|until| view! { <p><b>{texts.offered_until(words.day_and_time(until))}</b></p> })}
            {asks
                .then(|| {
                    view! { <p><a class="button" href=format!("{page}/form")>{texts.say_how_it_was()}</a></p> }
                })}
        </li>
    }
}

/// The private address of one's calendar.
#[component]
fn Calendar(calendar: Option<String>) -> impl IntoView {
    let texts = words().meetings();
    let (opening, revoking) = (Sending::<OpenCalendar>::new(), Sending::<RevokeCalendar>::new());
    refresh_after(opening.successes());
    refresh_after(revoking.successes());
    let has = calendar.is_some();
    view! {
        <section class="section" aria-labelledby="calendar">
            <h2 id="calendar">{texts.own_calendar()}</h2>
            <p class="help">{texts.own_calendar_help()}</p>
            {calendar
                .map(|address| {
                    view! { <p class="address" dir="ltr"><a href=address.clone() rel="external">{address.clone()}</a></p> }
                })}
            {if has {
                view! {
                    <Confirm label=texts.revoke_calendar() help=texts.revoke_calendar_help()>
                        <Form sending=revoking>
                            <div class="actions">
                                <Submit
                                    label=texts.revoke_calendar()
                                    class="button danger"
                                    pending=Signal::derive(move || revoking.pending())
                                />
                            </div>
                        </Form>
                    </Confirm>
                }
                    .into_any()
            } else {
                view! {
                    <Form sending=opening>
                        <div class="actions">
                            <Submit
                                label=texts.make_calendar()
                                class="button"
                                pending=Signal::derive(move || opening.pending())
                            />
                        </div>
                    </Form>
                }
                    .into_any()
            }}
        </section>
    }
}

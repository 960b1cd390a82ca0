//! The page of an initiative: what it is, who asks, how each constituency stands to it, what comes next.

use domain::{
    base::{Deed, InitiativeId, Moment},
    boards::Phase,
    initiatives::{Initiative, State, rules},
    moderation::Reason,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    api::{self, Opened},
    concertation::Concertation,
    deeds::AuthorDeeds,
    pending::PendingVersion,
    similar::SimilarList,
};
use crate::{
    answers::section::Answer,
    comments::section::Comments,
    follows::button::FollowButton,
    i18n::words,
    meetings::origin::BornIn,
    milestones::section::Milestones,
    moderation::{note::ReturnNote, report::ReportLink},
    owners::ties::Ties,
    pledges::section::Pledges,
    reading::Reading,
    stances::panel::StancePanel,
    tables::section::AtTheTable,
    ui::{
        form::Version,
        frame::viewer,
        glyph::SeatGlyph,
        loaded::Loaded,
        prose::{Html, Prose},
        refused::NotFound,
        title::PageTitle,
    },
};

/// The id of the initiative in the address.
pub fn initiative_in_address() -> Memo<Option<InitiativeId>> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get("initiative").and_then(|id| id.parse().ok()))
}

/// The page of an initiative.
#[component]
pub fn InitiativePage() -> impl IntoView {
    let initiative = initiative_in_address();
    move || match initiative.get() {
        Some(id) => {
            let version = RwSignal::new(0);
            provide_context(Version(version));
            let opened = Reading::anew(move || version.get(), move || api::Find { initiative: id });
            view! { <Loaded data=opened view=|opened| view! { <Page opened/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(opened: Opened) -> impl IntoView {
    let texts = words().initiatives();
    let Opened { initiative, body, reason, similar, now } = opened;
    let frame = initiative.frame.clone();
    let seats = initiative.seats.clone();
    let agreement = RwSignal::new(initiative.agreement.clone());
    let may_assess = frame.is_public && viewer().may(Deed::Assess, Some(frame.territory)).is_ok();
    let assess = words().path(format!("/initiatives/{}/assess", frame.id));
    let measured = frame.is_public.then(|| {
        view! {
            <aside class="side" aria-label=texts.stances()>
                <div class="panel">
                    <h2>{texts.how_we_stand()}</h2>
                    {move || view! { <Concertation agreement=agreement.get() seats=seats.clone() full=true/> }}
                </div>
                <StancePanel initiative=frame.id agreement/>
                <FollowButton subject=frame.id/>
                <p class="deeds"><ReportLink subject=frame.id/></p>
            </aside>
        }
        .into_any()
    });
    let said = frame.is_public.then(|| {
        view! {
            <Pledges initiative=frame.id/>
            <Comments subject=frame.id/>
        }
        .into_any()
    });
    view! {
        <PageTitle page=frame.title.clone()/>
        <main id="main" class="wrap" tabindex="-1">
            <Head initiative=initiative.clone() now/>
            <Notice initiative=initiative.clone() reason/>
            {matches!(frame.state, State::Returned | State::Hidden)
                .then(|| view! { <ReturnNote subject=frame.id now/> })}
            <PendingVersion initiative=initiative.clone() now/>
            <div class="split">
                {measured}
                <div class="story">
                    <section class="section" aria-labelledby="idea">
                        <h2 id="idea">{texts.the_idea()}</h2>
                        <Prose html=body language=frame.language/>
                        <Facts initiative=initiative.clone()/>
                        {frame.is_public.then(|| view! { <BornIn initiative=frame.id/> })}
                    </section>
                    <SimilarList similar/>
                    <AuthorDeeds initiative=initiative.clone() now/>
                    {frame
                        .is_public
                        .then(|| {
                            view! {
                                <Answer initiative=frame.id currency=frame.rules.currency/>
                                <Milestones initiative=frame.id/>
                                <AtTheTable subject=frame.id/>
                                <Ties subject=frame.id/>
                            }
                        })}
                    <Next initiative now/>
                    {said}
                    {may_assess
                        .then(|| {
                            view! {
                                <p class="actions no-print">
                                    <a class="button" href=assess>{texts.for_the_office()}</a>
                                </p>
                            }
                        })}
                </div>
            </div>
        </main>
    }
    .into_any()
}

#[component]
fn Head(initiative: Initiative, now: Moment) -> impl IntoView {
    let words = words();
    let texts = words.initiatives();
    let frame = initiative.frame;
    let first = initiative.authors.first();
    let seat = first.and_then(|author| {
        initiative.seats.iter().find(|seat| Some(&seat.key) == author.constituency.as_ref()).cloned()
    });
    let names =
        initiative.authors.iter().map(|author| view! { <span dir="auto">{author.pseudonym.clone()}</span> });
    let written_in = (frame.language != words.language()).then(|| texts.written_in(frame.language.endonym()));
    view! {
        <div class="head">
            <p class="where">
                <a
                    href=words.path(format!("/boards/{}", frame.board))
                    lang=initiative.question_language.to_string()
                    dir="auto"
                >
                    {initiative.question}
                </a>
                <span>{initiative.territory}</span>
                <span>{words.choice("theme", frame.theme.as_str())}</span>
                <span>{words.choice("state", frame.state.as_str())}</span>
            </p>
            <h1 lang=frame.language.to_string() dir="auto">{frame.title}</h1>
            <p class="byline">
                {seat.map(|seat| view! { <SeatGlyph glyph=Some(seat.glyph)/> <span>{seat.name}</span> })}
                {names.collect_view()}
                {initiative.organisation.map(|name| view! { <span dir="auto">{texts.on_behalf_of(name)}</span> })}
                {initiative
                    .published_at
                    .map(|at| view! { <time datetime=at.day().iso()>{words.ago(at, now)}</time> })}
                {written_in.map(|written| view! { <span>{written}</span> })}
                {(frame.revision > 1)
                    .then(|| {
                        view! {
                            <a href=words.path(format!("/initiatives/{}/revisions", frame.id))>
                                {texts.version(frame.revision)}
                            </a>
                        }
                    })}
            </p>
        </div>
    }
    .into_any()
}

/// What somebody must know first: that it waits, came back, was merged, or is not carried out and why.
#[component]
fn Notice(initiative: Initiative, reason: Option<Html>) -> impl IntoView {
    let words = words();
    let texts = words.initiatives();
    let language = words.language();
    let is_author = rules::may_write(&viewer(), &initiative.authors).is_ok();
    let (class, text) = match initiative.frame.state {
        State::Draft => ("notice", texts.notice_draft()),
        State::Submitted if is_author => ("notice", texts.notice_submitted()),
        State::Submitted => ("notice", texts.notice_waits()),
        State::Returned => ("notice warn", texts.notice_returned()),
        State::Withdrawn => ("notice", texts.notice_withdrawn()),
        State::Hidden => ("notice warn", texts.notice_hidden()),
        State::Merged => ("notice", texts.notice_merged()),
        State::NotAdmitted => ("notice warn", texts.notice_not_admitted()),
        State::Stopped => ("notice warn", texts.notice_stopped()),
        _ => return None,
    };
    let target = initiative.merged_into.map(|(id, title)| {
        view! { <p><a href=words.path(format!("/initiatives/{id}")) dir="auto">{title}</a></p> }
    });
    // Moderators give a reason of the published list, the municipality its own.
    let listed = match initiative.frame.state {
        State::Returned | State::Hidden => initiative.state_reason.as_deref(),
        _ => None,
    };
    let listed = listed.and_then(|reason| reason.parse::<Reason>().ok());
    Some(
        view! {
            <div class=class>
                <p>{text}</p>
                {listed.map(|reason| view! { <p>{words.choice("reason", reason.as_str())}</p> })}
                {target}
                {reason.map(|html| view! { <Prose html language/> })}
            </div>
        }
        .into_any(),
    )
}

#[component]
fn Facts(initiative: Initiative) -> impl IntoView {
    let words = words();
    let texts = words.initiatives();
    let money = |cents| words.money(cents, initiative.frame.rules.currency);
    let facts = [
        (texts.field_place(), initiative.place),
        (texts.cost_by_authors(), initiative.cost_cents.map(money)),
        (texts.cost_by_officer(), initiative.officer_cost_cents.map(money)),
        (texts.cost_checked_on(), initiative.cost_checked_at.map(|at| words.full_day(at.day()))),
    ];
    let facts: Vec<_> = facts.into_iter().filter_map(|(name, fact)| Some((name, fact?))).collect();
    let fact = |(name, fact)| view! { <div><dt>{name}</dt><dd dir="auto">{fact}</dd></div> };
    (!facts.is_empty()).then(|| view! { <dl class="facts">{facts.into_iter().map(fact).collect_view()}</dl> })
}

/// What happened and what comes, by the phases of the board.
#[component]
fn Next(initiative: Initiative, now: Moment) -> impl IntoView {
    let words = words();
    let frame = initiative.frame;
    if !frame.is_public {
        return None;
    }
    let phase = frame.phase(now);
    let line = frame.rules.phases.line();
    let stop = |(stop, begins): (Phase, Moment)| {
        view! {
            <li class=(stop < phase).then_some("done") aria-current=(stop == phase).then_some("step")>
                <time datetime=begins.day().iso()>{words.day(begins.day())}</time>
                <h3>{words.choice("phase", stop.as_str())}</h3>
            </li>
        }
    };
    Some(
        view! {
            <section class="section" aria-labelledby="next">
                <h2 id="next">{words.initiatives().what_comes()}</h2>
                <ol class="timeline">{line.into_iter().map(stop).collect_view()}</ol>
            </section>
        }
        .into_any(),
    )
}

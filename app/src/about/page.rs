//! One page: what a board is, its phases, who sees what, the rules for texts, how everybody can use it.

use domain::{boards::Phase, moderation::Reason};
use leptos::prelude::*;

use crate::{
    i18n::{Words, words},
    ui::title::PageTitle,
};

/// The page that explains everything.
#[component]
pub fn About() -> impl IntoView {
    let words = words();
    let texts = words.about();
    view! {
        <PageTitle page=texts.title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <h1>{texts.title()}</h1>
                <p class="lead">{texts.lead()}</p>
            </div>
            {contents(words)}
            {section("board", texts.board_title(), paragraph(texts.board_text()))}
            {section("ways", texts.ways_title(), list(&ways(words)))}
            {section("phases", texts.phases_title(), phases(words))}
            {section("answer", texts.answer_title(), paragraph(texts.answer_text()))}
            {section("sees", texts.sees_title(), list(&sights(words)))}
            {section("numbers", texts.numbers_title(), numbers(words))}
            {section("moderation", texts.moderation_title(), moderation(words))}
            {section("vote", texts.vote_title(), paragraph(texts.vote_text()))}
            {section("accessibility", texts.accessibility_title(), accessibility(words))}
            {section("demonstration", texts.demonstration_title(), paragraph(texts.demonstration_text()))}
        </main>
    }
}

fn contents(words: Words) -> AnyView {
    let texts = words.about();
    let sections = [
        ("board", texts.board_title()),
        ("ways", texts.ways_title()),
        ("phases", texts.phases_title()),
        ("answer", texts.answer_title()),
        ("sees", texts.sees_title()),
        ("numbers", texts.numbers_title()),
        ("moderation", texts.moderation_title()),
        ("vote", texts.vote_title()),
        ("accessibility", texts.accessibility_title()),
        ("demonstration", texts.demonstration_title()),
    ];
    let link = |(id, title): (&str, &'static str)| view! { <li><a href=format!("#{id}")>{title}</a></li> };
    view! {
        <nav class="prose no-print" aria-label=texts.contents()>
            <ul>{sections.map(link).into_iter().collect_view()}</ul>
        </nav>
    }
    .into_any()
}

fn section(id: &'static str, title: &'static str, content: AnyView) -> AnyView {
    let heading = format!("{id}-title");
    view! {
        <section class="section" id=id aria-labelledby=heading>
            <h2 id=format!("{id}-title")>{title}</h2>
            <div class="prose">{content}</div>
        </section>
    }
    .into_any()
}

fn paragraph(text: &'static str) -> AnyView {
    view! { <p>{text}</p> }.into_any()
}

fn list(texts: &[&'static str]) -> AnyView {
    view! { <ul>{texts.iter().map(|text| view! { <li>{*text}</li> }).collect_view()}</ul> }.into_any()
}

fn ways(words: Words) -> [&'static str; 6] {
    let texts = words.about();
    [
        texts.way_read(),
        texts.way_enter(),
        texts.way_propose(),
        texts.way_stance(),
        texts.way_pledge(),
        texts.way_vote(),
    ]
}

fn sights(words: Words) -> [&'static str; 7] {
    let texts = words.about();
    [
        texts.sees_pseudonym(),
        texts.sees_stance(),
        texts.sees_ballot(),
        texts.sees_moderator(),
        texts.sees_never(),
        texts.sees_card(),
        texts.sees_outside(),
    ]
}

fn phases(words: Words) -> AnyView {
    let texts = words.about();
    let phases = [
        (Phase::Proposing, texts.phase_proposing()),
        (Phase::CoDesign, texts.phase_co_design()),
        (Phase::Voting, texts.phase_voting()),
        (Phase::Decided, texts.phase_decided()),
        (Phase::FollowUp, texts.phase_follow_up()),
        (Phase::Closed, texts.phase_closed()),
    ];
    let item = |(phase, text): (Phase, &'static str)| {
        view! { <li><strong>{words.choice("phase", phase.as_str())}</strong> ". " {text}</li> }
    };
    view! {
        <p>{texts.phases_text()}</p>
        <ol>{phases.map(item).into_iter().collect_view()}</ol>
    }
    .into_any()
}

fn numbers(words: Words) -> AnyView {
    let texts = words.about();
    view! {
        <p>{texts.numbers_text()}</p>
        <p><a href=words.path("/insights/dictionary") rel="external">{texts.numbers_link()}</a></p>
    }
    .into_any()
}

fn moderation(words: Words) -> AnyView {
    let texts = words.about();
    let reason = |reason: &Reason| view! { <li>{words.choice("reason", reason.as_str())}</li> };
    view! {
        <p>{texts.moderation_text()}</p>
        <h3>{texts.reasons_title()}</h3>
        <ul>{Reason::ALL.iter().map(reason).collect_view()}</ul>
    }
    .into_any()
}

fn accessibility(words: Words) -> AnyView {
    let texts = words.about();
    view! {
        <p>{texts.accessibility_text()}</p>
        <p>{texts.accessibility_limits()}</p>
    }
    .into_any()
}

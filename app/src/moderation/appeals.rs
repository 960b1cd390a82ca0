//! Appeals that wait for a second person.

use domain::{base::Moment, desk::Appealed, moderation::AppealOutcome};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    address,
    api::{self, Rule},
    desk::Tabs,
    told::Told,
};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{
        field::{LanguageSelect, TextArea},
        form::{Form, Sending, Submit},
        glyph::Mark,
        loaded::Loaded,
        pager::Pager,
        prose::Prose,
        title::PageTitle,
    },
};

/// The page with the appeals.
#[component]
pub fn Appeals() -> impl IntoView {
    let query = use_query_map();
    let after = Memo::new(move |_| query.read().get("after"));
    let ruling = Sending::<Rule>::new();
    let ruled = ruling.successes();
    let appeals = Reading::anew(move || ruled.get(), move || api::ListAppeals { after: after.get() });
    view! {
        <Loaded
            data=appeals
            view=move |appeals| {
                let later = after.get_untracked().is_some();
                view! { <Page appeals later ruling/> }.into_any()
            }
        />
    }
}

#[component]
fn Page(appeals: api::Appeals, later: bool, ruling: Sending<Rule>) -> impl IntoView {
    let words = words();
    let texts = words.moderation();
    let now = appeals.now;
    let empty = appeals.appeals.rows.is_empty();
    let rows =
        appeals.appeals.rows.into_iter().map(|(appealed, told)| view! { <Row appealed told now ruling/> });
    view! {
        <PageTitle page=texts.appeals_title()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <h1>{texts.appeals_title()}</h1>
                <p class="lead">{texts.appeals_lead()}</p>
            </div>
            <Tabs waiting=appeals.waiting here="appeals"/>
            {if empty {
                view! { <div class="empty"><Mark/><p>{texts.no_appeals()}</p></div> }.into_any()
            } else {
                view! { <ol class="queue">{rows.collect_view()}</ol> }.into_any()
            }}
            <Pager next=appeals.appeals.next later address=words.path("/moderation/appeals")/>
        </main>
    }
}

#[component]
fn Row(appealed: Appealed, told: Told, now: Moment, ruling: Sending<Rule>) -> impl IntoView {
    let words = words();
    let texts = words.moderation();
    let decision = told.decision;
    let kind = decision.subject.kind;
    let since = decision.appeal.as_ref().map_or(decision.decided_at, |appeal| appeal.created_at);
    let title = words.choice("subject", kind.as_str());
    let has_page = matches!(kind, domain::base::SubjectKind::Initiative | domain::base::SubjectKind::News);
    let page = has_page.then(|| words.path(address(decision.subject)));
    let decide = if appealed.is_own_text {
        view! { <p class="help">{texts.own_text()}</p> }.into_any()
    } else if appealed.is_own_decision {
        view! { <p class="help">{texts.own_decision()}</p> }.into_any()
    } else {
        view! { <Ruling id=decision.id ruling/> }.into_any()
    };
    view! {
        <li>
            <article class="case">
                <span></span>
                <div class="what">
                    <p class="meta">
                        <span class="tag">{title}</span>
                        <span class="tag warn">{words.choice("decided", decision.verdict.as_str())}</span>
                        <span>{words.choice("reason", decision.reason.as_str())}</span>
                        <span class="age">{words.ago(since, now)}</span>
                        <a
                            href=words.path(address(appealed.place.subject))
                            lang=appealed.place.title.language.to_string()
                            dir="auto"
                        >
                            {appealed.place.title.text}
                        </a>
                        {page.map(|page| view! { <a href=page>{texts.read_all()}</a> })}
                    </p>
                    <h2>{texts.the_text()}</h2>
                    <Prose html=told.excerpt.html language=told.excerpt.language/>
                    {told
                        .message
                        .map(|message| {
                            view! {
                                <h2>{texts.first_message()}</h2>
                                <Prose html=message.html language=message.language/>
                            }
                        })}
                    <h2>{texts.the_appeal()}</h2>
                    {told.appeal.map(|appeal| view! { <Prose html=appeal.html language=appeal.language/> })}
                </div>
                <div class="decide">{decide}</div>
            </article>
        </li>
    }
}

#[component]
fn Ruling(id: domain::base::DecisionId, ruling: Sending<Rule>) -> impl IntoView {
    let words = words();
    let texts = words.moderation();
    let suffix = format!("-{id}");
    let ruling = ruling.one_of("decision", &id.to_string());
    let button = move |outcome: AppealOutcome| {
        view! {
            <Submit
                label=words.choice("appeal_outcome", outcome.as_str())
                class="button"
                name="outcome"
                value=outcome.to_string()
                pending=Signal::derive(move || ruling.pending())
            />
        }
    };
    view! {
        <Form sending=ruling>
            <input type="hidden" name="decision" value=id.to_string()/>
            <TextArea
                name="reasons"
                label=texts.ruling_reasons()
                help=texts.ruling_help()
                value=ruling.typed("reasons", "")
                rows=4
                required=true
                suffix=suffix.clone()
            />
            <LanguageSelect value=ruling.typed("language", "") suffix=suffix/>
            <div class="actions">{AppealOutcome::ALL.iter().copied().map(button).collect_view()}</div>
        </Form>
    }
}

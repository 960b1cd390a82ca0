//! What an author is told about the decisions on her texts, and how she appeals.

use domain::{base::Moment, moderation::rules};
use leptos::prelude::*;

use super::{
    api::{self, Appeal},
    told::Told,
};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{
        field::{LanguageSelect, TextArea},
        form::{Form, Sending, Submit},
        part::nothing,
        prose::Prose,
    },
};

/// The decisions about the reader's own texts, the latest first; nothing where there are none.
#[component]
pub fn DecisionsAboutMe() -> impl IntoView {
    let sending = Sending::<Appeal>::new();
    let appealed = sending.successes();
    let decisions = Reading::anew(move || appealed.get(), || api::ListAboutMe { after: None });
    decisions.show(nothing, move |found| {
        let found = found.ok().filter(|found| !found.decisions.rows.is_empty());
        found.map(|found| view! { <Decisions found sending/> }).into_any()
    })
}

#[component]
fn Decisions(found: api::AboutMe, sending: Sending<Appeal>) -> impl IntoView {
    let texts = words().moderation();
    let now = found.now;
    let item = |told: Told| {
        let may_appeal = told.decision.appeal.is_none()
            && rules::may_appeal(told.decision.verdict, told.decision.decided_at, now).is_ok();
        view! { <li><TellDecision told now may_appeal sending shows_text=true/></li> }
    };
    view! {
        <section class="section" aria-labelledby="decisions">
            <h2 id="decisions">{texts.about_me()}</h2>
            <ul class="items">{found.decisions.rows.into_iter().map(item).collect_view()}</ul>
        </section>
    }
}

/// A decision in words: the standard sentence for its reason, what the moderator adds, the appeal.
#[component]
pub fn TellDecision(
    told: Told,
    now: Moment,
    /// Whether the reader may appeal now.
    may_appeal: bool,
    sending: Sending<Appeal>,
    /// Whether the text itself is shown too.
    shows_text: bool,
) -> impl IntoView {
    let words = words();
    let texts = words.moderation();
    let decision = told.decision;
    let excerpt = told.excerpt;
    let last_day = decision.decided_at.plus_days(rules::APPEAL_DAYS).day();
    let appealed = told.appeal.is_some();
    view! {
        <p class="meta">
            <span class="tag warn">{words.choice("decided", decision.verdict.as_str())}</span>
            <span>{words.choice("subject", decision.subject.kind.as_str())}</span>
            <time datetime=decision.decided_at.rfc3339()>{words.ago(decision.decided_at, now)}</time>
        </p>
        <p>{words.choice("reason_sentence", decision.reason.as_str())}</p>
        {told
            .message
            .map(|message| view! { <h3>{texts.moderator_adds()}</h3> <Prose html=message.html language=message.language/> })}
        {shows_text
            .then(|| {
                view! {
                    <details class="more">
                        <summary>{texts.your_text()}</summary>
                        <Prose html=excerpt.html language=excerpt.language/>
                    </details>
                }
            })}
        {match (told.ruling, appealed) {
            (Some((outcome, reasons)), _) => {
                view! {
                    <h3>{words.choice("appeal_outcome", outcome.as_str())}</h3>
                    <Prose html=reasons.html language=reasons.language/>
                }
                    .into_any()
            }
            (None, true) => view! { <p class="help">{texts.appeal_waits()}</p> }.into_any(),
            (None, false) => {
                may_appeal
                    .then(|| view! { <AppealForm id=decision.id last_day=words.day(last_day) sending/> })
                    .into_any()
            }
        }}
    }
}

#[component]
fn AppealForm(id: domain::base::DecisionId, last_day: String, sending: Sending<Appeal>) -> impl IntoView {
    let texts = words().moderation();
    let suffix = format!("-{id}");
    let sending = sending.one_of("decision", &id.to_string());
    view! {
        <details class="more" open=sending.came_back()>
            <summary>{texts.appeal_this()}</summary>
            <Form sending>
                <input type="hidden" name="decision" value=id.to_string()/>
                <TextArea
                    name="text"
                    label=texts.appeal_text()
                    help=texts.appeal_help(last_day)
                    value=sending.typed("text", "")
                    rows=4
                    most=domain::base::text::Message::LONGEST
                    required=true
                    suffix=suffix.clone()
                />
                <LanguageSelect value=sending.typed("language", "") suffix=suffix/>
                <div class="actions">
                    <Submit
                        label=texts.appeal_send()
                        class="button"
                        pending=Signal::derive(move || sending.pending())
                    />
                    <p class="help">{texts.appeal_seen_by()}</p>
                </div>
            </Form>
        </details>
    }
}

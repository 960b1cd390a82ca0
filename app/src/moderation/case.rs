//! One case on the desk.

use domain::{
    base::Moment,
    desk::{Case, Report, effect::can_return},
    moderation::{Origin, Verdict},
};
use leptos::prelude::*;

use super::{
    address,
    api::{Decide, Read},
    reasons,
};
use crate::{
    i18n::words,
    initiatives::difference::Difference,
    ui::{
        field::{LanguageSelect, Select, TextArea},
        form::{Form, Sending, Submit},
        prose::Prose,
    },
};

/// Days after which a case has waited for too long.
const LATE: i64 = 2;

/// A case with its text, what readers said about it, and the verdicts.
#[component]
pub fn CaseView(case: Case, read: Read, now: Moment, deciding: Sending<Decide>) -> impl IntoView {
    let words = words();
    let texts = words.moderation();
    let kind = words.choice("subject", case.subject.kind.as_str());
    let title = case.title.clone().unwrap_or_else(|| kind.to_owned());
    let language = case.text.language;
    let days = i64::from(now.day().0 - case.opened_at.day().0);
    let waits = if days == 0 { words.ago(case.opened_at, now) } else { texts.waits(days) };
    let age = if days > LATE { "age late" } else { "age" };
    let page = words.path(address(case.page));
    let ticked = deciding.one_of("form", "bulk").chosen("cases[]").unwrap_or_default();
    let read = match read {
        Read::Text(html) => {
            let rest = case.is_cut.then(|| view! { <p><a href=page.clone()>{texts.read_all()}</a></p> });
            view! { <Prose html language/> {rest} }.into_any()
        }
        Read::Version(compared) => view! { <Difference compared=*compared/> }.into_any(),
    };
    let decide = if case.is_own {
        view! { <p class="help">{texts.own_text()}</p> }.into_any()
    } else {
        view! { <Decision case=case.clone() deciding/> }.into_any()
    };
    view! {
        <li>
            <article class="case" tabindex="-1" id=format!("case-{}", case.id)>
                <input
                    type="checkbox"
                    form="bulk"
                    name="cases[]"
                    value=case.id.to_string()
                    checked=ticked.contains(&case.id.to_string())
                    aria-label=texts.choose(title.clone())
                    disabled=case.is_own
                />
                <div class="what">
                    <p class="meta">
                        <span class="tag">{kind}</span>
                        <span class="tag">{words.choice("origin", case.origin.as_str())}</span>
                        <span class=age>{waits}</span>
                        <span>{case.territory}</span>
                        <a
                            href=words.path(address(case.place.subject))
                            lang=case.place.title.language.to_string()
                            dir="auto"
                        >
                            {case.place.title.text}
                        </a>
                    </p>
                    <h2 lang=language.to_string() dir="auto"><a href=page.clone()>{title}</a></h2>
                    {read}
                    <Reports reports=case.reports/>
                </div>
                <div class="decide">{decide}</div>
            </article>
        </li>
    }
}

#[component]
fn Reports(reports: Vec<Report>) -> impl IntoView {
    let words = words();
    (!reports.is_empty()).then(|| {
        let line = |report: Report| {
            view! {
                <li>
                    {words.choice("reason", report.reason.as_str())}
                    {report.note.map(|note| view! { ": " <q dir="auto">{note}</q> })}
                </li>
            }
        };
        view! {
            <h3>{words.moderation().reported(i64::try_from(reports.len()).unwrap_or(i64::MAX))}</h3>
            <ul>{reports.into_iter().map(line).collect_view()}</ul>
        }
    })
}

#[component]
fn Decision(case: Case, deciding: Sending<Decide>) -> impl IntoView {
    let texts = words().moderation();
    let suffix = format!("-{}", case.id);
    let can_return = can_return(case.subject.kind);
    let help = match case.author_language {
        Some(language) => format!("{} {}", texts.message_help(), texts.author_reads(language.endonym())),
        None => texts.message_help().to_owned(),
    };
    let id = case.id.to_string();
    let deciding = deciding.one_of("form", &id);
    let typed = move |name: &str| deciding.typed(name, "");
    view! {
        <Form sending=deciding>
            <input type="hidden" name="form" value=id.clone()/>
            <input type="hidden" name="cases[]" value=id/>
            <Select name="reason" label=texts.reason() choices=reasons() value=typed("reason") suffix=suffix.clone()/>
            <details class="more" open=!typed("message").is_empty()>
                <summary>{texts.write_to_author()}</summary>
                <TextArea
                    name="message"
                    label=texts.message()
                    help
                    value=typed("message")
                    rows=3
                    optional=true
                    suffix=suffix.clone()
                />
                <LanguageSelect value=typed("language") suffix=suffix.clone()/>
            </details>
            <Verdicts origin=Some(case.origin) can_return pending=Signal::derive(move || deciding.pending())/>
        </Form>
    }
}

/// The buttons with the verdicts that fit.
#[component]
pub fn Verdicts(origin: Option<Origin>, can_return: bool, pending: Signal<bool>) -> impl IntoView {
    let words = words();
    let favourable = match origin {
        Some(Origin::Report) => Verdict::Keep,
        _ => Verdict::Publish,
    };
    let button = |verdict: Verdict, class: &'static str| {
        view! {
            <Submit
                label=words.choice("verdict", verdict.as_str())
                class
                name="verdict"
                value=verdict.to_string()
                pending
            />
        }
    };
    view! {
        <div class="actions">
            {button(favourable, "button")}
            {can_return.then(|| button(Verdict::Return, "button"))}
            {button(Verdict::Hide, "button danger")}
        </div>
    }
}

//! The acts along a line, and what comes next.

use domain::{
    attachments::Attachment,
    base::{Currency, Moment, ProcedureId, Subject},
    procedures::{Act, ActKind, Content, Form, Halt, Procedure, Progress},
};
use leptos::prelude::*;

use crate::{
    attachments::files::Files,
    i18n::words,
    ui::prose::{Html, Prose},
};

/// The way of a procedure whose acts each come once, in order; what a reader sees ahead.
const WAY: [ActKind; 11] = [
    ActKind::Start,
    ActKind::Notice,
    ActKind::Assessment,
    ActKind::List,
    ActKind::Session,
    ActKind::FinalDocument,
    ActKind::Determination,
    ActKind::Agreement,
    ActKind::Implementation,
    ActKind::Account,
    ActKind::Evaluation,
];

/// The acts so far, the next one with its day, and the way that is left.
#[component]
pub fn Timeline(
    procedure: Procedure,
    /// What each act says, rendered.
    texts: Vec<Html>,
    /// The files of all acts.
    files: Vec<Attachment>,
    now: Moment,
) -> impl IntoView {
    let title = words().procedures().acts();
    let id = procedure.id;
    let ahead = ahead(&procedure.progress);
    let act = move |(act, text): (Act, Html)| {
        let subject: Subject = act.id.into();
        let own = files.iter().filter(|file| file.subject == subject).cloned().collect();
        view! { <Taken procedure=id act text files=own/> }
    };
    let next = next(procedure.progress, now);
    view! {
        <section class="section" aria-labelledby="acts">
            <h2 id="acts">{title}</h2>
            <ol class="timeline">
                {procedure.acts.into_iter().zip(texts).map(act).collect_view()}
                {next}
                {ahead}
            </ol>
        </section>
    }
}

#[component]
fn Taken(procedure: ProcedureId, act: Act, text: Html, files: Vec<Attachment>) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let language = act.language;
    let href = words.path(format!("/procedures/{procedure}/acts/{}", act.place));
    // Whoever is told that something rests or ends is told why at once.
    let at_once = matches!(act.content, Content::Suspension | Content::Revocation);
    view! {
        <li class="done">
            <time datetime=act.on.iso()>{words.full_day(act.on)}</time>
            <h3 lang=language.to_string() dir="auto"><a href=href>{act.title}</a></h3>
            <p class="meta">
                <span class="tag">{words.choice("act", act.content.kind().as_str())}</span>
                <span lang=language.to_string() dir="auto">{act.number}</span>
            </p>
            <Said content=act.content/>
            <details class="more" open=at_once>
                <summary>{texts.what_it_says()}</summary>
                <Prose html=text language/>
            </details>
            <Files files/>
        </li>
    }
}

/// What an act says beyond its text.
#[component]
pub fn Said(content: Content) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let sentence = match content {
        Content::Notice { deadline, .. } | Content::Extension { deadline } => {
            texts.open_until(words.day_and_time(deadline))
        }
        Content::FinalDocument { kind } => words.choice("final_document", kind.as_str()).to_owned(),
        Content::Agreement { name, form, .. } => {
            let kind = words.choice("agreement_form", form.kind().as_str());
            match form {
                Form::Convention { runts_number } => texts.signed_registered(kind, name, runts_number),
                Form::Pact => texts.signed(kind, name),
            }
        }
        Content::Account { planned_cents, spent_cents } => {
            let money = |cents| words.money(cents, Currency::EURO);
            texts.planned_and_spent(money(planned_cents), money(spent_cents))
        }
        Content::Correction { of } => texts.corrects(of),
        _ => return None,
    };
    Some(view! { <p dir="auto">{sentence}</p> })
}

/// What comes next and by when; nothing where the procedure is over.
fn next(progress: Progress, now: Moment) -> Option<impl IntoView> {
    let words = words();
    let texts = words.procedures();
    let kind = progress.state.next().first().copied().filter(|kind| *kind != ActKind::Correction)?;
    let open = progress.open_notice(now).map(|notice| notice.deadline.day());
    let day = open.or(progress.next_by);
    let resumes = progress.state.halt() == Some(Halt::Suspended);
    let label = if resumes { texts.waits_to_go_on() } else { words.choice("act", kind.as_str()) };
    let late = day.is_some_and(|day| day < now.day());
    Some(view! {
        <li aria-current="step">
            {day
                .map(|day| {
                    let sentence = if open.is_some() {
                        texts.from_day(words.full_day(day))
                    } else {
                        texts.next_by(words.full_day(day))
                    };
                    view! { <time datetime=day.iso()>{sentence}</time> }
                })}
            <h3>{label}</h3>
            {late.then(|| view! { <p><span class="tag warn">{texts.late()}</span></p> })}
        </li>
    })
}

/// The acts that lie behind the next one.
fn ahead(progress: &Progress) -> impl IntoView + use<> {
    let words = words();
    let next = progress.state.next().first().copied();
    let place = WAY.iter().position(|kind| Some(*kind) == next).filter(|_| progress.state.halt().is_none());
    let left = place.map_or(&[][..], |place| &WAY[place + 1..]);
    left.iter().map(|kind| view! { <li><h3>{words.choice("act", kind.as_str())}</h3></li> }).collect_view()
}
